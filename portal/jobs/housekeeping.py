"""The periodic jobs that belong to no room: Wagtail's, Django's and those of the queue itself."""

import datetime as dt

from django.core.management import call_command
from django.utils.translation import gettext_lazy as _

from portal import throttle

from .reaper import reap
from .registry import PeriodicJob, register

MINUTE = dt.timedelta(minutes=1)


def _reap() -> str:
    queued, failed = reap()
    return f"{queued} erneut, {failed} aufgegeben" if queued or failed else ""


def _prune_task_results() -> None:
    call_command("prune_db_task_results", queue_name="*", min_age_days=7, verbosity=0)


JOBS = (
    PeriodicJob(
        name="jobs.prune",
        at=dt.time(3, 10),
        label=_("Ergebnisse alter Hintergrundaufgaben löschen"),
        run=_prune_task_results,
    ),
    PeriodicJob(
        name="django.clearsessions",
        at=dt.time(3, 20),
        label=_("abgelaufene Anmeldungen löschen"),
        run=lambda: call_command("clearsessions"),
    ),
    PeriodicJob(
        name="portal.limits",
        at=dt.time(3, 30),
        label=_("Zählungen von Aufrufen und den Schlüssel ihrer Streuwerte löschen"),
        run=throttle.forget,
    ),
    PeriodicJob(
        name="jobs.reap",
        every=MINUTE,
        label=_("Aufgaben verlorener Arbeitsprozesse neu einreihen"),
        run=_reap,
    ),
    PeriodicJob(
        name="wagtail.references",
        every=dt.timedelta(days=7),
        label=_("Verweise zwischen Seiten, Bildern und Dokumenten neu aufbauen"),
        run=lambda: call_command("rebuild_references_index", verbosity=0),
    ),
)


def register_jobs() -> None:
    """Register them; called once when the app is ready."""
    for job in JOBS:
        register(job)
