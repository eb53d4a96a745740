"""Pages of imports in the admin: upload, a run with live progress, confirming, starting again."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.views import generic

from .drafts.views import start_check
from .enums import ImportState
from .import_forms import UploadForm
from .importers.lifecycle import STARTABLE
from .importers.reporting import issue_counts, summary
from .importers.sheet.columns import COLUMNS
from .importers.withdrawing import NotConfirmable, confirm, missing_offers
from .models import ImportRun
from .permissions import may_import, may_see_imports
from .tasks import import_file


class UploadView(generic.CreateView):
    """Choose a source and a file. A feed is imported in the background, a table is shown first."""

    page_title = gettext_lazy("Datei einlesen")
    submit_button_label = gettext_lazy("Einlesen")
    submit_button_active_label = gettext_lazy("Wird hochgeladen …")
    error_message = gettext_lazy("Die Datei konnte nicht angenommen werden.")

    def form_valid(self, form: UploadForm) -> HttpResponse:
        if form.table is None:
            response: HttpResponse = super().form_valid(form)
            return response
        # Not inside Wagtail's transaction: a large table is written in many short ones.
        draft = form.draft_for(self.request.user)
        start_check(draft)
        return redirect("import-drafts:inspect", draft.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"columns": COLUMNS}

    def save_instance(self) -> ImportRun:
        form: UploadForm = self.form
        run = form.save_for(self.request.user)
        import_file.enqueue(run.pk)
        return run

    def get_success_url(self) -> str:
        return run_url(self.object)

    def get_success_message(self, instance: ImportRun) -> str:
        return _("Die Datei „%(name)s“ wird eingelesen.") % {"name": instance.file_name}

    def get_success_buttons(self) -> list[Any]:
        return []


class RunView(generic.InspectView):
    """One import: progress, result, issues by code, and what a person must decide."""

    page_title = gettext_lazy("Import")
    template_name = "till_catalog/admin/import_run.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        run: ImportRun = self.object
        return super().get_context_data(**kwargs) | run_context(run, self.request)


class IssueView(generic.InspectView):
    """One issue."""

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        # Wagtail looks for a method get_<name>_display_value, and the name here is "field".
        if field_name == "field":
            return self.object.field
        return super().get_field_display_value(field_name, field)


def run_context(run: ImportRun, request: HttpRequest) -> dict[str, Any]:
    """Return what the page of a run and its progress fragment show."""
    waiting = run.state == ImportState.NEEDS_CONFIRMATION
    issues = sorted(issue_counts(run).items(), key=lambda item: (-item[1], item[0]))
    return {
        "run": run,
        "busy": run.state in (ImportState.QUEUED, ImportState.RUNNING),
        "summary": summary(run),
        "issues": [(code, message, number) for (code, message), number in issues],
        "may_import": may_import(request.user),
        "needs_confirmation": waiting,
        "missing": missing_offers(run).count() if waiting else 0,
        "startable": run.state in STARTABLE and run.state != ImportState.QUEUED,
        "issue_list": reverse("import-issues:index"),
        "record_list": reverse("import-records:index"),
    }


def run_url(run: ImportRun) -> str:
    """Return the address of a run's page in the admin."""
    return reverse("import-runs:inspect", args=(run.pk,))


@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with the fragment that the page of a running import asks for again and again."""
    if not may_see_imports(request.user):
        raise PermissionDenied
    run = get_object_or_404(ImportRun.objects.select_related("source"), pk=pk)
    response = render(request, "till_catalog/admin/import_progress.html", run_context(run, request))
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def original(request: HttpRequest, pk: int) -> FileResponse:
    """Hand out the original file to those who may import; never shown inside our pages."""
    if not may_import(request.user):
        raise PermissionDenied
    run = get_object_or_404(ImportRun, pk=pk)
    if not run.original:
        raise Http404(_("Die Datei wurde nach 90 Tagen gelöscht."))
    response = FileResponse(
        run.original.open("rb"),
        as_attachment=True,
        filename=run.file_name,
        content_type="application/octet-stream",
    )
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def confirm_run(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw what is missing in a file that was much smaller than the one before."""
    if not may_import(request.user):
        raise PermissionDenied
    run = get_object_or_404(ImportRun, pk=pk)
    try:
        count = confirm(run.pk)
    except NotConfirmable as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, _("%(count)s Angebote gelten jetzt als zurückgezogen.") % {"count": count}
        )
    return redirect(run_url(run))


@require_POST
def start_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Start an interrupted or failed import once more; nothing is doubled."""
    if not may_import(request.user):
        raise PermissionDenied
    run = get_object_or_404(ImportRun, pk=pk)
    queued = ImportRun.objects.filter(
        pk=pk, state__in=(ImportState.INTERRUPTED, ImportState.FAILED)
    ).update(state=ImportState.QUEUED, message="")
    if queued:
        import_file.enqueue(run.pk)
        messages.success(request, _("Der Import wird noch einmal gestartet."))
    else:
        messages.error(request, _("Dieser Import kann nicht noch einmal gestartet werden."))
    return redirect(run_url(run))
