"""Creating, reading and changing merchant orders."""

import time
from decimal import Decimal, localcontext
from sqlite3 import Connection, Row

from . import defects
from .merchant_codes import refuse_body
from .refusals import Answer, Refusal, parameter_value
from .service import Call, Service
from .views import application_of
from .wire import Json, dump_json, local_text, parse_json

COLUMNS = (
    "preference_id",
    "application_id",
    "site_id",
    "marketplace",
    "notification_url",
    "additional_info",
    "external_reference",
    "sponsor_id",
    "payer_id",
    "payer",
)
PLAIN = COLUMNS[:-2]


def create_merchant_order(service: Service, call: Call) -> Answer:
    """Create a merchant order."""
    request = refuse_body(call, "MerchantOrderRequest")
    _check_people(request, call.account)
    with service.work() as (sql, now):
        _refuse_done_preference(sql, call.account, request)
        values = {
            "site_id": "MLA",
            "marketplace": "NONE",
            "application_id": str(application_of(call.account)),
            **_columns(request),
        }
        names = ["account", "created", "updated", *values]
        numbers = [call.account, now, now, *values.values()]
        marks = ", ".join("?" * len(names))
        insert = f"INSERT INTO merchant_orders ({', '.join(names)}) VALUES ({marks})"  # noqa: S608
        order_id = sql.execute(insert, numbers).lastrowid
        for place, item in enumerate(request.get("items", [])):
            row = (order_id, place, item.get("id"), dump_json(item), item["quantity"], str(item["unit_price"]))
            sql.execute("INSERT INTO merchant_items VALUES (?, ?, ?, ?, ?, ?)", row)
        return Answer(201, merchant_view(service, sql, own_merchant_order(service, sql, call, order_id)))


def get_merchant_order(service: Service, call: Call) -> Answer:
    """Read a merchant order."""
    order_id = _path_id(call)
    with service.work() as (sql, _):
        return Answer(200, merchant_view(service, sql, own_merchant_order(service, sql, call, order_id)))


def update_merchant_order(service: Service, call: Call) -> Answer:
    """Change what is sent of a merchant order."""
    order_id = _path_id(call)
    request = refuse_body(call, "MerchantOrderUpdateRequest")
    _check_people(request, call.account)
    values = _columns(request)
    if service.broken(defects.LOST_UPDATE):
        with service.work() as (sql, _):
            before = own_merchant_order(service, sql, call, order_id)
        values = {**{name: before[name] for name in COLUMNS}, **values}
        time.sleep(0.02)
    with service.work() as (sql, now):
        order = own_merchant_order(service, sql, call, order_id)
        if order["status"] != "opened":
            raise Refusal("invalid_order_state", "$.status", f"is {order['status']}")
        for name in ("payment", "shipment"):
            if request.get(f"{name}s"):
                raise Refusal(f"invalid_{name}_id", f"$.{name}s[0].id", "is none of the merchant order")
        _change_quantities(sql, order_id, request.get("items", []))
        changes = "".join(f", {name} = ?" for name in values)
        update = f"UPDATE merchant_orders SET updated = ?{changes} WHERE id = ?"  # noqa: S608 - fixed names
        sql.execute(update, [now, *values.values(), order_id])
        return Answer(200, merchant_view(service, sql, own_merchant_order(service, sql, call, order_id)))


def _path_id(call: Call) -> int:
    try:
        number: int = parameter_value(call.operation.parameters["id"], call.path["id"])
    except ValueError as error:
        raise Refusal("invalid_format", "id", "is no id of a merchant order") from error
    return number


def own_merchant_order(service: Service, sql: Connection, call: Call, order_id: int | None) -> Row:
    """A merchant order of the account."""
    row: Row | None = sql.execute("SELECT * FROM merchant_orders WHERE id = ?", (order_id,)).fetchone()
    leak = service.broken(defects.MERCHANT_LEAK) and call.operation.id == "get_merchant_order"
    if row is None or (row["account"] != call.account and not leak):
        raise Refusal("not_found", "id", "is no merchant order of this account")
    return row


def _check_people(request: Json, account: int) -> None:
    if request.get("collector", {}).get("id", account) != account:
        raise Refusal("user_not_allowed", "$.collector.id", "is another account")
    if request.get("payer", {}).get("id") == account:
        raise Refusal("invalid_user_id", "$.payer.id", "is the account that collects")


def _refuse_done_preference(sql: Connection, account: int, request: Json) -> None:
    done = "SELECT 1 FROM merchant_orders WHERE account = ? AND preference_id = ? AND status <> 'opened'"
    if sql.execute(done, (account, request.get("preference_id"))).fetchone():
        raise Refusal("invalid_order_state", "$.preference_id", "is of a merchant order that is done")


def _columns(request: Json) -> dict[str, str | None]:
    values = {name: None if request[name] is None else str(request[name]) for name in PLAIN if name in request}
    if values.get("marketplace") == "":
        values["marketplace"] = "NONE"
    if "payer" in request:
        number = request["payer"].get("id")
        values |= {"payer": dump_json(request["payer"]), "payer_id": None if number is None else str(number)}
    return values


def _change_quantities(sql: Connection, order_id: int, wishes: list[Json]) -> None:
    rows = item_rows(sql, order_id)
    seen: set[str] = set()
    for number, wish in enumerate(wishes):
        place = f"$.items[{number}]"
        row = next((each for each in rows if each["item_id"] == wish["id"]), None)
        if row is None or wish["id"] in seen:
            raise Refusal("invalid_items", f"{place}.id", "is none of the merchant order, or is named twice")
        seen.add(wish["id"])
        item = parse_json(row["fields"].encode())
        changed = [name for name in wish if name != "quantity" and wish[name] != item.get(name)]
        if changed:
            raise Refusal("invalid_items", f"{place}.{changed[-1]}", "is not what it was")
        values = (wish.get("quantity", row["quantity"]), order_id, row["place"])
        sql.execute("UPDATE merchant_items SET quantity = ? WHERE order_id = ? AND place = ?", values)


def item_rows(sql: Connection, order_id: int) -> list[Row]:
    """The items of a merchant order."""
    return sql.execute("SELECT * FROM merchant_items WHERE order_id = ? ORDER BY place", (order_id,)).fetchall()


def merchant_view(service: Service, sql: Connection, order: Row) -> Json:
    """A merchant order with all that is known of it."""
    rows = item_rows(sql, order["id"])
    empty = dict.fromkeys(("id", "category_id", "currency_id", "description", "picture_url", "title"))
    items = [{**empty, **parse_json(each["fields"].encode()), "quantity": each["quantity"]} for each in rows]
    payer = parse_json(order["payer"].encode()) if order["payer"] else None
    return {
        "id": order["id"],
        "status": order["status"],
        "order_status": "payment_required",
        **{name: order[name] for name in PLAIN},
        "collector": {"id": order["account"], "email": "", "nickname": f"TABLES{order['account']}"},
        "payer": payer and {"id": None, "email": None, "nickname": None, **payer},
        "items": items,
        "payments": {},
        "shipments": {},
        "payouts": {},
        "shipping_cost": 0,
        "total_amount": _total(service, rows),
        "paid_amount": 0,
        "refunded_amount": 0,
        "cancelled": False,
        "is_test": True,
        "date_created": local_text(order["created"]),
        "last_updated": local_text(order["updated"]),
        "version": 0,
    }


def _total(service: Service, rows: list[Row]) -> Json:
    if service.broken(defects.MERCHANT_FLOAT):
        return sum(each["quantity"] * float(each["unit_price"]) for each in rows)
    with localcontext(prec=1000):
        return sum((each["quantity"] * Decimal(each["unit_price"]) for each in rows), Decimal(0))
