"""The engine: what `search.contract.Engine` promises, on a cluster."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from elasticsearch import Elasticsearch

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
from search.engines.common import Fields, asked_rightly, check_filters, check_query, schema_hash
from search.german import ANALYSIS_VERSION
from search.lexicon import Lexicon

from .answering import Answering, IndexChanged
from .completing import complete
from .connection import Ask, Connection, IndexMissing
from .mapping import KEY
from .names import Names
from .rebuilding import Rebuilding
from .serving import Serving, read_meta, targets
from .writing import apply

logger = logging.getLogger(__name__)

T = TypeVar("T")

PAGE = 5_000  # versions read at once


class ElasticsearchEngine:
    """Safe for threads, processes and machines: versions decide which write is the newer one."""

    name = "elasticsearch"

    def __init__(self, connection: Connection, *, prefix: str, directory: Path) -> None:
        self._connection = connection
        self._prefix = prefix
        self._directory = directory
        self._known: dict[str, Serving] = {}

    def search(self, schema: IndexSchema, query: Query) -> Result:
        check_query(schema, Fields.of(schema), query)

        def answer(ask: Ask, serving: Serving) -> Result:
            if serving.schema != schema:
                with asked_rightly():
                    check_query(serving.schema, serving.fields, query)
            alias = self._names(schema).serving
            return Answering(ask, alias, serving, schema).answer(query)

        def is_empty(result: Result) -> bool:
            return not result.total

        return self._answered(schema, answer, is_empty)

    def suggest(
        self, schema: IndexSchema, text: str, *, limit: int, filters: tuple[Filter, ...]
    ) -> tuple[Suggestion, ...]:
        check_filters(Fields.of(schema), filters)

        def answer(ask: Ask, serving: Serving) -> tuple[Suggestion, ...]:
            if serving.schema != schema:
                with asked_rightly():
                    check_filters(serving.fields, filters)
            alias = self._names(schema).serving
            return complete(ask, alias, serving, text, limit=limit, filters=filters)

        return self._answered(schema, answer, lambda found: False)

    def _answered(
        self,
        schema: IndexSchema,
        answer: Callable[[Ask, Serving], T],
        is_suspicious: Callable[[T], bool],
    ) -> T:
        """Answer with the index known to serve; once more where another one has taken its place.

        The hits of an answer tell which index it comes from; an answer without any tells nothing,
        so the server is asked.
        """
        ask = self._connection.soon()
        serving = self._known.get(schema.name) or self._read(schema, ask)
        try:
            found = answer(ask, serving)
            if not is_suspicious(found):
                return found
            if targets(ask, self._names(schema)).answering == serving.index:
                return found
        except (IndexChanged, IndexMissing):
            self._known.pop(schema.name, None)
        return answer(ask, self._read(schema, ask))

    def apply(self, schema: IndexSchema, changes: Sequence[Change]) -> Applied:
        """See `Engine.apply`. While a rebuild is running, its index gets every change as well.

        Which indexes these are is asked **after** the changes were read from the database: whoever
        does not see the new index yet has read what the rebuild is still going to read.
        """
        names = self._names(schema)
        # Asked like a search: a server that hangs must not hold up the worker, which sends mail too.
        found = targets(self._connection.soon(), names)
        applied = apply(self._connection, self._serving(schema, found.answering), changes)
        failed, waiting = dict(applied.failed), dict(applied.waiting)
        for index in found.building:
            also = self._apply_to_new(names, index, changes)
            failed |= also.failed
            waiting |= also.waiting
        return Applied(failed=failed, waiting=waiting)

    def _apply_to_new(self, names: Names, index: str, changes: Sequence[Change]) -> Applied:
        """Carry out `changes` on an index that is being built; where it is gone, its rebuild failed."""
        try:
            into = Serving.read(self._connection.do, names, index)
            return apply(self._connection, into, changes)
        except IndexMissing:
            return Applied()

    def lexicon(self, schema: IndexSchema) -> Lexicon:
        known = self._known.get(schema.name)
        if known is None:
            known = self._read(schema, self._connection.soon())
        return known.lexicon

    def rebuild(
        self,
        schema: IndexSchema,
        documents: Callable[[], Iterable[Document]],
        *,
        replay: Callable[[], Iterable[Change]],
        accept: Callable[[int, int], bool],
        progress: Callable[[int], Any],
    ) -> int:
        self._directory.mkdir(parents=True, exist_ok=True)
        run = self._rebuilding(schema)
        return run.carry_out(documents, replay=replay, accept=accept, progress=progress)

    def tidy(self, schema: IndexSchema) -> None:
        self._rebuilding(schema).tidy()

    def versions(self, schema: IndexSchema) -> Iterator[tuple[int, int]]:
        """See `Engine.versions`: as of one moment, whatever is written meanwhile."""
        do = self._connection.do
        index = targets(do, self._names(schema)).answering
        do(lambda client: client.indices.refresh(index=index))
        moment = do(lambda client: client.open_point_in_time(index=index, keep_alive="2m")).body[
            "id"
        ]
        try:
            after: list[Any] | None = None
            while hits := do(partial(_page, moment=moment, after=after)):
                yield from ((int(hit["_id"]), int(hit["_version"])) for hit in hits)
                after = hits[-1]["sort"]
        finally:
            do(lambda client: client.close_point_in_time(id=moment))

    def health(self, schema: IndexSchema) -> Health:
        try:
            return self._health(schema, self._connection.soon())
        except IndexMissing:
            return Health(engine=self.name, state="missing", documents=0)
        except EngineError as error:
            return Health(engine=self.name, state="unreachable", documents=0, detail=str(error))

    def _health(self, schema: IndexSchema, ask: Ask) -> Health:
        index = targets(ask, self._names(schema)).answering
        meta = read_meta(ask, index)
        # Fails where a shard is missing.
        count = ask(lambda client: client.count(index=index)).body
        if count["_shards"]["failed"]:
            raise EngineError("a part of the index is missing")
        if meta.schema_hash != schema_hash(schema):
            detail = "the index has other fields than the schema"
        elif meta.analysis != ANALYSIS_VERSION:
            detail = "the index was analysed by older rules"
        else:
            return Health(engine=self.name, state="ok", documents=count["count"])
        return Health(
            engine=self.name, state="rebuild_needed", documents=count["count"], detail=detail
        )

    def _rebuilding(self, schema: IndexSchema) -> Rebuilding:
        return Rebuilding(
            connection=self._connection,
            names=self._names(schema),
            schema=schema,
            directory=self._directory,
        )

    def _names(self, schema: IndexSchema) -> Names:
        return Names(self._prefix, schema.name)

    def _serving(self, schema: IndexSchema, index: str) -> Serving:
        """Return what is known of `index`, which serves at this moment."""
        known = self._known.get(schema.name)
        if known is None or known.index != index:
            known = self._read(schema, self._connection.do, index)
        return known

    def _read(self, schema: IndexSchema, ask: Ask, index: str | None = None) -> Serving:
        names = self._names(schema)
        index = index or targets(ask, names).answering
        read = Serving.read(ask, names, index)
        if schema_hash(read.schema) != schema_hash(schema):
            logger.warning("%s was built with another schema: rebuild it", index)
        self._known[schema.name] = read
        return read


def _page(client: Elasticsearch, *, moment: str, after: list[Any] | None) -> list[Any]:
    found = client.search(
        pit={"id": moment, "keep_alive": "2m"},
        size=PAGE,
        sort=[{KEY: "asc"}],
        search_after=after,
        version=True,
        track_total_hits=False,
        allow_partial_search_results=False,
    )
    hits: list[Any] = found.body["hits"]["hits"]
    return hits
