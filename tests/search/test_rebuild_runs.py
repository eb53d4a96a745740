"""The book of rebuilds: one at a time over all machines, visible to all, closed in every case."""

import datetime as dt
import platform
import threading
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from portal import clock
from search import runs
from search.contract import EngineError
from search.drain import drain
from search.engine import index_lock
from search.models import RebuildRun, Step
from search.rebuild import RebuildRefused, rebuild
from tests.search import notes
from tests.search.fake_engine import FakeEngine

pytestmark = [pytest.mark.db, pytest.mark.django_db]

ELSEWHERE = "anderer-rechner:notes.rebuild.lock"


def begun(*, lock: str = ELSEWHERE, silent_for: dt.timedelta = dt.timedelta()) -> RebuildRun:
    """A rebuild that somebody began an hour ago."""
    now = clock.real_now()
    return RebuildRun.objects.create(
        index_name=notes.NAME,
        engine="embedded",
        lock=lock,
        started_at=now - dt.timedelta(hours=1),
        heartbeat=now - silent_for,
    )


def our_lock() -> str:
    return f"{platform.node()}:{index_lock(notes.NAME, 'rebuild').lock_file}"


def run() -> RebuildRun:
    """The one row of the book."""
    return RebuildRun.objects.get()


def test_a_rebuild_is_written_down_with_what_came_of_it(engine: FakeEngine) -> None:
    before = clock.real_now()
    notes.write("Chor")
    notes.write("Lauftreff")
    rebuild(notes.NAME)
    row = run()
    assert (row.index_name, row.engine, row.lock) == ("notes", "embedded", our_lock())
    assert (row.step, row.done, row.total) == (Step.BUILDING, 2, 2)
    assert (row.documents, row.error) == (2, "")
    assert row.finished_at is not None
    assert before <= row.started_at <= row.heartbeat == row.finished_at <= clock.real_now()


def test_while_it_runs_everybody_sees_how_far_it_is(
    engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "BEAT_SECONDS", 0)
    notes.write("Chor")
    seen: list[tuple[Any, ...]] = []

    def look() -> None:
        row = run()
        seen.append((row.step, row.done, row.total, row.finished_at, runs.is_alive(row)))

    engine.before_replay = look
    rebuild(notes.NAME)
    assert seen == [(Step.BUILDING, 1, 1, None, True)]
    assert not runs.is_alive(run())


def test_progress_costs_the_database_one_write_a_second_at_most(
    engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "BEAT_SECONDS", 3600)
    notes.write("Chor")
    seen: list[str] = []
    engine.before_replay = lambda: seen.append(run().step)
    rebuild(notes.NAME)
    assert seen == [Step.BEGUN]


def test_an_engine_may_tell_of_progress_from_a_thread_of_its_own(
    engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is written from there, which would need a second connection."""
    monkeypatch.setattr(runs, "BEAT_SECONDS", 0)
    with runs.only_rebuild(notes.NAME, "embedded") as entry:
        thread = threading.Thread(target=entry.tell, args=(Step.BUILDING, 3, 7))
        thread.start()
        thread.join()
        assert (run().step, run().done) == (Step.BEGUN, 0)
        entry.beat()
        assert (run().step, run().done, run().total) == (Step.BUILDING, 3, 7)


def test_two_machines_never_build_one_index(engine: FakeEngine) -> None:
    notes.write("Chor")
    other = begun(silent_for=dt.timedelta(seconds=100))
    with pytest.raises(RebuildRefused) as refused:
        rebuild(notes.NAME)
    when = runs._when(other.started_at)
    assert str(refused.value) == f"Der Index wird gerade schon neu aufgebaut, seit {when}."
    assert (engine.documents, run().pk, run().finished_at) == ({}, other.pk, None)
    RebuildRun.objects.all().delete()
    assert rebuild(notes.NAME).documents == 1, "the file lock must be free again"


def test_the_database_itself_refuses_a_second_row(engine: FakeEngine) -> None:
    begun()
    with pytest.raises(IntegrityError), transaction.atomic():
        begun(lock="dritter-rechner:notes.rebuild.lock")


def test_a_second_rebuild_of_this_machine_hears_since_when_the_first_runs(
    engine: FakeEngine,
) -> None:
    notes.write("Chor")
    heard: list[str] = []

    def once_more() -> None:
        with pytest.raises(RebuildRefused) as refused:
            rebuild(notes.NAME)
        heard.append(str(refused.value))

    engine.before_replay = once_more
    assert rebuild(notes.NAME).documents == 1
    when = runs._when(run().started_at)
    assert heard == [f"Der Index wird gerade schon neu aufgebaut, seit {when}."]


@pytest.mark.parametrize(
    ("ours", "silent_for"),
    [(True, dt.timedelta()), (False, dt.timedelta(seconds=121))],
    ids=["its file lock is ours", "no sign of life"],
)
def test_a_dead_rebuild_is_taken_over(
    engine: FakeEngine, *, ours: bool, silent_for: dt.timedelta
) -> None:
    notes.write("Chor")
    dead = begun(lock=our_lock() if ours else ELSEWHERE, silent_for=silent_for)
    assert rebuild(notes.NAME).documents == 1
    dead.refresh_from_db()
    assert dead.finished_at is not None
    assert dead.documents is None
    assert dead.error == f"Abgebrochen: letztes Lebenszeichen {runs._when(dead.heartbeat)}."
    assert runs.last_run(notes.NAME) == RebuildRun.objects.get(documents=1)


def test_who_was_taken_for_dead_does_not_switch(engine: FakeEngine) -> None:
    note = notes.write("Chor")
    drain(notes.NAME)
    notes.write("Großer Chor", pk=note.pk)

    def taken_over() -> None:
        RebuildRun.objects.update(finished_at=clock.real_now(), error="Abgebrochen.")

    engine.before_replay = taken_over
    with pytest.raises(RebuildRefused, match="gilt als abgebrochen"):
        rebuild(notes.NAME)
    assert engine.documents[note.pk].texts == {"title": "Notiz Chor"}
    assert run().error == "Abgebrochen."
    assert drain(notes.NAME).done == 1, "the locks must be free again"


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            EngineError("disk full"),
            "Die Suchmaschine hat den Aufbau abgebrochen (disk full). Der alte Index bleibt in Betrieb.",
        ),
        (ValueError("kaputt"), "Der Aufbau ist gescheitert (ValueError: kaputt)."),
        (KeyboardInterrupt(), "Der Aufbau wurde von außen beendet."),
        (RebuildRefused("Es fehlen Einträge."), "Es fehlen Einträge."),
    ],
)
def test_whatever_ends_it_the_row_says_so_in_german(
    engine: FakeEngine, error: BaseException, sentence: str
) -> None:
    def burn() -> None:
        raise error

    engine.before_replay = burn
    with pytest.raises(type(error)):
        rebuild(notes.NAME)
    assert (run().error, run().documents) == (sentence, None)
    assert run().finished_at is not None
    engine.before_replay = lambda: None
    assert rebuild(notes.NAME).documents == 0


def test_the_last_twenty_of_an_index_are_kept(engine: FakeEngine) -> None:
    now = clock.real_now()
    RebuildRun.objects.bulk_create(
        RebuildRun(index_name=name, lock="x", started_at=now, heartbeat=now, finished_at=now)
        for name in ["notes"] * 25 + ["site"] * 25
    )
    rebuild(notes.NAME)
    kept = RebuildRun.objects.filter(index_name="notes").order_by("pk")
    assert (kept.count(), kept.last().documents) == (20, 0)
    assert RebuildRun.objects.filter(index_name="site").count() == 25
