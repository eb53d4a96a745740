"""Marking: one row per object, in the transaction that changes it."""

import datetime as dt
import threading

import pytest
from django.db import connection, transaction
from django_tasks import default_task_backend
from pytest_django import DjangoAssertNumQueries

from portal import clock
from search import outbox
from search.aftercommit import no_drain_after_commit
from search.models import OutboxRow
from search.tasks import drain_index
from tests.search import notes
from tests.search.fake_engine import FakeEngine

pytestmark = pytest.mark.db


def rows() -> dict[int, tuple[int, int]]:
    found = OutboxRow.objects.filter(index_name=notes.NAME)
    return {row.key: (row.wanted, row.done) for row in found}


@pytest.mark.django_db
def test_each_mark_raises_wanted_by_one_and_leaves_done() -> None:
    outbox.mark(notes.NAME, [7, 8])
    outbox.mark(notes.NAME, [8, 8])
    assert rows() == {7: (1, 0), 8: (2, 0)}


@pytest.mark.django_db
def test_many_keys_cost_one_statement_each_five_hundred(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    outbox.mark(notes.NAME, range(100, 150))
    with transaction.atomic():
        # and the savepoint round it, and the new generation of pages
        with django_assert_num_queries(1 + 3):
            outbox.mark(notes.NAME, range(200))
        with django_assert_num_queries(2 + 3):
            outbox.mark(notes.NAME, range(1000, 2000))
    assert rows() == {
        **{key: (2 if key in range(100, 150) else 1, 0) for key in range(200)},
        **dict.fromkeys(range(1000, 2000), (1, 0)),
    }


@pytest.mark.django_db
def test_no_keys_cost_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        outbox.mark(notes.NAME, [])


@pytest.mark.django_db
def test_a_mark_above_a_version_passes_it() -> None:
    outbox.mark_above(notes.NAME, {1: 40, 2: 0})
    outbox.mark_above(notes.NAME, {1: 7, 2: 7})
    assert rows() == {1: (42, 0), 2: (8, 0)}


@pytest.mark.django_db
def test_done_is_never_lowered_and_failures_are_forgotten_by_a_new_change() -> None:
    outbox.mark_above(notes.NAME, {1: 4})
    outbox.note_failures(notes.NAME, {1: "zu lang"}, {1: 5})
    failed = OutboxRow.objects.get(key=1)
    assert (failed.tries, failed.error, outbox.next_due(notes.NAME, 9)) == (1, "zu lang", [])
    outbox.mark(notes.NAME, [1])
    assert [(row.key, row.tries, row.error) for row in outbox.next_due(notes.NAME, 9)] == [
        (1, 0, "")
    ]
    outbox.settle(notes.NAME, {1: 6})
    outbox.settle(notes.NAME, {1: 3})
    assert rows() == {1: (6, 6)}


@pytest.mark.django_db
def test_a_failure_of_an_older_state_is_not_held_against_the_newer_one() -> None:
    outbox.mark_above(notes.NAME, {1: 4})
    outbox.mark(notes.NAME, [1])
    outbox.note_failures(notes.NAME, {1: "zu lang"}, {1: 5})
    assert [row.error for row in outbox.next_due(notes.NAME, 9)] == [""]


@pytest.mark.django_db(transaction=True)
def test_after_a_rollback_nothing_is_due_and_nothing_was_sent(engine: FakeEngine) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        notes.write("Wanderung")
        raise ZeroDivisionError
    assert (rows(), engine.calls, engine.documents) == ({}, [], {})


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_part_of_a_transaction_takes_its_marks_with_it(engine: FakeEngine) -> None:
    with transaction.atomic():
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            notes.write("Wanderung")
            raise ZeroDivisionError
        kept = notes.write("Chor")
    assert {key: one.texts["title"] for key, one in engine.documents.items()} == {
        kept.pk: "Notiz Chor"
    }


@pytest.mark.django_db(transaction=True)
def test_many_marks_of_one_transaction_are_drained_at_once_after_it(engine: FakeEngine) -> None:
    with transaction.atomic():
        written = [notes.write(f"Chor {number}").pk for number in range(5)]
        assert engine.calls == []
    assert engine.calls == [written]
    assert rows() == dict.fromkeys(written, (1, 1))


@pytest.mark.django_db(transaction=True)
def test_bulk_work_leaves_the_index_to_the_worker(engine: FakeEngine) -> None:
    with no_drain_after_commit():
        note = notes.write("Chor")
    assert (engine.calls, rows()) == ([], {note.pk: (1, 0)})


@pytest.mark.django_db(transaction=True)
def test_an_engine_that_is_down_costs_the_save_nothing(engine: FakeEngine) -> None:
    engine.down = True
    note = notes.write("Chor")
    assert (notes.titles(), rows()) == ({note.pk: "Notiz Chor"}, {note.pk: (1, 0)})


@pytest.mark.django_db(transaction=True)
def test_an_engine_over_the_network_is_not_asked_inside_the_request(engine: FakeEngine) -> None:
    engine.name = "elasticsearch"
    default_task_backend.clear()
    note = notes.write("Chor")
    assert (engine.calls, rows()) == ([], {note.pk: (1, 0)})
    (asked,) = default_task_backend.results
    assert (asked.task, asked.args) == (drain_index, [notes.NAME])


@pytest.mark.django_db(transaction=True)
def test_a_mark_outside_a_transaction_is_written_but_complained_about(engine: FakeEngine) -> None:
    with pytest.warns(RuntimeWarning, match="outside a transaction"):
        outbox.mark(notes.NAME, [7])
    assert rows() == {7: (1, 1)}


@pytest.mark.django_db
def test_lag_counts_what_is_due_and_how_long_the_oldest_waits() -> None:
    outbox.mark(notes.NAME, [1, 2, 3])
    outbox.settle(notes.NAME, {1: 1})
    outbox.note_failures(notes.NAME, {2: "zu lang"}, {2: 1})
    OutboxRow.objects.filter(key=3).update(changed_at=clock.real_now() - dt.timedelta(seconds=90))
    lag = outbox.lag(notes.NAME)
    assert (lag.due, lag.failed) == (2, 1)
    assert 90 <= lag.oldest_seconds < 95


@pytest.mark.django_db(transaction=True)
def test_writers_of_one_row_get_numbers_in_the_order_of_their_commits(engine: FakeEngine) -> None:
    """The second writer waits for the first one's lock and numbers its change above it."""
    engine.name = "none"
    first_marked, may_commit = threading.Event(), threading.Event()

    def first() -> None:
        try:
            with transaction.atomic():
                outbox.mark(notes.NAME, [1])
                first_marked.set()
                may_commit.wait(5)
        finally:
            connection.close()

    seen: list[int] = []

    def second() -> None:
        try:
            first_marked.wait(5)
            with transaction.atomic():
                outbox.mark(notes.NAME, [1])
                seen.append(OutboxRow.objects.get(key=1).wanted)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for run in (first, second)]
    for thread in threads:
        thread.start()
    first_marked.wait(5)
    threads[1].join(0.2)
    assert seen == []
    may_commit.set()
    for thread in threads:
        thread.join(10)
    assert (seen, rows()) == ([2], {1: (2, 0)})
