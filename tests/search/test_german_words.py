"""Rules 1 to 4 of the German analysis: what a word is and how it is compared."""

import unicodedata

import pytest

from search.german import fold_sort, normalise, words
from search.tokens import MAX_TERM_LENGTH, read_token
from search.words.stop import STOP_WORDS


def norms(text: str) -> list[str]:
    return [word.norm for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Schu\u00adlung", ["schulung"]),
        ("U\u0308bung", ["ubung"]),
        ("Bürger:innen", ["burger"]),
        ("Bürger*innen", ["burger"]),
        ("Bürger_innen", ["burger"]),
        ("Lehrer/in", ["lehrer"]),
        ("Lehrer/-innen", ["lehrer"]),
        ("Lehrer(innen)", ["lehrer"]),
        ("BürgerInnen", ["burger"]),
        ("TEILNEHMER:INNEN", ["teilnehmer"]),
        ("LinkedIn", ["linkedin"]),
        ("Gruppe:innenraum", ["gruppe", "innenraum"]),
        ("Uhr 3:in", ["uhr", "3", "in"]),
        ("Köln: in Trier", ["koln", "in", "trier"]),
        ("Innen und außen", ["innen", "und", "aussen"]),
    ],
)
def test_soft_hyphens_and_gender_forms_leave_the_word_whole(text: str, expected: list[str]) -> None:
    assert norms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("E-Mail-Kurs", ["e", "mail", "kurs"]),
        ("Word/Excel, 2. Teil", ["word", "excel", "2", "teil"]),
        ("wie geht's?", ["wie", "geht's"]),
        ("wie geht’s?", ["wie", "geht's"]),
        ("'Kurs'", ["kurs"]),
        ("a_b", ["a", "b"]),
        ("_", []),
        ("C++, C# und C", ["c++", "c#", "und", "c"]),
        ("c++17", ["c++", "17"]),
        ("ABC+ABC#", ["abc", "abc"]),
        ("(.NET) ASP.NET, vb.net", [".net", "asp", ".net", "vb", ".net"]),
        ("www.example.net", ["www", "example", "net"]),
        ("B 2", ["b2"]),
        ("Deutsch b-1/C 1", ["deutsch", "b1", "c1"]),
        ("B2", ["b2"]),
        ("B 2000, Tab 2, B 3", ["b", "2000", "tab", "2", "b", "3"]),
    ],
)
def test_where_a_word_begins_and_ends(text: str, expected: list[str]) -> None:
    assert norms(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Straße", "STRASSE", "strasse"),
        ("MAẞE", "Masse", "masse"),
        ("Übung", "Uebung", "ubung"),
        ("Männer", "Maenner", "manner"),
        ("Öffnung", "Oeffnung", "offnung"),
        ("Café", "Cafe", "cafe"),
        ("İzmir", "izmir", "izmir"),
        ("garçon", "garcon", "garcon"),
    ],
)
def test_two_spellings_are_one_word(one: str, other: str, expected: str) -> None:
    assert (normalise(one), normalise(other)) == (expected, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("neue", "neue"),
        ("Quelle", "quelle"),
        ("Bauer", "bauer"),
        ("Säue", "saue"),
        ("dual", "dual"),
    ],
)
def test_ue_after_a_vowel_or_q_is_no_umlaut(text: str, expected: str) -> None:
    assert normalise(text) == expected


def test_a_word_knows_its_place_in_the_text_as_given() -> None:
    text = "Für Bu\u0308rger:innen: Schu\u00adlung B 2"
    assert [(text[w.start : w.end], w.surface, w.is_stop) for w in words(text)] == [
        ("Für", "Für", True),
        ("Bu\u0308rger:innen", "Bürger", False),
        ("Schu\u00adlung", "Schulung", False),
        ("B 2", "B2", False),
    ]


def test_every_stop_word_is_one_word_and_known_as_such_in_any_spelling() -> None:
    spellings = [s for word in STOP_WORDS for s in (word, word.upper(), word.replace("ü", "ue"))]
    assert [
        s for s in spellings if not all(w.is_stop for w in words(s)) or len(words(s)) != 1
    ] == []


def test_stop_words_leave_alone_what_courses_are_about() -> None:
    kept = "Malen Kunst Macht Weg Selbst Ware Deutsch Arbeit C R IT Ende Art"
    assert [word.surface for word in words(kept) if word.is_stop] == []


def test_a_word_is_cut_at_64_characters() -> None:
    assert norms("x" * 300) == ["x" * MAX_TERM_LENGTH]
    assert read_token("ß" * 64)[1] == "s" * MAX_TERM_LENGTH


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Übung macht den Meister", "ubung macht den meister"),
        ("»Äpfel & Birnen«", "apfel birnen"),
        ("Straße – Fußball", "strasse fussball"),
        ("Łódź, Tromsø, Œuvre", "lodz tromso oeuvre"),
        ("E-Mail", "e mail"),
    ],
)
def test_sort_keys_follow_din_5007_1(text: str, expected: str) -> None:
    assert fold_sort(text) == expected
    assert fold_sort(text).isascii()


def test_sorting_sets_umlauts_beside_their_vowel_and_other_scripts_last() -> None:
    titles = [
        "Zeichnen",
        "Українська",
        "Ärger",
        "Übung",
        "Arbeit",
        "Uhr",
        "Ofen",
        "Öfen",
        "Aerobic",
    ]
    assert sorted(titles, key=fold_sort) == [
        "Aerobic", "Arbeit", "Ärger", "Ofen", "Öfen", "Übung", "Uhr", "Zeichnen", "Українська",
    ]  # fmt: skip


def test_text_that_is_not_nfc_reads_like_its_nfc() -> None:
    text = "Größe, Café und Übungsräume für Anfänger:innen"
    decomposed = unicodedata.normalize("NFD", text)
    assert [w[0::3] for w in words(decomposed)] == [w[0::3] for w in words(text)]
