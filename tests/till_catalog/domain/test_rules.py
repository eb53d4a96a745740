"""Life, places and completeness."""

import datetime as dt
from dataclasses import replace

import pytest

from portal.places.models import Venue
from till_catalog.domain.access import access, access_codes
from till_catalog.domain.completeness import Facts, grade, score
from till_catalog.domain.duration import duration
from till_catalog.domain.lifecycle import last_day
from till_catalog.domain.places import Places, PlaceState, can_join, places
from till_catalog.models import Offer

FIRST, SECOND, THIRD = (dt.date(2026, 11, day) for day in (1, 2, 3))


@pytest.mark.parametrize(
    ("dates", "start", "end", "flexible", "expected"),
    [
        ([SECOND, FIRST], FIRST, THIRD, False, SECOND),
        ([], FIRST, THIRD, False, THIRD),
        ([], FIRST, None, False, FIRST),
        ([], None, None, False, None),
        ([FIRST], FIRST, THIRD, True, None),
    ],
)
def test_last_day_is_the_last_date_else_the_end_else_the_start(
    dates: list[dt.date],
    start: dt.date | None,
    end: dt.date | None,
    flexible: bool,
    expected: dt.date | None,
) -> None:
    assert last_day(start=start, end=end, dates=dates, flexible=flexible) == expected


@pytest.mark.parametrize(
    ("maximum", "booked", "waitlist", "registration", "expected"),
    [
        (12, 5, False, "open", Places(PlaceState.FREE, 7)),
        (12, 9, False, "open", Places(PlaceState.FREE, 3)),
        (12, 10, False, "open", Places(PlaceState.FEW, 2)),
        (12, 12, False, "open", Places(PlaceState.FULL, 0)),
        (12, 14, True, "open", Places(PlaceState.WAITLIST, 0)),
        (12, 3, False, "full", Places(PlaceState.FULL, 0)),
        (0, 0, False, "open", Places(PlaceState.UNKNOWN)),
        (12, 3, False, "closed", Places(PlaceState.CLOSED)),
        (None, 3, False, "open", Places(PlaceState.UNKNOWN)),
        (12, None, True, "open", Places(PlaceState.UNKNOWN)),
    ],
)
def test_places(
    maximum: int | None, booked: int | None, waitlist: bool, registration: str, expected: Places
) -> None:
    found = places(maximum=maximum, booked=booked, waitlist=waitlist, registration=registration)
    assert found == expected


@pytest.mark.parametrize(
    ("maximum", "booked", "registration", "expected"),
    [
        (12, 11, "open", True),
        (12, 12, "open", False),
        (12, 3, "closed", False),
        (None, None, "not_needed", True),
        (None, None, "full", False),
        (None, None, "open", None),
        (12, None, "unknown", None),
    ],
)
def test_one_can_join_where_a_place_is_free_or_none_is_needed(
    maximum: int | None, booked: int | None, registration: str, expected: bool | None
) -> None:
    found = places(maximum=maximum, booked=booked, waitlist=False, registration=registration)
    assert can_join(found, registration=registration) is expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (0, "tag"),
        (1, "woche"),
        (6, "woche"),
        (7, "monat"),
        (30, "monat"),
        (31, "quartal"),
        (91, "quartal"),
        (92, "halbjahr"),
        (183, "halbjahr"),
        (184, "laenger"),
        (-1, ""),
    ],
)
def test_a_run_lasts_from_its_first_to_its_last_day(last: int, expected: str) -> None:
    assert duration(start=FIRST, last_day=FIRST + dt.timedelta(days=last)) == expected


def test_without_a_day_only_a_single_date_has_a_length() -> None:
    assert duration(start=None, last_day=None, date_count=1) == "tag"
    assert duration(start=FIRST, last_day=THIRD, date_count=1) == "tag"
    assert duration(start=None, last_day=FIRST, date_count=3) == ""
    assert duration(start=FIRST, last_day=None) == ""


def test_access_joins_what_venue_and_offer_say() -> None:
    venue = Venue(step_free="no", accessible_wc="yes")
    offer = Offer(slow_pace="yes", childcare="no")
    assert access(venue=venue, offer=offer, online=False) == {
        "stufenfrei": "no",
        "wc": "yes",
        "hoeranlage": "unknown",
        "gebaerdensprache": "unknown",
        "digital": "unknown",
        "langsam": "yes",
        "leichte-sprache": "unknown",
        "kinderbetreuung": "no",
    }
    assert access_codes(access(venue=venue, offer=offer, online=False)) == (
        "wc",
        "langsam",
        "wc-moeglich",
        "hoeranlage-moeglich",
        "gebaerdensprache-moeglich",
        "digital-moeglich",
        "langsam-moeglich",
        "leichte-sprache-moeglich",
    )


def test_an_online_run_has_no_steps_and_without_a_venue_all_is_unknown() -> None:
    assert access(venue=Venue(step_free="no"), offer=Offer(), online=True)["stufenfrei"] == "yes"
    assert set(access(venue=None, offer=Offer(), online=False).values()) == {"unknown"}


@pytest.mark.parametrize(
    ("reached", "fresh", "stale"),
    [
        (100, "voll", "gut"),
        (85, "voll", "gut"),
        (84, "gut", "mittel"),
        (70, "gut", "mittel"),
        (69, "mittel", "wenig"),
        (50, "mittel", "wenig"),
        (49, "wenig", "wenig"),
        (0, "wenig", "wenig"),
    ],
)
def test_a_stale_offer_is_one_grade_worse(reached: int, fresh: str, stale: str) -> None:
    assert (grade(reached, stale=False), grade(reached, stale=True)) == (fresh, stale)


COMPLETE = Facts(
    description_length=200,
    weekdays_and_times=True,
    future_start_or_flexible=True,
    price_known=True,
    place_or_online_link=True,
    topic=True,
    end_or_units=True,
    places_known=True,
    level_known=True,
    booking_way=True,
    accessibility_known=True,
    funding_known=True,
)


def test_completeness_scales_to_what_applies() -> None:
    assert score(COMPLETE) == 100
    assert score(replace(COMPLETE, level_known=None, places_known=None)) == 100
    assert score(replace(COMPLETE, description_length=199)) == 85
    assert score(replace(COMPLETE, level_known=None, price_known=False)) == 89
