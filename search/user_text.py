"""What a person may ask for in the one field: words, "phrases", and -words that must not occur.

A few lines of our own, so that no engine's query language ever sees a user's text. Everything that is
not clearly a phrase or a -word is a plain word: nothing here is an error.
"""

import re
from dataclasses import dataclass

_OPENING, _CLOSING = '"“”„«»', '"“”«»'
# A minus belongs to what follows it only at the beginning of a word: E-Mail, Vor- und Nachname.
_PHRASE = re.compile(rf"(?<!\S)(-?)[{_OPENING}]([^{_OPENING}{_CLOSING}]+)[{_CLOSING}](?!\w)")
_WITHOUT = re.compile(r"(?<!\S)-(?=[^\W_])(\S+)")


@dataclass(frozen=True)
class UserText:
    """`plain`: what is to be found, phrases included; `phrases`: what must occur as it stands;
    `without`, `without_phrases`: what must not occur."""

    plain: str
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    without_phrases: tuple[str, ...] = ()


def read_user_text(text: str) -> UserText:
    """Take a user's text apart. Never raises."""
    phrases: list[str] = []
    without: list[str] = []
    without_phrases: list[str] = []

    def phrase(found: re.Match[str]) -> str:
        minus, inside = found.groups()
        if minus:
            without_phrases.append(inside)
            return " "
        phrases.append(inside)
        return f" {inside} "

    def word(found: re.Match[str]) -> str:
        without.append(found[1])
        return " "

    plain = _WITHOUT.sub(word, _PHRASE.sub(phrase, text))
    return UserText(plain, tuple(phrases), tuple(without), tuple(without_phrases))
