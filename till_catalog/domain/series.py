"""Dates by rule: "every Monday and Wednesday from ... to ..., except ..."."""

import datetime as dt
import re
from collections.abc import Collection, Iterator

MOST_DATES = 400

_DAY = r"(\d{1,2})\.(\d{1,2})\.(\d{4})|(\d{4})-(\d{2})-(\d{2})"
_SPAN = re.compile(rf"(?:{_DAY})(?:\s*(?:bis|–|-)\s*(?:{_DAY}))?")

Span = tuple[dt.date, dt.date]


class TooManyDates(ValueError):
    """The rule names more than MOST_DATES days."""


def series(
    *, weekdays: Collection[int], first: dt.date, last: dt.date, without: Collection[Span] = ()
) -> list[dt.date]:
    """Return the days from `first` to `last` on `weekdays` (0 is Monday) outside of `without`.

    Raises TooManyDates.
    """
    days: list[dt.date] = []
    for day in _days(first, last):
        if day.weekday() not in weekdays or any(a <= day <= b for a, b in without):
            continue
        if len(days) == MOST_DATES:
            raise TooManyDates
        days.append(day)
    return days


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    for number in range(first.toordinal(), last.toordinal() + 1):
        yield dt.date.fromordinal(number)


def read_spans(text: str) -> list[Span]:
    """Read days and spans of days, one per line or separated by commas.

    "24.12.2026", "2026-12-24", "21.12.2026 bis 06.01.2027". Raises ValueError with the part that is
    none as its only argument.
    """
    spans: list[Span] = []
    for part in filter(None, (part.strip() for part in re.split(r"[,;\n]", text))):
        match = _SPAN.fullmatch(part)
        if match is None:
            raise ValueError(part)
        try:
            begin, end = _day(match.groups()[:6]), _day(match.groups()[6:])
        except ValueError:
            raise ValueError(part) from None
        if begin is None or (end is not None and end < begin):
            raise ValueError(part)
        spans.append((begin, end or begin))
    return spans


def _day(groups: tuple[str | None, ...]) -> dt.date | None:
    day, month, year, iso_year, iso_month, iso_day = groups
    if day and month and year:
        return dt.date(int(year), int(month), int(day))
    if iso_year and iso_month and iso_day:
        return dt.date(int(iso_year), int(iso_month), int(iso_day))
    return None
