"""Taking tasks from workers that are gone (django-tasks-db leaves them RUNNING for ever)."""

import datetime as dt
import logging

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from portal import clock

from .heartbeat import DEAD_AFTER
from .models import WorkerBeat

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 3


def reap(*, now: dt.datetime | None = None) -> tuple[int, int]:
    """Queue the tasks of dead workers again; return (queued again, given up).

    A task that has lost MAX_ATTEMPTS workers probably kills them, and is marked as failed.
    """
    now = now or clock.real_now()
    WorkerBeat.objects.filter(beat_at__lt=now - DEAD_AFTER).delete()
    alive = set(WorkerBeat.objects.values_list("worker_id", flat=True))
    queued = failed = 0
    for row in DBTaskResult.objects.running().filter(started_at__lt=now - DEAD_AFTER):
        if row.worker_ids and row.worker_ids[-1] in alive:
            continue
        give_up = len(row.worker_ids) >= MAX_ATTEMPTS
        changed = _give_up(row=row, now=now) if give_up else _queue_again(row=row)
        queued += changed * (not give_up)
        failed += changed * give_up
        logger.warning("task %s lost its worker, attempt %s", row.id, len(row.worker_ids))
    return queued, failed


def _queue_again(*, row: DBTaskResult) -> int:
    return _unchanged(row).update(status=TaskResultStatus.READY, started_at=None)


def _give_up(*, row: DBTaskResult, now: dt.datetime) -> int:
    return _unchanged(row).update(
        status=TaskResultStatus.FAILED,
        finished_at=now,
        exception_class_path="portal.jobs.reaper.WorkerLost",
        traceback=f"{len(row.worker_ids)} Arbeitsprozesse sind bei dieser Aufgabe gestorben.",
    )


def _unchanged(row: DBTaskResult):  # type: ignore[no-untyped-def]  # its queryset is generic only at run time
    """The row, unless it has been finished or claimed anew since we looked."""
    return DBTaskResult.objects.running().filter(pk=row.pk, started_at=row.started_at)
