"""A call ends with its deadline, whatever the server does: over connections new and used, bare and secure."""

import json
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from search.contract import EngineError
from search.engines.elasticsearch import deadline as deadlines
from search.engines.elasticsearch.connection import Connection
from search.engines.elasticsearch.deadline import Deadline
from tests.support.elasticsearch import IN_PRODUCTION as SEARCH_SECONDS
from tests.support.elasticsearch import as_in_production

ANSWER = json.dumps({"found": True}).encode()


@pytest.fixture(autouse=True)
def waiting_as_visitors_do(monkeypatch: pytest.MonkeyPatch) -> None:
    as_in_production(monkeypatch)


@dataclass
class Server:
    """Keeps connections open, counts them, and answers as the path says: `/soon`, `/late`, `/drip`."""

    url: str = ""
    connections: set[Any] = field(default_factory=set)
    over: threading.Event = field(default_factory=threading.Event)

    def handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                server.connections.add(self.client_address)
                if self.path == "/late":
                    server.over.wait(SEARCH_SECONDS * 1.5)
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("X-Elastic-Product", "Elasticsearch")
                self.send_header("Content-Length", str(len(ANSWER)))
                self.end_headers()
                for at in range(len(ANSWER)):
                    if self.path == "/drip" and server.over.wait(0.3):
                        return
                    self.wfile.write(ANSWER[at : at + 1])

            def log_message(self, format: str, *args: Any) -> None:
                pass

            def handle(self) -> None:
                try:
                    super().handle()
                except OSError:  # nobody waits for it any more
                    self.close_connection = True

        return Handler


def asked(path: str) -> Callable[[Elasticsearch], Any]:
    headers = {"accept": "application/json"}
    return lambda client: client.perform_request("GET", path, headers=headers).body


@pytest.fixture(params=["bare", "secure"])
def connected(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[tuple[Connection, Server]]:
    server = Server()
    http = ThreadingHTTPServer(("127.0.0.1", 0), server.handler())
    scheme, certificate = "http", None
    if request.param == "secure":
        scheme, certificate = "https", tmp_path / "certificate.pem"
        key = tmp_path / "key.pem"
        certify(certificate, key)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        http.socket = context.wrap_socket(http.socket, server_side=True)
    server.url = f"{scheme}://127.0.0.1:{http.server_port}"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    connection = Connection(
        [server.url], api_key=None, ca_certs=str(certificate) if certificate else None
    )
    yield connection, server
    server.over.set()
    connection.patient.close()
    http.shutdown()
    thread.join(5)
    http.server_close()


def certify(certificate: Path, key: Path) -> None:
    """Write a certificate of 127.0.0.1 by itself, for a day."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("kein openssl gefunden (Debian: apt install openssl)")
    kind = "-x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 -days 1"
    whose = "-subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
    files = ["-keyout", str(key), "-out", str(certificate)]
    command = [program, "req", *kind.split(), *whose.split(), *files]
    subprocess.run(command, check=True, capture_output=True)


def test_a_connection_serves_again_and_a_dripping_answer_ends_in_time(
    connected: tuple[Connection, Server],
) -> None:
    connection, server = connected
    assert [connection.soon()(asked("/soon")) for _ in range(3)] == [{"found": True}] * 3
    assert len(server.connections) == 1
    began = time.monotonic()
    with pytest.raises(EngineError):
        connection.soon()(asked("/drip"))
    assert SEARCH_SECONDS * 0.9 < time.monotonic() - began < SEARCH_SECONDS * 1.5
    assert len(server.connections) == 1  # it was the one in use


def test_who_may_wait_waits_over_the_same_connection(connected: tuple[Connection, Server]) -> None:
    connection, server = connected
    connection.soon()(asked("/soon"))
    assert connection.do(asked("/late")) == {"found": True}
    assert len(server.connections) == 1


def test_a_deadline_holds_for_all_calls_together(connected: tuple[Connection, Server]) -> None:
    connection, _ = connected
    soon = connection.soon()
    assert soon(asked("/soon")) == {"found": True}
    with pytest.raises(EngineError):
        soon(asked("/late"))
    with pytest.raises(EngineError, match="no time left"):
        soon(asked("/soon"))


def test_a_name_that_nobody_looks_up_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    over, waiting = threading.Event(), []

    def never(*args: Any, **options: Any) -> Any:
        waiting.append(threading.current_thread())
        over.wait(30)
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", never)
    connection = Connection(["http://search.example:9200"], api_key=None, ca_certs=None)
    began = time.monotonic()
    with pytest.raises(EngineError):
        connection.soon()(asked("/soon"))
    assert SEARCH_SECONDS * 0.9 < time.monotonic() - began < SEARCH_SECONDS * 1.5
    over.set()
    for thread in waiting:
        thread.join(5)
    assert [thread.is_alive() for thread in waiting] == [False]


def test_what_is_left_behind_never_takes_more_than_its_share() -> None:
    over = threading.Event()
    running = threading.active_count()
    for _ in range(deadlines.MOST):
        with pytest.raises(TimeoutError):
            Deadline(0.02).leave_behind(over.wait)
    assert threading.active_count() - running == deadlines.MOST
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        Deadline(0.2).leave_behind(lambda: "nobody is free")
    assert time.monotonic() - began < 2
    over.set()
    assert Deadline(5).leave_behind(lambda: "free again") == "free again"
    with pytest.raises(ZeroDivisionError):
        Deadline(5).leave_behind(lambda: 1 / 0)
