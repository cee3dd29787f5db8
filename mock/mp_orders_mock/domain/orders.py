"""New orders: what one has, and what makes its request wrong beyond the schema.

Each function gives the whole order as the API answers it, or raises Refused. Bodies have passed the contract's schema.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from mp_orders_mock.domain import online_orders, qr_orders
from mp_orders_mock.domain.account import Account
from mp_orders_mock.domain.durations import time_seconds
from mp_orders_mock.domain.new_order import NewOrderContext
from mp_orders_mock.domain.refusals import refused
from mp_orders_mock.domain.transitions import ONLINE, POINT, QR, Order, creation

Body: TypeAlias = Mapping[str, Any]

POINT_LIFE_S = (30, 3 * 3600)
POINT_DEFAULT_LIFE = "PT15M"
PDV = "PDV"
"""The mode of a terminal that is integrated, and takes orders."""
SHARED_SERIAL = "__SBX0000001"
"""The end of the names of terminals that the documents offer to everybody: they belong to nobody."""


def create(body: Body, account: Account, context: NewOrderContext) -> Order:
    """A new order of the type that is asked for."""
    return CREATE[body["type"]](body, account, context)


def create_point(body: Body, account: Account, context: NewOrderContext) -> Order:
    """A new Point order in either form; it answers in the form it was asked in (create-point, cancel-point)."""
    life = _point_life(body)
    state = creation(POINT)
    payment = {"id": context.payment_ids[0], **body["transactions"]["payments"][0], "status": state.status}
    order: Order = {
        "id": context.order_id,
        "type": POINT,
        "external_reference": body["external_reference"],
        "status": state.status,
        "created_date": context.now,
        "last_updated_date": context.now,
        "transactions": {"payments": [payment]},
    } | {name: body[name] for name in ("description", "taxes", "config", "type_config") if name in body}
    application_id: str | int = account.application_id
    if "type_config" in body:
        order["site_id"] = account.site_id
        application_id = int(account.application_id)
    else:
        order |= {
            "user_id": str(account.user_id),
            "expiration_time": life,
            "processing_mode": "automatic",
            "country_code": account.country.alpha2,
            "currency": account.country.currency,
            "status_detail": state.detail,
        }
        payment["status_detail"] = state.payment_detail
    order["integration_data"] = {"application_id": application_id, **body.get("integration_data", {})}
    return order


def terminal_of(body: Body) -> str | None:
    """The terminal that a request names, in either form."""
    if "type_config" in body:
        return str(body["type_config"]["terminal_id"])
    if "config" in body and "point" in body["config"]:
        return str(body["config"]["point"]["terminal_id"])
    return None


def is_shared(terminal_id: str) -> bool:
    """Whether the documents offer the terminal to everybody (any model with the serial SBX0000001)."""
    return terminal_id.endswith(SHARED_SERIAL)


def life_of(body: Body) -> str | None:
    """How long an order may stay open, as a duration from its creation; None for one that stays so for ever."""
    if body["type"] == POINT:
        return str(body.get("expiration_time", POINT_DEFAULT_LIFE))
    return qr_orders.life_of(body) if body["type"] == QR else online_orders.life_of(body)


CREATE: Mapping[str, Callable[[Body, Account, NewOrderContext], Order]] = {
    ONLINE: online_orders.create,
    POINT: create_point,
    QR: qr_orders.create,
}


def _point_life(body: Body) -> str:
    life = str(body.get("expiration_time", POINT_DEFAULT_LIFE))
    seconds = time_seconds(life)
    if seconds is None or not POINT_LIFE_S[0] <= seconds <= POINT_LIFE_S[1]:
        rule = "point-expiration-range"
        raise refused("property_value", "$.expiration_time", "must be from PT30S to PT3H", rule=rule)
    return life
