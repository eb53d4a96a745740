"""Runs in the admin: a list of their own, and the pages that an offer's form leads to."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from portal.listings import EditorIndexView, EditorViewSet, YesColumn

from ..models import Run
from .filters import RunFilterSet
from .run_panels import EDIT_HANDLER
from .run_views import RunCopyView, RunCreateView, RunDeleteView, RunEditView


class RunIndexView(EditorIndexView):
    """All runs by their start; new ones are made at their offer."""

    default_ordering = "-start"

    def get_add_url(self) -> None:
        return None


class RunViewSet(EditorViewSet):
    """When and where offers happen."""

    model = Run
    icon = "date"
    menu_label = _("Durchführungen")
    menu_order = 301
    add_to_admin_menu = True
    copy_view_enabled = True
    index_view_class = RunIndexView
    add_view_class = RunCreateView
    copy_view_class = RunCopyView
    edit_view_class = RunEditView
    delete_view_class = RunDeleteView
    edit_handler = EDIT_HANDLER
    filterset_class = RunFilterSet
    related = ("offer__provider__organisation", "venue")
    search_fields = ("offer__title", "external_id", "room", "venue__name")
    list_display: tuple[Any, ...] = (
        "offer",
        Column("offer.provider", label=_("Anbieter")),
        "start",
        "end",
        "time_from",
        "venue",
        "price",
        YesColumn("cancelled", label=_("abgesagt"), sort_key="cancelled"),
    )
    export_filename = "durchfuehrungen"
    list_export = (
        "offer_id",
        "offer",
        "offer.provider",
        "start",
        "end",
        "flexible_start",
        "time_from",
        "time_to",
        "venue",
        "room",
        "price",
        "price_reduced",
        "places_max",
        "places_booked",
        "get_registration_state_display",
        "cancelled",
    )
    export_headings = {
        "offer_id": _("Nummer im Portal"),
        "offer.provider": _("Anbieter"),
        "get_registration_state_display": _("Anmeldung"),
    }


run_viewset = RunViewSet("runs", url_prefix="durchfuehrungen")
