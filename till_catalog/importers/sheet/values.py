"""Reading cells that people typed. Each function returns None for an empty cell and raises ValueError."""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from ...domain.prices import parse_amount
from ..values import FIRST_YEAR, LAST_YEAR, parse_date, parse_time

_SHORT_YEAR = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{2})")
_SERIAL = re.compile(r"\d{5}")
_EXCEL_EPOCH = dt.date(1899, 12, 30)
_HOUR = re.compile(r"(\d{1,2})\s*(?:Uhr|h)?", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d|,)")
_DAYS = ("mo", "di", "mi", "do", "fr", "sa", "so")
_DAY = re.compile(
    r"(mo|di|mi|do|fr|sa|so)(?:\.|ntag|enstag|ttwoch|nnerstag|eitag|mstag|nnabend|nntag)?s?",
    re.IGNORECASE,
)
_LESSON = re.compile(
    r"(?P<day>\S+)(?:\s*,?\s+(?P<from>[\d:.]+)(?:\s*(?:-|–|bis)\s*(?P<to>[\d:.]+))?\s*(?:Uhr)?)?",
    re.IGNORECASE,
)


def date(text: str) -> dt.date | None:
    """Read a date as feeds write it, D.M.YY, or the number that Excel makes of one (46267)."""
    text = text.strip()
    if match := _SHORT_YEAR.fullmatch(text):
        return dt.date(2000 + int(match[3]), int(match[2]), int(match[1]))
    if _SERIAL.fullmatch(text):
        day = _EXCEL_EPOCH + dt.timedelta(days=int(text))
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValueError(text)
        return day
    return parse_date(text)


def time(text: str) -> dt.time | None:
    """Read a time as feeds write it, or a bare hour ("18", "18 Uhr")."""
    text = text.strip()
    if match := _HOUR.fullmatch(text):
        return parse_time(f"{match[1]}:00")
    return parse_time(text)


def lesson(text: str) -> tuple[dt.date, dt.time | None, dt.time | None]:
    """Read "02.09.2026 18:00-19:30", "02.09.2026 18:00" or "02.09.2026"."""
    match = _LESSON.fullmatch(text.strip())
    day = date(match["day"]) if match else None
    if match is None or day is None:
        raise ValueError(text)
    return day, time(match["from"] or ""), time(match["to"] or "")


def amount(text: str) -> tuple[Decimal | None, bool]:
    """Read a sum of money; the flag tells that a dot was taken for thousands ("1.234")."""
    text = text.strip()
    if _THOUSANDS.match(text):
        return parse_amount(text.replace(".", "")), True
    return parse_amount(text), False


def parts(text: str, *, separators: str = "|") -> Iterator[str]:
    """Yield the entries of a cell that holds several."""
    for part in re.split(f"[{re.escape(separators)}\n]", text):
        if entry := " ".join(part.split()):
            yield entry


def weekdays(text: str) -> int:
    """Read "Mo|Mi", "Montag, Mittwoch" or "Mo-Fr" as the sum of 1 (Monday) to 64 (Sunday)."""
    mask = 0
    for entry in parts(text, separators="|,;/+"):
        first, found, last = (part.strip() for part in re.sub("[–—]", "-", entry).partition("-"))
        begin = _weekday(first)
        end = _weekday(last) if found else begin
        if end < begin:
            raise ValueError(text)
        mask |= sum(1 << day for day in range(begin, end + 1))
    return mask


def _weekday(text: str) -> int:
    match = _DAY.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return _DAYS.index(match[1].lower())
