"""What a test may do about webhooks: addresses that are told of changes, and what they were told."""

from typing import Any

from mp_orders_mock.clock import order_time
from mp_orders_mock.control.errors import ControlError
from mp_orders_mock.domain import notifications
from mp_orders_mock.json_text import loads
from mp_orders_mock.store import EndpointRow, NotificationRow, Store
from mp_orders_mock.store.outbox import WAITING
from mp_orders_mock.store.rows import EVERYBODY
from mp_orders_mock.webhooks import EndpointError, Sender, WebhookSecrets, new_endpoint
from mp_orders_mock.webhooks.endpoints import shown

MAX_LISTED = 1000
WITHOUT_SECRET = "it waits until this process is told the secret of its address"  # noqa: S105 - words for a person
PATIENCE_S = 30


class WebhookControls:
    """Addresses and notifications. Safe from several threads.

    Args:
        store: of the mock.
        secrets: of the addresses.
        sender: sends.
    """

    def __init__(self, store: Store, secrets: WebhookSecrets, sender: Sender) -> None:
        self._store = store
        self.secrets = secrets
        self._sender = sender

    def all(self) -> list[dict[str, Any]]:
        """The addresses, without their secrets."""
        with self._store.transaction() as transaction:
            return [self._shown(each) for each in transaction.outbox.endpoints()]

    def put(self, url: str, *, secret: str | None = None, user_id: int | None = None, **more: Any) -> dict[str, Any]:
        """Tell an address of changes from now on, or change the one of the same URL and account.

        Args:
            url: http or https.
            secret: signs what is sent; it stays in this process, and is shown to nobody.
            user_id: whose changes; of every account unless given.
            **more: topics, timestamps and lower_case_id, as `webhooks.new_endpoint` has them.

        Raises:
            ControlError: invalid_request.
        """
        try:
            endpoint = new_endpoint(url, secret=secret, user_id=user_id, **more)
        except EndpointError as error:
            raise ControlError("invalid_request", str(error)) from None
        with self._store.transaction(alone=True) as transaction:
            endpoint = transaction.put_endpoint(endpoint)
            self.secrets.put(endpoint, secret)
        self._sender.wake()
        return self._shown(endpoint)

    def delete(self, number: int | None = None) -> None:
        """Forget an address and what waits for it, or all of them.

        Raises:
            ControlError: not_found.
        """
        with self._store.transaction(alone=True) as transaction:
            known = [each.number for each in transaction.outbox.endpoints()]
            if number is not None and number not in known:
                raise ControlError("not_found", f"there is no webhook {number}")
            for each in known if number is None else [number]:
                transaction.delete_endpoint(each)

    def attempt(self, number: int) -> dict[str, Any]:
        """Send to an address what the panel sends where it tries one; returns the notification.

        Raises:
            ControlError: not_found.
        """
        with self._store.transaction() as transaction:
            endpoint = next((each for each in transaction.outbox.endpoints() if each.number == number), None)
            if endpoint is None:
                raise ControlError("not_found", f"there is no webhook {number}")
            now_ns = transaction.now_ns
            user_id = 0 if endpoint.user_id == EVERYBODY else endpoint.user_id
            transaction.outbox.add(notifications.trial(user_id, order_time(now_ns)), user_id, now_ns, [endpoint])
            return _notification(transaction.outbox.last(1)[0])

    def notifications(self, count: int = MAX_LISTED) -> list[dict[str, Any]]:
        """The last notifications, oldest first, with what came of each."""
        with self._store.transaction() as transaction:
            endpoints = transaction.outbox.endpoints()
            rows = transaction.outbox.last(count)
        unsigned = {each.number for each in endpoints if not self.secrets.can_sign(each)}
        return [_notification(each, is_held=each.endpoint in unsigned) for each in rows]

    def resend(self, notification_id: str) -> dict[str, Any]:
        """Send a notification again, whatever came of it; returns it.

        Raises:
            ControlError: not_found.
        """
        with self._store.transaction() as transaction:
            if not transaction.outbox.send_again(notification_id):
                raise ControlError("not_found", f"there is no notification {notification_id}")
            row = transaction.outbox.notification(notification_id)
            assert row is not None  # noqa: S101 - it was there a line ago, in this transaction
            return _notification(row)

    def settled(self) -> list[dict[str, Any]]:
        """The last notifications, once all that is due was sent or tried; as they are after half a minute at most."""
        self.wait()
        return self.notifications()

    def wait(self, timeout_s: float = PATIENCE_S) -> bool:
        """Wait until all that is due by the clock of the mock was sent or tried; False if that takes longer."""
        return self._sender.wait(timeout_s)

    def _shown(self, endpoint: EndpointRow) -> dict[str, Any]:
        return {"number": endpoint.number, **shown(endpoint), "secret_known": self.secrets.get(endpoint) is not None}


def _notification(row: NotificationRow, *, is_held: bool = False) -> dict[str, Any]:
    error = WITHOUT_SECRET if is_held and row.state == WAITING else row.last_error
    return {
        "id": row.id,
        "webhook": row.endpoint,
        "topic": row.topic,
        "resource_id": row.resource_id,
        "action": row.action or None,
        "created": order_time(row.created_ns),
        "query": row.query,
        "request_id": row.request_id,
        "body": loads(row.body),
        "state": row.state,
        "attempts": row.attempts,
        "next_attempt": None if row.next_ns is None else order_time(max(row.next_ns, row.created_ns)),
        "last_status": row.last_status,
        "last_error": error or None,
    }
