"""A real server with twenty notes on it, to be broken; and what holds however it is broken."""

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from elasticsearch import Elasticsearch

from deploy.elasticsearch.server import Node
from search import outbox, registry
from search.api import health, search
from search.contract import Query
from search.drain import drain
from search.engine import get_engine
from search.engines.elasticsearch import breaker
from search.engines.elasticsearch.breaker import Breaker
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.rebuild import rebuild
from search.upkeep import drain_all
from search.verify import verify
from tests.search import notes
from tests.servers.elasticsearch import own_cluster
from tests.support.elasticsearch import as_in_production, patience

ALLOWED = 1.5  # seconds until a visitor has an answer
AT_ONCE = 0.8  # whoever waited for the server waited a second
PAUSE = 1.0  # of the breaker, in these tests
PREFIX = "fault"
ALIAS = f"{PREFIX}-notes"


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    """A server of this module's own, to be broken."""
    with own_cluster() as (one,):
        yield one


@pytest.fixture
def admin(node: Node) -> Iterator[Elasticsearch]:
    """The administrator's hands on the server."""
    with contextlib.closing(Elasticsearch(node.url, request_timeout=30)) as client:
        yield client


@pytest.fixture
def filled(
    node: Node,
    admin: Elasticsearch,
    notes_index: Path,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[list[int]]:
    """Twenty notes in the database and on the server; their keys."""
    monkeypatch.setattr(registry, "_indexes", {notes.NAME: notes.INDEX})
    monkeypatch.setattr(breaker, "PAUSE", PAUSE)
    monkeypatch.setattr(breaker, "SHORT_PAUSE", PAUSE)
    portal_at(settings, node.url, notes_index)
    written = [notes.write(f"Chor wort{number}", pk=2000 + number).pk for number in range(20)]
    with patience():
        rebuild(notes.NAME, force=True)
    as_in_production(monkeypatch)
    portal_at(settings, node.url, notes_index)
    yield written
    for index in admin.indices.get(index=f"{PREFIX}-*").body:
        admin.indices.delete(index=index)


def portal_at(settings: Any, url: str, directory: Path) -> None:
    """Let the portal ask the server at `url`, as a process that has just begun."""
    settings.SEARCH = {
        "ENGINE": "elasticsearch",
        "DIRECTORY": directory,
        "ELASTICSEARCH": {"URLS": [url], "PREFIX": PREFIX},
    }


def engine() -> ElasticsearchEngine:
    found = get_engine()
    assert isinstance(found, ElasticsearchEngine)
    return found


def breaker_of_process() -> Breaker:
    return engine()._connection.breaker


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.monotonic()
    done = work()
    return time.monotonic() - began, done


def answered(words: str, **more: Any) -> tuple[list[int], str]:
    """Ask as a visitor does, who has an answer in time whatever happens."""
    query = Query(words=words, **{"stage": "strict"} | more)
    seconds, result = timed(lambda: search(notes.NAME, query))
    assert seconds < ALLOWED
    return [hit.key for hit in result.hits], result.stage


def served_by_the_server(word: str, key: int) -> None:
    """Ask until the server answers: on a busy machine it may stand still for a second."""

    def is_served() -> bool:
        result = search(notes.NAME, Query(words=word, stage="strict"))
        assert [hit.key for hit in result.hits] == [key]
        return result.stage == "strict"

    wait_until(is_served)


def saved(text: str, key: int) -> None:
    """Save as an editor does, who never waits for the server."""
    failures = breaker_of_process().failures
    seconds, _ = timed(lambda: notes.write(text, pk=key))
    assert seconds < AT_ONCE
    assert breaker_of_process().failures == failures


def served_by_the_database(word: str, key: int) -> None:
    """Ask until the breaker is open: then nobody asks the server any more."""
    found = breaker_of_process()
    for _ in range(breaker.FAILURES):
        assert answered(word) == ([key], "database")
        if found.is_open:
            break
    failures = found.failures
    assert found.is_open
    assert answered(word) == ([key], "database")
    assert found.failures == failures


def recovered(seconds: float = 60) -> None:
    """Let the minutes pass: the outbox drains by itself, and the index equals the database."""
    with patience():
        wait_until(lambda: health()["state"] == "ok", seconds)
        wait_until(lambda: search(notes.NAME, Query(words="Chor")).stage != "database", seconds)

        def drained() -> bool:
            drain_all()
            return not outbox.rows_due(notes.NAME).exists()

        wait_until(drained, seconds)
        found = verify(notes.NAME, repair=False)
        assert (found.missing, found.extra, found.stale, found.due) == ((), (), (), 0)
        for key, text in notes.titles().items():
            answer = search(notes.NAME, Query(words=text.split()[-1], stage="strict"))
            assert ([hit.key for hit in answer.hits], answer.stage) == ([key], "strict")


def changed_meanwhile(filled: list[int]) -> None:
    """A change, a new note and a deletion, none of which reaches the server."""
    saved("Chor frisch", filled[0])
    saved("Chor neu", 2100)
    notes.remove(Group(pk=filled[1]))
    report = drain(notes.NAME)
    assert (report.done, report.failed, bool(report.error)) == (0, 0, True)
    assert all(row.tries == 0 for row in outbox.rows_due(notes.NAME))


def wait_until(condition: Callable[[], bool], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.5)
