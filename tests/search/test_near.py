"""What is written alike, by the words of the index."""

import pytest

from search.german import analyse_query
from search.lexicon import Lexicon, Miner
from search.near import MOST, widened


def lexicon(*texts: str) -> Lexicon:
    miner = Miner(extra=())
    for text in texts:
        miner.add({"title": text})
    return miner.lexicon()


WORDS = lexicon(
    "Pflegekräfte gesucht",
    "Alphabetisierung",
    "Alphabetisierungskurs",
    "Brustschwimmen",
    "Schwimmen",
    "Videojournalismus",
    "Learning Café",
    "Englisch Englischkurs",
    "endlich",
    "Akt",
)


def alike(words: str, known: Lexicon = WORDS) -> list[tuple[str, ...]]:
    return [group.alike for group in widened(analyse_query(words, known), known).groups]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Pfelgekräfte", ("pflegekraft",)),  # a slip in a word nobody uses
        ("Alpha", ("alphabetisierung", "alphabetisierungskurs")),  # begins like it
        ("Alphabetisierungen", ("alphabetisierungskurs",)),  # begins alike
        ("Journalismus", ("videojournalismus",)),  # inside a longer word
        ("eLearning", ("learning",)),  # holds a shorter word
        ("Schwimmen", ("brustschwimm",)),
        ("Englisch", ("englischkurs",)),  # a known word is no slip of "endlich"
        ("Akte", ()),  # too short
        ("Xylophon", ()),
        ("1234", ()),
    ],
)
def test_alike(typed: str, found: tuple[str, ...]) -> None:
    assert set(alike(typed)[0]) == set(found)


def test_each_word_is_widened_for_itself() -> None:
    assert [bool(found) for found in alike("Alpha Xylophon Journalismus")] == [True, False, True]


def test_only_so_many_words_the_most_frequent_first() -> None:
    endings = "abcdefghijklmnopqrstuvwxyz"
    known = lexicon(*(f"Nadel{letter}faden" for letter in endings), *["Nadelzauber"] * 3)
    found = alike("Nadel", known)[0]
    assert (len(found), found[0]) == (MOST, "nadelzaub")


def test_limits_stay_what_they_are() -> None:
    terms = widened(analyse_query('Alpha -Schwimmen "Learning Café"', WORDS), WORDS)
    assert [group.alike for group in terms.without] == [()]
    assert len(terms.phrases) == 1
