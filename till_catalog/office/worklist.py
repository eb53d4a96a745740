"""The catalogue's rows of the panel "Was zu tun ist". A further one is one more `register_work`."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal.worklist import Work, register_work

from ..enums import DuplicateState, ImportState, ReportState
from ..models import DuplicateSuggestion, ImportRun, LinkCheck, Offer, OfferReport
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
                rows=_rows(key),
                url=_address(key),
                permission=CHANGE,
                position=position,
            )
        )
    register_work(
        Work(
            key="till.imports",
            label=_("Ein Import braucht Sie"),
            rows=lambda: ImportRun.objects.filter(state__in=_NEEDS_A_PERSON),
            url=_imports,
            permission="till_catalog.add_importrun",
            position=30,
        )
    )
    register_work(
        Work(
            key="till.reports",
            label=_("Von Besuchern gemeldet"),
            rows=lambda: OfferReport.objects.filter(state=ReportState.OPEN),
            url=_reports,
            permission="till_catalog.change_offerreport",
            position=5,
        )
    )
    register_work(
        Work(
            key="till.duplicates",
            label=_("Mögliche Duplikate"),
            rows=lambda: DuplicateSuggestion.objects.filter(state=DuplicateState.OPEN),
            url=lambda: reverse("offer-duplicates:index"),  # shows open ones only
            permission="till_catalog.change_duplicatesuggestion",
            position=20,
        )
    )
    register_work(
        Work(
            key="till.links",
            label=_("Dauerhaft kaputte Links"),
            rows=lambda: LinkCheck.objects.filter(broken=True),
            url=lambda: f"{reverse('link-checks:index')}?broken=true",
            permission="till_catalog.view_linkcheck",
            position=25,
        )
    )


def _rows(key: str) -> Callable[[], QuerySet[Offer]]:
    return lambda: TODO[key](Offer.objects.all())


def _address(key: str) -> Callable[[], str]:
    return lambda: f"{reverse('offers:index')}?todo={key}"


def _reports() -> str:
    return f"{reverse('offer-reports:index')}?state={ReportState.OPEN.value}"


def _imports() -> str:
    states = "&".join(f"state={state.value}" for state in _NEEDS_A_PERSON)
    return f"{reverse('import-runs:index')}?{states}"
