"""Tells whether a request was sent by one of our own pages, without a token and its cookie.

Only for changes that hold no right, such as the visitor's own saved list: everything else uses
Django's CSRF token. ADR 0022 says why this is enough there.
"""

from urllib.parse import urlsplit

from django.http import HttpRequest


def is_same_origin(request: HttpRequest) -> bool:
    """Return whether the browser says that one of our pages sent `request`.

    `Sec-Fetch-Site` cannot be set by a page (Fetch Metadata). Browsers from before 2023 do not send
    it; they name the origin of a POST, very old ones only the page. Nothing of the three: False.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    named = request.headers.get("Origin") or request.headers.get("Referer") or ""
    try:
        parts = urlsplit(named)
    except ValueError:  # "http://[": no address at all
        return False
    return (parts.scheme, parts.netloc) == (request.scheme, request.get_host())
