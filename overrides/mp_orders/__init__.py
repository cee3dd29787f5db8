"""A client for Mercado Pago's orders and merchant orders that does not lose or double one."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from mp_orders.client import AsyncMercadoPago, MercadoPago
from mp_orders.errors import (
    ApiError,
    BadRequest,
    Conflict,
    Forbidden,
    IdempotencyKeyReused,
    IdempotencyValidationFailed,
    InvalidItems,
    InvalidOrderState,
    InvalidTotalAmount,
    Locked,
    MercadoPagoError,
    MerchantOrderNotFound,
    MissingIdempotencyKey,
    NotFound,
    OrderNotCancelable,
    OrderNotFound,
    OutcomeUnknown,
    PaymentFailed,
    RateLimited,
    RequestNotSent,
    ServerError,
    TerminalBusy,
    TerminalNotOwned,
    Unauthorized,
)
from mp_orders.idempotency import idempotency_key_for
from mp_orders.money import money
from mp_orders.transport import settings
from mp_orders.transport.events import RequestEvent, ResponseEvent
from mp_orders.unset import UNSET, Unset

if TYPE_CHECKING:
    from mp_orders import models
    from mp_orders.facades import AsyncMerchantOrders, AsyncOrders, MerchantOrders, Orders
    from mp_orders.models import (
        MerchantOrder,
        MerchantOrderItemRequest,
        MerchantOrderItemUpdateRequest,
        MerchantOrderRequest,
        MerchantOrderUpdateRequest,
        OnlineOrderRequest,
        Order,
        PointOrderRequest,
        PointTypeConfigOrderRequest,
    )

__version__ = settings.VERSION
__all__ = [
    "UNSET",
    "ApiError",
    "AsyncMercadoPago",
    "AsyncMerchantOrders",
    "AsyncOrders",
    "BadRequest",
    "Conflict",
    "Forbidden",
    "IdempotencyKeyReused",
    "IdempotencyValidationFailed",
    "InvalidItems",
    "InvalidOrderState",
    "InvalidTotalAmount",
    "Locked",
    "MercadoPago",
    "MercadoPagoError",
    "MerchantOrder",
    "MerchantOrderItemRequest",
    "MerchantOrderItemUpdateRequest",
    "MerchantOrderNotFound",
    "MerchantOrderRequest",
    "MerchantOrderUpdateRequest",
    "MerchantOrders",
    "MissingIdempotencyKey",
    "NotFound",
    "OnlineOrderRequest",
    "Order",
    "OrderNotCancelable",
    "OrderNotFound",
    "Orders",
    "OutcomeUnknown",
    "PaymentFailed",
    "PointOrderRequest",
    "PointTypeConfigOrderRequest",
    "RateLimited",
    "RequestEvent",
    "RequestNotSent",
    "ResponseEvent",
    "ServerError",
    "TerminalBusy",
    "TerminalNotOwned",
    "Unauthorized",
    "Unset",
    "idempotency_key_for",
    "models",
    "money",
]


def __getattr__(name: str) -> Any:
    """Models and groups of operations when they are asked for: half of the time of an import is theirs."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    models = import_module("mp_orders.models")
    homes = [models, import_module("mp_orders.facades")]
    value = models if name == "models" else next(vars(home)[name] for home in homes if name in vars(home))
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
