"""The words of a query as a tantivy query. Nothing of the user's text is parsed: only terms."""

from collections.abc import Iterable, Sequence

import tantivy

from search.contract import Stage, TextField
from search.engines.common import PARTS_WEIGHT, SYNONYM_WEIGHT
from search.engines.terms import parts_field, text_field
from search.german import Group, QueryTerms

Query = tantivy.Query
MUST, SHOULD = tantivy.Occur.Must, tantivy.Occur.Should


class TextQueries:
    """Makes the queries of one index.

    A word scores the sum over all fields, as Elasticsearch's `should` does; a compound's parts and
    synonyms are further alternatives with less weight.
    """

    def __init__(self, texts: Sequence[TextField], fields: tantivy.Schema) -> None:
        self._fields = fields
        self._weights = [(text_field(text.name), text.weight) for text in texts]
        self._weights += [(parts_field(text.name), text.weight * PARTS_WEIGHT) for text in texts]

    def query(self, terms: QueryTerms, stage: Stage) -> tantivy.Query:
        """Strict: every word is met. Relaxed: any word, or any part of one, is met."""
        if stage == "strict":
            return _all_of(self._group(group) for group in terms.groups)
        return _any_of(clause for group in terms.groups for clause in self._loose(group))

    def _group(self, group: Group) -> tantivy.Query:
        clauses = [self.term(group.term)]
        if group.parts:
            clauses.append(_weighted(self._together(group.parts), PARTS_WEIGHT))
        clauses += self._synonyms(group)
        return _any_of(clauses)

    def _loose(self, group: Group) -> list[tantivy.Query]:
        parts = [_weighted(self.term(part), PARTS_WEIGHT) for part in group.parts]
        return [self.term(group.term), *parts, *self._synonyms(group)]

    def _synonyms(self, group: Group) -> list[tantivy.Query]:
        return [_weighted(self._together(terms), SYNONYM_WEIGHT) for terms in group.synonyms]

    def _together(self, terms: Iterable[str]) -> tantivy.Query:
        return _all_of(self.term(term) for term in terms)

    def term(self, term: str) -> tantivy.Query:
        """Return the query for one term in any of the text fields."""
        return _any_of(
            _weighted(Query.term_query(self._fields, name, term), weight)
            for name, weight in self._weights
        )


def _weighted(query: tantivy.Query, weight: float) -> tantivy.Query:
    return query if weight == 1 else Query.boost_query(query, weight)


def _all_of(queries: Iterable[tantivy.Query]) -> tantivy.Query:
    clauses = list(queries)
    return clauses[0] if len(clauses) == 1 else Query.boolean_query([(MUST, c) for c in clauses])


def _any_of(queries: Iterable[tantivy.Query]) -> tantivy.Query:
    clauses = list(queries)
    return clauses[0] if len(clauses) == 1 else Query.boolean_query([(SHOULD, c) for c in clauses])
