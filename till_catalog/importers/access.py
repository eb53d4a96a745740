"""Accessibility of venues as feeds claim it: only a claim that nothing contradicts is believed."""

from collections.abc import Mapping

from portal.enums import Tri
from portal.places.models import Venue

from ..upkeep.scoring import rescore_venues
from .data import VenueData


def apply_access(claims: Mapping[VenueData, set[bool]]) -> int:
    """Mark unknown venues as step-free where all records of a file say so; return how many.

    A feed's "false" is often a default: it stays unknown. What people entered is never changed, and
    a venue once known stays as it is: the report names contradictions.
    """
    certain = {venue.key for venue, said in claims.items() if said == {True}}
    names = {key[0] for key in certain}
    rows = Venue.objects.filter(name__in=names, step_free=Tri.UNKNOWN)
    pks = [
        pk
        for pk, *key in rows.values_list("pk", "name", "street", "postcode", "city")
        if tuple(key) in certain
    ]
    count = Venue.objects.filter(pk__in=pks).update(step_free=Tri.YES)
    rescore_venues(pks)
    return count
