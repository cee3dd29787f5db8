"""The signature of a notification (notifications): an HMAC-SHA256 of a manifest, under the application's secret."""

import hashlib
import hmac

from mp_orders_mock.store.rows import MILLISECONDS, EndpointRow, NotificationRow

SECOND_NS, MILLISECOND_NS = 1_000_000_000, 1_000_000


def signature(secret: str, endpoint: EndpointRow, row: NotificationRow, at_ns: int) -> str:
    """The header x-signature of a notification that is sent at this time of the machine."""
    timestamp = str(at_ns // (MILLISECOND_NS if endpoint.timestamps == MILLISECONDS else SECOND_NS))
    data_id = row.data_id.lower() if endpoint.lower_case_id else row.data_id
    digest = hmac.new(secret.encode(), manifest(data_id, row.request_id, timestamp).encode(), hashlib.sha256)
    return f"ts={timestamp},v1={digest.hexdigest()}"


def manifest(data_id: str, request_id: str, timestamp: str) -> str:
    """What is signed: the pairs that have a value, each with a semicolon behind it."""
    pairs = (("id", data_id), ("request-id", request_id), ("ts", timestamp))
    return "".join(f"{name}:{value};" for name, value in pairs if value)
