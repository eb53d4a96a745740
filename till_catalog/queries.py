"""Named reads of the catalogue: which offers and runs are current, and with what they are shown."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from portal import clock

from .domain.access import OFFER_FIELDS
from .domain.lifecycle import EXPIRED_PAGE_DAYS
from .enums import OfferStatus
from .models import FundingProgramme, LinkCheck, Offer, OfferFunding, Run, SessionDate
from .models.link import url_digest

# Runs of another offer are shown only while that one is public itself, whatever the joins say.
_IN_ITS_PLACE = Q(shown_with=F("offer")) | Q(
    offer__status__in=(OfferStatus.PUBLISHED, OfferStatus.EXPIRED)
)


def current_runs(*, today: dt.date | None = None) -> QuerySet[Run]:
    """Return the runs that may be shown on `today` (default: the clock's) and are not over.

    Their page is that of `shown_with`.
    """
    today = today or clock.today()
    return Run.objects.filter(
        _IN_ITS_PLACE,
        Q(last_day__isnull=True) | Q(last_day__gte=today),
        Q(publish_from__isnull=True) | Q(publish_from__lte=today),
        Q(publish_until__isnull=True) | Q(publish_until__gte=today),
    )


def listed_offers(user: Any, offers: QuerySet[Offer]) -> QuerySet[Offer]:
    """Visibility rule of offers: published, of a public provider, with a current run not cancelled.

    It is the same for everyone: the office works on the rest in the admin.
    """
    taking_place = current_runs().filter(shown_with=OuterRef("pk"), cancelled=False)
    return offers.filter(Exists(taking_place), status=OfferStatus.PUBLISHED, provider__public=True)


def with_expired_page(offers: QuerySet[Offer]) -> QuerySet[Offer]:
    """Return the offers whose page opens: listed ones, and for 90 days those that are over."""
    oldest = clock.today() - dt.timedelta(days=EXPIRED_PAGE_DAYS)
    recent = Run.objects.filter(_IN_ITS_PLACE, shown_with=OuterRef("pk")).filter(
        Q(last_day__isnull=True) | Q(last_day__gte=oldest),
        Q(publish_from__isnull=True) | Q(publish_from__lte=clock.today()),
    )
    return offers.filter(
        Exists(recent),
        status__in=(OfferStatus.PUBLISHED, OfferStatus.EXPIRED, OfferStatus.CANCELLED),
        provider__public=True,
    )


def was_public(offers: QuerySet[Offer]) -> QuerySet[Offer]:
    """Return the offers that once were public, so that their address says "gone", not "unknown"."""
    return offers.exclude(status__in=(OfferStatus.DRAFT, OfferStatus.IN_REVIEW)).filter(
        provider__public=True, first_published_at__isnull=False
    )


def programmes_in_force(*, today: dt.date | None = None) -> QuerySet[FundingProgramme]:
    """Return the funding programmes that can be used on `today` (default: the clock's)."""
    return FundingProgramme.objects.filter(_in_force(today or clock.today()))


def fundings_in_force(*, today: dt.date | None = None) -> QuerySet[OfferFunding]:
    """Return the fundings of offers that hold on `today`: neither they nor their programme is over."""
    today = today or clock.today()
    return OfferFunding.objects.filter(
        _in_force(today, "programme__"),
        Q(valid_until__isnull=True) | Q(valid_until__gte=today),
    )


def _in_force(today: dt.date, prefix: str = "") -> Q:
    begins, ends = f"{prefix}valid_from", f"{prefix}valid_until"
    begun = Q(**{f"{begins}__isnull": True}) | Q(**{f"{begins}__lte": today})
    return begun & (Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gte": today}))


def _fundings() -> Prefetch[str, QuerySet[OfferFunding], str]:
    """Load as an offer's fundings only those in force: an outdated index shows no old one."""
    return Prefetch("fundings", fundings_in_force().select_related("programme").order_by("pk"))


def joined(offers: QuerySet[Offer]) -> QuerySet[Offer]:
    """Return the offers whose address leads to the one they are joined into."""
    return was_public(offers).filter(joined_into__isnull=False).select_related("joined_into")


def for_page(offers: QuerySet[Offer]) -> QuerySet[Offer]:
    """Load all that an offer's page shows, in a fixed number of queries; `shown_runs` are its runs,
    those of joined offers among them (`run.offer`: number and way to book of each)."""
    runs = Run.objects.select_related("venue", "offer").prefetch_related(
        Prefetch("dates", SessionDate.objects.select_related("venue"))
    )
    return offers.select_related("provider__organisation", "source").prefetch_related(
        "topics",
        "target_groups",
        "links",
        _fundings(),
        "provider__organisation__contact_points",
        Prefetch("shown_runs", runs),
    )


# Of eighty columns; another one is read when it is asked for, which a test of the queries notices.
_ON_CARDS = (
    "title",
    "description",
    "is_example",
    "teaching_languages",
    "delivery_mode",
    "joined_into_id",
    "first_published_at",
    *OFFER_FIELDS.values(),
    "provider__organisation__name",
    "provider__organisation__slug",
)


def for_cards(offers: QuerySet[Offer], run_ids: Iterable[int]) -> QuerySet[Offer]:
    """Load what cards show: the offers and, as `card_runs`, only the runs that matched, in no order."""
    runs = Run.objects.filter(pk__in=list(run_ids)).select_related("venue").order_by()
    return (
        offers.select_related("provider__organisation")
        .only(*_ON_CARDS)
        .prefetch_related(Prefetch("shown_runs", runs, to_attr="card_runs"), _fundings())
    )


def broken_links(urls: Iterable[str]) -> set[str]:
    """Return those of `urls` that have been broken for a week or more (one query, if any)."""
    asked = {url_digest(url): url for url in urls if url}
    if not asked:
        return set()
    broken = LinkCheck.objects.filter(digest__in=asked, broken=True)
    return {asked[digest] for digest in broken.values_list("digest", flat=True)}
