"""When the example runs take place: whole weeks from this week's Monday, holidays left out."""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from .shapes import DemoRun

WEEK = dt.timedelta(weeks=1)


def anchor(today: dt.date) -> dt.date:
    """Return the Monday from which weeks are counted."""
    return today - dt.timedelta(days=today.weekday())


def dates_of(run: DemoRun, monday: dt.date) -> list[dt.date]:
    """Return the dates of a run, as many as it counts; a free day puts the end off."""
    if run.flexible or not run.weekdays:
        return []
    return [date for date, _ in zip(_days(run, monday), range(run.count), strict=False)]


def _days(run: DemoRun, monday: dt.date) -> Iterator[dt.date]:
    week = monday + run.week * WEEK
    while True:
        for weekday in run.weekdays:
            day = week + dt.timedelta(days=weekday)
            if not is_free(day):
                yield day
        week += WEEK


def is_free(day: dt.date) -> bool:
    """Tell whether nothing takes place: public holidays in Rhineland-Palatinate (Feiertagsgesetz
    LFtG, section 2), Christmas Eve to Epiphany, and Rose Monday, on which Trier does not work."""
    return day in _movable(day.year) or (day.month, day.day) in _FIXED or _is_christmas(day)


_FIXED = frozenset({(1, 1), (5, 1), (10, 3), (11, 1)})


def _is_christmas(day: dt.date) -> bool:
    return (day.month == 12 and day.day >= 22) or (day.month == 1 and day.day <= 6)


@lru_cache(maxsize=16)
def _movable(year: int) -> frozenset[dt.date]:
    easter = easter_sunday(year)
    rose_monday, friday, monday, ascension, whit_monday, corpus_christi = -48, -2, 1, 39, 50, 60
    days = (rose_monday, friday, 0, monday, ascension, 49, whit_monday, corpus_christi)
    return frozenset(easter + dt.timedelta(days=day) for day in days)


def easter_sunday(year: int) -> dt.date:
    """Return Easter Sunday (Gregorian computus, Meeus/Jones/Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    correction = (8 * century + 13) // 25
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    leap, rest_of_rest = divmod(rest, 4)
    weekday = (32 + 2 * (century % 4) + 2 * leap - epact - rest_of_rest) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return dt.date(year, month, day + 1)
