"""The catalogue as the search sees it."""

from .documents import keys, load
from .schema import (
    FREE,
    FREE_UNKNOWN,
    NEWNESS,
    ONLINE,
    PLACE_UNKNOWN,
    REMOTE_MODES,
    SCHEMA,
    WEEKEND,
)

__all__ = [
    "FREE",
    "FREE_UNKNOWN",
    "NEWNESS",
    "ONLINE",
    "PLACE_UNKNOWN",
    "REMOTE_MODES",
    "SCHEMA",
    "WEEKEND",
    "keys",
    "load",
]
