"""Draining: what is due goes into the index as it is now, whatever fails or happens meanwhile."""

import datetime as dt
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction
from pytest_django import DjangoAssertNumQueries

from portal import clock
from search import outbox
from search.aftercommit import no_drain_after_commit
from search.api import search
from search.contract import Query
from search.drain import drain
from search.engine import index_lock
from search.models import OutboxRow
from tests.search import notes
from tests.search.fake_engine import FakeEngine

pytestmark = pytest.mark.db


def indexed(engine: FakeEngine) -> dict[int, str]:
    return {key: document.texts["title"] for key, document in engine.documents.items()}


def _closing(work: Callable[[], object]) -> Callable[[], None]:
    """Let a thread close its own database connection at the end of `work`."""

    def run() -> None:
        try:
            work()
        finally:
            connection.close()

    return run


def due() -> list[int]:
    return sorted(outbox.rows_due(notes.NAME).values_list("key", flat=True))


@pytest.mark.django_db
def test_what_was_marked_is_found_and_what_was_deleted_is_not(engine: FakeEngine) -> None:
    chor, lauf = notes.write("Chor"), notes.write("Lauftreff")
    drain(notes.NAME)
    assert [hit.key for hit in search(notes.NAME, Query(words="chor")).hits] == [chor.pk]
    notes.remove(chor)
    report = drain(notes.NAME)
    assert (report.done, report.failed, report.busy, report.error) == (1, 0, False, "")
    assert (indexed(engine), due()) == ({lauf.pk: "Notiz Lauftreff"}, [])


@pytest.mark.django_db
def test_an_object_that_no_longer_belongs_into_the_index_leaves_it(engine: FakeEngine) -> None:
    note = notes.write("Chor")
    drain(notes.NAME)
    with transaction.atomic():
        Group.objects.filter(pk=note.pk).update(name="Kein Zettel")
        outbox.mark(notes.NAME, [note.pk])
    drain(notes.NAME)
    assert indexed(engine) == {}


@pytest.mark.django_db
def test_the_present_state_is_sent_not_that_of_the_mark(engine: FakeEngine) -> None:
    note = notes.write("Chor")
    notes.write("Großer Chor", pk=note.pk)
    drain(notes.NAME)
    assert (indexed(engine), engine.calls) == ({note.pk: "Notiz Großer Chor"}, [[note.pk]])


@pytest.mark.django_db
def test_a_change_while_the_engine_writes_stays_due_and_is_carried_out_too(
    engine: FakeEngine,
) -> None:
    """`done` is the number that was read, so the change in between is not taken for done."""
    note = notes.write("Chor")

    def change_once() -> None:
        engine.before_apply = lambda: None
        notes.write("Großer Chor", pk=note.pk)

    engine.before_apply = change_once
    drain(notes.NAME)
    assert engine.calls == [[note.pk], [note.pk]]
    assert (indexed(engine), due()) == ({note.pk: "Notiz Großer Chor"}, [])
    assert engine.documents[note.pk].version == 2


@pytest.mark.django_db
def test_a_key_that_fails_alone_is_noted_and_waits_longer_each_time(engine: FakeEngine) -> None:
    good, bad = notes.write("Chor"), notes.write("Lauftreff")
    engine.refuse = {bad.pk}
    report = drain(notes.NAME)
    assert (report.done, report.failed) == (1, 1)
    assert (indexed(engine), due()) == ({good.pk: "Notiz Chor"}, [bad.pk])
    waits = []
    for tries in range(1, 8):
        row = OutboxRow.objects.get(key=bad.pk)
        assert (row.tries, row.error, row.next_try is not None) == (tries, "refused", True)
        waits.append(round((row.next_try - clock.real_now()).total_seconds() / 60))
        OutboxRow.objects.filter(key=bad.pk).update(next_try=clock.real_now())
        drain(notes.NAME)
    assert waits == [1, 5, 15, 60, 360, 1440, 1440]
    engine.refuse = set()
    notes.write("Lauftreff", pk=bad.pk)
    drain(notes.NAME)
    assert (due(), OutboxRow.objects.get(key=bad.pk).tries) == ([], 0)


@pytest.mark.django_db
def test_an_object_that_cannot_be_read_costs_no_other(engine: FakeEngine) -> None:
    good, bad = notes.write("Chor"), notes.write(notes.UNREADABLE)
    drain(notes.NAME)
    assert (indexed(engine), due()) == ({good.pk: "Notiz Chor"}, [bad.pk])
    assert OutboxRow.objects.get(key=bad.pk).error == "ValueError: kaputte Notiz"


@pytest.mark.django_db
def test_while_the_engine_is_down_rows_stay_due_and_no_try_is_counted(engine: FakeEngine) -> None:
    notes.write("Chor")
    engine.down = True
    assert drain(notes.NAME).error == "down"
    assert list(OutboxRow.objects.values_list("tries", "next_try", "error")) == [(0, None, "")]
    engine.down = False
    assert (drain(notes.NAME).done, due()) == (1, [])


@pytest.mark.django_db
def test_a_busy_drain_is_left_alone(engine: FakeEngine) -> None:
    note = notes.write("Chor")
    with index_lock(notes.NAME, "drain"):
        assert drain(notes.NAME).busy is True
    assert (engine.calls, due()) == ([], [note.pk])


@pytest.mark.django_db
def test_the_limit_bounds_a_drain_and_the_longest_waiting_goes_first(engine: FakeEngine) -> None:
    written = [notes.write(f"Chor {number}").pk for number in range(5)]
    OutboxRow.objects.filter(key=written[3]).update(
        changed_at=clock.real_now() - dt.timedelta(hours=1)
    )
    assert drain(notes.NAME, limit=2).done == 2
    assert engine.calls == [[written[3], written[0]]]
    assert drain(notes.NAME, seconds=0).done == 0


@pytest.mark.django_db
def test_more_than_one_batch_is_drained_without_a_query_per_object(
    engine: FakeEngine, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with transaction.atomic():
        made = Group.objects.bulk_create(
            Group(name=f"{notes.PREFIX}{number}") for number in range(450)
        )
        outbox.mark(notes.NAME, [group.pk for group in made])
    with django_assert_max_num_queries(30):
        drain(notes.NAME)
    assert ([len(call) for call in engine.calls], due()) == ([200, 200, 50], [])


@pytest.mark.django_db(transaction=True)
def test_a_row_that_came_before_the_drain_let_go_is_not_left(engine: FakeEngine) -> None:
    """Its writer finds the lock busy and leaves; the drainer has looked already: it looks again."""
    with no_drain_after_commit():
        notes.write("Chor")
    looks = 0

    def write_after_the_last_look(execute: Any, sql: str, *rest: Any) -> Any:
        nonlocal looks
        answer = execute(sql, *rest)
        if sql.startswith("SELECT") and '"done" < (' in sql:
            looks += 1
            if looks == 4:  # before the lock, under it, the rows, and the last one: nothing more
                thread = threading.Thread(target=_closing(lambda: notes.write("Lauftreff")))
                thread.start()
                thread.join(10)
        return answer

    with connection.execute_wrapper(write_after_the_last_look):
        drain(notes.NAME)
    assert looks > 4
    assert sorted(indexed(engine).values()) == ["Notiz Chor", "Notiz Lauftreff"]
    assert due() == []


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_row_held_by_a_writer_neither_blocks_nor_deadlocks_the_drain(engine: FakeEngine) -> None:
    with no_drain_after_commit():
        one, two = notes.write("Chor"), notes.write("Lauftreff")
    held, finish = threading.Event(), threading.Event()

    def writer() -> None:
        with transaction.atomic():
            notes.write("Großer Chor", pk=one.pk)
            held.set()
            finish.wait(10)

    thread = threading.Thread(target=_closing(writer))
    thread.start()
    held.wait(10)
    drain(notes.NAME)
    assert due() == [one.pk]
    assert two.pk in engine.documents
    finish.set()
    thread.join(10)
    drain(notes.NAME)
    assert (indexed(engine)[one.pk], due()) == ("Notiz Großer Chor", [])


@pytest.mark.django_db
def test_what_the_engine_has_no_room_for_stays_due_and_uncounted(engine: FakeEngine) -> None:
    chor, lauf = notes.write("Chor"), notes.write("Lauftreff")
    engine.delay = {chor.pk}
    report = drain(notes.NAME)
    assert (report.done, report.failed, report.waiting, report.error) == (1, 0, 1, "no room")
    assert len(engine.calls) == 1  # an engine without room is not pressed
    (row,) = outbox.rows_due(notes.NAME)
    assert (row.key, row.tries, row.next_try, row.error) == (chor.pk, 0, None, "")
    engine.delay = set()
    assert drain(notes.NAME).done == 1
    assert indexed(engine) == {chor.pk: "Notiz Chor", lauf.pk: "Notiz Lauftreff"}
