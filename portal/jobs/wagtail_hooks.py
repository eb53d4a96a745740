"""The table of periodic jobs in the admin."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin.ui.tables import Column

from portal.viewsets import ReadOnlyViewSet

from .models import JobState
from .registry import all_jobs


def _label(state: JobState) -> str:
    return next((str(job.label) for job in all_jobs() if job.name == state.name), state.name)


def _rhythm(state: JobState) -> str:
    """How often the job runs, in words; empty for a job that no longer exists."""
    job = next((job for job in all_jobs() if job.name == state.name), None)
    if job is None:
        return ""
    if job.at is not None:
        return _("täglich um %(time)s Uhr") % {"time": f"{job.at:%H:%M}"}
    assert job.every is not None
    minutes = int(job.every.total_seconds() // 60)
    if minutes < 60:
        return ngettext("jede Minute", "alle %(n)s Minuten", minutes) % {"n": minutes}
    hours = minutes // 60
    return ngettext("jede Stunde", "alle %(n)s Stunden", hours) % {"n": hours}


def _last_start(state: JobState) -> str:
    if state.last_start is None:
        return ""
    return date_format(localtime(state.last_start), "SHORT_DATETIME_FORMAT")


def _duration(state: JobState) -> str:
    if state.duration is None:
        return ""
    return _("%(seconds)s s") % {"seconds": round(state.duration.total_seconds(), 1)}


class JobViewSet(ReadOnlyViewSet):
    model = JobState
    name = "jobs"
    icon = "history"
    menu_label = gettext_lazy("Regelmäßige Aufgaben")
    menu_order = 900
    add_to_settings_menu = True
    list_display = (
        Column("label", label=gettext_lazy("Aufgabe"), accessor=_label),
        Column("rhythm", label=gettext_lazy("Wann"), accessor=_rhythm),
        Column("last_start", label=gettext_lazy("Zuletzt begonnen"), accessor=_last_start),
        Column("outcome", label=gettext_lazy("Ergebnis"), accessor="get_outcome_display"),
        Column("duration", label=gettext_lazy("Dauer"), accessor=_duration),
        Column("message", label=gettext_lazy("Meldung")),
    )


@hooks.register("register_admin_viewset")
def register_jobs() -> JobViewSet:
    return JobViewSet()
