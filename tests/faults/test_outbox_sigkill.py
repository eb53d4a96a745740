"""Writers, drainers and rebuilders are killed at any moment; afterwards the index is the database."""

import datetime as dt
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from search import outbox, runs
from search.api import search
from search.contract import Query
from search.drain import drain
from search.engine import get_engine
from search.models import OutboxRow, RebuildRun
from search.rebuild import rebuild
from search.verify import verify
from tests.search import notes
from tests.support.database import database_url
from tests.support.elasticsearch import own_prefix, settings_for, url

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs os.fork")

SHORT, LONG = 6, 90


def let_the_crowd_loose(seconds: int, var: Path, **environment: str) -> int:
    """Run it for `seconds` on this test's database and index; return the number of kills."""
    environment |= {
        "DJANGO_SETTINGS_MODULE": "portal.settings.local",
        "DATABASE_URL": database_url(),
        "PORTAL_VAR_DIR": str(var),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.crowd", str(seconds), "7"],
        env=os.environ | environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=seconds + 60,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return int(done.stdout)


@pytest.mark.db
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "seconds", [SHORT, pytest.param(LONG, marks=pytest.mark.faults_long)], ids=["short", "long"]
)
def test_after_the_kills_the_index_equals_the_database(notes_index: Path, seconds: int) -> None:
    var = notes_index.parent
    assert notes_index == var / "search"
    rebuild(notes.NAME)
    kills = let_the_crowd_loose(seconds, var)
    assert_the_index_equals_the_database()
    # They did work between their deaths; how much depends on what else the machine does.
    commits = sum(outbox.wanted_versions(notes.NAME).values())
    assert (kills >= 5, commits >= 10) == (True, True), (kills, commits)


@pytest.mark.db
@pytest.mark.elasticsearch
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seconds", [20, LONG], ids=["short", "long"])
def test_after_the_kills_the_server_equals_the_database(
    notes_index: Path, settings: Any, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    """Nothing lost, resurrected or stale, though two machines rebuild and two drain at once."""
    with own_prefix() as prefix:
        settings.SEARCH = settings_for(prefix, notes_index)
        rebuild(notes.NAME)
        kills = let_the_crowd_loose(
            seconds,
            notes_index.parent,
            SEARCH_ENGINE="elasticsearch",
            ELASTICSEARCH_URL=url(),
            ELASTICSEARCH_PREFIX=prefix,
        )
        if seconds == LONG:
            # Work came to an end between the deaths, beside the first rebuild also others.
            ended = RebuildRun.objects.filter(documents__isnull=False).count()
            carried_out = OutboxRow.objects.filter(index_name=notes.NAME, done__gt=0).count()
            assert (ended >= 3, carried_out > 0) == (True, True), (ended, carried_out)
        time.sleep(3)  # the server goes on with what the killed had sent
        monkeypatch.setattr(runs, "SILENT", dt.timedelta())  # the last rebuild was killed
        assert_the_index_equals_the_database()
        rebuild(notes.NAME, force=True)  # whatever the last rebuilds left behind
        assert_the_index_equals_the_database()
    commits = sum(outbox.wanted_versions(notes.NAME).values())
    assert (kills >= 5, commits >= 10) == (True, True), (kills, commits)


def assert_the_index_equals_the_database() -> None:
    while drain(notes.NAME).done:
        pass
    found = verify(notes.NAME, repair=False)
    assert (found.missing, found.extra, found.stale, found.due) == ((), (), (), 0)
    for key, text in notes.titles().items():
        answer = search(notes.NAME, Query(words=text.split()[-1], stage="strict"))
        assert ([hit.key for hit in answer.hits], answer.stage) == ([key], "strict"), text


@pytest.mark.usefixtures("embedded")
@pytest.mark.django_db
def test_a_process_killed_just_before_its_commit_does_not_stop_the_next(notes_index: Path) -> None:
    """What it had written stays behind under the very name the next commit chooses."""
    for key in range(1000, 1005):
        notes.write(f"Chor {key}", pk=key)
    rebuild(notes.NAME)
    (meta,) = notes_index.glob("*/*/index/meta.json")
    before = meta.read_text()
    notes.write("Großer Chor", pk=1000)
    drain(notes.NAME)
    meta.write_text(before)  # the commit itself is the replacement of this file
    get_engine.cache_clear()
    notes.write("Kleiner Chor", pk=1000)
    assert drain(notes.NAME).done == 1
    assert search(notes.NAME, Query(words="kleiner", stage="strict")).total == 1
