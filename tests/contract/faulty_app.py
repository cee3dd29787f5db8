"""An ASGI application with a defect in front of it, and what a defect sees and may change."""

import functools
import json
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias
from urllib.parse import unquote

from attrs import define, evolve, frozen

Body: TypeAlias = dict[str, Any]


@frozen
class Request:
    """A whole request."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    query: bytes = b""

    @property
    def json(self) -> Any:
        """The body, or None where it is no JSON."""
        return _json(self.body)

    @property
    def key(self) -> str | None:
        return self.header("x-idempotency-key")

    @property
    def token(self) -> str | None:
        return self.header("authorization")

    def header(self, name: str) -> str | None:
        return next((value for each, value in self.headers if each == name), None)

    def with_header(self, name: str, value: str | None) -> "Request":
        kept = tuple((each, old) for each, old in self.headers if each != name)
        return evolve(self, headers=kept if value is None else (*kept, (name, value)))

    def with_json(self, body: Any) -> "Request":
        return evolve(self, body=json.dumps(body).encode())

    @property
    def creates(self) -> bool:
        return (self.method, self.path) == ("POST", "/v1/orders")

    @property
    def cancels(self) -> bool:
        return self.method == "POST" and self.path.endswith("/cancel")

    @property
    def gets(self) -> bool:
        return self.method == "GET" and self.path.startswith("/v1/orders/")

    @property
    def merchant(self) -> bool:
        return self.path.startswith("/merchant_orders")

    @property
    def order_id(self) -> str:
        return self.path.split("/")[3]


@frozen
class Answer:
    """A whole answer; status 0 closes the connection instead."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = (("content-type", "application/json"), ("x-request-id", "made-here"))

    @property
    def json(self) -> Any:
        return _json(self.body)

    @property
    def code(self) -> str | None:
        body = self.json
        if not isinstance(body, dict):
            return None
        return body["errors"][0]["code"] if "errors" in body else body.get("error")

    def with_json(self, body: Any) -> "Answer":
        return evolve(self, body=json.dumps(body).encode())

    def with_status(self, status: int) -> "Answer":
        return evolve(self, status=status)

    def with_header(self, name: str, value: str | None) -> "Answer":
        kept = tuple((each, old) for each, old in self.headers if each != name)
        return evolve(self, headers=kept if value is None else (*kept, (name, value)))


Forward: TypeAlias = Callable[[Request], Awaitable[Answer]]
Behaviour: TypeAlias = Callable[[Request, Forward], Awaitable[Answer]]


@define
class Faulty:
    """An application behind a behaviour, which may ask it as often as it likes."""

    app: Any
    behave: Behaviour
    sees_control: bool = False

    async def __call__(self, scope: Body, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or (scope["path"].startswith("/__mock") and not self.sees_control):
            await self.app(scope, receive, send)
            return
        answer = await self.behave(await _request(scope, receive), lambda request: self._forward(scope, request))
        if answer.status == 0:
            headers = [(b"content-length", b"100")]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            raise ConnectionResetError("closed by a defect")
        headers = [
            (name.encode(), value.encode("latin-1")) for name, value in answer.headers if name != "content-length"
        ]
        headers.append((b"content-length", b"%d" % len(answer.body)))
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": answer.body})

    async def _forward(self, scope: Body, request: Request) -> Answer:
        headers = [
            (name.encode(), value.encode("latin-1")) for name, value in request.headers if name != "content-length"
        ]
        headers.append((b"content-length", b"%d" % len(request.body)))
        inner = {**scope, "method": request.method, "path": unquote(request.path), "raw_path": request.path.encode()}
        inner |= {"headers": headers, "query_string": request.query}
        parts: list[Body] = []

        async def receive() -> Body:
            return {"type": "http.request", "body": request.body, "more_body": False}

        async def send(message: Body) -> None:
            parts.append(message)

        await self.app(inner, receive, send)
        got = tuple((name.decode().lower(), value.decode("latin-1")) for name, value in parts[0]["headers"])
        return Answer(parts[0]["status"], b"".join(part.get("body", b"") for part in parts[1:]), got)


async def untouched(request: Request, forward: Forward) -> Answer:
    """No defect."""
    return await forward(request)


def together(*behaviours: Behaviour) -> Behaviour:
    """Several behaviours in one implementation; the last one sees a request first."""

    async def behave(request: Request, forward: Forward) -> Answer:
        for each in behaviours:
            forward = functools.partial(each, forward=forward)
        return await forward(request)

    return behave


async def _request(scope: Body, receive: Any) -> Request:
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    headers = tuple((name.decode().lower(), value.decode("latin-1")) for name, value in scope["headers"])
    path = scope.get("raw_path", scope["path"].encode()).decode().partition("?")[0]
    return Request(scope["method"], path, headers, body, scope.get("query_string", b""))


def _json(text: bytes) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
