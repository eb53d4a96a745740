"""Life, places and completeness."""

import datetime as dt
from dataclasses import replace

import pytest

from till_catalog.domain.completeness import Facts, score
from till_catalog.domain.lifecycle import last_day
from till_catalog.domain.places import Places, PlaceState, places

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
        (None, 3, False, "open", Places(PlaceState.UNKNOWN)),
        (12, None, True, "open", Places(PlaceState.UNKNOWN)),
    ],
)
def test_places(
    maximum: int | None, booked: int | None, waitlist: bool, registration: str, expected: Places
) -> None:
    found = places(maximum=maximum, booked=booked, waitlist=waitlist, registration=registration)
    assert found == expected


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
