"""Reading the scalars of feeds: dates, times, numbers, yes and no.

Each function returns None for "nothing stated" and raises ValueError for what it cannot read.
"""

import datetime as dt
import re
from decimal import Decimal

from portal.clock import BERLIN

FIRST_YEAR, LAST_YEAR = 1990, 2100

_GERMAN_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:Z|[+-]\d{2}:\d{2})?")
_NO_DATE = re.compile(r"(0000-00-00|00\.00\.0000)(T.*)?")
_TIME = re.compile(
    r"(\d{1,2})[:.](\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(?:Uhr)?\s*(?:Z|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_INTEGER = re.compile(r"[+-]?\d{1,9}(?:[.,]0+)?")
_DECIMAL = re.compile(r"\d{1,9}(?:[.,]\d{1,6})?")
_YES = frozenset({"true", "1", "ja", "j", "w", "x", "yes"})
_NO = frozenset({"false", "0", "nein", "n", "f", "no"})


def parse_date(text: str) -> dt.date | None:
    """Read an ISO date, xs:date with zone (the date counts), xs:dateTime (the day in Berlin) or
    D.M.YYYY. 0000-00-00 is none. Years outside 1990 to 2100 are typing errors."""
    text = text.strip()
    if not text or _NO_DATE.fullmatch(text):
        return None
    if match := _ISO_DATE.fullmatch(text):
        day = dt.date(int(match[1]), int(match[2]), int(match[3]))
    elif match := _GERMAN_DATE.fullmatch(text):
        day = dt.date(int(match[3]), int(match[2]), int(match[1]))
    else:
        day = parse_moment(text).astimezone(BERLIN).date()
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(text)
    return day


def parse_moment(text: str) -> dt.datetime:
    """Read an xs:dateTime; without a zone it is Berlin time."""
    moment = dt.datetime.fromisoformat(text.strip())
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=BERLIN)


def parse_time(text: str) -> dt.time | None:
    """Read "18:30:00", "13:00:00+02:00" (the offset is ignored), "16:00" or "18.30 Uhr".

    00:00 is how feeds write an unknown time.
    """
    text = text.strip()
    if not text:
        return None
    match = _TIME.fullmatch(text)
    if not match:
        raise ValueError(text)
    time = dt.time(int(match[1]) % 24 if match[1] == "24" else int(match[1]), int(match[2]))
    return time if time != dt.time(0) else None


def parse_int(text: str) -> int | None:
    """Read a whole number, also "12.0"."""
    text = text.strip()
    if not text:
        return None
    if not _INTEGER.fullmatch(text):
        raise ValueError(text)
    return int(re.split(r"[.,]", text)[0])


def parse_decimal(text: str) -> Decimal | None:
    """Read a number that is not negative, with dot or comma; at most 99,999."""
    text = text.strip()
    if not text:
        return None
    if not _DECIMAL.fullmatch(text):
        raise ValueError(text)
    number = Decimal(text.replace(",", ".")).quantize(Decimal("0.01"))
    if number > 99_999:
        raise ValueError(text)
    return number


def parse_bool(text: str) -> bool | None:
    """Read yes or no in the spellings of the feeds."""
    text = text.strip().lower()
    if not text:
        return None
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise ValueError(text)
