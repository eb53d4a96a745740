"""The catalogue's rows of the panel "Was zu tun ist". A further one is one more `register_work`."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal.worklist import Work, holders_of, register_work

from ..enums import DuplicateState, ImportState, ReportState
from ..models import DuplicateSuggestion, ImportRun, LinkCheck, Offer, OfferReport
from .policies import CHANGE
from .reads import ENDING_DAYS, NEW_DAYS, WAITING_OFFERS

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
                rows=_rows(key),
                url=_address(key),
                shown_to=holders_of(CHANGE),
                position=position,
            )
        )
    register_work(
        Work(
            key="till.imports",
            label=_("Ein Import braucht Sie"),
            rows=lambda user: ImportRun.objects.filter(state__in=_NEEDS_A_PERSON),
            url=_imports,
            shown_to=holders_of("till_catalog.add_importrun"),
            position=30,
        )
    )
    register_work(
        Work(
            key="till.reports",
            label=_("Von Besuchern gemeldet"),
            rows=lambda user: OfferReport.objects.filter(state=ReportState.OPEN),
            url=_reports,
            shown_to=holders_of("till_catalog.change_offerreport"),
            position=5,
        )
    )
    register_work(
        Work(
            key="till.duplicates",
            label=_("Mögliche Duplikate"),
            rows=lambda user: DuplicateSuggestion.objects.filter(state=DuplicateState.OPEN),
            url=lambda: reverse("offer-duplicates:index"),  # shows open ones only
            shown_to=holders_of("till_catalog.change_duplicatesuggestion"),
            position=20,
        )
    )
    register_work(
        Work(
            key="till.links",
            label=_("Dauerhaft kaputte Links"),
            rows=lambda user: LinkCheck.objects.filter(broken=True),
            url=lambda: f"{reverse('link-checks:index')}?broken=true",
            shown_to=holders_of("till_catalog.view_linkcheck"),
            position=25,
        )
    )


def _rows(key: str) -> Callable[[Any], QuerySet[Offer]]:
    return lambda user: WAITING_OFFERS[key](Offer.objects.all())


def _address(key: str) -> Callable[[], str]:
    return lambda: f"{reverse('offers:index')}?todo={key}"


def _reports() -> str:
    return f"{reverse('offer-reports:index')}?state={ReportState.OPEN.value}"


def _imports() -> str:
    states = "&".join(f"state={state.value}" for state in _NEEDS_A_PERSON)
    return f"{reverse('import-runs:index')}?{states}"
