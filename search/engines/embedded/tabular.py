"""The way that can do everything: text hits, filters, facets and order as arrays of one table."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from search.contract import FacetCount, Filter, Query

from .counting import count_facet
from .masks import Masks
from .ordering import by_distance, by_number, page
from .rows import Ints, Mask
from .snapshots import Snapshot
from .text_hits import TextHits


@dataclass(frozen=True)
class Found:
    """`values`: the score or distance of each row of the page, if the order is made of them."""

    total: int
    rows: Ints
    values: dict[int, float]


class Tabular:
    """Answers one query over `text`, or over all documents where `text` is None."""

    def __init__(self, snapshot: Snapshot, query: Query, text: TextHits | None) -> None:
        self._snapshot = snapshot
        self._table = snapshot.table
        self._masks = Masks(snapshot.table, snapshot.fields)
        self._query = query
        self._text = text

    def found(self) -> Found:
        rows = np.flatnonzero(self._documents(self._query.filters))
        order, has_values = self._order(rows)
        chosen = page(order, rows, offset=self._query.offset, limit=self._query.limit)
        values: dict[int, float] = {}
        if has_values and len(chosen):
            places = np.searchsorted(rows, chosen)
            values = dict(zip(chosen.tolist(), order[places].tolist(), strict=True))
        return Found(len(rows), chosen, values)

    def facets(self) -> dict[str, tuple[FacetCount, ...]]:
        """Return all facets; each ignores the filters of its own group."""
        prepared: dict[str, tuple[Mask, Mask | None]] = {}
        groups = {item.group for item in self._query.filters}
        counts = {}
        for facet in self._query.facets:
            group = facet.name if facet.name in groups else ""
            if group not in prepared:
                filters = [i for i in self._query.filters if not group or i.group != group]
                prepared[group] = self._documents(filters), self._masks.of_parts(filters)
            documents, parts = prepared[group]
            of_parts = self._snapshot.fields.is_part(facet.field)
            counts[facet.name] = count_facet(
                self._table, facet, documents, parts, of_parts=of_parts
            )
        return counts

    def _documents(self, filters: Sequence[Filter]) -> Mask:
        mask = self._masks.documents(filters)
        if self._text is None:
            return np.ones(len(self._table), dtype=np.bool_) if mask is None else mask
        hits = np.zeros(len(self._table), dtype=np.bool_)
        hits[self._text.rows] = True
        return hits if mask is None else hits & mask

    def _order(self, rows: Ints) -> tuple[np.ndarray[tuple[int], np.dtype[np.generic]], bool]:
        sort = self._query.sort
        parts = self._masks.of_parts(self._query.filters)
        if sort.by == "number":
            of_parts = self._snapshot.fields.is_part(sort.field)
            return by_number(self._table, sort, rows, parts, of_parts=of_parts), False
        if sort.by == "distance":
            return by_distance(self._table, sort, rows, parts), True
        if sort.by == "text":
            return self._table.text_ranks[rows], False
        if self._text is None:
            return np.zeros(len(rows), dtype=np.int8), False
        return -self._text.scores[np.searchsorted(self._text.rows, rows)], True
