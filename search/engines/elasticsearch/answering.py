"""From a query to a request, and from its answer to a result."""

import dataclasses
import math
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from elasticsearch_dsl import Search

from search.contract import EngineError, Hit, IndexSchema, Query, Result, Stage
from search.engines.common import (
    answer_in_stages,
    stages_of,
    total_in_stages,
    totals_without,
)
from search.german import QueryTerms, analyse_query
from search.near import widened
from search.spelling import suggest_correction

from .conditions import WordConditions, all_of, conditions, ranked
from .connection import Ask
from .facets import Facets
from .mapping import RECORD
from .ordering import order
from .parts import matching
from .serving import Serving

FEW = 3  # fewer hits than this may come from a slip of the pen
SERVER_MILLISECONDS = 800  # then the server gives up by itself; our own deadline comes later

Body = dict[str, Any]
Answer = Mapping[str, Any]


class IndexChanged(EngineError):
    """Another index answers than the one the question was made for."""


class Answering:
    """Asks `alias`, with the words of `serving` and the weights of `schema`."""

    def __init__(self, ask: Ask, alias: str, serving: Serving, schema: IndexSchema) -> None:
        self._ask = ask
        self._alias = alias
        self._serving = serving
        known = {text.name for text in serving.schema.texts}
        self._words = WordConditions([text for text in schema.texts if text.name in known])
        ranking = schema.ranking
        self._ranking = ranking if ranking and ranking.field in serving.fields.document else None

    def answer(self, query: Query) -> Result:
        """Answer a checked query; one request, a second one where few documents have all words."""
        result = answer_in_stages(query, self._one)
        if not result.total and query.rescue:
            result = dataclasses.replace(result, without=totals_without(query, self._totals))
        if result.total < FEW and result.terms and query.did_you_mean:
            result = dataclasses.replace(result, did_you_mean=self._correction(query))
        return result

    def _analysed(self, query: Query, stage: Stage) -> QueryTerms:
        lexicon = self._serving.lexicon
        terms = analyse_query(query.words, lexicon, query.synonyms)
        return widened(terms, lexicon) if stage == "near" else terms

    def _one(self, query: Query, stage: Stage) -> Result:
        terms = self._analysed(query, stage)
        facets = Facets(self._serving.fields, query)
        body = self._body(query, terms, stage, facets)
        answer = self._checked(
            self._ask(
                lambda client: client.search(
                    index=self._alias,
                    body=body,
                    # The same question goes to the same copy: copies differ in deleted documents,
                    # so in scores, and a page must not repeat what stood on the one before.
                    preference=f"q{zlib.crc32(query.words.encode())}",
                    allow_partial_search_results=False,
                )
            ).body
        )
        return Result(
            hits=tuple(self._hits(query, answer["hits"]["hits"])),
            total=answer["hits"]["total"]["value"],
            stage=stage,
            facets=facets.counts(answer["aggregations"]) if query.facets else {},
            terms=terms.all_terms,
            no_words=terms.no_words,
        )

    def _body(self, query: Query, terms: QueryTerms, stage: Stage, facets: Facets) -> Body:
        fields = self._serving.fields
        search = Search().extra(
            track_total_hits=True,
            timeout=f"{SERVER_MILLISECONDS}ms",
            size=query.limit,
            from_=query.offset,
        )
        met = all_of(conditions(fields, facets.fixed))
        if terms.groups or terms.has_limits:
            met.must.append(self._words.words(terms, stage))
        search = search.query(ranked(met, self._ranking) if terms.groups else met)
        if facets.chosen:
            # Once more with the fixed filters: part filters meet on one part.
            search = search.post_filter(all_of(conditions(fields, query.filters)))
        for scope, aggregation in facets.aggregations().items():
            search.aggs[scope] = aggregation
        if query.limit:
            scored = bool(terms.groups)
            search = search.sort(*order(fields, query.sort, query.filters, scored=scored))
            search = search.extra(
                version=True, track_scores=query.sort.by == "relevance" and scored
            )
            if self._serving.schema.parts:
                search = search.extra(stored_fields=[RECORD])
        body: Body = search.to_dict()
        return body

    def _hits(self, query: Query, hits: Iterable[Answer]) -> Iterable[Hit]:
        for hit in hits:
            if hit["_index"] != self._serving.index:
                raise IndexChanged(hit["_index"])
            record = hit.get("fields", {}).get(RECORD, ("[]",))[0]
            filters = [item for item in query.filters if self._serving.fields.is_part(item.field)]
            parts = matching(record, filters, query.parts_order)
            distance = math.inf
            if query.sort.by == "distance":
                distances = (part.distance(query.sort.origin) for part in parts)
                distance = min(distances, default=math.inf)
            yield Hit(
                key=int(hit["_id"]),
                version=hit["_version"],
                score=(hit["_score"] or 0.0) if query.sort.by == "relevance" else 0.0,
                parts=tuple(part.key for part in parts[: query.parts_per_hit]),
                part_total=len(parts),
                distance=None if distance == math.inf else distance,
            )

    def _totals(self, queries: Sequence[Query]) -> list[int]:
        """Return the number of documents each query finds, all in one request."""
        asked = [
            (number, query, stage)
            for number, query in enumerate(queries)
            for stage in stages_of(query)
        ]
        searches: list[Body] = []
        for _, query, stage in asked:
            facets = Facets(self._serving.fields, query)
            body = self._body(query, self._analysed(query, stage), stage, facets)
            searches += [{"allow_partial_search_results": False}, body]
        if not searches:
            return []
        answers = self._ask(
            lambda client: client.msearch(index=self._alias, searches=searches)
        ).body["responses"]
        totals: list[dict[Stage, int]] = [{} for _ in queries]
        for (number, _, stage), answer in zip(asked, answers, strict=True):
            totals[number][stage] = self._checked(answer)["hits"]["total"]["value"]
        return [total_in_stages(found) for found in totals]

    def _correction(self, query: Query) -> str:
        def count_of(words: str) -> int:
            plain = dataclasses.replace(
                query, words=words, facets=(), limit=0, offset=0, stage="strict"
            )
            return self._totals([plain])[0]

        return suggest_correction(query.words, self._serving.lexicon, count_of)

    def _checked(self, answer: Answer) -> Answer:
        """Raise EngineError for half an answer: nobody may take it for a whole one."""
        if "error" in answer:
            raise EngineError(str(answer["error"].get("reason", answer["error"])))
        if answer["timed_out"] or answer["_shards"]["failed"]:
            raise EngineError("the server answered only in part")
        return answer
