"""Asking an index: what features and views use. Answers come whether or not the engine does."""

import dataclasses
import logging
from typing import Protocol

from django.utils.safestring import SafeString

from . import registry
from .contract import (
    MAX_WINDOW,
    EngineError,
    Filter,
    Query,
    Result,
    Suggestion,
)
from .engine import get_engine
from .highlight import highlight
from .lexicon import Lexicon
from .state import health, index_states
from .synonyms import Synonyms
from .wordlists import current_synonyms

__all__ = ["Highlighter", "health", "highlighter", "index_states", "search", "suggest"]

logger = logging.getLogger(__name__)


def search(index_name: str, query: Query, *, synonyms: Synonyms | None = None) -> Result:
    """Answer `query`, its words with the editors' `synonyms` (or with those given); where the engine
    cannot, from the database (`stage` "database", no facets).

    Raises ValueError for a query beyond `MAX_WINDOW` or one the schema does not know: such a query is
    a mistake of the caller, whatever the user typed.
    """
    if query.offset < 0 or query.limit < 0 or query.offset + query.limit > MAX_WINDOW:
        raise ValueError(f"offset + limit must be within 0 and {MAX_WINDOW}")
    index = registry.get(index_name)
    if query.words:
        known = current_synonyms() if synonyms is None else synonyms
        query = dataclasses.replace(query, synonyms=known)
    # The one place where an engine is asked on behalf of a visitor.
    try:
        return get_engine().search(index.schema, query)
    except EngineError as error:
        logger.warning("index %s: answering from the database: %s", index_name, error)
        return index.fallback(query)


def suggest(
    index_name: str, text: str, *, limit: int = 8, filters: tuple[Filter, ...] = ()
) -> tuple[Suggestion, ...]:
    """Complete the last word of `text`; nothing where the engine cannot answer."""
    try:
        return get_engine().suggest(
            registry.get(index_name).schema, text, limit=limit, filters=filters
        )
    except EngineError as error:
        logger.warning("index %s: no suggestions: %s", index_name, error)
        return ()


class Highlighter(Protocol):
    def __call__(self, text: str, max_length: int | None = None) -> SafeString: ...


def highlighter(index_name: str, terms: frozenset[str]) -> Highlighter:
    """Return a function that marks the words of a plain text that meet `terms` (`Result.terms`).

    Words are split by the word list of the index that answered.
    """
    try:
        lexicon = get_engine().lexicon(registry.get(index_name).schema)
    except EngineError:  # the answer came from the database; whole words are marked all the same
        lexicon = Lexicon()

    def mark(text: str, max_length: int | None = None) -> SafeString:
        return highlight(text, terms, lexicon, max_length)

    return mark
