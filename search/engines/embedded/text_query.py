"""The words of a query as a tantivy query. Nothing of the user's text is parsed: only terms."""

from collections.abc import Iterable, Sequence

import tantivy

from search.contract import Stage, TextField
from search.engines.common import ALIKE_WEIGHT, PARTS_WEIGHT, SYNONYM_WEIGHT
from search.engines.terms import parts_field, text_field
from search.german import Group, Phrase, QueryTerms

Query = tantivy.Query
MUST, SHOULD, MUST_NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


class TextQueries:
    """Makes the queries of one index.

    A word scores the sum over all fields, as Elasticsearch's `should` does; a compound's parts and
    synonyms are further alternatives with less weight.
    """

    def __init__(self, texts: Sequence[TextField], fields: tantivy.Schema) -> None:
        self._fields = fields
        self._texts = [text_field(text.name) for text in texts]
        self._weights = [(text_field(text.name), text.weight) for text in texts]
        self._weights += [(parts_field(text.name), text.weight * PARTS_WEIGHT) for text in texts]

    def query(self, terms: QueryTerms, stage: Stage) -> tantivy.Query:
        """Strict: every word is met. Relaxed: any word, or any part of one, is met. Near: or what is
        alike to one. Phrases and -words hold in every stage and change no score."""
        if stage == "strict":
            found = _all_of(self._group(group) for group in terms.groups)
        else:
            found = _any_of(clause for group in terms.groups for clause in self._loose(group))
        if not terms.has_limits:
            return found
        clauses = [(MUST, found)]
        clauses += [(MUST, Query.const_score_query(self.phrase(p), 0.0)) for p in terms.phrases]
        clauses += [(MUST_NOT, self._group(group)) for group in terms.without]
        clauses += [(MUST_NOT, self.phrase(phrase)) for phrase in terms.without_phrases]
        return Query.boolean_query(clauses)

    def phrase(self, phrase: Phrase) -> tantivy.Query:
        """Return the query for terms side by side in one text."""
        if len(phrase) == 1:
            return _any_of(Query.term_query(self._fields, name, phrase[0]) for name in self._texts)
        return _any_of(Query.phrase_query(self._fields, name, list(phrase)) for name in self._texts)

    def _group(self, group: Group) -> tantivy.Query:
        clauses = [self.term(group.term)]
        if group.parts:
            clauses.append(_weighted(self._together(group.parts), PARTS_WEIGHT))
        clauses += self._synonyms(group)
        return _any_of(clauses)

    def _loose(self, group: Group) -> list[tantivy.Query]:
        parts = [_weighted(self.term(part), PARTS_WEIGHT) for part in group.parts]
        alike = [_weighted(self.term(term), ALIKE_WEIGHT) for term in group.alike]
        return [self.term(group.term), *parts, *self._synonyms(group), *alike]

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
