"""The catalogue as the search sees it."""

from .documents import keys, load
from .schema import ONLINE, PLACE_UNKNOWN, REMOTE_MODES, SCHEMA, WEEKEND

__all__ = ["ONLINE", "PLACE_UNKNOWN", "REMOTE_MODES", "SCHEMA", "WEEKEND", "keys", "load"]
