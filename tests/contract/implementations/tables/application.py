"""HTTP: which operation a request is, whose it is, and what goes back."""

import asyncio
import itertools
import re
import secrets
from collections.abc import Awaitable, Callable, Iterator, Mapping, MutableMapping
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, unquote

from attrs import evolve, frozen
from mp_orders_spec import Operation, load_contract

from . import creating, defects, merchant_orders, merchant_search, orders, searching, terminals, transactions
from .refusals import Answer, Refusal, rendered
from .service import Call, Service
from .wire import dump_json

Scope: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send: TypeAlias = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Handler: TypeAlias = Callable[[Service, Call], Answer]
LARGEST_BODY = 256 * 1024
MODULES = (creating, merchant_orders, merchant_search, orders, searching, terminals, transactions)


@frozen
class Route:
    """A path, and its operations by method."""

    pattern: re.Pattern[str]
    operations: Mapping[str, Operation]


def _routes() -> list[Route]:
    paths: dict[str, dict[str, Operation]] = {}
    for operation in load_contract().operations.values():
        paths.setdefault(operation.path, {})[operation.method] = operation
    fixed_first = sorted(paths, key=lambda path: "{" in path)
    return [Route(re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]*)", path)), paths[path]) for path in fixed_first]


def _handlers() -> Iterator[tuple[str, Handler]]:
    for name in load_contract().operations:
        yield name, next(getattr(module, name) for module in MODULES if hasattr(module, name))


class Application:
    """One implementation of the contract, as an ASGI application."""

    def __init__(self, defect: str = "") -> None:
        if defect and defect not in defects.DEFECTS:
            raise ValueError(f"no defect is called {defect}")
        self._service = Service(defect)
        self._routes = _routes()
        self._handlers = dict(_handlers())
        self._instance = secrets.token_hex(4)
        self._numbers = itertools.count(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or the life of the server."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            body, too_large = await self._body(scope, receive)
            answer = await asyncio.to_thread(self._answer, scope, body, too_large)
            await self._send(answer, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            kind = (await receive())["type"]
            await send({"type": f"{kind}.complete"})
            if kind == "lifespan.shutdown":
                return

    async def _body(self, scope: Scope, receive: Receive) -> tuple[bytes, bool]:
        declared = dict(scope["headers"]).get(b"content-length", b"0")
        by_header = self._service.broken(defects.LIMIT_BY_HEADER)
        body, size, more = bytearray(), 0, True
        while more:
            message = await receive()
            chunk = message.get("body", b"")
            size += len(chunk)
            if size <= LARGEST_BODY or by_header:
                body += chunk
            more = message.get("more_body", False)
        too_large = int(declared) > LARGEST_BODY if by_header else size > LARGEST_BODY
        return bytes(body), too_large

    def _answer(self, scope: Scope, body: bytes, too_large: bool) -> Answer:
        target = str(scope.get("raw_path", scope["path"].encode()).decode("latin-1")).partition("?")[0]
        for route in self._routes:
            found = route.pattern.fullmatch(target)
            if found:
                break
        else:
            return Answer(404, {"code": "not_found", "message": "There is nothing at this path."})
        operation = route.operations.get(scope["method"])
        if operation is None:
            allowed = ", ".join(sorted(route.operations, reverse=True))
            refusal = Refusal("method_not_allowed", scope["method"], f"is none of {allowed}")
            refused = rendered(next(iter(route.operations.values())), refusal)
            return evolve(refused, headers={"Allow": allowed})
        path = {name: unquote(text) for name, text in found.groupdict().items()}
        query = dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
        call = Call(operation, target, path, query, _headers(scope), body)
        try:
            return self._done(call, too_large)
        except Refusal as refusal:
            return rendered(operation, refusal)

    def _done(self, call: Call, too_large: bool) -> Answer:
        call = evolve(call, account=self._service.account_of(_token(call)))
        if too_large and "request_too_large" in call.operation.codes:
            raise Refusal("request_too_large", "$", "has more than 262144 bytes")
        return self._handlers[call.operation.id](self._service, call)

    async def _send(self, answer: Answer, send: Send) -> None:
        request_id = f"tables/{self._instance}.{next(self._numbers)}"
        headers = {"X-Request-Id": request_id, **answer.headers}
        body = b""
        if answer.body is not None:
            body = dump_json(answer.body).encode()
            headers |= {"Content-Type": "application/json", "Content-Length": str(len(body))}
        pairs = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": answer.status, "headers": pairs})
        await send({"type": "http.response.body", "body": body})


def _headers(scope: Scope) -> dict[str, str]:
    headers: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1").strip(" \t")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


def _token(call: Call) -> str:
    scheme, _, token = call.headers.get("authorization", "").partition(" ")
    if "authorization" not in call.headers and "access_token_query" in call.operation.security:
        scheme, token = "bearer", call.query.get("access_token", "")
    token = token.strip()
    if scheme.lower() != "bearer" or not token.startswith("TEST-"):
        codes = ("401", "unauthorized", "invalid_token")
        code = next(each for each in codes if each in call.operation.codes)
        raise Refusal(code, "Authorization", "is no access token that is known")
    return token
