"""Calendars: stable bytes that every calendar program reads alike."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from icalendar.cal import Component

from portal import ical
from portal.clock import BERLIN
from tests.support.feeds import assert_feed_conforms

MODIFIED = dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC)
EVENING = ical.Entry(
    uid="123e4567-e89b-12d3-a456-426614174000@kurse.bildungsportal",
    sequence=3,
    modified=MODIFIED,
    start=dt.datetime(2026, 11, 30, 18, tzinfo=BERLIN),
    end=dt.datetime(2026, 11, 30, 20, 15, tzinfo=BERLIN),
    summary="Deutsch B1",
    url="https://portal.example/kurse/1-deutsch-b1/",
)
ALL_DAY = replace(
    EVENING,
    uid="123e4567-e89b-12d3-a456-426614174001@kurse.bildungsportal",
    start=dt.date(2026, 11, 29),
    end=dt.date(2026, 11, 30),
)


def feed(*entries: ical.Entry) -> bytes:
    return ical.calendar(
        uid="angebot-1",
        name="Deutsch B1",
        description="Termine der Beispielschule",
        source="https://portal.example/kurse/1-deutsch-b1/kalender.ics",
        entries=entries,
    )


def only_event(body: bytes) -> Component:
    (event,) = assert_feed_conforms(body).walk("VEVENT")
    return event


def test_an_empty_feed_conforms() -> None:
    assert list(assert_feed_conforms(feed()).walk("VEVENT")) == []


def test_order_and_bytes_do_not_depend_on_the_order_of_input() -> None:
    body = feed(EVENING, ALL_DAY)
    assert body == feed(ALL_DAY, EVENING)
    starts = [event["DTSTART"].dt for event in assert_feed_conforms(body).walk("VEVENT")]
    assert starts == [ALL_DAY.start, EVENING.start]


def test_times_are_told_in_berlin_whatever_zone_they_come_in() -> None:
    start, end = EVENING.start, EVENING.end
    assert isinstance(start, dt.datetime) and isinstance(end, dt.datetime)
    moved = replace(EVENING, start=start.astimezone(dt.UTC), end=end.astimezone(dt.UTC))
    assert feed(moved) == feed(EVENING)
    assert b"DTSTART;TZID=Europe/Berlin:20261130T180000\r\n" in feed(EVENING)


@pytest.mark.parametrize(
    ("day", "offset"),
    [(dt.date(2026, 3, 29), 2), (dt.date(2026, 10, 25), 1), (dt.date(2026, 7, 1), 2)],
)
def test_readers_find_the_right_moment_round_the_change_of_time(day: dt.date, offset: int) -> None:
    start = dt.datetime.combine(day, dt.time(10), BERLIN)
    entry = replace(EVENING, start=start, end=start + dt.timedelta(hours=1))
    read = only_event(feed(entry))["DTSTART"].dt
    assert read.astimezone(dt.UTC) == dt.datetime.combine(day, dt.time(10 - offset), dt.UTC)


def test_a_naive_time_is_refused() -> None:
    naive = replace(EVENING, start=dt.datetime(2026, 11, 30, 18))  # noqa: DTZ001 - the point
    with pytest.raises(ValueError, match="aware"):
        feed(naive)


def test_a_cancelled_entry_stays_and_says_so() -> None:
    event = only_event(feed(replace(EVENING, cancelled=True)))
    assert (event["STATUS"], event["SUMMARY"]) == ("CANCELLED", "ABGESAGT: Deutsch B1")


def test_line_breaks_cannot_add_properties() -> None:
    evil = "x\r\nATTENDEE:mailto:a@example.org\r\n"
    event = only_event(
        feed(replace(EVENING, summary=evil, location=evil, url=evil, description=evil))
    )
    assert "ATTENDEE" not in event


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_survives(summary: str, description: str) -> None:
    body = feed(replace(EVENING, summary=summary, description=description))
    printable = re.sub(r"[\x00-\x1f\x7f]", " ", summary)
    assert str(only_event(body)["SUMMARY"]) == " ".join(printable.split())


def test_the_answer_is_cached_by_its_bytes() -> None:
    factory = RequestFactory()
    body = feed(EVENING)
    first = ical.response(factory.get("/x.ics"), body, filename="termine.ics")
    assert first.content == body
    assert first["Content-Type"] == "text/calendar; charset=utf-8"
    assert first["Content-Disposition"] == 'inline; filename="termine.ics"'
    assert first["Access-Control-Allow-Origin"] == "*"
    again = ical.response(
        factory.get("/x.ics", headers={"if-none-match": first["ETag"]}),
        body,
        filename="termine.ics",
    )
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    changed = ical.response(
        factory.get("/x.ics", headers={"if-none-match": first["ETag"]}), feed(), filename="x.ics"
    )
    assert changed.status_code == 200
