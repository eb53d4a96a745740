"""`assert_feed_conforms`: what every exported calendar must satisfy (docs/calendar-feeds.md)."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

from icalendar import Calendar

BERLIN = ZoneInfo("Europe/Berlin")
SINGLE = [
    "UID",
    "DTSTAMP",
    "LAST-MODIFIED",
    "SEQUENCE",
    "DTSTART",
    "DTEND",
    "SUMMARY",
    "STATUS",
    "LOCATION",
    "URL",
    "GEO",
    "DESCRIPTION",
]


def assert_feed_conforms(body: bytes) -> Calendar:
    """Check `body` against the rules and return it parsed."""
    _assert_lines(body)
    feed = Calendar.from_ical(body)
    assert feed["VERSION"] == "2.0"
    assert feed["PRODID"].startswith("-//")
    assert feed["NAME"] == feed["X-WR-CALNAME"]
    assert feed["DESCRIPTION"] == feed["X-WR-CALDESC"]
    assert "METHOD" not in feed
    assert str(feed["UID"])
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in body
    assert b"X-PUBLISHED-TTL:PT6H\r\n" in body
    _assert_zone(feed, body)
    events = list(feed.walk("VEVENT"))
    keys = [(event["UID"], event.get("RECURRENCE-ID")) for event in events]
    assert len(set(keys)) == len(keys)
    order = [(event["DTSTART"].dt.isoformat(), str(event["UID"])) for event in events]
    assert order == sorted(order)
    for event in events:
        _assert_event(event)
    return feed


def _assert_lines(body: bytes) -> None:
    body.decode("utf-8")
    assert body.endswith(b"\r\n")
    assert b"\n" not in body.replace(b"\r\n", b"")
    for line in body.split(b"\r\n"):
        assert len(line) <= 75, line
        line.decode("utf-8")  # no character is split by folding


def _assert_zone(feed: Calendar, body: bytes) -> None:
    zones = list(feed.walk("VTIMEZONE"))
    assert [zone["TZID"] for zone in zones] == ["Europe/Berlin"]
    rules = {
        part.name: (
            part["DTSTART"].to_ical(),
            dict(part["RRULE"]),
            part["TZOFFSETFROM"].to_ical(),
            part["TZOFFSETTO"].to_ical(),
        )
        for part in zones[0].subcomponents
    }
    last_sunday = {"FREQ": ["YEARLY"], "BYDAY": ["-1SU"]}
    assert rules == {
        "DAYLIGHT": (b"19700329T020000", last_sunday | {"BYMONTH": [3]}, "+0100", "+0200"),
        "STANDARD": (b"19701025T030000", last_sunday | {"BYMONTH": [10]}, "+0200", "+0100"),
    }
    assert b"RDATE" not in body.split(b"END:VTIMEZONE")[0]


def _assert_event(event: Calendar) -> None:
    for name in SINGLE:
        assert not isinstance(event.get(name), list), name
    assert re.fullmatch(r"[0-9a-f-]{36}@[a-z.]+", str(event["UID"]))
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt
    assert event["DTSTAMP"].dt.utcoffset() == dt.timedelta(0)
    assert int(event["SEQUENCE"]) >= 0
    start, end = event["DTSTART"], event["DTEND"]
    assert type(start.dt) is type(end.dt)
    assert end.dt > start.dt
    if isinstance(start.dt, dt.datetime):
        assert start.params["TZID"] == end.params["TZID"] == "Europe/Berlin"
    else:
        assert "TZID" not in start.params
        assert start.params["VALUE"] == end.params["VALUE"] == "DATE"
    cancelled = event["STATUS"] == "CANCELLED"
    assert str(event["SUMMARY"]).startswith("ABGESAGT: ") is cancelled
    assert "ATTENDEE" not in event
    assert not re.search(r"<(?:p|br|b|a|li|ul)\b", str(event.get("DESCRIPTION", "")))
