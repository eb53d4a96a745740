"""Words for the codes of facets: what a person reads beside a checkbox or on a removable chip."""

from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..domain.languages import language_label
from ..enums import (
    CertificateType,
    Daypart,
    DeliveryMode,
    Duration,
    Level,
    Need,
    OfferKind,
    Weekday,
)
from ..indexing import WEEKEND
from ..models import FundingProgramme, Provider, TargetGroup
from ..queries import programmes_in_force
from ..topic_tree import TopicTree
from .parameters import UNKNOWN_ACCESS

_FIXED: Mapping[str, Callable[[str], object]] = {
    "wochentag": lambda value: Weekday(value).label,
    "tageszeit": lambda value: _("Wochenende") if value == WEEKEND else Daypart(value).label,
    "form": lambda value: DeliveryMode(value).label,
    "niveau": lambda value: Level(value).label,
    "sprache": language_label,
    "unterrichtssprache": language_label,
    "barrierefrei": lambda value: (
        _("auch Angebote ohne Angabe zeigen") if value == UNKNOWN_ACCESS else Need(value).label
    ),
    "plaetze": lambda value: _("mit freiem Platz"),
    "dauer": lambda value: Duration(value).label,
    "art": lambda value: OfferKind(value).label,
    "abschluss": lambda value: CertificateType(value).label,
}


@lru_cache(maxsize=1000)  # a hundred on a page, always the same
def _fixed(facet: str, value: str, language: str | None) -> str:
    return str(_FIXED[facet](value))


class Labels:
    """Looks labels up; what is kept in the database is read once, and only when asked for."""

    def __init__(self, providers: frozenset[str]) -> None:
        self._slugs = providers

    @cached_property
    def tree(self) -> TopicTree:
        """The topics, for their words and their order."""
        return TopicTree.load()

    @cached_property
    def programmes(self) -> Mapping[str, FundingProgramme]:
        """The funding programmes in force today by code."""
        return {programme.code: programme for programme in programmes_in_force()}

    @cached_property
    def _groups(self) -> Mapping[str, str]:
        return dict(TargetGroup.objects.values_list("slug", "label"))

    @cached_property
    def _providers(self) -> Mapping[str, str]:
        organisations = Provider.objects.filter(organisation__slug__in=self._slugs, public=True)
        return dict(organisations.values_list("organisation__slug", "organisation__name"))

    def of(self, facet: str, value: str) -> str:
        """Return the label of `value`, or "" where there is none (an old link, a typed address)."""
        match facet:
            case "thema":
                node = self.tree.by_slug(value)
                return (node.plain_label or node.label) if node else ""
            case "anbieter":
                return self._providers.get(value, "")
            case "zielgruppe":
                return self._groups.get(value, "")
            case "foerderung":
                programme = self.programmes.get(value)
                return programme.label if programme else ""
            case "preis":
                amount = value.replace(".", ",")
                return _("kostenlos") if value == "0" else _("bis %(price)s €") % {"price": amount}
            case _:
                return _fixed(facet, value, get_language())

    def of_chip(self, facet: str, value: str) -> str:
        """Return what a filter in force is called: away from its heading it must speak for itself."""
        label = self.of(facet, value) or value
        match facet:
            case "unterrichtssprache":
                return _("Unterricht auf %(language)s") % {"language": label}
            case "dauer":
                return _("Dauer: %(duration)s") % {"duration": label}
            case "zielgruppe":
                return _("für: %(group)s") % {"group": label}
            case "barrierefrei" if value == UNKNOWN_ACCESS:
                return _("auch ohne Angabe zum Zugang")
            case _:
                return label
