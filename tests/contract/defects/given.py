"""Defects of what a server gives by itself: accounts, dates, lists, and what it says of a refusal."""

import json
from collections.abc import Callable
from typing import Any

from faulty_app import Answer, Request

from defects.planting import Body, add, answered, merchant, order_of


def _orders(request: Request) -> bool:
    return not merchant(request)


def _left_out(*names: str) -> Callable[[Body], Any]:
    """Takes a field out, wherever it stands."""

    def change(order: Body) -> Any:
        for name in names:
            *way, last = name.split(".")
            place = order
            for part in way:
                place = place[part]
            place.pop(last, None)

    return change


def _elsewhere(order: Body) -> Any:
    for name in ("created_date", "last_updated_date"):
        order[name] = order[name].removesuffix("Z") + "-03:00"


def _silent(*names: str) -> Callable[[Request, Answer], Answer | None]:
    """An error without a part of it."""

    def change(request: Request, answer: Answer) -> Answer | None:
        if answer.status != 400:
            return None
        body = json.loads(answer.body)
        for error in body.get("errors", [body]):
            for name in names:
                error[name] = [] if name == "details" else ""
        return answer.with_json(body)

    return change


ORDERS = {
    "point user": ("user_id", "Point orders do not name their account", "point-order-names-its-account"),
    "country": ("country_code", "orders do not name their country", "online-order-names-its-account"),
    "site of 2024": ("site_id", "Point orders of 2024 do not name their site", "point-order-names-its-account"),
    "application": (
        "integration_data.application_id",
        "orders do not name their application",
        "online-order-names-its-account",
    ),
}
for _name, (_field, _text, _rule) in ORDERS.items():
    add("shape", f"no {_name}", _text, _rule, order_of(_orders, _left_out(_field)))
add("time", "dates of Brazil", "dates of orders are not in UTC", "order-dates-are-utc", order_of(_orders, _elsewhere))


def _without_taxes(order: Body) -> Any:
    del order["taxes"]


add(
    "shape",
    "no taxes",
    "the taxes of Point orders do not come back",
    "point-order-as-sent",
    order_of(_orders, _without_taxes),
)

MERCHANT = {
    "collector": "merchant orders have no collector",
    "cancelled": "merchant orders do not say whether they are cancelled",
    "shipping_cost": "merchant orders have no cost of shipment",
    "date_created": "merchant orders have no date",
    "payments": "merchant orders have no list of payments",
}
for _name, _text in MERCHANT.items():
    change = order_of(merchant, _left_out(_name))
    add("shape", f"merchant without {_name}", _text, "merchant-order-has-its-fields", change)
add(
    "shape",
    "no default marketplace",
    "a merchant order without a marketplace has none",
    "merchant-order-default-marketplace",
    order_of(merchant, _left_out("marketplace")),
)
add("shape", "no details", "refusals do not say where", "refusal-tells-where", answered(_silent("details")))
add("shape", "no message", "refusals have no message", "refusal-tells-where", answered(_silent("message")))
add(
    "shape",
    "merchant without message",
    "refusals of merchant orders have no message",
    "merchant-refusal-tells-why",
    answered(_silent("message")),
)
