"""Changes to a generation: under its lock, in one commit."""

import dataclasses
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import tantivy

from search.contract import Change, EngineBusyError
from search.engines.terms import tokens_of

from .fields import KEY, open_index, tantivy_document, tombstone, unread
from .records import record_of
from .snapshots import Snapshot

HEAP = 64_000_000  # bytes


@contextmanager
def writing(index: tantivy.Index) -> Iterator[tantivy.IndexWriter]:
    """Yield a writer and commit at the end, or roll back; wait for merges either way.

    Dropping a writer without waiting leaves ever more segments. Raises EngineBusyError if another
    process has one.
    """
    try:
        writer = index.writer(HEAP, 1)
    except ValueError as error:
        if "LockBusy" in str(error):
            raise EngineBusyError("another process writes to the index") from error
        raise
    try:
        # A process killed just before its commit leaves a file of deletions whose name the next
        # commit would choose too, and fail, again and again (tantivy 0.27: FileAlreadyExists).
        writer.garbage_collect_files()
        yield writer
        writer.commit()
    except BaseException:
        writer.rollback()
        raise
    finally:
        writer.wait_merging_threads()


def write(snapshot: Snapshot, changes: Iterable[Change]) -> dict[int, str]:
    """Carry out `changes` that are not older than what `snapshot` (the newest) has.

    Returns key -> reason for each document that could not be written; the others are committed.
    """
    sequence = snapshot.table.sequence + 1
    latest: dict[int, int] = {}
    failed: dict[int, str] = {}
    # Opened anew: this process does not know the files that another one left behind when it was
    # killed, and would not take them away.
    with writing(open_index(snapshot.generation.index)) as writer:
        for change in changes:
            if change.version < latest.get(change.key, snapshot.table.version(change.key)):
                continue
            try:
                document = _prepared(snapshot, change, sequence)
            except (ValueError, TypeError, AttributeError, OverflowError) as error:
                failed[change.key] = f"{type(error).__name__}: {error}"
                continue
            failed.pop(change.key, None)
            latest[change.key] = change.version
            writer.delete_documents_by_term(KEY, change.key)
            writer.add_document(document)
    return failed


def _prepared(snapshot: Snapshot, change: Change, sequence: int) -> tantivy.Document:
    if change.document is None:
        return tombstone(change.key, change.version, sequence)
    if change.document.key != change.key:
        raise ValueError("the document has another key than its change")
    document = dataclasses.replace(change.document, version=change.version)
    tokens = tokens_of(snapshot.schema, document)
    record = record_of(snapshot.schema, document, tokens)
    return tantivy_document(unread(snapshot.schema, record, tokens), snapshot.lexicon, sequence)
