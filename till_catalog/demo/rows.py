"""From the example data to rows of the catalogue, not yet saved."""

import datetime as dt
import hashlib
import uuid
from decimal import Decimal

from portal.places.models import Venue

from ..domain.lifecycle import last_day
from ..domain.times import run_weekdays
from ..enums import DeliveryMode, RegistrationState
from ..models import Run, SessionDate
from .dates import dates_of
from .providers import email, phone
from .shapes import DemoOffer, DemoRun

_NAMESPACE = uuid.UUID("5f4ec30c-3a2e-4f41-9c0e-1d6a54b9f0aa")
# What moves when the examples move on to another week.
DATE_FIELDS = ("start", "end", "last_day", "weekdays", "registration_deadline")
RUN_FIELDS = (
    *DATE_FIELDS, "flexible_start", "time_from", "time_to", "raw_times", "units", "date_count",
    "venue", "room", "is_online", "price", "price_reduced", "price_note", "places_min",
    "places_max", "places_booked", "waitlist", "registration_state", "cancelled",
)  # fmt: skip
_REMOTE = frozenset({DeliveryMode.ONLINE_LIVE, DeliveryMode.SELF_PACED, DeliveryMode.DISTANCE})


def digest(offer: DemoOffer) -> str:
    """Return a hash of all that is written about an offer; dates relative to today stay out."""
    return hashlib.sha256(repr(offer).encode()).hexdigest()


def offer_values(offer: DemoOffer) -> dict[str, object]:
    """Return the fields of the offer's row, those that never change after creation left out."""
    kind, title, examiner = offer.certificate
    link = f"https://example.org/{offer.provider}/{offer.key}"
    return {
        "title": offer.title,
        "subtitle": offer.subtitle,
        "description": offer.description,
        "extra_info": offer.extra_info,
        "prerequisites": offer.prerequisites,
        "kind": offer.kind,
        "level_min": offer.level[0],
        "level_max": offer.level[1],
        "languages_taught": list(offer.taught),
        "teaching_languages": list(offer.taught_in),
        "delivery_mode": offer.form,
        "certificate_type": kind,
        "certificate_title": title,
        "certificate_examiner": examiner,
        "sign_language": offer.access.get("sign_language", "unknown"),
        "digital_accessible": offer.access.get("digital_accessible", "unknown"),
        "slow_pace": offer.access.get("slow_pace", "unknown"),
        "easy_language": offer.access.get("easy_language", "unknown"),
        "childcare": offer.access.get("childcare", "unknown"),
        "booking_url": link if offer.bookable else "",
        "contact_phone": phone(offer.provider),
        "contact_email": email(offer.provider),
        "status": offer.status,
        "is_example": True,
    }


def run_row(
    offer: DemoOffer, run: DemoRun, position: int, monday: dt.date, place: Venue | None
) -> Run:
    """Return the row of a run (its `offer` is set by the caller)."""
    dates = dates_of(run, monday)
    start, end = (dates[0], dates[-1]) if dates else (None, None)
    stated = sum(1 << weekday for weekday in run.weekdays)
    least, most, booked = run.places
    return Run(
        external_id=str(position),
        uid=run_uid(offer.key, position),
        start=start,
        end=end,
        last_day=last_day(start=start, end=end, dates=dates, flexible=run.flexible),
        flexible_start=run.flexible,
        weekdays=run_weekdays(dates=dates, start=start, end=end, stated=stated),
        time_from=run.time_from,
        time_to=run.time_to,
        raw_times=run.raw_times,
        units=_units(run),
        date_count=run.count or None,
        venue=place,
        room=run.room,
        is_online=run.online or offer.form in _REMOTE,
        price=run.price,
        price_reduced=run.reduced,
        price_note=run.price_note,
        places_min=least,
        places_max=most,
        places_booked=booked,
        waitlist=run.waitlist,
        registration_deadline=start - dt.timedelta(days=run.deadline)
        if start and run.deadline is not None
        else None,
        registration_state=_registration(offer, run),
        cancelled=run.cancelled,
    )


def date_rows(
    run: DemoRun, row: Run, monday: dt.date, venues: dict[str, Venue], *, sequence: int
) -> list[SessionDate]:
    """Return the single dates of a saved run, each with a uid that survives moving."""
    if not run.single_dates:
        return []
    moved = {number: (venues[venue], room) for number, venue, room in run.moved}
    rows = []
    for number, date in enumerate(dates_of(run, monday), start=1):
        venue, room = moved.get(number, (None, ""))
        rows.append(
            SessionDate(
                run=row,
                date=date,
                time_from=run.time_from,
                time_to=run.time_to,
                venue=venue if venue != row.venue else None,
                room=room or run.room,
                cancelled=number in run.dropped,
                uid=uuid.uuid5(row.uid, str(number)),
                sequence=sequence,
                modified=row.modified,
            )
        )
    return rows


def run_uid(key: str, position: int) -> uuid.UUID:
    """Return the calendar identity of a run: the same in every installation and every week."""
    return uuid.uuid5(_NAMESPACE, f"{key}/{position}")


def _registration(offer: DemoOffer, run: DemoRun) -> str:
    if run.cancelled:
        return RegistrationState.CLOSED
    if run.registration == RegistrationState.OPEN and not offer.bookable:
        return RegistrationState.NOT_ONLINE
    return run.registration


def _units(run: DemoRun) -> Decimal | None:
    if run.time_from is None or run.time_to is None or not run.count:
        return None
    minutes = (
        (run.time_to.hour - run.time_from.hour) * 60 + run.time_to.minute - run.time_from.minute
    )
    return (Decimal(minutes * run.count) / 45).quantize(Decimal("0.01"))
