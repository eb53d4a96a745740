"""A server that does not answer as it should: pages come in time all the same, saves do not notice."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import pytest
from django_tasks import default_task_backend

from search import outbox
from search.api import health, search, suggest
from search.contract import EngineError, Query
from search.drain import drain
from search.engine import get_engine
from search.engines.elasticsearch.breaker import FAILURES, PAUSE, Breaker
from search.engines.elasticsearch.deadline import Deadline
from tests.search import notes
from tests.support.bad_servers import DRIPPING, answering, listening, refused

ALLOWED = 1.5  # seconds until a visitor has an answer
AT_ONCE = 0.2

Server = Callable[[], AbstractContextManager[str]]


def error(status: int, kind: str) -> Server:
    body = {"error": {"type": kind, "reason": kind, "root_cause": []}, "status": status}
    return lambda: answering(status, body)


SERVERS: dict[str, Server] = {
    "refused": lambda: nullcontext(refused()),
    "silent": listening,
    "dripping": lambda: listening(drip=DRIPPING),
    "busy": error(429, "circuit_breaking_exception"),
    "red": error(503, "search_phase_execution_exception"),
    "refuses the question": error(400, "parsing_exception"),
    "another product": lambda: answering(200, {}, product=False),
}


@pytest.fixture(params=sorted(SERVERS))
def bad_server(
    request: pytest.FixtureRequest, settings: Any, notes_index: object
) -> Iterator[None]:
    with SERVERS[request.param]() as url:
        settings.SEARCH = settings.SEARCH | {
            "ENGINE": "elasticsearch",
            "ELASTICSEARCH": {"URLS": [url], "PREFIX": "test"},
        }
        yield


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.monotonic()
    done = work()
    return time.monotonic() - began, done


@pytest.mark.django_db
@pytest.mark.usefixtures("bad_server")
def test_search_answers_in_time_and_then_at_once() -> None:
    chor = notes.write("Chor")
    for number in range(FAILURES + 2):
        seconds, found = timed(lambda: search(notes.NAME, Query(words="Chor")))
        assert ([hit.key for hit in found.hits], found.stage) == ([chor.pk], "database")
        assert seconds < (ALLOWED if number < FAILURES else AT_ONCE)
    assert timed(lambda: suggest(notes.NAME, "ch"))[1] == ()


@pytest.mark.django_db
@pytest.mark.usefixtures("bad_server")
def test_health_says_so_in_time() -> None:
    seconds, told = timed(health)
    assert (told["engine"], told["state"]) == ("elasticsearch", "unreachable")
    assert seconds < ALLOWED * len(told["indexes"])


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("bad_server")
def test_a_save_does_not_ask_the_server_and_the_change_stays_due() -> None:
    default_task_backend.clear()
    seconds, note = timed(lambda: notes.write("Chor"))
    assert seconds < AT_ONCE
    assert len(default_task_backend.results) == 1
    seconds, report = timed(lambda: drain(notes.NAME))
    assert (report.done, report.failed, bool(report.error)) == (0, 0, True)
    assert seconds < ALLOWED
    (row,) = outbox.rows_due(notes.NAME)
    assert (row.key, row.tries, row.error) == (note.pk, 0, "")


@pytest.mark.usefixtures("bad_server")
@pytest.mark.django_db
def test_rebuild_fails_with_a_reason() -> None:
    from search.rebuild import rebuild

    with pytest.raises(EngineError):
        rebuild(notes.NAME)


@pytest.mark.django_db
def test_a_question_that_is_refused_does_not_keep_others_from_asking(
    settings: Any, notes_index: object
) -> None:
    with SERVERS["refuses the question"]() as url:
        settings.SEARCH = settings.SEARCH | {
            "ENGINE": "elasticsearch",
            "ELASTICSEARCH": {"URLS": [url], "PREFIX": "test"},
        }
        for _ in range(FAILURES):
            assert search(notes.NAME, Query(words="Chor")).stage == "database"
        assert not get_engine()._connection.breaker.is_open  # type: ignore[attr-defined]


def test_breaker_opens_after_failures_in_a_row_and_tries_once_per_pause() -> None:
    now = [100.0]
    breaker = Breaker(clock=lambda: now[0])
    for _ in range(FAILURES - 1):
        breaker.failed(0.0)
    breaker.succeeded()
    for _ in range(FAILURES):
        assert breaker.allows()
        breaker.failed(0.0)
    assert (breaker.allows(), breaker.is_open) == (False, True)
    now[0] += PAUSE
    assert [breaker.allows() for _ in range(3)] == [True, False, False]
    breaker.succeeded()
    assert [breaker.allows() for _ in range(3)] == [True, True, True]


def test_deadline_holds_for_all_calls_together() -> None:
    deadline = Deadline(0.3)
    assert deadline.run(lambda: "soon") == "soon"
    began = time.monotonic()
    with pytest.raises(EngineError):
        deadline.run(lambda: time.sleep(1))
    assert time.monotonic() - began < 0.5
    with pytest.raises(EngineError):
        deadline.run(lambda: "too late")
    with pytest.raises(ZeroDivisionError):
        Deadline(1).run(lambda: 1 / 0)


def test_engine_connects_only_when_asked(settings: Any) -> None:
    settings.SEARCH = {
        "ENGINE": "elasticsearch",
        "DIRECTORY": "unused",
        "ELASTICSEARCH": {"URLS": [refused()], "PREFIX": "test"},
    }
    assert get_engine().name == "elasticsearch"
