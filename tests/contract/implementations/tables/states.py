"""What happens to orders and their payments, and what happens to them later without a call."""

import json
import secrets
from sqlite3 import Connection, Row

from .wire import SECOND, Json

CARD_TYPES = frozenset({"credit_card", "debit_card", "prepaid_card"})
WAITING = {
    "ticket": "waiting_payment",
    "bank_transfer": "waiting_transfer",
    "digital_wallet": "waiting_payment",
}
OPEN = {
    "point": frozenset({"created", "at_terminal"}),
    "qr": frozenset({"created"}),
    "online": frozenset({"created", "action_required"}),
}
SIMULATION_TAKES = 3 * SECOND
REFUND_TAKES = SECOND
ASYNC_TAKES = SECOND // 2
TERMINAL_CANCELS_AFTER = 2 * SECOND


def order_row(sql: Connection, order_id: str) -> Row:
    """An order that is there."""
    row: Row = sql.execute("SELECT * FROM orders WHERE id = ?", (order_id,)).fetchone()
    return row


def payment_rows(sql: Connection, order_id: str) -> list[Row]:
    """The payments of an order, in their order."""
    return sql.execute("SELECT * FROM payments WHERE order_id = ? ORDER BY place", (order_id,)).fetchall()


def move(sql: Connection, order_id: str, now: int, order_to: tuple[str, str], payments_to: tuple[str, str]) -> None:
    """Give an order and all its payments another status and detail."""
    sql.execute("UPDATE orders SET status = ?, detail = ?, updated = ? WHERE id = ?", (*order_to, now, order_id))
    sql.execute("UPDATE payments SET status = ?, detail = ? WHERE order_id = ?", (*payments_to, order_id))


def pay(sql: Connection, order_id: str, now: int) -> None:
    """Pay an order in full."""
    move(sql, order_id, now, ("processed", "accredited"), ("processed", "accredited"))
    sql.execute("UPDATE payments SET paid = cents WHERE order_id = ?", (order_id,))


def later(sql: Connection, order_id: str, due: int, kind: str, data: Json = None) -> None:
    """Let something happen to an order."""
    values = (order_id, due, kind, json.dumps(data or {}))
    sql.execute("INSERT INTO events (order_id, due, kind, data) VALUES (?, ?, ?, ?)", values)


def make_payments(sql: Connection, order_id: str, now: int) -> None:
    """Make the payments of an online order, as far as they are made without the buyer."""
    order = order_row(sql, order_id)
    payments = payment_rows(sql, order_id)
    details = [_detail(json.loads(each["method"])["type"], order["capture"]) for each in payments]
    waiting = [detail for detail in details if detail]
    if waiting:
        move(sql, order_id, now, ("action_required", waiting[0]), ("processing", "in_process"))
        for payment, detail in zip(payments, details, strict=True):
            if detail:
                values = (detail, payment["id"])
                sql.execute("UPDATE payments SET status = 'action_required', detail = ? WHERE id = ?", values)
    elif "automatic_async" in (order["capture"], order["processing"]):
        move(sql, order_id, now, ("processing", "in_process"), ("processing", "in_process"))
        later(sql, order_id, now + ASYNC_TAKES, "approve")
    else:
        pay(sql, order_id, now)


def _detail(method_type: str, capture: str) -> str:
    if method_type in CARD_TYPES:
        return "waiting_capture" if capture == "manual" else ""
    return WAITING.get(method_type, "")


def refund(sql: Connection, order_id: str, now: int, parts: list[tuple[str, int]]) -> None:
    """Pay parts of payments back, of which as much is left."""
    for payment_id, part in parts:
        values = ("ref" + secrets.token_hex(12), order_id, payment_id, part, now)
        sql.execute("INSERT INTO refunds VALUES (?, ?, ?, ?, ?)", values)
        sql.execute("UPDATE payments SET refunded = refunded + ? WHERE id = ?", (part, payment_id))
    note_refunds(sql, order_id, now)


def note_refunds(sql: Connection, order_id: str, now: int) -> None:
    """Let the statuses of an order and its payments say what was paid back of them."""
    sql.execute(
        "UPDATE payments SET status = CASE WHEN refunded = paid THEN 'refunded' ELSE 'processed' END,"
        " detail = CASE WHEN refunded = paid THEN 'refunded' ELSE 'partially_refunded' END"
        " WHERE order_id = ? AND refunded > 0",
        (order_id,),
    )
    left = sql.execute("SELECT sum(paid - refunded) FROM payments WHERE order_id = ?", (order_id,)).fetchone()[0]
    to = ("processed", "partially_refunded") if left else ("refunded", "refunded")
    sql.execute("UPDATE orders SET status = ?, detail = ?, updated = ? WHERE id = ?", (*to, now, order_id))


def parts_left(sql: Connection, order_id: str) -> list[tuple[str, int]]:
    """All that can still be paid back."""
    rows = payment_rows(sql, order_id)
    return [(each["id"], each["paid"] - each["refunded"]) for each in rows if each["paid"] > each["refunded"]]


def settle(sql: Connection, now: int) -> None:
    """Let all happen that is due."""
    for event in sql.execute("SELECT * FROM events WHERE due <= ? ORDER BY due, seq", (now,)).fetchall():
        order = order_row(sql, event["order_id"])
        _happen(sql, order, event)
        sql.execute("DELETE FROM events WHERE seq = ?", (event["seq"],))


def _happen(sql: Connection, order: Row, event: Row) -> None:
    order_id, due, status = order["id"], event["due"], order["status"]
    if event["kind"] == "expire" and status in OPEN[order["type"]]:
        move(sql, order_id, due, ("expired", "expired"), ("expired", "expired"))
    elif event["kind"] == "approve" and status == "processing":
        pay(sql, order_id, due)
    elif event["kind"] == "cancel" and status == "at_terminal":
        move(sql, order_id, due, ("canceled", "canceled"), ("canceled", "canceled_by_api"))
    elif event["kind"] == "simulate":
        _simulate(sql, order, due, json.loads(event["data"]))


def _simulate(sql: Connection, order: Row, due: int, wish: Json) -> None:
    to = wish["status"]
    if to == "refunded" and order["status"] == "processed":
        refund(sql, order["id"], due, parts_left(sql, order["id"]))
    if order["status"] != "at_terminal":
        return
    if to in ("processed", "failed"):
        method = {
            "id": wish.get("payment_method_id", "visa"),
            "type": wish.get("payment_method_type", "credit_card"),
            "installments": wish.get("installments", 1),
        }
        sql.execute("UPDATE payments SET method = ? WHERE order_id = ?", (json.dumps(method), order["id"]))
    if to == "processed":
        pay(sql, order["id"], due)
    elif to == "failed":
        detail = wish.get("status_detail", "rejected_other_reason")
        move(sql, order["id"], due, ("failed", "failed"), ("failed", detail))
    elif to == "canceled":
        move(sql, order["id"], due, ("canceled", "canceled"), ("canceled", "canceled_on_terminal"))
    else:
        move(sql, order["id"], due, (to, to), (to, "check_on_terminal" if to == "action_required" else to))
