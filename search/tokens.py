"""From a text to its words: where they stand, how they are written, how they are compared.

Rules 1 to 4 of the German analysis (`docs/search-german.md`). Offsets always point into the text as
it was given, whatever is folded away, so that a highlight can be set without touching the text.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from search.words.stop import STOP_WORDS

# Elasticsearch cuts whitespace terms at 255 characters, tantivy does not: cut before both.
MAX_TERM_LENGTH = 64
CACHED_WORDS = 2**16  # per cache; about 20 MB when full, and few words are rarer than that

# Characters that stand inside a word without being letters: soft hyphen, combining marks (a text
# that is not NFC, Arabic vowel marks), zero-width characters.
_INSIDE = "\u00ad\u0300-\u036f\u064b-\u065f\u0670\u200b-\u200d\u2060\ufeff"
_APOSTROPHES = "'\u2019\u02bc\u2018\u00b4`"
# Possessive throughout: no text makes these slow. A level ("B 2" of the CEFR) and C++, C# are tried
# where a word begins; no lookbehind is needed, as the word before would have taken their letter.
_BODY = rf"[^\W_]++(?>(?:[{_INSIDE}]|[{_APOSTROPHES}](?=[^\W_]))[^\W_]*+)*+"
_GENDER = r"(?<=[^\W\d_])(?:[*:_/]-?(?i:innen|in)|\((?i:innen|in)\))(?![^\W_])"
_LEVEL = r"[A-Ca-c][ \u00a0\u202f-][12](?![^\W_])"
_C = r"[Cc](?:\+\+|\#)"
_NET = r"\.(?i:net)(?![^\W_])(?:(?<![^\W_]....)|(?<=\b(?i:asp|ado)....)|(?<=\b(?i:vb)....))"

_TOKEN = re.compile(rf"{_LEVEL}|{_C}|{_BODY}(?:{_GENDER})?|{_NET}")
_GENDER_END = re.compile(rf"(?:{_GENDER}|(?<=[a-zäöüß])Innen)\Z")
_LEVEL_ONLY = re.compile(rf"{_LEVEL}\Z")
_INSIDE_ONLY = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_TRANSCRIBED = re.compile(r"(?<=[ao])e|(?<=(?<![aeiouqyäöü])u)e")
_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "ø": "o", "æ": "ae", "ł": "l"})


class Word(NamedTuple):
    """A word of a text: `text[start:end]`.

    `surface` is its spelling without soft hyphens and gender ending, `norm` its normalised,
    unstemmed form (the key of `Lexicon.vocabulary`).
    """

    surface: str
    start: int
    end: int
    norm: str
    is_stop: bool


def normalise(text: str) -> str:
    """Return `text` in lower case, umlauts (ä, ae) and accents folded, ß as ss. Nothing is cut."""
    text = _INSIDE_ONLY.sub("", unicodedata.normalize("NFC", text)).lower()
    text = _APOSTROPHE.sub("'", text)
    # "ue" is no umlaut after a vowel or q (neue, Quelle), so umlauts must still be seen here.
    text = _TRANSCRIBED.sub("", text).translate(_UMLAUTS)
    return _without_accents(text)


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize(
        "NFC", "".join([c for c in decomposed if c < "\x80" or unicodedata.category(c) != "Mn"])
    )


_STOP_NORMS = frozenset(map(normalise, STOP_WORDS))


@lru_cache(maxsize=CACHED_WORDS)
def read_token(raw: str) -> tuple[str, str, bool]:
    """Return (surface, norm, whether a stop word) of one token as it stands in a text."""
    surface = _INSIDE_ONLY.sub("", unicodedata.normalize("NFC", raw))
    surface = _GENDER_END.sub("", surface)
    if _LEVEL_ONLY.match(surface):
        surface = surface[0] + surface[-1]
    norm = normalise(surface)[:MAX_TERM_LENGTH]
    return surface, norm, norm in _STOP_NORMS


def tokens(text: str) -> list[str]:
    """Return the tokens of `text` as they stand there, in order. The fast half of `words`."""
    return _TOKEN.findall(text)


def matches(text: str) -> Iterator[re.Match[str]]:
    """Yield the tokens of `text` with their places."""
    return _TOKEN.finditer(text)


def words(text: str) -> list[Word]:
    """Return the words of `text` in order, stop words included and flagged."""
    found = []
    for match in _TOKEN.finditer(text):
        surface, norm, is_stop = read_token(match.group())
        if norm:
            found.append(Word(surface, match.start(), match.end(), norm, is_stop))
    return found


_SORT_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_NO_SORT = re.compile(r"[\W_]+")


def fold_sort(text: str) -> str:
    """Return the sort key of `text` after DIN 5007-1: ä as a, ß as ss, no case, no punctuation.

    ASCII for everything written in Latin letters; other scripts keep their letters and follow.
    """
    text = unicodedata.normalize("NFKC", text).lower().translate(_SORT_LETTERS)
    text = _INSIDE_ONLY.sub("", text)
    return _NO_SORT.sub(" ", _without_accents(text)).strip()
