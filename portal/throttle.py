"""How often one network address may call, without remembering who called.

Counted by the minute or the hour in the cache `limits`, under a hash of the address with a salt that
is drawn anew each day and never stored anywhere else: the counters of yesterday cannot be led back to
anybody. Two processes that count at the same moment may lose a call; the limits are generous.
"""

import hashlib
import ipaddress
import secrets

from django.core.cache import caches
from django.http import HttpRequest

from portal import clock
from portal.accounts.lockout import client_address

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def seconds_to_wait(request: HttpRequest, *, scope: str, most: int, period: int = MINUTE) -> int:
    """Count this call under `scope`; return 0, or how many seconds the caller has to wait.

    `most` calls are taken in each `period`; 0 sets no limit, and then nothing is counted.
    """
    if not most:
        return 0
    return _count(scope, _caller(request, day=_now() // DAY), most=most, period=period)


def seconds_all_wait(*, scope: str, most: int, period: int = MINUTE) -> int:
    """Count this call under `scope`, whoever it comes from; return the same."""
    return _count(scope, "all", most=most, period=period)


def forget() -> None:
    """Delete all counts and salts; those of today too, so that nothing is left of who called."""
    caches["limits"].clear()


def _count(scope: str, whose: str, *, most: int, period: int) -> int:
    number, second = divmod(_now(), period)
    left = period - second
    key = f"calls:{scope}:{number}:{whose}"
    cache = caches["limits"]
    calls = cache.get(key, 0) + 1
    cache.set(key, calls, timeout=left)  # `incr` would forget how long, and keep it five minutes
    return left if calls > most else 0


def _now() -> int:
    return int(clock.real_now().timestamp())


def _caller(request: HttpRequest, *, day: int) -> str:
    salt = caches["limits"].get_or_set(f"salt:{day}", lambda: secrets.token_hex(16), timeout=DAY)
    return hashlib.sha256(f"{salt}:{_network(client_address(request))}".encode()).hexdigest()[:32]


def _network(address: str) -> str:
    """Return whom to count together: one IPv4 address, or the /64 that one IPv6 customer is given."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 6:
        return str(ipaddress.ip_network(f"{found.compressed.partition('%')[0]}/64", strict=False))
    return str(found)
