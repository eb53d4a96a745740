"""Imports in the admin: sources, runs, records, issues."""

from functools import cached_property
from typing import Any

import django_filters
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from portal.listings import EditorViewSet

from . import import_views
from .drafts.viewset import DraftViewSet
from .enums import ImportState, Severity
from .import_forms import SourceForm, UploadForm
from .importers.issues import MESSAGES
from .models import ImportIssue, ImportRecord, ImportRun, ImportSource
from .permissions import ImportPolicy, ReadOnlyPolicy
from .rules.viewset import RuleViewSet


class SourceViewSet(EditorViewSet):
    """Where offers come from."""

    model = ImportSource
    icon = "globe"
    menu_label = _("Importquellen")
    related = ("provider__organisation",)
    list_display = ("name", "format", "provider", "full")
    export_filename = "importquellen"
    list_export = (
        "slug",
        "name",
        "get_format_display",
        "provider",
        "licence",
        "attribution",
        "full",
    )
    export_headings = {"get_format_display": _("Format")}
    inspect_view_fields_exclude = ("id",)
    list_filter = ("format",)
    search_fields = ("name", "slug")

    def get_form_class(self, for_update: bool = False) -> type[SourceForm]:
        return SourceForm


class RunFilterSet(WagtailFilterSet):
    """By source and state; several states at once, as the worklist asks."""

    state = django_filters.MultipleChoiceFilter(label=_("Stand"), choices=ImportState.choices)

    class Meta:
        model = ImportRun
        fields = ("state", "source")


class RunViewSet(EditorViewSet):
    """Imports that were made; a new one is made by uploading a file."""

    model = ImportRun
    icon = "download"
    menu_label = _("Importe")
    inspect_view_class = import_views.RunView
    inspect_template_name = "till_catalog/admin/import_run.html"
    add_view_class = import_views.UploadView
    create_template_name = "till_catalog/admin/import_upload.html"
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
    filterset_class = RunFilterSet
    related = ("source",)
    search_fields = ("file_name",)
    export_filename = "importe"
    list_export = (
        "source",
        "file_name",
        "get_state_display",
        "created_at",
        "finished_at",
        "total",
        "created",
        "updated",
        "unchanged",
        "rejected",
        "withdrawn",
        "message",
    )
    export_headings = {"get_state_display": _("Stand")}
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


class RecordViewSet(EditorViewSet):
    """The last raw form of each record."""

    model = ImportRecord
    icon = "code"
    menu_label = _("Datensätze")
    inspect_view_fields = ("source", "key", "state", "offer", "last_seen", "raw")
    inspect_template_name = "till_catalog/admin/import_record.html"
    list_display = ("key", "source", "get_state_display", "offer", "last_seen")
    list_filter = ("source", "state")
    related = ("source", "offer")
    search_fields = ("key",)
    export_filename = "importdatensaetze"
    list_export = ("source", "key", "get_state_display", "offer_id", "offer", "last_seen")
    export_headings = {"get_state_display": _("Stand"), "offer_id": _("Nummer im Portal")}
    form_fields: tuple[str, ...] = ("key",)
    permission_policy = ReadOnlyPolicy(ImportRecord)


def _codes() -> list[tuple[str, Any]]:
    return sorted(MESSAGES.items())


class IssueFilterSet(WagtailFilterSet):
    """By import, sort of problem, severity."""

    code = django_filters.MultipleChoiceFilter(label=_("Code"), choices=_codes)
    run = django_filters.ModelChoiceFilter(
        label=_("Importlauf"), queryset=ImportRun.objects.select_related("source")
    )
    run__source = django_filters.ModelChoiceFilter(
        label=_("Importquelle"), queryset=ImportSource.objects.all()
    )
    severity = django_filters.ChoiceFilter(label=_("Schwere"), choices=Severity.choices)

    class Meta:
        model = ImportIssue
        fields = ("code", "severity", "run", "run__source")


class IssueViewSet(EditorViewSet):
    """What could not be taken as it stood."""

    model = ImportIssue
    icon = "warning"
    menu_label = _("Hinweise")
    inspect_view_class = import_views.IssueView
    list_display = ("message", "code", "get_severity_display", "record_key", "line", "field", "run")
    filterset_class = IssueFilterSet
    related = ("run__source",)
    export_filename = "importhinweise"
    list_export = (
        "run.source",
        "run.file_name",
        "record_key",
        "line",
        "field",
        "code",
        "get_severity_display",
        "raw_value",
        "message",
    )
    export_headings = {
        "run.source": _("Importquelle"),
        "run.file_name": _("Datei"),
        "get_severity_display": _("Schwere"),
    }
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
            DraftViewSet("import-drafts", url_prefix="importentwuerfe"),
            SourceViewSet("import-sources", url_prefix="importquellen"),
            RuleViewSet("keyword-rules", url_prefix="schlagwortregeln"),
            IssueViewSet("import-issues", url_prefix="importhinweise"),
            RecordViewSet("import-records", url_prefix="importdatensaetze"),
        )
