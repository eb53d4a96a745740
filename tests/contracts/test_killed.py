"""An index while another process writes to it, and after that process was killed."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from search.contract import Applied, Engine, EngineBusyError, Query, Range, Sort

from .at_work import SIZE, library
from .conftest import ENGINES
from .library import SCHEMA, fill, keys, put


def versions_seen(engine: Engine) -> set[int]:
    """Look at the index in every way: text, numbers and parts must tell one version."""
    found = engine.search(SCHEMA, Query(limit=SIZE, parts_order=Sort(by="number", field="start")))
    assert found.total == SIZE
    assert [hit.part_total for hit in found.hits] == [1] * SIZE
    versions = {hit.version for hit in found.hits}
    assert len(versions) == 1
    return versions


def consistent(engine: Engine) -> int:
    """As `versions_seen`, with the text; only where nobody writes between the questions."""
    (version,) = versions_seen(engine)
    exactly = (Range(field="age", ge=version, le=version), Range(field="start", ge=version))
    found = engine.search(SCHEMA, Query(words=f"v{version}", filters=exactly, limit=SIZE))
    assert sorted(keys(found)) == list(range(1, SIZE + 1))
    assert list(engine.versions(SCHEMA)) == [(key, version) for key in range(1, SIZE + 1)]
    return version


@pytest.mark.parametrize("work", ["apply", "rebuild"])
@pytest.mark.parametrize("name", sorted(ENGINES))
def test_killed_writer_leaves_a_whole_index(name: str, work: str, tmp_path: Path) -> None:
    engine = ENGINES[name](tmp_path)
    fill(engine, library(1))
    chance = random.Random(7)
    for _ in range(2):
        assert consistent(engine) == 1
        with subprocess.Popen(
            [sys.executable, "-m", "tests.contracts.at_work", name, str(tmp_path), work],
            stdout=subprocess.PIPE,
            text=True,
        ) as writer:
            assert writer.stdout is not None
            told = int(writer.stdout.readline())  # one round is through
            until = time.monotonic() + chance.uniform(0.02, 0.4)
            while time.monotonic() < until:
                versions_seen(engine)
            writer.send_signal(signal.SIGKILL)
        after = consistent(engine)
        assert after >= told
        assert after == consistent(ENGINES[name](tmp_path))
        next_version = after + 1
        assert engine.apply(SCHEMA, [put(d, next_version) for d in library(next_version)]) == Applied()
        assert consistent(engine) == next_version
        fill(engine, library(1))
    assert consistent(engine) == 1


@pytest.mark.parametrize("name", sorted(ENGINES))
def test_busy_writer_refuses_at_once_and_loses_nothing(name: str, tmp_path: Path) -> None:
    if name != "embedded":
        pytest.skip("only files have a lock")
    from search.engines.embedded.places import Place

    engine = ENGINES[name](tmp_path)
    fill(engine, library(1))
    with Place(tmp_path, SCHEMA.name).lock("writer"), pytest.raises(EngineBusyError):
        engine.apply(SCHEMA, [put(document, 2) for document in library(2)])
    assert consistent(engine) == 1
    with Place(tmp_path, SCHEMA.name).lock("rebuild"), pytest.raises(EngineBusyError):
        fill(engine, library(2))
    assert consistent(engine) == 1
