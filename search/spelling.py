"""Did you mean: a spelling of the catalogue for words that it does not know."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.lexicon import Lexicon


def suggest_correction(words: str, lexicon: "Lexicon", count_of: Callable[[str], int]) -> str:
    """Return the user's text `words` with unknown words corrected, or "" if there is no better one.

    `count_of(text)` says how many documents a corrected text finds (the same filters as the query's);
    a correction that finds none is never proposed.
    """
    return ""
