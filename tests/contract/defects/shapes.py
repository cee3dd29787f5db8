"""Answers of another form, and values that change on the way."""

import struct
from collections.abc import Callable
from typing import Any

from attrs import evolve
from faulty_app import Answer, Behaviour, Body, Request

from defects.planting import (
    DISCOVERY,
    add,
    answered,
    asked,
    creates,
    merchant,
    new_merchant,
    order_of,
    orders,
    payments,
    updates,
)


def _float_amounts(order: Body) -> None:
    for payment in payments(order):
        payment["amount"] = float(payment["amount"])


def _rounded(order: Body) -> None:
    order["total_amount"] = f"{float(order['total_amount']) * 1.0001:.4f}"


def _as_today(order: Body) -> None:
    order["config"] = {"point": order.pop("type_config")}


def _errors_object(request: Request, answer: Answer) -> Answer | None:
    body = answer.json
    errors = isinstance(body, dict) and "errors" in body
    return answer.with_json({"errors": body["errors"][0]}) if errors else None


def _sum_of_floats(order: Body) -> None:
    total = 0.0
    for item in order["items"]:
        for _ in range(min(item["quantity"], 1000)):
            total += item["unit_price"]
    order["total_amount"] = total


def _replaced(request: Request, answer: Answer) -> Answer | None:
    """An update that forgets what was not sent."""
    body = answer.json
    if not updates(request) or answer.status != 200:
        return None
    return answer.with_json(
        {name: value if name in request.json or name in ("id", "items") else None for name, value in body.items()}
    )


def _of_order(change: Callable[[Body], Any]) -> Callable[[], Behaviour]:
    return order_of(lambda r: orders(r) and r.method in ("GET", "POST"), change)


def _all_amounts(change: Callable[[str], str]) -> Callable[[Body], Any]:
    def apply(order: Body) -> None:
        for each in (*payments(order), order):
            for name in ("amount", "total_amount"):
                if name in each:
                    each[name] = change(each[name])

    return apply


def _float32(text: str) -> str:
    return f"{struct.unpack('f', struct.pack('f', float(text)))[0]:.2f}"


def _texts(change: Callable[[str], str]) -> Callable[[Body], Any]:
    def apply(order: Body) -> None:
        order["description"] = change(order["description"])

    return apply


add("shape", "amounts as numbers", "amounts are JSON numbers", "answer-body", order_of(orders, _float_amounts))
add(
    "shape",
    "dates without zone",
    "dates have no zone",
    "answer-body",
    order_of(orders, lambda o: o.update(created_date=o["created_date"].rstrip("Z"))),
)
add(
    "shape",
    "dates in seconds",
    "dates are seconds since 1970",
    "answer-body",
    order_of(orders, lambda o: o.update(created_date=1700000000)),
)
add("shape", "errors as object", "errors are an object instead of a list", "answer-body", answered(_errors_object))
add("shape", "no id", "a new order has no id", DISCOVERY, order_of(creates, lambda o: o.pop("id")))
add(
    "shape",
    "not JSON",
    "answers are cut",
    "answer-body",
    answered(lambda r, a: evolve(a, body=a.body[:-1]) if r.gets else None),
)
add("shape", "total off", "a total comes back a little larger", "online-order-as-sent", order_of(creates, _rounded))
add(
    "shape",
    "second payment lost",
    "of two payments one comes back",
    "online-order-as-sent",
    order_of(creates, lambda o: payments(o).pop() if len(payments(o)) == 2 else None),
)
add(
    "shape",
    "reference lost",
    "the external_reference does not come back",
    "online-order-as-sent",
    order_of(creates, lambda o: o.pop("external_reference")),
)
add(
    "shape",
    "reference cut",
    "a Point order comes back with its external_reference cut",
    "point-order-as-sent",
    order_of(creates, lambda o: o.update(external_reference=o["external_reference"][:30])),
)
add(
    "shape",
    "2024 as today",
    "an order of 2024 comes back in the form of today",
    "point-order-in-its-form",
    order_of(creates, _as_today),
)
add(
    "shape",
    "one id",
    "every order has the same id",
    "order-ids-differ",
    order_of(creates, lambda o: o.update(id="ORD0000ABCD222233334444555566")),
)
add(
    "shape",
    "sum of floats",
    "the total of a merchant order is added as floats",
    "merchant-order-total",
    order_of(new_merchant, _sum_of_floats),
)
add(
    "shape",
    "born closed",
    "a new merchant order is closed and paid, as the page's sample shows it",
    "merchant-order-born-open",
    order_of(new_merchant, lambda o: o.update(status="closed", order_status="paid")),
)
add(
    "shape",
    "id as text",
    "the id of a merchant order is text",
    "answer-body",
    order_of(merchant, lambda o: o.update(id=str(o["id"]))),
)
add(
    "shape", "update forgets", "an update forgets what was not sent", "update-changes-what-is-sent", answered(_replaced)
)
add(
    "shape",
    "update keeps the total",
    "a new quantity does not change the total",
    "update-quantity",
    order_of(updates, lambda o: o.update(total_amount=25.2)),
)
add(
    "shape",
    "date stands",
    "a cancel does not move last_updated_date",
    "cancel-dates",
    order_of(lambda r: r.cancels or r.gets, lambda o: o.update(last_updated_date=o["created_date"])),
)
add(
    "shape",
    "payments stay",
    "a cancel leaves the payments as they were",
    "cancel-online",
    order_of(lambda r: r.cancels, lambda o: payments(o)[0].update(status="created")),
)
add(
    "shape",
    "cancel forgets",
    "a canceled order has lost its total",
    "cancel-keeps-the-rest",
    order_of(lambda r: r.cancels or r.gets, lambda o: o.pop("total_amount")),
)
add(
    "shape",
    "cents by float",
    "amounts are cut to cents as floats",
    "amounts-as-sent",
    _of_order(_all_amounts(lambda text: f"{int(float(text) * 100) / 100:.2f}")),
)
add(
    "shape",
    "single precision",
    "amounts are kept in single precision",
    "amounts-as-sent",
    _of_order(_all_amounts(_float32)),
)
add(
    "shape",
    "amount of the first",
    "the second payment has the amount of the first",
    "amounts-as-sent",
    _of_order(lambda o: payments(o)[1].update(amount=payments(o)[0]["amount"])),
)
add(
    "shape",
    "letters lost",
    "letters outside of ASCII become question marks",
    "texts-as-sent",
    _of_order(_texts(lambda text: text.encode("ascii", "replace").decode())),
)
add("shape", "texts trimmed", "spaces around a text are lost", "texts-as-sent", _of_order(_texts(str.strip)))
add(
    "shape",
    "UTF-8 as Latin-1",
    "UTF-8 is read as Latin-1",
    "texts-as-sent",
    asked(lambda r: evolve(r, body=r.body.decode("latin-1").encode()) if r.creates and not r.body.isascii() else None),
)
add(
    "shape",
    "one installment",
    "every payment has one installment",
    "online-order-as-sent",
    _of_order(lambda o: payments(o)[0]["payment_method"].update(installments=1)),
)
add("shape", "items lost", "an order loses its items", "online-order-as-sent", _of_order(lambda o: o.pop("items")))
add(
    "shape",
    "default life shown",
    "every Point order shows a life of 15 minutes",
    "point-order-as-sent",
    _of_order(lambda o: o.update(expiration_time="PT15M") if o["type"] == "point" else None),
)
add(
    "shape",
    "ticket lost",
    "an order of 2024 loses its ticket number",
    "point-order-as-sent",
    _of_order(lambda o: o["type_config"].pop("ticket_number")),
)
add(
    "shape",
    "shipment lost",
    "an order loses its shipment",
    "online-order-as-sent",
    _of_order(lambda o: o.pop("shipment")),
)
add(
    "shape",
    "payer's e-mail lost",
    "a merchant order loses the e-mail of its payer",
    "merchant-order-as-sent",
    order_of(merchant, lambda o: o["payer"].pop("email")),
)
add(
    "shape",
    "no marketplace",
    "a merchant order of no marketplace has an empty one",
    "merchant-order-all-optional",
    order_of(merchant, lambda o: o.update(marketplace="") if o["marketplace"] == "NONE" else None),
)
add(
    "shape",
    "ten items",
    "a merchant order keeps ten items",
    "merchant-order-as-sent",
    order_of(merchant, lambda o: o.update(items=o["items"][:10])),
)
add(
    "shape",
    "total of three",
    "the total counts three items",
    "merchant-order-total",
    order_of(
        new_merchant,
        lambda o: (
            o.update(total_amount=sum(i["quantity"] * i["unit_price"] for i in o["items"][:3]))
            if len(o["items"]) > 3
            else None
        ),
    ),
)
add(
    "shape",
    "preference lost",
    "a merchant order loses its preference",
    "merchant-order-as-sent",
    order_of(merchant, lambda o: o.update(preference_id=None)),
)
