"""Online orders: what is asked of a request, and what comes of it."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from .clock import Clock, duration, ulid
from .codec import cents
from .events import (
    ACCREDITED,
    CREATED,
    WAITING_FOR_CAPTURE,
    Account,
    Created,
    Event,
    MethodChanged,
    Order,
    Payment,
    PaymentRemoved,
    PaymentsAdded,
    PaymentsMade,
    Step,
)
from .refusals import Reason, Refused, refuse

Json = dict[str, Any]
CARD_TYPES = ("credit_card", "debit_card", "prepaid_card")
_CARDS = {"visa", "master", "amex", "elo", "hipercard", "diners", "cabal", "naranja", "maestro", "carnet", "jcb"}
_CARDS |= {"debvisa", "debmaster", "debelo", "debcabal"}
_NO_CARDS = {"pix", "boleto", "bolbradesco", "pec", "rapipago", "pagofacil", "oxxo", "paycash", "efecty", "pse"}
_NO_CARDS |= {"account_money", "clabe", "pagoefectivo_atm", "abitab", "redpagos", "servipag", "webpay"}
_WAITS = {"ticket": ("action_required", "waiting_payment"), "bank_transfer": ("action_required", "waiting_transfer")}
_SAVED = ("stored_credential", "automatic_payments", "transaction_data")


def check_order(body: Json) -> None:
    """Refuse what no schema can refuse.

    Raises:
        Refused: something is missing, or does not go together.
    """
    reasons = sorted(_reasons(body), key=lambda each: each.place.count("/"))
    if reasons:
        raise Refused(400, reasons)


def _reasons(body: Json) -> Iterator[Reason]:
    if "transactions" not in body and body.get("processing_mode") != "manual":
        yield Reason("required_properties", "/transactions", "is missing")
    payments = body.get("transactions", {}).get("payments", [])
    for index, each in enumerate(payments):
        place = f"/transactions/payments/{index}/payment_method"
        method = each.get("payment_method")
        if method is None:
            if "payment_profile_id" not in each.get("automatic_payments", {}):
                yield Reason("required_properties", place, "is missing")
            continue
        if method["id"] == "pix" and "external_reference" not in body:
            yield Reason("required_properties", "/external_reference", "is missing")
        yield from method_reasons(method, place, saved=any(name in each for name in _SAVED))
    total, paid = cents(body["total_amount"]), sum((cents(each["amount"]) for each in payments), Decimal(0))
    if total == 0 or (payments and total != paid):
        yield Reason("invalid_total_amount", "/total_amount", f"the payments come to {paid}")


def method_reasons(method: Json, place: str, *, saved: bool = False) -> Iterator[Reason]:
    """What of a method does not go together."""
    card = method["type"] in CARD_TYPES
    if (card and method["id"] in _NO_CARDS) or (not card and method["id"] in _CARDS):
        yield Reason("invalid_properties", f"{place}/type", f"{method['id']} is not paid like this")
    elif card and "token" not in method and not saved:
        yield Reason("invalid_properties", f"{place}/token", "a card has one")


def create(account: Account, body: Json, clock: Clock) -> tuple[Created, list[Event]]:
    """The events of a new order."""
    at = clock.now()
    payments = new_payments(body.get("transactions", {}).get("payments", []), at)
    ends = at + duration(body["expiration_time"]) if "expiration_time" in body else None
    created = Created(at, f"ORDTST{ulid(at)}", account, "online", body, payments, ends)
    if not payments or body.get("processing_mode") == "manual":
        return created, []
    return created, [PaymentsMade(at, {each.id: outcome(body, each) for each in payments})]


def new_payments(sent: Iterable[Json], at: int, prefix: str = "PAY", step: Step = CREATED) -> tuple[Payment, ...]:
    """Payments with ids."""
    return tuple(Payment(f"{prefix}{ulid(at)}", each, step) for each in sent)


def outcome(request: Json, payment: Payment) -> Step:
    """Where a payment stands when it was made."""
    kind = payment.method.get("type", "credit_card")
    if kind in _WAITS:
        return _WAITS[kind]
    later = "automatic_async" in (request.get("capture_mode"), request.get("processing_mode"))
    if kind in CARD_TYPES:
        if _validation(request, payment) == "always":
            return ("action_required", "pending_challenge")
        if request.get("capture_mode") == "manual":
            return WAITING_FOR_CAPTURE
    return ("processing", "in_process") if later else ACCREDITED


def _validation(request: Json, payment: Payment) -> str:
    of_order = request.get("config", {}).get("online", {}).get("transaction_security", {})
    found = payment.method.get("transaction_security", of_order).get("validation", "never")
    return str(found)


def process(order: Order, at: int) -> PaymentsMade:
    """What processing an order lets happen.

    Raises:
        Refused: it is not processed.
    """
    refuse_unless_open(order)
    total = sum((each.amount for each in order.payments.values()), Decimal(0))
    if total != cents(order.request["total_amount"]) or not order.payments:
        raise refuse(400, "invalid_total_amount", "order_id", f"the payments come to {total}")
    return PaymentsMade(at, {each.id: outcome(order.request, each) for each in order.payments.values()})


def refuse_unless_open(order: Order) -> None:
    """Refuse to work on an order that is not manual, or not created any more.

    Raises:
        Refused: it is not.
    """
    if not order.manual or order.status != "created":
        text = f"the order is {order.status}" if order.manual else "the order is not manual"
        raise refuse(400, "invalid_order_mode_for_operation", "order_id", text)


def capture(order: Order, at: int, defect: str) -> PaymentsMade:
    """What a capture lets happen.

    Raises:
        Refused: there is nothing to capture.
    """
    kinds = {each.method.get("type", "credit_card") for each in order.payments.values()}
    if order.form == "online" and kinds and not kinds & set(CARD_TYPES):
        raise refuse(409, "operation_not_supported", "order_id", "it is not paid with a card")
    waiting = {each.id: ACCREDITED for each in order.payments.values() if each.step == WAITING_FOR_CAPTURE}
    if defect == "a canceled order is captured" and order.status == "canceled":
        waiting = dict.fromkeys(order.payments, ACCREDITED)
    if defect == "of two cards the first is captured":
        waiting = dict(list(waiting.items())[:1])
    if not waiting:
        raise refuse(409, "cannot_capture_order", "order_id", f"the order is {order.status}")
    return PaymentsMade(at, waiting)


def add(order: Order, body: Json, at: int) -> PaymentsAdded:
    """What adding payments lets happen.

    Raises:
        Refused: they are not added.
    """
    refuse_unless_open(order)
    if len(order.payments) + len(body["payments"]) > 2:
        raise refuse(400, "exceeded_number_of_transactions", "/payments", "an order has at most two")
    return PaymentsAdded(at, new_payments(body["payments"], at))


def _own(order: Order, payment_id: str, *, ignore_state: bool = False) -> Payment:
    found = order.payments.get(payment_id)
    if found is None or not order.manual or (order.status != "created" and not ignore_state):
        raise refuse(400, "invalid_transaction_id", "transaction_id", "no payment of the order that can be changed")
    return found


def change_method(order: Order, payment_id: str, sent: Json, at: int, defect: str) -> MethodChanged:
    """What an update of a payment lets happen.

    Raises:
        Refused: it is not changed.
    """
    payment = _own(order, payment_id)
    method = {**payment.method, **sent}
    saved = any(name in payment.sent for name in _SAVED)
    missing = [name for name in ("id", "type") if name not in method]
    reasons = [Reason("required_properties", f"/payment_method/{name}", "is missing") for name in missing]
    reasons = reasons or list(method_reasons(method, "/payment_method", saved=saved))
    if reasons:
        raise Refused(400, reasons)
    replaced = {"id": method["id"], "type": method["type"], **sent}
    lost = defect == "an update of a method loses the rest of it"
    return MethodChanged(at, payment_id, replaced if lost else method)


def remove(order: Order, payment_id: str, at: int, defect: str) -> PaymentRemoved:
    """What taking out a payment lets happen.

    Raises:
        Refused: it is not taken out.
    """
    late = defect == "a payment is deleted after its order was processed"
    return PaymentRemoved(at, _own(order, payment_id, ignore_state=late).id)
