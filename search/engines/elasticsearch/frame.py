"""The part of a request that does not depend on the words: filters, facets, order and window.

Visitors type different words, but most of them choose no filter or the same few: the DSL makes each
frame once, and a question puts its words in. As plain data, so that nobody changes what others use.
"""

from dataclasses import dataclass
from typing import Any

from elasticsearch_dsl import Search

from search.contract import Query, Ranking
from search.engines.terms import keyword_field

from .conditions import all_of, conditions
from .connection import server_timeout
from .facets import Facets
from .mapping import RECORD
from .ordering import order
from .serving import Serving

Body = dict[str, Any]


@dataclass(frozen=True)
class Frame:
    """`fixed`: the clauses of the `bool` query that the words join; `rest`: the body without query."""

    facets: Facets
    fixed: Body
    rest: Body

    @classmethod
    def of(cls, serving: Serving, query: Query, *, scored: bool) -> "Frame":
        """Return the frame of `query`; `scored` tells whether words will order the hits."""
        key = query.filters, query.facets, query.sort, query.offset, query.limit, scored
        return serving.frames.get(key, lambda: cls._made(serving, query, scored=scored))

    @classmethod
    def _made(cls, serving: Serving, query: Query, *, scored: bool) -> "Frame":
        fields = serving.fields
        facets = Facets(fields, query.filters, query.facets)
        search = Search().extra(
            track_total_hits=True,
            timeout=server_timeout(),
            size=query.limit,
            from_=query.offset,
        )
        if facets.chosen:
            # Once more with the fixed filters: part filters meet on one part.
            search = search.post_filter(all_of(conditions(fields, query.filters)))
        for scope, aggregation in facets.aggregations().items():
            search.aggs[scope] = aggregation
        if query.limit:
            search = search.sort(*order(fields, query.sort, query.filters, scored=scored))
            search = search.extra(
                version=True, track_scores=query.sort.by == "relevance" and scored
            )
            if serving.schema.parts:
                search = search.extra(stored_fields=[RECORD])
        fixed = all_of(conditions(fields, facets.fixed)).to_dict()["bool"]
        return cls(facets, fixed, search.to_dict())

    def body(self, words: Body | None, ranking: Ranking | None) -> Body:
        """Return the request for `words`, every score multiplied by what `ranking` says."""
        met = {"bool": self.fixed if words is None else {**self.fixed, "must": [words]}}
        return {**self.rest, "query": met if ranking is None else _ranked(met, ranking)}


def _ranked(met: Body, ranking: Ranking) -> Body:
    field = keyword_field(ranking.field)
    functions = [
        {"filter": {"term": {field: code}}, "weight": factor} for code, factor in ranking.factors
    ]
    return {"function_score": {"query": met, "functions": functions, "boost_mode": "multiply"}}
