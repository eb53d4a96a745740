"""A table with single documents put or taken away: what a reader does after a commit."""

import dataclasses
from collections.abc import Iterable, Mapping

import numpy as np

from .building import TableBuilder
from .records import Record
from .rows import Ints, Piece, join, splice, starts_of
from .table import Table


def changed(
    table: Table, puts: Iterable[Record], gone: Mapping[int, int], *, sequence: int
) -> Table:
    """Return `table` with `puts` in place of what it had of them, and without `gone`."""
    builder = TableBuilder(table.schema, table.dictionaries)
    for record in sorted(puts, key=lambda record: record.document.key):
        builder.add(record)
    new = builder.table(sequence)
    pieces = _pieces(table.documents.keys, new.documents.keys, gone)
    part_pieces = [_of_parts(piece, new if piece.new else table) for piece in pieces]
    put_again = set(new.documents.keys.tolist())
    still_gone = {key: value for key, value in table.gone.items() if key not in put_again}
    return dataclasses.replace(
        new,
        documents=splice(table.documents, new.documents, pieces),
        versions=join(table.versions, new.versions, pieces),
        sort_texts=join(table.sort_texts, new.sort_texts, pieces),
        parts=splice(table.parts, new.parts, part_pieces),
        part_starts=starts_of(join(np.diff(table.part_starts), np.diff(new.part_starts), pieces)),
        gone={**still_gone, **gone},
        unsaved=table.unsaved + len(new) + len(gone),
    )


def _pieces(old_keys: Ints, new_keys: Ints, gone: Iterable[int]) -> list[Piece]:
    """Cut the old rows at every touched key, and put the new rows where they belong."""
    touched = np.union1d(new_keys, np.array(list(gone), dtype=np.int64))
    left = np.searchsorted(old_keys, touched, side="left").tolist()
    right = np.searchsorted(old_keys, touched, side="right").tolist()
    is_put = np.isin(touched, new_keys).tolist()
    pieces, old_at, new_at = [], 0, 0
    for start, stop, put in zip(left, right, is_put, strict=True):
        if old_at < start:
            pieces.append(Piece(False, old_at, start))
        if put:
            pieces.append(Piece(True, new_at, new_at + 1))
            new_at += 1
        old_at = stop
    if old_at < len(old_keys):
        pieces.append(Piece(False, old_at, len(old_keys)))
    return pieces


def _of_parts(piece: Piece, table: Table) -> Piece:
    starts = table.part_starts
    return Piece(piece.new, int(starts[piece.start]), int(starts[piece.stop]))
