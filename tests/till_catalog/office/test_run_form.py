"""Rita writes when and where: one run, its dates, and what calendars hear of a change."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portal import clock
from search.models import OutboxRow
from tests.factories.catalogue import make_offer, make_run, make_venue
from till_catalog.models import Offer, Run, SessionDate

from .forms import answers, count_queries, errors, save

pytestmark = [pytest.mark.db, pytest.mark.django_db]

MONDAY = dt.date(2030, 1, 7)


def new(offer: Offer) -> str:
    return f"/admin/durchfuehrungen/new/?angebot={offer.pk}"


def edit(run: Run) -> str:
    return reverse("runs:edit", args=(run.pk,))


def make_dated_run(*days: dt.date, **fields: Any) -> Run:
    run = make_run(start=days[0], end=days[-1], **fields)
    for day in days:
        run.dates.create(date=day, time_from=dt.time(18), time_to=dt.time(20), modified=clock.now())
    return run


def test_rita_adds_a_run_on_one_day_and_comes_back_to_the_offer(rita_client: Client) -> None:
    offer, venue = make_offer(), make_venue()
    response = save(
        rita_client,
        new(offer),
        start="2030-01-07",
        end="2030-01-07",
        time_from="18:00",
        time_to="20:00",
        venue=venue.pk,
        price="12.50",
    )
    assert response.headers["Location"] == reverse("offers:edit", args=(offer.pk,))
    run = offer.runs.get()
    assert (run.start, run.last_day, run.weekdays, run.venue, run.price, run.sequence) == (
        MONDAY,
        MONDAY,
        0b1,
        venue,
        Decimal("12.50"),
        0,
    )
    offer.refresh_from_db()
    assert offer.completeness > 0
    assert OutboxRow.objects.filter(index_name="offers", key=offer.pk).count() == 1


RULE = {
    "rule-weekdays": ["mo", "mi"],
    "rule-first": "2030-01-07",
    "rule-last": "2030-01-31",
    "rule-time_from": "18:00",
    "rule-time_to": "19:30",
    "rule-without": "14.01.2030 bis 20.01.2030, 30.01.2030",
}


def test_a_rule_sets_rows_that_are_looked_at_and_saved(rita_client: Client) -> None:
    offer = make_offer()
    looked_at = rita_client.post(new(offer), answers(rita_client, new(offer)) | RULE)
    assert not offer.runs.exists()
    table = looked_at.context["form"].tables["dates"]
    rows = [form["date"].value() for form in table.forms if form["date"].value()]
    assert rows == ["2030-01-07", "2030-01-09", "2030-01-21", "2030-01-23", "2030-01-28"]
    assert "5 Termine stehen jetzt in der Liste" in looked_at.content.decode()
    data = {field.html_name: field.value() or "" for form in table.forms for field in form}
    data |= {f"dates-{name}": value for name, value in table.management_form.initial.items()}
    data["dates-TOTAL_FORMS"] = str(len(table.forms))
    rita_client.post(new(offer), answers(rita_client, new(offer)) | data)
    run = offer.runs.get()
    assert (run.start, run.end, run.last_day, run.date_count, run.weekdays) == (
        MONDAY,
        dt.date(2030, 1, 28),
        dt.date(2030, 1, 28),
        5,
        0b101,
    )
    assert [date.time_to for date in run.dates.all()] == [dt.time(19, 30)] * 5


def test_a_rule_does_not_double_what_is_there(rita_client: Client) -> None:
    run = make_dated_run(MONDAY)
    looked_at = rita_client.post(edit(run), answers(rita_client, edit(run)) | RULE)
    forms = looked_at.context["form"].tables["dates"].forms
    rows = [str(form["date"].value()) for form in forms if form["date"].value()]
    assert rows.count("2030-01-07") == 1
    assert len(rows) == 5


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"rule-last": "2030-01-01"}, "last", "Der letzte Tag liegt vor dem ersten."),
        ({"rule-last": "2100-01-01"}, "last", "Das wären mehr als 400 Termine."),
        ({"rule-first": ""}, "first", "Bitte geben Sie diesen Tag an."),
        ({"rule-without": "bald"}, "without", "„bald“ ist kein Tag und kein Zeitraum."),
        ({"rule-without": "30.02.2030"}, "without", "„30.02.2030“ ist kein Tag und kein Zeitraum."),
        ({"rule-weekdays": []}, "weekdays", "Bitte wählen Sie mindestens einen Wochentag."),
        ({"rule-time_to": "17:00"}, "time_to", "Das Ende liegt nicht nach dem Beginn."),
    ],
)
def test_a_rule_that_says_nothing_sensible_gets_a_sentence(
    rita_client: Client, change: dict[str, Any], field: str, sentence: str
) -> None:
    offer = make_offer()
    data = answers(rita_client, new(offer)) | RULE | change
    response = rita_client.post(new(offer), data)
    assert response.context["form"].rule.errors[field] == [sentence]
    assert not offer.runs.exists()


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"start": "2030-02-01", "end": "2030-01-01"}, "end", "Das Ende liegt vor dem Beginn."),
        (
            {"start": ""},
            "start",
            "Bitte geben Sie einen Beginn oder Termine an, oder kreuzen Sie „Einstieg jederzeit“ an.",
        ),
        ({"price": "-1"}, "price", "Eine Zahl unter null geht hier nicht."),
        (
            {"price": "10", "price_reduced": "12"},
            "price_reduced",
            "Der ermäßigte Preis ist höher als der volle.",
        ),
        (
            {"time_from": "20:00", "time_to": "18:00"},
            "time_to",
            "Das Ende liegt nicht nach dem Beginn.",
        ),
        (
            {"places_min": "9", "places_max": "8"},
            "places_max",
            "Das sind weniger Plätze als mindestens nötig.",
        ),
        (
            {"places_max": "8", "places_booked": "9"},
            "places_booked",
            "Es sind mehr Plätze gebucht, als es gibt.",
        ),
        (
            {"dates-0-date": "2030-01-07", "dates-0-time_from": "9:00", "dates-0-time_to": "8:00"},
            "dates-0-time_to",
            "Das Ende liegt nicht nach dem Beginn.",
        ),
        (
            {"dates-0-date": "2030-01-07", "dates-1-date": "2030-01-07"},
            "dates-1-date",
            "Diesen Termin gibt es schon in der Liste.",
        ),
    ],
)
def test_what_cannot_be_gets_a_sentence(
    rita_client: Client, changes: dict[str, str], field: str, sentence: str
) -> None:
    offer = make_offer()
    response = save(rita_client, new(offer), **({"start": "2030-01-07"} | changes))
    assert errors(response)[field] == [sentence]
    assert not offer.runs.exists()


def test_one_can_join_at_any_time(rita_client: Client) -> None:
    offer = make_offer()
    save(rita_client, new(offer), flexible_start="on")
    run = offer.runs.get()
    assert (run.start, run.last_day) == (None, None)


def test_a_moved_date_is_a_new_version_and_the_others_are_not(rita_client: Client) -> None:
    run = make_dated_run(MONDAY, dt.date(2030, 1, 9))
    before = {date.uid: date.modified for date in run.dates.all()}
    save(rita_client, edit(run), **{"dates-1-date": "2030-01-10"})
    stayed, moved = run.dates.all()
    assert (moved.date, moved.sequence) == (dt.date(2030, 1, 10), 1)
    assert moved.modified > before[moved.uid]
    assert (stayed.sequence, stayed.modified) == (0, before[stayed.uid])
    run.refresh_from_db()
    assert (run.end, run.sequence) == (dt.date(2030, 1, 10), 1)


def test_another_room_for_all_is_a_new_version_of_every_date(rita_client: Client) -> None:
    run = make_dated_run(MONDAY, dt.date(2030, 1, 9))
    save(rita_client, edit(run), room="12")
    assert [date.sequence for date in run.dates.all()] == [1, 1]


def test_a_new_price_is_no_new_version(rita_client: Client) -> None:
    run = make_dated_run(MONDAY)
    before = run.modified
    save(rita_client, edit(run), price="99")
    run.refresh_from_db()
    assert (run.sequence, run.dates.get().sequence) == (0, 0)
    assert run.modified > before


def test_saving_nothing_keeps_every_uid_and_sequence(rita_client: Client) -> None:
    run = make_dated_run(MONDAY, dt.date(2030, 1, 9))
    before = list(SessionDate.objects.values_list("uid", "sequence", "date", "time_from"))
    uid = run.uid
    save(rita_client, edit(run))
    run.refresh_from_db()
    assert list(SessionDate.objects.values_list("uid", "sequence", "date", "time_from")) == before
    assert (run.uid, run.sequence) == (uid, 0)


def test_a_copy_is_another_entry_for_calendars(rita_client: Client) -> None:
    run = make_dated_run(MONDAY, external_id="7", room="3", sequence=4)
    save(rita_client, reverse("runs:copy", args=(run.pk,)), start="2031-01-06", end="2031-01-06")
    copy = run.offer.runs.exclude(pk=run.pk).get()
    assert (copy.start, copy.room, copy.external_id, copy.sequence) == (
        dt.date(2031, 1, 6),
        "3",
        "",
        0,
    )
    assert copy.uid != run.uid
    assert not copy.dates.exists()


def test_a_deleted_run_takes_its_part_of_the_completeness_along(rita_client: Client) -> None:
    run = make_run()
    save(rita_client, edit(run))
    run.offer.refresh_from_db()
    with_run = run.offer.completeness
    rita_client.post(reverse("runs:delete", args=(run.pk,)))
    run.offer.refresh_from_db()
    assert run.offer.completeness < with_run
    assert not run.offer.runs.exists()


@pytest.mark.parametrize("query", ["", "?angebot=x", "?angebot=0", "?angebot=99999999999999999999"])
def test_a_run_without_an_offer_does_not_begin(rita_client: Client, query: str) -> None:
    assert rita_client.get(f"/admin/durchfuehrungen/new/{query}").status_code == 404


def test_the_form_costs_the_same_with_one_date_and_with_three(rita_client: Client) -> None:
    run = make_dated_run(MONDAY, venue=make_venue())
    one = count_queries(rita_client, edit(run))
    for day in (9, 10):
        run.dates.create(date=dt.date(2030, 1, day), venue=make_venue(), modified=clock.now())
    assert count_queries(rita_client, edit(run)) == one
