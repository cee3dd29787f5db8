"""Orders whose buyer pays, has a card rejected, or is asked who they are; and what is paid back of payments."""

from collections.abc import Callable
from typing import Any

from faulty_app import Answer, Behaviour, Forward, Request

from defects.planting import Body, add, asked, body_of, creates, order_of, orders, payments, refuse


def _reads(change: Callable[[Body], Any]) -> Callable[[], Behaviour]:
    return order_of(lambda request: request.gets, change)


def _paid_with(kind: str) -> Callable[[Body], bool]:
    """Whether an order was paid, in this way."""
    return lambda order: order["status"] == "processed" and payments(order)[0]["payment_method"]["id"] == kind


def _if(wanted: Callable[[Body], bool], change: Callable[[Body], Any]) -> Callable[[Body], Any]:
    return lambda order: change(order) if wanted(order) else None


def _halfway(order: Body) -> None:
    payments(order)[0].update(status="action_required", status_detail="waiting_transfer")


def _with_money(order: Body) -> None:
    payments(order)[0]["payment_method"] = {"id": "account_money", "type": "account_money"}


def _open_again(order: Body) -> None:
    if order["status"] == "failed" and not order.get("transactions"):
        order.update(status="created", status_detail="created")


def _never_asks(body: Body) -> Any:
    places = (body.get("config", {}).get("online", {}), payments(body)[0]["payment_method"])
    return any(each.pop("transaction_security", None) for each in places)


def _asks_everybody(order: Body) -> None:
    for payment in payments(order):
        payment["payment_method"].setdefault("transaction_security", {"status": "CHALLENGE"})


def _at_once(kind: str) -> Callable[[Body], Any]:
    """A payment can be made until it was created."""

    def change(order: Body) -> None:
        for payment in payments(order):
            if payment["payment_method"]["id"] == kind and "date_of_expiration" in payment:
                payment["date_of_expiration"] = order["created_date"]

    return change


def _failed_as_made() -> Behaviour:
    """A replay shows the order whose payment failed as one that was made."""
    failed: dict[str | None, Answer] = {}

    async def behave(request: Request, forward: Forward) -> Answer:
        if request.creates and request.key in failed:
            return failed[request.key]
        answer = await forward(request)
        if request.creates and answer.status == 402:
            failed[request.key] = answer.with_status(201).with_json(answer.json["data"])
        return answer

    return behave


def _one_is_enough(order: Body) -> None:
    methods = {each["payment_method"]["id"] for each in payments(order)}
    if methods == {"pix", "visa"}:
        order.update(status="processed", status_detail="accredited")


def _back(wanted: str, status: str) -> Callable[[Body], Any]:
    """The payment of an order that was paid back so far stands otherwise."""

    def change(order: Body) -> None:
        if order["status_detail"] == wanted:
            for payment in payments(order):
                payment["status"] = status

    return change


def _no_descriptor(body: Body) -> Any:
    method = body["payment_method"]
    return method["type"] == "ticket" and method.pop("statement_descriptor")


def _once(request: Request) -> Request | None:
    """Of a terminal that is named twice the last counts."""
    body = request.json
    named = body.get("terminals") if request.path == "/terminals/v1/setup" and isinstance(body, dict) else None
    if not isinstance(named, list) or not all(isinstance(each, dict) and "id" in each for each in named):
        return None
    return request.with_json({"terminals": list({str(each["id"]): each for each in named}.values())})


for _kind, _name, _text, _rule, _make in (
    (
        *("state", "paid halfway", "the payment of an order that its buyer has paid waits"),
        *("online-order-paid-by-its-buyer", _reads(_if(_paid_with("pix"), _halfway))),
    ),
    (
        *("shape", "paid with something else", "an order that was paid with Pix reads as paid with money"),
        *("online-order-paid-by-its-buyer", _reads(_if(_paid_with("pix"), _with_money))),
    ),
    (
        *("state", "rejected and open", "an order of Checkout Pro is created after its card was rejected"),
        *("checkout-rejection", _reads(_open_again)),
    ),
    (
        *("check", "never asks", "a buyer who is always to be asked is not", "three-d-secure-always"),
        body_of(creates, _never_asks),
    ),
    (
        *("shape", "asks everybody", "a payment shows a challenge that nobody has asked for"),
        *("three-d-secure-always", order_of(orders, _asks_everybody)),
    ),
    (
        *("time", "Pix until now", "a payment with Pix can be made until it was created", "payment-says-until-when"),
        order_of(orders, _at_once("pix")),
    ),
    (
        *("time", "boleto until now", "a boleto says another day than its barcode", "boleto-says-its-day"),
        order_of(orders, _at_once("boleto")),
    ),
    (
        *("key", "failed as made", "the key of an order whose payment failed gives it as made"),
        *("create-failed-replay", lambda: _failed_as_made()),
    ),
    (
        *("state", "one is enough", "an order is processed while one of its payments waits"),
        *("online-order-waits-for-its-buyer", order_of(orders, _one_is_enough)),
    ),
    (
        *("check", "items count once", "items of which there are two are counted once", "items-that-add-up"),
        refuse(lambda r, b: any(each.get("quantity") == 2 for each in b["items"]), "order_items_total_amount_mismatch"),
    ),
    (
        *("state", "a part is the payment", "a payment of which a part was paid back is refunded", "refund-partial"),
        order_of(orders, _back("partially_refunded", "refunded")),
    ),
    (
        *("state", "paid back as canceled", "a payment of which all was paid back is canceled", "refund-total"),
        order_of(orders, _back("refunded", "canceled")),
    ),
    (
        *("check", "tickets have no descriptor", "an update to a ticket loses what was sent besides"),
        *("update-transaction-merges", body_of(lambda r: r.method == "PUT" and orders(r), _no_descriptor)),
    ),
    (
        *("terminal", "named twice", "a terminal may be named twice in a request", "terminals-named-once"),
        asked(_once),
    ),
):
    add(_kind, _name, _text, _rule, _make)
