"""Beginning and end of an import run: one at a time per source, and none that runs for ever."""

import datetime as dt
import hashlib
from pathlib import PurePath
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from portal import clock
from portal.accounts.models import User

from ..enums import ImportState
from ..models import ImportIssue, ImportRun, ImportSource

# A running import beats at least every few seconds; a write may wait 20 s for its lock.
HEARTBEAT_LOST = dt.timedelta(seconds=60)
STARTABLE = frozenset({ImportState.QUEUED, ImportState.INTERRUPTED, ImportState.FAILED})
FILE_NAME = 255


class ImportBusy(Exception):
    """The source is being imported already, or this run is not to be started; says why."""


class ImportLost(Exception):
    """Somebody declared this run dead and took over; it must stop at once."""


def create_run(
    source: ImportSource, file: "File[Any]", *, name: str, user: User | None = None
) -> ImportRun:
    """Keep the original file in the private storage and return a run that waits to be started."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    shown = "".join(char for char in PurePath(name).name if char.isprintable())
    run = ImportRun(
        source=source,
        file_name=shown[-FILE_NAME:] or _("ohne Namen"),
        sha256=digest.hexdigest(),
        started_by=user,
        created_at=clock.real_now(),
    )
    # The name on disk is ours: nothing of the sender's reaches the file system.
    run.original.save(f"{source.slug}-{digest.hexdigest()[:12]}", file, save=False)
    run.save()
    return run


def claim(run_id: int) -> ImportRun:
    """Mark a run as running and return it. Raises ImportBusy when it must not start now."""
    now = clock.real_now()
    with transaction.atomic():
        source_id = ImportRun.objects.values_list("source_id", flat=True).get(pk=run_id)
        ImportSource.objects.select_for_update().get(pk=source_id)
        interrupt_lost(source_id=source_id)
        if ImportRun.objects.filter(source_id=source_id, state=ImportState.RUNNING).exists():
            raise ImportBusy(
                _(
                    "Diese Quelle wird gerade eingelesen. Warten Sie bitte, bis der Import fertig"
                    " ist. War er abgebrochen worden, versuchen Sie es in einer Minute noch einmal."
                )
            )
        run = ImportRun.objects.select_related("source__provider").get(pk=run_id)
        if run.state not in STARTABLE:
            raise ImportBusy(_("Dieser Import ist schon gelaufen."))
        run.state = ImportState.RUNNING
        run.started_at = run.heartbeat = now
        run.finished_at = None
        run.message = ""
        run.complete = False
        run.total = run.processed = run.created = run.updated = 0
        run.unchanged = run.rejected = run.withdrawn = 0
        run.save()
        ImportIssue.objects.filter(run=run, record_key="").delete()
    return run


def beat(run: ImportRun, **counts: int) -> None:
    """Show that the run lives, with its counts. Raises ImportLost when it was taken over."""
    run.heartbeat = clock.real_now()
    alive = ImportRun.objects.filter(
        pk=run.pk, state=ImportState.RUNNING, started_at=run.started_at
    ).update(heartbeat=run.heartbeat, **counts)
    if not alive:
        raise ImportLost
    for name, value in counts.items():
        setattr(run, name, value)


def finish(run: ImportRun, state: str, message: str, *, complete: bool = False) -> None:
    """End a run with a sentence for people."""
    run.state, run.message, run.complete = state, message, complete
    run.finished_at = clock.real_now()
    run.save(update_fields=["state", "message", "complete", "finished_at", "exported_at"])


def interrupt_lost(*, source_id: int | None = None) -> int:
    """Mark runs whose process died as interrupted; return how many."""
    lost = ImportRun.objects.filter(
        state=ImportState.RUNNING, heartbeat__lt=clock.real_now() - HEARTBEAT_LOST
    )
    if source_id is not None:
        lost = lost.filter(source_id=source_id)
    return lost.update(
        state=ImportState.INTERRUPTED,
        finished_at=clock.real_now(),
        message=_(
            "Der Import wurde unterbrochen. Was schon übernommen war, bleibt. Sie können ihn"
            " noch einmal starten."
        ),
    )
