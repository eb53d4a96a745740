"""An offer for machines: schema.org as JSON-LD, with every run that is not over, and no persons.

What is unknown is left out: a missing price is never 0, a missing time no midnight. Terms:
https://schema.org/Course, https://schema.org/CourseInstance, https://schema.org/EducationEvent.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from portal.clock import BERLIN
from portal.places.models import GeoQuality, Venue
from portal.text import plain_text

from .domain.places import PlaceState
from .domain.times import MIDNIGHT, is_weekly, weekday_codes
from .enums import DeliveryMode, OfferKind, Weekday
from .models import Offer, Run
from .wording import level, run_places

Node = dict[str, Any]

SCHEMA = "https://schema.org/"
MINUTES_PER_UNIT = 45
ONLINE_MODES = (DeliveryMode.ONLINE_LIVE, DeliveryMode.SELF_PACED, DeliveryMode.DISTANCE)
MIXED_MODES = (DeliveryMode.BLENDED, DeliveryMode.HYBRID)
_ATTENDANCE = {
    "Onsite": "OfflineEventAttendanceMode",
    "Online": "OnlineEventAttendanceMode",
    "Blended": "MixedEventAttendanceMode",
}
_AVAILABILITY = {
    PlaceState.FREE: "InStock",
    PlaceState.FEW: "LimitedAvailability",
    PlaceState.WAITLIST: "SoldOut",
    PlaceState.FULL: "SoldOut",
}
_DAYS = dict(
    zip(
        Weekday.values,
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        strict=True,
    )
)


def offer_data(offer: Offer, runs: Sequence[Run], *, url: str, provider_url: str) -> Node:
    """Return the JSON-LD of `offer` with its current `runs`; addresses are absolute.

    A talk is an event, or several where it is held more than once; everything else is a course.
    Expects the relations of `queries.for_page`.
    """
    provider = _known(
        {
            "@type": "Organization",
            "name": offer.provider.organisation.name,
            "url": provider_url,
            "sameAs": offer.provider.organisation.website,
        }
    )
    dated = [run for run in runs if run.start]
    if offer.kind == OfferKind.TALK and dated:
        events = [_event(offer, run, provider, url) for run in dated]
        if len(events) == 1:
            return {"@context": SCHEMA, **events[0]}
        return {"@context": SCHEMA, "@graph": events}
    return {"@context": SCHEMA, **_course(offer, runs, provider, url)}


def _course(offer: Offer, runs: Sequence[Run], provider: Node, url: str) -> Node:
    prices = {run.price: run for run in runs if not run.cancelled}
    return _known(
        {
            "@type": "Course",
            "@id": url,
            "url": url,
            **_about(offer),
            "provider": provider,
            "courseCode": offer.number,
            "educationalLevel": _levels(offer),
            "coursePrerequisites": plain_text(offer.prerequisites),
            "educationalCredentialAwarded": offer.certificate_title,
            "financialAidEligible": ", ".join(
                funding.programme.label for funding in offer.fundings.all()
            ),
            "offers": [
                made for run in prices.values() if (made := _price(offer, run, url, places=False))
            ],
            "hasCourseInstance": [_instance(offer, run, url) for run in runs],
        }
    )


def _instance(offer: Offer, run: Run, url: str) -> Node:
    minutes = int(run.units * MINUTES_PER_UNIT) if run.units else 0
    return _known(
        {
            "@type": "CourseInstance",
            "@id": f"{url}#durchfuehrung-{run.pk}",
            "courseMode": _mode(offer, run),
            "courseWorkload": f"PT{minutes}M" if minutes else "",
            "courseSchedule": _schedule(run),
            **_happening(offer, run, url),
        }
    )


def _event(offer: Offer, run: Run, provider: Node, url: str) -> Node:
    return _known(
        {
            "@type": "EducationEvent",
            "@id": f"{url}#durchfuehrung-{run.pk}",
            "url": url,
            **_about(offer),
            "organizer": provider,
            **_happening(offer, run, url),
        }
    )


def _about(offer: Offer) -> Node:
    return {
        "name": offer.title,
        "description": plain_text(offer.description) or offer.title,
        "inLanguage": offer.teaching_languages,
        "about": [topic.label for topic in offer.topics.all()],
    }


def _happening(offer: Offer, run: Run, url: str) -> Node:
    """Return what courses and events share: when, where, for how much, with how many places."""
    dates = [date for date in run.dates.all() if not date.cancelled]
    first, last = (dates[0], dates[-1]) if dates else (run, run)
    found = run_places(run)
    mode = _mode(offer, run)
    return {
        "startDate": _moment(run.start, first.time_from),
        "endDate": _moment(run.last_day or run.end, last.time_to),
        "eventStatus": f"{SCHEMA}{'EventCancelled' if run.cancelled else 'EventScheduled'}",
        "eventAttendanceMode": f"{SCHEMA}{_ATTENDANCE[mode]}" if mode else "",
        "location": _location(run, mode, run.offer.booking_url or url),
        "offers": _price(offer, run, url, places=True),
        "maximumAttendeeCapacity": run.places_max or None,
        "remainingAttendeeCapacity": found.free,
    }


def _mode(offer: Offer, run: Run) -> str:
    """Return Onsite, Online or Blended; "" where it is unknown."""
    if offer.delivery_mode in MIXED_MODES:
        return "Blended"
    if run.is_online or offer.delivery_mode in ONLINE_MODES:
        return "Online"
    return "Onsite" if run.venue or offer.delivery_mode == DeliveryMode.ONSITE else ""


def _schedule(run: Run) -> Node:
    """Return the rhythm of a run with more than one date, as far as it is known."""
    days = [_DAYS[code] for code in weekday_codes(run.weekdays)]
    if not days or run.start is None or run.start == run.last_day:
        return {}
    known = run.time_from is not None and run.time_from != MIDNIGHT
    dates = [date.date for date in run.dates.all()]
    return _known(
        {
            "@type": "Schedule",
            "startDate": run.start.isoformat(),
            "endDate": run.last_day.isoformat() if run.last_day else "",
            "byDay": [f"{SCHEMA}{day}" for day in days],
            "startTime": f"{run.time_from:%H:%M:%S}" if known else "",
            "endTime": f"{run.time_to:%H:%M:%S}" if known and run.time_to else "",
            "scheduleTimezone": str(BERLIN) if known else "",
            "repeatCount": run.date_count or len(dates) or None,
            "repeatFrequency": "P1W" if is_weekly(dates) else "",
        }
    )


def _moment(day: dt.date | None, time: dt.time | None) -> str:
    if day is None:
        return ""
    if time is None or time == MIDNIGHT:
        return day.isoformat()
    return dt.datetime.combine(day, time, BERLIN).isoformat()


def _location(run: Run, mode: str, online_url: str) -> Node | list[Node]:
    virtual = {"@type": "VirtualLocation", "url": online_url}
    if run.venue is None or mode == "Online":
        return virtual if mode in ("Online", "Blended") else {}
    place = _place(run.venue)
    return [place, virtual] if mode == "Blended" else place


def _place(venue: Venue) -> Node:
    address = {
        "@type": "PostalAddress",
        "streetAddress": venue.street,
        "postalCode": venue.postcode,
        "addressLocality": venue.city,
    }
    place = {"@type": "Place", "name": venue.name or venue.address, "address": _known(address)}
    # The middle of a postcode is nowhere to go.
    if venue.position and venue.geo_quality in (GeoQuality.SOURCE, GeoQuality.STREET):
        latitude, longitude = venue.position
        place["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    return _known(place)


def _price(offer: Offer, run: Run, url: str, *, places: bool) -> Node:
    if run.price is None:
        return {}
    state = _AVAILABILITY.get(run_places(run).state, "") if places else ""
    deadline = run.registration_deadline
    return _known(
        {
            "@type": "Offer",
            "category": "Paid" if run.price else "Free",
            "price": f"{run.price:.2f}",
            "priceCurrency": "EUR",
            "availability": f"{SCHEMA}{state}" if state else "",
            "validThrough": deadline.isoformat() if places and deadline else "",
            "url": offer.booking_url or url,
        }
    )


def _levels(offer: Offer) -> str:
    ends = dict.fromkeys(level(code) for code in (offer.level_min, offer.level_max) if code)
    return " – ".join(ends)


def _known(node: Node) -> Node:
    """Drop what is unknown. 0 is known: no place is free."""
    return {name: value for name, value in node.items() if value not in ("", None, [], {})}
