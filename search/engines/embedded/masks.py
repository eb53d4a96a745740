"""Filters as masks over the rows of a table."""

from collections.abc import Hashable, Sequence

import numpy as np

from search.contract import AnyOf, Filter, Range
from search.engines.common import Fields

from .rows import MISSING, Mask, Rows
from .table import Table


class Masks:
    """The masks of one table. `fields` tells document fields from part fields."""

    def __init__(self, table: Table, fields: Fields) -> None:
        self._table = table
        self._fields = fields

    def of_parts(self, filters: Sequence[Filter]) -> Mask | None:
        """Return which parts meet all the part filters; None if there are none of those."""
        return self._all(filters, of_parts=True)

    def documents(self, filters: Sequence[Filter]) -> Mask | None:
        """Return which documents meet all filters, part filters on one part; None without any."""
        documents, parts = self._all(filters, of_parts=False), self.of_parts(filters)
        if parts is None:
            return documents
        having = self._having(tuple(map(_key, self._chosen(filters, of_parts=True))), parts)
        return having if documents is None else having & documents

    def _having(self, key: Hashable, parts: Mask) -> Mask:
        def make() -> Mask:
            having = np.zeros(len(self._table), dtype=np.bool_)
            having[self._table.part_documents[parts]] = True
            return having

        return self._table.filter_masks.get((key, "documents"), make)

    def _chosen(self, filters: Sequence[Filter], *, of_parts: bool) -> list[Filter]:
        return [item for item in filters if self._fields.is_part(item.field) == of_parts]

    def _all(self, filters: Sequence[Filter], *, of_parts: bool) -> Mask | None:
        found: Mask | None = None
        for item in self._chosen(filters, of_parts=of_parts):
            mask = self._table.filter_masks.get(_key(item), lambda item=item: self._one(item))  # type: ignore[misc]
            found = mask if found is None else found & mask
        return found

    def _one(self, item: Filter) -> Mask:
        rows = self._table.parts if self._fields.is_part(item.field) else self._table.documents
        return _any_of(self._table, rows, item) if isinstance(item, AnyOf) else _range(rows, item)


def _key(item: Filter) -> Hashable:
    """The group of a filter does not change what it lets through, only which facets ignore it."""
    if isinstance(item, AnyOf):
        return item.field, item.values
    return item.field, item.ge, item.le, item.or_missing


def _range(rows: Rows, item: Range) -> Mask:
    values = rows.numbers[item.field]
    known: Mask = values != MISSING
    mask: Mask = known.copy()
    if item.ge is not None:
        mask &= values >= item.ge
    if item.le is not None:
        mask &= values <= item.le
    return mask | ~known if item.or_missing else mask


def _any_of(table: Table, rows: Rows, item: AnyOf) -> Mask:
    codes = rows.codes[item.field]
    dictionary = table.dictionaries[item.field]
    wanted = [dictionary.codes[value] for value in item.values if value in dictionary.codes]
    accepted = np.zeros(len(dictionary.values) + 1, dtype=np.bool_)
    accepted[wanted] = True
    mask = np.zeros(len(rows), dtype=np.bool_)
    mask[codes.owners()[accepted[codes.values]]] = True
    return mask
