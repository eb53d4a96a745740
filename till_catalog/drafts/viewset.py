"""Drafts in the admin: the list, the preview of one, and the pages to mend it."""

from functools import cached_property
from typing import Any

from django.contrib.auth.models import Permission
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, UserColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from ..enums import Outcome
from ..models import DraftRow, ImportDraft
from ..permissions import DraftPolicy
from . import views
from .counting import counts

ROWS_PER_PAGE = 50


class DraftIndexView(generic.IndexView):
    """All drafts, the last touched first, with the number of rows that are wrong."""

    def get_base_queryset(self) -> QuerySet[ImportDraft]:
        drafts: QuerySet[ImportDraft] = super().get_base_queryset()
        return drafts.select_related("source", "owner").annotate(
            wrong=Count("rows", filter=Q(rows__severity="error"))
        )


class DraftView(generic.InspectView):
    """The preview: rows as they would become offers, and what publishing would do."""

    page_title = _("Vorschau")
    template_name = "till_catalog/admin/drafts/overview.html"

    def get_object(self, queryset: Any = None) -> ImportDraft:
        return views.draft_of(int(self.pk))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        draft: ImportDraft = self.object
        if not draft.checked:
            return context | {"draft": draft}
        chosen = self.request.GET.get("zeigen", "")
        rows = DraftRow.objects.filter(draft=draft)
        if chosen in Outcome.values:
            rows = rows.filter(outcome=chosen)
        paginator = Paginator(rows, ROWS_PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        found = counts(draft)
        return context | {
            "draft": draft,
            "counts": found,
            "page": page,
            "elided_page_range": paginator.get_elided_page_range(page.number),
            "chosen": chosen,
            "choices": [("", _("alle")), *Outcome.choices],
            "published": draft.run if draft.published_version == draft.version else None,
        }


class DraftViewSet(ModelViewSet):
    """Uploaded tables that are not published yet."""

    model = ImportDraft
    icon = "table"
    menu_label = _("Entwürfe")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = DraftView
    index_view_class = DraftIndexView
    list_filter = ("source", "owner")
    search_fields = ("file_name",)
    form_fields: tuple[str, ...] = ("file_name",)
    permission_policy = DraftPolicy(ImportDraft)

    @cached_property
    def list_display(self) -> list[Any]:
        return [
            "file_name",
            "source",
            UserColumn("owner", label=_("hochgeladen von")),
            "changed_at",
            Column("wrong", label=_("Zeilen mit Fehlern")),
        ]

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        """Who may add imports may do all this."""
        return Permission.objects.none()

    def get_urlpatterns(self) -> list[URLPattern]:
        row = "<int:pk>/zeile/<int:number>/"
        own = [
            path("vorlage.csv", views.template_file, name="template"),
            path("<int:pk>/verbessern/", views.mend, name="mend"),
            path(row, views.row, name="row"),
            path(f"{row}loeschen/", views.remove_row, name="remove_row"),
            path("<int:pk>/pruefen/", views.check_again, name="check"),
            path("<int:pk>/veroeffentlichen/", views.publish_draft, name="publish"),
            path("<int:pk>/fehler.csv", views.errors, name="errors"),
        ]
        return [*super().get_urlpatterns(), *own]
