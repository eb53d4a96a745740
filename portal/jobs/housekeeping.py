"""The periodic jobs that belong to no room: Wagtail's, Django's and those of the queue itself."""

import datetime as dt

from django.core.management import call_command
from django.utils.translation import gettext_lazy as _

from portal import throttle

from .reaper import reap
from .registry import PeriodicJob, register


def _reap() -> str:
    queued, failed = reap()
    return f"{queued} erneut, {failed} aufgegeben" if queued or failed else ""


def _prune_task_results() -> None:
    call_command("prune_db_task_results", queue_name="*", min_age_days=7, verbosity=0)


def register_jobs() -> None:
    """Register them; called once when the app is ready."""
    minute = dt.timedelta(minutes=1)
    register(
        PeriodicJob(
            name="jobs.reap",
            label=_("Aufgaben verlorener Arbeitsprozesse neu einreihen"),
            every=minute,
            run=_reap,
        )
    )
    register(
        PeriodicJob(
            name="jobs.prune",
            label=_("Ergebnisse alter Hintergrundaufgaben löschen"),
            at=dt.time(3, 10),
            run=_prune_task_results,
        )
    )
    register(
        PeriodicJob(
            name="wagtail.publish_scheduled",
            label=_("Seiten zum geplanten Zeitpunkt veröffentlichen und zurückziehen"),
            every=minute,
            run=lambda: call_command("publish_scheduled"),
        )
    )
    register(
        PeriodicJob(
            name="wagtail.references",
            label=_("Verweise zwischen Seiten, Bildern und Dokumenten neu aufbauen"),
            every=dt.timedelta(days=7),
            run=lambda: call_command("rebuild_references_index", verbosity=0),
        )
    )
    register(
        PeriodicJob(
            name="django.clearsessions",
            label=_("abgelaufene Anmeldungen löschen"),
            at=dt.time(3, 20),
            run=lambda: call_command("clearsessions"),
        )
    )
    register(
        PeriodicJob(
            name="portal.limits",
            label=_("Zählungen von Aufrufen und den Schlüssel ihrer Streuwerte löschen"),
            at=dt.time(3, 30),
            run=throttle.forget,
        )
    )
