"""Keywords of feeds: what is shown, what only sorts, what is internal and shown to nobody.

Which word does what is kept by the office (`models.KeywordRule`); here stands how rules are applied.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

Value = TypeVar("Value", int, str)

_INTERNAL = re.compile(r"\w_\w")  # szenario_praesenz, alter_kinder13


def rule_key(word: str) -> str:
    """Return the form in which rules hold a word: one in capitals applies to capitals alone.

    So "KULTUR", which feeds shout as the name of an area, and the keyword "Kultur" can have rules of
    their own, and "edv" applies to "EDV", "Edv" and "edv".
    """
    word = " ".join(word.split())
    return word if word.isupper() else word.casefold()


@dataclass(frozen=True, kw_only=True)
class KeywordRules:
    """Rules by `rule_key`. `topics` and `weak` lead to ids of topics: a weak one counts only where no
    other word names a topic ("Beruf": an English course for work is about English)."""

    topics: Mapping[str, int] = field(default_factory=dict)
    weak: Mapping[str, int] = field(default_factory=dict)
    stop: frozenset[str] = frozenset()
    spelling: Mapping[str, str] = field(default_factory=dict)

    def hides(self, word: str) -> bool:
        """Tell whether a word is shown to nobody."""
        return word in self.stop or word.casefold() in self.stop or bool(_INTERNAL.search(word))

    def spelled(self, word: str) -> str:
        """Return a word as people shall read it: as a rule says, else without shouting."""
        return _find(self.spelling, word) or self._calm(word)

    def _calm(self, word: str) -> str:
        """Return a shouted word as a German noun, parts with a rule (acronyms) as that says."""
        if len(word) < 2 or not word.isupper() or any(char.isdigit() for char in word):
            return word
        return " ".join(self.spelling.get(part) or part.capitalize() for part in word.split())


@dataclass(frozen=True)
class Keywords:
    """`shown`: for people, each once; `topics`: ids of the topics they stand for, in their order."""

    shown: tuple[str, ...]
    topics: tuple[int, ...]


def sort_keywords(words: Iterable[str], rules: KeywordRules) -> Keywords:
    """Split the keywords of a feed. Twins that differ by case only become one."""
    shown: dict[str, str] = {}
    topics: dict[int, None] = {}
    weak: dict[int, None] = {}
    for word in words:
        if topic := _find(rules.topics, word):
            topics[topic] = None
        if rules.hides(word):
            continue
        if topic := _find(rules.weak, word):
            weak[topic] = None
        spelled = rules.spelled(word)
        shown.setdefault(spelled.casefold(), spelled)
    return Keywords(tuple(shown.values()), tuple(topics or weak))


def _find(table: Mapping[str, Value], word: str) -> Value | None:
    return table.get(word) or table.get(word.casefold())
