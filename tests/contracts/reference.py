"""What the contract means, spelled out slowly: every document is looked at on its own."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import asin, cos, inf, radians, sin, sqrt
from typing import NamedTuple

from search.contract import (
    AnyOf,
    Document,
    Filter,
    IndexSchema,
    KeywordFacet,
    Part,
    Query,
    RangeFacet,
    Sort,
    Stage,
)
from search.engines.common import Fields
from search.german import Group, Phrase, QueryTerms, analyse, analyse_query
from search.lexicon import Lexicon
from search.near import widened

FAR = 10**30


class Answer(NamedTuple):
    keys: list[int]  # all of them; in order unless sorted by relevance
    facets: dict[str, list[tuple[str, int]]]
    parts: dict[int, list[int]]


class Reference:
    def __init__(
        self, schema: IndexSchema, documents: Iterable[Document], lexicon: Lexicon
    ) -> None:
        self._fields = Fields.of(schema)
        self._documents = sorted(documents, key=lambda document: document.key)
        self._lexicon = lexicon

    def answer(self, query: Query, stage: Stage) -> Answer:
        found = self._matching(query, stage, query.filters)
        return Answer(
            keys=[d.key for d in sorted(found, key=lambda d: (self._order(query, d), d.key))],
            facets={facet.name: self._facet(query, stage, facet) for facet in query.facets},
            parts={document.key: self._shown(query, document) for document in found},
        )

    def _matching(self, query: Query, stage: Stage, filters: Sequence[Filter]) -> list[Document]:
        terms = analyse_query(query.words, self._lexicon, query.synonyms)
        if stage == "near":
            terms = widened(terms, self._lexicon)
        return [
            document
            for document in self._documents
            if self._meets_words(document, terms, stage) and self._meets(document, filters)
        ]

    def _meets_words(self, document: Document, terms: QueryTerms, stage: Stage) -> bool:
        texts = [analyse(text, self._lexicon) for text in document.texts.values()]
        have = {term for text in texts for term in (*text.terms, *text.parts)}

        def meets(group: Group, *, loosely: bool) -> bool:
            ways = [{group.term}, *map(set, group.synonyms), *({term} for term in group.alike)]
            if loosely:
                ways += [{part} for part in group.parts]
            elif group.parts:
                ways.append(set(group.parts))
            return any(way <= have for way in ways)

        def has(phrase: Phrase) -> bool:
            size = len(phrase)
            return any(
                tuple(text.terms[at : at + size]) == phrase
                for text in texts
                for at in range(len(text.terms))
            )

        found = [meets(group, loosely=stage != "strict") for group in terms.groups] or [True]
        return (
            (all(found) if stage == "strict" else any(found))
            and all(map(has, terms.phrases))
            and not any(meets(group, loosely=False) for group in terms.without)
            and not any(map(has, terms.without_phrases))
        )

    def _meets(self, document: Document, filters: Sequence[Filter]) -> bool:
        own = [item for item in filters if not self._fields.is_part(item.field)]
        of_parts = len(own) < len(filters)
        return all(meets(document, item) for item in own) and (
            not of_parts or bool(self._parts(document, filters))
        )

    def _parts(self, document: Document, filters: Sequence[Filter]) -> list[Part]:
        wanted = [item for item in filters if self._fields.is_part(item.field)]
        return [part for part in document.parts if all(meets(part, item) for item in wanted)]

    def _facet(
        self, query: Query, stage: Stage, facet: KeywordFacet | RangeFacet
    ) -> list[tuple[str, int]]:
        filters = [item for item in query.filters if item.group != facet.name]
        counts: Counter[str] = Counter()
        for document in self._matching(query, stage, filters):
            owners: Sequence[Document | Part] = [document]
            if self._fields.is_part(facet.field):
                owners = self._parts(document, filters)
            counts.update({value for owner in owners for value in _values(owner, facet)})
        if isinstance(facet, RangeFacet):
            return [(key, counts[key]) for key, _, _ in facet.ranges]
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[: facet.size]

    def _shown(self, query: Query, document: Document) -> list[int]:
        parts = self._parts(document, query.filters)
        parts.sort(key=lambda part: (_part_order(query.parts_order, part), part.key))
        return [part.key for part in parts][: query.parts_per_hit]

    def _order(self, query: Query, document: Document) -> float | str:
        sort = query.sort
        if sort.by == "text":
            return document.sort_text
        parts = self._parts(document, query.filters)
        if sort.by == "distance" and sort.origin:
            return min((km(part.geo, sort.origin) for part in parts if part.geo), default=inf)
        if sort.by != "number":
            return 0
        owners = parts if self._fields.is_part(sort.field) else [document]
        numbers = [owner.numbers.get(sort.field, FAR) for owner in owners]
        least = -FAR if sort.floor is None else sort.floor
        return min((number for number in numbers if number >= least), default=FAR)


def meets(owner: Document | Part, item: Filter) -> bool:
    if isinstance(item, AnyOf):
        return not item.values.isdisjoint(owner.keywords.get(item.field, ()))
    number = owner.numbers.get(item.field)
    return item.or_missing if number is None else _inside(number, item.ge, item.le)


def _values(owner: Document | Part, facet: KeywordFacet | RangeFacet) -> set[str]:
    if isinstance(facet, KeywordFacet):
        return {
            value
            for value in owner.keywords.get(facet.field, ())
            if not facet.only or value in facet.only
        }
    number = owner.numbers.get(facet.field)
    if number is None:
        return set()
    return {key for key, ge, le in facet.ranges if _inside(number, ge, le)}


def _inside(number: int, ge: int | None, le: int | None) -> bool:
    return (ge is None or number >= ge) and (le is None or number <= le)


def km(place: tuple[float, float], origin: tuple[float, float]) -> float:
    latitude, longitude, here, there = map(radians, (*place, *origin))
    half = sin((latitude - here) / 2) ** 2
    half += cos(latitude) * cos(here) * sin((longitude - there) / 2) ** 2
    return 2 * 6371.0088 * asin(sqrt(half))


def _part_order(sort: Sort | None, part: Part) -> float:
    if sort is None:
        return 0
    if sort.by == "distance":
        return km(part.geo, sort.origin) if part.geo and sort.origin else inf
    number = part.numbers.get(sort.field, FAR)
    return FAR if sort.floor is not None and number < sort.floor else number
