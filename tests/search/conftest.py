"""What tests of the index's upkeep share."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from search import registry
from tests.search import fake_engine as fake_engine_module
from tests.search import notes
from tests.search.fake_engine import FakeEngine


@pytest.fixture
def engine(settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FakeEngine]:
    """The engine in a dictionary serves the index of notes, and nothing is in it."""
    monkeypatch.setitem(sys.modules, "search.engines.fake", fake_engine_module)
    monkeypatch.setattr(fake_engine_module, "ENGINE", FakeEngine())
    monkeypatch.setitem(registry._indexes, notes.NAME, notes.INDEX)
    settings.SEARCH = {"ENGINE": "fake", "DIRECTORY": tmp_path}
    yield fake_engine_module.ENGINE
