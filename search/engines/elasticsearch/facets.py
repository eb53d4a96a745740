"""Facets as aggregations of the same request, and their counts from its answer.

A facet ignores the filters of its own group. Facets that ignore the same filters share a *scope*, one
`filter` aggregation; within it part fields are counted on the parts that meet all part filters, and
`reverse_nested` turns the parts back into documents.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from elasticsearch_dsl import A
from elasticsearch_dsl.aggs import Agg

from search.contract import Facet, FacetCount, Filter, KeywordFacet, RangeFacet
from search.engines.common import Fields
from search.engines.terms import keyword_field, number_field

from .conditions import all_of, conditions, part_conditions
from .mapping import PARTS

Answer = Mapping[str, Any]

ON_PARTS, MATCHING, DOCUMENTS = "parts", "matching", "documents"


@dataclass(frozen=True)
class Facets:
    """The facets of a question with `filters`."""

    fields: Fields
    filters: tuple[Filter, ...]
    facets: tuple[Facet, ...]

    @cached_property
    def fixed(self) -> tuple[Filter, ...]:
        """The filters that no facet ignores."""
        return tuple(item for item in self.filters if item not in self.chosen)

    @cached_property
    def chosen(self) -> tuple[Filter, ...]:
        """The filters that a facet ignores."""
        names = {facet.name for facet in self.facets}
        return tuple(item for item in self.filters if item.group in names)

    def aggregations(self) -> dict[str, Agg]:
        """Return the aggregations by scope."""
        return {scope: self._scope(scope, facets) for scope, facets in sorted(self._scopes.items())}

    def counts(self, answer: Answer) -> dict[str, tuple[FacetCount, ...]]:
        """Return the counts of every facet, read from the `aggregations` of the answer."""
        found = {}
        for scope, facets in self._scopes.items():
            of_documents = answer[scope]
            of_parts = of_documents.get(ON_PARTS, {}).get(MATCHING, {})
            for facet in facets:
                owner = of_parts if self.fields.is_part(facet.field) else of_documents
                found[facet.name] = _read(facet, owner[f"facet_{facet.name}"])
        return {facet.name: found[facet.name] for facet in self.facets}

    @cached_property
    def _scopes(self) -> dict[str, list[Facet]]:
        """Return the facets by scope: one for all that have no filter of their own, one for each other."""
        own = {item.group for item in self.chosen}
        scopes: dict[str, list[Facet]] = defaultdict(list)
        for facet in self.facets:
            scopes[f"without_{facet.name}" if facet.name in own else "all"].append(facet)
        return scopes

    def _scope(self, scope: str, facets: Sequence[Facet]) -> Agg:
        others = [item for item in self.chosen if f"without_{item.group}" != scope]
        of_parts = any(self.fields.is_part(item.field) for item in others)
        met = conditions(self.fields, (*self.fixed, *others) if of_parts else others)
        made = A("filter", all_of(met) if met else {"match_all": {}})
        on_parts = [facet for facet in facets if self.fields.is_part(facet.field)]
        for facet in facets:
            if facet not in on_parts:
                made.bucket(f"facet_{facet.name}", _counting(facet))
        if on_parts:
            wanted = part_conditions(self.fields, (*self.fixed, *others))
            matching = made.bucket(ON_PARTS, "nested", path=PARTS).bucket(
                MATCHING, "filter", all_of(wanted) if wanted else {"match_all": {}}
            )
            for facet in on_parts:
                matching.bucket(f"facet_{facet.name}", _counting(facet, of_parts=True))
        return made


def _counting(facet: Facet, *, of_parts: bool = False) -> Agg:
    prefix = f"{PARTS}." if of_parts else ""
    if isinstance(facet, RangeFacet):
        made = A("range", field=prefix + number_field(facet.field), ranges=_ranges(facet))
    else:
        count = DOCUMENTS if of_parts else "_count"
        options: dict[str, Any] = {"include": sorted(facet.only)} if facet.only else {}
        made = A(
            "terms",
            field=prefix + keyword_field(facet.field),
            size=facet.size,
            order=[{count: "desc"}, {"_key": "asc"}],
            **options,
        )
    if of_parts:
        made.bucket(DOCUMENTS, "reverse_nested")
    return made


def _ranges(facet: RangeFacet) -> list[dict[str, Any]]:
    """Return the ranges as the server knows them: without their upper end."""
    ranges = []
    for key, ge, le in facet.ranges:
        one: dict[str, Any] = {"key": key}
        if ge is not None:
            one["from"] = ge
        if le is not None:
            one["to"] = le + 1
        ranges.append(one)
    return ranges


def _read(facet: Facet, answer: Answer) -> tuple[FacetCount, ...]:
    counts = {str(bucket["key"]): _count(bucket) for bucket in answer["buckets"]}
    keys: Iterable[str] = counts
    if isinstance(facet, RangeFacet):
        keys = [key for key, _, _ in facet.ranges]
    return tuple(
        FacetCount(value=key, count=counts[key])
        for key in keys
        if counts[key] or not isinstance(facet, KeywordFacet)
    )


def _count(bucket: Answer) -> int:
    counted = bucket.get(DOCUMENTS, bucket)
    return int(counted["doc_count"])
