"""What becomes of an order as time goes by, and how an order reads."""

from decimal import Decimal
from typing import Any

from .store import SECOND, Row, Store, ulid, utc

OPEN = {"online": ("created", "action_required"), "point": ("created", "at_terminal"), "qr": ("created",)}


def settle(order: Row, now: int) -> Row:
    """Let happen what was to happen until now."""
    while order["due"]:
        due = min(order["due"], key=lambda each: int(each["at"]))
        if due["at"] > now:
            break
        order["due"].remove(due)
        _happen(order, due)
    return order


def later(order: Row, moment: int, status: str, **more: Any) -> None:
    """Let an order come to a status at a moment."""
    order["due"].append({"at": moment, "status": status, **more})


def _happen(order: Row, due: Row) -> None:
    status, at = due["status"], due["at"]
    if status == "refunded":
        if order["status"] == "processed":
            pay_back(order, [(each, left(each)) for each in order["payments"] if left(each)], at)
    elif status == "paid":
        if order["status"] == "processing":
            for each in order["payments"]:
                if each["status"] == "processing":
                    each.update(status="processed", detail="accredited")
            follow(order, at)
    elif order["status"] in OPEN[order["type"]]:
        detail = "accredited" if status == "processed" else str(status)
        move(order, at, status, detail, payment_detail=str(due.get("detail", detail)))
        for each in order["payments"]:
            each["method"] = due.get("method") or each["method"]


def move(order: Row, at: int, status: str, detail: str, payment_detail: str) -> None:
    """Give an order and its payments other statuses."""
    order.update(status=status, detail=detail, updated=at)
    for each in order["payments"]:
        each.update(status=status, detail=payment_detail)


def follow(order: Row, at: int) -> None:
    """Let an order stand where the first of its payments stands that is not made, or the last one."""
    waiting = [each for each in order["payments"] if each["status"] != "processed"]
    first = (waiting or order["payments"])[0]
    order.update(status=first["status"], detail=first["detail"], updated=at)


def left(payment: Row) -> Decimal:
    """What can still be paid back of a payment."""
    rest: Decimal = Decimal(payment["sent"]["amount"]) - payment["refunded"]
    return rest


def pay_back(order: Row, parts: list[tuple[Row, Decimal]], at: int) -> list[Row]:
    """Pay back these parts, and say what was."""
    made = []
    for payment, amount in parts:
        payment["refunded"] += amount
        detail = "partially_refunded" if left(payment) else "refunded"
        payment.update(status="processed" if left(payment) else "refunded", detail=detail)
        refund = {
            "id": "REF" + ulid(),
            "transaction_id": payment["id"],
            "amount": f"{amount:.2f}",
            "status": "processed",
        }
        made.append(refund)
    order["refunds"] = order["refunds"] + made
    whole = all(each["status"] == "refunded" for each in order["payments"])
    order.update(status="refunded" if whole else "processed", updated=at)
    order["detail"] = "refunded" if whole else "partially_refunded"
    return made


def statuses(row: Row) -> Row:
    """The status of an order or a payment, with its detail where that says more."""
    said = {"status": row["status"]}
    if row["detail"] != row["status"]:
        said["status_detail"] = row["detail"]
    return said


def payment_view(payment: Row) -> Row:
    """A payment as it reads, without the token of its card."""
    view = {"id": payment["id"], **payment["sent"], **statuses(payment)}
    method = {**payment["sent"].get("payment_method", {}), **payment["method"]}
    method.pop("token", None)
    if method:
        view["payment_method"] = method
    if payment["refunded"]:
        view["refunded_amount"] = f"{payment['refunded']:.2f}"
    return view


def view(order: Row) -> Row:
    """An order as it reads."""
    sent = {name: each for name, each in order["sent"].items() if name not in ("payer", "additional_info")}
    transactions: Row = {}
    if order["payments"]:
        transactions["payments"] = [payment_view(each) for each in order["payments"]]
    if order["refunds"]:
        transactions["refunds"] = order["refunds"]
    sent.pop("transactions", None)
    read = {**sent, "id": order["id"], **order["account_view"], **statuses(order), "livemode": False}
    read["integration_data"] = {**sent.get("integration_data", {}), **order["application"]}
    read.update(created_date=utc(order["created"]), last_updated_date=utc(order["updated"]))
    if transactions:
        read["transactions"] = transactions
    return read


def short(order: Row, **transactions: Any) -> Row:
    """What some answers show of an order."""
    return {"id": order["id"], **statuses(order), "transactions": transactions}


def frees(store: Store, terminal: Row, now: int) -> bool:
    """Whether a terminal has no order that waits or is being paid."""
    order = store.orders.get(terminal["order"])
    if order and store.defect == "what a terminal cancels keeps the terminal busy":
        settle(order, now)
        return order["status"] not in OPEN["point"] and order["payments"][0]["detail"] != "canceled_on_terminal"
    return order is None or settle(order, now)["status"] not in OPEN["point"]


def soon(now: int, seconds: float) -> int:
    """A moment so many seconds from now."""
    return now + int(seconds * SECOND)
