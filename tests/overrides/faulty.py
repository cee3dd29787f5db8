"""A server on a raw socket that answers as a test says, and remembers what it was sent."""

import hashlib
import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

Behaviour = Callable[[socket.socket], None]
"""What to do with a connection once a request has been read from it."""


@dataclass(frozen=True)
class Seen:
    """A request as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def key(self) -> str | None:
        return self.headers.get("x-idempotency-key")

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.body).hexdigest()


class Server:
    """Request number n gets behaviour number n; those that follow the last one get the last one."""

    def __init__(self, *behaviours: Behaviour) -> None:
        self.behaviours = behaviours
        self.seen: list[Seen] = []
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.connections: list[socket.socket] = []
        """All that were opened so far."""
        self.base_url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def run(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections.append(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            rest = b""
            while True:
                request, rest = read_request(connection, rest)
                if request is None:
                    return
                with self._lock:
                    behaviour = self.behaviours[min(len(self.seen), len(self.behaviours) - 1)]
                    self.seen.append(request)
                behaviour(connection)

    def stop_listening(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def stop(self) -> None:
        self.stop_listening()
        for connection in self.connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


@contextmanager
def serving(*behaviours: Behaviour) -> Iterator[Server]:
    """A server that runs in a thread."""
    server = Server(*behaviours)
    threading.Thread(target=server.run, daemon=True).start()
    try:
        yield server
    finally:
        server.stop()


def read_request(connection: socket.socket, data: bytes) -> tuple[Seen | None, bytes]:
    """The next request, and what came behind it; None where the connection has ended."""
    while b"\r\n\r\n" not in data:
        more = connection.recv(65536)
        if not more:
            return None, b""
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    length = int(headers.get("content-length", "0"))
    while len(body) < length:
        body += connection.recv(65536)
    method, path, _ = first.split(" ")
    return Seen(method, path, headers, body[:length]), body[length:]


def raw(content: bytes) -> Behaviour:
    """Send these bytes, and keep the connection."""
    return lambda connection: connection.sendall(content)


def answer(status: int, body: Any = b"", *headers: str, length: int | None = None) -> bytes:
    """An answer as bytes; what is no bytes becomes JSON."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    head = [f"HTTP/1.1 {status} Said", f"Content-Length: {len(content) if length is None else length}", *headers]
    return "\r\n".join([*head, "", ""]).encode() + content


def says(status: int, body: Any = b"", *headers: str) -> Behaviour:
    """Answer with this status and body."""
    return raw(answer(status, body, *headers))


def closing(content: bytes) -> Behaviour:
    """Send these bytes and close."""

    def behave(connection: socket.socket) -> None:
        connection.sendall(content)
        connection.shutdown(socket.SHUT_RDWR)

    return behave


drop = closing(b"")


def reset(connection: socket.socket) -> None:
    """Close in such a way that the other side gets a reset."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
    raise OSError("done")


LATE = 3.0


def late(content: bytes, after_s: float = LATE) -> Behaviour:
    """Send these bytes when every deadline of a test is long over, so that a call without one is seen to succeed."""

    def behave(connection: socket.socket) -> None:
        time.sleep(after_s)
        connection.sendall(content)

    return behave


hang = late(b"")


def dripping(content: bytes, every_s: float = 0.2) -> Behaviour:
    """Send one byte at a time."""

    def behave(connection: socket.socket) -> None:
        for byte in content:
            connection.sendall(bytes([byte]))
            time.sleep(every_s)

    return behave
