"""The engines under contract. Each maker returns an empty engine of its own.

Elasticsearch is there where `ELASTICSEARCH_URL` names a server (`make test-all` starts one).
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from search.contract import Applied, Change, Engine, IndexSchema
from search.engines import embedded


def elasticsearch(directory: Path) -> Engine:
    """An engine whose changes can be found at once, as the embedded one's can."""
    from search.engines.elasticsearch.connection import Connection
    from search.engines.elasticsearch.engine import ElasticsearchEngine

    class Refreshing(ElasticsearchEngine):
        def apply(self, schema: IndexSchema, changes: Sequence[Change]) -> Applied:
            applied = super().apply(schema, changes)
            self._connection.do(lambda client: client.indices.refresh(index=f"{self._prefix}-*"))
            return applied

    connection = Connection([os.environ["ELASTICSEARCH_URL"]], api_key=None, ca_certs=None)
    # One directory, one engine: also for a process that a test starts.
    return Refreshing(connection, prefix=prefix_of(directory), directory=directory)


def prefix_of(directory: Path) -> str:
    return f"contract-{hashlib.sha256(str(directory).encode()).hexdigest()[:12]}"


ENGINES: dict[str, Callable[[Path], Engine]] = {
    "elasticsearch": elasticsearch,
    "embedded": lambda directory: embedded.create({"DIRECTORY": directory}),
}
NAMES = [
    pytest.param(name, marks=pytest.mark.elasticsearch if name == "elasticsearch" else ())
    for name in sorted(ENGINES)
]


@pytest.fixture(params=NAMES)
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


def remove(prefix: str) -> None:
    """Take everything of `prefix` off the server."""
    from elasticsearch import Elasticsearch

    client = Elasticsearch(os.environ["ELASTICSEARCH_URL"], request_timeout=60)
    for index in client.indices.get(index=f"{prefix}-*").body:
        client.indices.delete(index=index)
    client.options(ignore_status=404).indices.delete_index_template(name=prefix)
    client.close()


@pytest.fixture
def engine(make_engine: Callable[[Path], Engine], tmp_path: Path) -> Engine:
    return make_engine(tmp_path)


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """No database: an engine knows none."""
