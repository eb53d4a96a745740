"""Keywords of feeds: what is shown, what only sorts, what is internal and shown to nobody."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# Names of areas, shouted. They become topics and say nothing as keywords.
_AREAS = {
    "POLITIK-GESELLSCHAFT-UMWELT": "1",
    "KULTUR": "2",
    "KULTUR-GESTALTEN": "2",
    "GESUNDHEIT": "3",
    "SPRACHEN": "4",
    "ARBEIT-BERUF-EDV": "5",
    "ARBEIT-BERUF": "5",
    "GRUNDBILDUNG": "6",
    "GRUNDBILDUNG-SCHULABSCHLÜSSE": "6",
}
# Further keywords that stand for a DVV category 2.0, as observed together with it.
_CODES = {
    "alphabetisierung": "6",
    "aquarellmalerei": "2.07",
    "acrylmalerei": "2.07",
    "edv": "5.01",
    "entspannung": "3.01",
    "excel": "5.02",
    "ernährung": "3.05",
    "foto": "2.11",
    "geschichte": "1.01",
    "gymnastik": "3.02",
    "kochen": "3.05",
    "kunsthandwerk": "2.01",
    "literatur": "2.02",
    "länderkunde": "1.09",
    "malen": "2.07",
    "musik": "2.13",
    "office": "5.02",
    "pilates": "3.02",
    "plastisches gestalten": "2.08",
    "politik": "1.02",
    "psychologie": "1.06",
    "rechnen": "6",
    "rechnungswesen": "5.04",
    "schauspiel": "2.04",
    "schlüsselqualifikationen": "5.06",
    "schreiben": "2.02",
    "tanz": "2.05",
    "textilgestaltung": "2.09",
    "theater": "2.04",
    "umwelt": "1.04",
    "yoga": "3.01",
    "zeichnen": "2.07",
}
# Weak words: an English course for work is about English. They count where nothing else is said.
_WEAK_CODES = {"beruf": "5", "ehrenamt": "1"}
_STOP = frozenset(
    {
        "andere adressaten-gruppen",
        "bamf-kursplanung gemeldet",
        "bezirke",
        "präsenzkurs",
        "sonstige",
        "sonstiges",
        "veranstaltung",
        "welt",
    }
)
_INTERNAL = re.compile(r"\w_\w")  # szenario_praesenz, alter_kinder13
_ACRONYM_LIST = (
    "BAMF BWL C CAD CMS CNC CSS DGS DTP DTZ DSH EDV GIMP GPS HTML IHK IT MPU NLP PC PHP SAP SQL "
    "TELC TOEFL VBA XML"
)
_ACRONYMS = frozenset(_ACRONYM_LIST.split())


@dataclass(frozen=True)
class Keywords:
    """`shown`: for people, each once; `codes`: DVV areas ("4") and categories ("2.07")."""

    shown: tuple[str, ...]
    codes: tuple[str, ...]


def sort_keywords(words: Iterable[str]) -> Keywords:
    """Split the keywords of a feed. Twins that differ by case only become one, in calm letters."""
    shown: dict[str, str] = {}
    codes: dict[str, None] = {}
    for word in words:
        folded = word.casefold()
        if code := _AREAS.get(word) or _CODES.get(folded):
            codes[code] = None
        if word in _AREAS or folded in _STOP or _INTERNAL.search(word):
            continue
        calm = _calm(word)
        if folded not in shown or word != calm:
            shown.setdefault(folded, calm)
    if not codes:
        codes = {_WEAK_CODES[folded]: None for folded in shown if folded in _WEAK_CODES}
    return Keywords(tuple(shown.values()), tuple(codes))


def _calm(word: str) -> str:
    """Return a shouted word as a German noun; acronyms and everything else as they stand."""
    if len(word) < 2 or not word.isupper() or any(char.isdigit() for char in word):
        return word
    return " ".join(part if part in _ACRONYMS else part.capitalize() for part in word.split())
