"""The parts of a hit: which of them meet the query, in which order, and how far they are.

Worked out here from the hit's stored parts, of 20 hits on a page. The server's inner hits cost a search
of their own per hit, and cannot put the numbers below a floor last.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.geo import distance_km
from search.contract import AnyOf, Filter, Sort

LAST = math.inf


@dataclass(frozen=True, slots=True)
class HitPart:
    """A part as the index has it."""

    key: int
    keywords: Mapping[str, Sequence[str]]
    numbers: Mapping[str, int]
    geo: Sequence[float] | None

    def meets(self, item: Filter) -> bool:
        if isinstance(item, AnyOf):
            return not item.values.isdisjoint(self.keywords.get(item.field, ()))
        number = self.numbers.get(item.field)
        if number is None:
            return item.or_missing
        return (item.ge is None or number >= item.ge) and (item.le is None or number <= item.le)

    def distance(self, origin: tuple[float, float] | None) -> float:
        """Return the kilometres to `origin`, infinite where the place is unknown."""
        if self.geo is None or origin is None:
            return LAST
        return distance_km(origin, (self.geo[0], self.geo[1]))

    def place_in(self, sort: Sort) -> float:
        if sort.by == "distance":
            return self.distance(sort.origin)
        number = self.numbers.get(sort.field)
        if number is None or (sort.floor is not None and number < sort.floor):
            return LAST
        return number


def matching(record: str, filters: Sequence[Filter], sort: Sort | None) -> list[HitPart]:
    """Return the parts written in `record` that meet all `filters`, in the order of `sort`, then key."""
    found = [
        part
        for part in (HitPart(*values) for values in json.loads(record))
        if all(part.meets(item) for item in filters)
    ]
    if sort is not None:
        found.sort(key=lambda part: part.place_in(sort))  # stable: they lie in order of their keys
    return found
