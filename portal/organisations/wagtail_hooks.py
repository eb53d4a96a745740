"""Organisations in the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from portal.choosers import GuardedChooserViewSet
from portal.listings import EditorViewSet

from .choosers import CONTACT_POINT_CHOOSER, PARTNER_CHOOSER
from .forms import NewOrganisationForm
from .models import Organisation


class OrganisationViewSet(EditorViewSet):
    """Typed once, used as provider, organiser or institution."""

    model = Organisation
    add_to_reference_index = True  # an image knows by it whose logo it is
    icon = "home"
    menu_order = 310
    add_to_admin_menu = True
    list_display = ("name", "city", "website")
    list_filter = ("city", "is_example")
    search_fields = ("name", "city")
    export_filename = "organisationen"
    list_export = ("pk", "name", "slug", "street", "postcode", "city", "website", "phone", "email")
    export_headings = {"pk": _("Nummer im Portal")}
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


class OrganisationChooserViewSet(GuardedChooserViewSet):
    """Which organisation; a new one is made on the spot."""

    model = Organisation
    icon = "home"
    choose_one_text = _("Organisation wählen")
    choose_another_text = _("Andere Organisation wählen")
    edit_item_text = _("Diese Organisation bearbeiten")
    search_fields = ("name", "city")
    creation_form_class = NewOrganisationForm


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    return [
        OrganisationViewSet("organisations", url_prefix="organisationen"),
        OrganisationChooserViewSet("organisation_chooser", url_prefix="organisationen-waehlen"),
        CONTACT_POINT_CHOOSER,
        PARTNER_CHOOSER,
    ]
