"""What the portal does by itself, and when. Rooms register their jobs in `AppConfig.ready()`."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, kw_only=True)
class PeriodicJob:
    """A piece of regular work: idempotent, short (long work enqueues a task on the slow queue).

    Either `every` (a pause between two starts) or `at` (a wall-clock time in Berlin, once a day).
    `run` may return a short German sentence for the table of jobs.
    """

    name: str
    label: str | Promise
    run: Callable[[], object]
    every: dt.timedelta | None = None
    at: dt.time | None = None

    def __post_init__(self) -> None:
        if (self.every is None) == (self.at is None):
            raise ValueError(f"job {self.name}: give either every or at")


_jobs: dict[str, PeriodicJob] = {}


def register(job: PeriodicJob) -> None:
    """Add a job. Raises ValueError if another one has its name."""
    if _jobs.setdefault(job.name, job) != job:
        raise ValueError(f"job {job.name} is registered twice")


def all_jobs() -> list[PeriodicJob]:
    """Return the registered jobs in the order of their names."""
    return [job for _, job in sorted(_jobs.items())]
