"""Did you mean: a spelling of the catalogue for words that it does not know."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from search.contract import MAX_TEXT_LENGTH
from search.tokens import Word
from search.tokens import words as read_words

if TYPE_CHECKING:
    from search.lexicon import Lexicon

MIN_LENGTH = 3
LONG = 7  # letters from which on two mistakes are forgiven
TRIES = 3  # corrections asked of the index, best first


def suggest_correction(words: str, lexicon: "Lexicon", count_of: Callable[[str], int]) -> str:
    """Return the first of the `corrections` of which `count_of(text)` finds documents (with the filters
    of the query), "" if none does. Ask only where the text itself found little."""
    return next((text for text in corrections(words, lexicon) if count_of(text) > 0), "")


def corrections(words: str, lexicon: "Lexicon") -> list[str]:
    """Return the user's text `words` with unknown words corrected, at most `TRIES` ways, the best first;
    none where every word is known or one is like no other.

    A word is unknown if neither it nor another form of it occurs in the catalogue, and it is no
    compound of known parts.
    """
    words = words[:MAX_TEXT_LENGTH]
    unknown = [word for word in read_words(words) if _is_unknown(word, lexicon)]
    choices = [(word, _nearest(word.norm, lexicon)) for word in unknown]
    if not all(nearest for _, nearest in choices):
        return []
    return [
        _replace(words, [(word, near[min(number, len(near) - 1)]) for word, near in choices])
        for number in range(max((len(nearest) for _, nearest in choices), default=0))
    ]


def _is_unknown(word: Word, lexicon: "Lexicon") -> bool:
    if word.is_stop or len(word.norm) < MIN_LENGTH or not word.norm.isalpha():
        return False
    return lexicon.is_unknown(word.norm)


def _nearest(norm: str, lexicon: "Lexicon") -> list[str]:
    """Return up to `TRIES` spellings near `norm`, the best first: those with the same first letter,
    else any; by distance, then by the number of documents."""
    alike = lexicon.by_first_letter.get(norm[0], ())
    return _nearest_of(norm, alike, lexicon) or _nearest_of(norm, lexicon.vocabulary, lexicon)


def _nearest_of(norm: str, candidates: Iterable[str], lexicon: "Lexicon") -> list[str]:
    most = 1 if len(norm) < LONG else 2
    near = []
    for candidate in candidates:
        if abs(len(candidate) - len(norm)) > most or not candidate.isalpha():
            continue
        distance = OSA.distance(norm, candidate, score_cutoff=most)
        if distance <= most:
            near.append((distance, -lexicon.vocabulary[candidate][1], candidate))
    return [lexicon.vocabulary[candidate][0] for _, _, candidate in sorted(near)[:TRIES]]


def _replace(text: str, replacements: list[tuple[Word, str]]) -> str:
    for word, spelling in reversed(replacements):
        text = text[: word.start] + spelling + text[word.end :]
    return text.strip()
