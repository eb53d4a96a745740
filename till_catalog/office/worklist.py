"""The catalogue's rows of the panel "Was zu tun ist". A further one is one more `register_work`."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal.worklist import Work, register_work

from ..enums import ImportState, ReportState
from ..models import ImportRun, Offer, OfferReport
from .policies import CHANGE
from .reads import ENDING_DAYS, NEW_DAYS, TODO

_NEEDS_A_PERSON = (ImportState.NEEDS_CONFIRMATION, ImportState.FAILED, ImportState.INTERRUPTED)

_LABELS = {
    "neu": format_lazy(_("Neu in {days} Tagen"), days=NEW_DAYS),
    "pruefung": _("In Prüfung"),
    "unbestaetigt": _("Lange nicht bestätigt"),
    "laeuft-aus": format_lazy(_("Läuft in {days} Tagen aus"), days=ENDING_DAYS),
    "unvollstaendig": _("Unvollständig"),
}


def register() -> None:
    """Called once, when the apps are ready."""
    for position, (key, label) in enumerate(_LABELS.items(), start=10):
        register_work(
            Work(
                key=f"till.{key}",
                label=label,
                count=_counter(key),
                url=_address(key),
                permission=CHANGE,
                position=position,
            )
        )
    register_work(
        Work(
            key="till.imports",
            label=_("Ein Import braucht Sie"),
            count=ImportRun.objects.filter(state__in=_NEEDS_A_PERSON).count,
            url=_imports,
            permission="till_catalog.add_importrun",
            position=30,
        )
    )
    register_work(
        Work(
            key="till.reports",
            label=_("Von Besuchern gemeldet"),
            count=OfferReport.objects.filter(state=ReportState.OPEN).count,
            url=_reports,
            permission="till_catalog.change_offerreport",
            position=5,
        )
    )


def _counter(key: str) -> Callable[[], int]:
    return lambda: TODO[key](Offer.objects.all()).count()


def _address(key: str) -> Callable[[], str]:
    return lambda: f"{reverse('offers:index')}?todo={key}"


def _reports() -> str:
    return f"{reverse('offer-reports:index')}?state={ReportState.OPEN.value}"


def _imports() -> str:
    states = "&".join(f"state={state.value}" for state in _NEEDS_A_PERSON)
    return f"{reverse('import-runs:index')}?{states}"
