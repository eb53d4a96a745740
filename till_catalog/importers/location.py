"""Where a run takes place, from the field `veranstaltungsort`."""

import re
from dataclasses import dataclass

from ..domain.delivery import is_online_venue
from .data import VenueData
from .fields import Fields

_COORDINATE = re.compile(r"\d{1,3}(?:[.,]\d{1,15})?")

NAME, STREET, POSTCODE, CITY = 200, 200, 10, 120


@dataclass(frozen=True, kw_only=True)
class Location:
    """`venue`: a place with at least a name or a street; `online`: the "place" is the internet.

    `accessible` is what the feed says. Its "false" is often a default and is shown to nobody.
    """

    venue: VenueData | None = None
    online: bool = False
    accessible: bool | None = None

    @property
    def has_address(self) -> bool:
        return self.venue is not None and bool(self.venue.street or self.venue.postcode)


def location(offer: Fields) -> Location:
    """Read the place. "Online" without an address is none."""
    places = offer.children("veranstaltungsort")
    if len(places) > 1:
        offer.note("several_venues", "veranstaltungsort")
    if not places:
        return Location()
    place = places[0]
    address = place.child("adresse")
    name = place.line("name", NAME)
    street = address.line("strasse", STREET)
    postcode = address.line("plz", POSTCODE)
    city = address.line("ort", CITY)
    if is_online_venue(name=name, postcode=postcode, street=street):
        return Location(online=True)
    if not name and not street:
        return Location()
    venue = VenueData(
        name=name,
        street=_without_town(street, postcode),
        postcode=postcode,
        city=city,
        district=address.line("ortsteil", CITY),
        position=_position(place),
    )
    if not (venue.street and postcode and city):
        shown = ", ".join(part for part in venue.key if part)
        place.note("address_incomplete", "adresse", shown)
    return Location(venue=venue, accessible=place.boolean("barrierefrei"))


def _position(place: Fields) -> tuple[float, float] | None:
    """Return latitude and longitude, None where they are unstated or not in Central Europe."""
    latitude, longitude = place.raw("breitengrad").strip(), place.raw("laengengrad").strip()
    if not latitude or not longitude:
        return None
    if _COORDINATE.fullmatch(latitude) and _COORDINATE.fullmatch(longitude):
        found = float(latitude.replace(",", ".")), float(longitude.replace(",", "."))
        if 45 <= found[0] <= 56 and 4 <= found[1] <= 18:
            return found
    # 0 is how feeds write an unknown number.
    if {latitude.strip("0.,"), longitude.strip("0.,")} != {""}:
        place.note("position_implausible", "breitengrad", f"{latitude}, {longitude}")
    return None


def _without_town(street: str, postcode: str) -> str:
    """Drop postcode and town typed behind the street: "Dorfstr. 4, 54290 Trier" -> "Dorfstr. 4"."""
    if not postcode:
        return street
    return re.sub(rf"\s*,\s*{re.escape(postcode)}\b.*$", "", street) or street
