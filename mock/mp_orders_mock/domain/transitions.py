"""Which statuses an order goes through: one table, from which the diagrams of docs/states.md are drawn, too.

Statuses and details are those of point-2026, whose simulation also goes straight from created to an end; of
create-point and cancel-point; and of checkout-api for online orders.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from attrs import field, frozen

from mp_orders_mock.domain.refusals import refused

Order: TypeAlias = dict[str, Any]

POINT, ONLINE, QR = "point", "online", "qr"
NEW = ""
"""The status of an order that is not there yet."""
WAITING = ("created", "at_terminal")
"""The statuses in which a Point order holds its terminal (create-point: waiting until it is finished or canceled)."""
ONLINE_OPEN = ("created", "action_required")
"""The statuses from which an online order goes on, or expires (inferred from point-2026)."""

CREATE, CANCEL, EXPIRE = "create", "cancel", "expire"
PROCESS, CAPTURE, REFUND = "process", "capture", "refund"
CHANGE = "change"
"""Of payments that are still to be made; it leads nowhere."""
PICK_UP, APPROVE, REJECT = "pick_up", "approve", "reject"
PAY = "pay"
CANCEL_AT_TERMINAL, REQUIRE_ACTION = "cancel_at_terminal", "require_action"


@frozen
class Transition:
    """From some statuses, a command leads to another.

    Attributes:
        case: tells transitions of one command apart, as those of a creation.
        detail: the status_detail of the order.
        payment_detail: that of its payments.
        only_from: the status_detail that the order must have; empty for any.
    """

    type: str
    command: str
    sources: tuple[str, ...]
    status: str
    detail: str
    payment_detail: str
    case: str = ""
    only_from: str = ""


LATER = "to be processed later"
IN_FULL, IN_PART = "in full", "in part"
ASKED = "asked for by x-allow-cancelable-status"
"""A cancel that the API passes on to the terminal, which does it unless the buyer has paid by then (point-2026)."""
REFUSED = "the payment is refused"
IN_PROCESS = "processed asynchronously"
TRIED_AGAIN = "Checkout Pro, live"
"""A buyer whose card is rejected on the page of Checkout Pro may try another one, as was seen live."""
CANCELLATION_REQUESTED = "cancellation_requested"
READY, BEING_PAID = "ready_to_process", "in_process"
"""Of the payment of a QR order that nobody has scanned, and of one that somebody is about to pay."""
PAID: Mapping[str, tuple[str, str]] = {
    "paid at once": ("processed", "accredited"),
    "to be challenged": ("action_required", "pending_challenge"),
    IN_PROCESS: ("processing", "in_process"),
    "to be captured later": ("action_required", "waiting_capture"),
    "a ticket": ("action_required", "waiting_payment"),
    "a bank transfer": ("action_required", "waiting_transfer"),
}
"""Where an online order stands once its payment was made: status and detail, by how it is made."""


def _created(kind: str, case: str, status: str, detail: str, payment_detail: str = "") -> Transition:
    return Transition(kind, CREATE, (NEW,), status, detail, payment_detail or detail, case)


def _refunds(kind: str) -> tuple[Transition, ...]:
    return (
        Transition(kind, REFUND, ("processed",), "refunded", "refunded", "refunded", IN_FULL),
        Transition(kind, REFUND, ("processed",), "processed", "partially_refunded", "partially_refunded", IN_PART),
    )


_FAILED = ("failed", "failed", "rejected_by_issuer")


def _ends(kind: str, sources: tuple[str, ...]) -> tuple[Transition, ...]:
    return (
        Transition(kind, APPROVE, sources, "processed", "accredited", "accredited"),
        Transition(kind, REJECT, sources, *_FAILED),
    )


def _from_open(kind: str, sources: tuple[str, ...]) -> tuple[Transition, ...]:
    return (*_ends(kind, sources), Transition(kind, EXPIRE, sources, "expired", "expired", "expired"))


TRANSITIONS: tuple[Transition, ...] = (
    _created(POINT, "", "created", "created"),
    Transition(POINT, PICK_UP, ("created",), "at_terminal", "at_terminal", "at_terminal"),
    Transition(POINT, CANCEL, ("created",), "canceled", "canceled", "canceled_by_api"),
    Transition(POINT, CANCEL, ("at_terminal",), "at_terminal", "at_terminal", CANCELLATION_REQUESTED, ASKED),
    Transition(POINT, CANCEL_AT_TERMINAL, ("at_terminal",), "canceled", "canceled", "canceled_by_api", ASKED),
    Transition(POINT, CANCEL_AT_TERMINAL, WAITING, "canceled", "canceled", "canceled_on_terminal"),
    Transition(POINT, REQUIRE_ACTION, WAITING, "action_required", "action_required", "check_on_terminal"),
    *_from_open(POINT, WAITING),
    *_refunds(POINT),
    *(Transition(kind, CREATE, (NEW,), *_FAILED, REFUSED) for kind in (POINT, ONLINE)),
    _created(QR, "", "created", "created", READY),
    Transition(QR, PICK_UP, ("created",), "created", "created", BEING_PAID),
    Transition(QR, REJECT, ("created",), "created", "created", READY),
    *(Transition(QR, command, ("created",), "processed", "accredited", "accredited") for command in (APPROVE, PAY)),
    Transition(QR, CANCEL, ("created",), "canceled", "canceled", "canceled_by_api"),
    Transition(QR, EXPIRE, ("created",), "expired", "expired", "expired"),
    *_refunds(QR),
    Transition(ONLINE, PROCESS, ("created",), *_FAILED, REFUSED),
    Transition(ONLINE, CAPTURE, ("action_required",), *_FAILED, REFUSED),
    _created(ONLINE, LATER, "created", "created"),
    *(_created(ONLINE, case, *stands) for case, stands in PAID.items()),
    *(Transition(ONLINE, PROCESS, ("created",), *stands, stands[1], case) for case, stands in PAID.items()),
    Transition(
        *(ONLINE, CAPTURE, ("action_required",), "processed", "accredited", "accredited"), only_from="waiting_capture"
    ),
    *_refunds(ONLINE),
    Transition(ONLINE, PAY, ONLINE_OPEN, "processed", "accredited", "accredited"),
    Transition(
        *(ONLINE, REJECT, ONLINE_OPEN, "action_required", "waiting_retry", "rejected_by_issuer"), case=TRIED_AGAIN
    ),
    Transition(ONLINE, CANCEL, ONLINE_OPEN, "canceled", "canceled_transaction", "canceled_transaction"),
    *_from_open(ONLINE, ONLINE_OPEN),
    *_ends(ONLINE, ("processing",)),
)
_BY_PLACE: Mapping[tuple[str, str, str, str], Transition] = {
    (each.type, each.command, source, each.case): each for each in TRANSITIONS for source in each.sources
}
OPEN: Mapping[str, tuple[str, ...]] = {each.type: each.sources for each in TRANSITIONS if each.command == EXPIRE}
"""The statuses, by type of order, in which time can end it."""

EVENTS: Mapping[str, str] = {
    "pick_up": PICK_UP,
    "approve": APPROVE,
    "pay": PAY,
    "reject": REJECT,
    "cancel": CANCEL_AT_TERMINAL,
    "expire": EXPIRE,
    "require_action": REQUIRE_ACTION,
}
"""What can happen to an order outside the API, as the control API names it, and the command that it is."""

REJECTIONS = (
    "amount_limit_exceeded",
    "bad_filled_card_data",
    "card_disabled",
    "card_insufficient_amount",
    "high_risk",
    "insufficient_amount",
    "invalid_card_token",
    "invalid_installments",
    "max_attempts_exceeded",
    "processing_error",
    "rejected_by_issuer",
    "rejected_other_reason",
    "required_call_for_authorize",
)
"""Why a payment is rejected (point-2026, checkout-api)."""
PAYING = (APPROVE, PAY)
AT_TERMINAL: Mapping[str, str] = {"credit_card": "master", "debit_card": "debmaster", "qr": "account_money"}
"""With what a buyer pays at a terminal, by the kind that is offered there (chosen; ids are those of point-2026)."""
DEFAULT_REJECTION = "rejected_by_issuer"


def creation(kind: str, case: str = "") -> Transition:
    """How a new order begins."""
    return step(kind, CREATE, NEW, case)


def step(kind: str, command: str, source: str, case: str = "") -> Transition:
    """Where a command leads from a status of which it is known that it leads somewhere."""
    return _BY_PLACE[kind, command, source, case]


def find(order: Order, command: str, case: str = "") -> Transition | None:
    """Where a command leads from the order's status; None if it leads nowhere."""
    found = _BY_PLACE.get((order["type"], command, order["status"], case))
    return found if found and found.only_from in ("", order.get("status_detail")) else None


@frozen
class Happening:
    """Something that happens to an order outside the API.

    Attributes:
        event: one of EVENTS.
        now: the time, as orders write it.
        status_detail: for `reject`, one of REJECTIONS.
        payment_id: of the payment that a buyer makes on the page of an order that has none.
        tried_again: whether a buyer whose card was rejected there may try another one.
        method: with what a buyer pays at a terminal; unless given, as the order asks for.
        tip_amount: that a buyer adds at a terminal.
    """

    event: str
    now: str
    status_detail: str | None = None
    payment_id: str = ""
    tried_again: bool = False
    method: Mapping[str, Any] = field(factory=dict)
    tip_amount: str | None = None


def apply_event(order: Order, happening: Happening) -> Order:
    """The order after something has happened to it.

    Raises:
        Refused: event_not_possible, in its status.
    """
    event, now, on_page = happening.event, happening.now, not payments_of(order)
    again = EVENTS[event] == REJECT and happening.tried_again and on_page
    asked = EVENTS[event] == CANCEL_AT_TERMINAL and is_asked_to_cancel(order)
    transition = find(order, EVENTS[event], TRIED_AGAIN if again else ASKED if asked else "")
    if transition is None:
        article = "an" if order["type"] == ONLINE else "a"
        text = f"no {event} of {article} {order['type']} order that is {order['status']}"
        raise refused("event_not_possible", "$.event", text)
    if transition.command in PAYING and order["type"] == ONLINE and on_page:
        order = {**order, "transactions": {"payments": [_on_page(order, happening.payment_id)]}}
    detail = happening.status_detail if transition.status == "failed" else None
    changed = moved(order, transition, now, payment_detail=detail)
    if order["type"] != ONLINE and transition.status in ("processed", "failed"):
        changed = with_payments(changed, lambda payment: _at_terminal(order, payment, happening))
    if transition.command == REJECT:
        return with_payments(changed, lambda payment: _challenge_ended(payment, "NOT_AUTHENTICATED"))
    return paid(changed) if transition.command in PAYING else changed


def _on_page(order: Order, payment_id: str) -> Order:
    """What a buyer pays with on the page of an order: a card of which the seller sees no token."""
    method = {"id": "master", "type": "credit_card", "installments": 1}
    return {"id": payment_id, "amount": order["total_amount"], "status": order["status"], "payment_method": method}


def is_being_paid(order: Order) -> bool:
    """Whether somebody has scanned the code of a QR order, and is about to pay."""
    return any(payment.get("status_detail") == BEING_PAID for payment in payments_of(order))


def is_asked_to_cancel(order: Order) -> bool:
    """Whether the terminal of an order was asked to cancel it."""
    return any(payment.get("status_detail") == CANCELLATION_REQUESTED for payment in payments_of(order))


def _at_terminal(order: Order, payment: Order, happening: Happening) -> Order:
    """A payment that was tried at a terminal: with what the buyer chose, or with what the order offers first."""
    method, offered = happening.method, (order.get("config") or {}).get("payment_method") or {}
    of_2024 = (order.get("type_config") or {}).get("flow_process")
    kind = method.get("type") or offered.get("default_type") or of_2024
    kind = str(kind) if kind in AT_TERMINAL else "credit_card" if order["type"] == POINT else "account_money"
    shown = {"type": kind, "id": method.get("id") or AT_TERMINAL.get(kind, kind)}
    if kind == "credit_card":
        shown["installments"] = method.get("installments", offered.get("default_installments", 1))
    tip = {} if happening.tip_amount is None else {"tip_amount": happening.tip_amount}
    return {**payment, "payment_method": shown, **tip}


def moved(
    order: Order,
    transition: Transition,
    now: str,
    *,
    payment_detail: str | None = None,
    payments: Container[str] | None = None,
) -> Order:
    """The order after a transition.

    Args:
        order: as the API answers it.
        transition: one that is possible for it.
        now: the time, as orders write it.
        payment_detail: in place of the transition's.
        payments: the ids of the payments that move with it; unless given, all that are not made yet.
    """
    more = {"status": transition.status, "status_detail": payment_detail or transition.payment_detail}
    mine = {"status": transition.status, "status_detail": transition.detail, "last_updated_date": now}
    return with_payments(
        {**order, **mine},
        lambda payment: {**payment, **more} if _moves(payment, payments) else payment,
    )


def _moves(payment: Order, payments: Container[str] | None) -> bool:
    return payment["status"] != "processed" if payments is None else payment["id"] in payments


def paid(order: Order) -> Order:
    """The order with what was paid of it, its payments being made."""
    payments = payments_of(order)
    total = total_of(payments) if payments else order["total_amount"]
    return with_payments(
        {**order, "total_paid_amount": str(total)},
        lambda payment: _challenge_ended(_with_all(payment), "AUTHENTICATED"),
    )


def _with_all(payment: Order) -> Order:
    return {**payment, "paid_amount": payment["amount"]}


def _challenge_ended(payment: Order, status: str) -> Order:
    """A payment whose buyer has passed the challenge or not, if there was one."""
    method = payment.get("payment_method", {})
    if "status" not in method.get("transaction_security", {}):
        return payment
    security = {**method["transaction_security"], "status": status}
    return {**payment, "payment_method": {**method, "transaction_security": security}}


def payments_of(order: Mapping[str, Any]) -> Sequence[Order]:
    """The payments of an order or of a request for one; it may have none."""
    payments: Sequence[Order] = (order.get("transactions") or {}).get("payments") or []
    return payments


def total_of(payments: Iterable[Mapping[str, Any]]) -> Decimal:
    """What payments amount to together."""
    return sum((Decimal(payment["amount"]) for payment in payments), Decimal(0))


def with_payments(order: Order, change: Callable[[Order], Order]) -> Order:
    """An order whose payments are changed; one may have none (Checkout Pro)."""
    if not payments_of(order):
        return order
    changed = [change(each) for each in payments_of(order)]
    return {**order, "transactions": {**order["transactions"], "payments": changed}}
