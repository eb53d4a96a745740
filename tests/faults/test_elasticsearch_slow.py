"""A server that is slow, hangs in the middle of a conversation or has no room for a while; and how many
questions it is asked."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from deploy.elasticsearch.server import Node
from search import outbox
from search.api import search
from search.contract import Query, Result
from search.drain import drain
from search.engines.elasticsearch import connection as connecting
from search.rebuild import rebuild
from tests.search import notes
from tests.support.bad_servers import JSON, PRODUCT, Answer, Question
from tests.support.elasticsearch import patience

from .broken_search import (
    ALIAS,
    ALLOWED,
    PREFIX,
    breaker_of_process,
    engine,
    portal_at,
    recovered,
    saved,
    served_by_the_database,
    served_by_the_server,
    timed,
)
from .relay import HANGING, Relay, relay

WAITED = 4.0  # seconds for a search that must be answered even on a busy machine

pytestmark = [
    pytest.mark.elasticsearch(own_server=True),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def between(filled: list[int], node: Node, notes_index: Path, settings: Any) -> Iterator[Relay]:
    """What stands between the portal and the server."""
    with relay(node.url) as made:
        portal_at(settings, made.url, notes_index)
        yield made


def asked(between: Relay, query: Query) -> tuple[Result, list[str]]:
    """Ask with all patience; return the answer and what the server was asked for it."""
    between.asked.clear()
    return search(notes.NAME, query), [path.rpartition("/")[2] for path in between.asked]


def test_a_page_costs_one_question_and_no_page_more_than_four(
    filled: list[int], between: Relay
) -> None:
    with patience():
        search(notes.NAME, Query())  # which index, its schema and its words are asked once
        found, questions = asked(between, Query(words="Chor"))
        assert (found.stage, found.total, questions) == ("strict", 20, ["_search"])
        found, questions = asked(between, Query(words="Chor wort5"))
        assert (found.stage, found.total, questions) == ("relaxed", 20, ["_search", "_msearch"])
        found, questions = asked(between, Query(words="wort5"))
        assert (found.stage, found.total) == ("strict", 1)
        assert questions == ["_search", "_msearch"]
        found, questions = asked(between, Query(words="Xylophon"))
        assert (found.stage, found.total) == ("strict", 0)
        assert questions == ["_search", "_msearch", "_alias"]
        found, questions = asked(between, Query(words="Chro", stage="strict"))
        assert (found.total, found.did_you_mean) == (0, "Chor")
        assert questions == ["_search", "_alias", "_search"]


def test_every_answer_comes_late(filled: list[int], between: Relay) -> None:
    between.late["/"] = 1.3
    saved("Chor frisch", filled[0])
    served_by_the_database("frisch", filled[0])
    seconds, report = timed(lambda: drain(notes.NAME))
    assert (report.done, bool(report.error)) == (0, True)
    assert seconds < ALLOWED
    between.late.clear()
    recovered()


def test_hangs_when_it_is_sent_a_change(
    filled: list[int], between: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has said which index to feed. A worker must have time for its mails all the same."""
    monkeypatch.setattr(connecting, "FEED_SECONDS", 2.0)
    between.late["/_bulk"] = HANGING
    saved("Chor frisch", filled[0])
    seconds, report = timed(lambda: drain(notes.NAME))
    assert 2 <= seconds < 4
    assert (report.done, report.failed, bool(report.error)) == (0, 0, True)
    assert [row.tries for row in outbox.rows_due(notes.NAME)] == [0]
    served_by_the_server("wort5", filled[5])  # searches go on
    between.late.clear()
    recovered()


def test_a_worker_is_never_held_longer_than_a_moment() -> None:
    assert connecting.FEED_SECONDS <= 15


def test_help_that_comes_too_late_costs_nobody_the_answer(
    filled: list[int], between: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server has no answer to what would help on: not even that is a sign of an outage."""
    monkeypatch.setattr(connecting, "SEARCH_SECONDS", WAITED)
    served_by_the_server("wort5", filled[5])
    for words, stage, total in (("Chro", "strict", 0), ("Chro wort5", "relaxed", 1)):
        between.instead = only_first(between, "/_search", iter((0.0, HANGING)))
        query = Query(words=words, stage=stage)  # type: ignore[arg-type]
        seconds, found = timed(lambda query=query: search(notes.NAME, query))
        assert WAITED - 0.1 < seconds < WAITED + 1  # it was asked, and waited for
        assert (found.stage, found.total, found.did_you_mean) == (stage, total, "")
        assert breaker_of_process().failures == 0


def only_first(
    between: Relay, part: str, delays: Iterator[float]
) -> Callable[[Question], Answer | None]:
    """Let each answer to a path with `part` in it come by its own of `delays`."""

    def wait(question: Question) -> None:
        if part in question.path:
            between.late[part] = next(delays, HANGING)

    return wait


def no_room(question: Question) -> Answer:
    """What a server answers that takes none of a bulk's documents just now."""
    lines = [json.loads(line) for line in question.body.splitlines()]
    actions = [line["index"] for line in lines if line.keys() == {"index"}]
    error = {"type": "es_rejected_execution_exception", "reason": "queue is full"}
    items = [{"index": {"_id": one["_id"], "status": 429, "error": error}} for one in actions]
    body = json.dumps({"took": 1, "errors": True, "items": items}).encode()
    return Answer(200, JSON | PRODUCT, body)


def refused_altogether(question: Question) -> Answer:
    error = {"type": "circuit_breaking_exception", "reason": "too large", "root_cause": []}
    body = json.dumps({"error": error, "status": 429}).encode()
    return Answer(429, JSON | PRODUCT, body)


@pytest.mark.parametrize("answer", [no_room, refused_altogether])
def test_a_rebuild_sends_again_what_the_server_had_no_room_for(
    filled: list[int], between: Relay, admin: Elasticsearch, answer: Callable[[Question], Answer]
) -> None:
    left = [2]  # the client itself sends a refused request once more, at once

    def busy(question: Question) -> Answer | None:
        if "/_bulk" not in question.path or not left[0]:
            return None
        left[0] -= 1
        return answer(question)

    (before,) = admin.indices.get_alias(name=ALIAS).body
    between.instead = busy
    with patience():
        rebuild(notes.NAME)
    assert left == [0]
    (after,) = admin.indices.get_alias(name=ALIAS).body
    assert after != before
    recovered()


def test_portals_whose_prefixes_begin_alike_share_a_cluster(
    filled: list[int], node: Node, notes_index: Path, settings: Any, admin: Elasticsearch
) -> None:
    portal_at(settings, node.url, notes_index)
    other = settings.SEARCH["ELASTICSEARCH"] | {"PREFIX": f"{PREFIX}-test"}
    settings.SEARCH = settings.SEARCH | {"ELASTICSEARCH": other}
    with patience():
        rebuild(notes.NAME)
    assert engine()._prefix == f"{PREFIX}-test"
    served_by_the_server("wort5", filled[5])
    portal_at(settings, node.url, notes_index)
    with patience():
        rebuild(notes.NAME)
    recovered()
