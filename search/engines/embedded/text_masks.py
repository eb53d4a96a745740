"""Which documents a text finds, as masks: what filters and facets of parts are laid over.

Handing over one hit costs tantivy about half a microsecond, whatever is asked. So the documents of
each term are fetched once per commit and remembered; queries share terms far more than they repeat.
"""

from collections.abc import Callable, Hashable, Iterable
from functools import reduce

import numpy as np
import tantivy

from search.contract import Stage
from search.german import Group, Phrase, QueryTerms

from .fields import KEY
from .rows import Ints, Mask
from .snapshots import Snapshot
from .table import Table
from .text_query import TextQueries


class TextMasks:
    """Means the same as `TextQueries`, without scores."""

    def __init__(self, snapshot: Snapshot, queries: TextQueries) -> None:
        self._snapshot = snapshot
        self._table = snapshot.table
        self._queries = queries

    def mask(self, terms: QueryTerms, stage: Stage) -> Mask:
        if not terms.groups:
            found = np.ones(len(self._table), dtype=np.bool_)
        elif stage == "strict":
            found = _all(self._group(group) for group in terms.groups)
        else:
            found = _any(mask for group in terms.groups for mask in self._loose(group))
        for phrase in terms.phrases:
            found = found & self._phrase(phrase)
        for group in terms.without:
            found = found & ~self._group(group)
        for phrase in terms.without_phrases:
            found = found & ~self._phrase(phrase)
        return found

    def _group(self, group: Group) -> Mask:
        ways = [(group.term,), *group.synonyms, *([group.parts] if group.parts else [])]
        return _any(self._together(way) for way in ways)

    def _loose(self, group: Group) -> list[Mask]:
        ways = [(group.term,), *group.synonyms, *((term,) for term in (*group.parts, *group.alike))]
        return [self._together(way) for way in ways]

    def _together(self, terms: Iterable[str]) -> Mask:
        return _all(self._term(term) for term in terms)

    def _term(self, term: str) -> Mask:
        return self._remembered(term, lambda: self._queries.term(term))

    def _phrase(self, phrase: Phrase) -> Mask:
        return self._remembered(phrase, lambda: self._queries.phrase(phrase))

    def _remembered(self, key: Hashable, make: Callable[[], tantivy.Query]) -> Mask:
        packed = self._table.term_masks.get(key, lambda: np.packbits(self._fetched(make())))
        return np.unpackbits(packed, count=len(self._table)).view(np.bool_)

    def _fetched(self, found: tantivy.Query) -> Mask:
        searcher = self._snapshot.searcher
        query = tantivy.Query.const_score_query(found, 1.0)
        hits = searcher.search(query, limit=max(searcher.num_docs, 1), count=False).hits
        mask = np.zeros(len(self._table), dtype=np.bool_)
        mask[rows_at(searcher, self._table, [address for _, address in hits])] = True
        return mask


def rows_at(searcher: tantivy.Searcher, table: Table, addresses: list[tantivy.DocAddress]) -> Ints:
    """Return the rows of the documents at `addresses`."""
    keys = searcher.fast_field_values(KEY, addresses)
    return table.rows_of(np.array(keys, dtype=np.int64))


def _all(masks: Iterable[Mask]) -> Mask:
    return reduce(np.logical_and, masks)


def _any(masks: Iterable[Mask]) -> Mask:
    return reduce(np.logical_or, masks)
