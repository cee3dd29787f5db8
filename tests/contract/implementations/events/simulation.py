"""What becomes of Point orders by itself, and by the simulation."""

from typing import Any

from .clock import SECOND
from .events import ACCREDITED, Event, Order, PickedUp, Refunded, Settled, Step
from .refunding import refunds_of_all
from .refusals import Refused, refuse

SOON = 2 * SECOND
LATER = 6 * SECOND
_FROM = {"refunded": "processed"}
_CANCELED = ("canceled", "canceled")


def fell_due(order: Order, now: int, *, expires: bool) -> Event | None:
    """The first thing that has happened to an order by itself."""
    found: list[tuple[int, Event]] = []
    if order.coming:
        found.append((order.coming.due, _outcome(order, order.coming)))
    if order.asked:
        found.append((order.asked, Settled(order.asked, _CANCELED, ("canceled", "canceled_by_api"))))
    waits = ("created", "at_terminal", "action_required") if order.form == "online" else ("created", "at_terminal")
    if order.ends is not None and order.status in waits and expires:
        found.append((order.ends, Settled(order.ends, ("expired", "expired"), ("expired", "expired"))))
    at, event = min(found, key=lambda each: each[0], default=(now + 1, None))
    return event if at <= now else None


def _outcome(order: Order, coming: PickedUp) -> Event:
    status, detail = coming.request["status"], coming.request.get("status_detail")
    if status == "refunded":
        return Refunded(coming.due, refunds_of_all(order, coming.due))
    steps: dict[str, tuple[Step, Step]] = {
        "processed": (ACCREDITED, ACCREDITED),
        "failed": (("failed", "failed"), ("failed", detail or "rejected_other_reason")),
        "canceled": (_CANCELED, ("canceled", "canceled_on_terminal")),
        "expired": (("expired", "expired"), ("expired", "expired")),
        "action_required": (("action_required", "action_required"), ("action_required", "check_on_terminal")),
    }
    return Settled(coming.due, *steps[status], _method(coming.request))


def _method(request: dict[str, Any]) -> dict[str, Any] | None:
    if request["status"] not in ("processed", "failed"):
        return None
    kind = request.get("payment_method_type", "debit_card")
    method = {"type": kind, "id": request.get("payment_method_id", "account_money" if kind == "qr" else "maestro")}
    return {**method, "installments": str(request.get("installments", 1))} if kind == "credit_card" else method


def check_event(body: dict[str, Any]) -> None:
    """Refuse parts of a simulation that do not go together.

    Raises:
        Refused: some do not.
    """
    paid = body["status"] in ("processed", "failed")
    for name in ("payment_method_type", "payment_method_id"):
        if name in body and not paid:
            raise _bad(name, "only goes with processed and failed")
    if "installments" in body and body.get("payment_method_type") != "credit_card":
        raise _bad("installments", "only goes with a credit card")
    detail = body.get("status_detail")
    wanted = "processed" if detail == "accredited" else "failed"
    if detail and body["status"] != wanted:
        raise _bad("status_detail", f"only goes with {wanted}")


def simulate(order: Order, body: dict[str, Any], at: int) -> PickedUp:
    """What a simulation lets happen.

    Raises:
        Refused: the order does not come to this.
    """
    if order.form not in ("point", "type_config"):
        raise _bad("status", "only an order of a terminal comes to anything")
    at_terminal = order.coming and order.status == "at_terminal" and body["status"] != "refunded"
    if not at_terminal and (order.status != _FROM.get(body["status"], "created") or order.refunds):
        raise _bad("status", f"the order does not come to it from {order.status}")
    return PickedUp(at, body, at + (LATER if body["status"] == "action_required" else SOON))


def _bad(place: str, text: str) -> Refused:
    return refuse(400, "bad_request", f"/{place}", text)
