"""The one German analysis: texts and queries become the same terms, whatever engine answers.

Engines get ready terms in whitespace-analysed fields; none of them has a German of its own. What a
word becomes depends on the lexicon of the index that answers (`search.lexicon`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from search.contract import MAX_TEXT_LENGTH, MAX_WORDS
from search.stemming import stem
from search.synonyms import NO_SYNONYMS, Synonyms
from search.tokens import Word, fold_sort, normalise, tokens, words
from search.user_text import read_user_text

if TYPE_CHECKING:
    from search.lexicon import Lexicon

__all__ = [
    "ANALYSIS_VERSION",
    "Analysed",
    "Group",
    "Phrase",
    "QueryTerms",
    "Word",
    "analyse",
    "analyse_query",
    "analyse_tokens",
    "fold_sort",
    "normalise",
    "stem",
    "term_set",
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
    or by all words of one of `synonyms`; in the stage near also by one of `alike`. `surface` is the
    word as typed, `norm` its normalised form."""

    surface: str
    term: str
    parts: tuple[str, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    alike: tuple[str, ...] = ()
    norm: str = ""


# Terms that stand side by side in one text, stop words between them left out.
Phrase = tuple[str, ...]


@dataclass(frozen=True)
class QueryTerms:
    """A query's words. `phrases` must occur in every stage, what meets one of `without` (by its word
    or its parts) or has one of `without_phrases` is found in none; neither changes a score.
    `no_words`: something was typed, but nothing to search for (stop words only). `truncated`: the
    text was longer than `MAX_TEXT_LENGTH` or had more than `MAX_WORDS` words."""

    groups: tuple[Group, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    without: tuple[Group, ...] = ()
    without_phrases: tuple[Phrase, ...] = ()
    no_words: bool = False
    truncated: bool = False

    @cached_property
    def all_terms(self) -> frozenset[str]:
        """Every term to be found, by itself, a part, a synonym or one alike: what `search.highlight`
        marks."""
        found: set[str] = set()
        for group in self.groups:
            found.update((group.term, *group.parts, *group.alike), *group.synonyms)
        return frozenset(found)

    @property
    def has_limits(self) -> bool:
        """Tell whether phrases or -words narrow what the groups find."""
        return bool(self.phrases or self.without or self.without_phrases)


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


def analyse_query(text: str, lexicon: "Lexicon", synonyms: Synonyms = NO_SYNONYMS) -> QueryTerms:
    """Return the groups of a user's text, one per different word, and its limits. Never raises.

    An empty text, and one without any word or digit, has no groups and is not `no_words`.
    """
    text, truncated = _cut(text)
    asked = read_user_text(text)
    found = words(asked.plain)
    groups, too_many = _groups(found, lexicon, synonyms)
    unwanted = [word for text in asked.without for word in words(text)]
    without, too_many_without = _groups(unwanted, lexicon, NO_SYNONYMS)
    return QueryTerms(
        groups=groups,
        phrases=_phrases(asked.phrases, lexicon),
        without=without,
        without_phrases=_phrases(asked.without_phrases, lexicon),
        no_words=bool(found) and not groups,
        truncated=truncated or too_many or too_many_without,
    )


@lru_cache(maxsize=1024)
def term_set(text: str) -> frozenset[str]:
    """Return the different terms of a user's text, whatever their order and inflection. It depends
    on no lexicon, so that two texts can be compared without an index."""
    found = words(read_user_text(text).plain)
    return frozenset(stem(word.norm) for word in found if not word.is_stop)


def _groups(
    found: Iterable[Word], lexicon: "Lexicon", synonyms: Synonyms
) -> tuple[tuple[Group, ...], bool]:
    """Return one group per different word that is no stop word, and whether there were too many."""
    read = [(word, *lexicon.entry(word.norm)) for word in found if not word.is_stop]
    others = lexicon.alternatives(synonyms).of([term for _, term, _ in read])
    groups: dict[str, Group] = {}
    for (word, term, parts), alternatives in zip(read, others, strict=True):
        if term in groups:
            continue
        if len(groups) == MAX_WORDS:
            return tuple(groups.values()), True
        groups[term] = Group(word.surface, term, parts, synonyms=alternatives, norm=word.norm)
    return tuple(groups.values()), False


def _phrases(texts: Iterable[str], lexicon: "Lexicon") -> tuple[Phrase, ...]:
    """Return the terms of each phrase; one of stop words only says nothing."""
    read = (
        tuple(lexicon.entry(word.norm)[0] for word in words(text) if not word.is_stop)[:MAX_WORDS]
        for text in texts
    )
    return tuple(dict.fromkeys(phrase for phrase in read if phrase))


def _cut(text: str) -> tuple[str, bool]:
    """Cut at `MAX_TEXT_LENGTH` characters, at the last blank before it if there is one."""
    text = text.strip()
    if len(text) <= MAX_TEXT_LENGTH:
        return text, False
    head = text[: MAX_TEXT_LENGTH + 1]
    whole_words = head.rpartition(" ")[0]
    return whole_words or head[:MAX_TEXT_LENGTH], True
