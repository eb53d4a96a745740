"""Providers in the admin; their names and addresses are kept with the organisations."""

from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column

from portal.choosers import GuardedChooserViewSet
from portal.listings import EditorIndexView, EditorViewSet, YesColumn

from .models import Provider
from .provider_forms import NewProviderForm, ProviderForm


class ProviderIndexView(EditorIndexView):
    """Providers with the number of their offers."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().annotate(offer_count=Count("offers"))


class ProviderViewSet(EditorViewSet):
    """Who offers something."""

    model = Provider
    icon = "group"
    menu_label = _("Anbieter")
    menu_order = 305
    add_to_admin_menu = True
    index_view_class = ProviderIndexView
    related = ("organisation",)
    list_display: tuple[Any, ...] = (
        Column("organisation", label=_("Name"), sort_key="organisation__name"),
        Column("organisation.city", label=_("Ort"), sort_key="organisation__city"),
        Column("offer_count", label=_("Angebote"), sort_key="offer_count"),
        YesColumn("public", label=_("öffentlich"), sort_key="public"),
        YesColumn("open_data_consent", label=_("offene Daten"), sort_key="open_data_consent"),
    )
    list_filter = ("public", "open_data_consent")
    search_fields = ("organisation__name", "organisation__city")
    edit_handler = ObjectList(
        [
            FieldPanel("organisation"),
            FieldPanel("public"),
            FieldPanel("quality_seals"),
            FieldPanel("data_licence"),
            FieldPanel("open_data_consent"),
        ],
        base_form_class=ProviderForm,
    )
    export_filename = "anbieter"
    list_export = (
        "pk",
        "organisation.name",
        "organisation.slug",
        "organisation.city",
        "organisation.phone",
        "organisation.email",
        "offer_count",
        "public",
        "data_licence",
        "open_data_consent",
    )
    export_headings = {
        "pk": _("Nummer im Portal"),
        "organisation.name": _("Name"),
        "organisation.slug": _("Kürzel"),
        "organisation.city": _("Ort"),
        "organisation.phone": _("Telefon"),
        "organisation.email": _("E-Mail-Adresse"),
        "offer_count": _("Angebote"),
    }


class ProviderChooserViewSet(GuardedChooserViewSet):
    """Whose offer it is; a new provider is made here as well, if its organisation is known."""

    model = Provider
    icon = "group"
    choose_one_text = _("Anbieter wählen")
    choose_another_text = _("Anderen Anbieter wählen")
    edit_item_text = _("Diesen Anbieter bearbeiten")
    creation_form_class = NewProviderForm
    search_fields = ("organisation__name", "organisation__city")

    def get_object_list(self) -> Any:
        return Provider.objects.select_related("organisation")


provider_viewset = ProviderViewSet("providers", url_prefix="anbieter")
provider_chooser = ProviderChooserViewSet("provider_chooser", url_prefix="anbieter-waehlen")
