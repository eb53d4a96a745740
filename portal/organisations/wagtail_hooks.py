"""Organisations in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.viewsets.model import ModelViewSet

from .models import Organisation


class OrganisationViewSet(ModelViewSet):
    """Typed once, used as provider, organiser or institution."""

    model = Organisation
    icon = "home"
    menu_order = 310
    add_to_admin_menu = True
    list_display = ("name", "city", "website")
    list_filter = ("city", "is_example")
    search_fields = ("name", "city")
    inspect_view_enabled = True
    copy_view_enabled = False
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("description"),
        FieldPanel("logo"),
        MultiFieldPanel(
            [
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("postcode"), FieldPanel("city")]),
            ],
            heading=_("Anschrift"),
        ),
        MultiFieldPanel(
            [FieldPanel("website"), FieldPanel("phone"), FieldPanel("email")],
            heading=_("Kontakt"),
        ),
        InlinePanel("contact_points", heading=_("Weitere Kontaktstellen")),
        FieldPanel("is_example"),
    ]


@hooks.register("register_admin_viewset")
def register_viewset() -> OrganisationViewSet:
    return OrganisationViewSet("organisations", url_prefix="organisationen")
