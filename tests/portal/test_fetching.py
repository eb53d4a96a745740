"""The one HTTP client: what it refuses, how long it waits, how much it takes."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from portal.fetching import (
    FetchFailed,
    FetchRefused,
    Limits,
    fetch,
    is_public_address,
)

Answer = Callable[[socket.socket, bytes], None]
AGENT = "Test/1.0"


def anything(address: str) -> bool:
    """The guard of these tests: the servers are on this machine."""
    return True


class Server:
    """Answers each connection with the next of `answers`; `asked` holds the heads of requests."""

    def __init__(self, *answers: bytes | Answer) -> None:
        self.asked: list[str] = []
        self._answers = list(answers)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        for answer in self._answers:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with closing(connection):
                head = connection.recv(65536)
                self.asked.append(head.decode("latin-1"))
                try:
                    if callable(answer):
                        answer(connection, head)
                    else:
                        connection.sendall(answer)
                except OSError:
                    pass  # the client has had enough

    def close(self) -> None:
        self._socket.close()
        self._thread.join(timeout=5)


def _addresses(host: str, port: int, **options: object) -> list[object]:
    """What the system makes of a number, in whatever form; no name server is asked."""
    if host == "localhost":
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
    if ":" in host:
        return [(socket.AF_INET6, socket.SOCK_STREAM, 6, "", (host, port, 0, 0))]
    packed = socket.inet_aton(host)  # also 0x7f000001, 2130706433, 0
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (socket.inet_ntoa(packed), port))]


@pytest.fixture
def numbers_resolve(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test house refuses to look up anything that is not here."""
    monkeypatch.setattr(socket, "getaddrinfo", _addresses)


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    made: list[Server] = []

    def start(*answers: bytes | Answer) -> Server:
        made.append(Server(*answers))
        return made[-1]

    yield start
    for server in made:
        server.close()


def response(body: bytes = b"", *headers: str, status: str = "200 OK") -> bytes:
    head = "\r\n".join((f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers))
    return f"{head}\r\n\r\n".encode() + body


def test_an_answer_and_what_was_asked(serve: Callable[..., Server]) -> None:
    server = serve(response(b"Hallo", "Content-Type: text/plain"))
    found = fetch(f"{server.url}a/ü?q=x y".replace(" ", "%20"), user_agent=AGENT, guard=anything)
    assert (found.status, found.body, found.content_type, found.cut) == (
        200,
        b"Hallo",
        "text/plain",
        False,
    )
    lines = server.asked[0].split("\r\n")
    assert lines[0] == "GET /a/%C3%BC?q=x%20y HTTP/1.1"
    assert {line for line in lines[1:] if line} == {
        f"Host: 127.0.0.1:{server.port}",
        "User-Agent: Test/1.0",
        "Accept: */*",
        "Accept-Encoding: identity",
        "Connection: close",
    }


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://0/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://224.0.0.1/",
    ],
)
def test_no_address_inside_is_asked(url: str, numbers_resolve: None) -> None:
    with pytest.raises(FetchRefused, match="keine öffentliche Adresse"):
        fetch(url, user_agent=AGENT)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://haus.example/",
        "gopher://127.0.0.1:25/_x",
        "//haus.example/",
        "",
        "http://",
        "http://anna:geheim@haus.example/",
        "http://haus.example/\r\nX: y",
        "http://haus.example:99999/",
        "http://[::1/",
        "http://a..b/",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(FetchRefused):
        fetch(url, user_agent=AGENT, guard=anything)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("::ffff:93.184.216.34", True),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("240.0.0.1", False),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", False),  # Teredo
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public_address(address) is public


def test_one_bad_address_of_a_name_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name server answers with a public address first and with ours second."""
    answers = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, 80))
        for place in ("93.184.216.34", "127.0.0.1")
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: answers)
    with pytest.raises(FetchRefused, match="keine öffentliche Adresse"):
        fetch("http://falsch.example/", user_agent=AGENT)


def test_a_name_is_resolved_once_per_connection(
    serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: what was checked is what is asked."""
    server = serve(response(b"ok"))
    asked = []

    def resolve(host: str, *args: object, **kwargs: object) -> list[object]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server.port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert fetch("http://haus.example/", user_agent=AGENT, guard=anything).body == b"ok"
    assert asked == ["haus.example"]
    assert "Host: haus.example\r\n" in server.asked[0]


def test_a_redirect_is_followed_and_checked_anew(serve: Callable[..., Server]) -> None:
    target = serve(response(b"Ziel"))
    start = serve(response(b"", f"Location: {target.url}", status="302 Found"))
    found = fetch(start.url, user_agent=AGENT, guard=anything)
    assert (found.url, found.body) == (target.url, b"Ziel")


def test_a_redirect_to_loopback_is_refused(serve: Callable[..., Server]) -> None:
    inside = serve(response(b"geheim"))
    start = serve(response(b"", f"Location: http://[::1]:{inside.port}/", status="302 Found"))

    def only_the_first(address: str) -> bool:
        return address == "127.0.0.1"

    with pytest.raises(FetchRefused, match="keine öffentliche Adresse"):
        fetch(start.url, user_agent=AGENT, guard=only_the_first)
    assert inside.asked == []


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://haus.example/"])
def test_a_redirect_out_of_the_web_is_refused(serve: Callable[..., Server], target: str) -> None:
    server = serve(response(b"", f"Location: {target}", status="301 Moved"))
    with pytest.raises(FetchRefused):
        fetch(server.url, user_agent=AGENT, guard=anything)


def test_redirects_in_a_circle_end(serve: Callable[..., Server]) -> None:
    server = serve(*[response(b"", "Location: /", status="302 Found")] * 6)
    with pytest.raises(FetchFailed, match="zu viele Weiterleitungen"):
        fetch(server.url, user_agent=AGENT, guard=anything)
    assert len(server.asked) == 6


def drip(head: bytes) -> Answer:
    def answer(connection: socket.socket, request: bytes) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(b"x")
            time.sleep(0.05)

    return answer


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_byte_now_and_then_wins_no_time(serve: Callable[..., Server], head: bytes) -> None:
    server = serve(drip(head))
    begin = time.monotonic()
    with pytest.raises(FetchFailed, match="keine Antwort in der erlaubten Zeit"):
        fetch(server.url, user_agent=AGENT, guard=anything, limits=Limits(seconds=0.5))
    assert time.monotonic() - begin < 5


def test_a_server_that_says_nothing(serve: Callable[..., Server]) -> None:
    server = serve(lambda connection, head: time.sleep(1))
    with pytest.raises(FetchFailed, match="keine Antwort in der erlaubten Zeit"):
        fetch(server.url, user_agent=AGENT, guard=anything, limits=Limits(seconds=0.3))


def test_a_body_without_end_is_cut(serve: Callable[..., Server]) -> None:
    def flood(connection: socket.socket, head: bytes) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(b"x" * 65536)

    found = fetch(
        serve(flood).url, user_agent=AGENT, guard=anything, limits=Limits(seconds=10, size=1000)
    )
    assert (len(found.body), found.cut) == (1000, True)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (b"", "keine gültige Antwort|keine Verbindung"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "keine gültige Antwort"),
        (b"HTTP/1.1 abc OK\r\n\r\n", "keine gültige Antwort"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n", "keine gültige Antwort"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70000 + b"\r\n\r\n", "keine gültige Antwort"),
    ],
)
def test_what_is_no_http(serve: Callable[..., Server], answer: bytes, message: str) -> None:
    with pytest.raises(FetchFailed, match=message):
        fetch(serve(answer).url, user_agent=AGENT, guard=anything)


@pytest.mark.parametrize(
    "header",
    [
        "Content-Type: text/html; charset=klingonisch",
        "Content-Type: \xff\xfe",
        "Content-Encoding: gzip",
    ],
)
def test_lies_about_the_body_break_nothing(serve: Callable[..., Server], header: str) -> None:
    raw = (
        f"HTTP/1.1 200 OK\r\n{header}\r\nContent-Length: 2\r\n\r\n".encode("latin-1") + b"\xff\xfe"
    )
    found = fetch(serve(raw).url, user_agent=AGENT, guard=anything)
    assert (found.status, found.body) == (200, b"\xff\xfe")


def test_a_shorter_body_than_promised_is_taken(serve: Callable[..., Server]) -> None:
    raw = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc"
    assert fetch(serve(raw).url, user_agent=AGENT, guard=anything).body == b"abc"


def test_nobody_is_there(serve: Callable[..., Server]) -> None:
    server = serve()
    server.close()
    with pytest.raises(FetchFailed, match="keine Verbindung"):
        fetch(server.url, user_agent=AGENT, guard=anything)


def test_https_wants_a_certificate_for_the_name(serve: Callable[..., Server]) -> None:
    server = serve(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    with pytest.raises(FetchFailed, match="keine gültige Verschlüsselung"):
        fetch(f"https://127.0.0.1:{server.port}/", user_agent=AGENT, guard=anything)
