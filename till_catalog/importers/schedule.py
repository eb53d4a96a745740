"""When a run takes place, from the fields `beginn_datum`, `ende_datum`, `termin`, `wochentag`."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ..domain.lifecycle import last_day
from ..domain.times import run_weekdays
from .context import ROOM
from .data import DateData
from .fields import Fields
from .location import location

MAX_DATES = 1000
MAX_COUNT = 32_767
_WEEKDAYS = ("mo", "di", "mi", "do", "fr", "sa", "so")


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """Days, times and amount of teaching of one run."""

    start: dt.date | None
    end: dt.date | None
    last_day: dt.date | None
    weekdays: int
    time_from: dt.time | None
    time_to: dt.time | None
    units: Decimal | None
    date_count: int | None
    dates: tuple[DateData, ...]


def schedule(offer: Fields, *, count_is_units: bool) -> Schedule:
    """Read the schedule. In Berlin `anzahl_termine` counts teaching units, not dates."""
    dates = _dates(offer)
    start = offer.date("beginn_datum") or (dates[0].date if dates else None)
    end = offer.date("ende_datum")
    if start is None:
        offer.note("start_missing", "beginn_datum", offer.raw("beginn_datum"))
    elif end is not None and end < start:
        offer.note("end_before_start", "ende_datum", f"{start} – {end}")
        end = None
    count = offer.integer("anzahl_termine")
    units = offer.decimal("dauer")
    if count is not None and not 0 < count <= MAX_COUNT:
        count = None  # 0 is how feeds write unknown
    if count_is_units:
        units, count = (Decimal(count) if count else units), None
    days = [date.date for date in dates]
    time_from, time_to = _usual_times(dates)
    return Schedule(
        start=start,
        end=end,
        last_day=last_day(start=start, end=end, dates=days, flexible=False),
        weekdays=run_weekdays(dates=days, start=start, end=end, stated=_stated(offer)),
        time_from=time_from,
        time_to=time_to,
        units=units or None,
        date_count=count or len(dates) or None,
        dates=dates,
    )


def _dates(offer: Fields) -> tuple[DateData, ...]:
    found: dict[tuple[dt.date, dt.time | None], DateData] = {}
    for item in offer.children("termin"):
        day = item.date("beginn_datum")
        begin, end = item.time("beginn_uhrzeit"), item.time("ende_uhrzeit")
        if day is None:
            continue
        if begin is not None and end is not None and end < begin:
            item.note("end_before_start", "ende_uhrzeit", f"{begin} – {end}")
            end = None
        if len(found) == MAX_DATES:
            offer.note("too_many_dates", "termin")
            break
        venue = location(item).venue if "veranstaltungsort" in item.record else None
        room = item.line("raum", ROOM)
        found.setdefault(
            (day, begin),
            DateData(date=day, time_from=begin, time_to=end, venue=venue, room=room),
        )
    return tuple(sorted(found.values(), key=lambda date: (date.date, date.time_from or dt.time(0))))


def _usual_times(dates: Iterable[DateData]) -> tuple[dt.time | None, dt.time | None]:
    """Return the times most dates have; the earliest date decides between equals."""
    times = Counter((date.time_from, date.time_to) for date in dates if date.time_from)
    return times.most_common(1)[0][0] if times else (None, None)


def _stated(offer: Fields) -> int:
    mask = 0
    for name in offer.lines("wochentag"):
        if (code := name[:2].lower()) in _WEEKDAYS:
            mask |= 1 << _WEEKDAYS.index(code)
        else:
            offer.note("weekday_invalid", "wochentag", name)
    return mask
