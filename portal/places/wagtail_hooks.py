"""Places in the admin."""

from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from .models import Venue


class VenueViewSet(ModelViewSet):
    """Where something happens, with its access facts."""

    model = Venue
    icon = "site"
    menu_order = 320
    add_to_admin_menu = True
    list_display = ("name", "street", "postcode", "city", "geo_quality")
    list_filter = ("geo_quality", "step_free", "city")
    search_fields = ("name", "street", "postcode", "city")
    inspect_view_enabled = True
    copy_view_enabled = False
    form_fields = (
        "name",
        "street",
        "postcode",
        "city",
        "district",
        "latitude",
        "longitude",
        "geo_quality",
        "step_free",
        "accessible_wc",
        "hearing_loop",
        "access_note",
        "note",
    )


@hooks.register("register_admin_viewset")
def register_viewset() -> VenueViewSet:
    return VenueViewSet("venues", url_prefix="orte")
