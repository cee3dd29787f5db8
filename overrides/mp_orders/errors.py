"""Everything the client raises, split by what the caller has to do.

    MercadoPagoError
    ├── RequestNotSent          nothing left this machine: call again
    ├── OutcomeUnknown          it may have been done: call again with the same key, or look before you do
    ├── SeveralOrders           `find` found more than one: look at `.orders`
    ├── webhooks.WebhookError   a notification cannot be taken; its own tree is in `mp_orders/webhooks/errors.py`
    └── ApiError                the API said no
        ├── BadRequest          400  ── InvalidTotalAmount, MissingIdempotencyKey, InvalidItems, InvalidOrderState,
        │                               InvalidOrderMode, RefundAmountExceeds
        ├── Unauthorized        401
        ├── PaymentFailed       402  the order exists, in `.order`
        ├── Forbidden           403  ── TerminalNotOwned
        ├── NotFound            404  ── OrderNotFound, MerchantOrderNotFound, TransactionNotFound,
        │                               PointOfSaleNotFound, TerminalNotFound
        ├── Conflict            409  ── IdempotencyKeyReused, OrderNotCancelable, TerminalBusy,
        │                               OrderNotCapturable, OrderNotRefundable
        ├── Locked              423
        ├── RateLimited         429
        └── ServerError         5xx  ── IdempotencyValidationFailed, UpstreamFailed (400)

A status without a class of its own raises ApiError itself. No class ever carries the access token.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mp_orders_generated.models import Order

LONGEST_PART = 300


def one_line(text: str) -> str:
    """The text on one line of no more than 300 printable characters."""
    short = text[:LONGEST_PART] + ("..." if len(text) > LONGEST_PART else "")
    return "".join(each if each.isprintable() else "?" for each in " ".join(short.split()))


class MercadoPagoError(Exception):
    """Any failure of a call.

    Attributes:
        idempotency_key: The key of the call; None where the operation has none.
        repeatable: Whether the same call cannot do the work twice: it has a key, or only reads or sets values.
        attempts: How often the request was sent, or tried to be.
        operation: Its id in the contract, such as create_order; None for a request of your own.
        address: Method and address of the request, without its query; None where it is not known.
        retry_after: Seconds that the last answer asked to wait; None where it did not.
    """

    retry_after: float | None = None

    def __init__(
        self,
        message: str,
        *,
        idempotency_key: str | None = None,
        repeatable: bool = False,
        attempts: int = 1,
        operation: str | None = None,
        address: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.operation = operation
        self.address = address
        self.idempotency_key = idempotency_key
        self.repeatable = repeatable
        self.attempts = attempts

    def __str__(self) -> str:
        """One line, with the key."""
        return " | ".join(map(one_line, self._parts()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    def _parts(self) -> list[str]:
        return [self.message, *([f"idempotency key {self.idempotency_key}"] if self.idempotency_key else [])]

    @property
    def retryable(self) -> bool:
        """Whether the same call, with the same key, may succeed and cannot do the work twice."""
        return self.repeatable

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle without calling `__init__`, whose arguments differ by class."""
        return _restore, (type(self), self.args, self.__dict__)


def _restore(kind: type[MercadoPagoError], args: tuple[Any, ...], state: dict[str, Any]) -> MercadoPagoError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class RequestNotSent(MercadoPagoError):
    """The request never left: this attempt did nothing, and the call can be made again.

    It says nothing about an earlier call that ended in OutcomeUnknown: keep to that call's key.
    """

    @property
    def retryable(self) -> bool:
        """Always: nothing left."""
        return True


class OutcomeUnknown(MercadoPagoError):
    """The request left and no readable answer came, to this attempt or to one before it: it may have been done.

    Orders: call again with `idempotency_key`, within 24 hours of its first use; that gives the same order if it was
    done. A get or an update of a merchant order: call again. A create of a merchant order has no key, and calling again
    may make a second one: look for it first, by the `external_reference` that you gave it.

    Attributes:
        status: Of the answer that could not be read; None where none came.
        body: What came of it, compressed as it came.
        order_id: The id in it, if one can be found.
    """

    def __init__(
        self, message: str, *, status: int | None = None, body: bytes = b"", order_id: str | None = None, **more: Any
    ) -> None:
        super().__init__(message, **more)
        self.status = status
        self.body = body
        self.order_id = order_id


class SeveralOrders(MercadoPagoError):
    """More than one order has the reference that was to name one: it may have been made twice.

    Attributes:
        orders: All of them, the first one first.
    """

    def __init__(self, orders: "Sequence[Order]") -> None:
        ids = ", ".join(order.id for order in orders)
        super().__init__(f"{len(orders)} orders have this external_reference: {ids}", operation="search_orders")
        self.orders = list(orders)


class ApiError(MercadoPagoError):
    """The API answered with an error.

    Attributes:
        status: HTTP status.
        code: The first error code; an empty text where the answer has none.
        details: Where in the request the reason lies, as the API says it.
        errors: Every error of the answer, as (code, message) pairs.
        request_id: The X-Request-Id of the answer; quote it to support.
        body: The answer, at most 4 MiB of it.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int,
        code: str = "",
        details: tuple[str, ...] = (),
        errors: tuple[tuple[str, str], ...] = (),
        request_id: str | None = None,
        body: bytes = b"",
        **more: Any,
    ) -> None:
        super().__init__(message, **more)
        self.status = status
        self.code = code
        self.details = details
        self.errors = errors
        self.request_id = request_id
        self.body = body

    def _parts(self) -> list[str]:
        """Status, code, message, details, the request id, the key, and which request it was."""
        code = "" if self.code in ("", str(self.status)) else f" {self.code}"
        request_id = [f"request id {self.request_id}"] if self.request_id else []
        where = [" ".join(filter(None, (self.operation, self.address)))]
        parts = [f"{self.status}{code}: {self.message}", *self.details, *request_id, *super()._parts()[1:]]
        return [*parts, *(where if where[0] else [])]

    @property
    def retryable(self) -> bool:
        """Whether the same call, with the same key, may succeed later and cannot do the work twice."""
        return self.status in RETRYABLE and self.repeatable

    @property
    def meaning(self) -> str:
        """What the code means, in a sentence of the contract; without a known code, what the class stands for."""
        known = self._entry()
        return known[0] if known else (type(self).__doc__ or "").partition("\n")[0]

    @property
    def documentation(self) -> str | None:
        """Address of Mercado Pago's page that gives the code; None for a code that no page gives."""
        known = self._entry()
        return known[1] if known else None

    def _entry(self) -> tuple[str, str | None] | None:
        from mp_orders_generated.error_meanings import MEANINGS

        exact = MEANINGS.get((self.operation or "", self.status, self.code))
        alike = (entry for (_, _, code), entry in MEANINGS.items() if code == self.code)
        return exact or next(alike, None)


RETRYABLE = frozenset({423, 429, 500, 502, 503, 504})


class BadRequest(ApiError):
    """400: the request is wrong; change it. The key is free."""


class InvalidTotalAmount(BadRequest):
    """The total is not the sum of the payments."""


class MissingIdempotencyKey(BadRequest):
    """The X-Idempotency-Key header did not arrive."""


class InvalidItems(BadRequest):
    """The items of a merchant order are not right."""


class InvalidOrderState(BadRequest):
    """The state of the merchant order does not allow this."""


class InvalidOrderMode(BadRequest):
    """The mode of the order does not allow this: it is not manual, or the order was processed already."""


class RefundAmountExceeds(BadRequest):
    """More was to be paid back than is left of the payment."""


class Unauthorized(ApiError):
    """401: the access token is missing or not known."""


class PaymentFailed(ApiError):
    """402: a payment of the order was refused. The order is there, and has failed.

    Attributes:
        order: The failed order; None where the answer does not hold one.
    """

    order: "Order | None" = None


class Forbidden(ApiError):
    """403: this account may not do that."""


class TerminalNotOwned(Forbidden):
    """The terminal does not belong to this account, or is not in the mode PDV."""


class NotFound(ApiError):
    """404: this account has no such thing."""


class OrderNotFound(NotFound):
    """This account has no such order."""


class MerchantOrderNotFound(NotFound):
    """This account has no such merchant order."""


class TransactionNotFound(NotFound):
    """The order has no such transaction."""


class TerminalNotFound(NotFound):
    """This account has no such terminal."""


class PointOfSaleNotFound(NotFound):
    """This account has no point of sale of this name, for a QR order."""


class Conflict(ApiError):
    """409: the request collides with the state of things. The same call fails until that changes."""


class IdempotencyKeyReused(Conflict):
    """The key was used for another request within 24 hours: two intents share one key, which is a mistake here."""


class OrderNotCancelable(Conflict):
    """The status of the order does not let the API cancel it."""


class TerminalBusy(Conflict):
    """The terminal already has an order waiting. Once that is paid, canceled or expired, the same call succeeds."""


class OrderNotCapturable(Conflict):
    """The order does not wait for its capture, or is paid with something that is not captured."""


class OrderNotRefundable(Conflict):
    """The order is not paid, is paid back already, or was paid too long ago."""


class Locked(ApiError):
    """423: another attempt under this key is being worked on."""


class RateLimited(ApiError):
    """429: too many requests."""


class ServerError(ApiError):
    """5xx: the server failed, and may have done the work before it did. See OutcomeUnknown for what to do."""


class UpstreamFailed(ServerError):
    """400 with a code that says that a service behind the API failed: nothing is wrong with the request."""

    @property
    def retryable(self) -> bool:
        """Whether the same call may succeed later and cannot do the work twice."""
        return self.repeatable


class IdempotencyValidationFailed(ServerError):
    """The server could not check the key. Call again with the same key."""


BY_STATUS: Mapping[int, type[ApiError]] = {
    400: BadRequest,
    401: Unauthorized,
    402: PaymentFailed,
    403: Forbidden,
    404: NotFound,
    409: Conflict,
    423: Locked,
    429: RateLimited,
}
BY_CODE: Mapping[str, type[ApiError]] = {
    "empty_required_header": MissingIdempotencyKey,
    "invalid_total_amount": InvalidTotalAmount,
    "invalid_items": InvalidItems,
    "invalid_order_state": InvalidOrderState,
    "invalid_order_mode_for_operation": InvalidOrderMode,
    "refund_amount_exceeds": RefundAmountExceeds,
    "transaction_not_found": TransactionNotFound,
    "pos_not_found": PointOfSaleNotFound,
    "marketplace_fee_not_allowed": NotFound,
    "refund_period_exceeded": OrderNotRefundable,
    "action_not_allowed_for_current_state": OrderNotRefundable,
    "instore_order_locked_error": OrderNotCancelable,
    "cannot_capture_order": OrderNotCapturable,
    "operation_not_supported": OrderNotCapturable,
    "cannot_refund_order": OrderNotRefundable,
    "order_already_refunded": OrderNotRefundable,
    "forbidden_checking_terminal_owner": TerminalNotOwned,
    "idempotency_key_already_used": IdempotencyKeyReused,
    "cannot_cancel_order": OrderNotCancelable,
    "order_already_canceled": OrderNotCancelable,
    "order_already_cancelled": OrderNotCancelable,
    "already_queued_order_for_terminal": TerminalBusy,
    "already_queued_order_on_terminal": TerminalBusy,
    "already_queued_order_for_device": TerminalBusy,
    "idempotency_validation_failed": IdempotencyValidationFailed,
}
"""Codes in the old and the new spelling. A class counts only where it fits the status, too."""
NOT_FOUND = ("order_not_found", "not_found")
UPSTREAM = ("communication_error", "invalid_application_id")


def error_class(status: int, code: str, not_found: type[ApiError] = NotFound) -> type[ApiError]:
    """The class for an error answer: by code where the status agrees, otherwise by status.

    Args:
        status: Of the answer.
        code: Its first error code.
        not_found: The class of the operation for a 404 that says so with a code.
    """
    if status == 404 and code in NOT_FOUND:
        return not_found
    if status == 400 and code in UPSTREAM:
        return UpstreamFailed
    general = BY_STATUS.get(status, ServerError if 500 <= status < 600 else ApiError)
    special = BY_CODE.get(code, general)
    return special if general is not ApiError and issubclass(special, general) else general
