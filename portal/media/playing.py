"""Playing videos of our own: the kinds of files, and the view that hands out parts of them.

Wagtail serves documents as downloads and in one piece. A video is played inside a page, and browsers
(Safari refuses anything else) ask for a part of it at a time: RFC 9110, section 14. Who may have the file
is decided by the same hook as for a download, so a private collection stays private.
"""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import IO, Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe
from wagtail import hooks

from .models import PortalDocument

VIDEO_TYPES = {"mp4": "video/mp4", "webm": "video/webm"}
CAPTION_TYPES = {"vtt": "text/vtt; charset=utf-8"}
MAX_VIDEO_BYTES = 100 * 1024 * 1024

_CHUNK = 64 * 1024
_RANGE = re.compile(r"^bytes=(\d{0,18})-(\d{0,18})$")


class NotThere(Exception):
    """A part was asked for that the file does not have."""


def extension(filename: str) -> str:
    """Return the end of a file's name in small letters, without the dot."""
    return PurePath(filename).suffix.lower().lstrip(".")


@require_safe
def play(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponseBase:
    """Hand out a video or its captions, whole or the one part asked for; 404 for anything else."""
    document = get_object_or_404(PortalDocument, pk=document_id)
    kind = (VIDEO_TYPES | CAPTION_TYPES).get(extension(document_filename))
    if kind is None or document.filename != document_filename:
        raise Http404
    for hook in hooks.get_hooks("before_serve_document"):
        refused = hook(document, request)
        if isinstance(refused, HttpResponse):
            return refused
    try:
        file = document.file.storage.open(document.file.name, "rb")
        size = file.size
    except OSError as error:
        raise Http404 from error
    return _answer(request, file, size, kind, quote_etag(document.get_file_hash()))


def _answer(
    request: HttpRequest, file: IO[bytes], size: int, kind: str, etag: str
) -> HttpResponseBase:
    response: HttpResponseBase
    try:
        part = wanted_part(request.headers.get("Range", ""), size)
    except NotThere:
        file.close()
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{size}"
        return response
    if request.headers.get("If-Range", etag) != etag:
        part = None
    begin, end = part or (0, size)
    # A part that is the whole is still a part: Safari asks for all of a film and plays a 206 only.
    response = StreamingHttpResponse(
        _chunks(file, begin, end), status=206 if part else 200, content_type=kind
    )
    response._resource_closers.append(file.close)  # type: ignore[attr-defined]
    response["Accept-Ranges"] = "bytes"
    response["Content-Length"] = str(end - begin)
    response["ETag"] = etag
    # Kept by the browser that asked, never by a cache between: the file may be for some people only.
    response["Cache-Control"] = "private, no-cache"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if response.status_code == 206:
        response["Content-Range"] = f"bytes {begin}-{end - 1}/{size}"
        return response
    fresh: Any = response  # Django's stubs know whole answers only
    found: Any = get_conditional_response(request, etag=etag, response=fresh)
    if found is not fresh:
        response.close()
    return found


def wanted_part(header: str, size: int) -> tuple[int, int] | None:
    """Return begin and end (exclusive) of the bytes that a `Range` header asks for.

    None, which is the whole, for what we do not understand or for several parts at once, as the RFC
    allows (14.2). Raises NotThere for a part beyond the end (416).
    """
    found = _RANGE.match(header.replace(" ", ""))
    if not found or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if first and last and int(last) < int(first):
        return None
    begin = int(first) if first else max(size - int(last), 0)  # without a first: the last n bytes
    end = min(int(last) + 1, size) if first and last else size
    if begin >= end:
        raise NotThere
    return begin, end


def _chunks(file: IO[bytes], begin: int, end: int) -> Iterator[bytes]:
    file.seek(begin)
    left = end - begin
    while left > 0 and (chunk := file.read(min(_CHUNK, left))):
        left -= len(chunk)
        yield chunk
