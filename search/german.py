"""The one German analysis: texts and queries become the same terms, whatever engine answers.

Engines get ready terms in whitespace-analysed fields; none of them has a German of its own. What a
word becomes depends on the lexicon of the index that answers (`search.lexicon`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from search.contract import MAX_TEXT_LENGTH, MAX_WORDS
from search.stemming import stem
from search.tokens import Word, fold_sort, normalise, tokens, words

if TYPE_CHECKING:
    from search.lexicon import Lexicon

__all__ = [
    "ANALYSIS_VERSION",
    "Analysed",
    "Group",
    "QueryTerms",
    "Word",
    "analyse",
    "analyse_query",
    "analyse_tokens",
    "fold_sort",
    "normalise",
    "stem",
    "words",
]

# Raise it whenever a text may become other terms than before: every index is then rebuilt.
ANALYSIS_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Analysed:
    """A text as an engine indexes it, each list in text order, stop words left out.

    `terms`: one stem per word; `parts`: the stems of the parts, of compounds only; `surfaces`: the
    normalised, unstemmed words (for completions; `Lexicon.vocabulary` has their spelling).
    """

    terms: list[str]
    parts: list[str]
    surfaces: list[str]


@dataclass(frozen=True, slots=True)
class Group:
    """One word of a query. A document meets it by `term`, or by all of `parts` (if there are any),
    or by all words of one of `synonyms`. `surface` is the word as typed."""

    surface: str
    term: str
    parts: tuple[str, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class QueryTerms:
    """A query's words. `no_words`: something was typed, but nothing to search for (stop words only).
    `truncated`: the text was longer than `MAX_TEXT_LENGTH` or had more than `MAX_WORDS` words."""

    groups: tuple[Group, ...] = ()
    no_words: bool = False
    truncated: bool = False

    @cached_property
    def all_terms(self) -> frozenset[str]:
        """Every term, part and synonym: what `search.highlight` marks."""
        found: set[str] = set()
        for group in self.groups:
            found.update((group.term, *group.parts), *group.synonyms)
        return frozenset(found)


def analyse(text: str, lexicon: "Lexicon") -> Analysed:
    """Return the terms of a document's text. Never raises."""
    return analyse_tokens(tokens(text), lexicon)


def analyse_tokens(found: Iterable[str], lexicon: "Lexicon") -> Analysed:
    """Return the same for a text that was taken apart before (`search.tokens.tokens`)."""
    read = list(filter(None, map(lexicon.reading, found)))
    return Analysed(
        terms=[reading[1] for reading in read],
        parts=[part for reading in read for part in reading[2]],
        surfaces=[reading[0] for reading in read],
    )


def analyse_query(text: str, lexicon: "Lexicon") -> QueryTerms:
    """Return the groups of a user's text, one per different word. Never raises.

    An empty text, and one without any word or digit, has no groups and is not `no_words`.
    """
    text, truncated = _cut(text)
    found = words(text)
    groups: dict[str, Group] = {}
    for word in found:
        if word.is_stop:
            continue
        term, parts = lexicon.entry(word.norm)
        if term in groups:
            continue
        if len(groups) == MAX_WORDS:
            truncated = True
            break
        groups[term] = Group(word.surface, term, parts)
    return QueryTerms(
        groups=tuple(groups.values()), no_words=bool(found) and not groups, truncated=truncated
    )


def _cut(text: str) -> tuple[str, bool]:
    """Cut at `MAX_TEXT_LENGTH` characters, at the last blank before it if there is one."""
    text = text.strip()
    if len(text) <= MAX_TEXT_LENGTH:
        return text, False
    head = text[: MAX_TEXT_LENGTH + 1]
    whole_words = head.rpartition(" ")[0]
    return whole_words or head[:MAX_TEXT_LENGTH], True
