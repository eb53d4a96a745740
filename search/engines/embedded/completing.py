"""Completions while typing: words of the suggesting texts, with their number of documents.

Counted over arrays, not over tantivy's terms: the filters of a search nearly always ask about
parts, which tantivy does not know.
"""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from search.contract import Filter, Suggestion
from search.engines.terms import spelling
from search.tokens import words

from .dictionaries import WORDS
from .masks import Masks
from .rows import Ints, Mask, starts_of
from .snapshots import Snapshot
from .table import Table


@dataclass(frozen=True)
class WordIndex:
    """Word -> rows of the documents that have it, words in alphabetical order."""

    table: Table

    @cached_property
    def words(self) -> list[str]:
        return sorted(self._values)

    @cached_property
    def _values(self) -> list[str]:
        return list(self.table.dictionaries[WORDS].values)

    @cached_property
    def _sorted(self) -> tuple[Ints, npt.NDArray[np.int32]]:
        """(start of each word's rows, rows), words as in `words`."""
        codes = self.table.documents.codes[WORDS]
        rank = np.zeros(len(self._values), dtype=np.int64)
        code_of = self.table.dictionaries[WORDS].codes
        rank[[code_of[word] for word in self.words]] = np.arange(len(rank))
        ranks = rank[codes.values]
        order = np.argsort(ranks, kind="stable")
        starts = starts_of(np.bincount(ranks, minlength=len(rank)))
        return starts, codes.owners()[order]

    def with_prefix(self, prefix: str) -> tuple[int, int]:
        """Return the range of `words` that begin with `prefix`."""
        return bisect_left(self.words, prefix), bisect_left(self.words, prefix + "\U0010ffff")

    def counts(self, start: int, stop: int, mask: Mask | None) -> Ints:
        """Return how many masked documents have each of the words `start` to `stop`."""
        starts, rows = self._sorted
        bounds = starts[start : stop + 1]
        if mask is not None:
            passed = starts_of(mask[rows[bounds[0] : bounds[-1]]])
            bounds = passed[bounds - bounds[0]]
        counts: Ints = np.diff(bounds)
        return counts

    def mask(self, word: str) -> Mask:
        """Return which documents have `word`."""
        starts, rows = self._sorted
        found = np.zeros(len(self.table), dtype=np.bool_)
        at = bisect_left(self.words, word)
        if at < len(self.words) and self.words[at] == word:
            found[rows[starts[at] : starts[at + 1]]] = True
        return found


def complete(
    snapshot: Snapshot, index: WordIndex, text: str, *, limit: int, filters: tuple[Filter, ...]
) -> tuple[Suggestion, ...]:
    """Complete the last word of `text`; the words before it must all be met by a document.

    Most documents first, equal ones alphabetically. A text that ends with a blank completes nothing.
    """
    typed = words(text)
    if not typed or text[-1:].isspace() or limit < 1:
        return ()
    *full, last = typed
    mask = Masks(snapshot.table, snapshot.fields).documents(filters)
    for word in full:
        if not word.is_stop:
            having = index.mask(word.norm)
            mask = having if mask is None else mask & having
    start, stop = index.with_prefix(last.norm)
    counts = index.counts(start, stop, mask)
    best = np.argsort(-counts, kind="stable")[:limit]
    before = text[: last.start]
    return tuple(
        Suggestion(text=before + _spelled(snapshot, index.words[start + at]), count=int(counts[at]))
        for at in best.tolist()
        if counts[at]
    )


def _spelled(snapshot: Snapshot, norm: str) -> str:
    return spelling(snapshot.lexicon, norm, snapshot.table.dictionaries.spellings[norm])
