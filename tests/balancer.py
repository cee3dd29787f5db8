"""A load balancer as plain as can be: each connection goes to the next of several servers."""

import itertools
import socket
import threading
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit


class Balancer:
    """Listens on a port of its own, and passes bytes on, round robin. A client that keeps a connection stays."""

    def __init__(self, urls: Sequence[str]) -> None:
        addresses = [(parts.hostname or "", parts.port or 0) for parts in map(urlsplit, urls)]
        self._next = itertools.cycle(addresses)
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
                server = socket.create_connection(next(self._next))
            except OSError:
                return
            threading.Thread(target=_serve, args=(client, server), daemon=True).start()


def _serve(client: socket.socket, server: socket.socket) -> None:
    with client, server:
        answers = threading.Thread(target=_pass_on, args=(server, client), daemon=True)
        answers.start()
        _pass_on(client, server)
        answers.join()


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
