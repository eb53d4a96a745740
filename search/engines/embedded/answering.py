"""From a query and a snapshot to a result."""

import dataclasses

import numpy as np

from search.contract import FacetCount, Hit, Query, Result, Stage
from search.engines.common import answer_in_stages, check_query, totals_without
from search.german import QueryTerms, analyse_query
from search.spelling import suggest_correction

from . import direct
from .masks import Masks
from .rows import MISSING, Ints, Mask
from .snapshots import Snapshot
from .tabular import Found, Tabular
from .text_hits import all_hits
from .text_query import TextQueries

FEW = 3  # fewer hits than this may come from a slip of the pen


class Answering:
    """Answers queries from one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._queries = TextQueries(snapshot.schema, snapshot.index.schema)

    def answer(self, query: Query) -> Result:
        check_query(self._snapshot.schema, self._snapshot.fields, query)
        result = self._staged(query)
        if not result.total and query.rescue:
            without = totals_without(query, lambda other: self._staged(other).total)
            result = dataclasses.replace(result, without=without)
        if result.total < FEW and result.terms and query.did_you_mean:
            result = dataclasses.replace(result, did_you_mean=self._correction(query))
        return result

    def _correction(self, query: Query) -> str:
        def count_of(words: str) -> int:
            plain = dataclasses.replace(query, words=words, facets=(), limit=0, offset=0)
            return self._ask(plain, analyse_query(words, self._snapshot.lexicon), "strict").total

        return suggest_correction(query.words, self._snapshot.lexicon, count_of)

    def _staged(self, query: Query) -> Result:
        terms = analyse_query(query.words, self._snapshot.lexicon)
        return answer_in_stages(query, lambda asked, stage: self._ask(asked, terms, stage))

    def _ask(self, query: Query, terms: QueryTerms, stage: Stage) -> Result:
        found, facets = self._find(query, terms, stage)
        return Result(
            hits=self._hits(query, found),
            total=found.total,
            stage=stage,
            facets=facets,
            terms=terms.all_terms,
            no_words=terms.no_words,
        )

    def _find(
        self, query: Query, terms: QueryTerms, stage: Stage
    ) -> tuple[Found, dict[str, tuple[FacetCount, ...]]]:
        snapshot = self._snapshot
        if not terms.groups:
            tabular = Tabular(snapshot, query, None)
            return tabular.found(), tabular.facets()
        text = self._queries.query(terms, stage)
        if direct.fits(snapshot, query):
            found = Found(*direct.top(snapshot, query, text))
            return found, direct.counts(snapshot, query, text) if query.facets else {}
        tabular = Tabular(snapshot, query, all_hits(snapshot.searcher, snapshot.table, text))
        return tabular.found(), tabular.facets()

    def _hits(self, query: Query, found: Found) -> tuple[Hit, ...]:
        table = self._snapshot.table
        mask = Masks(table, self._snapshot.fields).of_parts(query.filters)
        hits = []
        for row in found.rows.tolist():
            parts = _matching(table.part_starts, row, mask)
            value = found.values.get(row)
            hits.append(
                Hit(
                    key=int(table.documents.keys[row]),
                    version=int(table.versions[row]),
                    score=abs(value or 0.0) if query.sort.by == "relevance" else 0.0,
                    parts=tuple(self._shown(query, parts)),
                    part_total=len(parts),
                    distance=_kilometres(query, value),
                )
            )
        return tuple(hits)

    def _shown(self, query: Query, parts: Ints) -> list[int]:
        columns = self._snapshot.table.parts
        if query.parts_order:
            numbers = columns.numbers[query.parts_order][parts]
            numbers = np.where(numbers == MISSING, np.iinfo(np.int64).max, numbers)
            parts = parts[np.argsort(numbers, kind="stable")]
        keys: list[int] = columns.keys[parts[: query.parts_per_hit]].tolist()
        return keys


def _matching(part_starts: Ints, row: int, mask: Mask | None) -> Ints:
    parts = np.arange(part_starts[row], part_starts[row + 1])
    return parts if mask is None else parts[mask[parts]]


def _kilometres(query: Query, value: float | None) -> float | None:
    if query.sort.by != "distance" or value is None or not np.isfinite(value):
        return None
    return value
