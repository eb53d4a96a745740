"""Words written alike: what the last stage also looks for when hardly anything was found.

Made from the vocabulary of the index that answers, so both engines look for the same.
"""

import dataclasses

from rapidfuzz.distance import OSA

from search.german import Group, QueryTerms
from search.lexicon import Lexicon

MIN_LENGTH = 4  # shorter words are alike to too many
MIN_INSIDE = 5  # letters that must be found inside a longer word
LONG = 7  # letters from which on two mistakes are forgiven
FAR = 9
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
    if len(norm) < MIN_LENGTH or not norm.isalpha():
        return ()
    slips = lexicon.is_unknown(norm)
    found: dict[str, tuple[int, int]] = {}
    for candidate, (_, count) in lexicon.vocabulary.items():
        term = lexicon.entry(candidate)[0]
        if term == group.term or len(candidate) < MIN_LENGTH or not candidate.isalpha():
            continue
        nearness = _slips(norm, candidate) if slips else None
        nearness = nearness or _shared(norm, group.term, candidate, term)
        if nearness:
            found[term] = min(found.get(term, (FAR, 0)), (nearness, -count))
    ordered = sorted(found, key=lambda term: (found[term], term))
    return tuple(ordered[:MOST])


def _shared(norm: str, term: str, candidate: str, candidate_term: str) -> int | None:
    """Return how near words are of which one holds the other, its beginning nearest; None if none
    does."""
    if len(term) >= MIN_LENGTH and candidate.startswith(term):
        return 3
    if len(candidate_term) >= MIN_INSIDE and norm.startswith(candidate_term):
        return 3
    if len(candidate) >= MIN_INSIDE and norm.endswith(candidate):
        return 3
    if len(term) >= MIN_INSIDE and term in candidate:
        return 4
    return None


def _slips(norm: str, candidate: str) -> int | None:
    """Return the number of slips that make `norm` of `candidate`; None for too many."""
    most = 1 if len(norm) < LONG else 2
    if norm[0] != candidate[0] or abs(len(norm) - len(candidate)) > most:
        return None
    distance = OSA.distance(norm, candidate, score_cutoff=most)
    return distance if distance <= most else None
