"""Filters and words as queries of the server. User words appear as values only."""

from collections.abc import Iterable, Sequence

from elasticsearch_dsl import Q
from elasticsearch_dsl.query import Query as Condition

from search.contract import AnyOf, Filter, Stage, TextField
from search.engines.common import ALIKE_WEIGHT, PARTS_WEIGHT, SYNONYM_WEIGHT, Fields
from search.engines.terms import keyword_field, number_field, parts_field, text_field
from search.german import Group, Phrase, QueryTerms

from .mapping import PARTS


def conditions(fields: Fields, filters: Sequence[Filter]) -> list[Condition]:
    """Return what a document must meet; all part filters on one of its parts."""
    found = [condition(item) for item in filters if not fields.is_part(item.field)]
    of_parts = part_conditions(fields, filters)
    if of_parts:
        found.append(Q("nested", path=PARTS, query=all_of(of_parts)))
    return found


def part_conditions(fields: Fields, filters: Sequence[Filter]) -> list[Condition]:
    """Return what one part must meet."""
    return [condition(item, prefix=f"{PARTS}.") for item in filters if fields.is_part(item.field)]


def condition(item: Filter, prefix: str = "") -> Condition:
    if isinstance(item, AnyOf):
        return Q("terms", **{prefix + keyword_field(item.field): sorted(item.values)})
    name = prefix + number_field(item.field)
    bounds = {"gte": item.ge, "lte": item.le}
    given = {bound: value for bound, value in bounds.items() if value is not None}
    known = Q("range", **{name: given}) if given else Q("exists", field=name)
    if not item.or_missing:
        return known
    return Q("bool", should=[known, Q("bool", must_not=[Q("exists", field=name)])])


def all_of(found: Iterable[Condition]) -> Condition:
    """Return the conditions as one, without scores."""
    return Q("bool", filter=list(found))


class WordConditions:
    """The words of a query, scored.

    A word scores the sum over all fields; a compound's parts and synonyms are further alternatives
    with less weight: the same sums as the embedded engine's.
    """

    def __init__(self, texts: Sequence[TextField]) -> None:
        self._texts = [text_field(text.name) for text in texts]
        self._weights = [(text_field(text.name), text.weight) for text in texts]
        self._weights += [(parts_field(text.name), text.weight * PARTS_WEIGHT) for text in texts]

    def words(self, terms: QueryTerms, stage: Stage) -> Condition:
        """Strict: every word is met. Relaxed: any word, or any part of one, is met. Near: or what is
        alike to one. Phrases and -words hold in every stage and change no score."""
        found = []
        if terms.groups and stage == "strict":
            found = [_must([self._group(group) for group in terms.groups])]
        elif terms.groups:
            found = [_any([clause for group in terms.groups for clause in self._loose(group)])]
        if not terms.has_limits:
            return found[0]
        without = [self._group(group) for group in terms.without]
        without += [self._phrase(phrase) for phrase in terms.without_phrases]
        phrases = [self._phrase(phrase) for phrase in terms.phrases]
        return Q("bool", must=found, filter=phrases, must_not=without)

    def _phrase(self, phrase: Phrase) -> Condition:
        """Terms side by side in one text."""
        if len(phrase) == 1:
            return _any([Q("term", **{name: phrase[0]}) for name in self._texts])
        return _any([Q("match_phrase", **{name: " ".join(phrase)}) for name in self._texts])

    def _group(self, group: Group) -> Condition:
        clauses = [self._term(group.term)]
        if group.parts:
            clauses.append(self._together(group.parts, PARTS_WEIGHT))
        return _any([*clauses, *self._synonyms(group)])

    def _loose(self, group: Group) -> list[Condition]:
        parts = [self._term(part, PARTS_WEIGHT) for part in group.parts]
        alike = [self._term(term, ALIKE_WEIGHT) for term in group.alike]
        return [self._term(group.term), *parts, *self._synonyms(group), *alike]

    def _synonyms(self, group: Group) -> list[Condition]:
        return [self._together(terms, SYNONYM_WEIGHT) for terms in group.synonyms]

    def _together(self, terms: Iterable[str], weight: float) -> Condition:
        return _must([self._term(term) for term in terms], boost=weight)

    def _term(self, term: str, weight: float = 1.0) -> Condition:
        return _any(
            [
                Q("term", **{name: {"value": term, "boost": round(of_field * weight, 6)}})
                for name, of_field in self._weights
            ]
        )


def _must(clauses: list[Condition], boost: float = 1.0) -> Condition:
    return Q("bool", must=clauses, **_boost(boost))


def _any(clauses: list[Condition]) -> Condition:
    return clauses[0] if len(clauses) == 1 else Q("bool", should=clauses)


def _boost(boost: float) -> dict[str, float]:
    return {} if boost == 1.0 else {"boost": boost}
