"""The Elasticsearch of a test run, where `ELASTICSEARCH_URL` names one (`make test-all` starts it).

Tests of what is answered have patience: on a busy machine a server may stand still for longer than a
visitor would wait. Tests of outages wait as long as the portal does (`as_in_production`).
"""

import os
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from search.contract import Applied, Change, IndexSchema
from search.engine import get_engine
from search.engines.elasticsearch import connection as connecting
from search.engines.elasticsearch.connection import Connection
from search.engines.elasticsearch.engine import ElasticsearchEngine

# The parameters of a test that holds for every engine.
ENGINE_NAMES = (pytest.param("elasticsearch", marks=pytest.mark.elasticsearch), "embedded")


CI = os.environ.get("CI") == "true"
IN_PRODUCTION = connecting.SEARCH_SECONDS
PATIENCE = 20.0  # seconds for a search


def url() -> str:
    return os.environ["ELASTICSEARCH_URL"]


def be_patient() -> None:
    """Let searches of this process take their time."""
    connecting.SEARCH_SECONDS = PATIENCE


def as_in_production(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a search of this test take no longer than a visitor waits."""
    monkeypatch.setattr(connecting, "SEARCH_SECONDS", IN_PRODUCTION)


@contextmanager
def patience() -> Iterator[None]:
    """Let searches take their time for a while. The engine is a fresh one, inside and afterwards."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connecting, "SEARCH_SECONDS", PATIENCE)
        get_engine.cache_clear()
        yield
    get_engine.cache_clear()


def needs_a_server(item: pytest.Item) -> bool:
    """Whether a test lacks the server of the run. Those that break one start their own; in CI a test
    without a server fails."""
    mark = item.get_closest_marker("elasticsearch")
    own = mark is not None and mark.kwargs.get("own_server", False)
    return mark is not None and not own and not CI and "ELASTICSEARCH_URL" not in os.environ


class Refreshing(ElasticsearchEngine):
    """What is applied can be found at once, as in the embedded engine."""

    def apply(self, schema: IndexSchema, changes: Sequence[Change]) -> Applied:
        applied = super().apply(schema, changes)
        self._connection.do(lambda client: client.indices.refresh(index=f"{self._prefix}-*"))
        return applied


def refreshing(prefix: str, directory: Path) -> ElasticsearchEngine:
    connection = Connection([url()], api_key=None, ca_certs=None)
    return Refreshing(connection, prefix=prefix, directory=directory)


def find_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the portal's own engine do the same."""
    monkeypatch.setattr("search.engines.elasticsearch.engine.ElasticsearchEngine", Refreshing)


@contextmanager
def own_prefix() -> Iterator[str]:
    """Yield a prefix that nobody else uses; whatever bears it is removed in the end."""
    prefix = f"test-{uuid.uuid4().hex[:12]}"
    try:
        yield prefix
    finally:
        remove(prefix)


def remove(prefix: str) -> None:
    """Take everything of `prefix` off the server."""
    connection = Connection([url()], api_key=None, ca_certs=None)

    def removed(client: Any) -> None:
        for index in client.indices.get(index=f"{prefix}-*").body:
            client.options(ignore_status=404).indices.delete(index=index)
        client.options(ignore_status=404).indices.delete_index_template(name=prefix)

    connection.do(removed)


def settings_for(prefix: str, directory: Path) -> dict[str, Any]:
    """Return the setting SEARCH of a portal on this server."""
    return {
        "ENGINE": "elasticsearch",
        "DIRECTORY": directory,
        "ELASTICSEARCH": {"URLS": [url()], "PREFIX": prefix},
    }
