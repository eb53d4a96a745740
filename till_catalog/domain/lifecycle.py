"""How long an offer and its runs live."""

import datetime as dt
from collections.abc import Iterable

# The page of an expired offer stays this long, then its address answers 410.
EXPIRED_PAGE_DAYS = 90


def last_day(
    *, start: dt.date | None, end: dt.date | None, dates: Iterable[dt.date], flexible: bool
) -> dt.date | None:
    """Return the day after which a run is over: its last date, else its end, else its start.

    None means that no day ends it: it can be joined at any time, or nothing is known.
    """
    if flexible:
        return None
    return max(dates, default=None) or end or start
