"""Reading, canceling, processing, capturing and refunding orders."""

import json
import time
from sqlite3 import Connection, Row

from . import defects
from .refusals import Answer, Refusal, check_order_body, parameter_value
from .service import Call, Service
from .states import (
    CARD_TYPES,
    OPEN,
    TERMINAL_CANCELS_AFTER,
    later,
    make_payments,
    move,
    note_refunds,
    order_row,
    parts_left,
    pay,
    payment_rows,
    refund,
)
from .views import order_view
from .wire import DAY, Json, cents

SMART_TERMINALS = ("PAX_A910__", "NEWLAND_N950__")
REFUND_WINDOWS = {
    "online": (180, "cannot_refund_order"),
    "point": (90, "refund_period_exceeded"),
    "qr": (360, "in_store_payment_refund_order"),
}


def check_order_id(call: Call) -> None:
    """Refuse what is not of the form of an order id."""
    try:
        parameter_value(call.operation.parameters["order_id"], call.path["order_id"])
    except ValueError as error:
        code = "invalid_path_param" if "invalid_path_param" in call.operation.codes else "bad_request"
        raise Refusal(code, "order_id", "is not of the form of an order id") from error


def own_order(sql: Connection, call: Call) -> Row:
    """The order of the path, if it is one of the account."""
    row: Row | None = order_row(sql, call.path["order_id"])
    if row is None or row["account"] != call.account:
        raise Refusal("order_not_found", "order_id", "is no order of this account")
    return row


def get_order(service: Service, call: Call) -> Answer:
    """Read an order."""
    check_order_id(call)
    with service.work() as (sql, _):
        return Answer(200, order_view(sql, own_order(sql, call)["id"]))


def cancel_order(service: Service, call: Call) -> Answer:
    """Cancel an order, or let its terminal do so."""
    check_order_id(call)

    def work(sql: Connection, now: int) -> Answer:
        order = own_order(sql, call)
        if _may_ask_terminal(sql, order, call):
            move(sql, order["id"], now, ("at_terminal",) * 2, ("at_terminal", "cancellation_requested"))
            later(sql, order["id"], now + TERMINAL_CANCELS_AFTER, "cancel")
            return Answer(202, order_view(sql, order["id"]))
        _refuse_cancel(order)
        if order["type"] == "online":
            move(sql, order["id"], now, ("canceled", "canceled_transaction"), ("canceled", "canceled_transaction"))
        else:
            move(sql, order["id"], now, ("canceled", "canceled"), ("canceled", "canceled_by_api"))
        return Answer(200, order_view(sql, order["id"]))

    try:
        return service.once(call, work)
    except Refusal:
        if service.broken(defects.REFUSAL_KEEPS_KEY) and 0 < len(call.key) <= 128:
            service.use_up(call)
        raise


def _may_ask_terminal(sql: Connection, order: Row, call: Call) -> bool:
    return (
        order["status"] == "at_terminal"
        and call.headers.get("x-allow-cancelable-status") == "at_terminal"
        and order["terminal"].startswith(SMART_TERMINALS)
        and payment_rows(sql, order["id"])[0]["detail"] != "cancellation_requested"
    )


def _refuse_cancel(order: Row) -> None:
    allowed = OPEN[order["type"]] - {"at_terminal"}
    if order["status"] not in allowed:
        already = order["type"] == "qr" or order["status"] == "canceled"
        code = "order_already_canceled" if already else "cannot_cancel_order"
        raise Refusal(code, "$.status", f"the order is {order['status']}")


def process_order(service: Service, call: Call) -> Answer:
    """Make the payments of an order in manual mode."""
    check_order_id(call)

    def work(sql: Connection, now: int) -> Answer:
        order = own_order(sql, call)
        if order["type"] != "online" or order["processing"] != "manual":
            raise Refusal("invalid_order_mode_for_operation", "$.processing_mode", "is not manual")
        if order["status"] != "created":
            raise Refusal("invalid_order_mode_for_operation", "$.status", f"is {order['status']}")
        payments = payment_rows(sql, order["id"])
        sums_up = sum(each["cents"] for each in payments) == order["total"]
        if not payments or not (sums_up or service.broken(defects.PROCESS_ANY_SUM)):
            raise Refusal("invalid_total_amount", "$.total_amount", "is not the sum of the payments")
        make_payments(sql, order["id"], now)
        return Answer(200, order_view(sql, order["id"]))

    return service.once(call, work)


def capture_order(service: Service, call: Call) -> Answer:
    """Take the money that was authorised."""
    check_order_id(call)

    def work(sql: Connection, now: int) -> Answer:
        order = own_order(sql, call)
        methods = [json.loads(each["method"] or "{}") for each in payment_rows(sql, order["id"])]
        if order["status"] != "action_required" and not service.broken(defects.CAPTURE_OF_CANCELED):
            raise Refusal("cannot_capture_order", "$.status", f"is {order['status']}")
        if any(each.get("type") not in CARD_TYPES for each in methods):
            raise Refusal("operation_not_supported", "$.transactions", "has a payment without a card")
        pay(sql, order["id"], now)
        return Answer(200, order_view(sql, order["id"]))

    return service.once(call, work)


def refund_order(service: Service, call: Call) -> Answer:
    """Pay an order back, all that is left or a part of one payment."""
    check_order_id(call)
    request = call.json() if call.body else {}
    check_order_body("RefundRequest", request)
    stale: dict[str, int] = {}
    if service.broken(defects.PARTS_RACE):
        with service.work() as (sql, _):
            rows = payment_rows(sql, call.path["order_id"])
            stale |= {each["id"]: each["refunded"] for each in rows}
        time.sleep(0.02)

    def work(sql: Connection, now: int) -> Answer:
        order = own_order(sql, call)
        _refuse_refund(order, now)
        for payment_id, refunded in stale.items():
            sql.execute("UPDATE payments SET refunded = ? WHERE id = ?", (refunded, payment_id))
        if "transactions" in request:
            refund(sql, order["id"], now, [_part(sql, order, request["transactions"][0])])
        elif service.broken(defects.REST_IS_ALL):
            _refund_whole(sql, order, now)
        else:
            refund(sql, order["id"], now, parts_left(sql, order["id"]))
        return Answer(201, order_view(sql, order["id"]))

    return service.once(call, work)


def _refuse_refund(order: Row, now: int) -> None:
    if order["status"] == "refunded":
        raise Refusal("order_already_refunded", "$.status", "is refunded")
    if order["status"] != "processed":
        raise Refusal("cannot_refund_order", "$.status", f"is {order['status']}")
    days, code = REFUND_WINDOWS[order["type"]]
    if now - order["created"] > days * DAY:
        raise Refusal(code, "$.created_date", f"is more than {days} days ago")


def _part(sql: Connection, order: Row, wish: Json) -> tuple[str, int]:
    payment = next((each for each in payment_rows(sql, order["id"]) if each["id"] == wish["id"]), None)
    if payment is None:
        raise Refusal("transaction_not_found", "$.transactions[0].id", "is no payment of the order")
    left = payment["paid"] - payment["refunded"]
    part = cents(wish["amount"])
    if part > left:
        raise Refusal("refund_amount_exceeds", "$.transactions[0].amount", f"is more than the {left} cents left")
    return payment["id"], part


def _refund_whole(sql: Connection, order: Row, now: int) -> None:
    for payment in payment_rows(sql, order["id"]):
        sql.execute("UPDATE payments SET refunded = 0 WHERE id = ?", (payment["id"],))
    refund(sql, order["id"], now, [(each["id"], each["paid"]) for each in payment_rows(sql, order["id"])])
    note_refunds(sql, order["id"], now)
