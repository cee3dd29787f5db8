"""A shop's server that takes notifications, on a port of its own, and remembers each."""

import json
import threading
from collections.abc import Callable
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from attrs import frozen

PATIENCE_S = 60


@frozen
class Received:
    """One request."""

    path: str
    query: str
    headers: Message
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def parameters(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(self.query).items()}


class Receiver:
    """Answers as `answer` decides, from how many came before and the request: a status, or None for no answer."""

    def __init__(self, answer: Callable[[int, Received], int | None] = lambda _, __: 200) -> None:
        self.answer = answer
        self.received: list[Received] = []
        self._changed = threading.Condition()
        self._released = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/hook"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._released.set()
        self._server.shutdown()
        self._server.server_close()

    def wait_for(self, count: int) -> list[Received]:
        """Wait until so many have come; all that have."""
        return self.wait_until(lambda: len(self.received) >= count)

    def wait_until(self, is_enough: Callable[[], bool]) -> list[Received]:
        """Wait until enough have come; all that have."""
        with self._changed:
            assert self._changed.wait_for(is_enough, PATIENCE_S), f"{len(self.received)} came"
            return list(self.received)

    def told(self, name: str = "action") -> list[Any]:
        """What the bodies say of this, in the order in which they came."""
        return [each.json.get(name) for each in self.received]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                if len(body) < int(self.headers["content-length"]):
                    return  # whoever sent it was killed
                parts = urlsplit(self.path)
                request = Received(parts.path, parts.query, self.headers, body)
                with receiver._changed:
                    status = receiver.answer(len(receiver.received), request)
                    receiver.received.append(request)
                    receiver._changed.notify_all()
                if status is None:
                    receiver._released.wait(PATIENCE_S)
                    return
                self.send_response(status)
                self.send_header("content-length", "0")
                if status == 302:
                    self.send_header("location", "/elsewhere")
                self.end_headers()

            def log_message(self, *arguments: Any) -> None:
                """Say nothing."""

        return Handler
