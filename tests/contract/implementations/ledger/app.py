"""HTTP: who asks, for what, whether the request can be read, and how an answer is written."""

import asyncio
import time
from typing import Any, TypeAlias

from attrs import define
from mp_orders_spec import Operation, operations
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from . import merchant, orders, payments, searches, simulation, terminals
from .call import Answer, Call, Handler
from .checks import Refusal, check, parse, without_nulls, write
from .store import DAY, Store

LIMIT = 262_144
PAUSE = 0.005
KEY = "x-idempotency-key"
Methods: TypeAlias = dict[str, Operation]
HANDLERS: dict[str, Handler] = {
    **orders.HANDLERS,
    **payments.HANDLERS,
    **searches.HANDLERS,
    **simulation.HANDLERS,
    **terminals.HANDLERS,
    **merchant.HANDLERS,
}


def create_app(defect: str = "") -> ASGIApp:
    """A fresh application, with one mistake of `DEFECTS` if it is named."""
    store = Store(defect)
    paths: dict[str, Methods] = {}
    for operation in operations().values():
        paths.setdefault(operation.path, {})[operation.method] = operation
    longest_first = sorted(paths, key=len, reverse=True)
    return Starlette(
        routes=[Route(path.replace("}", ":path}"), _Resource(store, paths[path])) for path in longest_first]
    )


@define
class _Resource:
    """One path with its methods."""

    store: Store
    methods: Methods

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self.response(Request(scope, receive))
        response.headers["x-request-id"] = f"ledger-{next(self.store.numbers)}"
        await response(scope, receive, send)

    async def response(self, request: Request) -> Response:
        operation = self.methods.get(request.method)
        headers = {}
        try:
            if operation is None:
                headers["allow"] = ", ".join(self.methods)
                raise Refusal(("method_not_allowed", f"{request.method} (not a method here)"))
            status, body = await _serve(self.store, operation, request)
        except Refusal as refusal:
            status, body = _refused(operation or next(iter(self.methods.values())), refusal)
        if body is None:
            return Response(status_code=status, headers=headers)
        return Response(write(body), status, headers, "application/json")


def _refused(operation: Operation, refusal: Refusal) -> Answer:
    code = refusal.problems[0][0]
    status = operation.codes[code].status if code in operation.codes else 401
    if operation.family == "merchant_orders":
        return status, {"error": code, "message": "Refused: " + refusal.problems[0][1], "status": status}
    if status == 401 and operation.family == "orders":
        return status, {"code": code, "message": "no such user"}
    places: dict[str, list[str]] = {}
    for code, place in sorted(refusal.problems):
        places.setdefault(code, []).append(place)
    words = {code: f"Refused: {code.replace('_', ' ')}." for code in places}
    return status, {
        "errors": [{"code": code, "message": words[code], "details": each} for code, each in places.items()]
    }


async def _serve(store: Store, operation: Operation, request: Request) -> Answer:
    account = _account(store, operation, request)
    raw = await _body(store, operation, request)
    call = Call(store, operation, account, dict(request.path_params), dict(request.query_params), raw)
    call.allowed = request.headers.get("x-allow-cancelable-status", "")
    _check_path(call)
    if operation.body and (raw or operation.body.required):
        call.body = _json(operation, raw)
    if operation.keyed:
        call.key = _key(operation, request)
    if operation.body and (raw or operation.body.required):
        schema = orders.form(call) if operation.id == "create_order" else operation.forms[0].schema
        _check_body(call, schema)
    return await _work(call)


def _account(store: Store, operation: Operation, request: Request) -> int:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if "authorization" not in request.headers and "access_token_query" in operation.security:
        scheme, token = "bearer", request.query_params.get("access_token", "")
    if scheme.lower() != "bearer" or not token.strip().startswith("TEST-"):
        word = "invalid_token" if operation.family == "merchant_orders" else "unauthorized"
        raise Refusal((word, "Authorization (no token of an account)"))
    return store.account(token.strip())


async def _body(store: Store, operation: Operation, request: Request) -> bytes:
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if operation.body and size <= 4 * LIMIT:
            chunks.append(chunk)
    if not operation.body:
        return b""
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if operation.family != "merchant_orders" and media != "application/json" and (size or operation.body.required):
        raise Refusal(("unsupported_media_type", "Content-Type (application/json is read)"))
    declared = int(request.headers.get("content-length", 0))
    if store.defect == "the size of a body is believed from its header":
        size = declared
    if size > LIMIT:
        raise Refusal(("request_too_large", f"body ({size} bytes)"))
    return b"".join(chunks)


def _check_path(call: Call) -> None:
    for each in call.operation.parameters_in("path"):
        value = call.path[each.name]
        if each.name == "id" and not merchant.well_formed(value):
            raise Refusal(("invalid_format", "id (a number of 64 bits)"))
        if each.name == "order_id" and not orders.well_formed(value):
            word = "invalid_path_param" if "invalid_path_param" in call.operation.codes else "bad_request"
            raise Refusal((word, "order_id (no id of an order)"))


def _unread(operation: Operation) -> str:
    words = ("json_syntax_error", "invalid_payload", "unmarshal_error", "unmarshall_error", "bad_request")
    return next(word for word in words if word in operation.codes)


def _json(operation: Operation, raw: bytes) -> Any:
    try:
        return parse(raw)
    except ValueError:
        raise Refusal((_unread(operation), "# (no JSON)")) from None


def _key(operation: Operation, request: Request) -> str | None:
    key = ", ".join(request.headers.getlist(KEY)).strip()
    if len(key) > 128:
        raise Refusal(("invalid_idempotency_key_length", "X-Idempotency-Key (at most 128 characters)"))
    if not key and operation.needs_key:
        raise Refusal(("empty_required_header", "X-Idempotency-Key (needed)"))
    return key or None


def _check_body(call: Call, schema: str) -> None:
    if call.wrong("null is taken for absent"):
        call.body = without_nulls(call.body)
    try:
        check(call.operation, schema, call.body)
    except UnicodeEncodeError:
        raise Refusal((_unread(call.operation), "# (half of a character)")) from None


async def _work(call: Call) -> Answer:
    handler = HANDLERS[call.operation.id]
    store = call.store
    if call.key is None:
        async with store.lock:
            call.now = time.time_ns()
            return handler(call)
    slot = (0 if call.wrong("a key is looked up without its account") else call.account, call.key)
    known = store.keys.get(slot)
    if known and time.time_ns() - known["at"] < DAY:
        return _again(call, known)
    record: dict[str, Any] = {"print": call.fingerprint(), "at": time.time_ns(), "answer": None}
    store.keys[slot] = record
    try:
        if call.wrong("a terminal is looked at before the work and not with it") and "terminal_id" in str(call.body):
            call.now = time.time_ns()
            orders.check_terminal(call)
        await asyncio.sleep(PAUSE)
        async with store.lock:
            call.now = time.time_ns()
            record["answer"] = handler(call)
    finally:
        if record["answer"] is None:
            del store.keys[slot]
    answer: Answer = record["answer"]
    return answer


def _again(call: Call, known: dict[str, Any]) -> Answer:
    if known["answer"] is None:
        raise Refusal(("resource_locked", "X-Idempotency-Key (in use)"))
    if known["print"] != call.fingerprint():
        raise Refusal(("idempotency_key_already_used", "X-Idempotency-Key (that of another request)"))
    answer: Answer = known["answer"]
    if call.wrong("a replay shows the order as it is now") and call.operation.id == "create_order":
        call.path["order_id"] = answer[1]["id"]
        return answer[0], orders.get(call)[1]
    return answer
