"""The catalogue's addresses for search engines, each with the last change that a visitor sees."""

import datetime as dt
from typing import Any

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from portal import clock
from portal.access import ANONYMOUS, visible_to
from portal.sitemaps import Section

from .enums import OfferStatus
from .models import Offer, Provider, Run, SessionDate


class OfferSection(Section):
    """The offers that the search finds."""

    def items(self) -> QuerySet[Offer]:
        """Return the offers with what their last change is worked out from."""
        runs = Run.objects.filter(shown_with=OuterRef("pk"))
        dates = SessionDate.objects.filter(run__shown_with=OuterRef("pk"))
        today = clock.today()
        return (
            visible_to(ANONYMOUS, Offer.objects.all())
            .annotate(
                run_changed=_greatest(runs, "modified"),
                date_changed=_greatest(dates, "modified"),
                run_over=_greatest(runs.filter(last_day__lt=today), "last_day"),
                run_shown=_greatest(runs.filter(publish_from__lte=today), "publish_from"),
            )
            .only("title", "modified_at")
            .order_by("pk")
        )

    def lastmod(self, item: Any) -> dt.datetime:
        """Return the last write; or the day on which a run vanished from the page, or came."""
        moments = [item.modified_at, item.run_changed, item.date_changed]
        if item.run_over:
            moments.append(_morning(item.run_over + dt.timedelta(days=1)))
        if item.run_shown:
            moments.append(_morning(item.run_shown))
        return max(moment for moment in moments if moment)


class ProviderSection(Section):
    """The search itself, and the providers."""

    def items(self) -> list[Provider | None]:
        """Return None for the page of the search, and the public providers."""
        published = Q(offers__status=OfferStatus.PUBLISHED)
        providers = (
            Provider.objects.filter(public=True)
            .select_related("organisation")
            .annotate(changed=Max("offers__modified_at", filter=published))
            .order_by("pk")
        )
        return [None, *providers]

    def location(self, item: Provider | None) -> str:
        """Return the address."""
        if item is None:
            return reverse("till_catalog:search")
        return reverse("till_catalog:provider", kwargs={"slug": item.organisation.slug})

    def lastmod(self, item: Any) -> dt.datetime | None:
        """Return the last change among the provider's published offers."""
        return item.changed if item else None


def _greatest(rows: QuerySet[Any], field: str) -> Subquery:
    return Subquery(rows.order_by(f"-{field}").values(field)[:1])


def _morning(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), clock.BERLIN)
