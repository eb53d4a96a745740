"""The one HTTP client of the house: asks foreign servers, and trusts neither address nor answer.

Addresses come from feeds and visitors. Nobody may make the portal ask its own network (SSRF): a name
is resolved first, every address it has must be a public one, and the connection goes to exactly the
address that was checked, so that a second answer of the name server changes nothing. Each redirect
is checked anew. A deadline covers everything from the first connection to the last byte.
"""

import http.client
import io
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit

from django.utils.encoding import iri_to_uri

Guard = Callable[[str], bool]
Method = Literal["GET", "HEAD"]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}
# IPv6 addresses that carry one of IPv4: NAT64 (RFC 6052) and 6to4 (RFC 3056).
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class FetchRefused(Exception):
    """The portal does not ask this address: not http(s), or not a public one."""


class FetchFailed(Exception):
    """No usable answer: no such name, no connection, too slow, no HTTP. Says which, for people."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Of one fetch: seconds for everything, bytes of the body that are read, redirects followed."""

    seconds: float = 10.0
    size: int = 1024 * 1024
    redirects: int = 5


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """An answer of any status. `url`: where it came from after redirects; `cut`: the body was longer
    than the limit and `body` is its beginning."""

    url: str
    status: int
    content_type: str
    body: bytes
    cut: bool


def is_public_address(address: str) -> bool:
    """Tell whether an IP address may be asked: neither loopback, private, link-local, multicast,
    reserved, nor an IPv6 form of such an IPv4 address."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if ip.teredo or (inner is not None and not is_public_address(str(inner))):
            return False
        if inner is not None and ip.ipv4_mapped:
            return True
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def fetch(
    url: str,
    *,
    user_agent: str,
    method: Method = "GET",
    limits: Limits | None = None,
    guard: Guard = is_public_address,
) -> Fetched:
    """Ask `url` and return the answer, whatever its status. No cookies, no proxy, no compression.

    Raises FetchRefused for an address that must not be asked (also after a redirect) and FetchFailed
    where no answer comes in time. `guard` tells of one IP address whether it may be asked.
    """
    limits = limits or Limits()
    deadline = _Deadline(limits.seconds)
    for _step in range(limits.redirects + 1):
        answer, location = _ask(url, method, user_agent, limits, deadline, guard)
        if location is None:
            return answer
        url = urljoin(answer.url, location)
    raise FetchFailed("zu viele Weiterleitungen")


class _Deadline:
    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class _TimedReader(io.RawIOBase):
    """Reads a socket, each time with what is left of the deadline: a byte a second wins nothing."""

    def __init__(self, sock: socket.socket, deadline: _Deadline) -> None:
        self._sock, self._deadline = sock, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._sock.settimeout(self._deadline.left())
        return self._sock.recv_into(buffer)


class _TimedSocket:
    """What `http.client` needs of a socket."""

    def __init__(self, sock: socket.socket, deadline: _Deadline) -> None:
        self._sock, self._deadline = sock, deadline

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_TimedReader(self._sock, self._deadline))

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._deadline.left())
        self._sock.sendall(data)

    def close(self) -> None:
        """`http.client` closes before it has read the body; who opened the socket closes it."""


class _Connection(http.client.HTTPConnection):
    """A connection to an address that was checked already."""

    def __init__(self, host: str, port: int, opened: _TimedSocket, *, secure: bool) -> None:
        super().__init__(host, port)
        self.default_port = _PORTS["https" if secure else "http"]
        self.sock: Any = opened

    def connect(self) -> None:
        raise http.client.NotConnected  # never a second time, unchecked


def _ask(
    url: str, method: Method, user_agent: str, limits: Limits, deadline: _Deadline, guard: Guard
) -> tuple[Fetched, str | None]:
    """Ask once; return the answer and, for a redirect, where it leads."""
    secure, host, port, target = _parts(url)
    sock = None
    try:
        sock = _open(host, port, secure, deadline, guard)
        connection = _Connection(host, port, _TimedSocket(sock, deadline), secure=secure)
        headers = {
            "User-Agent": user_agent,
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
        connection.request(method, target, headers=headers)
        response = connection.getresponse()
        location = response.getheader("Location") if response.status in _REDIRECTS else None
        body = b"" if location else _read(response, limits.size)
    except TimeoutError as error:
        raise FetchFailed("keine Antwort in der erlaubten Zeit") from error
    except ssl.SSLError as error:
        raise FetchFailed("keine gültige Verschlüsselung (TLS)") from error
    except OSError as error:
        raise FetchFailed("keine Verbindung") from error
    except (http.client.HTTPException, UnicodeError, ValueError) as error:
        raise FetchFailed("keine gültige Antwort (HTTP)") from error
    finally:
        if sock is not None:
            sock.close()
    answer = Fetched(
        url=url,
        status=response.status,
        content_type=response.getheader("Content-Type") or "",
        body=body[: limits.size],
        cut=len(body) > limits.size,
    )
    # A header is bytes; addresses in it that are not ASCII are UTF-8 by custom.
    return answer, location and iri_to_uri(location.encode("latin-1").decode("utf-8", "replace"))


def _read(response: http.client.HTTPResponse, size: int) -> bytes:
    """Read one byte more than allowed, so that one can tell."""
    try:
        return response.read(size + 1)
    except http.client.IncompleteRead as error:
        return error.partial


def _parts(url: str) -> tuple[bool, str, int, str]:
    """Return whether it is https, host, port and the rest of an address. Raises FetchRefused."""
    try:
        parts = urlsplit(iri_to_uri(url))
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except (UnicodeError, ValueError) as error:
        raise FetchRefused("keine gültige Adresse") from error
    if parts.scheme not in _PORTS:
        raise FetchRefused("nur http und https")
    if not host or parts.username is not None or any(sign <= " " for sign in url):
        raise FetchRefused("keine gültige Adresse")
    target = parts.path or "/"
    return parts.scheme == "https", host, port, f"{target}?{parts.query}" if parts.query else target


def _open(host: str, port: int, secure: bool, deadline: _Deadline, guard: Guard) -> socket.socket:
    """Connect to the first address of `host` that answers. Raises FetchRefused if one of them must
    not be asked: such a name is no honest one."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise FetchFailed("diesen Namen gibt es nicht") from error
    addresses = list(dict.fromkeys((family, place) for family, _, _, _, place in found))
    if not all(guard(str(place[0])) for _, place in addresses):
        raise FetchRefused("keine öffentliche Adresse")
    failure: OSError = OSError("no address")
    for family, place in addresses:
        sock = socket.socket(family, socket.SOCK_STREAM)
        try:
            sock.settimeout(deadline.left())
            sock.connect(place)
            if secure:
                context = ssl.create_default_context()
                return context.wrap_socket(sock, server_hostname=host)
        except OSError as error:
            sock.close()
            failure = error
            continue
        return sock
    raise failure
