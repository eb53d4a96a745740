"""Where a run takes place, from the field `veranstaltungsort`."""

import re
from dataclasses import dataclass

from ..domain.delivery import is_online_venue
from .data import VenueData
from .fields import Fields

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
    )
    if not (venue.street and postcode and city):
        shown = ", ".join(part for part in venue.key if part)
        place.note("address_incomplete", "adresse", shown)
    return Location(venue=venue, accessible=place.boolean("barrierefrei"))


def _without_town(street: str, postcode: str) -> str:
    """Drop postcode and town typed behind the street: "Dorfstr. 4, 54290 Trier" -> "Dorfstr. 4"."""
    if not postcode:
        return street
    return re.sub(rf"\s*,\s*{re.escape(postcode)}\b.*$", "", street) or street
