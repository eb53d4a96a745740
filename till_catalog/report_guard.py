"""Keeping machines away from a form without asking a third party, and without knowing anybody.

A field no person sees, a moment no person is faster than, and a number of reports per hour and
network address (`portal.throttle`).
"""

import datetime as dt

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest

from portal import clock
from portal.throttle import HOUR, seconds_all_wait, seconds_to_wait

SALT = "till_catalog.report"
FASTEST = dt.timedelta(seconds=3)
SLOWEST = dt.timedelta(hours=12)
PER_HOUR = 5
# Of all addresses together: what the office could still read.
ALL_PER_HOUR = 60


def stamp(moment: dt.datetime | None = None) -> str:
    """Return when a form was shown (default: now), signed."""
    return Signer(salt=SALT).sign(str(int((moment or clock.real_now()).timestamp())))


def age(stamped: str) -> dt.timedelta | None:
    """Return how long ago a form was shown, None where the stamp is not ours."""
    try:
        moment = dt.datetime.fromtimestamp(int(Signer(salt=SALT).unsign(stamped)), dt.UTC)
    except (BadSignature, ValueError, OverflowError):
        return None
    return clock.real_now() - moment


def may_report(request: HttpRequest) -> bool:
    """Count a report; return whether it may still be taken in this hour.

    Who is over the limit no longer counts for all: one address alone cannot shut the others out.
    """
    if seconds_to_wait(request, scope="report", most=PER_HOUR, period=HOUR):
        return False
    return not seconds_all_wait(scope="report", most=ALL_PER_HOUR, period=HOUR)
