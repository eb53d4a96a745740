"""Splitting compounds, and mining their parts from documents."""

import pytest

from search.compounds import Splitter
from search.lexicon import Lexicon, Miner
from search.tokens import normalise
from search.words.education import EDUCATION_WORDS

SPLITTER = Splitter(
    {
        *("alphabetisierung", "andere", "arbeit", "bildung", "buch", "bund", "deutsch", "ende"),
        *("englisch", "farbe", "gruppe", "hochschule", "kind", "klavier", "kurs", "mail", "malen"),
        *("sprache", "sprachkurs", "tag", "unterricht", "urlaub", "volk", "woche"),
    }
)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("deutschkurs", ("deutsch", "kurs")),
        ("deutschkurse", ("deutsch", "kurs")),
        ("alphabetisierungskurs", ("alphabetisierung", "kurs")),
        ("klavierunterricht", ("klavi", "unterricht")),
        ("bildungsurlaub", ("bildung", "urlaub")),
        ("bundestag", ("bund", "tag")),
        ("kinderbucher", ("kind", "buch")),
        ("gruppenarbeit", ("grupp", "arbeit")),
        ("farbkurs", ("farb", "kurs")),
        ("malkurs", ("mal", "kurs")),
        ("volkshochschulkurs", ("volk", "hochschul", "kurs")),
        ("englischsprachkurs", ("englisch", "sprachkurs", "sprach", "kurs")),
    ],
)
def test_a_compound_has_its_parts_in_order(word: str, parts: tuple[str, ...]) -> None:
    assert SPLITTER.split(word) == parts


@pytest.mark.parametrize(
    "word",
    [
        "kurs", "kursen", "deutsch",  # simple words and their endings
        "tagkurs"[:6],  # shorter than seven letters
        "deutschxurs", "xdeutschkurs", "deutschkurx",  # not covered completely
        "mailand",  # and is no form of andere
        "arbeitende",  # a participle is no end
        "deutsch2kurs", "",
    ],
)  # fmt: skip
def test_what_is_no_compound_has_no_parts(word: str) -> None:
    assert SPLITTER.split(word) == ()


def test_a_woman_in_a_compound_is_split_like_a_man() -> None:
    splitter = Splitter({"kurs", "leiter"})
    assert splitter.split("kursleiterinnen") == splitter.split("kursleiter") == ("kurs", "leit")


def test_the_longest_head_wins() -> None:
    assert Splitter({"sprach", "schule", "sprachschule", "abend"}).split("abendsprachschule") == (
        "abend", "sprachschul", "sprach", "schul",
    )  # fmt: skip


def mined(*texts: str) -> frozenset[str]:
    miner = Miner(extra=())
    for text in texts:
        miner.add({"title": text})
    return miner.lexicon().parts


def test_a_part_begins_or_ends_two_other_words() -> None:
    assert mined("Kurs Deutschkurs", "Kurs Malkurs") == {"kurs"}
    assert mined("Kurs Kursbuch", "Kurs Kursplan") == {"kurs"}


@pytest.mark.parametrize(
    "texts",
    [
        ("Kurs Deutschkurs Malkurs",),  # in one document only
        ("Kurs Deutschkurs", "Kurs Deutschkurse"),  # one other word in two forms
        ("Kurs Kurse", "Kurses Kurs Kursen"),  # its own forms
        ("Tee Teekanne Teetasse", "Tee Teehaus"),  # three letters
        ("Über Überblick Übergang", "über Übersicht"),  # a stop word
        ("1234 12345 123456", "1234"),
    ],
)
def test_what_is_no_part(texts: tuple[str, ...]) -> None:
    assert mined(*texts) == frozenset()


def test_hand_kept_words_are_parts_from_the_start() -> None:
    lexicon = Miner(extra=("Übung", "Kurs")).lexicon()
    assert lexicon.parts == {"ubung", "kurs"}
    assert lexicon.entry("ubungskurse") == ("ubungskurs", ("ubung", "kurs"))


def test_hand_kept_words_are_single_words_of_three_letters_or_more() -> None:
    assert [w for w in EDUCATION_WORDS if len(w) < 3 or not normalise(w).isalpha()] == []
    assert 500 <= len(set(map(normalise, EDUCATION_WORDS))) <= 700


def test_the_vocabulary_has_the_usual_spelling_and_the_number_of_documents() -> None:
    miner = Miner(extra=())
    miner.add({"title": "Übung", "description": "Übung und UEBUNG"})
    miner.add({"title": "Die Übung"})
    miner.add({"title": "Kurs"})
    assert miner.lexicon().vocabulary == {"ubung": ("Übung", 2), "kurs": ("Kurs", 1)}


def test_a_miner_forgets_what_it_saw_once_when_there_is_too_much(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("search.lexicon.MAX_COUNTED", 3)
    miner = Miner(extra=())
    for text in ("Kurs", "Kurs", "Eins", "Zwei", "Drei", "Vier"):
        miner.add({"title": text})
    assert miner.lexicon().vocabulary == {"kurs": ("Kurs", 2), "vier": ("Vier", 1)}


def test_a_lexicon_survives_its_file() -> None:
    lexicon = Lexicon(frozenset({"kurs", "ubung"}), {"ubung": ("Übung", 2)})
    assert Lexicon.from_json(lexicon.to_json()) == lexicon


def test_the_digest_follows_the_parts_and_nothing_else() -> None:
    lexicon = Lexicon(frozenset({"kurs", "ubung"}))
    assert Lexicon(frozenset({"ubung", "kurs"}), {"x": ("X", 1)}).digest == lexicon.digest
    assert Lexicon(frozenset({"kurs"})).digest != lexicon.digest


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"parts": []}', '{"parts": 1, "vocabulary": {}}']
)
def test_a_damaged_lexicon_file_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        Lexicon.from_json(text)
