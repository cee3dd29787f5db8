"""What other implementations and mutants got past the kit: chunks, null, dates, several payments, merchant orders."""

from collections.abc import Callable
from typing import Any

from attrs import evolve
from faulty_app import Answer, Behaviour, Forward, Request

from defects.planting import Body, add, answered, asked, body_of, code, merchant, order_of, orders, updates

LARGEST = 256 * 1024


def _by_its_header(request: Request) -> Request | None:
    """What a server reads that believes how long a body says that it is, which one in chunks does not."""
    chunked = request.header("transfer-encoding") == "chunked"
    return evolve(request, body=request.body.rstrip(b" ")) if chunked and len(request.body) > LARGEST else None


def _old(order: Body) -> Any:
    for name in ("created_date", "last_updated_date"):
        order[name] = "1970" + order[name][4:]


def _never_paid() -> Behaviour:
    """Leaves orders in capture mode automatic_async as they were answered first."""
    waiting: set[str] = set()

    async def behave(request: Request, forward: Forward) -> Answer:
        answer = await forward(request)
        order = answer.json
        if request.creates and answer.status == 201 and request.json.get("capture_mode") == "automatic_async":
            waiting.add(order["id"])
        if not isinstance(order, dict) or order.get("id") not in waiting or answer.status >= 300:
            return answer
        return answer.with_json({**order, "status": "processing", "status_detail": "in_process"})

    return behave


def _without_null(body: Body) -> Any:
    for name in [name for name, value in body.items() if value is None]:
        del body[name]


def _put(name: str, value: Any, when: Callable[[Body], bool]) -> Callable[[], Behaviour]:
    def change(order: Body) -> Any:
        if when(order):
            order[name] = value

    return order_of(merchant, change)


def _paid_in(currency: str) -> Callable[[], Behaviour]:
    def change(order: Body) -> Any:
        for payment in order["payments"]:
            payment["currency_id"] = currency

    return order_of(merchant, change)


def _first_payment_alone(name: str) -> Callable[[Body], Any]:
    """Of two things in an order the first is shown alone."""

    def change(order: Body) -> Any:
        shown = order["transactions"].get(name, [])
        del shown[1:]

    return change


def _where_captured(request: Request, answer: Answer) -> Answer | None:
    """A second payment that the capture has forgotten."""
    order = answer.json
    payments = order.get("transactions", {}).get("payments", []) if isinstance(order, dict) else []
    if not request.path.endswith("/capture") or answer.status != 200 or len(payments) < 2:
        return None
    payments[1].update(status="action_required", status_detail="waiting_capture")
    return answer.with_json(order)


def _without_offsets(request: Request) -> Request | None:
    """Dates of a search are read as if all were in UTC."""
    query = request.query.replace(b"-03%3A00", b"Z")
    return evolve(request, query=query) if query != request.query else None


def _in_february(request: Request) -> Request:
    return evolve(request, query=request.query.replace(b"2026-02-30", b"2026-02-28"))


for _name, _text, _rule, _make in (
    (
        "size by its header",
        "a body in chunks is read, whatever its size",
        "create_order.request_too_large",
        asked(_by_its_header),
    ),
    ("dates of 1970", "orders have dates of long ago", "order-dates-are-now", order_of(orders, _old)),
    ("never paid", "an order in automatic_async is processing for ever", "automatic-async-ends", _never_paid),
    ("null keeps", "a null in an update is ignored", "update-takes-away", body_of(updates, _without_null)),
    (
        "closed too early",
        "a merchant order that was paid in part is closed",
        "merchant-order-follows-its-payments",
        _put("status", "closed", lambda order: order["paid_amount"] > 0),
    ),
    (
        "refunds do not count",
        "a merchant order does not show what was paid back",
        "merchant-order-follows-its-payments",
        _put("refunded_amount", 0, lambda order: True),
    ),
    (
        "always reais",
        "payments of merchant orders are in reais everywhere",
        "merchant-order-payment-in-its-currency",
        _paid_in("BRL"),
    ),
    (
        "never expired",
        "a merchant order that is given up stays open",
        "merchant-order-given-up",
        _put("status", "opened", lambda order: order["status"] == "expired"),
    ),
    (
        "orders do not count",
        "an order that belongs to a merchant order pays nothing of it",
        "merchant-order-of-orders",
        _put("paid_amount", 0, lambda order: True),
    ),
    (
        "ended and under way",
        "a merchant order waits for the payment of an order that has ended",
        "merchant-order-of-orders",
        _put("order_status", "payment_in_process", lambda order: order["payments"] and not order["paid_amount"]),
    ),
    ("no calendar", "a date that is in no calendar is read", "search-merchant-dates", asked(_in_february)),
    (
        "removed as wrong",
        "the token of an account that was removed is one that is wrong",
        "create_merchant_order.invalid_caller_id",
        code("invalid_caller_id", "invalid_token"),
    ),
    ("one of two captured", "of two cards one is captured", "capture-takes-all", answered(_where_captured)),
    (
        "one of two paid back",
        "of two payments one is paid back",
        "refund-total",
        order_of(orders, _first_payment_alone("refunds")),
    ),
    ("offsets unread", "the offset of a date of a search is not read", "search-finds-created", asked(_without_offsets)),
):
    add("check" if "size" in _name else "state", _name, _text, _rule, _make)


def _mistyped(order: Body) -> Any:
    for payment in order["transactions"]["payments"]:
        line = payment["payment_method"]["digitable_line"]
        payment["payment_method"]["digitable_line"] = f"{line[:9]}{(int(line[9]) + 1) % 10}{line[10:]}"


add(
    "shape",
    "line of a boleto",
    "a check digit of a boleto is wrong",
    "boleto-digits-agree",
    order_of(orders, _mistyped),
)


def _paid_already(order: Body) -> Any:
    if order["status"] == "action_required":
        order["total_paid_amount"] = order["total_amount"]


_text = "an order that waits for its buyer shows that it was paid"
add("state", "paid already", _text, "online-order-waits-for-its-buyer", order_of(orders, _paid_already))
