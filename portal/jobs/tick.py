"""Running what is due, one process at a time per job, each job in its own error boundary."""

import datetime as dt
import logging

from django.db.models import Q

from portal import clock

from .models import JobState, Outcome
from .registry import PeriodicJob, all_jobs

logger = logging.getLogger(__name__)

# A job that has been "running" for longer has lost its process and may start again.
ABANDONED_AFTER = dt.timedelta(minutes=15)


def tick() -> list[str]:
    """Run every job that is due and return the names of those that ran."""
    return [job.name for job in all_jobs() if run_if_due(job=job)]


def run_if_due(*, job: PeriodicJob) -> bool:
    """Run `job` unless it is not due yet or another process runs it. An error is only noted."""
    now = clock.real_now()
    state, _ = JobState.objects.get_or_create(name=job.name, defaults={"known_since": now})
    if not is_due(job=job, state=state, now=now) or not _claim(state=state, now=now):
        return False
    try:
        message = str(job.run() or "")
        outcome = Outcome.OK
    except Exception as error:  # the next job must still run
        logger.exception("job %s failed", job.name)
        message, outcome = f"{type(error).__name__}: {error}", Outcome.FAILED
    end = clock.real_now()
    JobState.objects.filter(pk=state.pk, last_start=now).update(
        last_end=end, duration=end - now, outcome=outcome, message=message[:1000]
    )
    return True


def is_due(*, job: PeriodicJob, state: JobState, now: dt.datetime) -> bool:
    """Whether `job` should start at `now`. A daily job waits for its time after installation."""
    if job.every is not None:
        return state.last_start is None or now >= state.last_start + job.every
    assert job.at is not None
    return _last_occurrence(at=job.at, now=now) > (state.last_start or state.known_since)


def _last_occurrence(*, at: dt.time, now: dt.datetime) -> dt.datetime:
    """The latest moment, in UTC, not after `now` at which a clock in Berlin showed `at`.

    Compared in UTC: two times of one zone are compared by their faces, which is wrong in the night
    when the clocks change.
    """
    today = now.astimezone(clock.BERLIN).date()
    for day in (today, today - dt.timedelta(days=1)):
        moment = dt.datetime.combine(day, at, clock.BERLIN).astimezone(dt.UTC)
        if moment <= now:
            break
    return moment


def _claim(*, state: JobState, now: dt.datetime) -> bool:
    """Mark the job as running, if nobody else did in the meantime."""
    free = ~Q(outcome=Outcome.RUNNING) | Q(last_start__lte=now - ABANDONED_AFTER)
    claimed = JobState.objects.filter(free, pk=state.pk, last_start=state.last_start).update(
        last_start=now, outcome=Outcome.RUNNING
    )
    return claimed == 1
