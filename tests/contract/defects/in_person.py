"""Orders at terminals: simulated ends, and cancels that a terminal is asked for."""

from collections.abc import Callable
from typing import Any

from attrs import evolve
from faulty_app import Answer, Behaviour, Body, Forward, Request

from defects.accounts import owners_eyes
from defects.planting import add, answered, asked, body_of, code, order_of, payments, put, refusal, status

ASKED = "x-allow-cancelable-status"
NOT_NOW = "cannot_cancel_order"
DONE = Answer(204, b"", (("x-request-id", "made-here"),))


def simulates(request: Request) -> bool:
    return request.method == "POST" and request.path.endswith("/events") and request.path.startswith("/v1")


def _reads(change: Callable[[Body], Any]) -> Callable[[], Behaviour]:
    return order_of(lambda request: request.gets, change)


def _is_asked(order: Body) -> bool:
    return payments(order)[0]["status_detail"] == "cancellation_requested"


def _shows(wanted: Callable[[Body], bool], **shown: str) -> Callable[[], Behaviour]:
    """Orders that are so read otherwise."""
    return _reads(lambda order: order.update(shown) if wanted(order) else None)


def _of_payment(change: Callable[[Body], Any]) -> Callable[[], Behaviour]:
    return _reads(lambda order: change(payments(order)[0]))


def _without(*names: str) -> Callable[[], Behaviour]:
    """Simulations whose fields are not looked at."""

    def drop(body: Body) -> bool:
        found = [name for name in names if body.pop(name, None) is not None]
        return bool(found)

    return body_of(simulates, drop)


def _refused_as_done(wanted: Callable[[Body], bool] = lambda body: True) -> Callable[[], Behaviour]:
    """Answers simulations that are refused as done."""

    def change(request: Request, answer: Answer) -> Answer | None:
        if not simulates(request) or answer.status != 400 or not isinstance(request.json, dict):
            return None
        return DONE if wanted(request.json) else None

    return answered(change)


def _nothing_happens() -> Behaviour:
    async def behave(request: Request, forward: Forward) -> Answer:
        return DONE if simulates(request) else await forward(request)

    return behave


def _holds(status_of_end: str) -> Callable[[], Behaviour]:
    """Terminals whose simulated orders ended so are not free."""

    def make() -> Behaviour:
        ended: set[str] = set()

        async def behave(request: Request, forward: Forward) -> Answer:
            place = request.json.get("config", {}).get("point", {}) if request.creates else {}
            if place.get("terminal_id") in ended:
                return refusal("already_queued_order_for_terminal", 409)
            answer = await forward(request)
            if request.gets and answer.status == 200 and answer.json["status"] == status_of_end:
                ended.add(answer.json.get("config", {}).get("point", {}).get("terminal_id", ""))
            return answer

        return behave

    return make


def _at_once(command: str, wanted: Callable[[Body], bool]) -> Callable[[], Behaviour]:
    """A refused simulation that changes the order all the same."""

    def make() -> Behaviour:
        async def behave(request: Request, forward: Forward) -> Answer:
            answer = await forward(request)
            if simulates(request) and answer.status == 400 and isinstance(request.json, dict) and wanted(request.json):
                other = evolve(request, path=request.path.replace("/events", command), body=b"")
                await forward(other.with_header("x-idempotency-key", f"defect-{request.order_id}"))
            return answer

        return behave

    return make


def _header(change: Callable[[str | None], str | None]) -> Callable[[], Behaviour]:
    return asked(lambda r: r.with_header(ASKED, change(r.header(ASKED))) if r.cancels else None)


def _newer_models() -> Behaviour:
    async def behave(request: Request, forward: Forward) -> Answer:
        if request.creates:
            request = evolve(request, body=request.body.replace(b"GERTEC_MP35P", b"NEWLAND_N950"))
        return await forward(request)

    return behave


def _cancel_wins() -> Behaviour:
    """What was paid after a cancel was passed on reads as canceled."""
    asked_for: set[str] = set()

    async def behave(request: Request, forward: Forward) -> Answer:
        answer = await forward(request)
        if request.cancels and answer.status == 202:
            asked_for.add(request.order_id)
        if request.gets and answer.status == 200 and request.order_id in asked_for:
            order = answer.json
            return answer.with_json({**order, "status": "canceled"}) if order["status"] == "processed" else answer
        return answer

    return behave


def _second_time(make_answer: Callable[[Answer], Answer], *, same_key: bool) -> Callable[[], Behaviour]:
    """The second cancel of an order that is at its terminal, under its key or another, is answered otherwise."""

    def make() -> Behaviour:
        first: dict[str, tuple[str | None, Answer]] = {}

        async def behave(request: Request, forward: Forward) -> Answer:
            answer = await forward(request)
            if request.cancels and request.order_id in first:
                key, before = first[request.order_id]
                if (request.key == key) == same_key:
                    return make_answer(before)
            elif request.cancels and answer.status == 202:
                first[request.order_id] = (request.key, answer)
            return answer

        return behave

    return make


def _refund_of_point(change: Callable[[Answer], Answer]) -> Callable[[], Behaviour]:
    """Changes what is answered to refunds of orders at terminals."""

    def make() -> Behaviour:
        at_terminals: set[str] = set()

        async def behave(request: Request, forward: Forward) -> Answer:
            answer = await forward(request)
            if request.creates and answer.status == 201 and answer.json.get("type") == "point":
                at_terminals.add(answer.json["id"])
            refunded = request.path.endswith("/refund") and answer.status == 201 and request.order_id in at_terminals
            return change(answer) if refunded else answer

        return behave

    return make


def _a_cent_less(answer: Answer) -> Answer:
    body = answer.json
    for each in body["transactions"]["refunds"]:
        each["amount"] = "0.01"
    return answer.with_json(body)


for _name, _text, _found_by, _make in (
    (
        "a method that is not kept",
        "a simulated payment does not tell its method",
        "simulate-processed",
        _of_payment(lambda payment: payment.pop("payment_method")),
    ),
    (
        "one instalment for all",
        "a simulated payment always has one instalment",
        "simulate-processed",
        _of_payment(lambda payment: payment["payment_method"].update(installments=1)),
    ),
    (
        "one kind for all",
        "a simulated payment is always made with a credit card",
        "simulate-processed",
        _of_payment(lambda payment: payment["payment_method"].update(type="credit_card")),
    ),
    (
        "unpaid but processed",
        "the payment of a processed order stays at_terminal",
        "simulate-processed",
        _of_payment(lambda payment: payment.update(status="at_terminal") if payment["status"] == "processed" else None),
    ),
    ("nothing is simulated", "a simulation is taken, and nothing comes of it", "simulate-processed", _nothing_happens),
    (
        "simulations never end",
        "a simulated order stays at its terminal",
        "simulate-processed",
        _shows(lambda order: order["status"] == "processed", status="at_terminal"),
    ),
    (
        "one reason for all",
        "a simulated failure always has the same reason",
        "simulate-failed",
        _of_payment(
            lambda payment: payment.update(status_detail="high_risk") if payment["status"] == "failed" else None
        ),
    ),
    (
        "a failure that is paid",
        "a payment that failed shows what was paid",
        "simulate-failed",
        _of_payment(lambda payment: payment.update(paid_amount=payment["amount"])),
    ),
    (
        "a simulated cancel holds its terminal",
        "the terminal of a canceled simulation is not free",
        "simulate-canceled",
        _holds("canceled"),
    ),
    (
        "a simulated end holds its terminal",
        "the terminal of an expired simulation is not free",
        "simulate-expired",
        _holds("expired"),
    ),
    (
        "expired as canceled",
        "an order that is to expire is canceled",
        "simulate-expired",
        _shows(lambda order: order["status"] == "expired", status="canceled"),
    ),
    (
        "canceled by whom",
        "an order that its terminal has canceled has a detail of an online one",
        "simulate-canceled",
        _shows(lambda order: order["status"] == "canceled", status_detail="failed"),
    ),
    (
        "nothing to look up",
        "an order that needs an action does not say which",
        "simulate-action-required",
        _of_payment(
            lambda payment: (
                payment.update(status_detail="action_required") if payment["status"] == "action_required" else None
            )
        ),
    ),
    (
        "a cent is kept",
        "a simulated refund is a cent short",
        "simulate-refunded",
        _reads(lambda order: order["transactions"]["refunds"][0].update(amount="24.89")),
    ),
    (
        "refunds pass the terminal",
        "an order on its way to refunded is at its terminal again",
        "simulate-refunded",
        _shows(
            lambda order: order["status"] == "processed" and "payment_method" in payments(order)[0],
            status="refunded_soon",
        ),
    ),
    (
        "the impossible is taken",
        "a status that the order does not come to is taken",
        "simulate-as-the-terminal-does",
        _refused_as_done(),
    ),
    (
        "a refused simulation cancels",
        "a simulation that is refused cancels the order",
        "simulate-as-the-terminal-does",
        _at_once("/cancel", lambda body: body.get("status") == "refunded"),
    ),
    (
        "online orders are simulated",
        "an online order is taken for a simulation",
        "simulate-point-only",
        _refused_as_done(lambda body: body == {"status": "processed"}),
    ),
    (
        "a second simulation is taken",
        "a simulated order takes another status on its way",
        "simulate-one-at-a-time",
        _refused_as_done(lambda body: body == {"status": "processed"}),
    ),
    (
        "any status has a method",
        "a canceled order may name a method",
        "simulate-method-of-a-payment",
        _without("payment_method_type", "payment_method_id"),
    ),
    (
        "any card has instalments",
        "instalments are taken without a credit card",
        "simulate-installments-of-credit-cards",
        _without("installments"),
    ),
    (
        "any status has any detail",
        "a detail of another status is taken",
        "simulate-detail-of-its-status",
        _without("status_detail"),
    ),
    (
        "simulations have codes of a create",
        "a wrong simulation is property_value",
        "simulate_order_event.bad_request",
        code("bad_request", "property_value"),
    ),
    (
        "orders of others are simulated",
        "an account simulates orders of another",
        "simulate-own-orders-only",
        owners_eyes(simulates),
    ),
    ("a simulation is 200", "a simulation is answered 200", "simulate-processed", status(204, 200, simulates)),
    (
        "asked is canceled",
        "a cancel that is passed on is answered 200",
        "cancel-at-terminal-asked",
        status(202, 200, lambda request: request.cancels),
    ),
    ("never asked", "a terminal is never asked to cancel", "cancel-at-terminal-asked", _header(lambda _: None)),
    (
        "canceled before it is",
        "a cancel that was passed on reads as canceled at once",
        "cancel-at-terminal-asked",
        _shows(_is_asked, status="canceled"),
    ),
    (
        "asked without a word",
        "the payment does not say that its cancel is asked for",
        "cancel-at-terminal-asked",
        _of_payment(
            lambda payment: (
                payment.update(status_detail="at_terminal")
                if payment["status_detail"] == "cancellation_requested"
                else None
            )
        ),
    ),
    (
        "always asked",
        "any value of the header lets a terminal be asked",
        "cancel-at-terminal-other-value",
        _header(lambda value: value and "at_terminal"),
    ),
    (
        "old terminals are asked",
        "a terminal that cannot cancel is asked to",
        "cancel-at-terminal-old-terminal",
        _newer_models,
    ),
    (
        "terminals never cancel",
        "a terminal that was asked does not cancel",
        "cancel-at-terminal-done",
        _shows(lambda order: order["status"] == "canceled", status="at_terminal"),
    ),
    (
        "asked terminals stay busy",
        "a terminal that has canceled is not free",
        "cancel-at-terminal-done",
        _holds("canceled"),
    ),
    (
        "the cancel wins",
        "an order that was paid before its terminal canceled it reads as canceled",
        "cancel-at-terminal-too-late",
        _cancel_wins,
    ),
    (
        "no replay of 202",
        "the key of a cancel that was passed on is refused",
        "cancel-at-terminal-replay",
        _second_time(lambda _: refusal(NOT_NOW, 409), same_key=True),
    ),
    (
        "asked twice",
        "a terminal is asked twice to cancel an order",
        "cancel-at-terminal-once",
        _second_time(lambda answer: answer, same_key=False),
    ),
    (
        "the header is refused",
        "an order that is created is not canceled where the header is sent",
        "cancel-created-allowed",
        answered(lambda r, a: refusal(NOT_NOW, 409) if r.cancels and r.header(ASKED) and a.status == 200 else None),
    ),
    (
        "Point orders are not refunded",
        "a Point order that was paid is not refunded",
        "refund-point-total",
        _refund_of_point(lambda answer: refusal("cannot_refund_order", 409)),
    ),
    (
        "a cent of a Point order",
        "a refund of a Point order says that a cent was paid back",
        "refund-point-total",
        _refund_of_point(_a_cent_less),
    ),
    (
        "a part is all",
        "a part of a Point order that is paid back is all of it",
        "refund-point-partial",
        asked(lambda r: evolve(r, body=b"") if r.path.endswith("/refund") else None),
    ),
    (
        "90 days are like 180",
        "a Point order is refused like an online one after its time",
        "refund-point-window",
        code("refund_period_exceeded", "cannot_refund_order"),
    ),
    (
        "parts of anything",
        "a part is paid back of what was paid with a QR code",
        "refund-point-parts-of-cards",
        body_of(simulates, lambda body: put(body, "payment_method_type", "debit_card", lambda kind: kind == "qr")),
    ),
    (
        "parts with tips",
        "a part is refused with another code where there is a tip",
        "refund-point-tips",
        code("partial_refund_forbidden_with_tips", "unsupported_partially_refunds", 400),
    ),
    (
        "waiting orders are refunded",
        "a Point order that waits has another code for its refund",
        "refund-point-processed-only",
        code("cannot_refund_order", "action_not_allowed_for_current_state"),
    ),
):
    add("terminal", _name, _text, _found_by, _make)
