"""Words that count as found by others, as editors keep them; expanded when a query is asked.

So a change is in force with the next search, in both engines, and no index is built anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Rule:
    """Who types `words` (one expression, maybe of several words) also finds each of `finds`."""

    words: str
    finds: tuple[str, ...]


@dataclass(frozen=True)
class Synonyms:
    """All rules. Equal `version`s mean equal rules: what was made of them may be remembered."""

    version: str = ""
    rules: tuple[Rule, ...] = field(default=(), compare=False)


NO_SYNONYMS = Synonyms()


def both_ways(expressions: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules of expressions that all mean each other."""
    every = tuple(dict.fromkeys(expressions))
    return tuple(
        Rule(words=one, finds=tuple(other for other in every if other != one)) for one in every
    )
