"""Places where something happens; offers, events and meetings share them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.enums import Tri


class GeoQuality(models.TextChoices):
    """How exactly a place's coordinates are known."""

    SOURCE = "source", _("vom Anbieter")
    STREET = "street", _("Straße")
    POSTCODE = "postcode", _("ungefähr, nach Postleitzahl")
    UNKNOWN = "unknown", _("unbekannt")


class Venue(models.Model):
    """A place with an address (Ort). Equal name and address are the same venue."""

    name = models.CharField(_("Name"), max_length=200, blank=True)
    street = models.CharField(_("Straße und Hausnummer"), max_length=200, blank=True)
    postcode = models.CharField(_("Postleitzahl"), max_length=10, blank=True)
    city = models.CharField(_("Ort"), max_length=120, blank=True)
    district = models.CharField(_("Stadtteil"), max_length=120, blank=True)
    latitude = models.FloatField(_("Breite"), null=True, blank=True)
    longitude = models.FloatField(_("Länge"), null=True, blank=True)
    geo_quality = models.CharField(
        _("Genauigkeit der Lage"),
        max_length=8,
        choices=GeoQuality.choices,
        default=GeoQuality.UNKNOWN,
    )
    step_free = models.CharField(
        _("stufenfrei"), max_length=7, choices=Tri.choices, default=Tri.UNKNOWN
    )
    accessible_wc = models.CharField(
        _("barrierefreies WC"), max_length=7, choices=Tri.choices, default=Tri.UNKNOWN
    )
    hearing_loop = models.CharField(
        _("Höranlage"), max_length=7, choices=Tri.choices, default=Tri.UNKNOWN
    )
    access_note = models.TextField(_("Hinweise zum Zugang"), blank=True)
    note = models.TextField(_("Wegbeschreibung"), blank=True)

    class Meta:
        verbose_name = _("Ort")
        verbose_name_plural = _("Orte")
        ordering = ("city", "name", "street")
        constraints = [
            models.UniqueConstraint(
                fields=("name", "street", "postcode", "city"), name="portal_places_venue_unique"
            )
        ]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.address) if part) or str(
            _("ohne Anschrift")
        )

    @property
    def position(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees, None when unknown."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude

    @property
    def address(self) -> str:
        """Street, postcode and city on one line, without what is unknown."""
        return ", ".join(
            part for part in (self.street, f"{self.postcode} {self.city}".strip()) if part
        )
