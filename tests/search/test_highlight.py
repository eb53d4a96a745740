"""Marks round what was found: on the right words, in a useful window, and never any other markup."""

import html

import pytest
from django.utils.html import escape
from django.utils.safestring import SafeString
from hypothesis import given, settings
from hypothesis import strategies as st

from search.german import analyse_query
from search.highlight import highlight
from search.lexicon import Lexicon

LEXICON = Lexicon(frozenset({"deutsch", "kurs", "sprache"}))


def terms(query: str) -> frozenset[str]:
    return analyse_query(query, LEXICON).all_terms


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("Kurs", "Die Kurse beginnen", "Die <mark>Kurse</mark> beginnen"),
        ("Kurs", "Deutschkurse", "<mark>Deutschkurse</mark>"),
        ("Deutschkurs", "Deutsch-Kurs", "<mark>Deutsch</mark>-<mark>Kurs</mark>"),
        ("Lehrer", "für Lehrer:innen!", "für <mark>Lehrer:innen</mark>!"),
        ("Schulung", "Schu\u00adlung", "<mark>Schu\u00adlung</mark>"),
        ("B2", "B 2, B 1", "<mark>B 2</mark>, B 1"),
        ("C++", "C++ & C", "<mark>C++</mark> &amp; C"),
        ("und", "Kunst und Kultur", "Kunst und Kultur"),
        ("", "Kurs <b>", "Kurs &lt;b&gt;"),
        ("script", "<script>alert('x')</script>",
         "&lt;<mark>script</mark>&gt;alert(&#x27;x&#x27;)&lt;/<mark>script</mark>&gt;"),
        ("amp quot", 'Tom & "Jerry"', "Tom &amp; &quot;Jerry&quot;"),
    ],
)  # fmt: skip
def test_found_words_are_marked(query: str, text: str, expected: str) -> None:
    marked = highlight(text, terms(query), LEXICON)
    assert (marked, type(marked)) == (expected, SafeString)


FILLER = "Viele schöne Worte stehen hier, ohne dass eines davon gesucht wird. " * 5


def test_the_window_has_the_most_different_terms() -> None:
    text = f"Kurs Kurs Kurs. {FILLER}Ein Kurs in der Sprache Deutsch am Abend. {FILLER}"
    window = highlight(text, terms("Deutsch Kurs Sprache"), LEXICON, max_length=60)
    assert "<mark>Kurs</mark> in der <mark>Sprache</mark> <mark>Deutsch</mark>" in window
    assert window.startswith("… ") and window.endswith(" …")


def test_the_window_begins_with_the_text_if_that_is_as_good() -> None:
    text = f"Ein Kurs am Abend. {FILLER}Ein Kurs."
    assert highlight(text, terms("Kurs"), LEXICON, max_length=24) == (
        "Ein <mark>Kurs</mark> am Abend. Viele …"
    )


def test_without_a_found_word_the_window_is_the_beginning() -> None:
    assert highlight(FILLER, terms("Kurs"), LEXICON, max_length=30) == (
        "Viele schöne Worte stehen …"
    )


def test_the_end_of_the_text_needs_no_dots() -> None:
    window = highlight(f"{FILLER}Am Ende der Kurs", terms("Kurs"), LEXICON, max_length=30)
    assert window == "… gesucht wird. Am Ende der <mark>Kurs</mark>"


def test_a_text_that_fits_is_left_whole() -> None:
    assert highlight("Kurs", terms("Kurs"), LEXICON, max_length=4) == "<mark>Kurs</mark>"


def test_a_word_longer_than_the_window_is_cut() -> None:
    assert highlight("x" * 50, frozenset(), LEXICON, max_length=10) == "x" * 10 + " …"


TEXTS = st.text(max_size=80) | st.text("Kurs Deutschm <>&\"'-:innen\u00adB2C+#", max_size=120)
QUERIES = st.sampled_from(["Kurs", "Deutschkurs B 2", "mark lt amp", "C++ innen s"]) | TEXTS


def unmarked(marked: str) -> str:
    return marked.replace("<mark>", "").replace("</mark>", "")


@given(TEXTS, QUERIES)
@settings(max_examples=300, deadline=None)
def test_marks_are_all_that_is_added(text: str, query: str) -> None:
    assert unmarked(highlight(text, terms(query), LEXICON)) == escape(text)


@given(TEXTS, QUERIES, st.integers(1, 100))
@settings(max_examples=300, deadline=None)
def test_a_window_is_a_short_piece_of_the_text(text: str, query: str, length: int) -> None:
    window = highlight(text, terms(query), LEXICON, max_length=length)
    plain = unmarked(window)
    assert "<" not in plain
    assert window.count("<mark>") == window.count("</mark>")
    shown = html.unescape(plain)
    if len(text) > length:
        shown = shown.removeprefix("… ").removesuffix(" …")
        assert len(shown) <= length
    assert shown in text
