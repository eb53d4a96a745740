"""How often one network address may call, without remembering who called.

Counted by the minute in the cache `limits`, under a hash of the address with a salt that is drawn
anew each day and never stored anywhere else: the counters of yesterday cannot be led back to anybody.
Two processes that count at the same moment may lose a call; the limits are generous.
"""

import hashlib
import ipaddress
import secrets

from django.core.cache import caches
from django.http import HttpRequest

from portal import clock
from portal.accounts.lockout import client_address

MINUTE = 60
DAY = 24 * 60 * MINUTE


def seconds_to_wait(request: HttpRequest, *, scope: str, per_minute: int) -> int:
    """Count this call under `scope`; return 0, or how many seconds the caller has to wait.

    `per_minute` 0 sets no limit, and then nothing is counted.
    """
    if not per_minute:
        return 0
    minute, second = divmod(int(clock.real_now().timestamp()), MINUTE)
    key = f"calls:{scope}:{minute}:{_caller(request, day=minute * MINUTE // DAY)}"
    cache = caches["limits"]
    cache.add(key, 0, timeout=2 * MINUTE)
    try:
        calls = cache.incr(key)
    except ValueError:  # pushed out between the two lines
        return 0
    return MINUTE - second if calls > per_minute else 0


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
