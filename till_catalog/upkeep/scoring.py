"""The completeness of offers, worked out anew whenever a fact changes."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import Prefetch, Q, QuerySet

from portal import clock
from portal.enums import Tri
from portal.text import plain_text
from search.outbox import mark

from ..domain.completeness import Assessment, Facts, assess
from ..enums import DeliveryMode, RegistrationState
from ..models import Offer, Run
from .lifecycle import batches

LANGUAGES = "4"  # the area of the DVV where a level is to be expected
_ACCESS = ("sign_language", "digital_accessible", "slow_pace", "easy_language", "childcare")
_VENUE_ACCESS = ("step_free", "accessible_wc", "hearing_loop")
# How long a start that has passed is looked for: nights may be missed.
LOOK_BACK = dt.timedelta(days=14)


def completeness_of(offer: Offer, *, runs: Iterable[Run] | None = None) -> Assessment:
    """Return score and missing items of an offer with the relations of `for_scoring`; `runs` default
    to those of its page."""
    own = list(offer.shown_runs.all() if runs is None else runs)
    return assess(facts(offer, own, today=clock.today()))


def for_scoring(offers: QuerySet[Offer]) -> QuerySet[Offer]:
    """Load what a score needs, in a fixed number of queries. A joined offer has its own runs."""
    runs = Run.objects.select_related("venue")
    return offers.prefetch_related(
        "topics", "fundings", Prefetch("runs", runs), Prefetch("shown_runs", runs)
    )


def rescore(pks: Collection[int]) -> int:
    """Bring the stored scores of these offers up to date; return how many changed.

    Marks them for the index; inside the caller's transaction.
    """
    scores: dict[int, list[int]] = defaultdict(list)
    for offer in for_scoring(Offer.objects.filter(pk__in=pks)).order_by("pk"):
        runs = {run.pk: run for run in (*offer.shown_runs.all(), *offer.runs.all())}
        found = completeness_of(offer, runs=runs.values()).score
        if found != offer.completeness:
            scores[found].append(offer.pk)
    changed = {pk: found for found, group in scores.items() for pk in group}
    if changed:
        Offer.objects.bulk_update(
            [Offer(pk=pk, completeness=found) for pk, found in sorted(changed.items())],
            ["completeness"],
        )
        mark("offers", changed)
    return len(changed)


def rescore_begun() -> int:
    """Score anew what time alone has changed: offers of which a run has begun. Return how many
    changed; one short transaction per batch."""
    today = clock.today()
    begun = Run.objects.filter(start__gte=today - LOOK_BACK, start__lt=today)
    offers = Offer.objects.filter(
        Q(pk__in=begun.values("offer")) | Q(pk__in=begun.values("shown_with"))
    )
    return _rescore_in_batches(offers)


def rescore_venues(venues: Collection[int]) -> int:
    """Score anew the offers with a run at one of these places."""
    return _rescore_in_batches(
        Offer.objects.filter(
            Q(pk__in=Run.objects.filter(venue__in=venues).values("offer"))
            | Q(pk__in=Run.objects.filter(venue__in=venues).values("shown_with"))
        )
    )


def _rescore_in_batches(offers: QuerySet[Offer]) -> int:
    changed = 0
    for pks in batches(offers):
        with transaction.atomic():
            changed += rescore(pks)
    return changed


def facts(offer: Offer, runs: Collection[Run], *, today: dt.date) -> Facts:
    """Return what is known of an offer; what one of its runs says is known."""
    venues = [run.venue for run in runs if run.venue]
    linked = bool(offer.booking_url)
    teaches_language = bool(offer.languages_taught) or any(
        topic.dvv_area == LANGUAGES or topic.dvv_code.startswith(f"{LANGUAGES}.")
        for topic in offer.topics.all()
    )
    return Facts(
        description_length=len(plain_text(offer.description)),
        weekdays_and_times=any(run.weekdays and run.time_from for run in runs),
        future_start_or_flexible=any(
            run.flexible_start or (run.start is not None and run.start >= today) for run in runs
        ),
        price_known=any(run.price is not None for run in runs),
        place_or_online_link=any(venue.street and venue.postcode for venue in venues)
        or (linked and any(run.is_online for run in runs)),
        topic=bool(offer.topics.all()),
        end_or_units=any(run.end or run.units or run.flexible_start for run in runs),
        places_known=None
        if offer.delivery_mode == DeliveryMode.SELF_PACED
        else any(run.places_max is not None for run in runs),
        level_known=bool(offer.level_min) if teaches_language else None,
        booking_way=linked
        or bool(offer.contact_phone or offer.contact_email)
        or any(run.registration_state == RegistrationState.NOT_NEEDED for run in runs),
        accessibility_known=any(getattr(offer, name) != Tri.UNKNOWN for name in _ACCESS)
        or any(getattr(venue, name) != Tri.UNKNOWN for venue in venues for name in _VENUE_ACCESS),
        funding_known=bool(offer.fundings.all()),
    )
