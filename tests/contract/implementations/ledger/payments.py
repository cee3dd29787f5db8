"""What is done with the payments of an order: made, captured, paid back, added, changed and deleted."""

from decimal import Decimal

from .call import Answer, Call, Handler
from .checks import Refusal
from .online import adds_up, charge, method_problems
from .orders import own, payment
from .store import Row
from .timeline import left, move, pay_back, payment_view, short


def _manual(order: Row) -> bool:
    mode = order["sent"].get("processing_mode")
    return bool(mode == "manual" and order["type"] == "online" and order["status"] == "created")


def _process(call: Call) -> Answer:
    order = own(call)
    if not _manual(order):
        raise Refusal(("invalid_order_mode_for_operation", f"order_id (it is {order['status']})"))
    payments = [each["sent"] for each in order["payments"]]
    if not adds_up(call, payments, Decimal(order["sent"]["total_amount"])):
        raise Refusal(("invalid_total_amount", "order_id (its payments are not its total)"))
    charge(order, call.now)
    return 200, short(order, payments=[payment_view(each) for each in order["payments"]])


def _capture(call: Call) -> Answer:
    order = own(call)
    again = call.wrong("a captured order is captured again") and order["sent"].get("capture_mode") == "manual"
    open_ = ("action_required", "processed") if again else ("action_required",)
    details = {each["detail"] for each in order["payments"]}
    if order["status"] not in open_ or not details <= {"waiting_capture", "accredited"}:
        waits = order["status"] == "action_required" and order["type"] == "online"
        raise Refusal(("operation_not_supported" if waits else "cannot_capture_order", f"order_id ({order['status']})"))
    move(order, call.now, "processed", "accredited", "accredited")
    return 200, short(order, payments=[payment_view(each) for each in order["payments"]])


def _refund(call: Call) -> Answer:
    order = own(call)
    if order["status"] != "processed":
        word = "order_already_refunded" if order["status"] == "refunded" else "cannot_refund_order"
        raise Refusal((word, f"order_id (it is {order['status']})"))
    if not call.body:
        parts = [(each, left(each)) for each in order["payments"] if left(each)]
    else:
        parts = [_part(call, order, call.body["transactions"][0])]
    return 201, short(order, refunds=pay_back(order, parts, call.now))


def _part(call: Call, order: Row, wanted: Row) -> tuple[Row, Decimal]:
    found = next((each for each in order["payments"] if each["id"] == wanted["id"]), None)
    if found is None:
        raise Refusal(("transaction_not_found", "#/transactions/0/id (not of this order)"))
    amount = Decimal(wanted["amount"])
    paid = Decimal(found["sent"]["amount"])
    if amount > (paid if call.wrong("what was paid back already does not count") else left(found)):
        raise Refusal(("refund_amount_exceeds", f"#/transactions/0/amount ({left(found)} left)"))
    return found, amount


def _add(call: Call) -> Answer:
    order = own(call)
    if not _manual(order):
        raise Refusal(("invalid_order_mode_for_operation", f"order_id (it is {order['status']})"))
    sent = call.body["payments"]
    problems = [each for n, one in enumerate(sent) for each in method_problems(one, f"#/payments/{n}/payment_method")]
    if problems:
        raise Refusal(*problems)
    there = 0 if call.wrong("the payments that are there do not count") else len(order["payments"])
    if len(sent) + there > 2:
        raise Refusal(("exceeded_number_of_transactions", f"#/payments ({len(order['payments'])} there already)"))
    added = [payment(each) for each in sent]
    order["payments"] = order["payments"] + added
    order["updated"] = call.now
    return 201, {"payments": [payment_view(each) for each in added]}


def _changeable(call: Call) -> tuple[Row, Row]:
    order = own(call)
    found = next((each for each in order["payments"] if each["id"] == call.path["transaction_id"]), None)
    if found is None or not _manual(order):
        raise Refusal(("invalid_transaction_id", "transaction_id (none that can be changed)"))
    return order, found


def _update(call: Call) -> Answer:
    order, found = _changeable(call)
    method = {**found["sent"].get("payment_method", {}), **call.body["payment_method"]}
    if (
        call.wrong("an update of a method forgets its instalments")
        and "installments" not in call.body["payment_method"]
    ):
        method.pop("installments", None)
    lacking = [("required_properties", f"#/payment_method/{name}") for name in ("id", "type") if name not in method]
    sent = {**found["sent"], "payment_method": method}
    problems = lacking or method_problems(sent, "#/payment_method")
    if problems:
        raise Refusal(*problems)
    found["sent"] = sent
    order["updated"] = call.now
    return 200, {"payment_method": payment_view(found)["payment_method"]}


def _delete(call: Call) -> Answer:
    order, found = _changeable(call)
    order["payments"] = [each for each in order["payments"] if each is not found]
    order["updated"] = call.now
    return 204, None


HANDLERS: dict[str, Handler] = {
    "process_order": _process,
    "capture_order": _capture,
    "refund_order": _refund,
    "create_transactions": _add,
    "update_transaction": _update,
    "delete_transaction": _delete,
}
