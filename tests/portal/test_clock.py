"""The clock: days belong to Berlin, and PORTAL_TODAY moves the day only."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from portal import clock


def test_shortly_before_midnight_utc_berlin_already_has_the_next_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moment = dt.datetime(2026, 7, 1, 22, 30, tzinfo=dt.UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert clock.today() == dt.date(2026, 7, 2)
    assert clock.now() == moment


def test_portal_today_moves_the_day_and_keeps_the_time(
    monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.PORTAL_TODAY = "2020-05-12"
    moment = dt.datetime(2026, 1, 10, 13, 5, tzinfo=dt.UTC)  # 14:05 in Berlin, winter time
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert clock.today() == dt.date(2020, 5, 12)
    assert clock.now() == dt.datetime(2020, 5, 12, 12, 5, tzinfo=dt.UTC)  # 14:05, summer time
    assert clock.real_now() == moment


def test_day_numbers_count_from_1970_and_come_back() -> None:
    assert clock.day_number(dt.date(1970, 1, 2)) == 1
    assert clock.from_day_number(clock.day_number(dt.date(2026, 2, 28)) + 1) == dt.date(2026, 3, 1)
