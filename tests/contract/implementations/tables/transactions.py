"""Adding, changing and deleting payments of orders in manual mode."""

import json
from sqlite3 import Connection, Row

from . import defects
from .creating import SAVED, add_payment, check_method
from .orders import check_order_id, own_order
from .refusals import Answer, Refusal, check_order_body
from .service import Call, Service
from .states import payment_rows
from .views import method_view, payment_view
from .wire import amount

MOST_PAYMENTS = 2


def create_transactions(service: Service, call: Call) -> Answer:
    """Add payments to an order."""
    check_order_id(call)
    request = call.json()
    check_order_body("TransactionsRequest", request)
    for number, payment in enumerate(request["payments"]):
        check_method(payment["payment_method"], f"$.payments[{number}].payment_method", saved=False)

    def work(sql: Connection, now: int) -> Answer:
        order = own_order(sql, call)
        if not _changeable(order):
            raise Refusal("invalid_order_mode_for_operation", "$.processing_mode", "or the status forbids it")
        has = 0 if service.broken(defects.COUNT_OF_REQUEST) else len(payment_rows(sql, order["id"]))
        if has + len(request["payments"]) > MOST_PAYMENTS:
            raise Refusal("exceeded_number_of_transactions", "$.payments", f"the order has {has} already")
        new = {add_payment(sql, order["id"], each, each["payment_method"]) for each in request["payments"]}
        _touch(sql, order, now)
        added = [payment_view(each) for each in payment_rows(sql, order["id"]) if each["id"] in new]
        return Answer(201, {"payments": added, "refunds": [], "chargebacks": []})

    return service.once(call, work)


def update_transaction(service: Service, call: Call) -> Answer:
    """Change how a payment is to be made."""
    check_order_id(call)
    request = call.json()
    check_order_body("TransactionUpdateRequest", request)

    def work(sql: Connection, now: int) -> Answer:
        order = own_order(sql, call)
        payment = _own_payment(sql, call, order)
        changes = request["payment_method"]
        old = json.loads(payment["method"])
        kept = {name: old[name] for name in ("id", "type", "token") if name in old}
        method = {**(kept if service.broken(defects.UPDATE_REPLACES) else old), **changes}
        saved = "card_id" in old or any(each in json.loads(payment["sent"]) for each in SAVED)
        check_method(method, "$.payment_method", saved=saved)
        sql.execute("UPDATE payments SET method = ? WHERE id = ?", (json.dumps(method), payment["id"]))
        _touch(sql, order, now)
        now_row = next(each for each in payment_rows(sql, order["id"]) if each["id"] == payment["id"])
        view = {"id": payment["id"], "amount": amount(payment["cents"]), "payment_method": method_view(now_row)}
        return Answer(200, view)

    return service.once(call, work)


def delete_transaction(service: Service, call: Call) -> Answer:
    """Take a payment out of an order."""
    check_order_id(call)

    def work(sql: Connection, now: int) -> Answer:
        order = own_order(sql, call)
        if service.broken(defects.DELETE_BY_ID):
            sql.execute("DELETE FROM payments WHERE id = ?", (call.path["transaction_id"],))
            return Answer(204)
        payment = _own_payment(sql, call, order)
        sql.execute("DELETE FROM payments WHERE id = ?", (payment["id"],))
        _touch(sql, order, now)
        return Answer(204)

    return service.once(call, work)


def _changeable(order: Row) -> bool:
    return (order["type"], order["processing"], order["status"]) == ("online", "manual", "created")


def _own_payment(sql: Connection, call: Call, order: Row) -> Row:
    named = (each for each in payment_rows(sql, order["id"]) if each["id"] == call.path["transaction_id"])
    payment = next(named, None)
    if payment is None or not _changeable(order):
        raise Refusal("invalid_transaction_id", "transaction_id", "is no payment of the order that can be changed")
    return payment


def _touch(sql: Connection, order: Row, now: int) -> None:
    sql.execute("UPDATE orders SET updated = ? WHERE id = ?", (now, order["id"]))
