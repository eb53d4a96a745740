"""The fixtures of the index of notes, for tests that break the real thing."""

from tests.search.conftest import embedded, notes_index

__all__ = ["embedded", "notes_index"]
