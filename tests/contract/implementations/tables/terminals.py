"""Terminals, and what becomes of orders there in tests."""

from collections.abc import Mapping
from sqlite3 import Connection, IntegrityError, Row

from . import defects
from .orders import check_order_id, own_order
from .refusals import Answer, Refusal, last_violation
from .service import Call, Service, query_values
from .states import REFUND_TAKES, SIMULATION_TAKES, later, move
from .wire import Json

SETUP_CODES = {"required": "required_properties", "additionalProperties": "unsupported_properties"}
SETUP_PAYLOAD = frozenset({"type", "minItems", "maxItems"})
TAKEN = "Only one pos-store with PDV mode ON or SUSPENDED is allowed"


def list_terminals(service: Service, call: Call) -> Answer:
    """The terminals of the account."""
    values = query_values(call, "property_value")
    limit, offset = values.get("limit", 50), values.get("offset", 0)
    pos = values.get("pos_id")
    store = int(values["store_id"]) if "store_id" in values else None
    with service.work() as (sql, _):
        rows = sql.execute("SELECT * FROM terminals WHERE account = ? ORDER BY rowid", (call.account,)).fetchall()
    found = [each for each in rows if pos in (None, each["pos"]) and store in (None, each["store"])]
    shown = [_view(each) for each in found[offset : offset + limit]]
    paging = {"total": len(found), "offset": offset, "limit": limit}
    return Answer(200, {"data": {"terminals": shown}, "paging": paging})


def _view(terminal: Row) -> Json:
    return {
        "id": terminal["id"],
        "pos_id": terminal["pos"],
        "store_id": str(terminal["store"]),
        "external_pos_id": f"POS{terminal['pos']}",
        "operating_mode": terminal["mode"],
        "model": terminal["id"].partition("__")[0],
    }


def update_terminals(service: Service, call: Call) -> Answer:
    """Change the modes of terminals, of all that are named or of none."""
    request = call.json()
    violation = last_violation("TerminalsUpdateRequest", request)
    if violation is not None:
        code = "invalid_payload" if violation.keyword in SETUP_PAYLOAD else "property_value"
        raise Refusal(SETUP_CODES.get(violation.keyword, code), violation.place, f"violates {violation.keyword}")
    wishes = list(enumerate(request["terminals"]))
    groups = [[each] for each in wishes] if service.broken(defects.HALF_SETUP) else [wishes]
    changed = []
    for group in groups:
        with service.work() as (sql, _):
            changed += [_change(sql, call.account, number, wish) for number, wish in group]
    return Answer(200, {"terminals": changed})


def _change(sql: Connection, account: int, number: int, wish: Mapping[str, str]) -> Json:
    place = f"$.terminals[{number}]"
    values = {"id": wish["id"], "account": account, "mode": wish["operating_mode"]}
    row = sql.execute("SELECT * FROM terminals WHERE id = :id AND account = :account", values).fetchone()
    if row is None:
        raise Refusal("not_found", f"{place}.id", "is no terminal of this account")
    if row["pos"] is None and wish["operating_mode"] == "PDV":
        raise Refusal("store_pos_not_found", f"{place}.id", "stands at no point of sale")
    try:
        sql.execute("UPDATE terminals SET mode = :mode WHERE id = :id", values)
    except IntegrityError as error:
        raise Refusal(TAKEN, f"{place}.operating_mode", "its point of sale has one already") from error
    return _view(sql.execute("SELECT * FROM terminals WHERE id = :id", values).fetchone())


def simulate_order_event(service: Service, call: Call) -> Answer:
    """Let a Point order come to a status after a while."""
    check_order_id(call)
    wish = call.json()
    violation = last_violation("OrderEventRequest", wish)
    if violation is not None:
        raise Refusal("bad_request", violation.place, f"violates {violation.keyword}")
    _check_wish(wish)
    with service.work() as (sql, now):
        order = own_order(sql, call)
        _check_transition(sql, order, wish["status"])
        if wish["status"] == "refunded":
            later(sql, order["id"], now + REFUND_TAKES, "simulate", wish)
        else:
            move(sql, order["id"], now, ("at_terminal",) * 2, ("at_terminal",) * 2)
            later(sql, order["id"], now + SIMULATION_TAKES, "simulate", wish)
    return Answer(204)


def _check_wish(wish: Mapping[str, Json]) -> None:
    paid = wish["status"] in ("processed", "failed")
    for name in ("payment_method_type", "payment_method_id"):
        if name in wish and not paid:
            raise Refusal("bad_request", f"$.{name}", "goes with processed and failed alone")
    if "installments" in wish and wish.get("payment_method_type") != "credit_card":
        raise Refusal("bad_request", "$.installments", "goes with a credit card alone")
    if "status_detail" in wish:
        of = "processed" if wish["status_detail"] == "accredited" else "failed"
        if wish["status"] != of:
            raise Refusal("bad_request", "$.status_detail", f"goes with {of} alone")


def _check_transition(sql: Connection, order: Row, to: str) -> None:
    if order["type"] != "point":
        raise Refusal("bad_request", "$.status", "is for orders of terminals alone")
    coming = "SELECT 1 FROM events WHERE order_id = ? AND kind <> 'expire'"
    if sql.execute(coming, (order["id"],)).fetchone():
        raise Refusal("bad_request", "$.status", "is on its way already")
    if order["status"] not in (("processed",) if to == "refunded" else ("created", "at_terminal")):
        raise Refusal("bad_request", "$.status", f"does not follow {order['status']}")
