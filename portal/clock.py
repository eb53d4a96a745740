"""The only module that asks the time; everything else asks here (a lint rule holds it).

`PORTAL_TODAY` (an ISO date, refused in production) moves the day, so that a file of 2020 can be
looked at as it was in 2020. The time of day stays the real one.
"""

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

BERLIN = ZoneInfo("Europe/Berlin")
EPOCH = dt.date(1970, 1, 1)


def now() -> dt.datetime:
    """Return the present moment, aware, in UTC; with `PORTAL_TODAY` on that day in Berlin."""
    real = timezone.now()
    if not settings.PORTAL_TODAY:
        return real
    day = dt.date.fromisoformat(settings.PORTAL_TODAY)
    local = real.astimezone(BERLIN)
    return dt.datetime.combine(day, local.time(), BERLIN).astimezone(dt.UTC)


def real_now() -> dt.datetime:
    """Return the present moment whatever `PORTAL_TODAY` says.

    For leases, retries and heartbeats: they are compared with each other and with rows written by
    libraries, and must never jump back at midnight.
    """
    return timezone.now()


def today() -> dt.date:
    """Return the calendar day in Berlin (not in UTC: there midnight is the day before)."""
    return now().astimezone(BERLIN).date()


def day_number(day: dt.date) -> int:
    """Return the days since 1970-01-01, the integer form in which indexes keep dates."""
    return (day - EPOCH).days


def from_day_number(number: int) -> dt.date:
    """Return the date of a `day_number`."""
    return EPOCH + dt.timedelta(days=number)
