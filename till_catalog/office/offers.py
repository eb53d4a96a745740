"""Offers in the admin."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, DateColumn, StatusTagColumn

from portal.listings import EditorIndexView, EditorViewSet, YesColumn

from ..enums import OfferStatus
from ..models import Offer
from .bulk import action_links
from .filters import OfferFilterSet
from .offer_panels import EDIT_HANDLER
from .offer_views import OfferCreateView, OfferEditView
from .reads import next_date_order, with_next_date


class OfferIndexView(EditorIndexView):
    """All offers, with boxes to tick for bulk actions."""

    template_name = "till_catalog/admin/offers.html"
    default_ordering = "-modified_at"

    def get_base_queryset(self) -> Any:
        return with_next_date(super().get_base_queryset())

    def order_queryset(self, queryset: Any) -> Any:
        if self.ordering in ("next_date", "-next_date"):
            descending = self.ordering.startswith("-")
            return queryset.order_by(next_date_order(descending=descending), "pk")
        return super().order_queryset(queryset)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return context | {"bulk_actions": action_links(self.request.user)}

    @cached_property
    def columns(self) -> list[Any]:
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="offer"),
            self._get_title_column("title", get_title_id=_title_id, width="34%"),
            Column("provider", label=_("Anbieter"), sort_key="provider__organisation__name"),
            StatusTagColumn(
                "get_status_display",
                label=_("Stand"),
                sort_key="status",
                primary=lambda offer: offer.status == OfferStatus.PUBLISHED,
            ),
            Column("next_date", label=_("nächster Termin"), sort_key="next_date"),
            Column("completeness", label=_("vollst. %"), sort_key="completeness"),
            YesColumn("stale", label=_("unbestätigt"), sort_key="stale"),
            DateColumn("last_seen", label=_("im Import"), sort_key="last_seen"),
        ]


def _title_id(offer: Offer) -> str:
    return f"offer_{offer.pk}_title"


class OfferViewSet(EditorViewSet):
    """What can be learnt, from whatever source."""

    model = Offer
    icon = "list-ul"
    menu_label = _("Angebote")
    menu_order = 300
    add_to_admin_menu = True
    index_view_class = OfferIndexView
    add_view_class = OfferCreateView
    edit_view_class = OfferEditView
    edit_handler = EDIT_HANDLER
    filterset_class = OfferFilterSet
    search_fields = ("title", "subtitle", "number", "external_id", "provider__organisation__name")
    related = ("provider__organisation",)
    inspect_view_fields_exclude = ("mode_code",)
    export_filename = "angebote"
    list_export = (
        "pk",
        "title",
        "subtitle",
        "provider",
        "number",
        "external_id",
        "get_status_display",
        "next_date",
        "completeness",
        "stale",
        "last_seen",
        "confirmed_at",
        "created_at",
        "modified_at",
    )
    export_headings = {
        "pk": _("Nummer im Portal"),
        "provider": _("Anbieter"),
        "get_status_display": _("Stand"),
        "next_date": _("nächster Termin"),
    }


offer_viewset = OfferViewSet("offers", url_prefix="angebote")
