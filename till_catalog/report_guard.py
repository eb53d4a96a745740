"""Keeping machines away from a form without asking a third party, and without knowing anybody.

A field no person sees, a moment no person is faster than, and a number of reports per hour and
network address. Of the address only a keyed hash is kept, made anew each hour.
"""

import datetime as dt
import ipaddress

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from portal import clock
from portal.accounts.lockout import client_address

from .models import ReportCount

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


def count_report(request: HttpRequest) -> bool:
    """Count a report; return whether it may still be taken in this hour."""
    hour = clock.real_now().replace(minute=0, second=0, microsecond=0)
    with transaction.atomic():
        mine = _count(_network(client_address(request)), hour)
        everybody = _count("*", hour)
    return mine <= PER_HOUR and everybody <= ALL_PER_HOUR


def forget_counts() -> int:
    """Delete the counts of hours that are over; return how many."""
    hour = clock.real_now().replace(minute=0, second=0, microsecond=0)
    return ReportCount.objects.filter(hour__lt=hour).delete()[0]


def _count(whose: str, hour: dt.datetime) -> int:
    key = salted_hmac(SALT, f"{hour.isoformat()}|{whose}", algorithm="sha256").hexdigest()
    row, _made = ReportCount.objects.get_or_create(key=key, defaults={"hour": hour})
    ReportCount.objects.filter(pk=row.pk).update(count=F("count") + 1)
    row.refresh_from_db()
    return row.count


def _network(address: str) -> str:
    """Return whom an address stands for: of IPv6 a household has 64 bits to choose from."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    if ip.version == 6:
        return str(ipaddress.ip_network(f"{ip}/64", strict=False))
    return str(ip)
