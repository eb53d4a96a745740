"""The portal under test: what `make demo` starts, in a folder and on a port of its own.

A server in the test process would serve a half-empty test database; this one has the examples, the
index, the workers and the settings that a newcomer sees.
"""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READY_WITHIN = 180.0


@dataclass(frozen=True)
class Portal:
    url: str
    var: Path

    def password(self, email: str) -> str:
        """The password of a demo account, made for this installation."""
        return str(json.loads((self.var / "demo-logins.json").read_text())[email])


@contextmanager
def running(var: Path, *, today: str = "") -> Iterator[Portal]:
    """Set up a portal below `var`, yield it when it answers, end all its processes.

    With `today` (an ISO date) its calendar stands still at that day.
    """
    port = _free_port()
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_URL", "PORTAL_TEST_WORKER"}
    } | {
        "DJANGO_SETTINGS_MODULE": "portal.settings.local",
        "PORTAL_VAR_DIR": str(var),
        "PORT": str(port),
        "PORTAL_TODAY": today,
    }
    output = var / "demo.log"
    with output.open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "portal_demo"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait(process, output)
        yield Portal(url=f"http://127.0.0.1:{port}", var=var)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(process: "subprocess.Popen[bytes]", output: Path) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while "Beenden mit Strg-C" not in output.read_text():
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"Das Portal startet nicht:\n{output.read_text()}")
        time.sleep(0.2)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
