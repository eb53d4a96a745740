"""The engine that needs no server: a tantivy index and a table of numbers, in a local directory."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from search.contract import Engine


def create(options: Mapping[str, Any]) -> Engine:
    """Return the engine whose indexes lie in `options["DIRECTORY"]`."""
    from .engine import EmbeddedEngine  # late: tantivy and numpy only where the engine is used

    return EmbeddedEngine(Path(options["DIRECTORY"]))
