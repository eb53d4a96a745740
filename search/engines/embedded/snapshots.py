"""What a search reads: one commit of the index and the table of exactly that commit."""

import threading
from dataclasses import dataclass, replace

import tantivy

from search.contract import EngineError, IndexSchema
from search.engines.common import Fields
from search.german import ANALYSIS_VERSION
from search.lexicon import Lexicon

from .building import empty_table
from .changing import changed
from .fields import KEY, RECORD, SEQUENCE, VERSION, open_index
from .places import Generation, Place
from .records import from_bytes
from .table import Table
from .table_file import load_table

Stamp = tuple[int, int] | None

TRIES = 3  # a generation may be pruned between reading its name and opening it


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """`schema` is the one the generation was built with, which may be older than the code's."""

    generation: Generation
    schema: IndexSchema
    fields: Fields
    analysis: str
    lexicon: Lexicon
    index: tantivy.Index
    searcher: tantivy.Searcher
    table: Table

    @property
    def analysis_is_current(self) -> bool:
        return self.analysis == ANALYSIS_VERSION


class Reader:
    """Keeps the newest snapshot of one index; safe for threads."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._stamp: tuple[Stamp, Stamp] = (None, None)

    def snapshot(self) -> Snapshot:
        """Return the newest committed state. Raises EngineError if there is no index to read."""
        with self._lock:
            for left in reversed(range(TRIES)):
                try:
                    return self._newest()
                except (OSError, ValueError, KeyError, TypeError) as error:
                    self._snapshot = None
                    if not left:
                        raise EngineError(f"the index cannot be read: {error}") from error
        raise AssertionError("unreachable")

    def _newest(self) -> Snapshot:
        current = self._place.stamp()
        if current is None:
            self._snapshot = None
            raise EngineError("there is no index yet: rebuild it")
        if self._snapshot is None or current != self._stamp[0]:
            generation = self._place.current()
            if generation is None:
                raise EngineError("there is no index yet: rebuild it")
            self._stamp = current, generation.commit_stamp()
            self._snapshot = open_snapshot(generation)
        commit = self._snapshot.generation.commit_stamp()
        if (current, commit) != self._stamp:
            self._stamp = current, commit
            self._snapshot = refreshed(self._snapshot)
        return self._snapshot


def open_snapshot(generation: Generation) -> Snapshot:
    schema, analysis, lexicon = generation.read_meta()
    index = open_index(generation.index)
    index.reload()
    snapshot = Snapshot(
        generation=generation,
        schema=schema,
        fields=Fields.of(schema),
        analysis=analysis,
        lexicon=lexicon,
        index=index,
        searcher=index.searcher(),
        table=load_table(schema, generation.table) or empty_table(schema),
    )
    return replace(snapshot, table=_in_step(index, snapshot.searcher, snapshot.table))


def refreshed(snapshot: Snapshot) -> Snapshot:
    snapshot.index.reload()
    searcher = snapshot.index.searcher()
    return replace(
        snapshot, searcher=searcher, table=_in_step(snapshot.index, searcher, snapshot.table)
    )


def _in_step(index: tantivy.Index, searcher: tantivy.Searcher, table: Table) -> Table:
    """Bring `table` up to the commit that `searcher` reads: only changed documents are read."""
    table = _caught_up(index, searcher, table)
    if len(table) + len(table.gone) != searcher.num_docs:  # a table of something else
        table = _caught_up(index, searcher, empty_table(table.schema))
    return table


def _caught_up(index: tantivy.Index, searcher: tantivy.Searcher, table: Table) -> Table:
    newer = tantivy.Query.range_query(
        index.schema,
        SEQUENCE,
        tantivy.FieldType.Integer,
        lower_bound=table.sequence,
        include_lower=False,
    )
    found = searcher.search(newer, limit=max(searcher.num_docs, 1), count=False).hits
    if not found:
        return table
    addresses = [address for _, address in found]
    keys, versions, sequences = (
        [int(value or 0) for value in searcher.fast_field_values(name, addresses)]
        for name in (KEY, VERSION, SEQUENCE)
    )
    puts, gone = [], {}
    for key, version, address in zip(keys, versions, addresses, strict=True):
        data = searcher.doc(address).get_first(RECORD)
        if data is None:
            gone[key] = version
        else:
            puts.append(from_bytes(key, data))
    return changed(table, puts, gone, sequence=max(sequences))
