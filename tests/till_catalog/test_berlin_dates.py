"""The Berlin JSON of 2026: places and dates side by side, in every shape they come in."""

import datetime as dt
import json
from decimal import Decimal
from typing import Any

import pytest

from portal.enums import Tri
from portal.places.models import GeoQuality, Venue
from tests.factories.catalogue import make_source
from till_catalog.enums import OfferKind
from till_catalog.importers.reporting import stats
from till_catalog.models import ImportSource, Offer

from .importing import SHARED, berlin, codes, course, fixture, import_bytes, import_file

pytestmark = [pytest.mark.db, pytest.mark.django_db]
SAMPLE = SHARED / "catalogue" / "spec" / "berlin-kurse-json-sample-2026.json"

WORKSHOP = {
    "lehrstaette": "Werkhaus",
    "plz": "54290",
    "ort": "Trier",
    "strasse": "Beispielgasse 3",
    "raum": "Raum 4",
    "laengengrad": "6.641",
    "breitengrad": "49.756",
    "behindertenzugang": "true",
}
GARDEN = WORKSHOP | {"lehrstaette": "Garten", "strasse": "Weg 1", "raum": "Beet"}
MONDAY = {
    "wochentag": "Montag",
    "beginn_datum": "2030-03-04",
    "beginn_uhrzeit": "16:00",
    "ende_uhrzeit": "17:30",
}
TUESDAY = MONDAY | {"wochentag": "Dienstag", "beginn_datum": "2030-03-05"}


@pytest.fixture
def source() -> ImportSource:
    return make_source()


def new(
    guid: str = "1",
    *,
    wheres: Any = (WORKSHOP, WORKSHOP),
    dates: Any = (MONDAY, TUESDAY),
    **fields: Any,
) -> dict[str, Any]:
    """Return a record of the newer form."""
    record = course(guid, **fields)
    del record["veranstaltungsort"]
    both = {"adresse": _listed(wheres), "termin": _listed(dates)}
    return {"bezirk": "Mitte", "veranstaltungsart": "Kurs", "ortetermine": both} | record


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def test_a_complete_record(source: ImportSource) -> None:
    run = import_bytes(source, fixture("berlin-2026.json"))
    assert (run.created, codes(run)) == (1, [])
    offer = Offer.objects.get()
    found = offer.runs.get()
    assert (offer.title, offer.kind) == ("Weben am Rahmen", OfferKind.WORKSHOP)
    assert [topic.dvv_code for topic in offer.topics.all()] == ["2.09"]
    assert (offer.contact_phone, offer.contact_email) == ("0651 0000", "buero@example.org")
    assert (found.venue and found.venue.name, found.room) == ("Werkhaus", "Raum 4")
    assert (found.weekdays, found.time_from, found.time_to) == (3, dt.time(16), dt.time(17, 30))
    assert (found.places_booked, found.units, found.date_count) == (None, Decimal(8), 2)
    assert [
        (date.date.day, date.venue and date.venue.name, date.room) for date in found.dates.all()
    ] == [(4, None, ""), (5, "Garten", "Beet")]
    venue = Venue.objects.get(name="Werkhaus")
    assert (venue.latitude, venue.longitude, venue.geo_quality) == (
        49.756,
        6.641,
        GeoQuality.SOURCE,
    )
    assert venue.step_free == Tri.YES
    assert Venue.objects.get(name="Garten").step_free == Tri.UNKNOWN
    assert "Lehrerin" not in str(list(source.records.values_list("raw", flat=True)))


@pytest.mark.parametrize(
    ("wheres", "dates", "places", "days", "expected"),
    [
        (WORKSHOP, MONDAY, ["Werkhaus"], [4], []),
        (WORKSHOP, (MONDAY, TUESDAY), ["Werkhaus"], [4, 5], []),
        ((WORKSHOP, GARDEN), (MONDAY,), ["Werkhaus"], [4], ["places_and_dates_differ"]),
        ((WORKSHOP, WORKSHOP), (MONDAY,), ["Werkhaus"], [4], []),
        (None, (MONDAY,), [], [4], []),
        ("", "", [], [], []),
        ([None, "x", WORKSHOP], MONDAY, ["Werkhaus"], [4], []),
        (WORKSHOP, None, ["Werkhaus"], [], []),
    ],
)
def test_shapes(
    source: ImportSource,
    wheres: Any,
    dates: Any,
    places: list[str],
    days: list[int],
    expected: list[str],
) -> None:
    run = import_bytes(source, berlin(new(wheres=wheres, dates=dates)))
    assert codes(run) == expected
    found = Offer.objects.get().runs.get()
    assert ([found.venue.name] if found.venue else []) == places
    assert [date.date.day for date in found.dates.all()] == days


@pytest.mark.parametrize("whole", [None, "", [], {}, "x", 7, [{"adresse": {}}]])
def test_nonsense_in_place_of_places_and_dates(source: ImportSource, whole: Any) -> None:
    run = import_bytes(source, berlin(new() | {"ortetermine": whole}))
    assert (run.created, Offer.objects.get().runs.get().venue) == (1, None)


@pytest.mark.parametrize(
    ("changes", "expected", "quality"),
    [
        ({"laengengrad": "0", "breitengrad": "0"}, [], GeoQuality.POSTCODE),
        (
            {"laengengrad": "49.756", "breitengrad": "6.641"},
            ["position_implausible"],
            GeoQuality.POSTCODE,
        ),
        ({"laengengrad": "6,641", "breitengrad": "49,756"}, [], GeoQuality.SOURCE),
        ({"laengengrad": "östlich"}, ["position_implausible"], GeoQuality.POSTCODE),
        ({"laengengrad": None}, [], GeoQuality.POSTCODE),
    ],
)
def test_positions(
    source: ImportSource, changes: dict[str, Any], expected: list[str], quality: str
) -> None:
    run = import_bytes(source, berlin(new(wheres=WORKSHOP | changes, dates=MONDAY)))
    assert (codes(run), Venue.objects.get().geo_quality) == (expected, quality)


def test_unknown_numbers_and_weekdays_without_dates(source: ImportSource) -> None:
    days = ({"wochentag": "Montag"}, {"wochentag": "Mittwoch"})
    import_bytes(source, berlin(new(dates=days, aktuelle_teilnehmerzahl="-1")))
    found = Offer.objects.get().runs.get()
    assert (found.weekdays, found.places_booked) == (5, None)


def test_both_forms_in_one_file(source: ImportSource) -> None:
    run = import_bytes(source, berlin(course("1"), new("2")))
    assert (run.created, codes(run)) == (2, [])
    assert Venue.objects.get().name == "Werkhaus"


@pytest.mark.parametrize(
    ("name", "read"), [("berlin-2026-truncated.json", 1), ("berlin-2026-broken-syntax.json", 1)]
)
def test_a_broken_file_gives_what_stands_before_the_error(
    source: ImportSource, name: str, read: int
) -> None:
    run = import_bytes(source, fixture(name))
    assert (run.total, run.created, run.complete, codes(run)) == (
        read,
        read,
        False,
        ["file_broken"],
    )


@pytest.mark.skipif(not SAMPLE.exists(), reason="the shared data are not there")
def test_the_sample_of_2026(source: ImportSource) -> None:
    run = import_file(source, SAMPLE)
    assert (run.total, run.created, codes(run)) == (1, 1, [])
    counted = stats(source.pk)
    raw = json.loads(SAMPLE.read_text())["veranstaltungen"]["veranstaltung"][0]
    assert counted["dates"] == len(raw["ortetermine"]["termin"]) == 2
    assert (counted["venues"], counted["keywords"]) == (1, 1)
    found = Offer.objects.get().runs.get()
    assert (found.places_max, found.places_booked, found.weekdays) == (10, 1, 4)
    assert (found.price, found.price_reduced) == (Decimal("84.70"), Decimal(47))
    assert found.dates.exclude(venue=None).count() == 0
