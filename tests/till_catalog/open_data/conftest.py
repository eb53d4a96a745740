"""What the tests of the open data share: a fixed day and a folder of their own."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def folder(db: None, wednesday: None, settings: Any, tmp_path: Path) -> Path:
    """An empty folder for editions."""
    settings.OPEN_DATA_ROOT = tmp_path / "open-data"
    settings.PORTAL_OPEN_DATA = True
    return Path(settings.OPEN_DATA_ROOT)
