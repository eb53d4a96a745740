"""What an offer is about and for whom: topics, keywords, languages, level, target groups."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from ..domain.keywords import sort_keywords
from ..domain.languages import dvv_code_of, language_of, languages_taught, spoken_languages
from ..domain.levels import LevelRange, find_level
from ..enums import OfferKind
from .fields import Fields, texts
from .vocabulary import CURRENT_VERSION, Vocabulary, fold_group

KEYWORD = 100
LANGUAGES_AREA = "4"

_KINDS = (
    (re.compile(r"\bprüfungstermin\b", re.IGNORECASE), OfferKind.EXAM),
    (re.compile(r"\b(online-?)?vortrag\b", re.IGNORECASE), OfferKind.TALK),
    (re.compile(r"\bworkshop\b", re.IGNORECASE), OfferKind.WORKSHOP),
)
_STATED_KINDS = {
    "beratung": OfferKind.COUNSELLING,
    "einzelberatung": OfferKind.COUNSELLING,
    "prüfung": OfferKind.EXAM,
    "vortrag": OfferKind.TALK,
    "workshop": OfferKind.WORKSHOP,
}
_COUNSELLING = re.compile(r"\b\w*(?:beratung|sprechstunde)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """`topics` and `groups` are primary keys, sorted."""

    topics: tuple[int, ...]
    groups: tuple[int, ...]
    keywords: tuple[str, ...]
    taught: tuple[str, ...]
    spoken: tuple[str, ...]
    level: LevelRange | None
    language_offer: bool
    easy_language: bool


def meaning(
    offer: Fields,
    *,
    title: str,
    keywords: Iterable[str],
    vocabulary: Vocabulary,
    topics: Collection[int] = (),
) -> Meaning:
    """Derive all that depends on words, by tables that people keep and rules of the domain.

    `topics` are those that the provider named; keywords count for topics only where it named none.
    """
    words = [word for word in keywords if _fits(offer, "schlagwort", word)]
    version, code = _category(offer)
    groups, further = _groups(offer, vocabulary, words)
    sorted_words = sort_keywords([*words, *further], vocabulary.rules)
    languages = vocabulary.areas.get(LANGUAGES_AREA)
    language_offer = (
        code.startswith(f"{LANGUAGES_AREA}.")
        or languages in sorted_words.topics
        or any(languages in (topic, vocabulary.above.get(topic)) for topic in topics)
        or any(map(language_of, words))
    )
    taught = languages_taught(
        dvv_code=code if version == CURRENT_VERSION else "",
        keywords=words,
        title=title,
        language_offer=language_offer,
    )
    spoken = tuple(dict.fromkeys(lang for word in words for lang in spoken_languages(word)))
    return Meaning(
        topics=_topics(
            offer,
            (version, code),
            named=topics or sorted_words.topics,
            languages=taught if language_offer else None,
            vocabulary=vocabulary,
        ),
        groups=groups,
        keywords=tuple(word for word in sorted_words.shown if not spoken_languages(word)),
        taught=taught,
        spoken=spoken,
        level=_level(offer, title, words, language_offer),
        language_offer=language_offer,
        easy_language=any(word.casefold() == "leichte sprache" for word in words),
    )


def kind(*, title: str, keywords: Sequence[str], stated: str = "") -> str:
    """Return what sort of offer it is: as stated, else by title and keywords; else a course.

    "Kurs" is what feeds state for everything, so it decides nothing.
    """
    if known := _STATED_KINDS.get(stated.strip().casefold()):
        return known
    for pattern, found in _KINDS:
        if pattern.search(title) or any(pattern.fullmatch(word) for word in keywords):
            return found
    counselling = any(word.casefold() == "beratung" for word in keywords)
    if counselling and _COUNSELLING.search(title):
        return OfferKind.COUNSELLING
    return OfferKind.COURSE


def _fits(offer: Fields, name: str, word: str) -> bool:
    if len(word) > KEYWORD:
        offer.note("value_dropped", name, word)
    return len(word) <= KEYWORD


def _category(offer: Fields) -> tuple[str, str]:
    """Return version and code of the first DVV category; the version is 2.0 where none is stated."""
    raw = offer.record.get("dvv_kategorie")
    first = raw[0] if isinstance(raw, list) and raw else raw
    version = first.get("@version") if isinstance(first, dict) else None
    code = next(iter(texts(first)), "").strip()
    return (str(version).strip() if version else CURRENT_VERSION), code


def _topics(
    offer: Fields,
    category: tuple[str, str],
    *,
    named: Collection[int],
    languages: Collection[str] | None,
    vocabulary: Vocabulary,
) -> tuple[int, ...]:
    """Return the topics: of the category, else the named ones; of a language offer also those of the
    `languages`. An area says nothing beside one of its own categories."""
    version, code = category
    found: set[int | None] = set()
    if code:
        if topic := vocabulary.topics.get((version, code)):
            return (topic,)
        area = vocabulary.areas.get(code[:1]) if version == CURRENT_VERSION else None
        if area is not None:
            found.add(area)
        # "5.00" says the area and nothing more.
        if area is None or code[1:] not in ("", ".00"):
            offer.note("topic_unknown", "dvv_kategorie", f"{version}: {code}")
    if not found:
        found.update(named)
    if languages is not None:
        codes = (LANGUAGES_AREA, *filter(None, map(dvv_code_of, languages)))
        found.update(_topic(code, vocabulary) for code in codes)
    topics = {topic for topic in found if topic is not None}
    return tuple(sorted(topics - {vocabulary.above.get(topic) for topic in topics}))


def _topic(code: str, vocabulary: Vocabulary) -> int | None:
    if code in vocabulary.areas:
        return vocabulary.areas[code]
    return vocabulary.topics.get((CURRENT_VERSION, code)) or vocabulary.areas.get(code[:1])


def _groups(
    offer: Fields, vocabulary: Vocabulary, words: list[str]
) -> tuple[tuple[int, ...], list[str]]:
    """Return the target groups known by table, and the stated ones that are not, as keywords."""
    found: set[int] = set()
    further: list[str] = []
    for word in offer.lines("zielgruppe"):
        folded = fold_group(word)
        if group := vocabulary.groups.get(folded):
            found.add(group)
        elif folded not in vocabulary.rules.stop and _fits(offer, "zielgruppe", word):
            further.append(word)
    found.update(filter(None, (vocabulary.groups.get(fold_group(word)) for word in words)))
    return tuple(sorted(found)), further


def _level(offer: Fields, title: str, words: list[str], language_offer: bool) -> LevelRange | None:
    stated = offer.line("level", 200)
    finding = find_level(stated=stated, title=title, keywords=words, language_offer=language_offer)
    if finding.conflict:
        offer.note("level_conflict", "schlagwort", title)
    if stated and (finding.level is None or finding.level.derived):
        offer.note("level_unknown", "level", stated)
    return finding.level
