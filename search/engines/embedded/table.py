"""The table of an index generation: all documents and parts as columns, ascending by key.

A row number therefore orders documents like their keys. The table is a cache of what the index
itself holds (`records`), made for one commit and never changed; `sequence` names that commit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from search.contract import IndexSchema
from search.engines.remembered import Remembered

from .dictionaries import Dictionaries
from .rows import Ints, Rows


@dataclass(frozen=True)
class Table:
    """`unsaved`: changes since the table was last read from or written to a file."""

    schema: IndexSchema
    sequence: int
    documents: Rows
    versions: Ints
    sort_texts: npt.NDArray[np.object_]
    parts: Rows
    part_starts: Ints  # the parts of document i are part_starts[i] to part_starts[i + 1]
    dictionaries: Dictionaries
    gone: Mapping[int, int]  # deleted key -> version of its deletion
    unsaved: int = 0

    def __len__(self) -> int:
        return len(self.documents)

    def version(self, key: int) -> int:
        """Return the version in which `key` was last put or deleted, -1 if it never was."""
        row = int(np.searchsorted(self.documents.keys, key))
        if row < len(self) and self.documents.keys[row] == key:
            return int(self.versions[row])
        return self.gone.get(key, -1)

    def rows_of(self, keys: Ints) -> Ints:
        """Return the row number of each of `keys`, all of which are in the table."""
        dense = self._dense_rows
        if dense is None:
            return np.searchsorted(self.documents.keys, keys)
        return dense[keys]

    @cached_property
    def _dense_rows(self) -> Ints | None:
        """Key -> row as one array, where the keys are not too far apart."""
        keys = self.documents.keys
        if not len(keys) or keys[0] < 0 or keys[-1] > 10 * len(keys) + 100_000:
            return None
        dense = np.zeros(int(keys[-1]) + 1, dtype=np.int64)
        dense[keys] = np.arange(len(keys))
        return dense

    @cached_property
    def part_documents(self) -> npt.NDArray[np.int32]:
        """The row of its document, for each part."""
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.part_starts))

    @cached_property
    def text_ranks(self) -> Ints:
        """The place of each document in the order of `sort_texts`; equal texts share one."""
        _, ranks = np.unique(self.sort_texts, return_inverse=True)
        return ranks.astype(np.int64)

    @cached_property
    def filter_masks(self) -> Remembered:
        """Filters -> mask of documents or parts."""
        return Remembered(64)

    @cached_property
    def term_masks(self) -> Remembered:
        """Term or phrase -> packed mask of the documents that have it in a text."""
        return Remembered(1000)

    @cached_property
    def arranged(self) -> Remembered:
        """Keyword field -> its codes as `counting` needs them."""
        return Remembered(64)
