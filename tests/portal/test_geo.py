"""Places by name and postcode, and how far apart they are."""

import time

import pytest

from portal.geo import distance_km, gazetteer, geocode, locate, suggest_places
from portal.geo.names import place_key
from portal.geo.region import CENTRE, OWN_PLACES, POSTCODES
from portal.places.models import GeoQuality


def kilometres(here: str, there: str) -> float:
    a, b = locate(here), locate(there)
    assert a is not None and b is not None
    return distance_km((a.latitude, a.longitude), (b.latitude, b.longitude))


def label(text: str) -> str | None:
    place = locate(text)
    return place and place.label


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("Trier", "Bitburg", 25),
        ("Trier", "Luxemburg", 40),
        ("Trier", "Konz", 8),
        ("Trier", "Saarbrücken", 64),
        ("Trier", "Köln", 133),
        ("54290", "54439", 17),
    ],
)
def test_distances_are_true(here: str, there: str, expected: float) -> None:
    assert kilometres(here, there) == pytest.approx(expected, abs=1.5)


def test_distance_is_zero_here_and_half_the_earth_at_the_antipode() -> None:
    assert distance_km((49.76, 6.64), (49.76, 6.64)) == 0
    assert distance_km((0, 0), (0, 180)) == pytest.approx(20015, abs=1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("54290", "54290 Trier"),
        ("54290 Trier", "54290 Trier"),
        ("D-54290", "54290 Trier"),
        ("Trier", "Trier"),
        ("  TRIER ", "Trier"),
        ("Trier-Nord", "Trier-Nord"),
        ("trier nord", "Trier-Nord"),
        ("Konz", "Konz"),
        ("Luxemburg", "Luxemburg"),
        ("Luxembourg", "Luxemburg"),
        ("Trèves", "Trier"),
        ("Koeln", "Köln"),
        ("koln", "Köln"),
        ("Munich", "München"),
        ("Foehren", "Föhren"),
        ("St. Wendel", "Sankt Wendel"),
        ("Bernkastel", "Bernkastel-Kues"),
        ("Trier, Rheinland-Pfalz", "Trier"),
        ("12345 Trier", "Trier"),
    ],
)
def test_what_people_type_is_understood(text: str, expected: str) -> None:
    assert label(text) == expected


@pytest.mark.parametrize(
    "text", ["", "   ", "12345", "54", "5429", "Nirgendwo", "'; --", "\t", "%"]
)
def test_what_we_do_not_know_is_no_place(text: str) -> None:
    assert locate(text) is None


def test_a_text_without_end_is_no_place() -> None:
    assert locate("a" * 10_000) is None


@pytest.mark.parametrize(
    ("name", "nearer_than"),
    [
        ("Irsch", 7),  # the quarter of Trier, not the village by Saarburg
        ("Aach", 6),  # not the town by Lake Constance
        ("Birkenfeld", 50),
        ("Schönberg", 25),
    ],
)
def test_of_places_of_one_name_the_near_one_is_meant(name: str, nearer_than: float) -> None:
    assert kilometres("Trier", name) < nearer_than


def test_a_town_beats_a_hamlet_that_is_a_little_nearer() -> None:
    assert kilometres("Trier", "Neunkirchen") == pytest.approx(60, abs=3)


def test_postcodes_are_approximate_and_names_are_not() -> None:
    by_code, by_name = locate("54634"), locate("Bitburg")
    assert by_code is not None and by_name is not None
    assert (by_code.approximate, by_name.approximate) == (True, False)


def test_every_typed_postcode_lies_where_its_place_lies() -> None:
    """Guards against typing errors: each is near the place of its label and in the region."""
    for code, (latitude, longitude, name) in POSTCODES.items():
        namesakes = gazetteer._starting(f"{place_key(name.split(',')[0])}\t")
        away = [distance_km((latitude, longitude), (p.latitude, p.longitude)) for p in namesakes]
        assert min(away) < 8, code
        assert distance_km((latitude, longitude), CENTRE) < 80, code
        assert (round(latitude, 2), round(longitude, 2)) == (latitude, longitude), code


def test_every_quarter_lies_in_the_city() -> None:
    for name in OWN_PLACES.keys() - {"Neuerburg"}:
        assert kilometres("Trier", name) < 10, name


def test_places_are_completed_the_near_ones_first() -> None:
    assert suggest_places("Tri")[:4] == ["Trier", "Trier-Nord", "Trier-Süd", "Trier-West"]
    assert suggest_places("5429")[0] == "54290 Trier"
    assert suggest_places("kö", limit=3) == ["Konz", "Köln", "Kordel"]
    assert suggest_places("t") == []
    assert suggest_places("xyzxyz") == []


def test_every_completion_is_found_again() -> None:
    for prefix in ("sa", "wa", "54", "bi", "ue"):
        for suggestion in suggest_places(prefix):
            assert locate(suggestion) is not None


def test_a_venue_gets_the_place_of_its_postcode_or_city() -> None:
    assert geocode(postcode="54290", city="Trier") == (49.75, 6.64, GeoQuality.POSTCODE)
    latitude, longitude, quality = geocode(postcode="", city="Bitburg")
    assert (round(latitude or 0, 1), round(longitude or 0, 1)) == (50.0, 6.5)
    assert quality == GeoQuality.POSTCODE
    assert geocode(postcode="", city="") == (None, None, GeoQuality.UNKNOWN)
    assert geocode(postcode="00000", city="Nirgendwo") == (None, None, GeoQuality.UNKNOWN)
    assert geocode(postcode="online", city="Online") == (None, None, GeoQuality.UNKNOWN)


def test_the_package_still_has_the_shape_we_cut() -> None:
    assert len(gazetteer._lines()) > 20_000


def test_a_started_portal_knows_places_at_once() -> None:
    gazetteer._lines()  # the cut beside the caches exists from now on
    gazetteer._lines.cache_clear()
    began = time.perf_counter()
    assert gazetteer.named("Wittlich") is not None
    assert time.perf_counter() - began < 0.5
