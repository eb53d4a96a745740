"""Importing again: nothing doubles, nothing changes without need, nothing is lost."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal import clock
from search.models import OutboxRow
from tests.factories.catalogue import make_source
from till_catalog.enums import ImportFormat, ImportState, OfferStatus
from till_catalog.importers import running
from till_catalog.importers.lifecycle import HEARTBEAT_LOST, ImportBusy
from till_catalog.importers.running import run_import
from till_catalog.importers.withdrawing import NotConfirmable, confirm
from till_catalog.models import ImportSource, Keyword, Offer, Run

from .importing import berlin, codes, course, import_bytes

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def source() -> ImportSource:
    return make_source()


def snapshot() -> list[Any]:
    """Everything of offers, runs, dates and outbox that a second import must not touch."""
    offers = Offer.objects.order_by("pk").values()
    seen = [{key: value for key, value in row.items() if key != "last_seen"} for row in offers]
    runs = list(Run.objects.order_by("pk").values())
    dates = list(Run.objects.order_by("pk", "dates__pk").values("dates__uid", "dates__sequence"))
    outbox = list(OutboxRow.objects.order_by("pk").values("key", "wanted"))
    return [*seen, *runs, *dates, *outbox]


def test_a_second_import_changes_nothing_but_last_seen(source: ImportSource) -> None:
    content = berlin(*(course(str(number)) for number in range(5)))
    import_bytes(source, content)
    before = snapshot()
    first_seen = Offer.objects.order_by("pk").first().last_seen
    run = import_bytes(source, content)
    assert (run.created, run.updated, run.unchanged) == (0, 0, 5)
    assert snapshot() == before
    assert Offer.objects.order_by("pk").first().last_seen > first_seen


def test_a_second_import_asks_little(source: ImportSource) -> None:
    def queries(number: int) -> int:
        content = berlin(*(course(str(index)) for index in range(number)))
        import_bytes(source, content)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            import_bytes(source, content)
        return len(captured)

    assert queries(1) == queries(3)


def test_new_words_of_the_house_reach_unchanged_records(source: ImportSource) -> None:
    from till_catalog.models import TargetGroup

    content = berlin(course("1", zielgruppe="Menschen ab 50"))
    import_bytes(source, content)
    assert Offer.objects.get().keywords.filter(name="Menschen ab 50").exists()
    TargetGroup.objects.filter(slug="aeltere").update(synonyms="Menschen ab 50")
    assert import_bytes(source, content).updated == 1
    assert [group.slug for group in Offer.objects.get().target_groups.all()] == ["aeltere"]
    assert not Offer.objects.get().keywords.filter(name="Menschen ab 50").exists()


@pytest.mark.parametrize(
    ("fields", "sequence"),
    [
        ({"beginn_datum": "2030-03-05"}, 1),
        ({"ende_datum": "2030-04-23"}, 1),
        ({"veranstaltungsort": {"name": "Anderswo", "adresse": {"plz": "1", "strasse": "W"}}}, 1),
        ({"preis": {"betrag": "90.00"}}, 0),
        ({"maximale_teilnehmerzahl": "11"}, 0),
    ],
)
def test_sequence_rises_with_time_and_place_only(
    source: ImportSource, fields: dict[str, Any], sequence: int
) -> None:
    import_bytes(source, berlin(course("1")))
    before = Run.objects.get()
    run = import_bytes(source, berlin(course("1", **fields)))
    after = Run.objects.get()
    assert run.updated == 1
    assert (after.uid, after.sequence) == (before.uid, sequence)
    assert after.modified > before.modified


def test_a_changed_title_leaves_the_run_alone_and_tells_the_search(source: ImportSource) -> None:
    import_bytes(source, berlin(course("1"), course("2")))
    before = Run.objects.get(external_id="1")
    wanted = dict(OutboxRow.objects.values_list("key", "wanted"))
    modified = Offer.objects.get(external_id="1").modified_at
    import_bytes(source, berlin(course("1", name="Neuer Titel"), course("2")))
    offer = Offer.objects.get(external_id="1")
    assert offer.title == "Neuer Titel"
    assert offer.modified_at > modified
    assert Run.objects.get(external_id="1").modified == before.modified
    now = dict(OutboxRow.objects.values_list("key", "wanted"))
    assert {key for key in now if now[key] != wanted[key]} == {offer.pk}


def test_a_moved_date_keeps_its_place_in_calendars() -> None:
    source = make_source("o", ImportFormat.OPENVHS)

    def feed(*days: str) -> bytes:
        dates = "".join(
            f"<termin><beginn_datum>{day}</beginn_datum>"
            "<beginn_uhrzeit>18:00</beginn_uhrzeit></termin>"
            for day in days
        )
        return (
            "<veranstaltungen><veranstaltung><guid>1</guid><name>Chor</name>"
            f"{dates}</veranstaltung></veranstaltungen>"
        ).encode()

    import_bytes(source, feed("2030-01-07", "2030-01-14", "2030-01-21"))
    before = {date.date.day: date for date in Run.objects.get().dates.all()}
    import_bytes(source, feed("2030-01-07", "2030-01-15", "2030-01-21", "2030-01-28"))
    after = {date.date.day: date for date in Run.objects.get().dates.all()}
    assert sorted(after) == [7, 15, 21, 28]
    assert [after[day].uid for day in (7, 15, 21)] == [before[day].uid for day in (7, 14, 21)]
    assert [after[day].sequence for day in (7, 15, 21, 28)] == [0, 1, 0, 0]
    assert after[7].modified == before[7].modified
    import_bytes(source, feed("2030-01-07", "2030-01-28"))
    assert {date.uid for date in Run.objects.get().dates.all()} == {after[7].uid, after[28].uid}


def test_what_is_gone_is_withdrawn_and_comes_back(source: ImportSource) -> None:
    everything = [course(str(number)) for number in range(10)]
    import_bytes(source, berlin(*everything))
    run = import_bytes(source, berlin(*everything[1:]))
    gone = Offer.objects.get(external_id="0")
    assert (run.withdrawn, gone.status) == (1, OfferStatus.WITHDRAWN)
    assert (
        OutboxRow.objects.get(key=gone.pk).wanted
        > OutboxRow.objects.exclude(key=gone.pk).first().wanted
    )
    back = import_bytes(source, berlin(*everything))
    gone.refresh_from_db()
    assert (back.updated, gone.status) == (1, OfferStatus.PUBLISHED)


def test_what_is_over_is_not_withdrawn(source: ImportSource) -> None:
    old = course("old", beginn_datum="2020-01-01", ende_datum="2020-02-01")
    others = [course(str(number)) for number in range(9)]
    import_bytes(source, berlin(old, *others))
    run = import_bytes(source, berlin(*others))
    assert (run.withdrawn, Offer.objects.get(external_id="old").status) == (0, "published")


def test_rejected_records_count_as_present(source: ImportSource) -> None:
    others = [course(str(number)) for number in range(9)]
    import_bytes(source, berlin(*others, course("x"), course("y")))
    nameless = course("y")
    del nameless["guid"]
    run = import_bytes(source, berlin(*others, course("x", name=""), nameless))
    assert (run.rejected, run.withdrawn) == (2, 0)
    assert Offer.objects.get(external_id="x").title == "Töpfern an der Scheibe x"
    assert source.records.get(key="x").offer == Offer.objects.get(external_id="x")


def test_a_delta_withdraws_nothing() -> None:
    source = make_source(full=False)
    import_bytes(source, berlin(course("1"), course("2")))
    run = import_bytes(source, berlin(course("1")))
    assert (run.state, run.withdrawn) == (ImportState.DONE, 0)


@pytest.mark.parametrize(("left", "state"), [(8, "done"), (7, "needs_confirmation")])
def test_a_drop_of_more_than_a_fifth_asks_first(
    source: ImportSource, left: int, state: str
) -> None:
    everything = [course(str(number)) for number in range(10)]
    import_bytes(source, berlin(*everything))
    run = import_bytes(source, berlin(*everything[:left]))
    withdrawn = Offer.objects.filter(status=OfferStatus.WITHDRAWN).count()
    assert (run.state, withdrawn) == (state, 10 - left if state == "done" else 0)


def test_an_empty_file_withdraws_nothing_until_a_person_confirms(source: ImportSource) -> None:
    import_bytes(source, berlin(course("1")))
    run = import_bytes(source, berlin())
    assert run.state == ImportState.NEEDS_CONFIRMATION
    assert run.message.startswith("In der Datei steht kein einziges Angebot.")
    assert Offer.objects.get().status == OfferStatus.PUBLISHED
    assert confirm(run.pk) == 1
    assert Offer.objects.get().status == OfferStatus.WITHDRAWN
    with pytest.raises(NotConfirmable, match="nichts zu bestätigen"):
        confirm(run.pk)


def test_only_the_last_import_is_confirmed(source: ImportSource) -> None:
    import_bytes(source, berlin(course("1")))
    empty = import_bytes(source, berlin())
    import_bytes(source, berlin(course("1")))
    with pytest.raises(NotConfirmable, match="inzwischen neu eingelesen"):
        confirm(empty.pk)
    assert Offer.objects.get().status == OfferStatus.PUBLISHED


def test_after_a_doubtful_file_the_guard_still_compares_with_the_last_good_one(
    source: ImportSource,
) -> None:
    everything = [course(str(number)) for number in range(10)]
    import_bytes(source, berlin(*everything))
    import_bytes(source, berlin(*everything[:2]))
    assert import_bytes(source, berlin(*everything[:2])).state == ImportState.NEEDS_CONFIRMATION


def test_locked_fields_belong_to_the_editors(source: ImportSource) -> None:
    source.locked_fields = ["title", "keywords", "run.price"]
    source.save()
    import_bytes(source, berlin(course("1")))
    offer = Offer.objects.get()
    assert offer.title == "Töpfern an der Scheibe 1"  # filled once
    changed = course(
        "1", name="Anders", preis={"betrag": "1.00"}, schlagwort="Neu", nummer="N", text="Neu"
    )
    import_bytes(source, berlin(changed))
    offer.refresh_from_db()
    assert (offer.title, offer.number, offer.description) == (
        "Töpfern an der Scheibe 1",
        "N",
        "<p>Neu</p>",
    )
    assert sorted(offer.keywords.names()) == ["Keramik", "Plastisches Gestalten"]
    assert str(offer.runs.get().price) == "84.70"


def test_what_editors_decided_about_the_state_stays(source: ImportSource) -> None:
    import_bytes(source, berlin(course("1")))
    Offer.objects.update(status=OfferStatus.ARCHIVED)
    import_bytes(source, berlin(course("1", name="Anders")))
    assert Offer.objects.get().status == OfferStatus.ARCHIVED


def test_one_record_the_database_refuses_costs_no_other(
    source: ImportSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    from till_catalog.importers import costs, veranstaltung

    # The mapping lets a number pass that the database refuses.
    monkeypatch.setattr(veranstaltung, "capacity", _unstorable(costs.capacity))
    run = import_bytes(source, berlin(*(course(str(number)) for number in range(30))))
    assert (run.created, run.rejected, run.state) == (29, 1, ImportState.DONE)
    assert codes(run) == ["store_failed"]
    assert source.records.get(key="13").state == "rejected"
    assert '"guid": "13"' in source.records.get(key="13").raw


def _unstorable(original: Any) -> Any:
    from dataclasses import replace

    def capacity(offer: Any) -> Any:
        found = original(offer)
        return replace(found, most=-5) if offer.raw("guid") == "13" else found

    return capacity


def test_an_import_that_was_killed_goes_on_without_doubles(
    source: ImportSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "BATCH", 10)
    calls: list[int] = []

    def die(processed: int, total: int) -> None:
        calls.append(processed)
        if processed == 20:
            raise SystemExit  # nothing tidies up, as after kill -9

    content = berlin(*(course(str(number), beginn_datum="x") for number in range(35)))
    from django.core.files.base import ContentFile

    from till_catalog.importers.lifecycle import create_run

    run = create_run(source, ContentFile(content), name="k.json")
    with pytest.raises(SystemExit):
        run_import(run.pk, progress=die)
    run.refresh_from_db()
    assert (run.state, Offer.objects.count()) == (ImportState.RUNNING, 20)
    with pytest.raises(ImportBusy, match="wird gerade eingelesen"):
        run_import(run.pk)
    source.runs.update(heartbeat=clock.real_now() - HEARTBEAT_LOST - dt.timedelta(seconds=1))
    done = run_import(run.pk)
    assert (done.state, done.created, done.unchanged) == (ImportState.DONE, 15, 20)
    assert (Offer.objects.count(), Run.objects.count()) == (35, 35)
    assert codes(done).count("date_invalid") == 35


def test_a_dead_run_is_interrupted_by_the_next(source: ImportSource) -> None:
    first = import_bytes(source, berlin(course("1")))
    long_ago = clock.real_now() - dt.timedelta(hours=1)
    source.runs.update(state=ImportState.RUNNING, heartbeat=long_ago)
    second = import_bytes(source, berlin(course("1")))
    first.refresh_from_db()
    assert (first.state, second.state) == (ImportState.INTERRUPTED, ImportState.DONE)


def test_a_finished_run_is_not_run_twice(source: ImportSource) -> None:
    run = import_bytes(source, berlin(course("1")))
    with pytest.raises(ImportBusy, match="schon gelaufen"):
        run_import(run.pk)


def test_keywords_that_differ_by_case_are_one_and_c_sharp_is_not_c(source: ImportSource) -> None:
    import_bytes(source, berlin(course("1", schlagwort=["MEDIEN", "Medien", "C", "C#", "C++"])))
    import_bytes(source, berlin(course("1", schlagwort=["medien", "c#"])))
    assert sorted(Keyword.objects.values_list("name", flat=True)) == ["C", "C#", "C++", "Medien"]
    assert sorted(Offer.objects.get().keywords.names()) == ["C#", "Medien"]
