"""A form that arrived in pieces is the sender's mistake: an answer 400 with a sentence, not a 500.

Wagtail's views read what its own scripts send and break where something is missing. A browser sends such
a form when a page stood open over an update or a script was stopped; others forge it. What breaks in our
own code stays an error, and so does whatever cannot be traced to the form.
"""

import logging
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.forms import BaseForm
from django.forms.formsets import BaseFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

log = logging.getLogger(__name__)

# What reading a form raises: something is missing, is nothing, or is of another kind.
READING = (LookupError, AttributeError, TypeError, ValueError, ObjectDoesNotExist)
OURS = frozenset({"portal", "search", "till_catalog"})


class BrokenFormMiddleware:
    """Answers 400 to a POST in the admin whose form broke somebody else's code; the log has the traceback."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if request.method != "POST" or not request.path_info.startswith(settings.PORTAL_ADMIN_PATH):
            return None
        if not isinstance(error, READING) or not broke_on_the_form(request, error):
            return None
        log.warning("broken form at %s", request.path_info, exc_info=error)
        return render(request, "portal/broken_form.html", status=400)


def broke_on_the_form(request: HttpRequest, error: Exception) -> bool:
    """Tell whether `error` arose where a library read what was sent, with none of our code in between."""
    frames = list(_frames(error))
    if any(_is_ours(frame) for frame in frames):
        return False
    return any(
        _reads_what_was_sent(frame, request)
        or _cleans_a_form(frame)
        or _looks_up_what_was_sent(frame, request)
        for frame in frames
    )


def _frames(error: BaseException) -> Iterator[FrameType]:
    step = error.__traceback__
    while step is not None:
        yield step.tb_frame
        step = step.tb_next


def _is_ours(frame: FrameType) -> bool:
    return str(frame.f_globals.get("__name__", "")).partition(".")[0] in OURS


def _reads_what_was_sent(frame: FrameType, request: HttpRequest) -> bool:
    """`request.POST["missing"]`, or a widget that looks for its values there."""
    sent = (request.POST, request.FILES)
    values = frame.f_locals
    if frame.f_code.co_name == "value_from_datadict":
        return any(values.get("data") is one for one in sent)
    return frame.f_code.co_name == "__getitem__" and any(values.get("self") is one for one in sent)


def _cleans_a_form(frame: FrameType) -> bool:
    subject = frame.f_locals.get("self")
    return frame.f_code.co_name == "full_clean" and isinstance(subject, BaseForm | BaseFormSet)


def _looks_up_what_was_sent(frame: FrameType, request: HttpRequest) -> bool:
    """A row is asked for by a value of the form: no number, or there is no such row."""
    if not isinstance(frame.f_locals.get("self"), QuerySet):
        return False
    asked: dict[str, Any] = frame.f_locals.get("kwargs") or {}
    sent = {value for values in request.POST.lists() for value in values[1]}
    return any(isinstance(value, str) and value in sent for value in asked.values())
