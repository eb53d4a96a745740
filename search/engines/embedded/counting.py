"""Facet counts over the rows of a table: always documents, each once per value."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from search.contract import Facet, FacetCount, KeywordFacet, RangeFacet

from .rows import MISSING, Ints, Mask
from .table import Table


def count_facet(
    table: Table, facet: Facet, documents: Mask, parts: Mask | None, *, of_parts: bool
) -> tuple[FacetCount, ...]:
    """Count `facet` over the masked documents, a part field through their masked parts only."""
    rows, owners = table.documents, np.arange(len(table))
    chosen = documents
    if of_parts:
        rows, owners = table.parts, table.part_documents
        chosen = documents[owners]
        if parts is not None:
            chosen = chosen & parts
    if isinstance(facet, RangeFacet):
        return _ranges(rows.numbers[facet.field], owners, chosen, facet)
    codes = rows.codes[facet.field]
    lengths = np.diff(codes.starts)
    values = codes.values[np.repeat(chosen, lengths)]
    values_of = np.repeat(owners[chosen], lengths[chosen])
    dictionary = table.dictionaries[facet.field]
    size = len(dictionary.values)
    if of_parts:
        values = (np.unique(values_of * size + values) % max(size, 1)).astype(np.int32)
    counts = np.bincount(values, minlength=size)
    found = ((dictionary.values[code], int(counts[code])) for code in np.flatnonzero(counts))
    return best(facet, found)


def _ranges(values: Ints, owners: Ints, chosen: Mask, facet: RangeFacet) -> tuple[FacetCount, ...]:
    values, owners = values[chosen], owners[chosen]
    counts = []
    for key, ge, le in facet.ranges:
        inside = values != MISSING
        if ge is not None:
            inside &= values >= ge
        if le is not None:
            inside &= values <= le
        counts.append(FacetCount(value=key, count=_different(owners[inside])))
    return tuple(counts)


def _different(ascending: npt.NDArray[np.int64]) -> int:
    if not len(ascending):
        return 0
    return 1 + int(np.count_nonzero(ascending[1:] != ascending[:-1]))


def best(facet: KeywordFacet, counts: Iterable[tuple[str, int]]) -> tuple[FacetCount, ...]:
    """Return the largest counts, largest first, equal ones by value."""
    kept: Sequence[tuple[str, int]] = [
        (value, count) for value, count in counts if not facet.only or value in facet.only
    ]
    ordered = sorted(kept, key=lambda item: (-item[1], item[0]))
    return tuple(FacetCount(value=value, count=count) for value, count in ordered[: facet.size])
