"""`assert_valid`: what the structured data of an offer must satisfy, by our own reading of schema.org.

Properties, types and values are listed here by hand; nothing else may appear.
"""

import datetime as dt
import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

SCHEMA = "https://schema.org/"
Check = Callable[[Any], bool]


def read(content: bytes) -> dict[str, Any]:
    """Return the one block of structured data of a page."""
    (block,) = BeautifulSoup(content, "html.parser").select("script[type='application/ld+json']")
    found: dict[str, Any] = json.loads(block.string)
    return found


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and not re.search(r"<\w+", value)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_text, value))


def _url(value: Any) -> bool:
    parts = urlsplit(value)
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _moment(value: Any) -> bool:
    """A day, or a moment with its zone that is not the midnight of an unknown time."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return dt.date.fromisoformat(value) > dt.date.min
    moment = dt.datetime.fromisoformat(value)
    return moment.utcoffset() is not None and moment.time() != dt.time(0)


def _day(value: Any) -> bool:
    return dt.date.fromisoformat(value).isoformat() == value


def _time(value: Any) -> bool:
    return dt.time.fromisoformat(value) != dt.time(0)


def _count(value: Any) -> bool:
    return type(value) is int and value >= 0


def _one_of(*values: str) -> Check:
    return lambda value: value in values


def _terms(*names: str) -> Check:
    return _one_of(*(f"{SCHEMA}{name}" for name in names))


def _node(*types: str) -> Check:
    return lambda value: value.get("@type") in types and check(value)


def _nodes(*types: str) -> Check:
    one = _node(*types)
    return lambda value: isinstance(value, list) and bool(value) and all(map(one, value))


def _place(value: Any) -> bool:
    nodes = value if isinstance(value, list) else [value]
    return _nodes("Place", "VirtualLocation")(nodes)


HAPPENING: dict[str, Check] = {
    "startDate": _moment,
    "endDate": _moment,
    "eventStatus": _terms("EventScheduled", "EventCancelled"),
    "eventAttendanceMode": _terms(
        "OfflineEventAttendanceMode", "OnlineEventAttendanceMode", "MixedEventAttendanceMode"
    ),
    "location": _place,
    "offers": _node("Offer"),
    "maximumAttendeeCapacity": lambda value: _count(value) and value > 0,
    "remainingAttendeeCapacity": _count,
}
ABOUT: dict[str, Check] = {
    "name": _text,
    "description": _text,
    "url": _url,
    "inLanguage": lambda value: all(re.fullmatch(r"[a-z]{2,3}", code) for code in value),
    "about": _texts,
}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# Type -> its required properties, and the check of every property it may have.
TYPES: dict[str, tuple[set[str], dict[str, Check]]] = {
    "Course": (
        {"@id", "url", "name", "description", "provider", "hasCourseInstance"},
        {
            **ABOUT,
            "provider": _node("Organization"),
            "courseCode": _text,
            "educationalLevel": _text,
            "coursePrerequisites": _text,
            "educationalCredentialAwarded": _text,
            "financialAidEligible": _text,
            "offers": _nodes("Offer"),
            "hasCourseInstance": _nodes("CourseInstance"),
        },
    ),
    "CourseInstance": (
        {"@id", "eventStatus"},
        {
            **HAPPENING,
            "courseMode": _one_of("Onsite", "Online", "Blended"),
            "courseWorkload": lambda value: bool(re.fullmatch(r"PT[1-9]\d*M", value)),
            "courseSchedule": _node("Schedule"),
        },
    ),
    "EducationEvent": (
        {"@id", "url", "name", "description", "organizer", "startDate", "eventStatus"},
        {**ABOUT, **HAPPENING, "organizer": _node("Organization")},
    ),
    "Organization": ({"name", "url"}, {"name": _text, "url": _url, "sameAs": _url}),
    "Offer": (
        {"category", "price", "priceCurrency", "url"},
        {
            "category": _one_of("Free", "Paid"),
            "price": lambda value: bool(re.fullmatch(r"\d+\.\d\d", value)),
            "priceCurrency": _one_of("EUR"),
            "availability": _terms("InStock", "LimitedAvailability", "SoldOut"),
            "validThrough": _day,
            "url": _url,
        },
    ),
    "Schedule": (
        {"startDate", "byDay"},
        {
            "startDate": _day,
            "endDate": _day,
            "byDay": lambda value: bool(value) and all(map(_terms(*DAYS), value)),
            "startTime": _time,
            "endTime": _time,
            "scheduleTimezone": _one_of("Europe/Berlin"),
            "repeatCount": lambda value: _count(value) and value > 0,
            "repeatFrequency": _one_of("P1W"),
        },
    ),
    "Place": (
        {"name"},
        {"name": _text, "address": _node("PostalAddress"), "geo": _node("GeoCoordinates")},
    ),
    "PostalAddress": (
        set(),
        {"streetAddress": _text, "postalCode": _text, "addressLocality": _text},
    ),
    "GeoCoordinates": (
        {"latitude", "longitude"},
        {"latitude": lambda v: -90 <= v <= 90, "longitude": lambda v: -180 <= v <= 180},
    ),
    "VirtualLocation": ({"url"}, {"url": _url}),
}


def check(node: dict[str, Any]) -> bool:
    """Check one node and all below it; fails with the property that is wrong."""
    kind = node["@type"]
    required, properties = TYPES[kind]
    names = set(node) - {"@type", "@context"}
    assert required <= names, (kind, required - names)
    for name in sorted(names - {"@id"}):
        assert name in properties, (kind, name)
        assert properties[name](node[name]), (kind, name, node[name])
    if "@id" in node:
        assert _url(node["@id"])
    if kind == "Offer":
        assert (node["category"] == "Free") is (node["price"] == "0.00")
    if {"startDate", "endDate"} <= names:
        assert node["endDate"][:10] >= node["startDate"][:10]
    return True


def assert_valid(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Check a whole block; return its courses and events."""
    assert data["@context"] == SCHEMA
    nodes = data.get("@graph", [data])
    for node in nodes:
        assert node["@type"] in ("Course", "EducationEvent")
        check(node)
    return nodes
