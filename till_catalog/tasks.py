"""Background work of the catalogue; arguments are ids only."""

import datetime as dt

from django_tasks import task

from portal import clock
from portal.links import check_links

from .drafts.checking import check
from .enums import ImportState
from .exporters import dump
from .importers.lifecycle import ImportBusy
from .importers.reapplying import apply_rules
from .importers.running import run_import
from .models import ImportDraft, ImportRun, LinkCheck
from .upkeep.nightly import nightly

TRY_AGAIN = dt.timedelta(minutes=1)


@task(queue_name="slow")
def check_draft(draft_id: int) -> int:
    """Judge all rows of an uploaded table; return how many there are (0 when it is gone)."""
    draft = ImportDraft.objects.filter(pk=draft_id).select_related("source").first()
    if draft is None:
        return 0
    check(draft)
    return draft.rows.count()


@task(queue_name="slow")
def import_file(run_id: int) -> str:
    """Carry out an import run; return its state. A run that is done already is left alone.

    Where the source is busy, or the run was running when its worker died, it is tried again later.
    """
    run = ImportRun.objects.filter(pk=run_id).first()
    if run is None:
        return "deleted"
    try:
        return run_import(run.pk).state
    except ImportBusy:
        run.refresh_from_db()
        if run.state in (ImportState.QUEUED, ImportState.RUNNING):
            import_file.using(run_after=clock.real_now() + TRY_AGAIN).enqueue(run.pk)
        return run.state


@task(queue_name="slow")
def write_dump() -> str:
    """Write today's edition of the open data; return what came of it. A second call does nothing."""
    if not dump.is_due():
        return "done already"
    try:
        return dump.publish().sentence
    except dump.NotWritten as reason:
        return str(reason)


@task(queue_name="slow")
def keep_up() -> str:
    """Bring all offers up to date, as every night."""
    return nightly()


@task(queue_name="slow")
def check_due_links() -> int:
    """Check the links that are due, for a few minutes."""
    return check_links(LinkCheck)


@task(queue_name="slow")
def apply_keyword_rules() -> int:
    """Understand all imported offers anew by the rules for keywords; return how many changed."""
    return apply_rules()
