"""Providers in the admin; their names and addresses are kept with the organisations."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from .models import Provider
from .provider_forms import ProviderForm


class ProviderViewSet(ModelViewSet):
    """Who offers something."""

    model = Provider
    icon = "group"
    menu_label = _("Anbieter")
    menu_order = 305
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ("__str__", "public", "open_data_consent")
    list_filter = ("public", "open_data_consent")
    search_fields = ("organisation__name",)

    def get_form_class(self, for_update: bool = False) -> type[ProviderForm]:
        return ProviderForm


provider_viewset = ProviderViewSet("providers", url_prefix="anbieter")
