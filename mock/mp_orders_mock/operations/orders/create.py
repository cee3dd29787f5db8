"""Create an order, online or at a terminal."""

from collections.abc import Sequence
from typing import Any

from mp_orders_mock import ids
from mp_orders_mock.domain import online_orders, orders, outcomes, qr_orders
from mp_orders_mock.domain.processing import refused_payment
from mp_orders_mock.domain.refusals import PaymentFailed, refused
from mp_orders_mock.domain.transitions import CREATE, NEW, ONLINE, payments_of
from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.operations.context import Context
from mp_orders_mock.operations.registry import Place, operation


def _places(body: Any) -> Sequence[Place]:
    """An empty list of payments has a code of its own in manual mode (checkout-api)."""
    manual = isinstance(body, dict) and body.get("processing_mode") == "manual"
    return [("transactions.payments", "minItems", "order_builder_without_transactions")] if manual else []


@operation("create_order", places_of=_places)
def create(call: Call, context: Context) -> Answer:
    """A new order; one whose payment the issuer rejects stays as failed."""
    payment_ids = [ids.payment_id(context.now_ns) for _ in payments_of(call.body)]
    order_id = ids.order_id(context.now_ns, test=context.account.test)
    order = orders.create(call.body, context.account, context.new_order(order_id, payment_ids))
    if context.dialect.strict_orders and order["type"] == ONLINE:
        online_orders.check_strictly(call.body)
    if context.dialect.short_country and "country_code" in order:
        order["country_code"] = context.account.country.alpha2
    if not context.dialect.payer_echoed:
        order.pop("payer", None)
    external_pos_id = qr_orders.external_pos_id_of(call.body)
    if external_pos_id not in (None, qr_orders.SHARED_POS):
        _check_pos(str(external_pos_id), context)
    terminal_id = orders.terminal_of(call.body)
    if terminal_id is not None:
        context.lifecycle.take_terminal(terminal_id, context.account.user_id)
    rejection = call.rejection or outcomes.rejection(call.body, _made_now(call.body))
    if rejection:
        order = refused_payment(order, CREATE, NEW, rejection, context.now)
    expires_ns = context.expiry(orders.life_of(call.body))
    text = context.transaction.add_order(context.account.user_id, order, terminal_id, expires_ns, context.now_ns)
    if rejection:
        raise PaymentFailed.of(order)
    return Answer(201, text)


def _check_pos(external_pos_id: str, context: Context) -> None:
    """Refuse a point of sale that the account does not have."""
    if not context.transaction.has_point_of_sale(context.account.user_id, external_pos_id):
        text = "the account has no such point of sale"
        raise refused("pos_not_found", "$.config.qr.external_pos_id", text, rule="qr-pos-of-the-account")


def _made_now(body: Any) -> Sequence[Any]:
    """The payments of a request that are made with the order."""
    return [] if body.get("processing_mode") == "manual" else payments_of(body)
