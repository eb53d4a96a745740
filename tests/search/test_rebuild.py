"""Rebuilding: the old index serves until a whole new one is there, and nothing in between is lost."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import transaction

from portal import clock
from search import outbox
from search.contract import EngineError
from search.drain import drain
from search.engine import index_lock
from search.models import OutboxRow
from search.rebuild import RebuildRefused, rebuild
from tests.search import notes
from tests.search.fake_engine import FakeEngine

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def indexed(engine: FakeEngine) -> dict[int, str]:
    return {key: document.texts["title"] for key, document in engine.documents.items()}


def due() -> list[int]:
    return sorted(outbox.rows_due(notes.NAME).values_list("key", flat=True))


def bulk_write(number: int) -> list[int]:
    """Make notes behind the outbox's back, as a restored backup would."""
    made = Group.objects.bulk_create(
        Group(name=f"{notes.PREFIX}Nummer {count}") for count in range(number)
    )
    return [note.pk for note in made]


def test_a_rebuild_takes_in_what_was_never_marked_and_settles_what_was(engine: FakeEngine) -> None:
    unmarked = bulk_write(3)
    marked, gone = notes.write("Chor"), notes.write("Lauftreff")
    notes.remove(gone)
    told: list[tuple[int, int, int]] = []
    built = rebuild(notes.NAME, lambda *numbers: told.append(numbers))
    assert (built.documents, built.replayed, built.failures) == (4, 0, {})
    assert indexed(engine) == notes.titles()
    assert {key: one.version for key, one in engine.documents.items()} == {
        **dict.fromkeys(unmarked, 0),
        marked.pk: 1,
    }
    assert (due(), engine.calls) == ([], [])
    assert told == [(1, 4, 4), (2, 4, 4)]


def test_what_changed_while_it_was_built_is_replayed_before_the_switch(engine: FakeEngine) -> None:
    changed, deleted, kept = (notes.write(name) for name in ("Chor", "Lauftreff", "Schach"))
    drain(notes.NAME)
    added: list[int] = []

    def meanwhile() -> None:
        notes.write("Großer Chor", pk=changed.pk)
        notes.remove(deleted)
        drain(notes.NAME)  # the old index has it, and the rows are done: the new one needs it too
        added.append(notes.write("Kochen").pk)

    engine.before_replay = meanwhile
    built = rebuild(notes.NAME)
    assert (built.documents, built.replayed) == (3, 3)
    assert indexed(engine) == {
        changed.pk: "Notiz Großer Chor",
        kept.pk: "Notiz Schach",
        added[0]: "Notiz Kochen",
    }
    assert due() == []


def test_no_drain_writes_to_the_old_index_between_replay_and_switch(engine: FakeEngine) -> None:
    note = notes.write("Chor")
    accept_saw: list[bool] = []
    original = engine.versions

    def rebuild_then_drain(*args: Any, **named: Any) -> int:
        accept = named["accept"]

        def accept_late(new: int, old: int) -> bool:
            notes.write("Großer Chor", pk=note.pk)
            accept_saw.append(drain(notes.NAME).busy)
            return bool(accept(new, old))

        named["accept"] = accept_late
        return FakeEngine.rebuild(engine, *args, **named)

    engine.rebuild = rebuild_then_drain  # type: ignore[method-assign]
    rebuild(notes.NAME)
    assert accept_saw == [True]
    assert (indexed(engine), due()) == ({note.pk: "Notiz Großer Chor"}, [])
    assert list(original(notes.SCHEMA)) == [(note.pk, 2)]


def test_a_failure_leaves_the_old_index_serving_and_the_rows_due(engine: FakeEngine) -> None:
    note = notes.write("Chor")
    drain(notes.NAME)
    notes.write("Großer Chor", pk=note.pk)

    def burn() -> None:
        raise EngineError("disk full")

    engine.before_replay = burn
    with pytest.raises(EngineError, match="disk full"):
        rebuild(notes.NAME)
    assert (indexed(engine), due()) == ({note.pk: "Notiz Chor"}, [note.pk])
    drain(notes.NAME)
    assert indexed(engine) == {note.pk: "Notiz Großer Chor"}


def test_a_drop_of_more_than_a_fifth_is_refused_unless_forced(engine: FakeEngine) -> None:
    keys = bulk_write(10)
    rebuild(notes.NAME)
    Group.objects.filter(pk__in=keys[:2]).delete()
    rebuild(notes.NAME)
    assert len(engine.documents) == 8
    Group.objects.filter(pk__in=keys[:4]).delete()
    with pytest.raises(RebuildRefused, match="nur noch 6 statt 8"):
        rebuild(notes.NAME)
    assert len(engine.documents) == 8
    assert rebuild(notes.NAME, force=True).documents == 6
    assert indexed(engine) == notes.titles()


def test_an_index_that_lost_documents_on_the_way_is_refused(engine: FakeEngine) -> None:
    bulk_write(3)

    def lossy(schema: object, documents: Any, **named: Any) -> int:
        return FakeEngine.rebuild(
            engine,
            notes.SCHEMA,
            lambda: list(documents())[:-1],
            **named,
        )

    engine.rebuild = lossy  # type: ignore[method-assign]
    with pytest.raises(RebuildRefused, match="hat 2 Einträge, die Datenbank 3"):
        rebuild(notes.NAME)
    assert engine.documents == {}


def test_an_object_that_cannot_be_read_is_left_out_and_tried_again(engine: FakeEngine) -> None:
    good, bad = notes.write("Chor"), notes.write(notes.UNREADABLE)
    OutboxRow.objects.all().delete()
    built = rebuild(notes.NAME)
    assert built.failures == {bad.pk: "ValueError: kaputte Notiz"}
    assert (indexed(engine), due()) == ({good.pk: "Notiz Chor"}, [bad.pk])
    row = OutboxRow.objects.get(key=bad.pk)
    assert row.next_try is not None
    assert row.next_try > clock.real_now() + dt.timedelta(seconds=30)


def test_only_one_rebuild_at_a_time(engine: FakeEngine) -> None:
    with (
        index_lock(notes.NAME, "rebuild"),
        pytest.raises(RebuildRefused, match="wird gerade schon neu aufgebaut"),
    ):
        rebuild(notes.NAME)


def test_after_a_rebuild_the_locks_are_free(engine: FakeEngine) -> None:
    rebuild(notes.NAME)
    with transaction.atomic():
        note = notes.write("Chor")
    assert (drain(notes.NAME).done, indexed(engine)) == (1, {note.pk: "Notiz Chor"})
