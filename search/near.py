"""Words written alike: what the last stage also looks for when hardly anything was found.

Made from the vocabulary of the index that answers, so both engines look for the same.
"""

import dataclasses
from collections.abc import Iterator

from search.german import Group, QueryTerms
from search.lexicon import MIN_ALIKE, Lexicon
from search.stemming import stem

MIN_INSIDE = 5  # letters that must be found inside a longer word
LONG = 7  # letters from which on two mistakes are forgiven
ALIKE_AT_ONE_END, ALIKE_INSIDE, FAR = 3, 4, 9  # beyond the number of slips
MOST = 12  # terms per word, the nearest and most frequent first


def widened(terms: QueryTerms, lexicon: Lexicon) -> QueryTerms:
    """Return `terms` with what is alike to each word of the query."""
    groups = tuple(
        dataclasses.replace(group, alike=_alike(group, lexicon)) for group in terms.groups
    )
    return dataclasses.replace(terms, groups=groups)


def _alike(group: Group, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the terms of words that begin like the group's, hold it or are held by it, and, of a
    word that the index does not know, those that differ by a slip of the pen."""
    norm = group.norm
    if len(norm) < MIN_ALIKE or not norm.isalpha():
        return ()
    found: dict[str, tuple[int, int]] = {}
    for candidate, nearness in _near(norm, group.term, lexicon):
        term = stem(candidate)
        if term != group.term:
            _, count = lexicon.vocabulary[candidate]
            found[term] = min(found.get(term, (FAR, 0)), (nearness, -count))
    ordered = sorted(found, key=lambda term: (found[term], term))
    return tuple(ordered[:MOST])


def _near(norm: str, term: str, lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    """Yield words and how near they are: slips nearest, then of two words of which one holds the other
    those that begin or end alike. A word may come more than once."""
    words = lexicon.like_words
    if lexicon.is_unknown(norm):
        yield from words.slips_of(norm, most=1 if len(norm) < LONG else 2)
    if len(term) >= MIN_ALIKE:
        yield from ((word, ALIKE_AT_ONE_END) for word in words.beginning_with(term))
    for word in words.whose_stem_begins(norm, least=MIN_INSIDE):
        yield word, ALIKE_AT_ONE_END
    for word in words.ending(norm, least=MIN_INSIDE):
        yield word, ALIKE_AT_ONE_END
    if len(term) >= MIN_INSIDE:
        yield from ((word, ALIKE_INSIDE) for word in words.holding(term))
