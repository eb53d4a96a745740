"""Did you mean: only for words nobody wrote, and only what finds something."""

import pytest

from search.lexicon import Lexicon
from search.spelling import suggest_correction

LEXICON = Lexicon(
    frozenset({"deutsch", "kurs", "klavier", "unterricht"}),
    {
        "deutsch": ("Deutsch", 40),
        "deutschkurs": ("Deutschkurs", 9),
        "englisch": ("Englisch", 30),
        "yoga": ("Yoga", 20),
        "yogi": ("Yogi", 1),
        "joga": ("Joga", 90),
        "kochen": ("Kochen", 8),
        "ubung": ("Übung", 5),
        "fotografie": ("Fotografie", 7),
        "b2": ("B2", 12),
        "anfanger": ("Anfänger", 50),
    },
)


def always(text: str) -> int:
    return 1


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Deutchkurs", "Deutschkurs"),
        ("Eglisch", "Englisch"),
        ("Englsich", "Englisch"),  # two neighbours exchanged are one mistake
        ("Fotogravi", "Fotografie"),  # two mistakes from seven letters on
        ("Uebunk", "Übung"),
        ("Eglisch für Anfenger, B2", "Englisch für Anfänger, B2"),
        ("yogq", "Yoga"),  # as near as Yogi, in more documents; Joga begins otherwise
        ("Xochen", "Kochen"),  # no word with this first letter is near
    ],
)
def test_an_unknown_word_gets_the_nearest_spelling(words: str, expected: str) -> None:
    assert suggest_correction(words, LEXICON, always) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Deutsch", "Deutsche", "uebungen",  # known, in any form
        "Klavierunterricht",  # a sound compound
        "und", "b3", "xy", "2024", "", "?",
        "Kxchxn",  # two mistakes in a short word
        "Eglisch Quarkspeise",  # half a correction would still find nothing
    ],
)  # fmt: skip
def test_nothing_is_proposed(words: str) -> None:
    assert suggest_correction(words, LEXICON, always) == ""


def test_only_what_finds_something_is_proposed() -> None:
    assert suggest_correction("yogq", LEXICON, lambda text: int(text == "Yogi")) == "Yogi"
    assert suggest_correction("yogq", LEXICON, lambda text: 0) == ""


def test_the_index_is_asked_a_few_times_at_most() -> None:
    asked: list[str] = []

    def count(text: str) -> int:
        asked.append(text)
        return 0

    suggest_correction("yogq eglisch", LEXICON, count)
    assert asked == ["Yoga Englisch", "Yogi Englisch"]


def test_an_empty_catalogue_proposes_nothing() -> None:
    assert suggest_correction("Kurs", Lexicon(), always) == ""


def test_no_more_than_a_query_may_have_is_corrected() -> None:
    assert (
        suggest_correction("Eglisch " + "und " * 10_000, LEXICON, always)
        == ("Englisch " + "und " * 48).strip()
    )
