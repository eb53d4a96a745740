"""Titles and descriptions, drawn from the vocabulary."""

from dataclasses import dataclass
from random import Random

from .vocabulary import AUDIENCES, HEADS, KINDS, LANGUAGES, SENTENCES, SUBJECTS

SHORTEST, LONGEST = 60, 120  # words of a description
_LEVELS = ("a1", "a1", "a2", "a2", "b1", "b1", "b2", "c1")


@dataclass(frozen=True, slots=True)
class Text:
    """What an offer says; `topic` is a DVV category or area."""

    title: str
    description: str
    kind: str
    topic: str
    language: str
    level: str


def draw(rng: Random, towns: tuple[str, ...]) -> Text:
    """Return one text. Some subjects are common, most are rare, as in a real catalogue."""
    first, subject, topic = SUBJECTS[int(len(SUBJECTS) * rng.random() ** 1.6)]
    head = HEADS[int(len(HEADS) * rng.random() ** 2)]
    word = _compound(first, head)
    language = LANGUAGES.get(first, "")
    level = rng.choice(_LEVELS) if language else ""
    title = f"{word} {rng.choice(AUDIENCES)}"
    if level:
        title = f"{title} {level.upper()}"
    return Text(
        title,
        _description(rng, subject, word, towns),
        KINDS.get(head, "kurs"),
        topic,
        language,
        level,
    )


def _description(rng: Random, subject: str, word: str, towns: tuple[str, ...]) -> str:
    wanted = rng.randint(SHORTEST, LONGEST - 20)
    parts: list[str] = []
    length = 0
    for sentence in rng.sample(SENTENCES, len(SENTENCES)):
        if "{" in sentence:
            sentence = sentence.format(
                fach=subject,
                wort=word,
                noch=_compound(rng.choice(SUBJECTS)[0], rng.choice(HEADS)),
                ort=rng.choice(towns),
            )
        parts.append(sentence)
        length += sentence.count(" ") + 1
        if length >= wanted:
            break
    return " ".join(parts)


def _compound(first: str, head: str) -> str:
    return first + head
