"""A client for Mercado Pago's orders and merchant orders that does not lose or double one."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from mp_orders_generated.types import UNSET, Unset

from mp_orders.client import AsyncMercadoPago, MercadoPago
from mp_orders.errors import (
    ApiError,
    BadRequest,
    Conflict,
    Forbidden,
    IdempotencyKeyReused,
    IdempotencyValidationFailed,
    InvalidItems,
    InvalidOrderMode,
    InvalidOrderState,
    InvalidTotalAmount,
    Locked,
    MercadoPagoError,
    MerchantOrderNotFound,
    MissingIdempotencyKey,
    NotFound,
    OrderNotCancelable,
    OrderNotCapturable,
    OrderNotFound,
    OrderNotRefundable,
    OutcomeUnknown,
    PaymentFailed,
    PointOfSaleNotFound,
    RateLimited,
    RefundAmountExceeds,
    RequestNotSent,
    ServerError,
    SeveralOrders,
    TerminalBusy,
    TerminalNotFound,
    TerminalNotOwned,
    TransactionNotFound,
    Unauthorized,
    UpstreamFailed,
)
from mp_orders.idempotency import idempotency_key_for
from mp_orders.money import money
from mp_orders.transport import settings
from mp_orders.transport.events import RequestEvent, ResponseEvent

if TYPE_CHECKING:
    from mp_orders import models, webhooks
    from mp_orders.models import (
        MerchantOrder,
        MerchantOrderItemRequest,
        MerchantOrderItemUpdateRequest,
        MerchantOrderRequest,
        MerchantOrdersPage,
        MerchantOrderUpdateRequest,
        OnlineOrderRequest,
        Order,
        OrdersPage,
        PointOrderRequest,
        PointTypeConfigOrderRequest,
        QrOrderRequest,
        RefundRequest,
        TerminalsPage,
        TerminalsUpdated,
        Transactions,
        TransactionsRequest,
        TransactionUpdateRequest,
        UpdatedTransaction,
    )
    from mp_orders.resources._sync.merchant_orders import MerchantOrders
    from mp_orders.resources._sync.orders import Orders
    from mp_orders.resources._sync.terminals import Terminals
    from mp_orders.resources.merchant_orders import AsyncMerchantOrders
    from mp_orders.resources.orders import AsyncOrders
    from mp_orders.resources.terminals import AsyncTerminals

__version__ = settings.VERSION
__all__ = [
    "UNSET",
    "ApiError",
    "AsyncMercadoPago",
    "AsyncMerchantOrders",
    "AsyncOrders",
    "AsyncTerminals",
    "BadRequest",
    "Conflict",
    "Forbidden",
    "IdempotencyKeyReused",
    "IdempotencyValidationFailed",
    "InvalidItems",
    "InvalidOrderMode",
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
    "MerchantOrdersPage",
    "MissingIdempotencyKey",
    "NotFound",
    "OnlineOrderRequest",
    "Order",
    "OrderNotCancelable",
    "OrderNotCapturable",
    "OrderNotFound",
    "OrderNotRefundable",
    "Orders",
    "OrdersPage",
    "OutcomeUnknown",
    "PaymentFailed",
    "PointOfSaleNotFound",
    "PointOrderRequest",
    "PointTypeConfigOrderRequest",
    "QrOrderRequest",
    "RateLimited",
    "RefundAmountExceeds",
    "RefundRequest",
    "RequestEvent",
    "RequestNotSent",
    "ResponseEvent",
    "ServerError",
    "SeveralOrders",
    "TerminalBusy",
    "TerminalNotFound",
    "TerminalNotOwned",
    "Terminals",
    "TerminalsPage",
    "TerminalsUpdated",
    "TransactionNotFound",
    "TransactionUpdateRequest",
    "Transactions",
    "TransactionsRequest",
    "Unauthorized",
    "Unset",
    "UpdatedTransaction",
    "UpstreamFailed",
    "idempotency_key_for",
    "models",
    "money",
    "webhooks",
]


def __getattr__(name: str) -> Any:
    """Models and groups of operations when they are asked for: half of the time of an import is theirs."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "webhooks":
        return import_module("mp_orders.webhooks")
    models = import_module("mp_orders.models")
    groups = ("orders", "merchant_orders", "terminals")
    names = (*groups, *(f"_sync.{group}" for group in groups))
    homes = [models, *(import_module(f"mp_orders.resources.{each}") for each in names)]
    value = models if name == "models" else next(vars(home)[name] for home in homes if name in vars(home))
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
