"""Answers that a client need not fetch twice: ETag and Last-Modified, and 304 where it has them."""

import datetime as dt
import hashlib
from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

# How long an answer may be used without asking: a quarter of an hour, not at all, always.
A_WHILE = "public, max-age=900"
ASK_AGAIN = "public, no-cache"
FOR_EVER = "public, max-age=31536000, immutable"

R = TypeVar("R", bound=HttpResponseBase)


def unless_known(
    request: HttpRequest,
    make: Callable[[], R],
    *,
    version: str,
    caching: str,
    last_modified: dt.datetime | None = None,
) -> R | HttpResponse:
    """Answer with what `make` returns; it is not called where the client has it already.

    `version` decides: `version_of` the bytes, or of what they are made of. ETags are compared weakly,
    because compression on the way makes them weak.
    """
    etag = quote_etag(version)
    seconds = int(last_modified.timestamp()) if last_modified else None
    known: HttpResponse | None = get_conditional_response(request, etag=etag, last_modified=seconds)
    if known is not None and not isinstance(known, HttpResponseNotModified):
        return known  # a precondition failed: an answer to this caller alone, which nobody may keep
    response = make() if known is None else known
    response["ETag"] = etag
    if seconds is not None:
        response["Last-Modified"] = http_date(seconds)
    response["Cache-Control"] = caching
    return response


def version_of(content: bytes) -> str:
    """Return what is equal for equal bytes only."""
    return hashlib.sha256(content).hexdigest()[:32]
