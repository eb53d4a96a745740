"""How hard a text is to read: known numbers, honest silence, and syllables."""

import pytest

from portal.readability import measure, syllables

EASY = (
    "Hier finden Sie Kurse. In einem Kurs lernen Sie etwas Neues. Das kostet oft nichts. "
    "Rufen Sie uns an. Wir helfen Ihnen gern. Alle dürfen kommen. Sie müssen nichts mitbringen. "
    "Wir freuen uns auf Sie."
)
HARD = (
    "Die Inanspruchnahme kommunaler Weiterbildungsberatungsleistungen setzt die Vereinbarung eines "
    "Beratungstermins mit der zuständigen Koordinierungsstelle voraus, deren Sprechzeiten den "
    "entsprechenden Veröffentlichungen der Stadtverwaltung zu entnehmen sind. Unberücksichtigt bleiben "
    "hierbei Förderungsmöglichkeiten außerhalb der Zuständigkeit der Bildungseinrichtungen. "
    "Verwaltungsgebühren werden grundsätzlich nicht erhoben."
)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("Kurs", 1),
        ("lernen", 2),
        ("Beratung", 3),
        ("Häuser", 2),
        ("See", 1),
        ("Bildungsamt", 3),
        ("MTK", 1),
    ],
)
def test_syllables_are_groups_of_vowels(word: str, number: int) -> None:
    assert syllables(word) == number


def test_the_numbers_are_those_of_the_formulas() -> None:
    """Counted by hand: 31 words, 4 sentences, 3 of more than six letters."""
    text = (
        "Wir lesen heute ein Buch mit dem Kind. Das Kind hat viel Spass und lacht dabei. "
        "Danach gehen alle in den grossen Garten. Dort spielen sie gern Fangen, Schach und Verstecken."
    )
    found = measure(text)
    assert found is not None
    assert (found.words, found.sentences) == (31, 4)
    assert found.lix == 17  # 31/4 + 100 * 3/31: "grossen", "spielen", "Verstecken"


def test_plain_and_official_german_lie_far_apart() -> None:
    easy, hard = measure(EASY), measure(HARD)
    assert easy is not None and hard is not None
    assert easy.lix < 35 and easy.school_year <= 6
    assert hard.lix > 60 and hard.school_year >= 12
    assert easy.sentence == "Gut zu lesen: Fast alle Erwachsenen verstehen diesen Text."
    assert hard.sentence.startswith("Schwer: Viele Menschen geben hier auf.")


def test_dates_numbers_and_abbreviations_end_no_sentence() -> None:
    line = "Am 11. 1. 2027 kommen z. B. bis zu 1.200 Menschen in die Halle und lernen dort gemeinsam.\n"
    found = measure(line * 3)
    assert found is not None
    assert found.sentences == 3


@pytest.mark.parametrize("text", ["", "Kurz.", "Ein Satz ohne Ende " * 20, "? ! ."])
def test_of_too_little_nothing_is_said(text: str) -> None:
    assert measure(text) is None
