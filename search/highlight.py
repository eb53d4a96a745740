"""Mark the words of a text that a query found."""

from typing import TYPE_CHECKING, NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.tokens import matches

if TYPE_CHECKING:
    from search.lexicon import Lexicon

MORE = "…"


class _Found(NamedTuple):
    start: int
    end: int
    terms: frozenset[str]


def highlight(
    text: str, query_terms: frozenset[str], lexicon: "Lexicon", max_length: int | None = None
) -> SafeString:
    """Return plain `text` escaped, with `<mark>` round every word that meets `query_terms`.

    A word meets them by its term or one of its parts, so Deutschkurs is marked for Kurs. With
    `max_length` only the window of at most that many characters with the most different terms comes
    back (the first of equals), cut between words, "…" standing for what is left out.
    """
    found = _found(text, query_terms, lexicon) if query_terms else []
    start, end = 0, len(text)
    if max_length is not None and len(text) > max_length:
        start = _best_start(text, found, max_length)
        end = _cut(text, start, max_length)
    pieces: list[str] = []  # every one is escaped
    at = start
    for word in found:
        if start <= word.start and word.end <= end:
            pieces.append(escape(text[at : word.start]))
            pieces.append(f"<mark>{escape(text[word.start : word.end])}</mark>")
            at = word.end
    pieces.append(escape(text[at:end]))
    before = f"{MORE} " if start else ""
    after = f" {MORE}" if end < len(text) else ""
    return mark_safe(before + "".join(pieces) + after)


def _found(text: str, query_terms: frozenset[str], lexicon: "Lexicon") -> list[_Found]:
    found = []
    for match in matches(text):
        reading = lexicon.reading(match.group())
        if reading is None or (reading[1] not in query_terms and not reading[2]):
            continue
        if terms := query_terms.intersection((reading[1], *reading[2])):
            found.append(_Found(match.start(), match.end(), terms))
    return found


def _best_start(text: str, found: list[_Found], max_length: int) -> int:
    """Return where the best window begins: at the text's start, or some words before a found one."""
    best_terms, best_first, best_last = 0, 0, 0
    for number, first in enumerate(found):
        terms: set[str] = set()
        last = first.end
        for word in found[number:]:
            if word.end - first.start > max_length:
                break
            terms |= word.terms
            last = word.end
        if len(terms) > best_terms:
            best_terms, best_first, best_last = len(terms), first.start, last
    if best_last <= max_length:
        return 0
    # What room is left goes half before the words found, half behind, and ends at a blank.
    room = max_length - (best_last - best_first)
    earliest = min(best_first - room // 2, len(text) - max_length)
    blank = text.find(" ", max(earliest - 1, 0), best_first)
    return best_first if blank < 0 else blank + 1


def _cut(text: str, start: int, max_length: int) -> int:
    """Return where the window ends: behind its last whole word."""
    end = start + max_length
    if end >= len(text):
        return len(text)
    blank = text.rfind(" ", start + 1, end + 1)
    return len(text[:blank].rstrip()) if blank > start else end
