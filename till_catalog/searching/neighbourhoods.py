"""Where people may say they live: the postcodes of the region in which something takes place."""

from collections import defaultdict
from dataclasses import dataclass

from portal.geo import Location, distance_km, locate
from portal.places.models import Venue

RADIUS = 5  # km: what one reaches by bus or bicycle
MOST = 12
DISTRICTS = 3


@dataclass(frozen=True, kw_only=True)
class Neighbourhood:
    """A postcode with its districts; `venues`: ids (as the index has them) within `radius` km."""

    postcode: str
    label: str
    detail: str
    location: Location
    venues: tuple[str, ...]
    radius: int = RADIUS


def neighbourhoods() -> list[Neighbourhood]:
    """Return the postcodes with the most venues, ordered as people read them. One query."""
    rows = list(
        Venue.objects.filter(latitude__isnull=False, longitude__isnull=False)
        .order_by("pk")
        .only("postcode", "city", "district", "latitude", "longitude")
    )
    by_postcode: dict[str, list[Venue]] = defaultdict(list)
    for venue in rows:
        if venue.postcode:
            by_postcode[venue.postcode].append(venue)
    largest = sorted(by_postcode, key=lambda code: (-len(by_postcode[code]), code))
    found = []
    for code in largest:
        location = locate(code)
        if location is None or not location.approximate:  # a postcode that we do not know
            continue
        here = by_postcode[code]
        districts = sorted({venue.district for venue in here if venue.district})
        found.append(
            Neighbourhood(
                postcode=code,
                label=", ".join(districts[:DISTRICTS]) or here[0].city or location.label,
                detail=f"{code} {here[0].city}".strip() if districts else code,
                location=location,
                venues=tuple(_within(location, rows)),
            )
        )
        if len(found) == MOST:
            break
    return sorted(found, key=lambda one: (one.postcode, one.label))


def _within(location: Location, venues: list[Venue]) -> list[str]:
    centre = (location.latitude, location.longitude)
    return [
        str(venue.pk)
        for venue in venues
        if venue.position and distance_km(centre, venue.position) <= RADIUS
    ]
