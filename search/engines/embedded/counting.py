"""Facet counts over the rows of a table: always documents, each once per value."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from search.contract import Facet, FacetCount, KeywordFacet, RangeFacet

from .arranging import ByDocument, ByValue, by_document, by_value
from .rows import MISSING, Ints, Mask
from .table import Table


@dataclass(frozen=True)
class Chosen:
    """The documents to count, and the parts through which part fields count (None: all)."""

    table: Table
    documents: Mask
    parts: Mask | None

    @cached_property
    def part_mask(self) -> Mask:
        mask = self.documents[self.table.part_documents]
        return mask if self.parts is None else mask & self.parts

    @cached_property
    def part_rows(self) -> Ints:
        return np.flatnonzero(self.part_mask)

    @cached_property
    def part_owners(self) -> Ints:
        """The document of each of `part_rows`, ascending."""
        return self.table.part_documents[self.part_rows].astype(np.int64)

    @cached_property
    def first_parts(self) -> Ints:
        """Where in `part_rows` the parts of another document begin."""
        owners = self.part_owners
        return np.flatnonzero(np.r_[True, owners[1:] != owners[:-1]]) if len(owners) else owners


def count_facet(chosen: Chosen, facet: Facet, *, of_parts: bool) -> tuple[FacetCount, ...]:
    if isinstance(facet, RangeFacet):
        return _ranges(chosen, facet, of_parts=of_parts)
    counts = _of_parts(chosen, facet.field) if of_parts else _of_documents(chosen, facet.field)
    values = chosen.table.dictionaries[facet.field].values
    return best(facet, ((values[code], int(counts[code])) for code in np.flatnonzero(counts)))


def _of_documents(chosen: Chosen, field: str) -> Ints:
    codes = chosen.table.documents.codes[field]
    owners = chosen.table.arranged.get((field, "owners"), codes.owners)
    return np.bincount(codes.values[chosen.documents[owners]])


def _of_parts(chosen: Chosen, field: str) -> Ints:
    arranged = chosen.table.arranged.get(field, lambda: _arranged(chosen.table, field))
    if isinstance(arranged, ByValue):
        return arranged.counts(chosen.part_mask)
    return arranged.counts(chosen.part_rows, chosen.first_parts)


def _arranged(table: Table, field: str) -> ByDocument | ByValue:
    codes, size = table.parts.codes[field], len(table.dictionaries[field].values)
    return by_document(codes, size) if size <= 64 else by_value(codes, table.part_documents)


def _ranges(chosen: Chosen, facet: RangeFacet, *, of_parts: bool) -> tuple[FacetCount, ...]:
    if of_parts:
        values, owners = (
            chosen.table.parts.numbers[facet.field][chosen.part_rows],
            chosen.part_owners,
        )
    else:
        values = chosen.table.documents.numbers[facet.field][chosen.documents]
        owners = np.arange(len(values))
    counts = []
    for key, ge, le in facet.ranges:
        inside = values != MISSING
        if ge is not None:
            inside &= values >= ge
        if le is not None:
            inside &= values <= le
        counts.append(FacetCount(value=key, count=_different(owners[inside])))
    return tuple(counts)


def _different(ascending: Ints) -> int:
    if not len(ascending):
        return 0
    return 1 + int(np.count_nonzero(ascending[1:] != ascending[:-1]))


def best(facet: KeywordFacet, counts: Iterable[tuple[str, int]]) -> tuple[FacetCount, ...]:
    """Return the largest counts, largest first, equal ones by value."""
    only = facet.only
    kept = [(-count, value) for value, count in counts if not only or value in only]
    kept.sort()
    return tuple([FacetCount(value=value, count=-less) for less, value in kept[: facet.size]])
