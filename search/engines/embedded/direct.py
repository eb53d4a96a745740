"""The quick way: text, document filters and document facets, best first, all inside tantivy.

Taken where no part is asked about. Answers exactly like `tabular`, which can do everything.
"""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any

import tantivy

from search.contract import AnyOf, Facet, FacetCount, Filter, KeywordFacet, Query, RangeFacet
from search.engines.terms import keyword_field, number_field

from .counting import best
from .ranking import ranked
from .rows import Floats, Ints
from .snapshots import Snapshot
from .text_query import MUST, SHOULD

Q = tantivy.Query
MUST_NOT = tantivy.Occur.MustNot
INTEGER = tantivy.FieldType.Integer
FEW = 32  # values of a filter
VALUE_AND_COUNT = itemgetter("key", "doc_count")


def fits(snapshot: Snapshot, query: Query) -> bool:
    """Say whether `query`, which has words, asks about documents only."""
    names = [item.field for item in (*query.filters, *query.facets)]
    return query.sort.by == "relevance" and not any(map(snapshot.fields.is_part, names))


def top(
    snapshot: Snapshot, query: Query, text: tantivy.Query, factors: Floats | None
) -> tuple[int, Ints, dict[int, float]]:
    """Return the total, the rows of the page in order, and the score of each row."""
    full = filtered(snapshot, text, query.filters)
    return ranked(snapshot, full, None, factors=factors, offset=query.offset, limit=query.limit)


def counts(
    snapshot: Snapshot, query: Query, text: tantivy.Query
) -> dict[str, tuple[FacetCount, ...]]:
    """Return the facets, one pass for those without a filter of their own and one for each other."""
    selected = {item.group for item in query.filters}
    together = [facet for facet in query.facets if facet.name not in selected]
    passes = [(query.filters, together)] if together else []
    for facet in query.facets:
        if facet.name in selected:
            others = tuple(item for item in query.filters if item.group != facet.name)
            passes.append((others, [facet]))
    found: dict[str, tuple[FacetCount, ...]] = {}
    for filters, facets in passes:
        found.update(_count(snapshot, filtered(snapshot, text, filters), facets))
    return {facet.name: found[facet.name] for facet in query.facets}


def filtered(snapshot: Snapshot, text: tantivy.Query, filters: Sequence[Filter]) -> tantivy.Query:
    """Return `text` narrowed by `filters`, which do not change a score."""
    if not filters:
        return text
    clauses = [(MUST, Q.const_score_query(_filter(snapshot, item), 0.0)) for item in filters]
    return Q.boolean_query([(MUST, text), *clauses])


def _filter(snapshot: Snapshot, item: Filter) -> tantivy.Query:
    schema = snapshot.index.schema
    if isinstance(item, AnyOf):
        return _any_of(snapshot, keyword_field(item.field), sorted(item.values))
    name = number_field(item.field)
    exists = Q.exists_query(name)
    inside = exists
    if item.ge is not None or item.le is not None:
        inside = Q.range_query(schema, name, INTEGER, lower_bound=item.ge, upper_bound=item.le)
    if not item.or_missing:
        return inside
    missing = Q.boolean_query([(MUST, Q.all_query()), (MUST_NOT, exists)])
    return Q.boolean_query([(SHOULD, inside), (SHOULD, missing)])


def _any_of(snapshot: Snapshot, name: str, values: Sequence[str]) -> tantivy.Query:
    """Return the query for one of `values`; up to `FEW` of them are met three times as fast apart."""
    schema = snapshot.index.schema
    if len(values) > FEW or not values:
        return Q.term_set_query(schema, name, values)
    return Q.boolean_query([(SHOULD, Q.term_query(schema, name, value)) for value in values])


def _count(
    snapshot: Snapshot, text: tantivy.Query, facets: Iterable[Facet]
) -> dict[str, tuple[FacetCount, ...]]:
    asked: dict[str, Any] = {}
    for facet in facets:
        asked.update(_aggregations(snapshot, facet))
    answer = snapshot.searcher.aggregate(text, asked)
    return {facet.name: _read(facet, answer) for facet in facets}


def _aggregations(snapshot: Snapshot, facet: Facet) -> dict[str, Any]:
    if isinstance(facet, KeywordFacet):
        # All values, then sorted by us: tantivy breaks ties at random.
        size = len(snapshot.table.dictionaries[facet.field].values) + 1
        return {facet.name: {"terms": {"field": keyword_field(facet.field), "size": size}}}
    asked = {}
    for key, ge, le in facet.ranges:  # one each: tantivy refuses overlapping ranges
        bounds: dict[str, Any] = {"key": key}
        if ge is not None:
            bounds["from"] = ge
        if le is not None:
            bounds["to"] = le + 1
        asked[f"{facet.name}\0{key}"] = {
            "range": {"field": number_field(facet.field), "ranges": [bounds]}
        }
    return asked


def _read(facet: Facet, answer: dict[str, Any]) -> tuple[FacetCount, ...]:
    if isinstance(facet, RangeFacet):
        return tuple(
            FacetCount(value=key, count=_bucket(answer[f"{facet.name}\0{key}"], key))
            for key, _, _ in facet.ranges
        )
    buckets = answer[facet.name]["buckets"]
    return best(facet, map(VALUE_AND_COUNT, buckets))


def _bucket(found: dict[str, Any], key: str) -> int:
    return next((int(b["doc_count"]) for b in found["buckets"] if b["key"] == key), 0)
