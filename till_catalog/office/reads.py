"""What the office looks for among all offers, whatever their status."""

import datetime as dt
from collections.abc import Callable

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from portal import clock

from ..enums import OfferStatus
from ..models import Offer, Run, SessionDate
from ..queries import current_runs

NEW_DAYS = 7
ENDING_DAYS = 14
INCOMPLETE_BELOW = 50

Offers = QuerySet[Offer]


def with_next_date(offers: Offers) -> Offers:
    """Annotate `next_date`: the next single date, else the start of the next run; None without."""
    today = clock.today()
    dates = (
        SessionDate.objects.filter(run__offer=OuterRef("pk"), date__gte=today, cancelled=False)
        .filter(run__cancelled=False)
        .order_by()
        .values("run__offer")
        .annotate(first=Min("date"))
        .values("first")
    )
    starts = (
        Run.objects.filter(offer=OuterRef("pk"), start__gte=today, cancelled=False)
        .order_by()
        .values("offer")
        .annotate(first=Min("start"))
        .values("first")
    )
    return offers.annotate(next_date=Coalesce(Subquery(dates), Subquery(starts)))


def new(offers: Offers) -> Offers:
    """Added in the last seven days."""
    return offers.filter(created_at__gte=clock.now() - dt.timedelta(days=NEW_DAYS))


def stale(offers: Offers) -> Offers:
    """Published, but not confirmed for long."""
    return offers.filter(status=OfferStatus.PUBLISHED, stale=True)


def ending(offers: Offers) -> Offers:
    """Published, with nothing that goes on after the next 14 days."""
    last = clock.today() + dt.timedelta(days=ENDING_DAYS)
    runs = current_runs().filter(offer=OuterRef("pk"), cancelled=False)
    going_on = runs.filter(Q(last_day__isnull=True) | Q(last_day__gt=last))
    return offers.filter(Exists(runs), ~Exists(going_on), status=OfferStatus.PUBLISHED)


def incomplete(offers: Offers) -> Offers:
    """Published, with less than half of what people ask for."""
    return offers.filter(status=OfferStatus.PUBLISHED, completeness__lt=INCOMPLETE_BELOW)


def waiting(offers: Offers) -> Offers:
    """Handed in for somebody to check and publish."""
    return offers.filter(status=OfferStatus.IN_REVIEW)


def hidden(offers: Offers) -> Offers:
    """Published and yet not to be found: no current run, or a provider who is not public."""
    runs = current_runs().filter(offer=OuterRef("pk"), cancelled=False)
    return offers.filter(~Exists(runs) | Q(provider__public=False), status=OfferStatus.PUBLISHED)


WAITING_OFFERS: dict[str, Callable[[Offers], Offers]] = {
    "neu": new,
    "pruefung": waiting,
    "unbestaetigt": stale,
    "laeuft-aus": ending,
    "unvollstaendig": incomplete,
    "nicht-zu-finden": hidden,
}


def next_date_order(*, descending: bool = False) -> object:
    """Return an ordering by `next_date` in which offers without one come last."""
    column = F("next_date")
    return column.desc(nulls_last=True) if descending else column.asc(nulls_last=True)
