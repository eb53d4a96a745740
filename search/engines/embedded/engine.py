"""The embedded engine: what `search.contract.Engine` promises, on files of this machine."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from search.contract import (
    Applied,
    Change,
    Document,
    EngineError,
    Filter,
    Health,
    IndexSchema,
    Query,
    Result,
    Suggestion,
)
from search.engines.common import schema_hash
from search.lexicon import Lexicon

from .answering import Answering
from .completing import WordIndex, complete
from .places import Place
from .rebuilding import rebuild
from .snapshots import Reader, Snapshot
from .table_file import save_table
from .writing import write

UNSAVED = 2_000  # changes after which the table's file is written anew


class EmbeddedEngine:
    """Safe for threads and processes: any number of readers, one writer per index."""

    name = "embedded"

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._readers: dict[str, Reader] = {}
        self._answerings: dict[str, Answering] = {}
        self._words: dict[str, WordIndex] = {}
        self._lock = threading.Lock()

    def search(self, schema: IndexSchema, query: Query) -> Result:
        answering = self._answering(schema)
        answering.check(query)
        return answering.answer(query)

    def suggest(
        self, schema: IndexSchema, text: str, *, limit: int, filters: tuple[Filter, ...]
    ) -> tuple[Suggestion, ...]:
        answering = self._answering(schema)
        answering.check_filters(filters)
        snapshot = answering.snapshot
        words = self._words.get(schema.name)
        if words is None or words.table is not snapshot.table:
            words = self._words[schema.name] = WordIndex(snapshot.table)
        return complete(snapshot, words, text, limit=limit, filters=filters)

    def apply(self, schema: IndexSchema, changes: Sequence[Change]) -> Applied:
        with self._place(schema).lock("writer"):
            snapshot = self._snapshot(schema)
            if snapshot.table.unsaved >= UNSAVED:
                save_table(snapshot.table, snapshot.generation.table)
                self._forget(schema)  # read again, from the file
                snapshot = self._snapshot(schema)
            return Applied(failed=write(snapshot, changes))

    def rebuild(
        self,
        schema: IndexSchema,
        documents: Callable[[], Iterable[Document]],
        *,
        replay: Callable[[], Iterable[Change]],
        accept: Callable[[int, int], bool],
        progress: Callable[[int], Any],
    ) -> int:
        return rebuild(
            self._place(schema),
            schema,
            documents,
            replay=replay,
            accept=accept,
            progress=progress,
            old_count=lambda: self.health(schema).documents,
        )

    def tidy(self, schema: IndexSchema) -> None:
        place = self._place(schema)
        with place.lock("rebuild"):
            place.prune()

    def versions(self, schema: IndexSchema) -> Iterator[tuple[int, int]]:
        table = self._snapshot(schema).table
        yield from zip(table.documents.keys.tolist(), table.versions.tolist(), strict=True)

    def lexicon(self, schema: IndexSchema) -> Lexicon:
        return self._snapshot(schema).lexicon

    def health(self, schema: IndexSchema) -> Health:
        if self._place(schema).stamp() is None:
            return Health(engine=self.name, state="missing", documents=0)
        try:
            snapshot = self._snapshot(schema)
        except EngineError as error:
            return Health(engine=self.name, state="unreachable", documents=0, detail=str(error))
        count = len(snapshot.table)
        if schema_hash(snapshot.schema) != schema_hash(schema):
            reason = "the index has other fields than the schema"
        elif not snapshot.analysis_is_current:
            reason = "the index was analysed by older rules"
        else:
            return Health(engine=self.name, state="ok", documents=count)
        return Health(engine=self.name, state="rebuild_needed", documents=count, detail=reason)

    def _place(self, schema: IndexSchema) -> Place:
        return Place(self._directory, schema.name)

    def _answering(self, schema: IndexSchema) -> Answering:
        snapshot = self._snapshot(schema)
        found = self._answerings.get(schema.name)
        if found is None or found.snapshot is not snapshot or found.schema is not schema:
            found = self._answerings[schema.name] = Answering(snapshot, schema)
        return found

    def _snapshot(self, schema: IndexSchema) -> Snapshot:
        reader = self._readers.get(schema.name)
        if reader is None:
            with self._lock:
                reader = self._readers.setdefault(schema.name, Reader(self._place(schema)))
        return reader.snapshot()

    def _forget(self, schema: IndexSchema) -> None:
        with self._lock:
            self._readers.pop(schema.name, None)
