"""How django-axes tells log-in attempts apart (settings AXES_*).

Five wrong passwords lock the pair of address and name for a quarter of an hour. The pair, because
whoever knows an editor's address could otherwise keep her out of the portal at will.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the visitor's network address.

    Behind our proxy it is the last entry of X-Forwarded-For, which the proxy wrote; all before it
    came from the visitor and may be invented. Without a proxy the header is ignored altogether.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.PORTAL_BEHIND_PROXY and forwarded:
        return str(forwarded).rpartition(",")[2].strip()
    return str(request.META["REMOTE_ADDR"])


def login_name(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """Return the name that was tried, without regard to case, as log-in itself compares it."""
    given = credentials or (request.POST if request else {})
    return str(given.get("username") or "").strip().lower()
