"""What an index gets of a text, what a query asks for, and that the two meet."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.contract import MAX_TEXT_LENGTH, MAX_WORDS
from search.german import ANALYSIS_VERSION, Group, QueryTerms, analyse, analyse_query, stem
from search.lexicon import Lexicon, Miner

LEXICON = Lexicon(
    frozenset({"alphabetisierung", "deutsch", "englisch", "kurs", "sprache", "sprachkurs", "ubung"})
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("kurs", "kurs"), ("kurse", "kurs"), ("kursen", "kurs"), ("kurses", "kurs"),
        ("kindern", "kind"), ("feldern", "feld"), ("buchern", "buch"),
        ("kommunikation", "kommunikation"), ("kommunikationen", "kommunikation"),
        ("tee", "tee"), ("see", "see"), ("rose", "ros"), ("tests", "test"), ("haus", "haus"),
        ("schnellste", "schnell"), ("spatesten", "spat"), ("kleinster", "klein"),
        ("gern", "gern"), ("des", "des"), ("b2", "b2"), ("", ""),
    ],
)  # fmt: skip
def test_the_light_stem_takes_off_endings_only(word: str, expected: str) -> None:
    assert stem(word) == expected


@pytest.mark.parametrize(
    "forms",
    [
        ("lehrer", "lehrerin", "lehrerinnen", "lehrern"),
        ("dozent", "dozentin", "dozentinnen", "dozenten"),
        ("autor", "autorin", "autorinnen", "autoren"),
        ("journalist", "journalistin", "journalistinnen", "journalisten"),
        ("psychologe", "psychologin", "psychologinnen"),
    ],
)
def test_women_and_men_meet(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("word", "expected"),
    [("berlin", "berlin"), ("latein", "latein"), ("medizin", "medizin"), ("gerinnen", "gerinn")],
)
def test_not_every_in_is_a_woman(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_an_index_gets_terms_parts_and_words_in_the_order_of_the_text() -> None:
    analysed = analyse("Alphabetisierungskurse für Lehrer:innen: Übung im Sprachkurs, B 2", LEXICON)
    assert analysed.terms == ["alphabetisierungskurs", "lehr", "ubung", "sprachkurs", "b2"]
    assert analysed.parts == ["alphabetisierung", "kurs", "sprach", "kurs"]
    assert analysed.surfaces == ["alphabetisierungskurse", "lehrer", "ubung", "sprachkurs", "b2"]


def test_terms_are_never_longer_than_64_characters() -> None:
    analysed = analyse("kurs" * 40 + " " + "ä" * 100, LEXICON)
    lengths = {len(t) for t in (*analysed.terms, *analysed.parts, *analysed.surfaces)}
    assert max(lengths) == 64


def test_a_query_has_one_group_per_word() -> None:
    assert analyse_query("Deutschkurse am Abend", LEXICON) == QueryTerms(
        groups=(
            Group("Deutschkurse", "deutschkurs", ("deutsch", "kurs"), norm="deutschkurse"),
            Group("Abend", "abend", norm="abend"),
        )
    )


def test_a_word_typed_twice_counts_once() -> None:
    groups = analyse_query("Kurs KURSE kursen Übung", LEXICON).groups
    assert [group.surface for group in groups] == ["Kurs", "Übung"]


def test_all_terms_are_terms_parts_and_synonyms() -> None:
    terms = QueryTerms((Group("a", "ab", ("a", "b"), (("x",), ("y", "z"))), Group("c", "c")))
    assert terms.all_terms == {"ab", "a", "b", "x", "y", "z", "c"}


@pytest.mark.parametrize("text", ["und", "Was ist das?", "für DIE"])
def test_only_stop_words_is_said_so(text: str) -> None:
    assert analyse_query(text, LEXICON) == QueryTerms(no_words=True)


@pytest.mark.parametrize("text", ["", "  ", "!?", "_", '"-"'])
def test_no_word_at_all_is_no_text(text: str) -> None:
    assert analyse_query(text, LEXICON) == QueryTerms()


def test_an_engines_language_is_no_language() -> None:
    groups = analyse_query("+Deutsch (Kurs) AND title:C++*", LEXICON).groups
    assert [group.term for group in groups] == ["deutsch", "kurs", "and", "titl", "c++"]


def test_phrases_and_minus_words_are_limits() -> None:
    terms = analyse_query('"Kurse für Deutsch" -Abend -"nur online"', LEXICON)
    assert [group.term for group in terms.groups] == ["kurs", "deutsch"]
    assert terms.phrases == (("kurs", "deutsch"),)
    assert [group.term for group in terms.without] == ["abend"]
    assert terms.without_phrases == (("onlin",),)  # stop words are left out of texts, too
    assert "abend" not in terms.all_terms


def test_limits_alone_are_a_question() -> None:
    terms = analyse_query("-Abend", LEXICON)
    assert (terms.groups, terms.no_words, terms.has_limits) == ((), False, True)


def test_a_phrase_of_stop_words_says_nothing() -> None:
    assert analyse_query('"für die"', LEXICON) == QueryTerms(no_words=True)


def test_the_eleventh_word_is_left_out_and_said_so() -> None:
    ten = " ".join(f"wort{number}" for number in range(MAX_WORDS))
    assert analyse_query(f"{ten} und wort3", LEXICON).truncated is False
    longer = analyse_query(f"{ten} elf", LEXICON)
    assert (len(longer.groups), longer.truncated) == (MAX_WORDS, True)
    assert "elf" not in longer.all_terms


def test_a_long_text_is_cut_between_words() -> None:
    fitting = "Kurs " + "x" * (MAX_TEXT_LENGTH - 5)
    assert analyse_query(fitting, LEXICON).truncated is False
    cut = analyse_query(fitting + "y", LEXICON)
    assert ([group.surface for group in cut.groups], cut.truncated) == (["Kurs"], True)
    assert analyse_query("x" * 500, LEXICON).groups[0].surface == "x" * MAX_TEXT_LENGTH


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("Kurs", "Kurse"),
        ("Kurse", "Kurs"),
        ("Kurs", "Deutschkurs"),
        ("Kurs", "Englischsprachkurse"),
        ("Alphabetisierung", "Alphabetisierungskurs"),
        ("Alphabetisierungskurs", "Kurs zur Alphabetisierung"),
        ("Deutsch Kurs", "Deutschkurse"),
        ("Deutschkurs", "Deutsch-Kurs"),
        ("Strasse", "Straße"),
        ("Uebungen", "Übung"),
        ("Lehrer", "Lehrerinnen"),
        ("Lehrerin", "Lehrer*innen"),
        ("Lehrer:innen", "Lehrer"),
        ("C++", "Programmieren in C++"),
        ("c#", "C#"),
        (".net", "ASP.NET"),
        ("B 2", "Deutsch B2"),
        ("b2", "Deutsch B 2.1"),
    ],
)
def test_a_query_meets_a_text(query: str, text: str) -> None:
    assert meets(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("C", "C++ und C#"),
        ("C++", "C"),
        ("net", ".NET"),
        ("B 2", "B 1"),
        ("innen", "Bürger:innen"),
        ("Deutschkurs", "Deutsch"),
        ("Deutschkurs", "Kurs"),
    ],
)
def test_a_query_stays_apart_from_a_text(query: str, text: str) -> None:
    assert not meets(query, text)


def meets(query: str, text: str) -> bool:
    analysed = analyse(text, LEXICON)
    found = {*analysed.terms, *analysed.parts}
    groups = analyse_query(query, LEXICON).groups
    return bool(groups) and all(
        group.term in found or (group.parts and found.issuperset(group.parts)) for group in groups
    )


TEXTS = st.text() | st.text("aeouäöüßABCIn2 '-:*_/().+#nets\u00ad\u0308", max_size=60)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_no_text_breaks_the_analysis_and_every_word_finds_its_text(text: str) -> None:
    analysed = analyse(text, LEXICON)
    assert len(analysed.terms) == len(analysed.surfaces)
    for term in (*analysed.terms, *analysed.parts):
        assert term and not any(c.isspace() for c in term) and term != "_" and len(term) <= 64
    assert set(analysed.terms).issuperset(g.term for g in analyse_query(text, LEXICON).groups[:-1])


def test_other_terms_need_another_version() -> None:
    """If this fails, texts become other terms than before: raise ANALYSIS_VERSION, then the digest.
    Without it, indexes built before would be asked for terms they do not have."""
    text = (
        "Übungsleiter:innen (Lehrerinnen, Dozentin) in C++/C#/.NET; B 2: neue Quelle, Straße, Café, "
        "geht’s? Deutschkurse Sprachschulen Bücherregal Malkurs Mitarbeitende Kindern spätesten"
    )
    miner = Miner()
    miner.add({"title": text})
    analysed = analyse(text, miner.lexicon())
    digest = hashlib.sha256(repr((analysed.terms, analysed.parts)).encode()).hexdigest()[:12]
    assert (ANALYSIS_VERSION, digest) == ("1", "cfb64a794d63")
