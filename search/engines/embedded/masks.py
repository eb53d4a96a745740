"""Filters as masks over the rows of a table."""

import dataclasses
from collections.abc import Sequence

import numpy as np

from search.contract import AnyOf, Filter, Range
from search.engines.common import Fields

from .rows import MISSING, Ints, Mask, Rows
from .table import Table

KEPT = 64  # masks remembered per table: the fixed filters of a site hardly change


class Masks:
    """The masks of one table. `fields` tells document fields from part fields."""

    def __init__(self, table: Table, fields: Fields) -> None:
        self._table = table
        self._fields = fields

    def of_documents(self, filters: Sequence[Filter]) -> Mask | None:
        """Return which documents meet the document filters; None if there are none of those."""
        return self._all([item for item in filters if not self._fields.is_part(item.field)])

    def of_parts(self, filters: Sequence[Filter]) -> Mask | None:
        """Return which parts meet all the part filters; None if there are none of those."""
        return self._all([item for item in filters if self._fields.is_part(item.field)])

    def documents(self, filters: Sequence[Filter]) -> Mask | None:
        """Return which documents meet all filters, part filters on one part; None without any."""
        documents, parts = self.of_documents(filters), self.of_parts(filters)
        if parts is None:
            return documents
        having = np.zeros(len(self._table), dtype=np.bool_)
        having[self._table.part_documents[parts]] = True
        return having if documents is None else having & documents

    def _all(self, filters: Sequence[Filter]) -> Mask | None:
        found: Mask | None = None
        for item in filters:
            mask = self._one(item)
            found = mask if found is None else found & mask
        return found

    def _one(self, item: Filter) -> Mask:
        cache = self._table.cache
        key = dataclasses.replace(item, group="")
        mask: Mask | None = cache.get(key)
        if mask is None:
            rows = self._table.parts if self._fields.is_part(item.field) else self._table.documents
            mask = (
                _any_of(self._table, rows, item) if isinstance(item, AnyOf) else _range(rows, item)
            )
            while len(cache) >= KEPT:
                cache.pop(next(iter(cache)), None)
            cache[key] = mask
        return mask


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
    mask[rows_of_values(codes.starts)[accepted[codes.values]]] = True
    return mask


def rows_of_values(starts: Ints) -> Ints:
    """Return the row that each value of `Codes` belongs to."""
    return np.repeat(np.arange(len(starts) - 1), np.diff(starts))
