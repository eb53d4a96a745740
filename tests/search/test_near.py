"""What is written alike, by the words of the index."""

import random

import pytest
from rapidfuzz.distance import OSA

from search.german import Group, analyse_query
from search.lexicon import Lexicon, Miner
from search.near import MOST, widened
from search.stemming import stem


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


def test_the_same_as_looking_at_every_word() -> None:
    """What is found through sorted words and their beginnings is what the rules say of each pair."""
    words = sorted({first + last for first in PARTS for last in ("", *PARTS)})
    known = lexicon(" ".join(words))
    chance = random.Random(3)
    met = 0
    for typed in [*words, *(slip(word, chance) for word in words)]:
        (group,) = widened(analyse_query(typed, known), known).groups
        expected = by_the_rules(group, known)
        assert set(group.alike) <= expected
        assert len(group.alike) == min(len(expected), MOST)
        met += bool(expected)
    assert met > len(words)


PARTS = ("abend", "kurs", "deutsch", "kochen", "schule", "garten", "musik", "tanz")


def slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + chance.choice("aeinrst") + word[at + 1 :]


def by_the_rules(group: Group, known: Lexicon) -> set[str]:
    norm, found = group.norm, set()
    for word in known.vocabulary:
        term = stem(word)
        slips = OSA.distance(norm, word) if known.is_unknown(norm) and norm[0] == word[0] else 9
        alike = (
            slips <= (1 if len(norm) < 7 else 2)
            or word.startswith(group.term)
            or (len(term) >= 5 and norm.startswith(term))
            or (len(word) >= 5 and norm.endswith(word))
            or (len(group.term) >= 5 and group.term in word)
        )
        if alike and len(norm) >= 4 and term != group.term:
            found.add(term)
    return found
