"""The form of a place."""

from typing import Any

from wagtail.admin.forms.models import WagtailAdminModelForm

from portal.geo import geocode

from .models import GeoQuality, Venue

_GUESSED = (GeoQuality.UNKNOWN, GeoQuality.POSTCODE)


class VenueForm(WagtailAdminModelForm):
    """A place without a position gets one from its postcode, so that a search around finds it."""

    class Meta:
        model = Venue
        fields: Any = ()

    def save(self, commit: bool = True) -> Venue:
        venue: Venue = self.instance
        moved = venue.position is None or {"postcode", "city"} & {*self.changed_data}
        by_hand = {"latitude", "longitude", "geo_quality"} & {*self.changed_data}
        if moved and not by_hand and venue.geo_quality in _GUESSED:
            venue.latitude, venue.longitude, venue.geo_quality = geocode(
                postcode=venue.postcode, city=venue.city
            )
        saved: Venue = super().save(commit=commit)
        return saved


class NewVenueForm(VenueForm):
    """The few things to know at first."""

    class Meta:
        model = Venue
        fields = ("name", "street", "postcode", "city", "step_free", "access_note")
