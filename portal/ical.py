"""Calendar feeds (RFC 5545, RFC 7986). The only module that imports `icalendar`.

Callers describe entries as plain data; bytes come out. Equal input gives equal bytes: DTSTAMP is the
last change, never "now", and entries are ordered by start and UID. `docs/calendar-feeds.md` says why.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from icalendar import Calendar, Event, Timezone, vDuration, vUri

from portal.clock import BERLIN
from portal.conditional import A_WHILE, unless_known, version_of
from portal.text import printable

CONTENT_TYPE = "text/calendar; charset=utf-8"
PRODID = "-//Bildungsportal//Kalender//DE"
REFRESH = dt.timedelta(hours=6)

# Written by hand: icalendar's own Timezone starts Berlin's summer time an hour late and lists
# single dates, which some desktop calendars ignore.
_BERLIN_RULES = b"""\
BEGIN:VTIMEZONE\r
TZID:Europe/Berlin\r
BEGIN:DAYLIGHT\r
DTSTART:19700329T020000\r
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r
TZNAME:CEST\r
TZOFFSETFROM:+0100\r
TZOFFSETTO:+0200\r
END:DAYLIGHT\r
BEGIN:STANDARD\r
DTSTART:19701025T030000\r
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r
TZNAME:CET\r
TZOFFSETFROM:+0200\r
TZOFFSETTO:+0100\r
END:STANDARD\r
END:VTIMEZONE\r
"""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One calendar entry.

    `start` and `end` are both aware datetimes (shown in Europe/Berlin) or both dates; `end` is
    exclusive, so a whole day ends on the next. `modified` is aware. `geo` is latitude, longitude.
    """

    uid: str
    sequence: int
    modified: dt.datetime
    start: dt.datetime | dt.date
    end: dt.datetime | dt.date
    summary: str
    description: str = ""
    location: str = ""
    url: str = ""
    categories: Sequence[str] = ()
    geo: tuple[float, float] | None = None
    cancelled: bool = False


def calendar(
    *, uid: str, name: str, description: str, source: str, entries: Iterable[Entry]
) -> bytes:
    """Return a calendar of `entries`; an empty one still holds the time zone.

    `uid` names the calendar for good, `source` is its absolute address. Raises ValueError for a
    naive datetime: a floating time would be another moment in every calendar.
    """
    feed = Calendar()
    feed.add("prodid", PRODID)
    feed.add("version", "2.0")
    feed.add("calscale", "GREGORIAN")
    feed.add("uid", uid)
    feed.add("name", name)
    feed.add("x-wr-calname", name)
    feed.add("description", description)
    feed.add("x-wr-caldesc", description)
    feed.add("source", vUri(_one_line(source)), parameters={"VALUE": "URI"})
    feed.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    feed.add("x-published-ttl", vDuration(REFRESH))
    feed.add("color", "teal")
    feed.add_component(Timezone.from_ical(_BERLIN_RULES))
    for entry in sorted(entries, key=_order):
        feed.add_component(_event(entry))
    return bytes(feed.to_ical())


def response(request: HttpRequest, body: bytes, *, filename: str) -> HttpResponse:
    """Answer with a feed: an ETag of the bytes, 304 where the client has them, readable by all."""
    headers = {"Content-Disposition": f'inline; filename="{filename}"'}
    response = unless_known(
        request,
        lambda: HttpResponse(body, content_type=CONTENT_TYPE, headers=headers),
        version=version_of(body),
        caching=A_WHILE,
    )
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _order(entry: Entry) -> tuple[str, str]:
    return entry.start.isoformat(), entry.uid


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.modified.astimezone(dt.UTC))
    event.add("last-modified", entry.modified.astimezone(dt.UTC))
    event.add("sequence", entry.sequence)
    event.add("dtstart", _moment(entry.start))
    event.add("dtend", _moment(entry.end))
    prefix = "ABGESAGT: " if entry.cancelled else ""
    event.add("summary", prefix + _one_line(entry.summary))
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if entry.description:
        event.add("description", printable(entry.description))
    if entry.location:
        event.add("location", _one_line(entry.location))
    if entry.url:
        event.add("url", _one_line(entry.url))
    if entry.categories:
        event.add("categories", [_one_line(category) for category in entry.categories])
    if entry.geo:
        event.add("geo", entry.geo)
    if not isinstance(entry.start, dt.datetime):
        event.add("transp", "TRANSPARENT")
    return event


def _moment(value: dt.datetime | dt.date) -> dt.datetime | dt.date:
    if not isinstance(value, dt.datetime):
        return value
    if value.tzinfo is None:
        raise ValueError("A calendar entry needs an aware datetime.")
    return value.astimezone(BERLIN)


def _one_line(text: str) -> str:
    """Line breaks in single-line properties are refused by icalendar (url) or confuse calendars."""
    return " ".join(printable(text).split())
