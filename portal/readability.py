"""How hard a German text is to read, in two numbers and a sentence. A hint for editors, never a gate.

LIX (Björnsson 1968) counts long words and long sentences; the first Wiener Sachtextformel (Bamberger and
Vanecek 1984) also counts syllables and answers with the school year that understands a text. Syllables
are counted by groups of vowels: wrong for a word like "Familie" and right on average, which is all
the formula needs. Fewer than 3 sentences or 30 words say nothing.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

MIN_WORDS = 30
MIN_SENTENCES = 3
LONG_WORD = 6

# A full stop inside a number, a date or an abbreviation ends no sentence.
_NO_END = re.compile(
    r"(?<=\d)\.(?=\s?\d)|\b(?:z\. ?B|d\. ?h|u\. ?a|bzw|ca|Nr|Str|Dr|Tel|St|usw)\.", re.I
)
_END = re.compile(r"[.!?:…]+(?=\s|$|[\"“”»)])|\n+")
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]+(?:['’][A-Za-zÄÖÜäöüß]+)?")
_VOWELS = re.compile(r"aa|ee|oo|ie|ei|ai|ey|ay|eu|äu|au|[aeiouyäöü]", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Readability:
    """LIX (20 very easy, 60 very hard) and the Wiener Sachtextformel (school year 4 to 15)."""

    words: int
    sentences: int
    lix: int
    school_year: int

    @property
    def sentence(self) -> str:
        """What the numbers mean, and what helps."""
        if self.lix < 35 and self.school_year <= 6:
            return _("Gut zu lesen: Fast alle Erwachsenen verstehen diesen Text.")
        if self.lix < 45 and self.school_year <= 9:
            return _(
                "Mittel: Geübte lesen das ohne Mühe, andere müssen sich anstrengen. Teilen Sie die "
                "längsten Sätze."
            )
        return _(
            "Schwer: Viele Menschen geben hier auf. Machen Sie aus langen Sätzen zwei, und tauschen "
            "Sie lange Wörter gegen kurze."
        )


def measure(text: str) -> Readability | None:
    """Return how hard `text` is, or None where it is too short to say. A line break ends a sentence."""
    prepared = _NO_END.sub(lambda found: found[0].replace(".", ""), text)
    sentences = [words for part in _END.split(prepared) if (words := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if len(words) < MIN_WORDS or len(sentences) < MIN_SENTENCES:
        return None
    count = len(words)
    counted = [syllables(word) for word in words]
    length = count / len(sentences)
    long_words = 100 * sum(len(word) > LONG_WORD for word in words) / count
    many = 100 * sum(number >= 3 for number in counted) / count
    single = 100 * sum(number == 1 for number in counted) / count
    wiener = 0.1935 * many + 0.1672 * length + 0.1297 * long_words - 0.0327 * single - 0.875
    return Readability(
        words=count,
        sentences=len(sentences),
        lix=round(length + long_words),
        school_year=max(1, round(wiener)),
    )


def syllables(word: str) -> int:
    """Return the number of syllables by groups of vowels, at least 1."""
    return max(1, len(_VOWELS.findall(word)))
