"""What hooks and the log are told of each attempt. They see no header and no token, and a body in an error only."""

import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeAlias

from attrs import frozen

from mp_orders.errors import ApiError, MercadoPagoError, one_line

log = logging.getLogger("mp_orders")


@frozen
class RequestEvent:
    """An attempt that is about to be sent.

    Attributes:
        operation: Its id in the contract, such as create_order; None for a request of your own.
        method: GET, POST or PUT.
        path: Without the query.
        attempt: From 1.
        idempotency_key: None where the operation has none.
    """

    operation: str | None
    method: str
    path: str
    attempt: int
    idempotency_key: str | None


@frozen
class ResponseEvent:
    """An attempt that has ended.

    Attributes:
        request: What was sent.
        elapsed_s: How long it took.
        status: HTTP status; None where no answer came.
        request_id: The X-Request-Id of the answer.
        error: What the attempt came to; None for a success.
    """

    request: RequestEvent
    elapsed_s: float
    status: int | None
    request_id: str | None
    error: MercadoPagoError | None


OnRequest: TypeAlias = Callable[[RequestEvent], object]
OnResponse: TypeAlias = Callable[[ResponseEvent], object]


@frozen
class Hooks:
    """Hooks and log of one client. A hook that raises is logged, and changes nothing: an answer is not lost for it."""

    on_request: OnRequest | None = None
    on_response: OnResponse | None = None

    @property
    def is_on(self) -> bool:
        """Whether anybody wants to know."""
        return bool(self.on_request or self.on_response) or log.isEnabledFor(logging.INFO)

    def on_attempt(self, event: RequestEvent) -> None:
        """Tell of an attempt that begins."""
        _notify(self.on_request, event)

    def on_end(self, event: ResponseEvent) -> None:
        """Tell of an attempt that has ended."""
        _notify(self.on_response, event)
        request, error = event.request, event.error
        said = type(error).__name__ if event.status is None else str(event.status)
        text = "%s %s attempt %d: %s in %.0f ms"
        values = (request.method, one_line(request.path), request.attempt, said, event.elapsed_s * 1000)
        _log(logging.DEBUG, text, values, _fields(event))

    def on_retry(self, event: ResponseEvent, wait_s: float) -> None:
        """Tell that another attempt follows."""
        request, error = event.request, event.error
        text = "%s %s attempt %d: %s, again in %.2f s"
        values = (request.method, one_line(request.path), request.attempt, type(error).__name__, wait_s)
        _log(logging.INFO, text, values, {**_fields(event), "mp_wait_s": wait_s})


def _log(level: int, text: str, values: tuple[object, ...], fields: dict[str, Any]) -> None:
    """Log, whatever a handler or filter of the caller does: no answer is lost for it."""
    with suppress(Exception):
        log.log(level, text, *values, extra=fields)


def _notify(hook: Callable[[Any], object] | None, event: object) -> None:
    if hook is None:
        return
    try:
        hook(event)
    except Exception:
        with suppress(Exception):
            log.exception("a hook raised")


def _fields(event: ResponseEvent) -> dict[str, Any]:
    """All that a log record may hold."""
    return {
        "mp_operation": event.request.operation,
        "mp_method": event.request.method,
        "mp_path": event.request.path,
        "mp_attempt": event.request.attempt,
        "mp_idempotency_key": event.request.idempotency_key,
        "mp_status": event.status,
        "mp_code": event.error.code if isinstance(event.error, ApiError) else None,
        "mp_request_id": event.request_id,
        "mp_elapsed_s": event.elapsed_s,
    }
