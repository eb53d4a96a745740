"""A crowd of processes that write, drain and rebuild the index of notes, and die at any moment.

`python -m tests.faults.crowd SECONDS SEED` forks them again and again and kills them with SIGKILL;
it prints how many it killed. The database and the index are those of the environment. This process
itself opens neither, so a fork inherits nothing.

With Elasticsearch every process is a machine of its own: it sees no lock of another one.
"""

import datetime as dt
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from importlib import import_module

import django
from django.conf import settings

KEYS = range(1000, 1040)
# A rebuild on a server takes seconds; killed as often as the others, hardly one would ever end.
LIVES = {"write": 1, "drain": 1, "rebuild": 4}
# A killed rebuild of "another machine" soon counts as dead; sometimes one does that is alive.
SILENT = dt.timedelta(seconds=1.5)
ROLES = {
    "embedded": ("write", "write", "write", "drain", "rebuild"),
    "elasticsearch": ("write", "write", "drain", "drain", "rebuild", "rebuild"),
}


def write(rng: random.Random) -> None:
    """Change, delete or bring back notes; one transaction in ten is rolled back."""
    from contextlib import nullcontext

    from django.contrib.auth.models import Group
    from django.db import IntegrityError, transaction

    from search.aftercommit import no_drain_after_commit
    from tests.search import notes

    while True:
        try:
            with (
                rng.choice([nullcontext, no_drain_after_commit])(),
                transaction.atomic(),
            ):
                # In order: writers of several objects who lock them crosswise would deadlock.
                for key in sorted(rng.sample(KEYS, rng.choice([1, 1, 3]))):
                    if rng.random() < 0.15:
                        notes.remove(Group(pk=key))
                    else:
                        notes.write(f"{key} stand{rng.getrandbits(60)}", pk=key)
                if rng.random() < 0.1:
                    raise ZeroDivisionError
        except (ZeroDivisionError, IntegrityError):
            pass  # two writers brought the same note back: one of them is told, and rolled back
        time.sleep(rng.random() * 0.02)


def drain(rng: random.Random) -> None:
    from search.drain import drain
    from tests.search import notes

    while True:
        drain(notes.NAME)
        time.sleep(rng.random() * 0.02)


def rebuild(rng: random.Random) -> None:
    from search.contract import EngineError
    from search.rebuild import RebuildRefused, rebuild
    from tests.search import notes

    while True:
        try:
            rebuild(notes.NAME, force=True)
        except (RebuildRefused, EngineError) as error:
            print("rebuild refused:", error, file=sys.stderr)
        time.sleep(rng.random() * 0.3)


WORK: dict[str, Callable[[random.Random], None]] = {
    "write": write,
    "drain": drain,
    "rebuild": rebuild,
}


def start(role: str, seed: int) -> int:
    """Fork a process that does the work of `role` until it is killed; return its id."""
    if pid := os.fork():
        return pid
    try:
        if settings.SEARCH["ENGINE"] == "elasticsearch":
            settings.SEARCH["DIRECTORY"] /= f"machine-{os.getpid()}"
        WORK[role](random.Random(seed))
    except BaseException:  # noqa: BLE001 - printed; the process ends either way
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(1)


def main(seconds: float, seed: int) -> int:
    """Keep one process per role at work and kill one at a time; return the number killed."""
    import search.rebuild  # noqa: F401 - loaded once here, not in every fork
    from search import registry, runs
    from tests.search import notes

    engine = settings.SEARCH["ENGINE"]
    import_module(f"search.engines.{engine}.engine")
    registry.register(notes.INDEX)
    runs.SILENT = SILENT
    runs.KEPT = 10_000  # the test counts those that came to an end
    roles = ROLES[engine]
    rng = random.Random(seed)
    running = {number: start(role, rng.getrandbits(32)) for number, role in enumerate(roles)}
    stop_at, kills = time.monotonic() + seconds, 0
    try:
        while time.monotonic() < stop_at:
            time.sleep(rng.uniform(0.05, 0.5))
            (number,) = rng.choices(list(running), [1 / LIVES[roles[one]] for one in running])
            if os.waitpid(running[number], os.WNOHANG)[0]:
                del running[number]
                raise SystemExit(f"{roles[number]} ended by itself")
            os.kill(running[number], signal.SIGKILL)
            os.waitpid(running[number], 0)
            kills += 1
            running[number] = start(roles[number], rng.getrandbits(32))
    finally:
        for pid in running.values():
            os.kill(pid, signal.SIGKILL)
    return kills


if __name__ == "__main__":
    django.setup()
    print(main(float(sys.argv[1]), int(sys.argv[2])))
