"""The book of rebuilds: at most one at a time, and everybody can read how far it is.

A file lock holds off the other processes of this machine; it is free the moment its process dies. The
row in the book holds off other machines, which cannot see the lock: a row without a heartbeat for
`SILENT` is taken for dead, and so is one whose file lock we hold ourselves. Should its process live
after all, it finds the row closed, and does not take its index into service.
"""

import datetime as dt
import logging
import platform
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from filelock import Timeout

from portal import clock

from .contract import EngineError
from .engine import index_lock
from .models import RebuildRun, Step

logger = logging.getLogger(__name__)

SILENT = dt.timedelta(minutes=2)
BEAT_SECONDS = 1.0
KEPT = 20  # finished rows per index


class RebuildRefused(Exception):
    """The new index was not taken into service; the message is a plain German sentence."""


@dataclass(kw_only=True)
class Entry:
    """The open row of the rebuild that this thread carries out. `documents`: set it when all is well."""

    row: RebuildRun
    documents: int | None = None
    _thread: int = field(default_factory=threading.get_ident)
    _written: float = field(default_factory=time.monotonic)

    def tell(self, step: Step, done: int, total: int) -> None:
        """Note how far the rebuild is, once a second at most. Raises RebuildRefused if it was taken
        for dead."""
        self.row.step, self.row.done, self.row.total = step, done, total
        # An engine's own thread would need a connection of its own: the next call writes it.
        if threading.get_ident() != self._thread:
            return
        if time.monotonic() - self._written >= BEAT_SECONDS:
            self.beat()

    def beat(self) -> None:
        """Say that this rebuild lives. Raises RebuildRefused if it was taken for dead."""
        self._written = time.monotonic()
        try:
            still_open = self._write(heartbeat=clock.real_now())
        except DatabaseError:  # a missed beat is no reason to die; SILENT leaves room for many
            logger.warning("index %s: heartbeat of the rebuild missed", self.row.index_name)
            return
        if not still_open:
            raise RebuildRefused(
                _(
                    "Der Aufbau stand zu lange still und gilt als abgebrochen. Der alte Index bleibt."
                )
            )

    def close(self, error: str = "") -> None:
        """Note the outcome, and forget rows of long ago."""
        now = clock.real_now()
        try:
            self._write(heartbeat=now, finished_at=now, documents=self.documents, error=error)
            finished = _rows(self.row.index_name).exclude(finished_at=None).order_by("-pk")
            RebuildRun.objects.filter(
                pk__in=list(finished.values_list("pk", flat=True)[KEPT:])
            ).delete()
        except (
            DatabaseError
        ):  # what came of the rebuild counts, not whether it could be written down
            logger.exception("index %s: the end of the rebuild is not noted", self.row.index_name)

    def _write(self, **values: object) -> bool:
        return bool(
            RebuildRun.objects.filter(pk=self.row.pk, finished_at=None).update(
                step=self.row.step, done=self.row.done, total=self.row.total, **values
            )
        )


@contextmanager
def only_rebuild(index_name: str, engine: str) -> Iterator[Entry]:
    """Let this process, and no other anywhere, rebuild the index; the row is closed in every case.

    Raises RebuildRefused where another rebuild is running. In a transaction nobody else would see
    the row: call it outside.
    """
    lock = index_lock(index_name, "rebuild")
    try:
        held = lock.acquire(timeout=0)
    except Timeout as error:
        raise _already(_rows(index_name).filter(finished_at=None).first()) from error
    with held:
        entry = Entry(row=_begin(index_name, engine, f"{platform.node()}:{lock.lock_file}"[-500:]))
        try:
            yield entry
        except BaseException as error:
            entry.close(_sentence(error))
            raise
        entry.close()


def is_alive(row: RebuildRun) -> bool:
    """Tell whether a rebuild has not ended, and has shown a sign of life of late."""
    return row.finished_at is None and row.heartbeat > clock.real_now() - SILENT


def last_run(index_name: str) -> RebuildRun | None:
    """Return the present rebuild of the index, or else the last one."""
    return _rows(index_name).order_by("-pk").first()


def _rows(index_name: str) -> QuerySet[RebuildRun]:
    return RebuildRun.objects.filter(index_name=index_name)


def _begin(index_name: str, engine: str, lock: str) -> RebuildRun:
    now = clock.real_now()
    try:
        with transaction.atomic():
            for row in _rows(index_name).filter(finished_at=None).select_for_update():
                if row.lock != lock and is_alive(row):
                    raise _already(row)
                _close_dead(row, now)
            return RebuildRun.objects.create(
                index_name=index_name, engine=engine, lock=lock, started_at=now, heartbeat=now
            )
    except IntegrityError as error:  # another machine was quicker
        raise _already(_rows(index_name).filter(finished_at=None).first()) from error


def _close_dead(row: RebuildRun, now: dt.datetime) -> None:
    logger.warning("index %s: the rebuild of %s is dead", row.index_name, row.started_at)
    row.finished_at = now
    row.error = _("Abgebrochen: letztes Lebenszeichen %(when)s.") % {"when": _when(row.heartbeat)}
    row.save(update_fields=("finished_at", "error"))


def _already(row: RebuildRun | None) -> RebuildRefused:
    if row is None:
        return RebuildRefused(_("Der Index wird gerade schon neu aufgebaut."))
    return RebuildRefused(
        _("Der Index wird gerade schon neu aufgebaut, seit %(when)s.")
        % {"when": _when(row.started_at)}
    )


def _when(moment: dt.datetime) -> str:
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT")


def _sentence(error: BaseException) -> str:
    """Return what ended a rebuild as a German sentence."""
    if isinstance(error, RebuildRefused):
        return str(error)
    if isinstance(error, EngineError):
        return _(
            "Die Suchmaschine hat den Aufbau abgebrochen (%(error)s). Der alte Index bleibt in Betrieb."
        ) % {"error": error}
    if isinstance(error, Exception):
        return _("Der Aufbau ist gescheitert (%(error)s).") % {
            "error": f"{type(error).__name__}: {error}"[:1000]
        }
    return _("Der Aufbau wurde von außen beendet.")
