"""A new index beside the serving one, and the switch to it in one call.

From the moment the new index exists, it bears the alias for building: whoever feeds the index finds it
there and writes to both (`ElasticsearchEngine.apply`). So nothing that changes between the replay and
the switch is lost, on however many machines changes are carried out.
"""

import datetime as dt
import logging
import pickle
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from elasticsearch import helpers

from portal import clock
from search.contract import Change, Document, EngineError, IndexSchema
from search.engines.common import Fields
from search.engines.terms import tokens_of
from search.lexicon import Lexicon, Miner

from .connection import Connection
from .mapping import mapping, source_of_tokens
from .names import Names
from .serving import Serving, Targets, targets
from .writing import (
    CHUNK,
    CHUNK_BYTES,
    NO_ROOM,
    PATIENTLY,
    Action,
    apply,
    index_action,
    outcomes,
    refused,
)

logger = logging.getLogger(__name__)

BATCH = 500  # documents between two calls of `progress`
THREADS = 2  # that send; the server is then never idle
# Waited for a copy on a second node before the switch; less than the client waits for an answer.
REPLICA_SECONDS = 30
PRIORITY = 500  # of the template among those of the cluster

Documents = Callable[[], Iterable[Document]]

LEXICONS_MAPPING = {
    "dynamic": "strict",
    "properties": {"lexicon": {"type": "keyword", "index": False, "doc_values": False}},
}


@dataclass(kw_only=True)
class Rebuilding:
    """One rebuild of the index that `names` names."""

    connection: Connection
    names: Names
    schema: IndexSchema
    directory: Path  # for what waits between the two passes

    def carry_out(
        self,
        documents: Documents,
        *,
        replay: Callable[[], Iterable[Change]],
        accept: Callable[[int, int], bool],
        progress: Callable[[int], Any],
    ) -> int:
        """Build, replay, count, ask, switch, prune; see `Engine.rebuild`.

        Raises EngineError; whatever ends it, the new index is removed and the old one serves on.
        """
        old = targets(self.connection.soon(), self.names)  # a server that hangs shows at once
        self._prepare(old)
        with TemporaryFile(dir=self.directory) as waiting:
            lexicon = self._read(documents, waiting)
            waiting.seek(0)
            index = self._create(lexicon)
            try:
                into = Serving(index, self.schema, Fields.of(self.schema), lexicon)
                self._fill(into, waiting, progress)
                self._replay(into, replay())
                self._finish(into)
                count = self._count(index)
                if not accept(count, self._count(old.serving) if old.serving else 0):
                    raise EngineError(f"the new index with {count} documents was not accepted")
                self._switch(index, old)
            except BaseException:
                self._remove(index)
                raise
        self._prune(keep=(index, old.serving))
        return count

    def _prepare(self, old: Targets) -> None:
        """Install the template first: without it a write under a wrong name would make an index, with
        fields that the server guesses. Then remove what a killed rebuild left behind; if that one is
        not dead after all, it fails now, for its index never comes back.
        """
        self.connection.do(
            lambda client: client.indices.put_index_template(
                name=self.names.prefix,
                index_patterns=[f"{self.names.prefix}-*"],
                allow_auto_create=False,
                # Of two portals on one cluster one may bear the name of the other and more.
                priority=PRIORITY + len(self.names.prefix),
                template={},
            )
        )
        for index in old.building:
            self._remove(index)
        exists = self.connection.do(lambda client: client.indices.exists(index=self.names.lexicons))
        if not exists:
            self.connection.do(
                lambda client: client.options(ignore_status=400).indices.create(
                    index=self.names.lexicons,
                    settings=_settings(number_of_shards=1, auto_expand_replicas="0-1"),
                    mappings=LEXICONS_MAPPING,
                )
            )

    def _read(self, documents: Documents, waiting: BinaryIO) -> Lexicon:
        """Write the documents in batches, their texts as tokens, and an empty batch behind the last;
        return the lexicon mined from them."""
        miner = Miner()
        last: int | None = None
        batch: list[tuple[Document, dict[str, list[str]]]] = []
        for document in documents():
            if last is not None and document.key <= last:
                raise ValueError(f"documents must ascend by key: {document.key} after {last}")
            last = document.key
            tokens = dict(tokens_of(self.schema, document))
            miner.add_tokens(chain.from_iterable(tokens.values()))
            batch.append((document, tokens))
            if len(batch) == BATCH:
                pickle.dump(batch, waiting, pickle.HIGHEST_PROTOCOL)
                batch = []
        for rest in (batch, []) if batch else ([],):
            pickle.dump(rest, waiting, pickle.HIGHEST_PROTOCOL)
        return miner.lexicon()

    def _create(self, lexicon: Lexicon) -> str:
        """Create the index, with everything that whoever finds it needs."""
        index = self.names.new(self.schema)
        self.connection.do(
            lambda client: client.index(
                index=self.names.lexicons, id=index, document={"lexicon": lexicon.to_json()}
            )
        )
        created = self.connection.do(
            lambda client: client.indices.create(
                index=index,
                settings=_settings(
                    number_of_shards=1,  # the frequency of words is counted per shard
                    number_of_replicas=0,
                    refresh_interval="-1",
                    gc_deletes="1h",  # a deletion outlives the older document still on its way
                ),
                mappings=mapping(self.schema),
                aliases={self.names.building: {}},
            )
        )
        if not created.body["acknowledged"]:  # else some node would not feed the new index
            self._remove(index)
            raise EngineError("not every node knows of the new index")
        return index

    def _fill(self, into: Serving, waiting: BinaryIO, progress: Callable[[int], Any]) -> None:
        """Send all documents; what the server had no room for is sent again, slowly."""
        again: set[int] = set()

        def fill(client: Any) -> None:
            sent = helpers.parallel_bulk(
                client,
                self._actions(into, waiting),
                thread_count=THREADS,
                queue_size=THREADS,
                chunk_size=CHUNK,
                max_chunk_bytes=CHUNK_BYTES,
                raise_on_error=False,
                raise_on_exception=False,  # a whole request refused is each of its documents refused
            )
            count = 0
            for count, outcome in enumerate(sent, start=1):
                if count % BATCH == 0:  # told from this thread: those that send have no database
                    progress(count)
                for key, status, reason in refused([outcome]):
                    if status not in NO_ROOM:
                        raise EngineError(f"document {key} could not be written: {reason}")
                    again.add(key)
            if count % BATCH:
                progress(count)

        self.connection.do(fill)
        if again:
            waiting.seek(0)
            actions = self._actions(into, waiting, only=again)
            for key, _, reason in outcomes(self.connection.do, actions, PATIENTLY):
                raise EngineError(f"document {key} could not be written: {reason}")

    def _actions(
        self, into: Serving, waiting: BinaryIO, only: Container[int] | None = None
    ) -> Iterator[Action]:
        while batch := pickle.load(waiting):  # noqa: S301 - written by us just now
            for document, tokens in batch:
                if only is None or document.key in only:
                    made = source_of_tokens(self.schema, document, tokens, into.lexicon)
                    yield index_action(into.index, document.key, document.version, made)

    def _replay(self, into: Serving, changes: Iterable[Change]) -> None:
        applied = apply(self.connection.do, into, changes, PATIENTLY)
        for key, reason in chain(applied.failed.items(), applied.waiting.items()):
            raise EngineError(f"document {key} could not be written: {reason}")

    def _finish(self, into: Serving) -> None:
        """Make the index what a serving one is: whole on disk, copied, and found to answer."""
        self.connection.do(
            lambda client: client.indices.put_settings(
                index=into.index,
                settings=_settings(
                    refresh_interval="1s", auto_expand_replicas="0-1", gc_deletes="60s"
                ),
            )
        )
        self.connection.do(lambda client: client.indices.refresh(index=into.index))
        health = self.connection.do(
            lambda client: client.options(ignore_status=408).cluster.health(
                index=into.index, wait_for_status="green", timeout=f"{REPLICA_SECONDS}s"
            )
        )
        if health.body["status"] == "red":
            raise EngineError("the new index is red")
        if health.body["status"] != "green":  # no room for a copy; it serves all the same
            logger.warning("%s has no copy on a second node yet", into.index)

    def _count(self, index: str) -> int:
        answer = self.connection.do(lambda client: client.count(index=index))
        return int(answer.body["count"])

    def _switch(self, index: str, old: Targets) -> None:
        """One call: every search before it is answered by the old index, every one after by the new."""
        if targets(self.connection.do, self.names).serving != old.serving:
            raise EngineError("another rebuild was quicker")
        actions: list[dict[str, Any]] = [
            {"add": {"index": index, "alias": self.names.serving, "is_write_index": True}},
            {"remove": {"index": index, "alias": self.names.building}},
        ]
        if old.serving:
            actions.append({"remove": {"index": old.serving, "alias": self.names.serving}})
        self.connection.do(lambda client: client.indices.update_aliases(actions=actions))

    def _remove(self, index: str) -> None:
        """Remove an index and its lexicon, as far as they are there and the server answers."""
        with suppress(EngineError):
            self.connection.do(lambda client: client.indices.delete(index=index))
        with suppress(EngineError):
            self.connection.do(lambda client: client.delete(index=self.names.lexicons, id=index))

    def tidy(self) -> None:
        """Remove what dead rebuilds left and, a day after the last switch, the index served before.

        Until then an administrator may want it back.
        """
        found = targets(self.connection.do, self.names)
        for index in found.building:
            self._remove(index)
        switched = self.names.made_at(found.answering)
        if switched is not None and switched < clock.real_now() - dt.timedelta(days=1):
            for index in found.others:
                self._remove(index)

    def _prune(self, keep: tuple[str | None, ...]) -> None:
        """Remove all but the new index and the one it replaced."""
        with suppress(EngineError):  # the next rebuild does it
            for index in targets(self.connection.do, self.names).others:
                if index not in keep:
                    self._remove(index)


def _settings(**values: Any) -> dict[str, Any]:
    return {"index": values}
