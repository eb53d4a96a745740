"""Whose offers are open data: public, with consent, under an open licence."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.catalogue import make_offer, make_provider, make_run, make_source
from till_catalog.enums import OfferStatus
from till_catalog.exporters import dump
from till_catalog.exporters.selection import items, without_licence
from till_catalog.models import Offer

from .reading import consenting, lines, open_offer, rows

pytestmark = pytest.mark.db


def titles() -> list[str]:
    return [item.offer.title for item in items()]


def test_only_consenting_providers_are_passed_on() -> None:
    open_offer("Mit Zustimmung")
    make_run(make_offer(title="Ohne", provider=make_provider("Ohne", data_licence="CC0")))
    assert titles() == ["Mit Zustimmung"]


@pytest.mark.parametrize("status", [s for s in OfferStatus if s != OfferStatus.PUBLISHED])
def test_what_is_not_public_is_not_passed_on(status: str) -> None:
    open_offer(status=status)
    assert titles() == []


def test_of_a_hidden_provider_nothing_is_passed_on() -> None:
    open_offer(provider=consenting(public=False))
    assert titles() == []


def test_what_is_over_is_not_passed_on_and_of_the_rest_only_what_is_current() -> None:
    open_offer("Vorbei", run={"start": dt.date(2027, 1, 12)})
    offer = open_offer("Läuft", run={"start": dt.date(2027, 1, 13)})
    make_run(offer, start=dt.date(2027, 1, 5))
    make_run(offer, start=dt.date(2027, 3, 1), publish_from=dt.date(2027, 2, 1))
    (item,) = items()
    assert [run.start for run in item.runs] == [dt.date(2027, 1, 13)]


def test_the_licence_of_the_source_comes_before_that_of_the_provider() -> None:
    source = make_source(licence="dl-de/by-2-0", attribution="vhs Musterstadt, Kursdaten")
    open_offer("Aus der Quelle", source=source, provider=consenting())
    open_offer("Von Hand")
    found = {item.offer.title: (item.licence.code, item.attribution) for item in items()}
    assert found == {
        "Aus der Quelle": ("dl-by-de/2.0", "vhs Musterstadt, Kursdaten"),
        "Von Hand": ("cc-by/4.0", "Haus am Markt"),
    }


def test_without_an_open_licence_an_offer_stays_here_and_somebody_is_told() -> None:
    open_offer("Ohne Lizenz", provider=consenting("Haus A", data_licence=""))
    open_offer("Nicht gewerblich", provider=consenting("Haus B", data_licence="CC BY-NC 4.0"))
    closed = make_source(slug="zu", licence="Alle Rechte vorbehalten")
    for _ in range(2):
        open_offer("Quelle zu", source=closed, provider=consenting("Haus C"))
    open_offer("Dabei")
    assert titles() == ["Dabei"]
    assert without_licence() == {"Haus A": 1, "Haus B": 1, "Haus C": 2}
    assert "Haus A (1), Haus B (1), Haus C (2)" in dump.publish().sentence


def test_examples_are_passed_on_only_where_there_is_nothing_else(folder: Path) -> None:
    example = open_offer("Beispiel", is_example=True)
    first = dump.publish().edition
    assert (
        [line["example"] for line in lines(first.path("angebote.jsonl.gz"))],
        first.examples,
    ) == (
        [True],
        True,
    )
    # A real offer, even of a provider who passes nothing on, ends the time of examples.
    make_run(make_offer(title="Echt", provider=make_provider("Ohne Zustimmung")))
    second = dump.publish().edition
    _base, change = lines(second.path("aenderungen.jsonl.gz"))
    assert (change["op"], change["id"], change["reason"]["code"]) == (
        "delete",
        example.pk,
        "example",
    )
    assert not second.examples


def test_batches_neither_skip_nor_repeat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("till_catalog.exporters.selection.BATCH", 3)
    made = [open_offer(f"Kurs {number}").pk for number in range(7)]
    assert [item.offer.pk for item in items()] == made


def queries_for(number: int) -> int:
    Offer.objects.all().delete()
    for n in range(number):
        open_offer(f"Kurs {n}")
    with CaptureQueriesContext(connection) as captured:
        assert len(list(items())) == number
    return len(captured)


def test_queries_grow_with_batches_not_with_offers() -> None:
    assert queries_for(1) == queries_for(3)


def same(number: str, **fields: Any) -> Offer:
    """One of several records of one course; they are joined as soon as they are saved."""
    return open_offer("Yoga am Abend", description="Wir atmen.", number=number, **fields)


def test_joined_offers_are_one_record_with_the_runs_of_all() -> None:
    first, second = same("Y1", booking_url="https://vhs.example/1"), same("Y2")
    second.refresh_from_db()
    assert second.joined_into_id == first.pk
    edition = dump.publish().edition
    (line,) = lines(edition.path("angebote.jsonl.gz"))
    assert (line["id"], [run["number"] for run in line["runs"]]) == (first.pk, ["Y1", "Y2"])
    assert [run["booking_url"] for run in line["runs"]] == ["https://vhs.example/1", None]
    table = rows(edition.path("angebote.csv.gz"))
    assert [(row["id"], row["number"], row["booking_url"]) for row in table] == [
        (str(first.pk), "Y1", "https://vhs.example/1"),
        (str(first.pk), "Y2", ""),
    ]


def test_an_offer_that_is_joined_is_deleted_for_that_reason() -> None:
    first, second = same("Y1"), open_offer("Yoga", description="Wir atmen.")
    dump.publish()
    second.title = "Yoga am Abend"
    second.save()
    deltas = lines(dump.publish().edition.path("aenderungen.jsonl.gz"))[1:]
    assert [(one["op"], one["id"]) for one in deltas] == [("put", first.pk), ("delete", second.pk)]
    assert deltas[1]["reason"]["code"] == "joined"


def test_a_joined_run_keeps_the_licence_of_its_own_source() -> None:
    provider = consenting(data_licence="CC0")
    closed = make_source(slug="zu", licence="Alle Rechte vorbehalten", provider=provider)
    shared = make_source(
        slug="sa", licence="CC BY-SA 4.0", attribution="Verbund", provider=provider
    )
    same("Y1", provider=provider)
    same("Y2", provider=provider, source=closed)
    same("Y3", provider=provider, source=shared)
    (item,) = items()
    assert [run.offer.number for run in item.runs] == ["Y1", "Y3"]
    assert (item.licence.code, item.attribution) == ("cc-by-sa/4.0", "Haus am Markt; Verbund")
