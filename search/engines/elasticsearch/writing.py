"""Changes carried out on the server: every one with its version, each with an outcome of its own."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from elasticsearch import helpers

from search.contract import Applied, Change

from .connection import Ask, IndexMissing
from .mapping import Source, source
from .serving import Serving

CHUNK = 500
CHUNK_BYTES = 5_000_000
CONFLICT, NOT_FOUND, TOO_MANY, UNAVAILABLE = 409, 404, 429, 503
NO_ROOM = (TOO_MANY, UNAVAILABLE)

# What the server has no room for is sent again, with pauses that double. For a worker a few times, and
# not where data are missing: what is not taken stays due. (By itself the server waits a minute for them.)
A_LITTLE: Mapping[str, Any] = {"max_retries": 3, "retry_on_status": TOO_MANY, "timeout": "2s"}
PATIENTLY: Mapping[str, Any] = {"max_retries": 8, "retry_on_status": NO_ROOM}

Action = dict[str, Any]
Outcome = Mapping[str, Any]


def index_action(index: str, key: int, version: int, made: Source) -> Action:
    """Return the action that puts a document, unless the index has a newer version of it."""
    return _versioned("index", index, key, version) | {"_source": made}


def delete_action(index: str, key: int, version: int) -> Action:
    """Return the action that deletes a document, unless the index has a newer version of it."""
    return _versioned("delete", index, key, version)


def _versioned(kind: str, index: str, key: int, version: int) -> Action:
    return {
        "_op_type": kind,
        "_index": index,
        "_id": str(key),
        "version": version,
        "version_type": "external_gte",
    }


def apply(
    ask: Ask, into: Serving, changes: Iterable[Change], patience: Mapping[str, Any] = A_LITTLE
) -> Applied:
    """Carry out `changes` on the index `into`. Raises EngineError where none could be tried."""
    failed: dict[int, str] = {}
    waiting: dict[int, str] = {}
    actions = _actions(into, changes, failed)
    for key, status, reason in outcomes(ask, actions, patience):
        if status in NO_ROOM:
            waiting[key] = reason
        else:
            failed[key] = reason
    return Applied(failed=failed, waiting=waiting)


def _actions(into: Serving, changes: Iterable[Change], failed: dict[int, str]) -> Iterator[Action]:
    for change in changes:
        if change.document is None:
            yield delete_action(into.index, change.key, change.version)
            continue
        try:
            made = _source(into, change)
        except (ValueError, TypeError, AttributeError, OverflowError) as error:
            failed[change.key] = f"{type(error).__name__}: {error}"
            continue
        yield index_action(into.index, change.key, change.version, made)


def _source(into: Serving, change: Change) -> Source:
    assert change.document is not None
    if change.document.key != change.key:
        raise ValueError("the document has another key than its change")
    document = dataclasses.replace(change.document, version=change.version)
    return source(into.schema, document, into.lexicon)


def outcomes(
    ask: Ask, actions: Iterable[Action], patience: Mapping[str, Any]
) -> Iterator[tuple[int, int, str]]:
    """Carry out `actions`; yield (key, status, reason) of those that the server did not take.

    A newer version in the index, and deleting what is not there, are success. Raises EngineError
    where the server does not answer, IndexMissing where the index is gone.
    """

    def carried_out(client: Any) -> Sequence[tuple[bool, Outcome]]:
        return list(
            helpers.streaming_bulk(
                client,
                actions,
                chunk_size=CHUNK,
                max_chunk_bytes=CHUNK_BYTES,
                raise_on_error=False,
                initial_backoff=0.2,
                max_backoff=2,
                **patience,
            )
        )

    yield from refused(ask(carried_out))


def refused(found: Iterable[tuple[bool, Outcome]]) -> Iterator[tuple[int, int, str]]:
    """Yield (key, status, reason) of the outcomes that are no success."""
    for _, outcome in found:
        ((kind, item),) = outcome.items()
        status = item["status"]
        error = item.get("error")
        if status == CONFLICT or (kind == "delete" and status == NOT_FOUND and not error):
            continue
        if error is None:
            continue
        kind_of_error = error.get("type", "") if isinstance(error, Mapping) else str(error)
        reason = error.get("reason", "") if isinstance(error, Mapping) else ""
        if kind_of_error == "index_not_found_exception":
            raise IndexMissing(f"the index {item.get('_index')} is gone")
        if kind_of_error == "cluster_block_exception":  # disk full, or closed for writing
            status = TOO_MANY
        yield int(item["_id"]), status, f"{kind_of_error}: {reason}"
