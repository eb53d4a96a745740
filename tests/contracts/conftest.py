"""The engines under contract. Each maker returns an empty engine of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from search.contract import Engine
from search.engines import embedded

ENGINES: dict[str, Callable[[Path], Engine]] = {
    "embedded": lambda directory: embedded.create({"DIRECTORY": directory}),
}


@pytest.fixture(params=sorted(ENGINES))
def make_engine(request: pytest.FixtureRequest) -> Callable[[Path], Engine]:
    return ENGINES[request.param]


@pytest.fixture
def engine(make_engine: Callable[[Path], Engine], tmp_path: Path) -> Engine:
    return make_engine(tmp_path)


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """No database: an engine knows none."""
