"""HTTP: from a request of ASGI to a call, and from its outcome to an answer."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from email.utils import formatdate
from time import time
from typing import Any
from urllib.parse import parse_qsl, unquote_to_bytes

from attrs import define
from mp_orders_spec import Operation, operations

from . import codec, refunding
from .calls import CALLS, Call, Reply
from .checking import read_query
from .clock import ulid
from .events import Account
from .refusals import Refused, body_of, refuse
from .store import Kept, Store, account_of

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
LARGEST = 256 * 1024
WORK = 0.03
"""Seconds that the work behind a change takes."""
_ORDER_ID = re.compile(r"((ORD|ORDTST)?[0-9A-HJKMNP-TV-Z]{26}|[0-9]{1,20})", re.ASCII)
_NUMBER = re.compile(r"0*[1-9][0-9]{0,18}", re.ASCII)
_TOKEN = re.compile(r"TEST-[!-~]+")


@define
class Request:
    """What came in."""

    operation: Operation
    path: dict[str, str]
    headers: dict[str, str]
    query: list[tuple[str, str]]
    request_id: str


class Application:
    """An ASGI application with a memory of its own."""

    def __init__(self, defect: str) -> None:
        self._store = Store(defect)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or take part in the start and the end of the server."""
        if scope["type"] == "lifespan":
            while (await receive())["type"] != "lifespan.shutdown":
                await send({"type": "lifespan.startup.complete"})
            await send({"type": "lifespan.shutdown.complete"})
            return
        request_id = f"req-{ulid(self._store.clock.now()).lower()}"
        found = _route(scope)
        operation = found.get(scope["method"].lower(), next(iter(found.values()), operations()["get_order"]))
        headers: list[tuple[str, str]] = []
        try:
            if scope["method"].lower() not in found:
                headers = [("Allow", ", ".join(sorted(method.upper() for method in found)))] if found else []
                raise _no_method(scope, found)
            request = _request(scope, operation, request_id)
            status, body, headers = await self._answer(request, receive)
        except Refused as refused:
            status, body = refused.status, codec.dumps(body_of(refused, operation, request_id))
            if status == 423:
                headers = [("Retry-After", formatdate(time() + 1, usegmt=True))]
        await _send(send, status, body, [("X-Request-Id", request_id), *headers], head=scope["method"] == "HEAD")

    async def _answer(self, request: Request, receive: Receive) -> tuple[int, str, list[tuple[str, str]]]:
        operation = request.operation
        account = _account(request)
        raw = b"" if operation.method.lower() == "get" else await self._read(request, receive)
        _check_media_type(request, raw)
        key = _key(request)
        _check_path(request)
        call = Call(operation, account, self._store, request.path, request.headers, body=_json(request, raw))
        call.query = read_query(operation.id, operation.parameters_in("query"), request.query)
        if not key:
            status, answer = await self._work(call)
            return status, codec.dumps(answer), []
        return await self._keyed(call, key)

    async def _keyed(self, call: Call, key: str) -> tuple[int, str, list[tuple[str, str]]]:
        """Do the work of a key, or give its answer again."""
        store, defect = self._store, self._store.defect
        owner = "" if defect == "a key is everybody's" else call.account.token
        slot = (owner, key.lower() if defect == "keys are compared without regard to case" else key)
        path = {} if defect == "the path is no part of what a key stands for" else dict(call.path)
        asked = codec.dumps([call.operation.id, path, call.body])
        if slot in store.busy:
            raise refuse(423, "resource_locked", "X-Idempotency-Key", "another request under it is being worked on")
        kept = store.kept(slot)
        if kept and kept.request != asked:
            raise refuse(409, "idempotency_key_already_used", "X-Idempotency-Key", "used for another request")
        if kept:
            return kept.status, kept.body, [("Idempotent-Replayed", "true")]
        store.busy.add(slot)
        try:
            status, answer = await self._work(call)
            body = codec.dumps(answer)
            store.keys[slot] = Kept(store.clock.now(), asked, status, body)
        finally:
            store.busy.discard(slot)
        return status, body, []

    async def _work(self, call: Call) -> Reply:
        """Check, take as long as work takes, and then decide and write in one step."""
        check, do = CALLS[call.operation.id]
        check(call)
        if call.operation.method.lower() == "get":
            return do(call)
        with _only_refund(call):
            await asyncio.sleep(WORK)
            return do(call)

    async def _read(self, request: Request, receive: Receive) -> bytes:
        """Read the body, to its end even where it is too large."""
        raw, more = bytearray(), True
        trusts = self._store.defect == "the size of a body is that of its header"
        while more:
            message = await receive()
            more = message.get("more_body", False) and message["type"] == "http.request"
            if len(raw) <= LARGEST or trusts:
                raw += message.get("body", b"")
        size = int(request.headers.get("content-length", "0")) if trusts else len(raw)
        if size > LARGEST:
            raise refuse(413, "request_too_large", "body", f"has more than {LARGEST} bytes")
        return bytes(raw)


@contextmanager
def _only_refund(call: Call) -> Iterator[None]:
    """Let one refund of an order be made at a time."""
    if call.operation.id != "refund_order" or call.store.defect == "a refund is decided before its turn":
        yield
        return
    order = call.order()
    if order.id in call.store.refunding:
        raise refunding.refuse_second(order)
    call.store.refunding.add(order.id)
    try:
        yield
    finally:
        call.store.refunding.discard(order.id)


def _segments(scope: Scope) -> list[str]:
    raw = scope.get("raw_path") or scope["path"].encode()
    parts = raw.split(b"?")[0].removeprefix(b"/").split(b"/")
    return [unquote_to_bytes(part).decode("utf-8", "replace") for part in parts]


def _route(scope: Scope) -> dict[str, Operation]:
    """The operations of a path, by method; those without variable parts go first."""
    segments = _segments(scope)
    found: dict[str, dict[str, Operation]] = {}
    for operation in operations().values():
        parts = operation.path.removeprefix("/").split("/")
        pairs = zip(parts, segments, strict=False)
        if len(parts) == len(segments) and all(part in (sent, f"{{{part[1:-1]}}}") for part, sent in pairs):
            found.setdefault(operation.path, {})[operation.method.lower()] = operation
    return min(found.items(), key=lambda each: each[0].count("{"), default=("", {}))[1]


def _no_method(scope: Scope, found: dict[str, Operation]) -> Refused:
    if found:
        return refuse(405, "method_not_allowed", "method", f"{scope['method']} is not known here")
    return refuse(404, "not_found", "path", "is not known")


def _request(scope: Scope, operation: Operation, request_id: str) -> Request:
    headers: dict[str, str] = {}
    for name, value in scope["headers"]:
        low, text = name.decode("latin-1").lower(), value.decode("latin-1").strip(" \t")
        headers[low] = f"{headers[low]}, {text}" if low in headers else text
    parts = operation.path.removeprefix("/").split("/")
    path = {part[1:-1]: sent for part, sent in zip(parts, _segments(scope), strict=True) if part.startswith("{")}
    query = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True, max_num_fields=10_000)
    return Request(operation, path, headers, query, request_id)


def _account(request: Request) -> Account:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if "authorization" not in request.headers and "access_token_query" in request.operation.security:
        scheme, token = "bearer", dict(request.query).get("access_token", "")
    if scheme.lower() == "bearer" and _TOKEN.fullmatch(token.strip(" ")):
        return account_of(token.strip(" "))
    orders = {"orders": "401", "terminals": "unauthorized", "merchant_orders": "invalid_token"}
    raise refuse(401, orders[request.operation.family], "Authorization", "has no access token that is known")


def _check_media_type(request: Request, raw: bytes) -> None:
    body = request.operation.body
    if body is None or request.operation.family == "merchant_orders" or not (raw or body.required):
        return
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise refuse(415, "unsupported_media_type", "Content-Type", "has to be application/json")


def _key(request: Request) -> str:
    if not request.operation.keyed:
        return ""
    key = request.headers.get("x-idempotency-key", "")
    if not key and request.operation.needs_key:
        raise refuse(400, "empty_required_header", "X-Idempotency-Key", "is missing")
    if len(key) > 128:
        raise refuse(400, "invalid_idempotency_key_length", "X-Idempotency-Key", "has more than 128 characters")
    return key


def _check_path(request: Request) -> None:
    path, operation = request.path, request.operation
    if "order_id" in path and not _ORDER_ID.fullmatch(path["order_id"]):
        code = "bad_request" if operation.id == "simulate_order_event" else "invalid_path_param"
        raise refuse(400, code, "order_id", "is no id of an order")
    if "id" in path and not (_NUMBER.fullmatch(path["id"]) and int(path["id"]) < 2**63):
        raise refuse(400, "invalid_format", "id", "is no id of a merchant order")


def _json(request: Request, raw: bytes) -> Any:
    body = request.operation.body
    if body is None or not (raw or body.required):
        return {}
    try:
        return codec.loads(raw)
    except codec.NotJson:
        codes = {"create_merchant_order": "unmarshal_error", "update_merchant_order": "unmarshall_error"}
        codes |= {"update_terminals": "invalid_payload", "simulate_order_event": "bad_request"}
        code = codes.get(request.operation.id, "json_syntax_error")
        raise refuse(400, code, "/", "is not one well-formed JSON text") from None


async def _send(send: Send, status: int, body: str, headers: list[tuple[str, str]], *, head: bool) -> None:
    content = b"" if status == 204 else body.encode()
    if status != 204:
        headers = [*headers, ("Content-Type", "application/json;charset=UTF-8"), ("Content-Length", str(len(content)))]
    pairs = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers]
    await send({"type": "http.response.start", "status": status, "headers": pairs})
    await send({"type": "http.response.body", "body": b"" if head else content})
