"""Reports: pages and links that need somebody."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.log_actions import log
from wagtail.models import Page

from . import reads
from .registration import closes, works_on_pages


def may_report(user: Any) -> bool:
    """Tell whether somebody sees reports: who works on pages, and the office."""
    return bool(user.has_perm(reads.SEES_ALL) or works_on_pages(user))


def _edit_address(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


class EditorialReport(ReportView):
    """A table of rows of one read; for those who work on pages, each within her rights."""

    header_icon = "warning"
    is_searchable = False
    read: Any = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_report(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Any]:
        return type(self).read(self.request.user)


def _kind(page: Page) -> str:
    return str(page.page_type_display_name)


PAGE = TitleColumn("title", label=gettext_lazy("Seite"), get_url=_edit_address)
KIND = Column("kind", label=gettext_lazy("Art"), accessor=_kind)
OWNER = Column("owner", label=gettext_lazy("Verantwortlich"), accessor="owner")
PUBLISHED = DateColumn("last_published_at", label=gettext_lazy("Zuletzt veröffentlicht"))
CHANGED = DateColumn("latest_revision_created_at", label=gettext_lazy("Zuletzt geändert"))


class PageReport(EditorialReport):
    list_export = ("title", "owner", "last_published_at", "latest_revision_created_at")
    export_headings = {
        "title": gettext_lazy("Seite"),
        "owner": gettext_lazy("Verantwortlich"),
        "last_published_at": gettext_lazy("Zuletzt veröffentlicht"),
        "latest_revision_created_at": gettext_lazy("Zuletzt geändert"),
    }

    def get_queryset(self) -> QuerySet[Page]:
        return super().get_queryset().select_related("owner", "content_type")


class AgeingReport(PageReport):
    page_title = gettext_lazy("Seit einem Jahr unverändert")
    header_icon = "time"
    read = staticmethod(reads.ageing)
    index_url_name = "editorial:ageing"
    columns = [PAGE, KIND, OWNER, PUBLISHED]


class OwnerlessReport(PageReport):
    page_title = gettext_lazy("Seiten ohne Verantwortliche")
    header_icon = "user"
    read = staticmethod(reads.ownerless)
    index_url_name = "editorial:ownerless"

    @property
    def columns(self) -> list[Any]:
        return [PAGE, KIND, CHANGED, TakeColumn("take", label=_("Übernehmen"), accessor="pk")]


class PostColumn(Column):
    """A column of buttons that change something."""

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"csrf_token": parent_context.get("csrf_token")}


class TakeColumn(PostColumn):
    """A button by which somebody says: I answer for this page."""

    cell_template_name = "editorial/take_cell.html"


class IntendedColumn(PostColumn):
    """A button by which somebody says: this is open on purpose."""

    cell_template_name = "editorial/intended_cell.html"


class DraftReport(PageReport):
    page_title = gettext_lazy("Ihre Entwürfe, älter als eine Woche")
    header_icon = "edit"
    read = staticmethod(reads.old_drafts)
    index_url_name = "editorial:drafts"
    columns = [PAGE, KIND, CHANGED]


def _address(link: Any) -> str:
    return link.check_row.url if link.check_row else ""


def _problem(link: Any) -> str:
    return link.problem or link.check_row.problem


class LinkReport(EditorialReport):
    page_title = gettext_lazy("Kaputte Links auf Seiten")
    header_icon = "link-external"
    read = staticmethod(reads.broken_links)
    index_url_name = "editorial:links"
    columns = [
        TitleColumn(
            "page",
            label=gettext_lazy("Seite"),
            accessor="page.title",
            get_url=lambda link: _edit_address(link.page),
        ),
        Column("url", label=gettext_lazy("Adresse"), accessor=_address),
        Column("problem", label=gettext_lazy("Problem"), accessor=_problem),
        DateColumn("since", label=gettext_lazy("seit"), accessor="check_row.failing_since"),
    ]
    list_export = ("page.title", "check_row.url", "problem", "check_row.problem")
    export_headings = {
        "page.title": gettext_lazy("Seite"),
        "check_row.url": gettext_lazy("Adresse"),
        "problem": gettext_lazy("Problem"),
        "check_row.problem": gettext_lazy("Antwort"),
    }


class DisclosureReport(EditorialReport):
    """For those who say who may see pages: it names pages that are closed."""

    page_title = gettext_lazy("Offen, obwohl das Original es nicht ist")
    header_icon = "view"
    read = staticmethod(reads.disclosures)
    index_url_name = "editorial:disclosures"
    list_export = ("page.title", "get_kind_display", "subject", "found_at")
    export_headings = {
        "page.title": gettext_lazy("Seite"),
        "get_kind_display": gettext_lazy("Was"),
        "subject": gettext_lazy("Gehört zu"),
        "found_at": gettext_lazy("Gefunden"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not closes(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def columns(self) -> list[Any]:
        return [
            TitleColumn(
                "page",
                label=_("Seite"),
                accessor="page.title",
                get_url=lambda row: _edit_address(row.page),
            ),
            Column("kind", label=_("Was"), accessor="get_kind_display"),
            Column("subject", label=_("Gehört zu")),
            DateColumn("found_at", label=_("Gefunden")),
            IntendedColumn("intended", label=_("So gewollt"), accessor="pk"),
        ]


class ApprovalReport(EditorialReport):
    page_title = gettext_lazy("Wartet auf Ihre Freigabe")
    header_icon = "tick"
    read = staticmethod(reads.to_approve)
    index_url_name = "editorial:approvals"
    columns = [
        TitleColumn(
            "page",
            label=gettext_lazy("Seite"),
            accessor=lambda state: str(state.revision.content_object),
            get_url=lambda state: reverse(
                "wagtailadmin_pages:edit", args=[state.revision.object_id]
            ),
        ),
        Column(
            "asked",
            label=gettext_lazy("Eingereicht von"),
            accessor="workflow_state.requested_by",
        ),
        DateColumn("started_at", label=gettext_lazy("Eingereicht")),
    ]
    list_export = ("workflow_state.requested_by", "started_at")

    def get_queryset(self) -> QuerySet[Any]:
        return (
            super()
            .get_queryset()
            .select_related("revision", "revision__content_type", "workflow_state__requested_by")
            .prefetch_related("revision__content_object")
            .order_by("started_at")
        )


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Make somebody answer for a page that has nobody; she must be allowed to change it."""
    page = get_object_or_404(reads.ownerless(request.user), pk=pk)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    Page.objects.filter(pk=page.pk).update(owner=request.user)
    log(instance=page.specific, action="portal.take_page", user=request.user)
    messages.success(
        request, _("Sie sind jetzt für „%(title)s“ verantwortlich.") % {"title": page.title}
    )
    return redirect("editorial:ownerless")


@require_POST
def intend(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a row from the report for good: it is open on purpose. Nothing is opened or closed by this."""
    row = get_object_or_404(reads.disclosures(request.user), pk=pk)
    row.intended = True
    row.save(update_fields=["intended"])
    log(
        instance=row.page.specific,
        action="portal.intend_disclosure",
        user=request.user,
        data={"kind": row.kind, "subject": row.subject},
    )
    messages.success(
        request,
        _("„%(title)s“ bleibt, wie es ist.") % {"title": row.page.get_admin_display_title()},
    )
    return redirect("editorial:disclosures")
