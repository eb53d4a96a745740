"""From a query to a request, and from its answer to a result."""

import dataclasses
import logging
import math
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from search.contract import EngineError, Hit, IndexSchema, Query, Result, Stage
from search.engines.common import (
    answer_in_stages,
    filter_groups,
    invites_correction,
    stages_of,
    total_in_stages,
    without_group,
)
from search.german import QueryTerms, analyse_query
from search.near import widened
from search.spelling import corrections

from .conditions import WordConditions
from .connection import Ask, Soon
from .frame import Body, Frame
from .mapping import RECORD
from .parts import matching
from .serving import Serving

logger = logging.getLogger(__name__)

BAD_REQUEST = 400

Answer = Mapping[str, Any]


class IndexChanged(EngineError):
    """Another index answers than the one the question was made for."""


class Answering:
    """Asks `alias`, with the words of `serving` and the weights of `schema`."""

    def __init__(self, ask: Soon, alias: str, serving: Serving, schema: IndexSchema) -> None:
        self._ask = ask
        self._alias = alias
        self._serving = serving
        known = {text.name for text in serving.schema.texts}
        self._texts = tuple(text for text in schema.texts if text.name in known)
        ranking = schema.ranking
        self._ranking = ranking if ranking and ranking.field in serving.fields.document else None

    def answer(self, query: Query) -> Result:
        """Answer a checked query: one request, a second one where few documents have all words."""
        first, *others = stages_of(query)
        answers: dict[Stage, Result] = {}

        def of_stage(query: Query, stage: Stage) -> Result:
            if stage not in answers:
                answers.update(self._results(query, [first] if stage == first else others))
            return answers[stage]

        return answer_in_stages(query, of_stage)

    def helped(self, query: Query, result: Result) -> Result:
        """Return `result` with what helps on where little was found, asked in one more request; as it
        is, where there is no time left for that."""
        lexicon = self._serving.lexicon
        groups = filter_groups(query) if not result.total and query.rescue else []
        spelled: list[str] = []
        if invites_correction(query, result):
            spelled = corrections(query.words, lexicon)
        plain = dataclasses.replace(query, facets=(), limit=0, offset=0, stage="strict")
        asked = [without_group(query, group) for group in groups]
        asked += [dataclasses.replace(plain, words=words) for words in spelled]
        try:
            totals = self._totals(asked)
        except EngineError as error:
            logger.info("no help for a search that found little: %s", error)
            return result
        of_groups, of_spelled = totals[: len(groups)], totals[len(groups) :]
        found = (words for words, total in zip(spelled, of_spelled, strict=True) if total)
        return dataclasses.replace(
            result,
            without=dict(zip(groups, of_groups, strict=True)),
            did_you_mean=next(found, ""),
        )

    def _analysed(self, query: Query, stage: Stage) -> QueryTerms:
        lexicon = self._serving.lexicon

        def analyse() -> QueryTerms:
            terms = analyse_query(query.words, lexicon, query.synonyms)
            return widened(terms, lexicon) if stage == "near" else terms

        key = query.words, query.synonyms, stage == "near"
        return self._serving.words.get(key, analyse)

    def _words(self, terms: QueryTerms, stage: Stage) -> Body:
        def make() -> Body:
            return WordConditions(self._texts).words(terms, stage).to_dict()  # type: ignore[no-any-return]

        return self._serving.words.get((terms, self._texts, stage), make)

    def _results(self, query: Query, stages: Sequence[Stage]) -> Iterator[tuple[Stage, Result]]:
        """Yield what each of the stages finds, asked in one request."""
        framed = [self._framed(query, stage) for stage in stages]
        answers = self._answers(self._ask, query, [body for _, body in framed])
        for stage, (frame, _), answer in zip(stages, framed, answers, strict=True):
            terms = self._analysed(query, stage)
            yield (
                stage,
                Result(
                    hits=tuple(self._hits(query, answer["hits"]["hits"])),
                    total=answer["hits"]["total"]["value"],
                    stage=stage,
                    facets=frame.facets.counts(answer["aggregations"]) if query.facets else {},
                    terms=terms.all_terms,
                    no_words=terms.no_words,
                ),
            )

    def _answers(self, ask: Ask, query: Query, bodies: Sequence[Body]) -> list[Answer]:
        options: Body = {
            # The same question goes to the same copy: copies differ in deleted documents, so in
            # scores, and a page must not repeat what stood on the one before.
            "preference": f"q{zlib.crc32(query.words.encode())}",
            "allow_partial_search_results": False,
        }
        if len(bodies) == 1:
            (body,) = bodies
            one = ask(lambda client: client.search(index=self._alias, body=body, **options))
            return [_checked(one.body)]
        searches = [line for body in bodies for line in (options, body)]
        all_of_them = ask(lambda client: client.msearch(index=self._alias, searches=searches))
        return [_checked(answer) for answer in all_of_them.body["responses"]]

    def _framed(self, query: Query, stage: Stage) -> tuple[Frame, Body]:
        """Return the frame of a question, and the request with its words."""
        terms = self._analysed(query, stage)
        frame = Frame.of(self._serving, query, scored=bool(terms.groups))
        words = self._words(terms, stage) if terms.groups or terms.has_limits else None
        return frame, frame.body(words, self._ranking if terms.groups else None)

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
        """Return the number of documents that each query finds, all in one request."""
        asked = [
            (at, query, stage) for at, query in enumerate(queries) for stage in stages_of(query)
        ]
        if not asked:
            return []
        bodies = [self._framed(query, stage)[1] for _, query, stage in asked]
        totals: list[dict[Stage, int]] = [{} for _ in queries]
        answers = self._answers(self._ask.extra, queries[0], bodies)
        for (at, _, stage), answer in zip(asked, answers, strict=True):
            totals[at][stage] = answer["hits"]["total"]["value"]
        return [total_in_stages(found) for found in totals]


def _checked(answer: Answer) -> Answer:
    """Raise EngineError for half an answer: nobody may take it for a whole one."""
    if "error" in answer:
        if answer.get("status") == BAD_REQUEST:
            logger.error("refused by the server: %s", answer["error"])
        raise EngineError(str(answer["error"].get("reason", answer["error"])))
    if answer["timed_out"] or answer["_shards"]["failed"]:
        raise EngineError("the server answered only in part")
    return answer
