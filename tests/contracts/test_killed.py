"""An index while another process writes to it, and after that process was killed."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from search.contract import Applied, Engine, EngineBusyError, Query, Range, Sort

from .at_work import SIZE, library
from .conftest import ENGINES
from .library import SCHEMA, fill, keys, put


def versions_seen(name: str, engine: Engine) -> set[int]:
    """Look at the index while it is written to; return the versions of its documents.

    Every document has its own part. A commit of the embedded engine is one for all of them.
    """
    found = engine.search(SCHEMA, Query(limit=SIZE, parts_order=Sort(by="number", field="start")))
    assert found.total == SIZE
    assert [hit.part_total for hit in found.hits] == [1] * SIZE
    versions = {hit.version for hit in found.hits}
    assert len(versions) == 1 or name == "elasticsearch"
    return versions


def wait_for_rest(engine: Engine) -> None:
    """A server goes on with what a killed process had sent already."""
    before: list[tuple[int, int]] = []
    while before != (before := list(engine.versions(SCHEMA))):
        time.sleep(0.3)


def consistent(name: str, engine: Engine) -> int:
    """As `versions_seen`: text, numbers and parts of every document tell its version; only where
    nobody writes between the questions. Return the oldest version."""
    if name == "elasticsearch":
        wait_for_rest(engine)
    found: dict[int, int] = {}
    for version in versions_seen(name, engine):
        exactly = (
            Range(field="age", ge=version, le=version),
            Range(field="start", ge=version, le=version),
        )
        result = engine.search(SCHEMA, Query(words=f"v{version}", filters=exactly, limit=SIZE))
        found |= dict.fromkeys(keys(result), version)
    assert sorted(found) == list(range(1, SIZE + 1))
    assert list(engine.versions(SCHEMA)) == sorted(found.items())
    return min(found.values())


@pytest.mark.parametrize("work", ["apply", "rebuild"])
def test_killed_writer_leaves_a_whole_index(
    engine_name: str, make_engine: Callable[[Path], Engine], work: str, tmp_path: Path
) -> None:
    engine = make_engine(tmp_path)
    fill(engine, library(1))
    chance = random.Random(7)
    for _ in range(2):
        assert consistent(engine_name, engine) == 1
        with subprocess.Popen(
            [sys.executable, "-m", "tests.contracts.at_work", engine_name, str(tmp_path), work],
            stdout=subprocess.PIPE,
            text=True,
        ) as writer:
            assert writer.stdout is not None
            told = int(writer.stdout.readline())  # one round is through
            until = time.monotonic() + chance.uniform(0.02, 0.4)
            while time.monotonic() < until:
                versions_seen(engine_name, engine)
            writer.send_signal(signal.SIGKILL)
        after = consistent(engine_name, engine)
        assert after >= told
        assert after == consistent(engine_name, make_engine(tmp_path))
        next_version = after + 2  # a killed writer may have reached one more
        put_again = [put(d, next_version) for d in library(next_version)]
        assert engine.apply(SCHEMA, put_again) == Applied()
        assert consistent(engine_name, engine) == next_version
        fill(engine, library(1))
    assert consistent(engine_name, engine) == 1


def test_busy_writer_refuses_at_once_and_loses_nothing(tmp_path: Path) -> None:
    """Only files have a lock."""
    from search.engines.embedded.places import Place

    engine = ENGINES["embedded"](tmp_path)
    fill(engine, library(1))
    with Place(tmp_path, SCHEMA.name).lock("writer"), pytest.raises(EngineBusyError):
        engine.apply(SCHEMA, [put(document, 2) for document in library(2)])
    assert consistent("embedded", engine) == 1
    with Place(tmp_path, SCHEMA.name).lock("rebuild"), pytest.raises(EngineBusyError):
        fill(engine, library(2))
    assert consistent("embedded", engine) == 1
