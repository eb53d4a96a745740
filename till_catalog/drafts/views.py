"""The pages of a draft: mending cells, checking, publishing, files to take along."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ..importers.sheet.writing import template
from ..models import DraftRow, ImportDraft
from ..permissions import may_import
from ..tasks import check_draft, import_file
from .checking import check
from .editing import Saved, Typed, delete_row, save
from .forms import all_columns, problem_columns, row_form, typed_rows
from .publishing import NotPublishable, error_file, publish

# Larger tables are judged in the background.
CHECKED_AT_ONCE = 300
ROWS_PER_PAGE = 10

View = TypeVar("View", bound=Callable[..., HttpResponse])


def importers_only(view: View) -> View:
    """Refuse everybody who may not import."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_import(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return cast(View, guarded)


def start_check(draft: ImportDraft) -> None:
    """Have the rows judged: at once, or in the background where there are many."""
    if draft.rows.count() <= CHECKED_AT_ONCE:
        check(draft)
    else:
        check_draft.enqueue(draft.pk)


@importers_only
@require_http_methods(["GET", "HEAD", "POST"])
def mend(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows with problems, a page at a time. Every button saves first, so nothing typed is lost."""
    draft = draft_of(pk)
    typed: dict[int, Typed] = {}
    saved = Saved()
    if request.method == "POST":
        typed = typed_rows(request.POST)
        saved = save(draft, typed)
        if not saved.kept_back:
            _tell(request, draft, saved)
            return redirect(_next(request, draft))
        messages.error(request, _("Nicht alles ist gespeichert. Sehen Sie bitte die Hinweise an."))
    page = _page(request, draft, saved)
    entries = [_entry(row, typed.get(row.number), saved) for row in page.object_list]
    context = {
        "draft": draft,
        "page": page,
        "entries": entries,
        "wrong": draft.rows.filter(severity="error").count(),
    }
    return _render(request, "mend.html", context, draft, _("Zeilen verbessern"))


@importers_only
@require_http_methods(["GET", "HEAD", "POST"])
def row(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """All cells of one row."""
    draft = draft_of(pk)
    found = get_object_or_404(DraftRow, draft=draft, number=number)
    typed: dict[int, Typed] = {}
    saved = Saved()
    if request.method == "POST":
        typed = {key: one for key, one in typed_rows(request.POST).items() if key == number}
        saved = save(draft, typed)
        found.refresh_from_db()
        if not saved.kept_back:
            _tell(request, draft, saved)
            again = found.severity and saved.changed
            return redirect(_row_url(draft, number) if again else _mend_url(draft))
        messages.error(request, saved.kept_back[number])
    entry = _entry(found, typed.get(number), saved, columns=all_columns(found))
    context = {"draft": draft, "entry": entry}
    return _render(request, "row.html", context, draft, _("Zeile %(n)s") % {"n": number})


@importers_only
@require_POST
def remove_row(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Take a row out of the table."""
    draft = draft_of(pk)
    delete_row(draft, number)
    messages.success(request, _("Zeile %(number)s ist gelöscht.") % {"number": number})
    return redirect(_mend_url(draft))


@importers_only
@require_POST
def check_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Judge all rows again, for example when the office has added a topic."""
    draft = draft_of(pk)
    ImportDraft.objects.filter(pk=pk).update(checked=False)
    draft.checked = False
    start_check(draft)
    return redirect("import-drafts:inspect", draft.pk)


@importers_only
@require_POST
def publish_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Start the import of the table as it stands."""
    draft = draft_of(pk)
    try:
        run, is_new = publish(draft.pk, request.user)  # type: ignore[arg-type]
    except NotPublishable as error:
        messages.error(request, str(error))
        return redirect("import-drafts:inspect", draft.pk)
    if is_new:
        import_file.enqueue(run.pk)
        messages.success(request, _("Die Tabelle wird eingelesen."))
    else:
        messages.info(request, _("Dieser Stand der Tabelle ist schon veröffentlicht."))
    return redirect("import-runs:inspect", run.pk)


@importers_only
@require_safe
def errors(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows with problems as a file, with what to do."""
    draft = draft_of(pk)
    return _file(error_file(draft), "fehler.csv")


@importers_only
@require_safe
def template_file(request: HttpRequest) -> HttpResponse:
    """The empty table with explanations and an example."""
    return _file(template(), "vorlage-kurse.csv")


def draft_of(pk: int) -> ImportDraft:
    return get_object_or_404(ImportDraft.objects.select_related("source", "run"), pk=pk)


def _page(request: HttpRequest, draft: ImportDraft, saved: Saved) -> Page[DraftRow]:
    """Return a page of rows with problems; after a refusal the rows that it is about."""
    rows = DraftRow.objects.filter(draft=draft)
    if saved.kept_back:
        return Paginator(rows.filter(number__in=saved.kept_back), len(saved.kept_back)).get_page(1)
    rows = rows.exclude(severity="").order_by("severity", "number")
    return Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("p"))


def _entry(
    found: DraftRow, typed: Typed | None, saved: Saved, *, columns: list[str] | None = None
) -> Mapping[str, Any]:
    back = saved.kept_back.get(found.number, "")
    cells = typed.cells if typed and back else {}
    shown = columns or list(dict.fromkeys([*problem_columns(found), *cells]))
    return {
        "row": found,
        "form": row_form(found, shown, cells),
        "whole": [one for one in found.problems if one["field"] not in shown],
        "kept_back": back,
        "now": {name: found.cells.get(name, "") for name in cells},
    }


def _tell(request: HttpRequest, draft: ImportDraft, saved: Saved) -> None:
    left = draft.rows.filter(severity="error").count()
    parts = []
    if saved.changed:
        number = len(saved.changed)
        parts.append(
            ngettext("%(n)s Zeile gespeichert.", "%(n)s Zeilen gespeichert.", number)
            % {"n": number}
        )
    else:
        parts.append(_("Nichts wurde geändert."))
    parts.append(
        ngettext("Noch %(n)s Zeile hat Fehler.", "Noch %(n)s Zeilen haben Fehler.", left)
        % {"n": left}
        if left
        else _("Keine Zeile hat mehr Fehler.")
    )
    messages.success(request, " ".join(parts))


def _next(request: HttpRequest, draft: ImportDraft) -> str:
    """Return where the pressed button leads: to a page, to a whole row, or to the overview when all
    is well."""
    if (number := request.POST.get("zeile", "")).isdecimal() and len(number) < 8:
        return _row_url(draft, int(number))
    if (page := request.POST.get("seite", "")).isdecimal() and len(page) < 8:
        return f"{_mend_url(draft)}?p={page}"
    if draft.rows.exclude(severity="").exists():
        return _mend_url(draft)
    return reverse("import-drafts:inspect", args=(draft.pk,))


def _mend_url(draft: ImportDraft) -> str:
    return reverse("import-drafts:mend", args=(draft.pk,))


def _row_url(draft: ImportDraft, number: int) -> str:
    return reverse("import-drafts:row", args=(draft.pk, number))


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def _render(
    request: HttpRequest, name: str, context: dict[str, Any], draft: ImportDraft, title: str
) -> HttpResponse:
    if not draft.checked:
        raise Http404(_("Die Tabelle wird noch geprüft."))
    overview = reverse("import-drafts:inspect", args=(draft.pk,))
    frame = {
        "breadcrumbs_items": [
            {"url": reverse("import-drafts:index"), "label": _("Entwürfe")},
            {"url": overview, "label": str(draft)},
            {"url": "", "label": title},
        ],
        "header_title": title,
        "header_icon": "edit",
    }
    return render(request, f"till_catalog/admin/drafts/{name}", frame | context)
