"""A new generation beside the serving one, and the switch to it."""

import pickle
import shutil
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any, BinaryIO

from search.contract import Change, Document, EngineError, IndexSchema
from search.engines.terms import tokens_of
from search.lexicon import Lexicon, Miner

from .building import TableBuilder
from .dictionaries import Dictionaries
from .fields import create_index, tantivy_document, unread
from .places import Generation, Place
from .records import record_of
from .snapshots import open_snapshot
from .table_file import save_table
from .writing import write, writing

BATCH = 500  # documents read at once, and between two calls of `progress`
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
    """Read the documents once: what can be made of them without the lexicon lies in a file until
    the lexicon is mined."""
    waiting = generation.path / "waiting"
    with waiting.open("wb") as file:
        lexicon = _read(generation, schema, documents, file)
    generation.write_meta(schema, lexicon)
    count = 0
    with writing(create_index(schema, generation.index)) as writer, waiting.open("rb") as file:
        while documents_left := pickle.load(file):  # noqa: S301 - written by us just now
            for document in documents_left:
                writer.add_document(tantivy_document(document, lexicon, 1))
            count += len(documents_left)
            progress(count)
    waiting.unlink()


def _read(
    generation: Generation, schema: IndexSchema, documents: Documents, file: BinaryIO
) -> Lexicon:
    """Save the table, write the documents in batches and an empty one behind the last, and return
    the lexicon."""
    miner = Miner()
    table = TableBuilder(schema, Dictionaries.of(schema))
    last, batch = None, []
    for document in documents():
        if last is not None and document.key <= last:
            raise ValueError(f"documents must ascend by key: {document.key} after {last}")
        last = document.key
        tokens = tokens_of(schema, document)
        miner.add_tokens(chain.from_iterable(tokens.values()))
        record = record_of(schema, document, tokens)
        table.add(record)
        batch.append(unread(schema, record, tokens))
        if len(batch) == BATCH:
            pickle.dump(batch, file, pickle.HIGHEST_PROTOCOL)
            batch = []
    for rest in (batch, []) if batch else ([],):
        pickle.dump(rest, file, pickle.HIGHEST_PROTOCOL)
    save_table(table.table(1), generation.table)
    return miner.lexicon()


def _replayed(generation: Generation, replay: Callable[[], Iterable[Change]]) -> int:
    snapshot = open_snapshot(generation)
    failed = write(snapshot, replay())
    if failed:
        key, reason = next(iter(failed.items()))
        raise EngineError(f"document {key} could not be written during the rebuild: {reason}")
    return len(open_snapshot(generation).table)
