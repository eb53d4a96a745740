"""Asking: the engine where it answers, else the database; mistakes of ours are never swallowed."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.test import Client
from django.test.utils import override_settings

from portal import clock
from portal.jobs.registry import all_jobs
from search import outbox, registry, upkeep
from search.api import health, highlighter, search, suggest
from search.contract import MAX_WINDOW, EngineError, Query, Result
from search.drain import drain
from search.engine import get_engine
from search.models import OutboxRow
from search.runs import only_rebuild
from tests.search import notes
from tests.search.fake_engine import FakeEngine

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def test_the_engine_answers(engine: FakeEngine) -> None:
    note = notes.write("Chor")
    drain(notes.NAME)
    result = search(notes.NAME, Query(words="chor"))
    assert ([hit.key for hit in result.hits], result.stage) == ([note.pk], "strict")


def test_the_database_answers_for_an_engine_that_is_down(engine: FakeEngine) -> None:
    note = notes.write("Chor")
    engine.down = True
    result = search(notes.NAME, Query(words="Chor"))
    assert ([hit.key for hit in result.hits], result.stage) == ([note.pk], "database")
    assert suggest(notes.NAME, "cho") == ()


def test_suggestions_come_from_the_engine(engine: FakeEngine) -> None:
    notes.write("Chor")
    drain(notes.NAME)
    assert [(one.text, one.count) for one in suggest(notes.NAME, "cho")] == [("cho", 1)]


@pytest.mark.parametrize(("offset", "limit"), [(MAX_WINDOW, 1), (MAX_WINDOW - 19, 20), (-1, 20)])
def test_a_window_beyond_the_limit_is_a_mistake_of_the_caller(
    engine: FakeEngine, offset: int, limit: int
) -> None:
    with pytest.raises(ValueError, match="offset"):
        search(notes.NAME, Query(offset=offset, limit=limit))


def test_the_last_window_is_allowed(engine: FakeEngine) -> None:
    assert search(notes.NAME, Query(offset=MAX_WINDOW - 20, limit=20)) == Result(hits=(), total=0)


def test_an_engine_error_that_is_ours_is_not_answered_from_the_database(
    engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object) -> Result:
        raise ValueError("unknown field")

    monkeypatch.setattr(engine, "search", refuse)
    with pytest.raises(ValueError, match="unknown field"):
        search(notes.NAME, Query())


def test_an_unknown_index_names_the_known_ones(engine: FakeEngine) -> None:
    with pytest.raises(LookupError, match=r"no index 'nots' \(registered: .*notes.*\)"):
        search("nots", Query())


def test_an_index_is_registered_once(engine: FakeEngine) -> None:
    registry.register(notes.INDEX)
    with pytest.raises(ValueError, match="notes is registered twice"):
        registry.register(replace(notes.INDEX, keys=list))


def test_words_are_highlighted_even_while_the_engine_is_down(engine: FakeEngine) -> None:
    terms = frozenset({"chor"})
    assert str(highlighter(notes.NAME, terms)("Chor & Tanz")) == "<mark>Chor</mark> &amp; Tanz"

    def down(schema: object) -> object:
        raise EngineError("down")

    engine.lexicon = down  # type: ignore[method-assign, assignment]
    assert str(highlighter(notes.NAME, terms)("Chor & Tanz")) == "<mark>Chor</mark> &amp; Tanz"


def test_one_engine_per_process_until_the_setting_changes(engine: FakeEngine) -> None:
    assert get_engine() is engine
    with override_settings(SEARCH={"ENGINE": "embedded", "DIRECTORY": Path("/nowhere")}):
        assert get_engine().name == "embedded"
        assert get_engine() is get_engine()
    assert get_engine() is engine


@pytest.mark.parametrize("name", ["fulltext", "../engines", ""])
def test_a_setting_that_names_no_engine_is_found_by_check(settings: Any, name: str) -> None:
    settings.SEARCH = settings.SEARCH | {"ENGINE": name}
    assert [one.id for one in run_checks() if one.id == "search.E001"] == ["search.E001"]


@pytest.mark.parametrize(
    ("cluster", "told"),
    [
        ({"URLS": [], "PREFIX": "portal"}, ["search.E002"]),
        ({"URLS": ["search:9200"], "PREFIX": "portal"}, ["search.E003"]),
        ({"URLS": ["http://search"], "PREFIX": "portal"}, ["search.E003"]),
        ({"URLS": ["http://search:9200"], "PREFIX": "Portal"}, ["search.E003"]),
        ({"URLS": ["http://search:9200"], "PREFIX": ""}, ["search.E003"]),
        ({"URLS": ["http://search:9200"], "PREFIX": "portal-2"}, []),
    ],
)
def test_an_address_or_prefix_that_cannot_be_is_found_by_check(
    settings: Any, cluster: dict[str, Any], told: list[str]
) -> None:
    settings.SEARCH = settings.SEARCH | {"ENGINE": "elasticsearch", "ELASTICSEARCH": cluster}
    assert [one.id for one in run_checks() if str(one.id).startswith("search.")] == told


@pytest.fixture
def only_notes(engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    monkeypatch.setattr(registry, "_indexes", {notes.NAME: notes.INDEX})
    return engine


def test_health_tells_state_documents_and_lag(only_notes: FakeEngine) -> None:
    notes.write("Chor")
    drain(notes.NAME)
    notes.write("Lauftreff")
    assert health() == {
        "engine": "embedded",
        "state": "ok",
        "documents": 1,
        "lag": {"due": 1, "failed": 0, "oldest_seconds": 0},
        "indexes": {"notes": {"state": "ok", "documents": 1, "due": 1}},
    }
    OutboxRow.objects.update(changed_at=clock.real_now() - dt.timedelta(minutes=6))
    assert health()["state"] == "behind"
    only_notes.down = True
    assert health()["state"] == "unreachable"


def test_readiness_shows_a_search_that_is_down_and_stays_200(only_notes: FakeEngine) -> None:
    only_notes.down = True
    response = Client().get("/health/ready")
    answer = response.json()
    assert (response.status_code, answer["status"]) == (200, "degraded")
    assert answer["search"]["state"] == "unreachable"


def test_the_jobs_drain_every_minute_and_verify_at_half_past_three(
    only_notes: FakeEngine,
) -> None:
    jobs = {job.name: job for job in all_jobs()}
    note = notes.write("Chor")
    assert jobs["search.drain"].every == dt.timedelta(minutes=1)
    assert jobs["search.drain"].run() == "notes: 1 übernommen"
    assert jobs["search.drain"].run() == ""
    only_notes.documents.clear()
    assert jobs["search.verify"].at == dt.time(3, 30)
    assert jobs["search.verify"].run() == (
        f"notes: 1 fehlten, 0 waren zu viel, 0 veraltet (zum Beispiel Nummer {note.pk})"
    )
    assert list(only_notes.documents) == [note.pk]
    assert jobs["search.verify"].run() == "notes: 1 Einträge, alle stimmen"
    assert only_notes.tidied == 2


def test_nobody_tidies_up_while_a_rebuild_is_running(only_notes: FakeEngine) -> None:
    with only_rebuild(notes.NAME, "fake"):
        upkeep.verify_all()
    assert only_notes.tidied == 0
    upkeep.verify_all()
    assert only_notes.tidied == 1


def test_a_missing_index_is_rebuilt_by_a_task_not_by_the_job(
    notes_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "_indexes", {notes.NAME: notes.INDEX})
    assert upkeep.verify_all() == "notes: wird neu aufgebaut"


def test_an_index_left_over_from_another_database_follows_the_new_one(
    only_notes: FakeEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    note = notes.write("Chor")
    outbox.mark_above(notes.NAME, {note.pk: 7, note.pk + 1: 7})
    drain(notes.NAME)
    OutboxRow.objects.all().delete()  # and so begins the new database, with the same key
    notes.write("Lauftreff", pk=note.pk)
    call_command("search_rebuild", "--if-needed")
    assert {key: one.texts["title"] for key, one in only_notes.documents.items()} == {
        note.pk: "Notiz Lauftreff"
    }
    assert "1 veraltet" in capsys.readouterr().out


def test_the_commands_speak_to_a_person(
    only_notes: FakeEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    note, bad = notes.write("Chor"), notes.write(notes.UNREADABLE)
    call_command("search_drain")
    assert capsys.readouterr().out == (
        "notes: Änderungen: 100 % (2 von 2)\nnotes: 1 übernommen, 1 nicht gelungen\n"
    )
    call_command("search_verify", "notes")
    assert capsys.readouterr().out == (
        "notes: Einträge lesen: 100 % (1 von 1)\n"
        "notes: 1 Einträge, alle stimmen; 1 lassen sich nicht übernehmen\n"
    )
    call_command("search_rebuild", "--if-needed")
    assert capsys.readouterr().out == (
        "notes: Einträge lesen: 100 % (1 von 1)\n"
        "notes: 1 Einträge, alle stimmen; 1 lassen sich nicht übernehmen\n"
    )
    call_command("search_rebuild")
    told = capsys.readouterr()
    assert told.out == (
        "notes: Wörter sammeln: 100 % (2 von 2)\n"
        "notes: Index aufbauen: 100 % (2 von 2)\n"
        "notes: 1 Einträge.\n"
    )
    assert told.err == f"notes: Nummer {bad.pk} fehlt im Index: ValueError: kaputte Notiz\n"
    notes.remove(note)
    with pytest.raises(CommandError, match="hätte nur noch 0 statt 1 Einträge"):
        call_command("search_rebuild")
    call_command("search_rebuild", "--force")
    assert only_notes.documents == {}
    with pytest.raises(CommandError, match="Einen Index „nots“ gibt es nicht"):
        call_command("search_rebuild", "nots")
    only_notes.down = True
    notes.write("Lauftreff")
    with pytest.raises(CommandError, match="Die Suchmaschine nimmt gerade nichts an"):
        call_command("search_drain")
    assert outbox.lag(notes.NAME).due == 2
