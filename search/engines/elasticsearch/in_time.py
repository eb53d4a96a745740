"""Connections that keep to the deadline of the call they work for.

The socket is told before each read and write how much time is left, so an answer that drips ends with the
deadline, without a thread to watch it. To look up a name knows no timeout at all: connecting, which is
rare, is done in a thread that can be left behind.
"""

import socket
import ssl
from typing import Any

from elastic_transport import NodeConfig, Urllib3HttpNode

from .deadline import Deadline


class InTimeNode(Urllib3HttpNode):
    """The client's own node, with such connections."""

    def __init__(self, config: NodeConfig) -> None:
        super().__init__(config)
        kind = self.pool.ConnectionCls
        self.pool.ConnectionCls = type(f"InTime{kind.__name__}", (_Connecting, kind), {})
        if context := self.pool.conn_kw.get("ssl_context"):
            context.sslsocket_class = _SecureSocket


class _Socket(socket.socket):
    """Asks the deadline first; without one the timeout holds that the client has set."""

    def recv_into(self, *args: Any) -> int:
        self._hurry()
        return super().recv_into(*args)

    def send(self, *args: Any) -> int:
        self._hurry()
        return super().send(*args)

    def sendall(self, *args: Any) -> None:
        self._hurry()
        super().sendall(*args)

    def _hurry(self) -> None:
        if deadline := Deadline.present():
            left = deadline.left
            if left <= 0:
                raise TimeoutError
            self.settimeout(left)


class _SecureSocket(_Socket, ssl.SSLSocket):
    """The same over TLS."""


class _Connecting:
    """Stands before the client's own kind of connection."""

    sock: socket.socket

    def connect(self) -> None:
        connect = super().connect  # type: ignore[misc]
        if deadline := Deadline.present():
            deadline.leave_behind(connect)
        else:
            connect()
        if not isinstance(self.sock, _Socket):
            timeout = self.sock.gettimeout()
            self.sock = _Socket(fileno=self.sock.detach())
            self.sock.settimeout(timeout)
