"""Verifying: whatever made the index and the database part, the next drain after it joins them."""

import pytest
from django.contrib.auth.models import Group

from search import outbox
from search.drain import drain
from search.models import OutboxRow
from search.verify import verify
from tests.search import notes
from tests.search.fake_engine import FakeEngine

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def indexed(engine: FakeEngine) -> dict[int, str]:
    return {key: document.texts["title"] for key, document in engine.documents.items()}


@pytest.fixture
def chor(engine: FakeEngine) -> Group:
    note = notes.write("Chor")
    drain(notes.NAME)
    return note


def test_an_index_that_equals_the_database_has_no_drift(engine: FakeEngine, chor: Group) -> None:
    found = verify(notes.NAME)
    assert (found.documents, found.drift, found.due, found.repaired) == (1, 0, 0, False)


def test_objects_that_came_and_went_unmarked_are_found_and_repaired(
    engine: FakeEngine, chor: Group
) -> None:
    new = Group.objects.create(name="Notiz Lauftreff")
    Group.objects.filter(pk=chor.pk).update(name="Kein Zettel")
    found = verify(notes.NAME)
    assert (found.missing, found.extra, found.stale) == ((new.pk,), (chor.pk,), ())
    assert (found.repaired, found.due) == (True, 2)
    drain(notes.NAME)
    assert indexed(engine) == {new.pk: "Notiz Lauftreff"}
    assert verify(notes.NAME).drift == 0


def test_without_repair_drift_is_only_reported(engine: FakeEngine, chor: Group) -> None:
    engine.documents.clear()
    found = verify(notes.NAME, repair=False)
    assert (found.missing, found.repaired, found.due) == ((chor.pk,), False, 0)


def test_a_commit_that_the_engine_lost_is_found_by_its_version(
    engine: FakeEngine, chor: Group
) -> None:
    old = dict(engine.documents)
    notes.write("Großer Chor", pk=chor.pk)
    drain(notes.NAME)
    engine.documents = old
    assert verify(notes.NAME).stale == (chor.pk,)
    drain(notes.NAME)
    assert indexed(engine) == {chor.pk: "Notiz Großer Chor"}


@pytest.mark.parametrize("forgotten", ["some changes", "all rows"])
def test_a_database_restored_from_a_backup_wins_over_the_newer_index(
    engine: FakeEngine, chor: Group, forgotten: str
) -> None:
    """The index has seen higher numbers than the rows know; new ones must pass them."""
    for name in ("Chor 2", "Chor 3", "Chor 4"):
        notes.write(name, pk=chor.pk)
    drain(notes.NAME)
    Group.objects.filter(pk=chor.pk).update(name="Notiz Chor")
    if forgotten == "all rows":
        OutboxRow.objects.all().delete()
    else:
        OutboxRow.objects.update(wanted=1, done=1)
    assert verify(notes.NAME).stale == (chor.pk,)
    drain(notes.NAME)
    assert indexed(engine) == {chor.pk: "Notiz Chor"}
    assert verify(notes.NAME).drift == 0


def test_what_is_due_is_no_drift(engine: FakeEngine, chor: Group) -> None:
    notes.write("Lauftreff")
    notes.remove(chor)
    found = verify(notes.NAME)
    assert (found.drift, found.due, found.failed) == (0, 2, 0)


def test_what_is_carried_out_meanwhile_is_no_drift(engine: FakeEngine, chor: Group) -> None:
    read = engine.versions

    def versions_then_change(schema: object) -> object:
        pairs = list(read(notes.SCHEMA))
        notes.write("Großer Chor", pk=chor.pk)
        drain(notes.NAME)
        return pairs

    engine.versions = versions_then_change  # type: ignore[method-assign, assignment]
    assert verify(notes.NAME).drift == 0


def test_a_failed_row_is_counted(engine: FakeEngine, chor: Group) -> None:
    engine.refuse = {notes.write("Lauftreff").pk}
    drain(notes.NAME)
    found = verify(notes.NAME)
    assert (found.drift, found.due, found.failed) == (0, 1, 1)
    assert outbox.next_due(notes.NAME, 9) == []
