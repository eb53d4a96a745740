"""Synonyms in the terms of one lexicon: what a word of a query may also be met by."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from search.synonyms import Synonyms
from search.tokens import words

Terms = tuple[str, ...]
Entry = Callable[[str], tuple[str, Terms]]  # normalised word -> (term, parts)


@dataclass(frozen=True)
class Alternatives:
    """By the first term of an expression: the whole expression, and what it also finds."""

    by_first: dict[str, list[tuple[Terms, tuple[Terms, ...]]]]

    @classmethod
    def of_synonyms(cls, synonyms: Synonyms, entry: Entry) -> "Alternatives":
        """Read the rules. A compound is also found by all of its parts; an expression of stop words
        says nothing."""
        by_first: dict[str, list[tuple[Terms, tuple[Terms, ...]]]] = defaultdict(list)
        for rule in synonyms.rules:
            typed = _terms(rule.words, entry)
            found: dict[Terms, None] = {}
            for expression in rule.finds:
                read = _read(expression, entry)
                found[tuple(term for term, _ in read)] = None
                if len(read) == 1:
                    found[read[0][1]] = None
            kept = tuple(terms for terms in found if terms and terms != typed)
            if typed and kept:
                by_first[typed[0]].append((typed, kept))
        return cls(dict(by_first))

    def of(self, terms: Sequence[str]) -> list[tuple[Terms, ...]]:
        """Return for each of a query's `terms` what also meets it.

        Each word of an expression gets all that the expression finds: who types "Erste Hilfe" finds
        what has Ersthelfer instead of both words.
        """
        found: list[dict[Terms, None]] = [{} for _ in terms]
        for at, term in enumerate(terms):
            for typed, others in self.by_first.get(term, ()):
                if tuple(terms[at : at + len(typed)]) == typed:
                    for place in range(at, at + len(typed)):
                        found[place] |= dict.fromkeys(others)
        return [tuple(others) for others in found]


def _terms(expression: str, entry: Entry) -> Terms:
    return tuple(term for term, _ in _read(expression, entry))


def _read(expression: str, entry: Entry) -> list[tuple[str, Terms]]:
    return [entry(word.norm) for word in words(expression) if not word.is_stop]
