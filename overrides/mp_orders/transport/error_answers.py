"""Turns an error answer, of whatever shape, into the exception that says it."""

import json
import re
from typing import TYPE_CHECKING, Any

from mp_orders.answers import read
from mp_orders.errors import ApiError, PaymentFailed, error_class

if TYPE_CHECKING:
    from mp_orders_generated.models import Order

_FIRST_ID = re.compile(rb'\s*\{\s*"id"\s*:\s*(?:"([A-Za-z0-9_-]{1,64})"|([0-9]{1,19})\s*[,}])')


def error_from(status: int, reason: str, body: bytes, not_found: type[ApiError], **call: Any) -> ApiError:
    """The exception for an answer that is no success, whose body is decoded; `call` is what is known of the call."""
    data = _json(body)
    try:
        errors, details = _read(data)
    except RecursionError:
        errors, details = (), ()
    code, message = errors[0] if errors else ("", "")
    error = error_class(status, code, not_found)(
        message or reason or f"HTTP status {status}",
        status=status,
        code=code,
        details=details,
        errors=errors,
        body=body,
        **call,
    )
    if isinstance(error, PaymentFailed):
        error.order = _order(data)
    return error


def id_in(body: bytes) -> str | None:
    """The id in an answer that is no order: a member of the whole, or the first one of what broke off."""
    data = _json(body)
    if isinstance(data, dict):
        found = data.get("id")
        return str(found) if isinstance(found, (str, int)) and not isinstance(found, bool) and found != "" else None
    match = _FIRST_ID.match(body)
    return (match[1] or match[2]).decode("ascii") if match else None


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _read(data: Any) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Errors and details of the envelope of orders, of merchant orders, or of the gateway."""
    if not isinstance(data, dict):
        return (), ()
    listed = data.get("errors")
    if isinstance(listed, list) and listed:
        items = [item for item in listed if isinstance(item, dict)]
        details = tuple(_text(each) for item in items for each in _list(item.get("details")))
        return tuple((_text(item.get("code")), _text(item.get("message"))) for item in items), details
    causes = [each for each in _list(data.get("cause")) if isinstance(each, dict)]
    details = tuple(f"'{_text(each.get('data'))}' - {_text(each.get('description'))}" for each in causes)
    code = _text(data.get("error")) or _text(data.get("code"))
    message = _text(data.get("message"))
    return (((code, message),) if code or message else ()), details


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    return "" if value is None else value if isinstance(value, str) else json.dumps(value)


def _order(data: Any) -> "Order | None":
    from mp_orders_generated.models import Order

    try:
        order: Order = read(Order, data["data"])
    except Exception:
        return None
    return order if isinstance(order.id, str) and order.id else None
