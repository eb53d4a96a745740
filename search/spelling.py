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
    """Return the user's text `words` with unknown words corrected, or "" if there is no better one.

    Ask only where the text itself found little. A word is unknown if neither it nor another form
    of it occurs in the catalogue, and it is no compound of known parts. `count_of(text)` says how
    many documents a corrected text finds (with the filters of the query); what finds none is never
    returned.
    """
    words = words[:MAX_TEXT_LENGTH]
    unknown = [word for word in read_words(words) if _is_unknown(word, lexicon)]
    if not unknown:
        return ""
    choices = [(word, _nearest(word.norm, lexicon)) for word in unknown]
    if not all(nearest for _, nearest in choices):
        return ""
    for number in range(TRIES):
        replacements = [(word, nearest[min(number, len(nearest) - 1)]) for word, nearest in choices]
        corrected = _replace(words, replacements)
        if count_of(corrected) > 0:
            return corrected
        if all(number + 1 >= len(nearest) for _, nearest in choices):
            break
    return ""


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
