"""The engines under contract. Each maker returns an empty engine of its own."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from search.contract import Engine
from search.engines import embedded
from tests.support.elasticsearch import ENGINE_NAMES, refreshing, remove


def prefix_of(directory: Path) -> str:
    """One directory, one engine: also for a process that a test starts."""
    return f"contract-{hashlib.sha256(str(directory).encode()).hexdigest()[:12]}"


ENGINES: dict[str, Callable[[Path], Engine]] = {
    "elasticsearch": lambda directory: refreshing(prefix_of(directory), directory),
    "embedded": lambda directory: embedded.create({"DIRECTORY": directory}),
}


@pytest.fixture(params=ENGINE_NAMES)
def engine_name(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def make_engine(engine_name: str) -> Iterator[Callable[[Path], Engine]]:
    directories: set[Path] = set()

    def make(directory: Path) -> Engine:
        directories.add(directory)
        return ENGINES[engine_name](directory)

    yield make
    if engine_name == "elasticsearch":
        for directory in directories:
            remove(prefix_of(directory))


@pytest.fixture
def engine(make_engine: Callable[[Path], Engine], tmp_path: Path) -> Engine:
    return make_engine(tmp_path)


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """No database: an engine knows none."""
