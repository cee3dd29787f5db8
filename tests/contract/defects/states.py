"""Orders that are not what was done to them."""

import asyncio
from collections.abc import Callable

from attrs import evolve
from faulty_app import Answer, Behaviour, Body, Forward, Request

from defects.planting import (
    Wanted,
    add,
    creates,
    new_merchant,
    no_queue,
    order_of,
    payments,
    refusal,
    terminal_of,
    updates,
)


def _remembering() -> Callable[[], Behaviour]:
    """Answers reads with what the order was when it was created."""

    def make() -> Behaviour:
        first: dict[str, Answer] = {}

        async def behave(request: Request, forward: Forward) -> Answer:
            answer = await forward(request)
            if answer.status == 201 and request.creates:
                first[answer.json["id"]] = answer
            if request.gets and answer.status == 200 and request.order_id in first:
                return evolve(answer, body=first[request.order_id].body)
            return answer

        return behave

    return make


def _cancel_as(wanted: Callable[[Body], bool]) -> Callable[[], Behaviour]:
    """Answers some cancels as done, whether they are or not."""

    def make() -> Behaviour:
        async def behave(request: Request, forward: Forward) -> Answer:
            if not request.cancels or not request.key:
                return await forward(request)
            read = evolve(request, method="GET", path=request.path.removesuffix("/cancel"), body=b"")
            answer = await forward(read)
            if answer.status != 200 or not wanted(answer.json):
                return await forward(request)
            order = answer.json | {"status": "canceled", "status_detail": "canceled"}
            for payment in payments(order):
                payment["status"] = "canceled"
            return answer.with_json(order)

        return behave

    return make


def _never_free() -> Behaviour:
    used: set[str] = set()

    async def behave(request: Request, forward: Forward) -> Answer:
        terminal = terminal_of(request.json) if request.creates and isinstance(request.json, dict) else None
        if terminal in used and request.key:
            answer = await forward(request.with_header("x-idempotency-key", f"probe-{request.key}"))
            return refusal("already_queued_order_for_terminal", 409) if answer.status == 201 else answer
        answer = await forward(request)
        if terminal and answer.status == 201:
            used.add(terminal)
        return answer

    return behave


def _refused_holds() -> Behaviour:
    held: set[str] = set()

    async def behave(request: Request, forward: Forward) -> Answer:
        body = request.json if request.creates else None
        terminal = terminal_of(body) if isinstance(body, dict) else None
        if terminal in held:
            return refusal("already_queued_order_for_terminal", 409)
        answer = await forward(request)
        if answer.status == 400 and isinstance(terminal, str):
            held.add(terminal)
        return answer

    return behave


def _not_expired(order: Body) -> None:
    if order["status"] == "expired":
        order["status"] = "created"


def _paid_at_once(order: Body) -> None:
    order["status"] = "processed"


def merged(wanted: Wanted) -> Callable[[], Behaviour]:
    """While one request is worked on, others get its answer."""

    def make() -> Behaviour:
        working: dict[str, asyncio.Task[Answer]] = {}

        async def behave(request: Request, forward: Forward) -> Answer:
            if not wanted(request) or (request.body and not request.json):
                return await forward(request)
            name = f"{request.token} {request.path}"
            if name in working:
                return (await working[name]).with_header("x-idempotency-key", None)

            async def work() -> Answer:
                await asyncio.sleep(0.02)
                return await forward(request)

            working[name] = asyncio.ensure_future(work())
            try:
                return (await working[name]).with_header("x-idempotency-key", None)
            finally:
                working.pop(name, None)

        return behave

    return make


def _unsaved(wanted: Wanted) -> Callable[[], Behaviour]:
    """Answers updates and then puts back what was."""

    def make() -> Behaviour:
        async def behave(request: Request, forward: Forward) -> Answer:
            if not wanted(request):
                return await forward(request)
            before = await forward(evolve(request, method="GET", body=b""))
            answer = await forward(request)
            if answer.status == 200 and before.status == 200:
                items = [{"id": item["id"], "quantity": item["quantity"]} for item in before.json["items"]]
                await forward(request.with_json({"items": items}))
            return answer

        return behave

    return make


def _early_update() -> Behaviour:
    async def behave(request: Request, forward: Forward) -> Answer:
        answer = await forward(request)
        info = request.json.get("additional_info") if updates(request) and isinstance(request.json, dict) else None
        if answer.code == "invalid_items" and info is not None:
            await forward(request.with_json({"additional_info": info}))
        return answer

    return behave


def _stale_third() -> Behaviour:
    reads: dict[str, int] = {}

    async def behave(request: Request, forward: Forward) -> Answer:
        answer = await forward(request)
        if request.gets and answer.status == 200:
            reads[request.order_id] = reads.get(request.order_id, 0) + 1
            if reads[request.order_id] == 3:
                return answer.with_json(answer.json | {"status": "processing"})
        return answer

    return behave


add("state", "reads are stale", "an order reads as it was created, for ever", "cancel-online", _remembering())
add(
    "state",
    "cancel not saved",
    "a cancel is answered and not done",
    "cancel-online",
    _cancel_as(lambda order: order["status"] in ("created", "action_required")),
)
add(
    "state",
    "cancel twice",
    "a canceled order is canceled again",
    "cancel-point-created-only",
    _cancel_as(lambda order: order["status"] == "canceled"),
)
add(
    "state",
    "cancel at the terminal",
    "an order at its terminal is canceled",
    "cancel-point-at-terminal",
    _cancel_as(lambda order: order["status"] == "at_terminal"),
)
add(
    "state",
    "cancel a paid Point order",
    "a paid Point order is canceled",
    "cancel-point-processed",
    _cancel_as(lambda order: order["status"] == "processed" and order["type"] == "point"),
)
add(
    "state",
    "cancel a paid order",
    "a paid online order is canceled",
    "cancel-online-open-only",
    _cancel_as(lambda order: order["status"] == "processed" and order["type"] == "online"),
)
add("state", "terminal never free", "a canceled order keeps its terminal", "cancel-frees-terminal", _never_free)
add("state", "no queue", "a busy terminal takes a second order", "one-waiting-order", no_queue(lambda body: True))
add(
    "state",
    "no queue for 2024",
    "an order of 2024 is taken by a busy terminal",
    "one-waiting-order",
    no_queue(lambda body: "type_config" in body),
)
add(
    "state",
    "2024 holds nothing",
    "an order of 2024 does not hold its terminal",
    "one-waiting-order-of-2024",
    no_queue(lambda body: "config" in body),
)
add("state", "refused holds", "a refused order holds its terminal", "refused-order-leaves-terminal", _refused_holds)
add(
    "state",
    "never expires",
    "a Point order never expires",
    "point-order-expires",
    order_of(lambda r: r.gets, _not_expired),
)
add(
    "state",
    "no default life",
    "a Point order without a life lives for ever",
    "point-order-default-life",
    order_of(lambda r: r.gets, lambda o: _not_expired(o) if "type_config" in o else None),
)
add(
    "state",
    "captured at once",
    "an order to be captured later is paid at once",
    "online-order-captured-later",
    order_of(creates, lambda o: _paid_at_once(o) if o["type"] == "online" else None),
)
add("state", "orders merged", "orders of one moment become one", "orders-at-once", merged(creates))
add(
    "state",
    "merchant orders merged",
    "merchant orders of one moment become one",
    "merchant-orders-at-once",
    merged(new_merchant),
)
add("state", "updates lost", "of updates of one moment the last is kept", "updates-at-once", merged(updates))
add(
    "state",
    "quantity not saved",
    "a new quantity is answered and not saved",
    "update-quantity",
    _unsaved(lambda r: updates(r) and b'"items"' in r.body),
)
add("state", "refused update saved", "a refused update is saved in part", "quantity-only", lambda: _early_update())
add("state", "third read", "the third read of an order is another", "get-order-as-created", lambda: _stale_third())
add(
    "state",
    "second payment not canceled",
    "of two payments one is canceled",
    "cancel-keeps-the-rest",
    order_of(lambda r: r.cancels, lambda o: payments(o)[1].update(status="processed")),
)
add(
    "state",
    "Point cancel forgets",
    "a canceled Point order has lost its reference",
    "cancel-keeps-the-rest",
    order_of(lambda r: r.cancels, lambda o: o.pop("external_reference") if o["type"] == "point" else None),
)
