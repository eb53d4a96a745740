"""The way that can do everything: text, filters, facets and order as masks over one table."""

from collections.abc import Sequence

import numpy as np
import tantivy

from search.contract import FacetCount, Filter, Query

from .counting import Chosen, count_facet
from .masks import Masks
from .ordering import by_distance, by_number, page
from .ranking import FEW, narrowed, ranked
from .rows import Floats, Ints, Mask
from .snapshots import Snapshot

# Total, the rows of the page in order, and the score or distance of each if the order is made of it.
Found = tuple[int, Ints, dict[int, float]]


class Tabular:
    """Answers one query over the documents that `words` lets through; `scored` orders them, each
    score multiplied by the `factors` of its row."""

    def __init__(
        self,
        snapshot: Snapshot,
        query: Query,
        words: Mask | None = None,
        scored: tantivy.Query | None = None,
        factors: Floats | None = None,
    ) -> None:
        self._snapshot = snapshot
        self._table = snapshot.table
        self._masks = Masks(snapshot.table, snapshot.fields)
        self._query = query
        self._words = words
        self._scored = scored
        self._factors = factors

    def found(self) -> Found:
        mask = self._documents(self._query.filters)
        rows = np.flatnonzero(mask)
        if self._scored is not None and self._query.sort.by == "relevance":
            return len(rows), *self._best(self._scored, mask, rows)
        order = self._order(rows)
        chosen = page(order, rows, offset=self._query.offset, limit=self._query.limit)
        values = {}
        if self._query.sort.by == "distance":
            distances = order[np.searchsorted(rows, chosen)]
            values = dict(zip(chosen.tolist(), distances.tolist(), strict=True))
        return len(rows), chosen, values

    def facets(self) -> dict[str, tuple[FacetCount, ...]]:
        """Return all facets; each ignores the filters of its own group."""
        prepared: dict[str, Chosen] = {}
        groups = {item.group for item in self._query.filters}
        counts = {}
        for facet in self._query.facets:
            group = facet.name if facet.name in groups else ""
            if group not in prepared:
                filters = [i for i in self._query.filters if not group or i.group != group]
                documents = self._documents(filters)
                prepared[group] = Chosen(self._table, documents, self._masks.of_parts(filters))
            of_parts = self._snapshot.fields.is_part(facet.field)
            counts[facet.name] = count_facet(prepared[group], facet, of_parts=of_parts)
        return counts

    def _documents(self, filters: Sequence[Filter]) -> Mask:
        mask = self._masks.documents(filters)
        if self._words is None:
            return np.ones(len(self._table), dtype=np.bool_) if mask is None else mask
        return self._words if mask is None else self._words & mask

    def _best(
        self, text: tantivy.Query, mask: Mask | None, rows: Ints
    ) -> tuple[Ints, dict[int, float]]:
        offset, limit = self._query.offset, self._query.limit
        if not len(rows):
            return rows, {}
        if len(rows) <= FEW:
            text = narrowed(self._snapshot, text, rows)
            mask, share = None, 1.0
        else:
            hits = len(rows) if self._words is None else int(np.count_nonzero(self._words))
            share = len(rows) / hits
        return ranked(
            self._snapshot,
            text,
            mask,
            factors=self._factors,
            offset=offset,
            limit=limit,
            share=share,
        )[1:]

    def _order(self, rows: Ints) -> np.ndarray[tuple[int], np.dtype[np.generic]]:
        sort = self._query.sort
        parts = self._masks.of_parts(self._query.filters)
        if sort.by == "number":
            of_parts = self._snapshot.fields.is_part(sort.field)
            return by_number(self._table, sort, rows, parts, of_parts=of_parts)
        if sort.by == "distance":
            return by_distance(self._table, sort, rows, parts)
        if sort.by == "text":
            return self._table.text_ranks[rows]
        return np.zeros(len(rows), dtype=np.int8)
