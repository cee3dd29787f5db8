"""What becomes of a Point order in a test."""

from .call import Answer, Call, Handler
from .checks import Refusal
from .orders import own
from .store import Row
from .timeline import later, move, soon

_DETAILS = {"processed": "accredited", "canceled": "canceled_on_terminal", "failed": "rejected_other_reason"}
_SECONDS = {"action_required": 20, "refunded": 1}


def _simulate(call: Call) -> Answer:
    order, wanted = own(call), call.body
    status = wanted["status"]
    _check(wanted)
    busy = any(each.get("simulated") for each in order["due"])
    start = "processed" if status == "refunded" else "created"
    if order["type"] != "point" or busy or order["status"] != start:
        raise Refusal(("bad_request", f"#/status (the order is {order['status']})"))
    if status != "refunded":
        move(order, call.now, "at_terminal", "at_terminal", "at_terminal")
    detail = wanted.get("status_detail") or {**_DETAILS, "action_required": "check_on_terminal"}.get(status, status)
    at = soon(call.now, _SECONDS.get(status, 6))
    later(order, at, status, detail=detail, method=_method(wanted), simulated=True)
    return 204, None


def _check(wanted: Row) -> None:
    status, detail = wanted["status"], wanted.get("status_detail")
    paid = status in ("processed", "failed")
    wrong: list[str] = [name for name in ("payment_method_type", "payment_method_id") if name in wanted and not paid]
    if "installments" in wanted and (wanted.get("payment_method_type") != "credit_card" or not paid):
        wrong.append("installments")
    if detail and status != ("processed" if detail == "accredited" else "failed"):
        wrong.append("status_detail")
    if wrong:
        raise Refusal(*(("bad_request", f"#/{name} (not with the rest)") for name in wrong))


def _method(wanted: Row) -> Row:
    names = {"id": "payment_method_id", "type": "payment_method_type", "installments": "installments"}
    return {name: wanted[sent] for name, sent in names.items() if sent in wanted}


HANDLERS: dict[str, Handler] = {"simulate_order_event": _simulate}
