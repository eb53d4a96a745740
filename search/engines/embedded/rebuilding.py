"""A new generation beside the serving one, and the switch to it."""

import shutil
from collections.abc import Callable, Iterable
from typing import Any

from search.contract import Change, Document, EngineError, IndexSchema
from search.lexicon import Lexicon, Miner

from .building import TableBuilder
from .dictionaries import Dictionaries
from .fields import create_index, tantivy_document
from .places import Generation, Place
from .records import record_of
from .snapshots import open_snapshot
from .table_file import save_table
from .writing import write, writing

STEP = 500  # documents between two calls of `progress`
WAIT = 60.0  # seconds the switch waits for a writer

Documents = Callable[[], Iterable[Document]]


def rebuild(
    place: Place,
    schema: IndexSchema,
    documents: Documents,
    *,
    replay: Callable[[], Iterable[Change]],
    accept: Callable[[int, int], bool],
    progress: Callable[[int], Any],
    old_count: Callable[[], int],
) -> int:
    """Build, replay, ask, switch, prune; see `Engine.rebuild`.

    The serving generation takes changes all the while, except between replay and switch.
    """
    with place.lock("rebuild"):
        place.prune()  # what a killed rebuild left behind
        generation = place.new_generation(schema)
        try:
            _build(generation, schema, documents, progress)
            with place.lock("writer", wait=WAIT):
                count = _replayed(generation, replay)
                if not accept(count, old_count()):
                    raise EngineError(f"the new index with {count} documents was not accepted")
                place.switch(generation)
        except BaseException:
            shutil.rmtree(generation.path, ignore_errors=True)
            raise
        place.prune()
        return count


def _build(
    generation: Generation,
    schema: IndexSchema,
    documents: Documents,
    progress: Callable[[int], Any],
) -> None:
    lexicon = _mined(schema, documents)
    generation.write_meta(schema, lexicon)
    table = TableBuilder(schema, Dictionaries.of(schema))
    last, count = None, 0
    with writing(create_index(schema, generation.index)) as writer:
        for document in documents():
            if last is not None and document.key <= last:
                raise ValueError(f"documents must ascend by key: {document.key} after {last}")
            last, count = document.key, count + 1
            record = record_of(schema, document)
            writer.add_document(tantivy_document(schema, record, document.texts, lexicon, 1))
            table.add(record)
            if count % STEP == 0:
                progress(count)
    progress(count)
    save_table(table.table(1), generation.table)


def _mined(schema: IndexSchema, documents: Documents) -> Lexicon:
    names = [text.name for text in schema.texts]
    miner = Miner()
    for document in documents():
        miner.add({name: document.texts.get(name, "") for name in names})
    return miner.lexicon()


def _replayed(generation: Generation, replay: Callable[[], Iterable[Change]]) -> int:
    snapshot = open_snapshot(generation)
    failed = write(snapshot, replay())
    if failed:
        key, reason = next(iter(failed.items()))
        raise EngineError(f"document {key} could not be written during the rebuild: {reason}")
    return len(open_snapshot(generation).table)
