"""The real server breaks in every way it can be made to; nothing is lost, and visitors have an answer."""

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
from search.contract import Change, EngineError, Query
from search.drain import drain
from search.engine import get_engine
from search.engines.elasticsearch import breaker
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.rebuild import rebuild
from search.upkeep import drain_all
from search.verify import verify
from tests.search import notes
from tests.servers.elasticsearch import own_cluster

pytestmark = [pytest.mark.elasticsearch(own_server=True), pytest.mark.django_db(transaction=True)]

ALLOWED = 1.5  # seconds until a visitor has an answer
PAUSE = 1.0  # of the breaker, in these tests
ALIAS = "fault-notes"


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
    settings.SEARCH = {
        "ENGINE": "elasticsearch",
        "DIRECTORY": notes_index,
        "ELASTICSEARCH": {"URLS": [node.url], "PREFIX": "fault"},
    }
    written = [notes.write(f"Chor wort{number}", pk=2000 + number).pk for number in range(20)]
    rebuild(notes.NAME, force=True)
    yield written
    for index in admin.indices.get(index="fault-*").body:
        admin.indices.delete(index=index)


def answered(words: str, **more: Any) -> tuple[list[int], str]:
    """Ask as a visitor does, who has an answer in time whatever happens."""
    began = time.monotonic()
    result = search(notes.NAME, Query(words=words, stage="strict", **more))
    assert time.monotonic() - began < ALLOWED
    return [hit.key for hit in result.hits], result.stage


def saved(text: str, key: int) -> None:
    """Save as an editor does, who never waits for the server."""
    began = time.monotonic()
    notes.write(text, pk=key)
    assert time.monotonic() - began < 0.5


def served_by_the_database(word: str, key: int) -> None:
    """Ask until the breaker is open: the answers after that come at once."""
    for _ in range(breaker.FAILURES):
        assert answered(word) == ([key], "database")
    began = time.monotonic()
    assert answered(word) == ([key], "database")
    assert time.monotonic() - began < 0.3


def recovered(seconds: float = 40) -> None:
    """Let the minutes pass: the outbox drains by itself, and the index equals the database."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        drain_all()
        if not outbox.rows_due(notes.NAME).exists():
            break
        time.sleep(0.5)
    found = verify(notes.NAME, repair=False)
    assert (found.missing, found.extra, found.stale, found.due) == ((), (), (), 0)
    assert health()["state"] == "ok"
    for key, text in notes.titles().items():
        assert answered(text.split()[-1]) == ([key], "strict")


def changed_meanwhile(filled: list[int]) -> None:
    """A change, a new note and a deletion, none of which reaches the server."""
    saved("Chor frisch", filled[0])
    saved("Chor neu", 2100)
    notes.remove(Group(pk=filled[1]))
    report = drain(notes.NAME)
    assert (report.done, report.failed, bool(report.error)) == (0, 0, True)
    assert all(row.tries == 0 for row in outbox.rows_due(notes.NAME))


def test_stopped_and_started_again(filled: list[int], node: Node) -> None:
    node.kill()
    try:
        changed_meanwhile(filled)
        served_by_the_database("frisch", filled[0])
        assert health()["state"] == "unreachable"
    finally:
        node.start()
        node.wait()
    time.sleep(PAUSE)
    recovered()


def test_hanging(filled: list[int], node: Node) -> None:
    node.suspend()
    try:
        changed_meanwhile(filled)
        time.sleep(PAUSE)
        served_by_the_database("frisch", filled[0])
    finally:
        node.resume()
    time.sleep(PAUSE)
    recovered()


def test_no_memory_for_searches_or_writes(filled: list[int], admin: Elasticsearch) -> None:
    limit = "indices.breaker.total.limit"
    admin.cluster.put_settings(persistent={limit: "1%"})
    try:
        changed_meanwhile(filled)
        time.sleep(PAUSE)
        served_by_the_database("frisch", filled[0])
    finally:
        admin.cluster.put_settings(persistent={limit: None})
    time.sleep(PAUSE)
    recovered()


def test_full_disk_takes_no_change_but_still_answers(
    filled: list[int], admin: Elasticsearch
) -> None:
    disk = "cluster.routing.allocation.disk"
    full = {
        f"{disk}.threshold_enabled": "true",
        f"{disk}.watermark.low": "1%",
        f"{disk}.watermark.high": "1%",
        f"{disk}.watermark.flood_stage": "1%",
        "cluster.info.update.interval": "10s",
    }
    admin.cluster.put_settings(persistent=full)
    try:
        wait_until(lambda: "read_only_allow_delete" in str(admin.indices.get_settings(index=ALIAS)))
        changed_meanwhile(filled)
        assert answered("wort5") == ([filled[5]], "strict")
    finally:
        admin.cluster.put_settings(persistent=dict.fromkeys(full))
    recovered()


def wait_until(condition: Callable[[], bool], seconds: float = 40) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.5)


def test_red_index(filled: list[int], admin: Elasticsearch) -> None:
    """The alias leads to an index none of whose data is there."""
    (serving,) = admin.indices.get_alias(name=ALIAS).body
    red = later(serving)
    admin.indices.create(
        index=red,
        mappings=admin.indices.get_mapping(index=serving).body[serving]["mappings"],
        settings={"index.routing.allocation.require.none": "x", "number_of_replicas": 0},
        wait_for_active_shards="0",
    )
    words = admin.get(index="fault-lexicons", id=serving).body["_source"]
    admin.index(index="fault-lexicons", id=red, document=words)
    point(admin, away_from=serving, to=red)
    get_engine.cache_clear()
    try:
        saved("Chor frisch", filled[0])
        served_by_the_database("frisch", filled[0])
        assert health()["state"] == "unreachable"
    finally:
        point(admin, away_from=red, to=serving)
        admin.indices.delete(index=red)
    time.sleep(PAUSE)
    recovered()


def later(index: str) -> str:
    """The name of an index made later."""
    return f"{index[:-20]}20300101000000000000"


def point(admin: Elasticsearch, *, away_from: str, to: str) -> None:
    admin.indices.update_aliases(
        actions=[
            {"remove": {"index": away_from, "alias": ALIAS}},
            {"add": {"index": to, "alias": ALIAS, "is_write_index": True}},
        ]
    )


def test_deleted_index_is_not_made_up_by_a_write_and_is_rebuilt(
    filled: list[int], admin: Elasticsearch
) -> None:
    (serving,) = admin.indices.get_alias(name=ALIAS).body
    admin.indices.delete(index=serving)
    notes.remove(Group(pk=filled[1]))
    assert drain(notes.NAME).error
    assert not admin.indices.exists(index=ALIAS)
    assert answered("wort5") == ([filled[5]], "database")
    assert health()["state"] == "missing"
    rebuild(notes.NAME)
    recovered()


def test_document_that_the_mapping_refuses_is_noted_and_costs_no_other(
    filled: list[int], admin: Elasticsearch
) -> None:
    (serving,) = admin.indices.get_alias(name=ALIAS).body
    mapping = admin.indices.get_mapping(index=serving).body[serving]["mappings"]
    mapping["properties"]["t_title"] = {
        "type": "long"
    }  # as an administrator's mistake might leave it
    wrong = later(serving)
    admin.indices.create(index=wrong, mappings=mapping, aliases={"other": {}})
    words = admin.get(index="fault-lexicons", id=serving).body["_source"]
    admin.index(index="fault-lexicons", id=wrong, document=words)
    point(admin, away_from=serving, to=wrong)
    get_engine.cache_clear()
    notes.remove(Group(pk=filled[0]))
    notes.write("Chor Tenor", pk=filled[1])
    report = drain(notes.NAME)
    assert (report.done, report.failed, report.error) == (1, 1, "")
    (row,) = outbox.rows_due(notes.NAME)
    assert (row.key, row.tries) == (filled[1], 1)
    assert row.error.startswith("document_parsing_exception")
    rebuild(notes.NAME, force=True)
    recovered()


@pytest.mark.parametrize("moment", ["while reading", "at the replay"])
def test_interrupted_rebuild_leaves_the_old_index_and_no_trace(
    filled: list[int], admin: Elasticsearch, node: Node, moment: str
) -> None:
    before = dict(admin.indices.get_alias(index=f"{ALIAS}-*").body)
    engine = get_engine()
    assert isinstance(engine, ElasticsearchEngine)

    def documents() -> Iterator[Any]:
        yield from notes.load(filled[:5])
        if moment == "while reading":
            raise EngineError("power cut")

    def replay() -> Iterator[Change]:
        assert len(admin.indices.get_alias(name=f"{ALIAS}-building").body) == 1
        raise EngineError("power cut")

    with pytest.raises(EngineError, match="power cut"):
        engine.rebuild(
            notes.SCHEMA, documents, replay=replay, accept=lambda new, old: True,
            progress=lambda count: None,
        )  # fmt: skip
    assert dict(admin.indices.get_alias(index=f"{ALIAS}-*").body) == before
    assert answered("wort5") == ([filled[5]], "strict")


def test_server_that_dies_during_a_rebuild(filled: list[int], node: Node) -> None:
    engine = get_engine()
    try:
        with pytest.raises(EngineError):
            engine.rebuild(
                notes.SCHEMA,
                lambda: list(notes.load(filled)),
                replay=lambda: node.kill() or (),  # type: ignore[func-returns-value]
                accept=lambda new, old: True,
                progress=lambda count: None,
            )
    finally:
        node.start()
        node.wait()
    time.sleep(PAUSE)
    recovered()
    rebuild(notes.NAME, force=True)  # takes away what was left
    recovered()
    found = Elasticsearch(node.url).indices.get_alias(index=f"{ALIAS}-*").body
    assert sorted(len(one["aliases"]) for one in found.values()) == [0, 1]


def test_newer_analysis_is_noticed_and_the_old_index_serves_on(
    filled: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.engines.elasticsearch.engine.ANALYSIS_VERSION", "99")
    assert health()["state"] == "rebuild_needed"
    assert answered("wort5") == ([filled[5]], "strict")
