"""Servers that do not behave, on loopback: refused, silent, dripping, and canned answers over HTTP."""

import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def refused() -> str:
    """The address of nobody."""
    return f"http://127.0.0.1:{free_port()}"


@contextmanager
def listening(*, drip: bytes = b"") -> Iterator[str]:
    """A server that takes connections and says nothing, or one byte of `drip` every 0.3 s."""
    stop = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        threads: list[threading.Thread] = []

        def serve(connection: socket.socket) -> None:
            with connection:
                for byte in [drip[at : at + 1] for at in range(len(drip))] or [b""]:
                    if stop.wait(0.3 if drip else 10):
                        return
                    try:
                        connection.sendall(byte)
                    except OSError:
                        return

        def accept() -> None:
            while not stop.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                threads.append(threading.Thread(target=serve, args=(connection,)))
                threads[-1].start()

        accepting = threading.Thread(target=accept)
        accepting.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}"
        finally:
            stop.set()
            for thread in (accepting, *threads):
                thread.join(5)


DRIPPING = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n" + b"{" * 500
)


@dataclass(frozen=True)
class Question:
    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


PRODUCT = {"X-Elastic-Product": "Elasticsearch"}
JSON = {"Content-Type": "application/vnd.elasticsearch+json;compatible-with=8"}


@contextmanager
def answering(status: int, body: Any, *, product: bool = True, late: float = 0) -> Iterator[str]:
    """A server that gives every question the same answer, `late` seconds after it was asked."""
    answer = Answer(status, JSON | (PRODUCT if product else {}), json.dumps(body).encode())
    with http(lambda question: answer, lambda question: late) as url:
        yield url


@contextmanager
def http(
    answer_to: Callable[[Question], Answer], late: Callable[[Question], float]
) -> Iterator[str]:
    """A server that gives every question its answer, `late(question)` seconds after it has it."""
    stop = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"  # one answer per connection: nothing to wait for at the end

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            question = Question(self.command, self.path, self.headers, body)
            given = answer_to(question)
            stop.wait(late(question))
            try:
                self.send_response(given.status)
                for name, value in given.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(given.body)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(given.body)
            except OSError:  # nobody waits for it any more
                self.close_connection = True

        def log_message(self, format: str, *args: Any) -> None:
            pass

    for method in ("GET", "POST", "PUT", "DELETE", "HEAD"):
        setattr(Handler, f"do_{method}", Handler.answer)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        stop.set()
        server.shutdown()
        thread.join(5)
        server.server_close()
