"""Weekdays and parts of the day."""

import datetime as dt

import pytest

from till_catalog.domain.times import (
    daypart,
    is_weekend,
    run_weekdays,
    weekday_codes,
    weekday_mask,
)

MONDAY = dt.date(2026, 11, 23)


def day(offset: int) -> dt.date:
    return MONDAY + dt.timedelta(days=offset)


def time(text: str) -> dt.time | None:
    return dt.time.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("begins", "ends", "expected"),
    [
        ("09:00", "11:30", "vormittag"),
        ("09:00", "14:00", "vormittag"),
        ("11:59", "", "vormittag"),
        ("11:00", "00:00", "vormittag"),
        ("09:00", "14:01", "ganztags"),
        ("12:00", "13:00", "nachmittag"),
        ("16:59", "19:00", "nachmittag"),
        ("17:00", "18:30", "abend"),
        ("23:59", "", "abend"),
        ("00:00", "10:00", ""),
        ("", "10:00", ""),
    ],
)
def test_daypart_follows_the_thresholds(begins: str, ends: str, expected: str) -> None:
    assert daypart(time(begins), time(ends)) == expected


def test_codes_come_in_the_order_of_the_week() -> None:
    assert weekday_codes(weekday_mask([day(6), day(0), day(7), day(2)])) == ("mo", "mi", "so")


@pytest.mark.parametrize(
    ("offsets", "expected"),
    [((5,), True), ((6,), True), ((4, 5), True), ((4,), False), ((3, 5), False), ((), False)],
)
def test_weekend_needs_saturday_or_sunday_and_no_day_before_friday(
    offsets: tuple[int, ...], expected: bool
) -> None:
    assert is_weekend(weekday_mask(map(day, offsets))) is expected


def test_single_dates_win_over_one_day_and_over_what_was_stated() -> None:
    assert run_weekdays(dates=[day(1)], start=day(0), end=day(0), stated=64) == 2


def test_a_run_of_one_day_has_the_weekday_of_that_day() -> None:
    assert run_weekdays(dates=[], start=day(2), end=day(2), stated=64) == 4


def test_without_dates_what_was_stated_holds_and_nothing_is_guessed_from_a_start() -> None:
    assert run_weekdays(dates=[], start=day(0), end=day(30), stated=9) == 9
    assert run_weekdays(dates=[], start=day(0), end=None) == 0
