"""The pages. All of them, and every button, need the right `search.manage_search`."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import permission_required

from search import outbox, registry
from search.models import OutboxRow
from search.state import index_states
from search.tasks import drain_index, rebuild_index

from .dead_letters import dead_letters, try_again
from .explaining import explain
from .forms import QuestionForm
from .states import card, run_card

PERMISSION = "search.manage_search"
PER_PAGE = 50

View = TypeVar("View", bound=Callable[..., HttpResponse])


def managers_only(view: View) -> View:
    """Send everybody else back to the start of the admin, as Wagtail does."""
    guarded: View = permission_required(PERMISSION)(view)
    return guarded


@managers_only
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """How every index is, with the button that rebuilds it."""
    cards = [card(state) for state in index_states()]
    return _page(
        request,
        "search/admin/overview.html",
        {
            "cards": cards,
            "form": QuestionForm(),
            "failed": outbox.failed_rows().count(),
            "live": any(one.rebuild.busy for one in cards),
        },
    )


@managers_only
@require_safe
def progress(request: HttpRequest, index_name: str) -> HttpResponse:
    """Answer with the fragment that a running rebuild asks for; at its end the whole page is due."""
    _demand_index(index_name)
    rebuild = run_card(index_name)
    response = render(request, "search/admin/progress.html", {"rebuild": rebuild})
    response["Cache-Control"] = "no-store"
    if not rebuild.busy:
        response["HX-Refresh"] = "true"
    return response


@managers_only
@require_POST
def rebuild(request: HttpRequest, index_name: str) -> HttpResponse:
    """Have an index rebuilt in the background, unless that is under way."""
    _demand_index(index_name)
    if run_card(index_name).busy:
        messages.warning(
            request,
            _("Der Index „%(index)s“ wird gerade schon neu aufgebaut.") % {"index": index_name},
        )
    else:
        rebuild_index.enqueue(index_name)
        messages.success(
            request, _("Der Index „%(index)s“ wird neu aufgebaut.") % {"index": index_name}
        )
    return redirect("search-admin:overview")


@managers_only
@require_safe
def failed(request: HttpRequest) -> HttpResponse:
    """What could not be indexed, by index and number."""
    paginator = Paginator(outbox.failed_rows().order_by("index_name", "key"), PER_PAGE)
    page = paginator.get_page(request.GET.get("p"))
    context = {
        "page": page,
        "elided_page_range": paginator.get_elided_page_range(page.number),
        "rows": dead_letters(list(page.object_list)),
    }
    return _page(request, "search/admin/failed.html", context, _("Nicht übernommen"))


@managers_only
@require_POST
def retry_all(request: HttpRequest) -> HttpResponse:
    """Try everything again that could not be indexed."""
    return _tried_again(request, try_again())


@managers_only
@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Try one change again; another one may have settled it already."""
    if not OutboxRow.objects.filter(pk=pk).exists():
        raise Http404
    return _tried_again(request, try_again(pk=pk))


@managers_only
@require_safe
def question(request: HttpRequest) -> HttpResponse:
    """What does this search find, and why?"""
    form = QuestionForm(request.GET or None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        words = form.cleaned_data["words"]
        context |= {
            "index_name": form.cleaned_data["index"],
            "words": words,
            "answer": explain(form.cleaned_data["index"], words),
        }
    return _page(request, "search/admin/question.html", context, _("Suche erklären"))


def _tried_again(request: HttpRequest, index_names: set[str]) -> HttpResponse:
    for name in sorted(index_names):
        drain_index.enqueue(name)
    if index_names:
        messages.success(
            request,
            _("Es wird noch einmal versucht. Was wieder nicht gelingt, steht gleich erneut hier."),
        )
    else:
        messages.info(request, _("Das ist inzwischen übernommen."))
    return redirect("search-admin:failed")


def _demand_index(index_name: str) -> None:
    try:
        registry.get(index_name)
    except LookupError as error:
        raise Http404 from error


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], title: str = ""
) -> HttpResponse:
    """Render a page with its place in the admin."""
    home = {"url": reverse("wagtailadmin_home"), "label": _("Start")}
    search = {"url": reverse("search-admin:overview"), "label": _("Suche")}
    here = [{"url": "", "label": title}] if title else []
    frame = {
        "breadcrumbs_items": [home, search, *here],
        "header_title": title or _("Suche"),
        "header_icon": "search",
    }
    return render(request, template, frame | context)
