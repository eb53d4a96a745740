"""Searches at a fixed rate against gunicorn with four workers on loopback: errors, p50, p95.

An open loop: a request is sent when its time has come, whether or not the ones before were answered,
so a slow answer cannot hide behind itself. Bounded in number and time.
"""

import http.client
import os
import queue
import random
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

from .questions import WORDS
from .support import ROOT, SMALL, folder, portal

RATE = 30  # searches a second
SECONDS = int(os.environ.get("BENCH_LOAD_SECONDS") or 120)
WORKERS = 4
SENDERS = 90  # more than ever wait at once
TIMEOUT = 15.0

Answers = list[tuple[float, int]]  # seconds, status (0: none)


def main() -> None:
    portal(offers=SMALL)
    with serving() as port:
        answers = load(port)
    waits = sorted(seconds for seconds, _ in answers)
    failed = [status for _, status in answers if status != 200]
    quantiles = statistics.quantiles(waits, n=100)
    print(f"\n### {RATE} Suchen je Sekunde, {SECONDS} s, {WORKERS} Prozesse, {SMALL:,} Angebote\n")
    print("| Anfragen | Fehler | p50 (ms) | p95 (ms) | p99 (ms) | längste (ms) |")
    print("|" + " --- |" * 6)
    times = [quantiles[49], quantiles[94], quantiles[98], waits[-1]]
    cells = [f"{len(answers):,}", f"{len(failed)}", *(f"{1000 * t:,.0f}" for t in times)]
    print("| " + " | ".join(cells) + " |")


@contextmanager
def serving() -> Iterator[int]:
    """Serve the portal with gunicorn on a free port of loopback; end it afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "portal.wsgi"],
        cwd=ROOT,
        env={
            **os.environ,
            "PORTAL_BIND": f"127.0.0.1:{port}",
            "PORTAL_WEB_PROCESSES": str(WORKERS),
            "PORTAL_VAR_DIR": str(folder(SMALL)),
        },
    )
    try:
        until = time.monotonic() + 60
        while ask(port, "/kurse/")[1] != 200 and time.monotonic() < until:
            time.sleep(0.5)
        yield port
    finally:
        process.terminate()
        process.wait(30)


def load(port: int) -> Answers:
    """Send `RATE * SECONDS` different questions, each at its time."""
    chance = random.Random(1)
    due: queue.Queue[tuple[float, str] | None] = queue.Queue()
    answers: Answers = []

    def send() -> None:
        while (job := due.get()) is not None:
            answers.append(ask(port, job[1], since=job[0]))

    senders = [threading.Thread(target=send) for _ in range(SENDERS)]
    for sender in senders:
        sender.start()
    begin = time.perf_counter()
    for number in range(RATE * SECONDS):
        at = begin + number / RATE
        time.sleep(max(0.0, at - time.perf_counter()))
        due.put((at, question(chance)))
    for _ in senders:
        due.put(None)
    for sender in senders:
        sender.join()
    return answers


def question(chance: random.Random) -> str:
    """Return an address as visitors make them: words, often with a filter or a place."""
    address = f"/kurse/?q={quote(chance.choice(WORDS))}"
    if chance.random() < 0.3:
        address += f"&ort=54290&umkreis={chance.choice((5, 10, 25))}"
    if chance.random() < 0.4:
        address += f"&tageszeit={chance.choice(('vormittag', 'abend', 'wochenende'))}"
    if chance.random() < 0.2:
        address += f"&preis_max={chance.choice((50, 150))}"
    return address


def ask(port: int, address: str, since: float | None = None) -> tuple[float, int]:
    """Return how long an answer took, counted from `since`, and its status; 0 for none."""
    since = time.perf_counter() if since is None else since
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        answer.read()
        return time.perf_counter() - since, answer.status
    except OSError:
        return time.perf_counter() - since, 0
    finally:
        connection.close()


if __name__ == "__main__":
    main()
