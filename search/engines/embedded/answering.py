"""From a query and a snapshot to a result."""

import dataclasses

from search.contract import FacetCount, IndexSchema, Query, Result, Stage
from search.engines.common import answer_in_stages, totals_without
from search.german import QueryTerms, analyse_query
from search.spelling import suggest_correction

from . import direct
from .hits import hits_of
from .snapshots import Snapshot
from .tabular import Found, Tabular
from .text_masks import TextMasks
from .text_query import TextQueries

FEW = 3  # fewer hits than this may come from a slip of the pen


class Answering:
    """Answers checked queries from one snapshot, with the weights of `schema`."""

    def __init__(self, snapshot: Snapshot, schema: IndexSchema) -> None:
        self._snapshot = snapshot
        known = {text.name for text in snapshot.schema.texts}
        texts = tuple(text for text in schema.texts if text.name in known)
        self._queries = TextQueries(texts, snapshot.index.schema)

    def answer(self, query: Query) -> Result:
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
        (total, rows, values), facets = self._find(query, terms, stage)
        return Result(
            hits=hits_of(self._snapshot, query, rows, values),
            total=total,
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
            tabular = Tabular(snapshot, query)
            return tabular.found(), tabular.facets()
        text = self._queries.query(terms, stage)
        if direct.fits(snapshot, query):
            facets = direct.counts(snapshot, query, text) if query.facets else {}
            return direct.top(snapshot, query, text), facets
        words = TextMasks(snapshot, self._queries).mask(terms, stage)
        tabular = Tabular(snapshot, query, words, text)
        return tabular.found(), tabular.facets()
