"""Nothing the demo starts may outlive it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from portal.demo.processes import QUICK_DEATHS_ALLOWED, Child, end_all

# A process with a child of its own that ignores SIGTERM: both process ids go to the log.
STUBBORN = """
import os, signal, subprocess, sys, time
sleeper = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
inner = subprocess.Popen([sys.executable, "-c", sleeper])
print(os.getpid(), inner.pid, flush=True)
time.sleep(60)
"""


def child(tmp_path: Path, code: str) -> Child:
    return Child(name="test", command=[sys.executable, "-c", code], log=tmp_path / "log")


def wait_for(path: Path, sign: str) -> str:
    for _ in range(200):
        if path.exists() and sign in path.read_text():
            return path.read_text()
        time.sleep(0.05)
    raise AssertionError(f"{sign!r} does not appear in {path.read_text()!r}")


def alive(pid: int) -> bool:
    """Whether a process still runs; a zombie that nobody has collected does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def gone(*pids: int) -> bool:
    for _ in range(100):
        if not any(alive(pid) for pid in pids):
            return True
        time.sleep(0.05)
    return False


def test_an_end_takes_children_of_children_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.demo.processes.GRACE", 0.5)
    process = child(tmp_path, STUBBORN)
    process.start()
    words = wait_for(tmp_path / "log", "up").split()
    pids = [int(word) for word in words if word.isdigit()]
    end_all([process])
    assert len(pids) == 2
    assert gone(*pids)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="prctl gibt es nur unter Linux")
def test_a_killed_launcher_leaves_nothing_behind(tmp_path: Path) -> None:
    launcher = f"""
import sys, time
from pathlib import Path
from portal.demo.processes import Child
child = Child(name="x", command=[sys.executable, "-c", "import os, time; print(os.getpid(), 'up', flush=True); time.sleep(60)"], log=Path({str(tmp_path / "log")!r}))
child.start()
time.sleep(60)
"""
    process = subprocess.Popen([sys.executable, "-c", launcher], cwd=Path(__file__).parents[2])
    pid = int(wait_for(tmp_path / "log", "up").split()[0])
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert gone(pid)


def test_a_process_that_dies_at_once_again_and_again_is_hopeless(tmp_path: Path) -> None:
    process = child(tmp_path, "raise SystemExit('kaputt')")
    seen = []
    for _ in range(QUICK_DEATHS_ALLOWED):
        process.start()
        assert process.process is not None
        process.process.wait()
        seen.append((process.died(), process.hopeless()))
    assert seen == [(True, False)] * (QUICK_DEATHS_ALLOWED - 1) + [(True, True)]
    assert (tmp_path / "log").read_text() == "kaputt\n" * QUICK_DEATHS_ALLOWED


def test_a_running_process_is_not_dead(tmp_path: Path) -> None:
    process = child(tmp_path, "import time; time.sleep(60)")
    process.start()
    assert (process.died(), process.running()) == (False, True)
    end_all([process])
    assert (process.died(), process.running()) == (True, False)
