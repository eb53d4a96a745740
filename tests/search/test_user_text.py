"""Words, phrases and -words: what a person may ask for in the one field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.user_text import UserText, read_user_text


@pytest.mark.parametrize(
    ("typed", "plain", "phrases", "without", "without_phrases"),
    [
        ("Yoga am Abend", "Yoga am Abend", [], [], []),
        ("Yoga -online", "Yoga", [], ["online"], []),
        ("-online -Abend", "", [], ["online", "Abend"], []),
        ('"lesen lernen" Kind', "lesen lernen Kind", ["lesen lernen"], [], []),
        ("„Deutsch B1“ Abend", "Deutsch B1 Abend", ["Deutsch B1"], [], []),
        ("»Deutsch B1« «Abend»", "Deutsch B1 Abend", ["Deutsch B1", "Abend"], [], []),
        ('Yoga -"für Kinder"', "Yoga", [], [], ["für Kinder"]),
        ("C++ -C#", "C++", [], ["C#"], []),
        # no limits
        ("E-Mail Vor- und Nachname", "E-Mail Vor- und Nachname", [], [], []),
        ("Excel - Aufbau --kurs", "Excel - Aufbau --kurs", [], [], []),
        ('"ohne Ende', '"ohne Ende', [], [], []),
        ('""', '""', [], [], []),
        ('5" Rohr 3"', '5" Rohr 3"', [], [], []),
    ],
)
def test_what_is_read(
    typed: str, plain: str, phrases: list[str], without: list[str], without_phrases: list[str]
) -> None:
    read = read_user_text(typed)
    assert " ".join(read.plain.split()) == plain
    assert (list(read.phrases), list(read.without), list(read.without_phrases)) == (
        phrases,
        without,
        without_phrases,
    )


@given(st.text(max_size=60))
def test_a_text_without_quotes_and_minus_is_plain(text: str) -> None:
    text = text.translate(dict.fromkeys(map(ord, '-"“”„«»'), " "))
    assert read_user_text(text) == UserText(text)


@given(st.text(alphabet='ab -"„“»« ', max_size=60))
def test_nothing_typed_is_an_error_or_lost(text: str) -> None:
    read = read_user_text(text)
    kept = "".join((read.plain, *read.without, *read.without_phrases))
    assert kept.count("a") == text.count("a")
    assert kept.count("b") == text.count("b")
