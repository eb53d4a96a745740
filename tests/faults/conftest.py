"""The fixtures of the index of notes and of a server of one's own, for tests that break the real thing."""

from tests.faults.broken_search import admin, filled, node
from tests.search.conftest import embedded, notes_index

__all__ = ["admin", "embedded", "filled", "node", "notes_index"]
