"""Answers that a client need not fetch twice: ETag and Last-Modified, and 304 where it has them."""

import datetime as dt
import hashlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

MAX_AGE = 900  # seconds


def answer(
    request: HttpRequest,
    make: Callable[[], bytes],
    *,
    identity: bytes,
    content_type: str,
    filename: str = "",
    last_modified: dt.datetime | None = None,
) -> HttpResponse:
    """Answer with what `make` returns; it is not called where the client has it already.

    `identity` decides: the bytes themselves, or what they are made of. ETags are compared weakly,
    because compression on the way makes them weak. Everybody may keep the answer for a quarter of
    an hour.
    """
    etag = quote_etag(hashlib.sha256(identity).hexdigest()[:32])
    seconds = int(last_modified.timestamp()) if last_modified else None
    response = get_conditional_response(request, etag=etag, last_modified=seconds)
    if response is None:
        response = HttpResponse(make(), content_type=content_type)
        if filename:
            response["Content-Disposition"] = f'inline; filename="{filename}"'
    response["ETag"] = etag
    if seconds is not None:
        response["Last-Modified"] = http_date(seconds)
    response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    return response
