"""What the commands show while a person watches."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from search import outbox
from search.contract import EngineError
from search.drain import drain
from tests.search import notes
from tests.search.fake_engine import FakeEngine

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_a_drain_tells_how_many_of_those_due_it_has_carried_out(
    engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("search.drain.BATCH", 2)
    waits_for_later = notes.write("Schach")
    engine.refuse = {waits_for_later.pk}
    drain(notes.NAME)
    for name in ("Chor", "Lauftreff", "Kochen", "Nähen", "Garten"):
        notes.write(name)
    call_command("search_drain", "notes")
    assert lines(capsys) == [
        "notes: Änderungen: 40 % (2 von 5)",
        "notes: Änderungen: 80 % (4 von 5)",
        "notes: Änderungen: 100 % (5 von 5)",
        "notes: 5 übernommen",
    ]
    assert [row.key for row in outbox.rows_due(notes.NAME)] == [waits_for_later.pk]


def test_a_drain_with_nothing_to_do_says_so(
    engine: FakeEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("search_drain", "notes")
    assert lines(capsys) == ["notes: 0 übernommen"]


def test_a_comparison_tells_how_many_documents_it_has_read(
    engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("search.verify.BATCH", 2)
    for name in ("Chor", "Lauftreff", "Kochen", "Nähen", "Garten"):
        notes.write(name)
    drain(notes.NAME)
    call_command("search_verify", "notes")
    assert lines(capsys) == [
        "notes: Einträge lesen: 40 % (2 von 5)",
        "notes: Einträge lesen: 80 % (4 von 5)",
        "notes: Einträge lesen: 100 % (5 von 5)",
        "notes: 5 Einträge, alle stimmen",
    ]


def test_if_needed_shows_how_far_it_is_and_says_what_went_wrong(
    engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("search.registry._indexes", {notes.NAME: notes.INDEX})
    notes.write("Chor")
    drain(notes.NAME)
    notes.write("Garten")
    call_command("search_rebuild", "--if-needed")
    assert lines(capsys) == [
        "notes: Änderungen: 100 % (1 von 1)",
        "notes: Einträge lesen: 100 % (2 von 2)",
        "notes: 2 Einträge, alle stimmen",
    ]

    def down(*args: Any) -> Any:
        raise EngineError("503")

    with monkeypatch.context() as patch:
        patch.setattr(engine, "versions", down)
        with pytest.raises(CommandError, match=r"notes: Der Index ist nicht lesbar \(503\)\."):
            call_command("search_rebuild", "--if-needed")
    monkeypatch.setattr(engine, "apply", down)
    notes.write("Lauftreff")
    with pytest.raises(CommandError, match="nimmt gerade nichts an, die Änderungen .*: notes"):
        call_command("search_rebuild", "--if-needed")


def test_a_terminal_gets_one_line_that_fills(
    engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def yes(*args: Any) -> bool:
        return True

    monkeypatch.setattr("django.core.management.base.OutputWrapper.isatty", yes)
    notes.write("Chor")
    call_command("search_drain", "notes", no_color=True)
    bar = f"\rnotes: Änderungen      {'█' * 30} 100 %  1 von 1\n"
    assert capsys.readouterr().out == f"{bar}notes: 1 übernommen\n"
