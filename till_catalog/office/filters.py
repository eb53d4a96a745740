"""Filters of the lists of offers and runs."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from portal import clock

from ..enums import OfferStatus
from ..models import ImportSource, Offer, Provider, Run, TargetGroup
from ..queries import current_runs
from .reads import ENDING_DAYS, INCOMPLETE_BELOW, NEW_DAYS, WAITING_OFFERS

WAITING_CHOICES = [
    ("neu", format_lazy(_("neu ({days} Tage)"), days=NEW_DAYS)),
    ("pruefung", _("in Prüfung")),
    ("unbestaetigt", _("lange nicht bestätigt")),
    ("laeuft-aus", format_lazy(_("läuft in {days} Tagen aus"), days=ENDING_DAYS)),
    ("unvollstaendig", format_lazy(_("unvollständig (unter {limit})"), limit=INCOMPLETE_BELOW)),
    ("nicht-zu-finden", _("veröffentlicht, aber nicht zu finden")),
]


def _providers(request: Any) -> QuerySet[Provider]:
    return Provider.objects.select_related("organisation")


class OfferFilterSet(WagtailFilterSet):
    """By work to do, status, provider, topic, target group, source."""

    todo = django_filters.ChoiceFilter(
        label=_("Was zu tun ist"), choices=WAITING_CHOICES, method="filter_todo"
    )
    status = django_filters.MultipleChoiceFilter(label=_("Stand"), choices=OfferStatus.choices)
    provider = django_filters.ModelMultipleChoiceFilter(label=_("Anbieter"), queryset=_providers)
    source = django_filters.ModelMultipleChoiceFilter(
        label=_("Importquelle"), queryset=ImportSource.objects.all()
    )
    target_groups = django_filters.ModelMultipleChoiceFilter(
        label=_("Zielgruppe"), queryset=TargetGroup.objects.all()
    )
    by_hand = django_filters.BooleanFilter(
        label=_("von Hand geschrieben"), field_name="source", lookup_expr="isnull"
    )

    class Meta:
        model = Offer
        fields = (
            "todo",
            "status",
            "provider",
            "source",
            "by_hand",
            "topics",
            "target_groups",
            "kind",
        )

    def filter_todo(self, offers: QuerySet[Offer], name: str, value: str) -> QuerySet[Offer]:
        return WAITING_OFFERS[value](offers)


class RunFilterSet(WagtailFilterSet):
    """By day, provider, what is over."""

    current = django_filters.BooleanFilter(label=_("nicht vorbei"), method="filter_current")
    start = django_filters.DateFromToRangeFilter(label=_("Beginn"), widget=DateRangePickerWidget)
    offer__provider = django_filters.ModelMultipleChoiceFilter(
        label=_("Anbieter"), queryset=_providers
    )

    class Meta:
        model = Run
        fields = ("current", "start", "offer__provider", "is_online", "cancelled")

    def filter_current(self, runs: QuerySet[Run], name: str, value: bool) -> QuerySet[Run]:
        current = current_runs(today=clock.today()).values("pk")
        return runs.filter(pk__in=current) if value else runs.exclude(pk__in=current)
