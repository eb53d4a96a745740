"""The engine: what `search.contract.Engine` promises, on a cluster."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
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
from search.engines.common import Fields, asked_rightly, check_filters, check_query
from search.lexicon import Lexicon

from .answering import Answering, IndexChanged
from .completing import complete
from .connection import Ask, Connection, IndexMissing, Soon
from .mapping import KEY
from .names import Names
from .rebuilding import Rebuilding
from .serving import Meta, Serving, targets
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
        alias = self._names(schema).serving

        def answer(ask: Soon, serving: Serving) -> tuple[Answering, Result]:
            if serving.schema != schema:
                with asked_rightly():
                    check_query(serving.schema, serving.fields, query)
            answering = Answering(ask, alias, serving, schema)
            return answering, answering.answer(query)

        def is_empty(found: tuple[Answering, Result]) -> bool:
            return not found[1].total

        answering, result = self._answered(schema, answer, is_empty)
        return answering.helped(query, result)

    def suggest(
        self, schema: IndexSchema, text: str, *, limit: int, filters: tuple[Filter, ...]
    ) -> tuple[Suggestion, ...]:
        check_filters(Fields.of(schema), filters)

        def answer(ask: Soon, serving: Serving) -> tuple[Suggestion, ...]:
            if serving.schema != schema:
                with asked_rightly():
                    check_filters(serving.fields, filters)
            alias = self._names(schema).serving
            return complete(ask, alias, serving, text, limit=limit, filters=filters)

        return self._answered(schema, answer, lambda found: False)

    def _answered(
        self,
        schema: IndexSchema,
        answer: Callable[[Soon, Serving], T],
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
        ask = self._connection.feeding()
        applied = apply(ask, self._serving(schema, found.answering, ask), changes)
        failed, waiting = dict(applied.failed), dict(applied.waiting)
        for index in found.building:
            with suppress(IndexMissing):  # its rebuild failed
                also = apply(ask, Serving.read(ask, names, index, schema), changes)
                failed |= also.failed
                waiting |= also.waiting
        return Applied(failed=failed, waiting=waiting)

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
        names = self._names(schema)
        index = targets(ask, names).answering
        meta = Meta.read(ask, index)
        # Fails where a shard is missing.
        count = ask(lambda client: client.count(index=index)).body
        if count["_shards"]["failed"]:
            raise EngineError("a part of the index is missing")
        detail = meta.outdated(schema)
        if not ask(lambda client: client.exists(index=names.lexicons, id=index)):
            detail = "the word list of the index is gone: no process can begin to ask it"
        return Health(
            engine=self.name,
            state="rebuild_needed" if detail else "ok",
            documents=count["count"],
            detail=detail,
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

    def _serving(self, schema: IndexSchema, index: str, ask: Ask) -> Serving:
        """Return what is known of `index`, which serves at this moment."""
        known = self._known.get(schema.name)
        if known is None or known.index != index:
            known = self._read(schema, ask, index)
        return known

    def _read(self, schema: IndexSchema, ask: Ask, index: str | None = None) -> Serving:
        names = self._names(schema)
        read = Serving.read(ask, names, index or targets(ask, names).answering, schema)
        if read.outdated:
            logger.warning(
                "%s must be rebuilt, and serves until then: %s", read.index, read.outdated
            )
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
