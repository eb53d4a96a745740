"""The server, two workers and the clock of `make demo`, kept alive until somebody says stop."""

import http.client
import json
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from .processes import Child, end_all

READY_WITHIN = 60.0
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(Exception):
    """Somebody pressed Ctrl-C or sent SIGTERM."""


class Failed(Exception):
    """The demo cannot go on; the text says why and what to do."""


def children(*, port: int, logs: Path) -> list[Child]:
    """The processes of a running portal, the server first: what production runs, but smaller."""
    manage = [sys.executable, "manage.py"]
    commands = {
        "server": [
            sys.executable, "-m", "gunicorn", "portal.wsgi", "--bind", f"127.0.0.1:{port}",
            "--workers", "1", "--threads", "8", "--worker-tmp-dir", str(logs),
            "--no-control-socket", "--log-level", "warning",
        ],
        "worker-default": [*manage, "db_worker", "--queue-name", "default", "--no-startup-delay"],
        "worker-slow": [*manage, "db_worker", "--queue-name", "slow", "--no-startup-delay"],
        "tick": [*manage, "portal_tick", "--loop", "60"],
    }  # fmt: skip
    return [
        Child(name=name, command=command, log=logs / f"{name}.log")
        for name, command in commands.items()
    ]


def supervise(
    *, port: int, logs: Path, on_ready: Callable[[], None], say: Callable[[str], None]
) -> None:
    """Start everything, call `on_ready` once pages are answered, return after SIGINT or SIGTERM.

    Raises Failed when the server does not answer or a process dies again and again. Whatever
    happens, nothing is left running.
    """
    family = children(port=port, logs=logs)
    for number in STOP_SIGNALS:
        if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:  # nohup
            signal.signal(number, _stop)
    try:
        # The server first: on a small machine four processes that load at once make people wait.
        family[0].start()
        _wait_until_ready(port=port, server=family[0], say=say)
        for child in family[1:]:
            child.start()
        on_ready()
        while True:
            _restart_dead(family, say=say)
            time.sleep(0.5)
    except Stopped:
        say("Das Portal wird beendet.")
    finally:
        for number in STOP_SIGNALS:
            signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not leave orphans
        end_all(family)


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped


def _restart_dead(family: list[Child], *, say: Callable[[str], None]) -> None:
    for child in family:
        if child.died():
            if child.hopeless():
                raise Failed(
                    f"„{child.name}“ lässt sich nicht starten. Der Grund steht in {child.log}."
                )
            say(f"„{child.name}“ ist ausgefallen und wird neu gestartet ({child.log}).")
            child.start()


def _wait_until_ready(*, port: int, server: Child, say: Callable[[str], None]) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline:
        if is_ready(port=port):
            return
        _restart_dead([server], say=say)
        time.sleep(0.2)
    raise Failed(f"Der Server antwortet nicht. Der Grund steht wahrscheinlich in {server.log}.")


def is_ready(*, port: int) -> bool:
    """Whether /health/ready answers 200, which means that pages can be served."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/health/ready")
        answer = connection.getresponse()
        json.loads(answer.read())
        return answer.status == 200
    except (OSError, http.client.HTTPException, ValueError):
        return False
    finally:
        connection.close()
