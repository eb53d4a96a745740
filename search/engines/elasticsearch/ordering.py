"""The order of hits as the server's `sort`. Every order ends with the key."""

from collections.abc import Sequence
from typing import Any

from search.contract import Filter, Sort
from search.engines.common import Fields
from search.engines.terms import number_field

from .conditions import all_of, part_conditions
from .mapping import GEO, KEY, NUMBERS, PARTS, SORT_TEXT

Clause = dict[str, Any]

BY_KEY: Clause = {KEY: "asc"}


def order(fields: Fields, sort: Sort, filters: Sequence[Filter], *, scored: bool) -> list[Clause]:
    """Return the clauses of `sort`; of part fields the least over the parts that meet `filters`."""
    if sort.by == "text":
        return [{SORT_TEXT: "asc"}, BY_KEY]
    if sort.by == "number":
        return [_by_number(fields, sort, filters), BY_KEY]
    if sort.by == "distance":
        return [_by_distance(fields, sort, filters), BY_KEY]
    return [{"_score": "desc"}, BY_KEY] if scored else [BY_KEY]


def _by_number(fields: Fields, sort: Sort, filters: Sequence[Filter]) -> Clause:
    """Numbers below the floor count as unknown, which comes last. A filter over the values of a sort
    exists for nested fields only: the document's own numbers are therefore there once more."""
    of_parts = fields.is_part(sort.field)
    path = PARTS if of_parts else NUMBERS
    name = f"{path}.{number_field(sort.field)}"
    wanted = part_conditions(fields, filters) if of_parts else []
    clauses = [clause.to_dict() for clause in wanted]
    if sort.floor is not None:
        clauses.append({"range": {name: {"gte": sort.floor}}})
    nested: Clause = {"path": path}
    if clauses:
        nested["filter"] = {"bool": {"filter": clauses}}
    return {name: {"order": "asc", "mode": "min", "missing": "_last", "nested": nested}}


def _by_distance(fields: Fields, sort: Sort, filters: Sequence[Filter]) -> Clause:
    assert sort.origin is not None  # the query was checked
    nested: Clause = {"path": PARTS}
    wanted = part_conditions(fields, filters)
    if wanted:
        nested["filter"] = all_of(wanted).to_dict()
    return {
        "_geo_distance": {
            f"{PARTS}.{GEO}": {"lat": sort.origin[0], "lon": sort.origin[1]},
            "order": "asc",
            "mode": "min",
            "unit": "km",
            "distance_type": "arc",
            "nested": nested,
        }
    }
