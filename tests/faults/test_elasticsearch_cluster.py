"""Three nodes; the one with the primary dies under load: no search fails, no change is lost."""

import contextlib
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from deploy.elasticsearch.server import Node
from search.contract import Engine, EngineError, Query
from search.engines.elasticsearch import breaker, rebuilding
from search.engines.elasticsearch import connection as connecting
from search.engines.elasticsearch.connection import Connection
from search.engines.elasticsearch.engine import ElasticsearchEngine
from tests.contracts.library import SCHEMA, course, fill, put, run
from tests.servers.elasticsearch import own_cluster

pytestmark = pytest.mark.elasticsearch(own_server=True)

SEARCHERS = 2
BEFORE, AFTER = 3.0, 12.0  # seconds under load before and after the death
LONGEST = 60.0  # seconds until the others take changes for the dead one


@pytest.fixture(scope="module")
def nodes() -> Iterator[list[Node]]:
    with own_cluster(nodes=3) as cluster:
        yield cluster


def engine_of(nodes: list[Node], directory: Path) -> Engine:
    """An engine that knows all nodes, as that of a city does."""
    connection = Connection([node.url for node in nodes], api_key=None, ca_certs=None)
    return ElasticsearchEngine(connection, prefix="cluster", directory=directory)


def node_with_the_primary(nodes: list[Node]) -> Node:
    client = Elasticsearch(nodes[0].url)
    shards = client.cat.shards(index="cluster-courses", format="json", h="prirep,node,state").body
    client.close()
    assert [shard["state"] for shard in shards] == ["STARTED"] * 2  # with a copy on another node
    (name,) = [shard["node"] for shard in shards if shard["prirep"] == "p"]
    (found,) = [node for node in nodes if node.settings["node.name"] == name]
    return found


@pytest.fixture
def no_room_for_a_copy(nodes: list[Node]) -> Iterator[None]:
    """An administrator at work has told the cluster to make no copies."""
    setting = "cluster.routing.allocation.enable"
    with contextlib.closing(Elasticsearch(nodes[0].url)) as admin:
        admin.cluster.put_settings(persistent={setting: "primaries"})
        yield
        admin.cluster.put_settings(persistent={setting: None})


@pytest.mark.usefixtures("no_room_for_a_copy")
def test_a_rebuild_does_not_wait_for_a_copy_that_never_comes(
    nodes: list[Node], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The client waits longer than the server is asked to, here ten times as quickly."""
    monkeypatch.setattr(connecting, "BULK_SECONDS", connecting.BULK_SECONDS / 10)
    monkeypatch.setattr(rebuilding, "REPLICA_SECONDS", rebuilding.REPLICA_SECONDS // 10)
    engine = engine_of(nodes[:1], tmp_path)
    assert fill(engine, [course(1, "Yoga")]) == 1
    assert engine.search(SCHEMA, Query(words="Yoga")).total == 1


def test_the_death_of_a_node_is_not_noticed(
    nodes: list[Node], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(breaker, "PAUSE", 1.0)
    monkeypatch.setattr(breaker, "SHORT_PAUSE", 1.0)
    engine = engine_of(nodes, tmp_path)
    fill(engine, [course(key, "Yoga", runs=[run(key, start=key)]) for key in range(1, 201)])
    stop = threading.Event()
    failures: list[str] = []
    totals: list[int] = []
    acknowledged: dict[int, int] = {}
    slowest = [0.0]

    def search() -> None:
        own = engine_of(nodes, tmp_path)
        while not stop.is_set():
            began = time.monotonic()
            try:
                totals.append(own.search(SCHEMA, Query(words="Yoga")).total)
            except EngineError as error:
                failures.append(str(error))
            slowest[0] = max(slowest[0], time.monotonic() - began)

    def write() -> None:
        version = 1
        while not stop.is_set():
            version += 1
            key = 1000 + version
            try:
                applied = engine.apply(SCHEMA, [put(course(key, "Pilates"), version)])
            except EngineError:
                continue  # not acknowledged: the outbox would send it again
            if not applied.failed and not applied.waiting:
                acknowledged[key] = version

    threads = [threading.Thread(target=search) for _ in range(SEARCHERS)]
    threads.append(threading.Thread(target=write))
    for thread in threads:
        thread.start()
    time.sleep(BEFORE)
    searches_before, writes_before = len(totals), len(acknowledged)
    victim = node_with_the_primary(nodes)
    victim.kill()
    time.sleep(AFTER)
    until = time.monotonic() + LONGEST
    while len(acknowledged) <= writes_before + 1 and time.monotonic() < until:
        time.sleep(0.5)
    stop.set()
    for thread in threads:
        thread.join(30)
    print(
        f"{len(totals)} searches ({searches_before} before), slowest {slowest[0]:.2f} s;"
        f" {len(acknowledged)} writes acknowledged ({writes_before} before)"
    )
    assert failures == []
    assert set(totals) == {200}
    assert len(totals) > searches_before
    assert len(acknowledged) > writes_before + 1 > 1  # one may have been on its way
    survivors = engine_of([node for node in nodes if node is not victim], tmp_path)
    found = dict(survivors.versions(SCHEMA))
    assert {key: found.get(key) for key in acknowledged} == acknowledged
