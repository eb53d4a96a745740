"""The real server breaks in every way it can be made to; nothing is lost, and visitors have an answer."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group
from elasticsearch import Elasticsearch

from deploy.elasticsearch.server import Node
from search import outbox
from search.api import health, index_states
from search.contract import Change, EngineError
from search.drain import drain
from search.engine import get_engine
from search.engines.elasticsearch.connection import IndexMissing
from search.engines.elasticsearch.rebuilding import Rebuilding
from search.engines.elasticsearch.serving import Serving
from search.engines.elasticsearch.writing import apply
from search.rebuild import rebuild
from tests.search import notes

from .broken_search import (
    ALIAS,
    PAUSE,
    PREFIX,
    answered,
    changed_meanwhile,
    engine,
    recovered,
    saved,
    served_by_the_database,
    served_by_the_server,
    timed,
    wait_until,
)

pytestmark = [
    pytest.mark.elasticsearch(own_server=True),
    pytest.mark.django_db(transaction=True),
]

LEXICONS = f"{PREFIX}-lexicons"


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
        served_by_the_server("wort5", filled[5])
    finally:
        admin.cluster.put_settings(persistent=dict.fromkeys(full))
    recovered(120)


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
    words = admin.get(index=LEXICONS, id=serving).body["_source"]
    admin.index(index=LEXICONS, id=red, document=words)
    point(admin, away_from=serving, to=red)
    get_engine.cache_clear()
    try:
        saved("Chor frisch", filled[0])
        seconds, report = timed(lambda: drain(notes.NAME))
        assert seconds < 6  # by itself the server would keep a worker for a minute
        assert (report.done, report.failed, report.waiting) == (0, 0, 1)
        assert [row.tries for row in outbox.rows_due(notes.NAME)] == [0]
        served_by_the_database("frisch", filled[0])
        get_engine.cache_clear()
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
    served_by_the_server("wort5", filled[5])
    known = engine()._known[notes.NAME]
    admin.indices.delete(index=known.index)
    notes.remove(Group(pk=filled[1]))
    assert drain(notes.NAME).error
    gone = Change(
        key=filled[1], version=99, document=None
    )  # a delete with a version makes an index
    with pytest.raises(IndexMissing):
        apply(engine()._connection.do, known, [gone])
    assert not admin.indices.exists(index=ALIAS)
    assert not admin.indices.exists(index=known.index)
    assert answered("wort5") == ([filled[5]], "database")
    assert health()["state"] == "missing"
    rebuild(notes.NAME)
    recovered()


@pytest.mark.parametrize("lost", ["the document", "the index"])
def test_lost_word_list_is_told_and_a_rebuild_makes_it_anew(
    filled: list[int], admin: Elasticsearch, lost: str
) -> None:
    (serving,) = admin.indices.get_alias(name=ALIAS).body
    if lost == "the document":
        admin.delete(index=LEXICONS, id=serving)
    else:
        admin.indices.delete(index=LEXICONS)
    get_engine.cache_clear()
    assert answered("wort5") == ([filled[5]], "database")
    assert [(one.health.state, "word list" in one.health.detail) for one in index_states()] == [
        ("rebuild_needed", True)
    ]
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
    words = admin.get(index=LEXICONS, id=serving).body["_source"]
    admin.index(index=LEXICONS, id=wrong, document=words)
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


MOMENTS = ["while reading", "at the replay", "when it is whole", "at the last question"]


@pytest.mark.parametrize("moment", MOMENTS)
def test_interrupted_rebuild_leaves_the_old_index_and_no_trace(
    filled: list[int], admin: Elasticsearch, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    before = dict(admin.indices.get_alias(index=f"{ALIAS}-*").body)
    finish = Rebuilding._finish

    def cut(at: str) -> None:
        if at != "while reading":
            assert len(admin.indices.get_alias(name=f"{ALIAS}-building").body) == 1
        if at == moment:
            raise EngineError("power cut")

    def documents() -> Iterator[Any]:
        yield from notes.load(filled[:5])
        cut("while reading")

    def replay() -> Iterator[Change]:
        cut("at the replay")
        return iter(())

    def finished(run: Rebuilding, into: Serving) -> None:
        finish(run, into)
        cut("when it is whole")

    def accept(new: int, old: int) -> bool:
        assert (new, old) == (5, len(filled))
        cut("at the last question")
        return True

    monkeypatch.setattr(Rebuilding, "_finish", finished)
    with pytest.raises(EngineError, match="power cut"):
        engine().rebuild(
            notes.SCHEMA, documents, replay=replay, accept=accept, progress=lambda count: None
        )
    assert dict(admin.indices.get_alias(index=f"{ALIAS}-*").body) == before
    admin.indices.refresh(index=LEXICONS)
    assert admin.count(index=LEXICONS).body["count"] == len(before)
    served_by_the_server("wort5", filled[5])


def test_server_that_dies_during_a_rebuild(filled: list[int], node: Node) -> None:
    try:
        with pytest.raises(EngineError):
            engine().rebuild(
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


@pytest.mark.parametrize("newer", ["ANALYSIS_VERSION", "fields_digest"])
def test_newer_analysis_or_layout_is_noticed_and_the_old_index_serves_on(
    filled: list[int],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    newer: str,
) -> None:
    value = "99" if newer == "ANALYSIS_VERSION" else lambda schema: "99"
    monkeypatch.setattr(f"search.engines.elasticsearch.serving.{newer}", value)
    served_by_the_server("wort5", filled[5])
    assert health()["state"] == "rebuild_needed"
    (told,) = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert "must be rebuilt, and serves until then" in told
