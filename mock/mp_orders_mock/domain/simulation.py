"""What is to happen to an order after a while: the end that a test asks for, or the cancel that its terminal owes it.

A simulation ends as real payments at a terminal do, and passes through at_terminal as they do (point-2026).
"""

import json
from collections.abc import Mapping
from typing import Any

from attrs import asdict, field, frozen

from mp_orders_mock.domain.refusals import Refused, refused
from mp_orders_mock.domain.transitions import (
    EVENTS,
    IN_FULL,
    PICK_UP,
    POINT,
    REFUND,
    REJECTIONS,
    Order,
    find,
    is_asked_to_cancel,
)

SECOND_NS = 10**9
TERMINAL_TAKES_NS = 1 * SECOND_NS
"""Within the ten seconds that the page gives a simulation."""
ACTION_TAKES_NS = 3 * SECOND_NS
"""Within the forty that it gives action_required."""
ENDS: Mapping[str, str] = {
    "processed": "approve",
    "failed": "reject",
    "canceled": "cancel",
    "expired": "expire",
    "action_required": "require_action",
    "refunded": REFUND,
}
"""The event that leads to each status that can be simulated."""
CODE = "bad_request"
BODY, TRANSITION = "body", "transition"
"""What bad_request means, by the ids of the contract."""


@frozen
class Scheduled:
    """What is to happen to an order.

    Attributes:
        event: one of EVENTS, or a refund of all.
        status_detail: why a payment is rejected.
        method: with what it is tried.
    """

    event: str
    status_detail: str | None = None
    method: Mapping[str, Any] = field(factory=dict)

    @property
    def takes_ns(self) -> int:
        """How long it takes until it happens."""
        return ACTION_TAKES_NS if self.event == ENDS["action_required"] else TERMINAL_TAKES_NS

    @property
    def is_payment(self) -> bool:
        """Whether the buyer is about to pay."""
        return self.event == ENDS["processed"]

    def written(self) -> str:
        """As the store keeps it."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, text: str) -> "Scheduled":
        """As it was written."""
        return cls(**json.loads(text))


CANCEL_AS_ASKED = Scheduled("cancel")


def simulation(order: Order, body: Mapping[str, Any], *, is_on_its_way: bool, is_over: bool) -> Scheduled:
    """What a request for a simulation asks for.

    Args:
        order: as it is.
        body: of the request.
        is_on_its_way: whether something else is to happen to the order already.
        is_over: whether the time is over in which it can be paid back.

    Raises:
        Refused: bad_request, for what does not go with the status, or a status that the order does not come to.
    """
    status = body["status"]
    _check(body, status)
    if order["type"] != POINT:
        raise _no_way("no order of a terminal", rule="simulate-point-only")
    if is_on_its_way or is_asked_to_cancel(order):
        raise _no_way("on its way to another status already", rule="simulate-one-at-a-time")
    there = {**order, "status": "at_terminal"} if find(order, PICK_UP) else order
    event = ENDS[status]
    if find(there, EVENTS.get(event, event), IN_FULL if event == REFUND else "") is None:
        raise _no_way(f"{order['status']}, which does not become {status}", rule="simulate-as-the-terminal-does")
    if event == REFUND and is_over:
        raise _no_way("too old to be refunded", rule="simulate-as-the-terminal-does")
    detail = body.get("status_detail") if status == "failed" else None
    names = {"payment_method_type": "type", "payment_method_id": "id", "installments": "installments"}
    return Scheduled(event, detail, {names[name]: body[name] for name in names if name in body})


def _check(body: Mapping[str, Any], status: str) -> None:
    tried = status in ("processed", "failed")
    for name in ("payment_method_type", "payment_method_id"):
        if name in body and not tried:
            raise _wrong(name, "only goes with the status processed or failed", rule="simulate-method-of-a-payment")
    if "installments" in body and body.get("payment_method_type") != "credit_card":
        text = "only goes with the payment_method_type credit_card"
        raise _wrong("installments", text, rule="simulate-installments-of-credit-cards")
    detail = body.get("status_detail")
    allowed = {"processed": ("accredited",), "failed": REJECTIONS}.get(status, ())
    if detail is not None and detail not in allowed:
        raise _wrong("status_detail", f"does not go with the status {status}", rule="simulate-detail-of-its-status")


def _wrong(name: str, text: str, *, rule: str) -> Refused:
    return refused(CODE, f"$.{name}", text, rule=rule, meaning=BODY)


def _no_way(text: str, *, rule: str) -> Refused:
    return refused(CODE, "$.status", f"the order is {text}", rule=rule, meaning=TRANSITION)
