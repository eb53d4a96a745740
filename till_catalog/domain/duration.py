"""How long a run lasts, in classes that people choose from."""

import datetime as dt

from ..enums import Duration

# Class -> the most days from the first to the last day, both counted.
MOST_DAYS: dict[Duration, int] = {
    Duration.DAY: 1,
    Duration.WEEK: 7,
    Duration.MONTH: 31,
    Duration.QUARTER: 92,
    Duration.HALF_YEAR: 184,
}


def duration(
    *, start: dt.date | None, last_day: dt.date | None, date_count: int | None = None
) -> str:
    """Return the class (a `Duration` value) of a run, or "" where it is unknown.

    `last_day` is that of `lifecycle.last_day`: the last single date, else the end, else the start.
    A run of one date lasts a day, whenever that is; one that can be joined at any time has no length.
    """
    if date_count == 1:
        return Duration.DAY
    if start is None or last_day is None or last_day < start:
        return ""
    days = (last_day - start).days + 1
    return next((name for name, most in MOST_DAYS.items() if days <= most), Duration.LONGER)
