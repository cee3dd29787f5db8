"""What happens to an order outside the API: at its terminal, at the issuer, in time.

Statuses and details are those of point-2026, whose simulation also goes straight from created to an end.
"""

from collections.abc import Mapping
from decimal import Decimal

from attrs import frozen

from mp_orders_mock.rules.orders import OPEN, WAITING, Order, moved
from mp_orders_mock.rules.refusal import Refusal, refuse

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

DEFAULT_REJECTION = "rejected_by_issuer"


@frozen
class Event:
    """Where an event leads, and from which statuses by type of order."""

    status: str
    detail: str
    payment_detail: str
    possible_from: Mapping[str, tuple[str, ...]]


EVENTS: Mapping[str, Event] = {
    "pick_up": Event("at_terminal", "at_terminal", "at_terminal", {"point": ("created",)}),
    "approve": Event("processed", "accredited", "accredited", OPEN),
    "reject": Event("failed", "failed", DEFAULT_REJECTION, OPEN),
    "cancel": Event("canceled", "canceled", "canceled_on_terminal", {"point": WAITING}),
    "expire": Event("expired", "expired", "expired", OPEN),
    "require_action": Event("action_required", "action_required", "check_on_terminal", {"point": WAITING}),
}


def happen(order: Order, name: str, now: str, status_detail: str | None = None) -> Order | Refusal:
    """The order after an event, or why the event cannot happen to it.

    Args:
        order: as the API answers it.
        name: one of EVENTS.
        now: the time, as orders write it.
        status_detail: for `reject`, one of REJECTIONS.
    """
    event = EVENTS[name]
    if order["status"] not in event.possible_from.get(order["type"], ()):
        return refuse("event_not_possible", "$.event", f"the {order['type']} order is {order['status']}")
    changed = moved(order, event.status, event.detail, status_detail or event.payment_detail, now)
    return _paid(changed) if name == "approve" else changed


def _paid(order: Order) -> Order:
    payments = [{**payment, "paid_amount": payment["amount"]} for payment in order["transactions"]["payments"]]
    total = sum((Decimal(payment["amount"]) for payment in payments), Decimal(0))
    return {**order, "total_paid_amount": str(total), "transactions": {"payments": payments}}
