"""Remembering whole pages for visitors of whom nothing is known.

Only a question without cookie, query string and log-in is answered from memory, and only an answer
that is the same for everybody is kept: no cookie set, no form to be posted, nothing private. It is
kept for a minute at most, under the site's generation, which changes with everything that is
published, restricted or indexed; so a page that is closed is closed for the next visitor.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from portal.siteconfig.generation import generation_of

SECONDS = 60
LARGEST = 512 * 1024  # bytes; no page of ours is as large
KIND = "text/html"
# What programs ask, and what monitoring wants fresh; the admin comes on top.
NEVER_BELOW = ("/api/", "/documents/", "/health/")
PRIVATE = ("private", "no-store", "no-cache", "max-age=0")


@dataclass(frozen=True)
class Kept:
    """An answer as it goes out, compressed or not."""

    content: bytes
    headers: dict[str, str]

    @classmethod
    def of(cls, response: HttpResponseBase) -> Self | None:
        """Return the answer to keep, or None where it may not be kept."""
        if response.streaming or response.status_code != 200 or response.cookies:
            return None
        if not response.headers.get("Content-Type", "").startswith(KIND):
            return None
        control = response.headers.get("Cache-Control", "")
        if any(word in control for word in PRIVATE):
            return None
        content: bytes = response.content  # type: ignore[attr-defined]  # it does not stream
        if len(content) > LARGEST:
            return None
        return cls(content, dict(response.headers))

    def response(self) -> HttpResponse:
        return HttpResponse(self.content, headers=self.headers)


class PageCacheMiddleware:
    """Stands outside of compression, sessions and everything else that looks at who asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _asks_like_everybody(request):
            return self.get_response(request)
        try:
            key = _key(request)
        except DisallowedHost:
            return self.get_response(request)
        kept: Kept | None = caches["pages"].get(key)
        if kept is not None:
            return kept.response()
        response = self.get_response(request)
        # A token against forged posts is made for one visitor, whether or not it came as a cookie.
        if "CSRF_COOKIE" not in request.META and (made := Kept.of(response)):
            caches["pages"].set(key, made, SECONDS)
        return response


def _asks_like_everybody(request: HttpRequest) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and not request.COOKIES
        and not request.META.get("QUERY_STRING")
        and "HTTP_AUTHORIZATION" not in request.META
        and "HTTP_HX_REQUEST" not in request.META
        and "HTTP_RANGE" not in request.META
        and not request.path_info.startswith((settings.PORTAL_ADMIN_PATH, *NEVER_BELOW))
    )


def _key(request: HttpRequest) -> str:
    """Return what makes two questions the same. The language is the beginning of the path."""
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    parts = (
        generation_of(request), request.method, request.scheme, request.get_host(), request.path_info, packed,
    )  # fmt: skip
    return hashlib.sha256(repr(parts).encode()).hexdigest()
