"""Orders: how they are created, read and canceled."""

import re
from decimal import Decimal
from typing import Any

from .call import Answer, Call, Handler
from .checks import Refusal
from .codes import emv_text
from .online import charge, check_online
from .store import Row, seconds_of, ulid
from .timeline import OPEN, frees, later, move, settle, short, soon, statuses, view

_ID = re.compile(r"((ORD|ORDTST)?[0-9A-HJKMNP-TV-Z]{26}|[0-9]{1,20})", re.ASCII)
_FORMS = {"online": "OnlineOrderRequest", "qr": "QrOrderRequest"}
_CANCELING = ("PAX_A910__", "NEWLAND_N950__")
_POS = "STORE001POS001"
_TERMINAL_TAKES_ORDERS = "PDV"


def well_formed(order_id: str) -> bool:
    """Whether a text has one of the forms of the ids of orders."""
    return _ID.fullmatch(order_id) is not None


def form(call: Call) -> str:
    """The schema that an order is held against."""
    body = call.body
    if not isinstance(body, dict):
        return "OnlineOrderRequest"
    if "type" not in body:
        raise Refusal(("required_properties", "#/type (required)"))
    kind = body["type"]
    if kind == "point":
        return "PointOrderRequest" if "config" in body else "PointTypeConfigOrderRequest"
    if not isinstance(kind, str):
        raise Refusal(("property_type", "#/type (text)"))
    if kind not in _FORMS:
        raise Refusal(("property_value", "#/type (online, point or qr)"))
    return _FORMS[kind]


def own(call: Call) -> Row:
    """The order of the path, as it stands now, if it is one of the account."""
    order = call.store.orders.get(call.path["order_id"])
    seen = call.wrong("an order is shown to every account") and call.operation.id == "get_order"
    if order is None or (order["account"] != call.account and not seen):
        raise Refusal(("order_not_found", "order_id (no order of this account)"))
    return settle(order, call.now)


def payment(sent: Row, **statuses: str) -> Row:
    """A new payment."""
    row: Row = {"id": "pay_" + ulid().lower(), "sent": sent, "status": "created", "detail": "created"}
    return {**row, "refunded": Decimal(0), "method": {}, **statuses}


def _create(call: Call) -> Answer:
    sent = call.body
    kind = sent["type"]
    {"online": check_online, "point": _check_point, "qr": _check_qr}[kind](call)
    number = next(call.store.numbers)
    order: Row = {"type": kind, "account": call.account, "sent": sent, "number": number, "refunds": [], "due": []}
    order.update(status="created", detail="created", created=call.now, updated=call.now, asked=False)
    payments = sent.get("transactions", {}).get("payments", [])
    order["payments"] = [payment(each) for each in payments]
    order.update(application={"application_id": str(8_800_000_000_000 + call.account)}, account_view={})
    {"online": _begin_online, "point": _begin_point, "qr": _begin_qr}[kind](call, order)
    call.store.orders[order["id"]] = order
    return 201, view(order)


def _begin_online(call: Call, order: Row) -> None:
    sent = order["sent"]
    order.update(id=str(40_000_000_000_000_000 + order["number"]), account_view={"country_code": "AR"})
    lives = [sent.get("expiration_time"), *(each["sent"].get("expiration_time") for each in order["payments"])]
    seconds = [seconds_of(each) for each in lives if each]
    if seconds:
        later(order, soon(call.now, min(seconds)), "expired")
    if sent.get("processing_mode") != "manual":
        charge(order, call.now)


def _begin_point(call: Call, order: Row) -> None:
    sent = order["sent"]
    order["id"] = ulid()
    seconds = seconds_of(sent.get("expiration_time", "PT15M"))
    if not call.wrong("a Point order does not expire"):
        later(order, soon(call.now, seconds), "expired")
    if "type_config" in sent:
        order.update(account_view={"site_id": "MLA"}, application={"application_id": 8_800_000_000_000 + call.account})
    else:
        order["account_view"] = {"country_code": "ARG", "user_id": str(call.account)}
    _terminal(call)["order"] = order["id"]


def _begin_qr(call: Call, order: Row) -> None:
    qr = order["sent"]["config"]["qr"]
    order["id"] = "ORDTST" + ulid()
    order["payments"][0]["detail"] = "ready_to_process"
    static = qr.get("mode", "static") == "static"
    seconds = seconds_of(order["sent"].get("expiration_time", "PT15M"))
    later(order, soon(call.now, min(seconds, 600) if static else seconds), "expired")
    if not static:
        text = emv_text("com.mercadolibre", order["id"], order["payments"][0]["sent"]["amount"], "032", "AR")
        order["account_view"] = {"type_response": {"qr_data": text}}


def _check_range(call: Call, longest: int) -> None:
    duration = call.body.get("expiration_time")
    if duration and not 30 <= seconds_of(duration) <= longest:
        raise Refusal(("property_value", "#/expiration_time (too short or too long)"))


def _terminal(call: Call) -> Row:
    named = call.body.get("type_config") or call.body["config"]["point"]
    name = named["terminal_id"]
    number = 50_000_000 + len(call.store.terminals)
    new = {"id": name, "account": call.account, "mode": _TERMINAL_TAKES_ORDERS, "pos": number, "order": None}
    terminal: Row = call.store.terminals.setdefault(name, new)
    return terminal


def check_terminal(call: Call) -> None:
    """Refuse an order whose terminal is that of another account, takes no orders, or has one."""
    place = "#/type_config/terminal_id" if "type_config" in call.body else "#/config/point/terminal_id"
    terminal = _terminal(call)
    if terminal["account"] != call.account or terminal["mode"] != _TERMINAL_TAKES_ORDERS:
        raise Refusal(("forbidden_checking_terminal_owner", f"{place} (not for this account)"))
    if not frees(call.store, terminal, call.now):
        raise Refusal(("already_queued_order_on_terminal", f"{place} (busy)"))


def _check_point(call: Call) -> None:
    _check_range(call, 3 * 3_600)
    if not call.wrong("a terminal is looked at before the work and not with it"):
        check_terminal(call)


def _check_qr(call: Call) -> None:
    sent = call.body
    _check_range(call, 3_600 * 3_600)
    total, amount = sent.get("total_amount"), sent["transactions"]["payments"][0]["amount"]
    if total is not None and Decimal(total) != Decimal(amount):
        raise Refusal(("bad_request", "#/total_amount (not the amount of the payment)"))
    if "discounts" in sent and any("external_categories" in each for each in sent.get("items", [])):
        raise Refusal(("bad_request", "#/discounts (not with external_categories)"))
    if sent["config"]["qr"]["external_pos_id"] != _POS:
        raise Refusal(("pos_not_found", "#/config/qr/external_pos_id (unknown)"))


def get(call: Call) -> Answer:
    """The order of the path."""
    return 200, view(own(call))


def _cancel(call: Call) -> Answer:
    order = own(call)
    kind, status = order["type"], order["status"]
    if status == "created" or (kind == "online" and status in OPEN[kind]):
        detail = "canceled_transaction" if kind == "online" else "canceled"
        if call.wrong("a cancel leaves the payments as they were"):
            order.update(status="canceled", detail=detail, updated=call.now)
        else:
            move(order, call.now, "canceled", detail, detail if kind == "online" else "canceled_by_api")
        return 200, view(order)
    if status == "at_terminal" and call.allowed == "at_terminal" and _can_ask(order):
        order.update(asked=True, updated=call.now)
        order["payments"][0]["detail"] = "cancellation_requested"
        later(order, soon(call.now, 3), "canceled", detail="canceled_by_api")
        first = order["payments"][0]
        return 202, short(order, payments=[{"id": first["id"], **statuses(first)}])
    already = kind == "qr" or status == "canceled"
    raise Refusal(("order_already_canceled" if already else "cannot_cancel_order", f"order_id (it is {status})"))


def _can_ask(order: Row) -> bool:
    named: Any = order["sent"].get("type_config") or order["sent"]["config"]["point"]
    return not order["asked"] and named["terminal_id"].startswith(_CANCELING)


HANDLERS: dict[str, Handler] = {"create_order": _create, "get_order": get, "cancel_order": _cancel}
