"""Years and months of the archive, as the calendar in Berlin counts them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from portal import clock

FIRST_YEAR = 2000


@dataclass(frozen=True, kw_only=True)
class Period:
    """A month, or a whole year (`month` 0)."""

    year: int
    month: int = 0

    @property
    def begin(self) -> dt.datetime:
        """The first moment."""
        return _first(self.year, self.month or 1)

    @property
    def end(self) -> dt.datetime:
        """The first moment after it."""
        if self.month == 0 or self.month == 12:
            return _first(self.year + 1, 1)
        return _first(self.year, self.month + 1)

    @property
    def label(self) -> str:
        """In words: "2026" or "November 2026"."""
        return f"{MONTHS[self.month]} {self.year}" if self.month else str(self.year)

    @property
    def path(self) -> str:
        """The part of the address below the index: "2026/11/"."""
        return f"{self.year}/{self.month:02}/" if self.month else f"{self.year}/"


@dataclass(frozen=True, kw_only=True)
class Year:
    """A year of the archive with its months, the newest first."""

    period: Period
    number: int
    months: tuple[tuple[Period, int], ...]


def read_period(year: str, month: str = "") -> Period:
    """Return the period of an address. Raises Http404 for one that no article can lie in.

    A month without articles is no mistake: its last one may have expired, and addresses stay.
    """
    period = Period(year=int(year), month=int(month or 0))
    possible = period.year >= FIRST_YEAR and (not month or 1 <= period.month <= 12)
    if not possible or period.begin > clock.now():
        raise Http404(_("Diesen Zeitraum gibt es nicht."))
    return period


def years(months: Iterable[tuple[dt.datetime, int]]) -> list[Year]:
    """Return the years of (any moment of a month, number of articles), the newest first."""
    found: dict[int, list[tuple[Period, int]]] = {}
    for moment, number in sorted(months, reverse=True):
        day = moment.astimezone(clock.BERLIN)
        found.setdefault(day.year, []).append((Period(year=day.year, month=day.month), number))
    return [
        Year(period=Period(year=year), number=sum(n for _, n in rows), months=tuple(rows))
        for year, rows in found.items()
    ]


def _first(year: int, month: int) -> dt.datetime:
    return dt.datetime(year, month, 1, tzinfo=clock.BERLIN)
