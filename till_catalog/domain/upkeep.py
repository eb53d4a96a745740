"""What must be true of an offer after people changed it: completeness, status, derived run fields."""

import datetime as dt
from collections.abc import Iterable

from portal import clock
from portal.enums import Tri

from ..enums import DeliveryMode, OfferStatus, RegistrationState
from ..models import Offer, Run
from . import completeness
from .lifecycle import last_day
from .locks import STATUS
from .times import run_weekdays

_LANGUAGE_AREA = "4"
_ACCESS = ("sign_language", "digital_accessible", "slow_pace", "easy_language", "childcare")


def refresh_completeness(offers: Iterable[Offer]) -> None:
    """Work out and store how complete saved offers are, in a fixed number of queries.

    It is set on the given objects, too.
    """
    given = {offer.pk: offer for offer in offers}
    rows = Offer.objects.filter(pk__in=given).prefetch_related("runs__venue", "topics", "fundings")
    changed = []
    for row in rows.order_by("pk"):
        reached = completeness.score(facts(row))
        if row.completeness != reached:
            row.completeness = reached
            changed.append(row)
        given[row.pk].completeness = reached
    if changed:
        Offer.objects.bulk_update(changed, ["completeness"])


def facts(offer: Offer) -> completeness.Facts:
    """Return what is known of a saved offer whose runs with venues, topics, fundings are loaded."""
    runs = list(offer.runs.all())
    topics = list(offer.topics.all())
    languages = bool(offer.languages_taught) or any(t.dvv_area == _LANGUAGE_AREA for t in topics)
    venues = [run.venue for run in runs if run.venue is not None]
    today = clock.today()
    return completeness.Facts(
        description_length=len(offer.description),
        weekdays_and_times=any(run.weekdays and run.time_from for run in runs),
        future_start_or_flexible=any(
            run.flexible_start or (run.start is not None and run.start >= today) for run in runs
        ),
        price_known=any(run.price is not None for run in runs),
        place_or_online_link=any(venue.street and venue.postcode for venue in venues)
        or (bool(offer.booking_url) and any(run.is_online for run in runs)),
        topic=bool(topics),
        end_or_units=any(run.end or run.units for run in runs),
        places_known=None
        if offer.delivery_mode == DeliveryMode.SELF_PACED
        else any(run.places_max is not None for run in runs),
        level_known=bool(offer.level_min or offer.level_max) if languages else None,
        booking_way=bool(offer.booking_url or offer.contact_phone or offer.contact_email)
        or any(run.registration_state == RegistrationState.NOT_NEEDED for run in runs),
        accessibility_known=any(getattr(offer, name) != Tri.UNKNOWN for name in _ACCESS)
        or any(venue.step_free != Tri.UNKNOWN for venue in venues),
        funding_known=bool(offer.fundings.all()),
    )


def set_status(offer: Offer, status: str, *, now: dt.datetime) -> None:
    """Give an offer (unsaved) the status a person decided, with what follows from it.

    An import brings back what it withdrew itself, so a withdrawal by the office locks the status.
    """
    offer.status = status
    locked = [name for name in offer.locked_fields if name != STATUS]
    if status == OfferStatus.WITHDRAWN:
        locked.append(STATUS)
    offer.locked_fields = locked
    if status == OfferStatus.PUBLISHED and offer.first_published_at is None:
        offer.first_published_at = now


def confirm(offer: Offer, *, now: dt.datetime) -> None:
    """Note on an offer (unsaved) that somebody checked it today."""
    offer.confirmed_at = now
    offer.stale = False


def derive(run: Run, *, dates: list[dt.date]) -> None:
    """Set on a run (unsaved) what follows from its single dates `dates` and its own days."""
    if dates:
        run.start, run.end = min(dates), max(dates)
        run.date_count = len(dates)
    run.weekdays = run_weekdays(dates=dates, start=run.start, end=run.end, stated=run.weekdays)
    run.last_day = last_day(start=run.start, end=run.end, dates=dates, flexible=run.flexible_start)
