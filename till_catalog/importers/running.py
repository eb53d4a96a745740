"""One import from file to catalogue."""

import logging
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import BinaryIO, cast

from django.db import DatabaseError, OperationalError, transaction
from django.utils.translation import gettext as _

from portal import clock
from search.aftercommit import no_drain_after_commit

from ..enums import ImportState, OfferStatus, RecordState
from ..models import ImportRecord, ImportRun
from .access import apply_access
from .context import Context
from .formats import FORMATS, Format
from .issues import Issue
from .lifecycle import ImportLost, beat, claim, finish
from .preparing import Identified, Prepared, digest_salt, identify, prepare
from .records import FileRefused, RawRecord
from .scanning import Scan, records, scan
from .store import Stored, save_issues, store, touch
from .vocabulary import Vocabulary
from .withdrawing import shrinks_too_much, withdraw_missing

logger = logging.getLogger(__name__)

BATCH = 100
# Where a batch failed, each record has a savepoint of its own, and the transactions stay short.
RESCUE_BATCH = 25

Progress = Callable[[int, int], object]


def run_import(run_id: int, *, progress: Progress | None = None) -> ImportRun:
    """Carry out a waiting, interrupted or failed run; return it in its final state.

    `progress(processed, total)` is called after each batch. Nothing is written in a transaction of
    more than a second. Raises ImportBusy when the source is being imported already; any other
    surprise leaves the run FAILED, what was committed before stays, and is raised again.
    """
    run = claim(run_id)
    try:
        with no_drain_after_commit():
            _import(run, progress or (lambda processed, total: None))
    except FileRefused as error:
        finish(run, ImportState.FAILED, str(error))
    except ImportLost:
        logger.warning("import run %s was taken over", run.pk)
    except KeyboardInterrupt:
        finish(run, ImportState.INTERRUPTED, _("Der Import wurde abgebrochen."))
        raise
    except Exception:
        finish(
            run,
            ImportState.FAILED,
            _(
                "Der Import ist an einem Fehler des Portals gescheitert. Der Betrieb ist informiert."
            ),
        )
        raise
    return run


def _import(run: ImportRun, progress: Progress) -> None:
    source = run.source
    file_format = FORMATS[source.format]

    def opener() -> BinaryIO:
        return cast(BinaryIO, run.original.storage.open(str(run.original.name), "rb"))

    found = scan(opener, file_format, override=source.encoding)
    _refuse_older(run, found)
    run.exported_at = found.exported_at
    save_issues(run, found.issues)
    beat(run, total=found.total)
    work = _Work(run, file_format)
    done = Stored()
    for batch in _batches(records(opener, file_format, found.encoding)):
        done += work.take(batch, done)
        progress(run.processed, run.total)
    apply_access(found.access)
    _end(run, found, work)


def _refuse_older(run: ImportRun, found: Scan) -> None:
    """Refuse a file that was made before the one imported last."""
    if found.exported_at is None:
        return
    newer = (
        ImportRun.objects.filter(
            source=run.source,
            exported_at__gt=found.exported_at,
            state__in=(ImportState.DONE, ImportState.NEEDS_CONFIRMATION),
        )
        .order_by("-exported_at")
        .first()
    )
    if newer is not None and newer.exported_at is not None:
        form = "%d.%m.%Y, %H:%M Uhr"
        raise FileRefused(
            _("Die Datei ist vom %(this)s und damit älter als der letzte Import (%(last)s).")
            % {
                "this": found.exported_at.astimezone(clock.BERLIN).strftime(form),
                "last": newer.exported_at.astimezone(clock.BERLIN).strftime(form),
            }
        )


def _batches(stream: Iterable[RawRecord]) -> Iterator[list[RawRecord]]:
    iterator = iter(stream)
    while batch := list(islice(iterator, BATCH)):
        yield batch


class _Work:
    """Takes batches of raw records one after the other."""

    def __init__(self, run: ImportRun, file_format: Format) -> None:
        self.run = run
        self.source = run.source
        self.format = file_format
        vocabulary = Vocabulary.load()
        self.context = Context(vocabulary=vocabulary, today=clock.today())
        self.salt = digest_salt(
            vocabulary_fingerprint=vocabulary.fingerprint(), locked=self.source.locked_fields
        )
        self.seen: set[str] = set()
        self.nameless: set[tuple[str, str]] = set()

    def take(self, batch: list[RawRecord], before: Stored) -> Stored:
        """Store one batch and return what became of its records."""
        found = [
            identify(record, key=self.format.key(record), salt=self.salt, seen=self.seen)
            for record in batch
        ]
        same = self._unchanged(found)
        prepared = [
            prepare(item, self.format, self.context) for item in found if item.key not in same
        ]
        for item in found:
            if not item.named and not item.duplicate:
                self.nameless.add(self.format.names(item.record))
        for _attempt in range(2):
            try:
                with transaction.atomic():
                    return self._store(prepared, same, before, len(batch))
            except OperationalError:  # a deadlock: PostgreSQL ends one of two who wait crosswise
                logger.warning("import run %s: a batch lost its locks", self.run.pk)
            except DatabaseError:
                break
        logger.warning("import run %s: a batch failed, going on by record", self.run.pk)
        return self._rescue(prepared, same, before, len(batch))

    def _store(self, prepared: list[Prepared], same: set[str], before: Stored, size: int) -> Stored:
        now = clock.now()
        stored = store(prepared, source=self.source, run=self.run, now=now)
        touch(sorted(same), source=self.source, run=self.run, now=now)
        stored += Stored(unchanged=len(same))
        self._count(before + stored, self.run.processed + size)
        return stored

    def _rescue(
        self, prepared: list[Prepared], same: set[str], before: Stored, size: int
    ) -> Stored:
        """Store record by record, so that only those that cannot be stored are lost."""
        stored = Stored()
        for start in range(0, len(prepared), RESCUE_BATCH):
            with transaction.atomic():
                for item in prepared[start : start + RESCUE_BATCH]:
                    stored += self._store_one(item)
                beat(self.run)
        with transaction.atomic():
            return stored + self._store([], same, before + stored, size)

    def _store_one(self, item: Prepared) -> Stored:
        now = clock.now()
        try:
            with transaction.atomic():
                return store([item], source=self.source, run=self.run, now=now)
        except DatabaseError as error:
            refused = Issue(code="store_failed", record_key=item.key, detail=type(error).__name__)
            rejected = Prepared(
                key=item.key,
                raw=item.raw,
                digest=item.digest,
                data=None,
                issues=(*item.issues, refused),
            )
            with transaction.atomic():
                return store([rejected], source=self.source, run=self.run, now=now)

    def _count(self, total: Stored, processed: int) -> None:
        beat(
            self.run,
            processed=processed,
            created=total.created,
            updated=total.updated,
            unchanged=total.unchanged,
            rejected=total.rejected,
        )

    def _unchanged(self, found: list[Identified]) -> set[str]:
        """Return the keys whose records and offers are as they were after the last import."""
        digests = {item.key: item.digest for item in found if item.named}
        rows = ImportRecord.objects.filter(
            source=self.source,
            key__in=digests,
            state=RecordState.IMPORTED,
            offer__isnull=False,
            offer__stale=False,
        ).exclude(offer__status=OfferStatus.WITHDRAWN)
        return {key for key, digest in rows.values_list("key", "digest") if digests[key] == digest}


def _end(run: ImportRun, found: Scan, work: _Work) -> None:
    """Decide what a file's end means for the offers that were not in it."""
    if found.broken is not None:
        state = ImportState.DONE if found.total else ImportState.FAILED
        message = _(
            "%(problem)s %(count)s Angebote davor wurden gelesen. Nichts wurde zurückgezogen."
        )
        finish(run, state, message % {"problem": found.broken, "count": found.total})
    elif reason := shrinks_too_much(run):
        question = _(
            "Noch wurde nichts zurückgezogen. Prüfen Sie die Datei und bestätigen Sie den Import."
        )
        finish(run, ImportState.NEEDS_CONFIRMATION, f"{reason} {question}", complete=True)
    else:
        if run.source.full:
            withdraw_missing(run, spare=work.nameless)
        finish(run, ImportState.DONE, "", complete=True)
