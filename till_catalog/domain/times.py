"""When a run takes place: weekdays as a bit mask and the parts of the day."""

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from ..enums import Daypart, Weekday

NOON = dt.time(12)
MORNING_ENDS = dt.time(14)
EVENING_BEGINS = dt.time(17)
MIDNIGHT = dt.time(0)

_MONDAY_TO_THURSDAY = 0b0001111
_SATURDAY_AND_SUNDAY = 0b1100000
_WEEKDAYS = tuple(Weekday.values)


def weekday_mask(dates: Iterable[dt.date]) -> int:
    """Return the weekdays of `dates` as a sum of 1 (Monday) to 64 (Sunday); 0 = unknown."""
    mask = 0
    for date in dates:
        mask |= 1 << date.weekday()
    return mask


def run_weekdays(
    *, dates: Iterable[dt.date], start: dt.date | None, end: dt.date | None, stated: int = 0
) -> int:
    """Return the mask of a run: from its single dates, else a single day, else what was stated."""
    if mask := weekday_mask(dates):
        return mask
    if start is not None and start == end:
        return weekday_mask([start])
    return stated


@cache
def weekday_codes(mask: int) -> tuple[str, ...]:
    """Return the codes mo to so of a mask, in the order of the week."""
    return tuple(code for bit, code in enumerate(_WEEKDAYS) if mask >> bit & 1)


def is_weekend(mask: int) -> bool:
    """Tell whether a run is a weekend run: Saturday or Sunday, and no day from Monday to Thursday."""
    return bool(mask & _SATURDAY_AND_SUNDAY) and not mask & _MONDAY_TO_THURSDAY


def is_weekly(dates: Sequence[dt.date]) -> bool:
    """Tell whether a run keeps its rhythm: several weeks without a gap, the same weekdays in each."""
    weeks: dict[dt.date, set[int]] = {}
    for date in dates:
        monday = date - dt.timedelta(days=date.weekday())
        weeks.setdefault(monday, set()).add(date.weekday())
    span = (max(weeks) - min(weeks)).days // 7 + 1 if weeks else 0
    return (
        len(weeks) > 1 and len(weeks) == span and len({frozenset(d) for d in weeks.values()}) == 1
    )


@lru_cache(maxsize=4096)
def daypart(time_from: dt.time | None, time_to: dt.time | None) -> str:
    """Return the part of the day (a `Daypart` value), or "" where it is unknown.

    00:00 stands for an unknown time in the feeds. Thresholds as in the WISY course portals: before
    noon and over by 14:00 is the morning, longer is all day; from 17:00 it is the evening.
    """
    if time_from is None or time_from == MIDNIGHT:
        return ""
    if time_from < NOON:
        over_by_two = time_to is None or time_to == MIDNIGHT or time_to <= MORNING_ENDS
        return Daypart.MORNING if over_by_two else Daypart.ALL_DAY
    return Daypart.AFTERNOON if time_from < EVENING_BEGINS else Daypart.EVENING
