"""Receiving notifications: is it from Mercado Pago, what is it about, and was it handled before.

    notification = verify(headers=request.headers, query=request.query_string, body=request.data, secret=SECRET)
    handle(notification, mp, seen, lambda order: print(order.status))

The signature does not cover the body: read the order before acting, which `handle` does.
"""

from mp_orders.webhooks.errors import (
    AmbiguousNotification,
    InvalidNotification,
    InvalidSignature,
    NotificationBusy,
    NotificationMismatch,
    NotifiedOrderNotFound,
    SignatureFailureReason,
    UnknownTopic,
    UnreadableNotification,
    WebhookError,
)
from mp_orders.webhooks.handling import Handled, handle, handle_async
from mp_orders.webhooks.notification import Notification
from mp_orders.webhooks.receiving import read_unverified, verify
from mp_orders.webhooks.seen import AsyncSeen, MemorySeen, Seen, SQLiteSeen

__all__ = [
    "AmbiguousNotification",
    "AsyncSeen",
    "Handled",
    "InvalidNotification",
    "InvalidSignature",
    "MemorySeen",
    "Notification",
    "NotificationBusy",
    "NotificationMismatch",
    "NotifiedOrderNotFound",
    "SQLiteSeen",
    "Seen",
    "SignatureFailureReason",
    "UnknownTopic",
    "UnreadableNotification",
    "WebhookError",
    "handle",
    "handle_async",
    "read_unverified",
    "verify",
]
