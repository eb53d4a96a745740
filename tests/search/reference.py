"""A small, slow, engine-free search: what the German analysis alone is worth.

BM25 as both engines do it (k1 1.2, b 0.75), title x 3, parts x 0.7. Strict hits first, then the
relaxed ones: the order in which relevance is scored.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from search.german import Group, analyse, analyse_query
from search.lexicon import Lexicon

K1, B = 1.2, 0.75
WEIGHTS = {"title": 3.0, "description": 1.0}
PART = 0.7

Scored = dict[int, float]


class _Field:
    def __init__(self) -> None:
        self.postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.lengths: dict[int, int] = {}
        self.total_length = 0

    def add(self, key: int, terms: list[str]) -> None:
        self.lengths[key] = len(terms) + 1  # every field begins with a constant term
        self.total_length += len(terms) + 1
        for term, count in Counter(terms).items():
            self.postings[term].append((key, count))

    def score(self, term: str) -> Scored:
        postings = self.postings.get(term, ())
        total = len(self.lengths)
        idf = math.log(1 + (total - len(postings) + 0.5) / (len(postings) + 0.5))
        mean = self.total_length / total if total else 1
        return {
            key: idf * tf * (K1 + 1) / (tf + K1 * (1 - B + B * self.lengths[key] / mean))
            for key, tf in postings
        }


class ReferenceSearch:
    """Search over documents (id -> title, description) with one lexicon."""

    def __init__(self, documents: Mapping[int, Mapping[str, str]], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._fields: dict[str, _Field] = defaultdict(_Field)
        for key, texts in documents.items():
            for name, text in texts.items():
                analysed = analyse(text, lexicon)
                self._fields[name].add(key, analysed.terms)
                self._fields[f"{name}_parts"].add(key, analysed.parts)

    def __call__(self, text: str) -> list[int]:
        """Return ids: those with all words by score, then the others with any word by score."""
        groups = analyse_query(text, self._lexicon).groups
        scored = [self._group(group) for group in groups]
        if not scored:
            return []
        everywhere = set.intersection(*(set(found) for found in scored))
        strict = {key: sum(found[key] for found in scored) for key in everywhere}
        relaxed = _sum(
            scores
            for group in groups
            for scores in (self._word(group.term), *self._weighted(group.parts))
        )
        return _ordered(strict) + [key for key in _ordered(relaxed) if key not in strict]

    def _group(self, group: Group) -> Scored:
        whole = self._word(group.term)
        parts = [self._word(part) for part in group.parts]
        if not parts:
            return whole
        all_parts = set.intersection(*(set(found) for found in parts))
        together = {key: PART * sum(found[key] for found in parts) for key in all_parts}
        return _sum([whole, together])

    def _word(self, term: str) -> Scored:
        return _sum(
            {
                key: score
                * WEIGHTS[name.removesuffix("_parts")]
                * (PART if name.endswith("_parts") else 1)
                for key, score in field.score(term).items()
            }
            for name, field in self._fields.items()
        )

    def _weighted(self, parts: tuple[str, ...]) -> list[Scored]:
        return [{key: PART * score for key, score in self._word(part).items()} for part in parts]


def _sum(scores: Iterable[Scored]) -> Scored:
    total: Scored = defaultdict(float)
    for found in scores:
        for key, score in found.items():
            total[key] += score
    return total


def _ordered(scores: Scored) -> list[int]:
    return sorted(scores, key=lambda key: (-scores[key], key))
