"""Starting processes so that they end with us, whatever ends us, and start again when they die."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

PR_SET_PDEATHSIG = 1
GRACE = 10.0  # seconds between asking a process to end and ending it
QUICK_DEATH = 5.0  # a process that lives shorter than this has not really started
QUICK_DEATHS_ALLOWED = 5


def end_with_parent() -> Callable[[], None] | None:
    """Return what a new child calls so that the kernel ends it with us, even after SIGKILL.

    Linux only; elsewhere an orderly end is all there is.
    """
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None)
    parent = os.getpid()

    def arm() -> None:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # it died before the line above
            os._exit(1)

    return arm


class Child:
    """One process of the demo, in a process group of its own, writing to a log of its own."""

    def __init__(self, *, name: str, command: Sequence[str], log: Path) -> None:
        self.name, self.command, self.log = name, list(command), log
        self.process: subprocess.Popen[bytes] | None = None
        self.started_at = 0.0
        self.quick_deaths = 0

    def start(self) -> None:
        self.started_at = time.monotonic()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=end_with_parent(),  # safe: this process has one thread
            )

    def died(self) -> bool:
        """Whether it has ended; also counts the deaths that came too early."""
        if self.process is None or self.process.poll() is None:
            return False
        early = time.monotonic() - self.started_at < QUICK_DEATH
        self.quick_deaths = self.quick_deaths + 1 if early else 0
        return True

    def hopeless(self) -> bool:
        return self.quick_deaths >= QUICK_DEATHS_ALLOWED

    def signal(self, number: int) -> None:
        """Send a signal to the whole group, so that its children get it too."""
        if self.process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, number)

    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None


def end_all(children: Sequence[Child]) -> None:
    """Ask every group to end, wait, and end by force what is left."""
    for child in children:
        child.signal(signal.SIGTERM)
    deadline = time.monotonic() + GRACE
    while time.monotonic() < deadline and any(child.running() for child in children):
        time.sleep(0.05)
    for child in children:
        child.signal(signal.SIGKILL)
        if child.process is not None:
            child.process.wait()
