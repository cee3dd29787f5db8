"""Notifications: what a webhook tells of an order or a merchant order that has changed.

Each function gives the body and the query of one form of openapi.yaml's `webhooks:`.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias
from urllib.parse import urlencode

from attrs import frozen

from mp_orders_mock.domain.transitions import CREATE, REFUND
from mp_orders_mock.identity import DEFAULT_APPLICATION

Document: TypeAlias = Mapping[str, Any]

ORDER, MERCHANT_ORDER, FEED = "order", "topic_merchant_order_wh", "merchant_order"
TOPICS = (ORDER, MERCHANT_ORDER, FEED)
"""What an address may ask for; FEED is MERCHANT_ORDER in its older form."""
OPERATIONS: Mapping[str, str] = {
    ORDER: "receive_order_notification",
    MERCHANT_ORDER: "receive_merchant_order_notification",
    FEED: "receive_merchant_order_notification",
}
"""The operation of the contract that takes each of them."""
ENDS = ("processed", "canceled", "refunded", "action_required", "failed", "expired")
"""Statuses that have an action of their own (point-2026)."""
TEST_ID = "ORDTST"
TEST_ORDER = "123456"
"""The order that the panel names where it tries an address (notifications)."""
RESOURCE = "https://api.mercadolibre.com/merchant_orders/{}"


@frozen
class Notification:
    """One notification, for every address that asks for its topic.

    Attributes:
        resource_id: what has changed.
        data_id: that is in the query, and signed; empty for none.
        query: the pairs that are added to an address.
    """

    topic: str
    resource_id: str
    action: str
    body: Document
    data_id: str
    query: str


def action_of(order: Document, command: str) -> str:
    """What is told of a change of an order: where it leads to, or that it was created or updated (official-openapi)."""
    if command == REFUND:
        return "order.refunded"
    if order["status"] in ENDS:
        return f"order.{order['status']}"
    return "order.created" if command == CREATE else "order.updated"


def of_order(order: Document, command: str, *, user_id: int, version: int, now: str) -> Notification:
    """What is told of an order.

    Args:
        order: as it is now.
        command: what was done to it.
        user_id: whose it is.
        version: how often it has changed, from 1.
        now: the time, as orders write it.
    """
    told = ("external_reference", "id", "status", "status_detail", "total_paid_amount", "type")
    data = {name: order[name] for name in told if name in order}
    data |= {"transactions": _transactions(order.get("transactions") or {}), "version": version}
    action, order_id = action_of(order, command), order["id"]
    application = (order.get("integration_data") or {}).get("application_id", DEFAULT_APPLICATION)
    body = _envelope(action, application, now, ORDER, str(user_id), live=not order_id.startswith(TEST_ID))
    return _with_data_id(ORDER, order_id, action, {**body, "data": data})


def of_merchant_order(order: Document, action: str, *, user_id: int, version: int, now: str) -> Notification:
    """What is told of a merchant order; `action` is create or update."""
    merchant_order_id, status = str(order["id"]), order["status"]
    application = order.get("application_id") or DEFAULT_APPLICATION
    body = _envelope(action, application, now, MERCHANT_ORDER, user_id, live=not order.get("is_test", False))
    data = {"currency_id": "", "marketplace": order.get("marketplace") or "NONE", "status": status}
    body |= {"data": data, "id": merchant_order_id, "status": status, "version": version}
    return _with_data_id(MERCHANT_ORDER, merchant_order_id, action, body)


def of_feed(order: Document) -> Notification:
    """What is told of a merchant order in the older form: where it is."""
    merchant_order_id = str(order["id"])
    body = {"resource": RESOURCE.format(merchant_order_id), "topic": FEED}
    query = urlencode({"id": merchant_order_id, "topic": FEED})
    return Notification(FEED, merchant_order_id, "", body, "", query)


def trial(user_id: int, now: str) -> Notification:
    """What the panel sends to try an address: of an order that is not there."""
    body = _envelope("order.updated", DEFAULT_APPLICATION, now, ORDER, str(user_id), live=False)
    body |= {"id": TEST_ORDER, "data": {"id": TEST_ORDER}}
    return _with_data_id(ORDER, TEST_ORDER, "order.updated", body)


def _envelope(
    action: str, application: object, now: str, topic: str, user_id: str | int, *, live: bool
) -> dict[str, Any]:
    return {
        "action": action,
        "api_version": "v1",
        "application_id": str(application),
        "date_created": now,
        "live_mode": live,
        "type": topic,
        "user_id": user_id,
    }


def _with_data_id(topic: str, resource_id: str, action: str, body: Document) -> Notification:
    query = urlencode({"data.id": resource_id, "type": topic})
    return Notification(topic, resource_id, action, body, resource_id, query)


def _transactions(transactions: Document) -> dict[str, Any]:
    """Payments and refunds in short, without what identifies a card."""
    told = {"payments": [_payment(each) for each in transactions.get("payments") or []]}
    refunds = [
        _of_transaction(each, "id", "transaction_id", "amount", "status") for each in transactions.get("refunds") or []
    ]
    return {**told, "refunds": refunds} if refunds else told


def _payment(payment: Document) -> dict[str, Any]:
    told = _of_transaction(payment, "id", "amount", "paid_amount", "refunded_amount", "status", "status_detail")
    method = payment.get("payment_method") or {}
    shown = {name: method[name] for name in ("id", "installments", "type") if name in method}
    return {**told, "payment_method": shown} if shown else told


def _of_transaction(transaction: Document, *names: str) -> dict[str, Any]:
    told = {name: transaction[name] for name in names if name in transaction}
    reference = transaction.get("reference_id")
    return {**told, "reference": {"id": reference}} if reference else told
