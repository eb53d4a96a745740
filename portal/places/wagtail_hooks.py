"""Places in the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList

from portal.choosers import GuardedChooserViewSet
from portal.listings import EditorViewSet

from .forms import NewVenueForm, VenueForm
from .models import Venue


class VenueViewSet(EditorViewSet):
    """Where something happens, with its access facts."""

    model = Venue
    icon = "site"
    menu_order = 320
    add_to_admin_menu = True
    list_display = ("name", "street", "postcode", "city", "geo_quality")
    list_filter = ("geo_quality", "step_free", "city")
    search_fields = ("name", "street", "postcode", "city")
    export_filename = "orte"
    list_export = (
        "pk",
        "name",
        "street",
        "postcode",
        "city",
        "district",
        "latitude",
        "longitude",
        "get_geo_quality_display",
        "get_step_free_display",
        "get_accessible_wc_display",
        "get_hearing_loop_display",
        "access_note",
        "note",
    )
    export_headings = {
        "pk": _("Nummer im Portal"),
        "get_geo_quality_display": _("Genauigkeit der Lage"),
        "get_step_free_display": _("stufenfrei"),
        "get_accessible_wc_display": _("barrierefreies WC"),
        "get_hearing_loop_display": _("Höranlage"),
    }
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("street"),
            FieldRowPanel([FieldPanel("postcode"), FieldPanel("city"), FieldPanel("district")]),
            MultiFieldPanel(
                [
                    FieldPanel("step_free"),
                    FieldPanel("accessible_wc"),
                    FieldPanel("hearing_loop"),
                    FieldPanel("access_note"),
                    FieldPanel("note"),
                ],
                heading=_("Zugang und Weg"),
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                    FieldPanel("geo_quality"),
                ],
                heading=_("Lage"),
                help_text=_("Bleibt sie leer, schätzt das Portal sie nach der Postleitzahl."),
            ),
        ],
        base_form_class=VenueForm,
    )


class VenueChooserViewSet(GuardedChooserViewSet):
    """Where something happens; a new place is made on the spot."""

    model = Venue
    icon = "site"
    choose_one_text = _("Ort wählen")
    choose_another_text = _("Anderen Ort wählen")
    edit_item_text = _("Diesen Ort bearbeiten")
    search_fields = ("name", "street", "postcode", "city")
    creation_form_class = NewVenueForm


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    return [
        VenueViewSet("venues", url_prefix="orte"),
        VenueChooserViewSet("venue_chooser", url_prefix="orte-waehlen"),
    ]
