"""What all addresses for programs have in common: JSON, refusals, CORS, a limit.

Pages for people have nothing of it. Nothing here ever reads a cookie, so any origin may ask.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt

from .conditional import ASK_AGAIN, unless_known, version_of
from .throttle import seconds_to_wait

View = Callable[..., HttpResponseBase]

METHODS = "GET, HEAD, OPTIONS"
_PREFLIGHT_SECONDS = 86_400


def for_programs(view: View) -> View:
    """Let every origin read `view`, and refuse everything but reading, in JSON."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return open_to_all(_answer(view, request, *args, **kwargs))

    return csrf_exempt(answer)  # nothing is ever changed; a POST gets its 405


def limited(scope: str) -> Callable[[View], View]:
    """Let one network address call the views of `scope` PORTAL_API_PER_MINUTE times a minute."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            most = settings.PORTAL_API_PER_MINUTE
            wait = seconds_to_wait(request, scope=scope, most=most)
            return _too_many(most, wait) if wait else view(request, *args, **kwargs)

        return answer

    return decorate


def open_to_all(response: HttpResponseBase) -> HttpResponseBase:
    """Allow every origin to read an answer; without credentials, which there are none."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Retry-After"
    return response


def refusal(reason: str, *, status: int) -> JsonResponse:
    """Return a refusal in the form that all of them have; `reason` is a plain sentence."""
    return json_answer({"errors": [{"reason": reason}]}, status=status)


def json_answer(
    data: Any, *, status: int = 200, content_type: str = "application/json"
) -> JsonResponse:
    """Return data as JSON, with umlauts as they are."""
    return JsonResponse(
        data, status=status, content_type=content_type, json_dumps_params={"ensure_ascii": False}
    )


def current_json(
    request: HttpRequest, data: Any, *, content_type: str = "application/json"
) -> HttpResponse:
    """Answer with data as they are now; 304 for who has them already, and everybody asks again."""
    response = json_answer(data, content_type=content_type)
    return unless_known(
        request, lambda: response, version=version_of(response.content), caching=ASK_AGAIN
    )


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    if request.method == "OPTIONS":
        response = HttpResponse()
        response["Allow"] = response["Access-Control-Allow-Methods"] = METHODS
        response["Access-Control-Allow-Headers"] = "If-None-Match, If-Modified-Since"
        response["Access-Control-Max-Age"] = str(_PREFLIGHT_SECONDS)
        return response
    if request.method not in ("GET", "HEAD"):
        refused = refusal(_("Hier kann man nur lesen (GET)."), status=405)
        refused["Allow"] = METHODS
        return refused
    try:
        return view(request, *args, **kwargs)
    except Http404 as missing:
        reason = str(missing.args[0]) if missing.args else ""
        return refusal(reason or _("Diese Adresse gibt es nicht."), status=404)


def _too_many(most: int, wait: int) -> JsonResponse:
    reason = _("Das waren zu viele Aufrufe: Möglich sind %(most)s in der Minute.") % {"most": most}
    later = ngettext(
        "Bitte warten Sie %(count)s Sekunde.", "Bitte warten Sie %(count)s Sekunden.", wait
    ) % {"count": wait}
    response = refusal(f"{reason} {later}", status=429)
    response["Retry-After"] = str(wait)
    response["Cache-Control"] = "no-store"
    return response
