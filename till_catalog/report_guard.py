"""Keeping machines away from a form without asking a third party, and without knowing anybody.

The traps of `portal.formguard`, and a number of reports per hour and network address (`portal.throttle`).
"""

import datetime as dt

from django.http import HttpRequest

from portal import formguard
from portal.throttle import HOUR, seconds_all_wait, seconds_to_wait

SALT = "till_catalog.report"
PER_HOUR = 5
# Of all addresses together: what the office could still read.
ALL_PER_HOUR = 60


def stamp(moment: dt.datetime | None = None) -> str:
    """Return when the form was shown (default: now), signed."""
    return formguard.stamp(moment, salt=SALT)


def may_report(request: HttpRequest) -> bool:
    """Count a report; return whether it may still be taken in this hour.

    Who is over the limit no longer counts for all: one address alone cannot shut the others out.
    """
    if seconds_to_wait(request, scope="report", most=PER_HOUR, period=HOUR):
        return False
    return not seconds_all_wait(scope="report", most=ALL_PER_HOUR, period=HOUR)
