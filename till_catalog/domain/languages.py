"""Languages that can be learnt or in which teaching happens, and how feeds name them."""

import re
from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# ISO 639-1; the German sign language has a code in 639-3 only.
LABELS: dict[str, Promise] = {
    "ar": _("Arabisch"),
    "bg": _("Bulgarisch"),
    "cs": _("Tschechisch"),
    "da": _("Dänisch"),
    "de": _("Deutsch"),
    "el": _("Griechisch"),
    "en": _("Englisch"),
    "es": _("Spanisch"),
    "eu": _("Baskisch"),
    "fa": _("Persisch"),
    "fi": _("Finnisch"),
    "fr": _("Französisch"),
    "gsg": _("Deutsche Gebärdensprache"),
    "he": _("Hebräisch"),
    "hr": _("Kroatisch"),
    "hu": _("Ungarisch"),
    "id": _("Indonesisch"),
    "is": _("Isländisch"),
    "it": _("Italienisch"),
    "ja": _("Japanisch"),
    "ko": _("Koreanisch"),
    "la": _("Latein"),
    "lb": _("Luxemburgisch"),
    "nl": _("Niederländisch"),
    "no": _("Norwegisch"),
    "pl": _("Polnisch"),
    "pt": _("Portugiesisch"),
    "ro": _("Rumänisch"),
    "ru": _("Russisch"),
    "sk": _("Slowakisch"),
    "sq": _("Albanisch"),
    "sr": _("Serbisch"),
    "sv": _("Schwedisch"),
    "th": _("Thailändisch"),
    "tr": _("Türkisch"),
    "uk": _("Ukrainisch"),
    "vi": _("Vietnamesisch"),
    "zh": _("Chinesisch"),
}

# What stands in feeds, in lower case. Kept in German whatever the interface speaks.
_NAMES: dict[str, str] = {
    "arabisch": "ar",
    "bulgarisch": "bg",
    "tschechisch": "cs",
    "dänisch": "da",
    "deutsch": "de",
    "deutsch fremdsprache": "de",
    "deutsch als fremdsprache": "de",
    "deutsch als zweitsprache": "de",
    "griechisch": "el",
    "neugriechisch": "el",
    "englisch": "en",
    "english": "en",
    "spanisch": "es",
    "baskisch": "eu",
    "persisch": "fa",
    "farsi": "fa",
    "finnisch": "fi",
    "französisch": "fr",
    "franzoesisch": "fr",
    "gebärdensprache": "gsg",
    "deutsche gebärdensprache": "gsg",
    "hebräisch": "he",
    "ivrit": "he",
    "kroatisch": "hr",
    "ungarisch": "hu",
    "indonesisch": "id",
    "isländisch": "is",
    "italienisch": "it",
    "japanisch": "ja",
    "koreanisch": "ko",
    "latein": "la",
    "luxemburgisch": "lb",
    "niederländisch": "nl",
    "norwegisch": "no",
    "polnisch": "pl",
    "portugiesisch": "pt",
    "rumänisch": "ro",
    "russisch": "ru",
    "slowakisch": "sk",
    "albanisch": "sq",
    "serbisch": "sr",
    "schwedisch": "sv",
    "thai": "th",
    "thailändisch": "th",
    "türkisch": "tr",
    "ukrainisch": "uk",
    "vietnamesisch": "vi",
    "chinesisch": "zh",
}

# DVV categories 2.0 that stand for one language. Codes are strings: "4.1" is not "4.10".
_DVV: dict[str, str] = {
    "4.01": "ar",
    "4.02": "zh",
    "4.04": "de",
    "4.06": "en",
    "4.08": "fr",
    "4.09": "it",
    "4.10": "ja",
    "4.14": "nl",
    "4.15": "no",
    "4.16": "fa",
    "4.17": "pl",
    "4.19": "ru",
    "4.20": "sv",
    "4.22": "es",
    "4.24": "tr",
}

_WORD = re.compile(r"[^\W\d_]+")
_SPOKEN = re.compile(r"(?P<questions>fragen )?auf (?P<name>[^\W\d_]+)", re.IGNORECASE)
# Languages are small letters as adjectives ("deutsch-polnische Grenze"): only capitals are names.
_CAPITAL = re.compile(r"^[A-ZÄÖÜ]")


def language_label(code: str) -> str:
    """Return the name of a language in the interface's language, or "" for an unknown code."""
    return str(LABELS.get(code, ""))


def language_of(name: str) -> str:
    """Return the code of a German language name ("Deutsch Fremdsprache" -> "de"), or ""."""
    return _NAMES.get(name.strip().lower(), "")


def dvv_language(code: str) -> str:
    """Return the language of a DVV category 2.0, or ""."""
    return _DVV.get(code, "")


def dvv_code_of(language: str) -> str:
    """Return the DVV category 2.0 of a language, or "" where it has none of its own."""
    return next((code for code, known in _DVV.items() if known == language), "")


def spoken_languages(keyword: str) -> tuple[str, ...]:
    """Return the teaching languages a keyword states, or () where it states none.

    "Auf Englisch" is taught in English; "Fragen auf Englisch" is taught in German, and questions in
    English are welcome. Neither says that English is learnt.
    """
    match = _SPOKEN.fullmatch(keyword.strip())
    code = language_of(match["name"]) if match else ""
    if not match or not code:
        return ()
    return ("de", code) if match["questions"] else (code,)


def languages_taught(
    *, dvv_code: str, keywords: Iterable[str], title: str, language_offer: bool
) -> tuple[str, ...]:
    """Return the languages an offer teaches: from its keywords, else its DVV code, else its title.

    Keywords come first because codes that lost a trailing zero on their way name another language
    (4.10 Japanisch as 4.1 or 4.01). Offers outside the languages teach none: there a language is a
    subject ("Literatur auf Englisch") or a medium.
    """
    if not language_offer:
        return ()
    named = tuple(dict.fromkeys(filter(None, map(language_of, keywords))))
    if named:
        return named
    if code := dvv_language(dvv_code):
        return (code,)
    words = (word for word in _WORD.findall(title) if _CAPITAL.match(word))
    return tuple(dict.fromkeys(filter(None, map(language_of, words))))
