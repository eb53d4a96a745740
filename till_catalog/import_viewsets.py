"""Imports in the admin: sources, runs, records, issues."""

from functools import cached_property
from typing import Any

import django_filters
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from . import import_views
from .enums import Severity
from .import_forms import SourceForm, UploadForm
from .importers.issues import MESSAGES
from .models import ImportIssue, ImportRecord, ImportRun, ImportSource
from .permissions import ImportPolicy, ReadOnlyPolicy


class SourceViewSet(ModelViewSet):
    """Where offers come from."""

    model = ImportSource
    icon = "globe"
    menu_label = _("Importquellen")
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = ("name", "format", "provider", "full")
    list_filter = ("format",)
    search_fields = ("name", "slug")

    def get_form_class(self, for_update: bool = False) -> type[SourceForm]:
        return SourceForm


class RunViewSet(ModelViewSet):
    """Imports that were made; a new one is made by uploading a file."""

    model = ImportRun
    icon = "download"
    menu_label = _("Importe")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = import_views.RunView
    inspect_template_name = "till_catalog/admin/import_run.html"
    add_view_class = import_views.UploadView
    list_display = (
        "__str__",
        "get_state_display",
        "created_at",
        "total",
        "created",
        "updated",
        "rejected",
        "withdrawn",
    )
    list_filter = ("source", "state")
    search_fields = ("file_name",)
    permission_policy = ImportPolicy(ImportRun)

    def get_form_class(self, for_update: bool = False) -> type[UploadForm]:
        return UploadForm

    def get_urlpatterns(self) -> list[URLPattern]:
        own = [
            path("<int:pk>/stand/", import_views.progress, name="progress"),
            path("<int:pk>/datei/", import_views.original, name="original"),
            path("<int:pk>/bestaetigen/", import_views.confirm_run, name="confirm"),
            path("<int:pk>/noch-einmal/", import_views.start_again, name="start_again"),
        ]
        return [*super().get_urlpatterns(), *own]


class RecordViewSet(ModelViewSet):
    """The last raw form of each record."""

    model = ImportRecord
    icon = "code"
    menu_label = _("Datensätze")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ("source", "key", "state", "offer", "last_seen", "raw")
    inspect_template_name = "till_catalog/admin/import_record.html"
    list_display = ("key", "source", "get_state_display", "offer", "last_seen")
    list_filter = ("source", "state")
    search_fields = ("key",)
    form_fields: tuple[str, ...] = ("key",)
    permission_policy = ReadOnlyPolicy(ImportRecord)


def _codes() -> list[tuple[str, Any]]:
    return sorted(MESSAGES.items())


class IssueFilterSet(WagtailFilterSet):
    """By import, sort of problem, severity."""

    code = django_filters.MultipleChoiceFilter(label=_("Code"), choices=_codes)
    severity = django_filters.ChoiceFilter(label=_("Schwere"), choices=Severity.choices)

    class Meta:
        model = ImportIssue
        fields = ("code", "severity", "run", "run__source")


class IssueViewSet(ModelViewSet):
    """What could not be taken as it stood."""

    model = ImportIssue
    icon = "warning"
    menu_label = _("Hinweise")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = import_views.IssueView
    list_display = ("message", "code", "get_severity_display", "record_key", "line", "field", "run")
    filterset_class = IssueFilterSet
    search_fields = ("record_key", "raw_value")
    form_fields: tuple[str, ...] = ("code",)
    permission_policy = ReadOnlyPolicy(ImportIssue)


class ImportGroup(ModelViewSetGroup):
    """All of it under one menu item."""

    menu_label = _("Kurse einlesen")
    menu_icon = "download"
    menu_order = 340

    @cached_property
    def items(self) -> tuple[ModelViewSet, ...]:
        return (
            RunViewSet("import-runs", url_prefix="importe"),
            SourceViewSet("import-sources", url_prefix="importquellen"),
            IssueViewSet("import-issues", url_prefix="importhinweise"),
            RecordViewSet("import-records", url_prefix="importdatensaetze"),
        )
