"""Orders that are processed, captured and paid back otherwise than they should be."""

import json
import uuid
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from faulty_app import Answer, Behaviour, Body, Forward, Request

from defects.accounts import owners_eyes
from defects.planting import Wanted, add, answered, code, order_of, orders, payments, refusal
from defects.states import merged

Told = Callable[[Request, Answer], bool]
CENT = Decimal("0.01")


def calls(name: str) -> Wanted:
    return lambda request: request.method == "POST" and request.path.endswith(f"/{name}")


processes, captures, refunds = calls("process"), calls("capture"), calls("refund")


def says(text: str) -> Told:
    """Refusals with this in their details."""
    return lambda _request, answer: text.encode() in answer.body


def as_done(wanted: Wanted, name: str, told: Told = lambda _request, _answer: True) -> Callable[[], Behaviour]:
    """Answers a refusal as if the work had been done."""

    def make() -> Behaviour:
        async def behave(request: Request, forward: Forward) -> Answer:
            answer = await forward(request)
            if not wanted(request) or answer.code != name or not told(request, answer):
                return answer
            path = "/".join(request.path.split("/")[:4])
            order = (await forward(Request("GET", path, request.headers, b""))).json
            if not refunds(request):
                return answer.with_status(200).with_json({**order, "status": "processed"})
            part = (request.json or {}).get("transactions", [{"id": "PAY1", "amount": "24.90"}])[0]
            made = {"id": f"REF{uuid.uuid4().hex}", "transaction_id": part["id"], "amount": part["amount"]}
            shown = {"id": order["id"], "status": "refunded", "transactions": {"refunds": [made]}}
            return answer.with_status(201).with_json(shown)

        return behave

    return make


def fresh_keys(wanted: Wanted) -> Callable[[], Behaviour]:
    """Every attempt is new work: keys are forgotten."""

    def make() -> Behaviour:
        async def behave(request: Request, forward: Forward) -> Answer:
            if not wanted(request) or not request.key:
                return await forward(request)
            answer = await forward(request.with_header("x-idempotency-key", uuid.uuid4().hex))
            return answer.with_header("x-idempotency-key", None)

        return behave

    return make


def keys_of_their_own(wanted: Wanted) -> Callable[[], Behaviour]:
    """Keys are known by operation and path alone, so that one is good for different work."""

    def make() -> Behaviour:
        async def behave(request: Request, forward: Forward) -> Answer:
            if not wanted(request) or not request.key:
                return await forward(request)
            other = uuid.uuid5(uuid.NAMESPACE_URL, f"{request.path}{request.key}").hex
            answer = await forward(request.with_header("x-idempotency-key", other))
            return answer.with_header("x-idempotency-key", None)

        return behave

    return make


def _of_second_time(wanted: Wanted, *, first: bool) -> Callable[[], Behaviour]:
    """A refused call is answered as done: of an order for which one succeeded before, or of the others."""

    def make() -> Behaviour:
        done: set[str] = set()

        async def behave(request: Request, forward: Forward) -> Answer:
            answer = await forward(request)
            if not wanted(request):
                return answer
            if answer.status == 200:
                done.add(request.order_id)
            elif answer.code == "cannot_capture_order" and (request.order_id in done) != first:
                order = (await forward(Request("GET", f"/v1/orders/{request.order_id}", request.headers, b""))).json
                return answer.with_status(200).with_json({**order, "status": "processed"})
            return answer

        return behave

    return make


def _unkept(wanted: Wanted) -> Callable[[], Behaviour]:
    """What was done is answered, and the order reads as before."""

    def make() -> Behaviour:
        before: dict[str, Answer] = {}

        async def behave(request: Request, forward: Forward) -> Answer:
            if wanted(request):
                read = Request("GET", f"/v1/orders/{request.order_id}", request.headers, b"")
                before[request.order_id] = await forward(read)
            if request.gets and request.order_id in before:
                return before[request.order_id]
            return await forward(request)

        return behave

    return make


def _failed_as(change: Callable[[Answer], Answer]) -> Callable[[], Behaviour]:
    return answered(lambda request, answer: change(answer) if answer.status == 402 else None)


def _status(value: str) -> Callable[[Body], None]:
    def change(order: Body) -> None:
        order["status"] = value

    return change


def _put_payment(name: str, value: Any) -> Callable[[Body], None]:
    def change(order: Body) -> None:
        for payment in payments(order):
            payment[name] = value(payment[name]) if callable(value) else value

    return change


def _put_refund(name: str, value: Any) -> Callable[[Body], None]:
    def change(order: Body) -> None:
        for each in order["transactions"]["refunds"]:
            each[name] = value(each[name]) if callable(value) else value

    return change


def a_cent_off(text: str) -> str:
    return str(Decimal(text) - CENT)


def _only_if(condition: Callable[[Body], bool], change: Callable[[Body], Any]) -> Callable[[Body], Any]:
    return lambda order: change(order) if condition(order) else None


def _waits(order: Body) -> bool:
    return bool(order["status_detail"] == "waiting_capture")


def _without_reference(order: Body) -> Any:
    if order["status"] == "processed" and order["processing_mode"] == "manual":
        del order["external_reference"]


def _partly(order: Body) -> bool:
    return bool(order["status_detail"] == "partially_refunded")


def _too_much(most: Callable[[Decimal, Decimal], bool]) -> Told:
    """A refused amount that would be taken, from what is left and what is asked for."""

    def told(request: Request, answer: Answer) -> bool:
        detail: str = json.loads(answer.body)["errors"][0]["details"][0]
        left = Decimal(detail.split("of the payment ")[1].split()[0])
        return most(left, Decimal(request.json["transactions"][0]["amount"]))

    return told


def _refuse_empty(request: Request, _: Answer) -> Answer | None:
    return refusal("required_properties") if refunds(request) and request.body == b"{}" else None


def _refused_after_part() -> Behaviour:
    part: set[str] = set()

    async def behave(request: Request, forward: Forward) -> Answer:
        if refunds(request) and not request.body and request.order_id in part:
            return refusal("order_already_refunded", 409)
        if refunds(request) and request.body:
            part.add(request.order_id)
        return await forward(request)

    return behave


def _no_refund_of(wanted: Wanted) -> Callable[[], Behaviour]:
    def make() -> Behaviour:
        seen: set[str] = set()

        async def behave(request: Request, forward: Forward) -> Answer:
            if refunds(request) and request.order_id in seen:
                return refusal("cannot_refund_order", 409)
            if wanted(request):
                seen.add(request.order_id)
            return await forward(request)

        return behave

    return make


MODE, TOTAL = "invalid_order_mode_for_operation", "invalid_total_amount"
for _kind, _name, _text, _found_by, _make in (
    ("check", "any mode is processed", "an order in automatic mode is processed", "process-manual-only",
     as_done(processes, MODE, says("mode of the order"))),
    ("state", "processed twice", "an order is processed twice", "process-created-only",
     as_done(processes, MODE, says("order is processed"))),
    ("state", "canceled and processed", "a canceled order is processed", "process-canceled",
     as_done(processes, MODE, says("order is canceled"))),
    ("check", "nothing to process", "an order without payments is processed", "process-total-is-sum",
     as_done(processes, TOTAL)),
    ("state", "processed as created", "a process leaves its order as created", "process-as-automatic",
     order_of(processes, _status("created"))),
    ("state", "processed without a capture", "an order that waits for its capture is answered as processed",
     "process-as-automatic", order_of(processes, _only_if(_waits, _status("processed")))),
    ("shape", "processed a cent off", "a process changes the amount of a payment by a cent", "process-keeps-payments",
     order_of(processes, _put_payment("amount", a_cent_off))),
    ("shape", "processed under new ids", "a process gives payments other ids", "process-keeps-payments",
     order_of(processes, _put_payment("id", "PAY01J67CQQH5904WDBVZEM4JMEP3"))),
    ("shape", "processed without reference", "a process loses the reference", "process-keeps-payments",
     order_of(orders, _without_reference)),
    ("key", "process has no replay", "a process is not replayed", "process-replay", fresh_keys(processes)),
    ("key", "process under any key", "the key of another call processes", "process-key-conflict",
     keys_of_their_own(processes)),
    ("account", "orders of others are processed", "an account processes orders of another", "process-own-orders-only",
     owners_eyes(processes)),
    ("key", "merged processes", "processes under different keys share one answer", "process-race", merged(processes)),
    ("code", "failed process as 200", "a payment that fails is answered 200", "process-failed-payment",
     _failed_as(lambda answer: answer.with_status(200).with_json(answer.json["data"]))),
    ("state", "failed process as processed", "402 shows the order as processed", "process-failed-payment",
     _failed_as(lambda answer: answer.with_json(
         {**answer.json, "data": {**answer.json["data"], "status": "processed"}}))),
    ("shape", "failed process of another", "402 shows another order", "process-failed-payment",
     _failed_as(lambda answer: answer.with_json(
         {**answer.json, "data": {**answer.json["data"], "id": "ORD01J49MMW3SSBK5PSV3DFR32959"}}))),
    ("state", "process is not kept", "a processed order reads as before", "process-as-automatic", _unkept(processes)),
    ("shape", "captured a cent off", "a capture takes a cent less", "capture-takes-all",
     order_of(captures, _put_payment("amount", a_cent_off))),
    ("shape", "captured order reads a cent off", "a captured order reads as paid a cent less", "capture-takes-all",
     order_of(lambda r: r.gets, _only_if(
         lambda order: order["capture_mode"] == "manual",
         lambda order: order.update(total_paid_amount=a_cent_off(order["total_paid_amount"]))))),
    ("state", "captured twice", "an order is captured twice", "capture-once", _of_second_time(captures, first=False)),
    ("state", "anything is captured", "an order that is paid already is captured", "capture-waiting-only",
     _of_second_time(captures, first=True)),
    ("state", "canceled and captured", "a canceled order is captured", "capture-canceled",
     as_done(captures, "cannot_capture_order", says("is canceled"))),
    ("shape", "capture of another", "a capture answers with another order", "capture-takes-all",
     order_of(captures, lambda order: order.update(id="ORD01J49MMW3SSBK5PSV3DFR32959"))),
    ("state", "captured and waiting", "a capture answers that the order waits", "capture-takes-all",
     order_of(captures, _status("action_required"))),
    ("state", "capture is not kept", "a captured order reads as before", "capture-takes-all", _unkept(captures)),
    ("state", "captured and canceled", "a captured order is canceled", "capture-keeps-from-cancel",
     as_done(lambda r: r.cancels, "cannot_cancel_order")),
    ("check", "Pix is captured", "a payment with Pix is captured", "capture-cards-only",
     as_done(captures, "operation_not_supported")),
    ("code", "Pix waits for no capture", "a capture of Pix has the code of a wrong status", "capture-cards-only",
     code("operation_not_supported", "cannot_capture_order")),
    ("account", "orders of others are captured", "an account captures orders of another", "capture-own-orders-only",
     owners_eyes(captures)),
    ("key", "capture has no replay", "a capture is not replayed", "capture-replay", fresh_keys(captures)),
    ("key", "capture under any key", "the key of another call captures", "capture-key-conflict",
     keys_of_their_own(captures)),
    ("key", "merged captures", "captures under different keys share one answer", "capture-race", merged(captures)),
    ("code", "failed capture as 200", "a capture that fails is answered 200", "capture-failed-payment",
     _failed_as(lambda answer: answer.with_status(200).with_json(answer.json["data"]))),
    ("shape", "refund a cent off", "a refund pays a cent less back", "refund-partial",
     order_of(refunds, _put_refund("amount", a_cent_off))),
    ("shape", "total refund a cent off", "a total refund pays a cent less back", "refund-total",
     order_of(refunds, _put_refund("amount", a_cent_off))),
    ("state", "refunded twice", "an order is paid back twice", "refund-once",
     as_done(refunds, "order_already_refunded")),
    ("state", "unpaid and refunded", "an order that is not paid is paid back", "refund-processed-only",
     as_done(refunds, "cannot_refund_order", says("status of the order"))),
    ("check", "a cent too much", "a refund of a cent more than is left is taken", "refund-amount-exceeds",
     as_done(refunds, "refund_amount_exceeds", _too_much(lambda left, asked: asked == left + CENT))),
    ("check", "refunds are not added up", "a refund counts what was paid, not what is left", "refund-amount-exceeds",
     as_done(refunds, "refund_amount_exceeds", _too_much(lambda left, asked: asked <= Decimal("24.90")))),
    ("check", "payments of others are refunded", "a payment of another order is paid back",
     "refund-unknown-transaction", as_done(refunds, "transaction_not_found")),
    ("code", "unknown transaction as order", "an unknown transaction has the code of an unknown order",
     "refund-unknown-transaction", code("transaction_not_found", "order_not_found")),
    ("state", "part as whole", "a partial refund leaves the order refunded", "refund-partial",
     order_of(refunds, _only_if(_partly, _status("refunded")))),
    ("state", "part without detail", "a partial refund has the detail of an order that is paid", "refund-partial",
     order_of(lambda r: True, _only_if(_partly, lambda order: order.update(status_detail="accredited")))),
    ("state", "last part leaves it paid", "the last part leaves the order processed", "refund-in-parts",
     order_of(refunds, _only_if(lambda order: order["status"] == "refunded", _status("processed")))),
    ("shape", "refunds are not read", "an order reads without its refunds", "refund-is-read",
     order_of(lambda r: r.gets, lambda order: order["transactions"].pop("refunds"))),
    ("shape", "refunds of one id", "refunds read under one id", "refund-is-read",
     order_of(lambda r: r.gets, _put_refund("id", "REF01J67CQQH5904WDBVZEM4JMEP3"))),
    ("shape", "refund lowers the payment", "a payment reads as what is left of it", "refund-is-read",
     order_of(lambda r: r.gets, lambda order: [
         each.update(amount=str(Decimal(each["amount"]) - Decimal(each["refunded_amount"])))
         for each in payments(order)])),
    ("shape", "refunded amount a cent off", "the refunded_amount of a payment is a cent less", "refund-is-read",
     order_of(lambda r: r.gets, _put_payment("refunded_amount", a_cent_off))),
    ("check", "an empty object is refused", "a refund with an empty object is refused", "refund-empty-object",
     answered(_refuse_empty)),
    ("time", "refunds for ever", "an order is paid back whenever it was made", "refund-window",
     as_done(refunds, "cannot_refund_order", says("it was created too long ago"))),
    ("account", "orders of others are refunded", "an account pays orders of another back", "refund-own-orders-only",
     owners_eyes(refunds)),
    ("key", "refund has no replay", "a refund is not replayed", "refund-replay", fresh_keys(refunds)),
    ("key", "refund under any key", "the key of another call pays back", "refund-key-conflict",
     keys_of_their_own(refunds)),
    ("key", "merged refunds", "refunds under different keys share one answer", "refund-race", merged(refunds)),
    ("key", "merged partial refunds", "partial refunds at one moment share one answer", "refund-parts-race",
     merged(lambda request: refunds(request) and bool(request.body))),
    ("state", "rest refused", "what is left after a part is not paid back", "refund-rest", _refused_after_part),
    ("shape", "rest is the whole", "the rest is answered as the whole", "refund-rest",
     order_of(refunds, _put_refund("amount", lambda amount: "24.90" if amount == "14.90" else amount))),
    ("shape", "refund without id", "a refund has the id of its payment", "refund-total",
     order_of(refunds, lambda order: [
         each.update(id=each["transaction_id"]) for each in order["transactions"]["refunds"]])),
    ("shape", "refund of another payment", "a refund names another payment", "refund-total",
     order_of(refunds, _put_refund("transaction_id", "PAY01J67CQQH5904WDBVZEM4JMEP3"))),
    ("state", "captured is not refunded", "a captured order is not paid back", "refund-captured",
     _no_refund_of(captures)),
    ("state", "refund is not kept", "an order that was paid back reads as before", "refund-total", _unkept(refunds)),
):  # fmt: skip
    add(_kind, _name, _text, _found_by, _make)
