"""Idempotency keys that are lost, shared or cut."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from attrs import evolve
from faulty_app import Answer, Behaviour, Forward, Request

from defects.planting import (
    Wanted,
    add,
    answered,
    asked,
    creates,
    no_queue,
    refusal,
    refuse,
    terminal_of,
)


def _own_key(wanted: Wanted) -> Callable[[], Behaviour]:
    def make() -> Behaviour:
        count = iter(range(10**9))

        async def behave(request: Request, forward: Forward) -> Answer:
            if wanted(request) and request.key and len(request.key) <= 64:
                request = request.with_header("x-idempotency-key", f"{request.key}-{next(count)}")
            return (await forward(request)).with_header("x-idempotency-key", None)

        return behave

    return make


def _stored(key_of: Callable[[Request], Any]) -> Callable[[], Behaviour]:
    """Gives a stored answer again for whatever `key_of` calls the same."""

    def make() -> Behaviour:
        stored: dict[Any, Answer] = {}

        async def behave(request: Request, forward: Forward) -> Answer:
            name = key_of(request) if request.key else None
            if name is not None and name in stored:
                return stored[name].with_header("x-idempotency-key", request.key)
            answer = await forward(request)
            if name is not None and 200 <= answer.status < 300:
                stored[name] = answer
            return answer

        return behave

    return make


def _replay_reads() -> Behaviour:
    async def behave(request: Request, forward: Forward) -> Answer:
        answer = await forward(request)
        if answer.status != 201 or not any(name == "idempotent-replayed" for name, _ in answer.headers):
            return answer
        read = evolve(request, method="GET", path=f"/v1/orders/{answer.json['id']}", body=b"")
        return evolve(answer, body=(await forward(read)).body)

    return behave


def _refusal_keeps_key() -> Behaviour:
    refused: dict[str, bytes] = {}

    async def behave(request: Request, forward: Forward) -> Answer:
        if request.creates and request.key in refused and refused[request.key] != request.body:
            return refusal("idempotency_key_already_used", 409)
        answer = await forward(request)
        if request.creates and request.key and answer.status == 400:
            refused[request.key] = request.body
        return answer

    return behave


def _racing_keys() -> Behaviour:
    """Looks whether a key was used, waits, and writes it down."""
    stored: dict[tuple[str | None, str], tuple[bytes, Answer]] = {}
    count = iter(range(10**9))

    async def behave(request: Request, forward: Forward) -> Answer:
        name = (request.token, request.key or "")
        if not request.creates or not request.key or len(request.key) > 64:
            return await forward(request)
        if name in stored:
            body, answer = stored[name]
            return answer if body == request.body else refusal("idempotency_key_already_used", 409)
        await asyncio.sleep(0.02)
        answer = await forward(request.with_header("x-idempotency-key", f"{request.key}-{next(count)}"))
        answer = answer.with_header("x-idempotency-key", None)
        if answer.status == 201:
            stored[name] = (request.body, answer)
        return answer

    return behave


def _racing_terminals() -> Behaviour:
    """Looks whether a terminal is busy, waits, and makes it so."""
    busy: set[str] = set()
    inner = no_queue(lambda body: True)()

    async def behave(request: Request, forward: Forward) -> Answer:
        body = request.json if request.creates else None
        terminal = terminal_of(body) if isinstance(body, dict) else None
        if not isinstance(terminal, str) or terminal in busy:
            return await forward(request)
        await asyncio.sleep(0.02)
        answer = await inner(request, forward)
        if answer.status == 201:
            busy.add(terminal)
        return answer

    return behave


def _racing_cancels(*, late: Answer | None) -> Behaviour:
    """Looks at the status, waits, and cancels; what comes too late is answered with the order, or with `late`."""

    async def behave(request: Request, forward: Forward) -> Answer:
        if not request.cancels or not request.key:
            return await forward(request)
        read = evolve(request, method="GET", path=request.path.removesuffix("/cancel"), body=b"")
        before = await forward(read)
        await asyncio.sleep(0.02)
        answer = await forward(request)
        was_open = before.status == 200 and before.json["status"] in ("created", "action_required")
        if answer.code == "cannot_cancel_order" and was_open:
            return late or await forward(read)
        return answer

    return behave


def _fingerprint(*paths: str) -> Callable[[], Behaviour]:
    """Compares only parts of the requests under one key, and replays the first where they are equal."""

    def part(body: Any, path: str) -> Any:
        for name in path.split("."):
            body = body[int(name)] if name.isdecimal() else body[name]
        return body

    def make() -> Behaviour:
        first: dict[tuple[Any, ...], bytes] = {}

        async def behave(request: Request, forward: Forward) -> Answer:
            try:
                name = (request.token, request.key, *(json.dumps(part(request.json, path)) for path in paths))
            except (LookupError, TypeError):
                return await forward(request)
            if request.creates and request.key and name in first:
                request = evolve(request, body=first[name])
            answer = await forward(request)
            if request.creates and answer.status == 201:
                first.setdefault(name, request.body)
            return answer

        return behave

    return make


def _stored_refusals(wanted: Wanted, code: str) -> Callable[[], Behaviour]:
    def make() -> Behaviour:
        stored: dict[tuple[str | None, str], Answer] = {}

        async def behave(request: Request, forward: Forward) -> Answer:
            name = (request.token, request.key or "")
            if wanted(request) and name in stored:
                return stored[name]
            answer = await forward(request)
            if wanted(request) and answer.code == code:
                stored[name] = answer
            return answer

        return behave

    return make


def _is_point(request: Request) -> bool:
    return request.creates and b'"point"' in request.body


add("key", "no replay", "the same key and body make a second order", "create-replay", _own_key(creates))
add(
    "key",
    "no conflict",
    "the same key gives the first answer to any body",
    "create-key-conflict",
    _stored(lambda r: (r.token, r.key) if r.creates else None),
)
add(
    "key",
    "replay reads",
    "a replay gives the order as it is now",
    "create-replay-after-change",
    lambda: _replay_reads(),
)
add(
    "key",
    "refusal keeps the key",
    "a refused request takes its key",
    "create-key-free-after-refusal",
    _refusal_keeps_key,
)
add(
    "key",
    "keys of nobody",
    "a key belongs to all accounts together",
    "keys-of-an-account",
    _stored(lambda r: (r.key, r.body) if r.creates else None),
)
add(
    "key",
    "keys by operation",
    "a cancel may use the key of a create",
    "cancel-key-conflict",
    asked(
        lambda r: r.with_header("x-idempotency-key", f"c-{r.key}") if r.cancels and r.key and len(r.key) < 64 else None
    ),
)
add(
    "key",
    "keys by order",
    "a key of one order cancels another",
    "cancel-key-conflict",
    asked(
        lambda r: (
            r.with_header("x-idempotency-key", f"{r.order_id}{r.key}")
            if r.cancels and r.key and len(r.key) < 64
            else None
        )
    ),
)
add(
    "key",
    "cancel has no replay",
    "the same cancel under the same key is refused",
    "cancel-replay",
    _own_key(lambda r: r.cancels),
)
add(
    "key",
    "same body same order",
    "the same request under another key gives the first order",
    "create-two-keys",
    _stored(lambda r: (r.token, r.body) if r.creates else None),
)
add(
    "key",
    "keys in one case",
    "keys that differ in their case are one",
    "create-two-keys",
    asked(lambda r: r.with_header("x-idempotency-key", r.key.lower()) if r.key else None),
)
add(
    "key",
    "keys cut",
    "of a key the first 64 characters count",
    "create-two-keys",
    asked(lambda r: r.with_header("x-idempotency-key", r.key[:64]) if r.key and len(r.key) <= 128 else None),
)
add("key", "racing keys", "twins at the same moment make several orders", "create-twins", lambda: _racing_keys())
add(
    "key",
    "racing terminals",
    "a terminal takes several orders at the same moment",
    "terminal-race",
    lambda: _racing_terminals(),
)
add(
    "key",
    "racing cancels",
    "several cancels at the same moment succeed",
    "cancel-race",
    lambda: _racing_cancels(late=None),
)
add(
    "key",
    "losing cancels",
    "of several cancels at the same moment all but one are answered 404",
    "cancel-race",
    lambda: _racing_cancels(late=refusal("order_not_found", 404)),
)
add(
    "key",
    "no conflict for Point",
    "a key of a Point order takes any other",
    "create-key-conflict-point",
    _stored(lambda r: (r.token, r.key) if _is_point(r) else None),
)
add(
    "key",
    "narrow comparison",
    "requests under a key are compared by total, description and token alone",
    "create-key-conflict",
    _fingerprint("total_amount", "description", "transactions.payments.0.payment_method.token"),
)
add(
    "key",
    "busy for ever",
    "a key that met a busy terminal meets it for ever",
    "create-key-free-after-refusal",
    _stored_refusals(creates, "already_queued_order_for_terminal"),
)
add(
    "key",
    "refused cancel keeps the key",
    "a key of a cancel that was not possible is used up",
    "cancel-refused-frees-key",
    _stored_refusals(lambda r: r.cancels, "cannot_cancel_order"),
)
add(
    "key",
    "always replayed",
    "a first answer says that it is a replay",
    "create-replay",
    answered(lambda r, a: a.with_header("idempotent-replayed", "true") if r.creates and a.status == 201 else None),
)
add(
    "key",
    "odd keys refused",
    "a key with punctuation is refused",
    "create_order.invalid_idempotency_key_length",
    refuse(lambda r, b: not (r.key or "x").replace("-", "").isalnum(), "invalid_header_value"),
)
add(
    "key",
    "cancel replays for all",
    "an account gets the replay of another one's cancel",
    "cancel-own-orders-only",
    _stored(lambda r: (r.path, r.key) if r.cancels else None),
)
