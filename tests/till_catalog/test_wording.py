"""Runs in words."""

import datetime as dt
from decimal import Decimal

import pytest

from portal.places.models import Venue
from till_catalog.models import Run
from till_catalog.wording import clock_times, level, places_text, price, weekdays, when, where

TODAY = dt.date(2026, 11, 23)
EVENING = {"time_from": dt.time(18), "time_to": dt.time(20, 15)}


def run(**fields: object) -> Run:
    return Run(**fields)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"start": dt.date(2026, 12, 3), "last_day": dt.date(2026, 12, 3), **EVENING},
            "Do, 3. Dezember, 18:00–20:15 Uhr",
        ),
        (
            {
                "start": dt.date(2027, 1, 11),
                "last_day": dt.date(2027, 3, 17),
                "weekdays": 0b101,
                "date_count": 20,
                **EVENING,
            },
            "Mo und Mi, 18:00–20:15 Uhr · ab 11. Januar 2027 · 20 Termine",
        ),
        (
            {"start": dt.date(2026, 10, 1), "last_day": dt.date(2026, 12, 17), "weekdays": 8},
            "donnerstags · läuft schon, bis 17. Dezember",
        ),
        (
            {"flexible_start": True, "weekdays": 8, "time_from": dt.time(17, 30)},
            "donnerstags, 17:30 Uhr · Einstieg jederzeit",
        ),
        (
            {
                "start": dt.date(2026, 12, 1),
                "last_day": dt.date(2026, 12, 9),
                "raw_times": "abends",
            },
            "abends · ab 1. Dezember",
        ),
        ({}, "Termine bitte beim Anbieter erfragen"),
    ],
)
def test_when(fields: dict[str, object], expected: str) -> None:
    assert when(run(**fields), today=TODAY) == expected


def test_midnight_is_an_unknown_time() -> None:
    assert clock_times(dt.time(0), dt.time(10)) == ""
    assert clock_times(dt.time(18), dt.time(0)) == "18:00 Uhr"


def test_weekdays() -> None:
    assert [weekdays(mask) for mask in (0, 64, 0b11, 0b101, 0b11111, 0b1010001)] == [
        "",
        "sonntags",
        "Mo und Di",
        "Mo und Mi",
        "Mo bis Fr",
        "Mo, Fr und So",
    ]


def test_a_price_of_zero_is_free_and_none_is_unknown() -> None:
    assert price(Decimal("1234.5")) == "1.234,50\N{NO-BREAK SPACE}€"
    assert (price(Decimal(0)), price(None)) == ("kostenlos", "Preis unbekannt")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"places_max": 12, "places_booked": 6}, "6 Plätze frei"),
        ({"places_max": 12, "places_booked": 11}, "1 Platz frei"),
        ({"places_max": 12, "places_booked": 12}, "ausgebucht"),
        (
            {"places_max": 12, "places_booked": 12, "waitlist": True},
            "ausgebucht, Warteliste möglich",
        ),
        ({"registration_state": "not_needed"}, "ohne Anmeldung"),
        ({"places_max": 12}, ""),
    ],
)
def test_places(fields: dict[str, object], expected: str) -> None:
    assert places_text(run(**fields)) == expected


def test_where() -> None:
    palais = Venue(name="Palais", city="Trier", step_free="yes")
    assert where(run(venue=palais), 0.44) == "Palais, Trier · 0,4\N{NO-BREAK SPACE}km · stufenfrei"
    assert where(run(venue=palais), 12.6) == "Palais, Trier · 13\N{NO-BREAK SPACE}km · stufenfrei"
    assert where(run(venue=palais), 2.6, approximate=True) == (
        "Palais, Trier · etwa 3\N{NO-BREAK SPACE}km · stufenfrei"
    )
    palais.geo_quality = "postcode"
    assert where(run(venue=palais), 0.04) == "Palais, Trier · unter 1 km · stufenfrei"
    assert where(run(is_online=True)) == "online"
    assert where(run()) == "Ort bitte beim Anbieter erfragen"


def test_levels_are_written_as_people_write_them() -> None:
    assert [level(code) for code in ("a1", "b1.2", "alpha2", "einstieg")] == [
        "A1",
        "B1.2",
        "Alpha-Level 2",
        "Einstieg",
    ]
