"""Words for the codes of facets: what a person reads beside a checkbox or on a removable chip."""

from collections.abc import Mapping
from functools import cached_property

from django.utils.translation import gettext as _

from ..domain.languages import language_label
from ..enums import Daypart, DeliveryMode, Level, Weekday
from ..indexing import WEEKEND
from ..models import Provider
from ..topic_tree import TopicTree


class Labels:
    """Looks labels up; topics and providers are read once, and only when asked for."""

    def __init__(self, providers: frozenset[str]) -> None:
        self._slugs = providers

    @cached_property
    def tree(self) -> TopicTree:
        """The topics, for their words and their order."""
        return TopicTree.load()

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
            case "preis":
                amount = value.replace(".", ",")
                return _("kostenlos") if value == "0" else _("bis %(price)s €") % {"price": amount}
            case "wochentag":
                return str(Weekday(value).label)
            case "tageszeit":
                return _("Wochenende") if value == WEEKEND else str(Daypart(value).label)
            case "form":
                return str(DeliveryMode(value).label)
            case "niveau":
                return str(Level(value).label)
            case "sprache":
                return str(language_label(value))
            case _:
                return value
