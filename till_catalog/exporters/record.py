"""One offer as plain data for everybody: what its page shows, with codes beside the labels.

Never in it: telephone, mail and contact points (the page has them, and there they can be
corrected), and mail addresses or mobile numbers that a provider wrote into a text.
"""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import get_language

from portal.enums import Tri
from portal.places.models import GeoQuality, Venue
from portal.text import clean_html
from portal.topics.models import Topic

from .. import wording
from ..domain.languages import language_label
from ..domain.times import weekday_codes
from ..enums import CertificateType, DeliveryMode, OfferKind, RegistrationState, Weekday
from ..importers.cleaning import hide_personal_data
from ..models import Offer, OfferFunding, Run, SessionDate
from .selection import Item

Record = dict[str, Any]
OFFER_ACCESS = ("sign_language", "digital_accessible", "slow_pace", "easy_language", "childcare")
VENUE_ACCESS = ("step_free", "accessible_wc", "hearing_loop")


def record(item: Item) -> Record:
    """Return the record of one offer; keys stand in the order in which they are written."""
    offer = item.offer
    return {
        "id": offer.pk,
        "url": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + offer.get_absolute_url(),
        "title": offer.title,
        "subtitle": offer.subtitle,
        "number": offer.number,
        "kind": coded(OfferKind, offer.kind),
        "provider": _provider(offer),
        "description": _prose(offer.description),
        "extra_info": _prose(offer.extra_info),
        "prerequisites": _prose(offer.prerequisites),
        "topics": [_topic(topic) for topic in offer.topics.all()],
        "target_groups": [
            {"code": group.slug, "label": group.label} for group in offer.target_groups.all()
        ],
        "level_min": _level(offer.level_min),
        "level_max": _level(offer.level_max),
        "level_derived": offer.level_derived,
        "languages_taught": _languages(offer.languages_taught),
        "teaching_languages": _languages(offer.teaching_languages),
        "delivery_mode": coded(DeliveryMode, offer.delivery_mode),
        "certificate": _certificate(offer),
        "funding": [_funding(row) for row in offer.fundings.all()],
        "accessibility": {name: coded(Tri, getattr(offer, name)) for name in OFFER_ACCESS},
        "booking_url": offer.booking_url or None,
        "runs": [_run(run) for run in item.runs],
        "modified": _moment(offer.modified_at),
        "example": offer.is_example,
        "licence": {
            "code": item.licence.code,
            "label": item.licence.label,
            "uri": item.licence.uri,
        },
        "attribution": item.attribution,
    }


def coded(choices: type[TextChoices], value: str) -> dict[str, str]:
    """Return a choice with its code and its label; a code of long ago is its own label."""
    return {"code": value, "label": _labels(choices, get_language()).get(value, value)}


@cache
def _labels(choices: type[TextChoices], language: str | None) -> dict[str, str]:
    """Return the labels in the `language` in force; looking each up anew took a third of a dump."""
    return {str(choice): str(choice.label) for choice in choices}


def _moment(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")


def _prose(text: str) -> str:
    return clean_html(hide_personal_data(text)) if text else ""


def _provider(offer: Offer) -> Record:
    organisation = offer.provider.organisation
    return {
        "code": organisation.slug,
        "label": organisation.name,
        "website": organisation.website or None,
    }


def _topic(topic: Topic) -> Record:
    return {
        "code": topic.slug,
        "label": topic.label,
        "dvv_area": topic.dvv_area or None,
        "dvv_code": topic.dvv_code or None,
        "dvv_version": topic.dvv_version or None,
        "kursnet_code": topic.kursnet_code or None,
    }


def _level(code: str) -> dict[str, str] | None:
    return {"code": code, "label": wording.level(code)} if code else None


def _languages(codes: Iterable[str]) -> list[dict[str, str]]:
    return [{"code": code, "label": str(language_label(code) or code)} for code in codes]


def _certificate(offer: Offer) -> Record | None:
    if not offer.certificate_type and not offer.certificate_title:
        return None
    return {
        "type": coded(CertificateType, offer.certificate_type),
        "title": offer.certificate_title,
        "examiner": offer.certificate_examiner,
    }


def _funding(row: OfferFunding) -> Record:
    return {
        "code": row.programme.code,
        "label": row.programme.label,
        "recognition_number": row.recognition_number,
        "valid_until": _day(row.valid_until),
    }


def _run(run: Run) -> Record:
    places = wording.run_places(run)
    return {
        "id": str(run.uid),
        # Of joined offers each run has its own.
        "number": run.offer.number,
        "booking_url": run.offer.booking_url or None,
        "start": _day(run.start),
        "end": _day(run.end),
        "last_day": _day(run.last_day),
        "flexible_start": run.flexible_start,
        "weekdays": [coded(Weekday, code) for code in weekday_codes(run.weekdays)],
        "time_from": _time(run.time_from),
        "time_to": _time(run.time_to),
        "times_note": _times_note(run),
        "units": _number(run.units),
        "date_count": run.date_count,
        "dates": [_date(date) for date in run.dates.all()],
        "price": _number(run.price),
        "price_reduced": _number(run.price_reduced),
        "currency": "EUR",
        "price_note": hide_personal_data(run.price_note),
        "places": {
            "code": places.state.value,
            "label": wording.places_text(run),
            "free": places.free,
        },
        "registration": coded(RegistrationState, run.registration_state),
        "registration_deadline": _day(run.registration_deadline),
        "online": run.is_online,
        "venue": _venue(run.venue),
        "room": run.room,
        "cancelled": run.cancelled,
    }


def _times_note(run: Run) -> str:
    """Return the provider's own words, where the page shows them: when nothing else is known."""
    known = wording.weekdays(run.weekdays) or wording.clock_times(run.time_from, run.time_to)
    return "" if known else hide_personal_data(run.raw_times)


def _date(date: SessionDate) -> Record:
    return {
        "date": _day(date.date),
        "time_from": _time(date.time_from),
        "time_to": _time(date.time_to),
        "venue": date.venue.name if date.venue else None,
        "room": date.room,
        "cancelled": date.cancelled,
    }


def _venue(venue: Venue | None) -> Record | None:
    if venue is None:
        return None
    return {
        "name": venue.name,
        "street": venue.street,
        "postcode": venue.postcode,
        "city": venue.city,
        "latitude": venue.latitude,
        "longitude": venue.longitude,
        "geo_quality": coded(GeoQuality, venue.geo_quality),
        "accessibility": {name: coded(Tri, getattr(venue, name)) for name in VENUE_ACCESS},
        "access_note": hide_personal_data(venue.access_note),
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _time(time: dt.time | None) -> str | None:
    return f"{time:%H:%M}" if time else None


def _number(number: Decimal | None) -> str | None:
    """Return an amount with a dot and two decimals; None means unknown, 0.00 free of charge."""
    return None if number is None else f"{number:.2f}"
