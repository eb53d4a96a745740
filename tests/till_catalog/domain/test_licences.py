"""Licences as people write them."""

import pytest

from till_catalog.domain.licences import recognise, strictest


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("CC0", "cc-zero"),
        ("CC0 1.0 (erfundene Daten)", "cc-zero"),
        ("Creative Commons Zero", "cc-zero"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "cc-zero"),
        ("CC BY 4.0", "cc-by/4.0"),
        ("cc-by-4.0", "cc-by/4.0"),
        ("https://creativecommons.org/licenses/by/4.0/deed.de", "cc-by/4.0"),
        ("Creative Commons Namensnennung 4.0 International", "cc-by/4.0"),
        ("CC BY 3.0 DE", "cc-by-de/3.0"),
        ("CC BY Servicezentrum der Volkshochschulen", "cc-by"),
        ("CC BY-SA 4.0", "cc-by-sa/4.0"),
        ("CC-BY-SA 3.0 Deutschland", "cc-by-sa-de/3.0"),
        ("dl-de/by-2-0", "dl-by-de/2.0"),
        ("https://www.govdata.de/dl-de/by-2-0", "dl-by-de/2.0"),
        ("Datenlizenz Deutschland – Namensnennung – Version 2.0", "dl-by-de/2.0"),
        ("dl-de/zero-2-0", "dl-zero-de/2.0"),
        ("Datenlizenz Deutschland Zero 2.0", "dl-zero-de/2.0"),
    ],
)
def test_open_licences_are_recognised(text: str, code: str) -> None:
    found = recognise(text)
    assert found is not None
    assert (found.code, found.uri) == (code, f"http://dcat-ap.de/def/licenses/{code}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "frei",
        "Alle Rechte vorbehalten",
        "CC BY-NC 4.0",
        "CC BY-ND",
        "CC BY-NC-SA 4.0",
        "Creative Commons Namensnennung, nicht kommerziell, 4.0",
        "Datenlizenz Deutschland – Namensnennung – nicht kommerziell – 1.0",
        "nach Absprache mit dem Anbieter",
    ],
)
def test_everything_else_is_not(text: str) -> None:
    assert recognise(text) is None


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (set(), "cc-zero"),
        ({"cc-zero"}, "cc-zero"),
        ({"cc-zero", "dl-by-de/2.0"}, "dl-by-de/2.0"),
        ({"cc-by-sa/4.0", "cc-by/4.0", "dl-zero-de/2.0"}, "cc-by-sa/4.0"),
    ],
)
def test_the_strictest_covers_a_collection(codes: set[str], expected: str) -> None:
    assert strictest(codes).code == expected
