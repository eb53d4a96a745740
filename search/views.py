"""`/suche/`: one field over everything public."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .contract import MAX_TEXT_LENGTH, MAX_WINDOW, Result
from .sections import sections
from .site import NAME, ask, site_hits
from .unmet import note

PAGE_SIZE = 10
LAST_PAGE = MAX_WINDOW // PAGE_SIZE
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")


@dataclass(frozen=True)
class Asked:
    """What the address asks, and in plain German what of it was not used."""

    words: str
    page: int
    notices: tuple[str, ...]


def read(request: HttpRequest) -> Asked:
    """Read `q` and `seite`; a bad value is replaced and told."""
    notices = []
    words = _CONTROL.sub(" ", request.GET.get("q", "")).strip()
    if len(words) > MAX_TEXT_LENGTH:
        words = words[:MAX_TEXT_LENGTH].strip()
        notices.append(_("Der Text war zu lang. Wir haben nach den ersten 200 Zeichen gesucht."))
    number = request.GET.get("seite", "1").strip()
    page = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0
    if not 1 <= page <= LAST_PAGE:
        notices.append(_("Diese Seite gibt es nicht. Sie sehen die erste."))
        page = 1
    return Asked(words=words, page=page, notices=tuple(notices))


@require_safe
def site(request: HttpRequest) -> HttpResponse:
    """Show the public pages that match, with a section of each feature above them."""
    asked = read(request)
    context: dict[str, object] = {"words": asked.words, "notices": list(asked.notices)}
    if asked.words:
        context |= _answer(request, asked)
    return render(request, "search/site.html", context)


def _answer(request: HttpRequest, asked: Asked) -> dict[str, object]:
    result = _ask(asked.words, asked.page)
    paginator = Paginator(range(min(result.total, MAX_WINDOW)), PAGE_SIZE)
    notices = list(asked.notices)
    number = asked.page
    if number > paginator.num_pages:
        notices.append(_("So viele Seiten gibt es nicht. Sie sehen die letzte."))
        number = paginator.num_pages
        result = _ask(asked.words, number)
    page: Page[int] = paginator.page(number)
    found_elsewhere = sections(request, asked.words) if number == 1 else []
    if number == 1 and not found_elsewhere:
        note(request, NAME, asked.words, result)
    return {
        "result": result,
        "hits": site_hits(result, request.user),
        "sections": found_elsewhere,
        "page": page,
        "page_numbers": paginator.get_elided_page_range(number),
        "query": urlencode({"q": asked.words}),
        "correction": urlencode({"q": result.did_you_mean}),
        "notices": notices,
    }


def _ask(words: str, number: int) -> Result:
    language = get_language() or "de"
    return ask(words, language=language, offset=(number - 1) * PAGE_SIZE, limit=PAGE_SIZE)
