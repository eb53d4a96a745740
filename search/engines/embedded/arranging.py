"""The codes of a part field laid out for counting documents instead of parts."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .rows import Codes, Ints, Mask


class ByDocument(NamedTuple):
    """For at most 64 values: the values of each part as bits, to be united per document."""

    bits: npt.NDArray[np.uint64]
    size: int

    def counts(self, rows: Ints, first_rows: Ints) -> Ints:
        """Count over the parts `rows`; those of another document begin at each of `first_rows`."""
        counts = np.zeros(self.size, dtype=np.int64)
        if len(rows):
            united = np.bitwise_or.reduceat(self.bits[rows], first_rows)
            for code in range(self.size):
                counts[code] = np.count_nonzero(united & np.uint64(1 << code))
        return counts


class ByValue(NamedTuple):
    """For any number of values: one entry per part and value, by value, then document."""

    values: npt.NDArray[np.int32]
    parts: npt.NDArray[np.int32]
    documents: npt.NDArray[np.int32]

    def counts(self, mask: Mask) -> Ints:
        """Count over the parts of `mask`."""
        chosen = mask[self.parts]
        values, documents = self.values[chosen], self.documents[chosen]
        first = np.ones(len(values), dtype=np.bool_)
        first[1:] = (values[1:] != values[:-1]) | (documents[1:] != documents[:-1])
        return np.bincount(values[first])


def by_document(codes: Codes, size: int) -> ByDocument:
    bits = np.zeros(len(codes.starts) - 1, dtype=np.uint64)
    ones = np.left_shift(np.uint64(1), codes.values.astype(np.uint64))
    having = np.flatnonzero(np.diff(codes.starts))
    if len(having):
        bits[having] = np.bitwise_or.reduceat(ones, codes.starts[having])
    return ByDocument(bits, size)


def by_value(codes: Codes, part_documents: npt.NDArray[np.int32]) -> ByValue:
    parts = codes.owners()
    order = np.argsort(codes.values, kind="stable")  # parts already ascend by document
    parts = parts[order]
    return ByValue(codes.values[order], parts, part_documents[parts])
