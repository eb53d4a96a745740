"""From a query and a snapshot to a result."""

import dataclasses

from search.contract import FacetCount, Filter, IndexSchema, Query, Result, Stage
from search.engines.common import (
    Fields,
    answer_in_stages,
    asked_rightly,
    check_filters,
    check_query,
    filter_groups,
    invites_correction,
    without_group,
)
from search.engines.remembered import Remembered
from search.german import QueryTerms, analyse_query
from search.near import widened
from search.spelling import suggest_correction

from . import direct
from .hits import hits_of
from .ranking import factors_of
from .snapshots import Snapshot
from .tabular import Found, Tabular
from .text_masks import TextMasks
from .text_query import TextQueries


class Answering:
    """Answers queries from one snapshot, with the weights of `schema`; safe for threads.

    Words come again and again, with every filter that is set and every page turned: their terms and
    the queries made of them are remembered.
    """

    def __init__(self, snapshot: Snapshot, schema: IndexSchema) -> None:
        self.snapshot = self._snapshot = snapshot
        self.schema = schema
        self._same_schema = schema == snapshot.schema
        self._fields = Fields.of(schema)
        known = {text.name for text in snapshot.schema.texts}
        texts = tuple(text for text in schema.texts if text.name in known)
        self._queries = TextQueries(texts, snapshot.index.schema)
        self._terms = Remembered(1000)
        self._texts = Remembered(1000)

    def check(self, query: Query) -> None:
        """Raise ValueError for a query that the schema does not know, EngineError for one that only
        the index does not know yet."""
        check_query(self.schema, self._fields, query)
        if not self._same_schema:
            with asked_rightly():
                check_query(self._snapshot.schema, self._snapshot.fields, query)

    def check_filters(self, filters: tuple[Filter, ...]) -> None:
        """The same for filters alone."""
        check_filters(self._fields, filters)
        if not self._same_schema:
            with asked_rightly():
                check_filters(self._snapshot.fields, filters)

    def answer(self, query: Query) -> Result:
        """Answer a checked query."""
        result = self._staged(query)
        if not result.total and query.rescue:
            groups = filter_groups(query)
            without = {group: self._staged(without_group(query, group)).total for group in groups}
            result = dataclasses.replace(result, without=without)
        if invites_correction(query, result):
            result = dataclasses.replace(result, did_you_mean=self._correction(query))
        return result

    def _correction(self, query: Query) -> str:
        def count_of(words: str) -> int:
            plain = dataclasses.replace(query, words=words, facets=(), limit=0, offset=0)
            return self._ask(plain, "strict").total

        return suggest_correction(query.words, self._snapshot.lexicon, count_of)

    def _staged(self, query: Query) -> Result:
        return answer_in_stages(query, self._ask)

    def _analysed(self, query: Query, stage: Stage) -> QueryTerms:
        lexicon = self._snapshot.lexicon
        key = query.words, query.synonyms
        if stage == "near":
            return self._terms.get(
                (*key, stage), lambda: widened(self._analysed(query, "strict"), lexicon)
            )
        return self._terms.get(key, lambda: analyse_query(query.words, lexicon, query.synonyms))

    def _ask(self, query: Query, stage: Stage) -> Result:
        terms = self._analysed(query, stage)
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
        masks = TextMasks(snapshot, self._queries)
        if not terms.groups:
            words = masks.mask(terms, stage) if terms.has_limits else None
            tabular = Tabular(snapshot, query, words)
            return tabular.found(), tabular.facets()
        text = self._texts.get((terms, stage), lambda: self._queries.query(terms, stage))
        factors = factors_of(snapshot.table, self.schema.ranking)
        if direct.fits(snapshot, query):
            facets = direct.counts(snapshot, query, text) if query.facets else {}
            return direct.top(snapshot, query, text, factors), facets
        tabular = Tabular(snapshot, query, masks.mask(terms, stage), text, factors)
        return tabular.found(), tabular.facets()
