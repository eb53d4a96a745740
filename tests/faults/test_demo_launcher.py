"""The whole demo: what dies is started again, and what is ended leaves nothing behind."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.portal_process import running

pytestmark = pytest.mark.faults_long


def family(var: Path) -> dict[int, str]:
    """The processes that work in the data folder `var`, by process id."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            environment = (folder / "environ").read_bytes()
            state = (folder / "stat").read_text().rpartition(")")[2].split()[0]
            if f"PORTAL_VAR_DIR={var}\0".encode() in environment and state != "Z":
                found[int(folder.name)] = (folder / "cmdline").read_text().replace("\0", " ")
        except OSError:
            continue
    return found


def wait_until(condition: Callable[[], bool], *, within: float = 30.0) -> bool:
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.2)
    return False


def worker(var: Path) -> list[int]:
    return [pid for pid, line in family(var).items() if "--queue-name slow" in line]


def test_a_killed_worker_comes_back_and_a_killed_launcher_takes_all_along(tmp_path: Path) -> None:
    with running(tmp_path):
        (first,) = worker(tmp_path)
        os.kill(first, signal.SIGKILL)
        assert wait_until(lambda: worker(tmp_path) not in ([], [first]))
        (launcher,) = [pid for pid, line in family(tmp_path).items() if "portal_demo" in line]
        os.kill(launcher, signal.SIGKILL)
        assert wait_until(lambda: family(tmp_path) == {}), family(tmp_path)


def test_an_orderly_end_leaves_nothing_behind(tmp_path: Path) -> None:
    with running(tmp_path):
        assert len(family(tmp_path)) == 6  # launcher, gunicorn and its process, two workers, tick
    assert wait_until(lambda: family(tmp_path) == {}), family(tmp_path)
