"""Columns of numbers and codes, and how new rows are spliced into them.

Columns are never changed once made: a reader keeps its table while a newer one is spliced.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

MISSING = np.iinfo(np.int64).min  # a number that is not known


class Piece(NamedTuple):
    """The rows `start` to `stop` of the old columns, or of the new ones."""

    new: bool
    start: int
    stop: int


@dataclass(frozen=True)
class Codes:
    """The codes of row i are `values[starts[i]:starts[i + 1]]`, each at most once."""

    starts: Ints
    values: npt.NDArray[np.int32]

    def owners(self) -> npt.NDArray[np.int32]:
        """Return the row that each value belongs to."""
        rows = np.arange(len(self.starts) - 1, dtype=np.int32)
        return np.repeat(rows, np.diff(self.starts))


@dataclass(frozen=True)
class Rows:
    """Documents, or parts, ascending by key (parts: by document, then key)."""

    keys: Ints
    numbers: Mapping[str, Ints]
    codes: Mapping[str, Codes]
    places: Floats  # latitude and longitude, nan where unknown

    def __len__(self) -> int:
        return len(self.keys)


def splice(old: Rows, new: Rows, pieces: Sequence[Piece]) -> Rows:
    """Return the rows that `pieces` name, in their order."""
    return Rows(
        keys=join(old.keys, new.keys, pieces),
        numbers={name: join(old.numbers[name], new.numbers[name], pieces) for name in old.numbers},
        codes={name: _join_codes(old.codes[name], new.codes[name], pieces) for name in old.codes},
        places=join(old.places, new.places, pieces),
    )


def join(old: npt.NDArray[Any], new: npt.NDArray[Any], pieces: Sequence[Piece]) -> npt.NDArray[Any]:
    found = [(new if piece.new else old)[piece.start : piece.stop] for piece in pieces]
    return np.concatenate(found) if found else old[:0]


def _join_codes(old: Codes, new: Codes, pieces: Sequence[Piece]) -> Codes:
    lengths = join(np.diff(old.starts), np.diff(new.starts), pieces)
    inner = [
        Piece(piece.new, int(starts[piece.start]), int(starts[piece.stop]))
        for piece in pieces
        for starts in [(new if piece.new else old).starts]
    ]
    return Codes(starts_of(lengths), join(old.values, new.values, inner))


def starts_of(lengths: npt.NDArray[Any]) -> Ints:
    """Return the n + 1 offsets of rows of these lengths."""
    starts = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths, out=starts[1:])
    return starts
