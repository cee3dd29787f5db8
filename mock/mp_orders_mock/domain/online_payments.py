"""Payments of online orders: how they are made, and where they stand then."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from mp_orders_mock.domain.instructions import Payable, default_life, instructions
from mp_orders_mock.domain.methods import CARD_TYPES, method_of
from mp_orders_mock.domain.new_order import NewOrderContext
from mp_orders_mock.domain.outcomes import is_pending
from mp_orders_mock.domain.transitions import IN_PROCESS, LATER, ONLINE, Order, Transition, creation, paid

Body: TypeAlias = Mapping[str, Any]

WAITS_FOR_TRANSFER, WAITS_FOR_CASH, CHALLENGED = "waiting_transfer", "waiting_payment", "pending_challenge"


def standing(order: Order, payments: Sequence[Body], states: Sequence[Transition], context: NewOrderContext) -> Order:
    """An order after its payments were made, or while they wait: it stands where the first that is not paid stands.

    It is paid as a whole: while one of its payments waits, none is taken, so that nothing stays paid in an order that
    ends without the rest.

    Args:
        order: as a create or a process leaves it otherwise.
        payments: of it, with their ids.
        states: where each of them leads.
        context: of the page and the time.
    """
    whole = next((state for state in states if state.status != "processed"), states[0])
    if whole.status != "processed":
        in_process = creation(ONLINE, IN_PROCESS)
        states = [in_process if state.status == "processed" else state for state in states]
    made = [_made(order, context, *each) for each in zip(payments, states, strict=True)]
    result = {**order, "status": whole.status, "status_detail": whole.detail, "transactions": {"payments": made}}
    return paid(result) if whole.status == "processed" else result


def _made(body: Body, context: NewOrderContext, payment: Body, state: Transition) -> dict[str, Any]:
    """A payment as it is answered, with what the buyer needs to make it where it waits for them."""
    shown = {**payment, "status": state.status, "status_detail": state.payment_detail}
    method = method_of(payment)
    if state.payment_detail in (WAITS_FOR_TRANSFER, WAITS_FOR_CASH):
        due_ns, shown["date_of_expiration"] = context.due(payment, body.get("expiration_time", default_life(method)))
        payable = Payable(payment["id"], payment["amount"], context.page, due_ns)
        shown["payment_method"] = {**method, **instructions(method, payable)}
    elif state.payment_detail == CHALLENGED:
        security = {**_security(body, payment), "id": payment["id"].removeprefix("PAY"), "type": "three_ds"}
        security |= {"url": context.page, "status": "CHALLENGE"}
        shown["payment_method"] = {**method, "transaction_security": security}
    return shown


def _security(body: Body, payment: Body) -> Body:
    """What is asked of 3-D Secure, of all payments or of this one."""
    general = body.get("config", {}).get("online", {}).get("transaction_security", {})
    return {**general, **method_of(payment).get("transaction_security", {})}


def case_of(body: Body, payment: Body) -> str:
    """How a payment is made: one of PAID, or LATER.

    capture_mode manual authorises now and captures later (checkout-api).

    Args:
        body: a request or an order.
        payment: one of its payments.
    """
    if body.get("processing_mode") == "manual":
        return LATER
    kind = method_of(payment).get("type")
    if kind == "ticket":
        return "a ticket"
    if kind == "bank_transfer":
        return "a bank transfer"
    if body.get("processing_mode") == "automatic_async" or is_pending(body, payment):
        return IN_PROCESS
    if kind in CARD_TYPES and _security(body, payment).get("validation") == "always":
        return "to be challenged"
    return "to be captured later" if body.get("capture_mode") == "manual" else "paid at once"
