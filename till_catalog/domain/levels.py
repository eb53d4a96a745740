"""Levels: A1 to C2 with sublevels, general steps, Alpha-Levels; read from texts, spread on one scale.

A stored level is a `Level` value, for the GER also with a sublevel ("a1.2").
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..enums import Level

_GER = (Level.A1, Level.A2, Level.B1, Level.B2, Level.C1, Level.C2)
_STEPS = (Level.BEGINNER, Level.INTERMEDIATE, Level.ADVANCED)
_ALPHA = (Level.ALPHA1, Level.ALPHA2, Level.ALPHA3, Level.ALPHA4)
_SCALES: tuple[tuple[Level, ...], ...] = (_GER, _STEPS, _ALPHA)

# "B1", "B 2", "A1.2", "B1+", "A1.1-2" (second sublevel in group 4)
_GER_PATTERN = re.compile(
    r"(?<![\w.])([ABC])\s?([12])(?:\.([1-9]))?(?:\.?0)?\+?(?:\s?[-–]\s?([1-9])(?![\d.\w]))?(?![\w])"
)
# "Alpha 2, Modul 2" names a module of an integration course, so the word "Level" must be there.
_ALPHA_PATTERN = re.compile(r"\balpha[-\s]?level\s*([1-4])\b", re.IGNORECASE)
_WORDS: tuple[tuple[re.Pattern[str], Level], ...] = (
    (
        re.compile(
            r"\b(einsteiger|anfänger|neueinsteiger|ohne vorkenntnisse|grundkurs|einstiegskurs)",
            re.IGNORECASE,
        ),
        Level.BEGINNER,
    ),
    (re.compile(r"\b(mit vorkenntnissen|aufbaukurs|geübte)", re.IGNORECASE), Level.INTERMEDIATE),
    (re.compile(r"\b(fortgeschritten|könner\b|profis?\b)", re.IGNORECASE), Level.ADVANCED),
)
_KEYWORDS: dict[str, Level] = {
    "grundlagen": Level.BEGINNER,
    "grundkurs": Level.BEGINNER,
    "einsteiger": Level.BEGINNER,
    "anfänger": Level.BEGINNER,
    "grundstufe": Level.BEGINNER,
    "aufbaukurs": Level.INTERMEDIATE,
    "mittelstufe": Level.INTERMEDIATE,
    "fortgeschrittene": Level.ADVANCED,
    "oberstufe": Level.ADVANCED,
}


@dataclass(frozen=True)
class LevelRange:
    """From `low` to `high`, both stored levels of one scale. `derived`: not stated, but read."""

    low: str
    high: str
    derived: bool = False


@dataclass(frozen=True)
class LevelFinding:
    """What was found; `conflict` where title and keywords name different levels (title wins)."""

    level: LevelRange | None
    conflict: bool = False


def main_step(level: str) -> str:
    """Return the level without its sublevel: "a1.2" -> "a1"."""
    return level.partition(".")[0]


@lru_cache(maxsize=1024)
def level_steps(low: str, high: str) -> tuple[str, ...]:
    """Return the `Level` values from `low` to `high`, sublevels dropped; () where none is known.

    An empty end counts as the other end. Ends of different scales stand for themselves.
    """
    first, last = main_step(low or high), main_step(high or low)
    for scale in _SCALES:
        if first in scale and last in scale:
            begin, end = sorted((scale.index(Level(first)), scale.index(Level(last))))
            return tuple(step.value for step in scale[begin : end + 1])
    known = {step.value for scale in _SCALES for step in scale}
    return tuple(dict.fromkeys(step for step in (first, last) if step in known))


def in_order(low: str, high: str) -> bool | None:
    """Tell whether `low` is not above `high`; None where they are levels of different scales."""
    first, last = main_step(low), main_step(high)
    for scale in _SCALES:
        if first in scale and last in scale:
            return (scale.index(Level(first)), low) <= (scale.index(Level(last)), high)
    return None


def ger_range(text: str) -> LevelRange | None:
    """Return the GER levels named in `text` as one range ("B1 bis C2", "A1.1-2"), or None.

    A main step that is also named with a sublevel ("A1.1 ... (A1, Teil 1)") adds nothing.
    """
    found = list(_ger_levels(text))
    detailed = {main_step(level) for level in found if "." in level}
    found = [level for level in found if "." in level or level not in detailed]
    if not found:
        return None
    return LevelRange(min(found), max(found))


def _ger_levels(text: str) -> Iterator[str]:
    for match in _GER_PATTERN.finditer(text):
        step = f"{match[1]}{match[2]}".lower()
        yield f"{step}.{match[3]}" if match[3] else step
        if match[3] and match[4]:
            yield f"{step}.{match[4]}"


def general_range(text: str) -> LevelRange | None:
    """Return the general steps that words of `text` name ("für Anfänger"), or None."""
    found = [level for pattern, level in _WORDS if pattern.search(text)]
    return LevelRange(found[0].value, found[-1].value) if found else None


def alpha_range(text: str) -> LevelRange | None:
    """Return the Alpha-Levels named in `text`, or None."""
    found = sorted({int(number) for number in _ALPHA_PATTERN.findall(text)})
    return LevelRange(_ALPHA[found[0] - 1].value, _ALPHA[found[-1] - 1].value) if found else None


def stated_level(text: str, *, language_offer: bool) -> LevelRange | None:
    """Return what a level field says ("Einsteiger", "B1.2"), or None where it says nothing known."""
    if level := alpha_range(text):
        return level
    if language_offer and (level := ger_range(text)):
        return level
    step = _KEYWORDS.get(text.strip().lower())
    return LevelRange(step.value, step.value) if step else general_range(text)


def find_level(
    *, stated: str, title: str, keywords: Iterable[str], language_offer: bool
) -> LevelFinding:
    """Return the level of an offer: stated, else from its title, else from its keywords.

    GER levels are read for language offers only ("A1" is also a size of paper).
    """
    if stated and (level := stated_level(stated, language_offer=language_offer)):
        return LevelFinding(level)
    keywords = tuple(keywords)
    titled = alpha_range(title)
    tagged = None
    if language_offer:
        titled = titled or ger_range(title)
        tagged = _spread(ger_range(word) for word in keywords)
    if titled and tagged:
        apart = not set(level_steps(titled.low, titled.high)) & set(
            level_steps(tagged.low, tagged.high)
        )
        return LevelFinding(_derived(titled), conflict=apart)
    words = _spread(_keyword_step(word) for word in keywords)
    level = titled or tagged or general_range(title) or words
    return LevelFinding(_derived(level) if level else None)


def _keyword_step(word: str) -> LevelRange | None:
    step = _KEYWORDS.get(word.strip().lower())
    return LevelRange(step.value, step.value) if step else None


def _spread(ranges: Iterable[LevelRange | None]) -> LevelRange | None:
    """Join ranges of one scale into one; of general steps the order is that of the scale."""
    steps = [step for found in ranges if found for step in (found.low, found.high)]
    if not steps:
        return None
    if main_step(steps[0]) in _STEPS:
        steps.sort(key=lambda step: _STEPS.index(Level(step)))
        return LevelRange(steps[0], steps[-1])
    return LevelRange(min(steps), max(steps))


def _derived(level: LevelRange) -> LevelRange:
    return LevelRange(level.low, level.high, derived=True)
