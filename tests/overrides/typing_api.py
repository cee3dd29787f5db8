"""How the client is used, for type checkers: mypy and pyright read this file in `make check`, nothing runs it."""

import json
import math
import ssl
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import assert_type

import httpx
from mp_orders import (
    UNSET,
    ApiError,
    AsyncMercadoPago,
    AsyncOrders,
    MercadoPago,
    MercadoPagoError,
    MerchantOrder,
    MerchantOrderRequest,
    MerchantOrderUpdateRequest,
    OnlineOrderRequest,
    Order,
    OrderNotCancelable,
    Orders,
    OutcomeUnknown,
    PaymentFailed,
    PointOrderRequest,
    RequestEvent,
    ResponseEvent,
    Unset,
    idempotency_key_for,
    models,
    money,
)
from mp_orders.models import MerchantOrderItemRequestDict, OnlineOrderRequestDict, OrderStatus
from mp_orders.webhooks import (
    Handled,
    InvalidSignature,
    MemorySeen,
    Notification,
    SignatureFailureReason,
    SQLiteSeen,
    handle,
    handle_async,
    read_unverified,
    verify,
)
from mp_orders_generated.api.orders import create_order
from mp_orders_generated.models import GatewayError, OrderPaymentError, OrdersError
from mp_orders_generated.types import Response


def settings() -> None:
    """Everything that a client may be given."""
    MercadoPago("t")
    MercadoPago("t", base_url="http://127.0.0.1:8080", timeout=5, deadline=timedelta(seconds=9), max_attempts=1)
    MercadoPago("t", retry_budget=math.inf, proxy="http://127.0.0.1:3128", verify="ca.pem")
    for authorities in (True, Path("ca.pem"), ssl.create_default_context()):
        AsyncMercadoPago("t", verify=authorities)
    MercadoPago("t", transport=httpx.HTTPTransport(uds="/tmp/socket"))  # noqa: S108
    AsyncMercadoPago("t", transport=httpx.AsyncHTTPTransport())
    told: list[int | None] = []

    def before(event: RequestEvent) -> None:
        assert_type(event.attempt, int)
        assert_type(event.idempotency_key, str | None)

    after: Callable[[ResponseEvent], object] = lambda event: told.append(event.status)  # noqa: E731
    MercadoPago("t", on_request=before, on_response=after)
    MercadoPago(1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    MercadoPago("t", "url")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    MercadoPago("t", transport=httpx.AsyncHTTPTransport())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def orders(online: OnlineOrderRequest, point: PointOrderRequest, plain: OnlineOrderRequestDict) -> None:
    """Models and dictionaries in, models out."""
    with MercadoPago("t") as mp:
        assert_type(mp, MercadoPago)
        assert_type(mp.orders, Orders)
        for request in (online, point, plain):
            assert_type(mp.orders.create(request, idempotency_key=idempotency_key_for("o", "create")), Order)
        order = mp.orders.get("ORD1", deadline=5.0)
        assert_type(order.id, str)
        assert_type(order.status, OrderStatus | str)
        assert_type(order.total_amount, str | Unset)
        if order.total_amount:
            assert_type(Decimal(order.total_amount), Decimal)
        assert_type(mp.orders.cancel(order.id, deadline=timedelta(seconds=1)), Order)
        assert_type(money(Decimal("1.50")), str)
        assert order.status_detail is not UNSET
        mp.orders.get(1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        mp.orders.create(1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        mp.orders.create(plain, "key")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
        mp.orders.create({"type": "online"})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        mp.orders.create(json.loads("{}"))
        money(1.5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def merchant_orders(made: MerchantOrderRequest, changed: MerchantOrderUpdateRequest) -> None:
    """The older ones, whose ids are integers."""
    with MercadoPago("t") as mp:
        order = mp.merchant_orders.create(made)
        assert_type(order, MerchantOrder)
        assert_type(order.id, int)
        assert_type(mp.merchant_orders.update(order.id, changed), MerchantOrder)
        assert_type(mp.merchant_orders.get(order.id), models.MerchantOrder)
        mp.merchant_orders.create(made, idempotency_key="k")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def dictionaries() -> None:
    """What is misspelt, of another type, or missing in a dictionary is found."""
    with MercadoPago("t") as mp:
        mp.orders.create(
            {
                "type": "online",
                "external_reference": "ref-1",
                "processing_mode": "automatic",
                "total_amount": "24.90",
                "payer": {"email": "buyer@testuser.com"},
                "transactions": {
                    "payments": [
                        {"amount": "24.90", "payment_method": {"id": "visa", "type": "credit_card", "token": "t"}}
                    ]
                },
            }
        )
        mp.orders.create(
            {
                "type": "point",
                "external_reference": "ref-1",
                "transactions": {"payments": [{"amount": "24.90"}]},
                "config": {"point": {"terminal_id": "PAX_A910__SMARTPOS1234345545"}},
            }
        )
        mp.merchant_orders.create({"items": [ITEM], "marketplace": "NONE"})
        mp.merchant_orders.update(1, {"items": [{"id": "a", "quantity": 2}]})
        mp.merchant_orders.create({"external_referense": "x"})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        mp.merchant_orders.create({"external_reference": []})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        mp.merchant_orders.create({"items": [{"title": "x"}]})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        mp.merchant_orders.update(1, {"items": [{"quantity": 2}]})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        mp.merchant_orders.update(1, {"payer": {"id": "7"}})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        mp.orders.create({"type": "online", "external_referense": "x"})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


ITEM: MerchantOrderItemRequestDict = {
    "title": "Thing",
    "quantity": 2,
    "unit_price": Decimal("12.45"),
    "currency_id": "BRL",
}


async def asynchronous(plain: OnlineOrderRequestDict) -> None:
    """The same with await."""
    async with AsyncMercadoPago("t") as mp:
        assert_type(mp, AsyncMercadoPago)
        assert_type(mp.orders, AsyncOrders)
        assert_type(await mp.orders.create(plain), Order)
        assert_type(await mp.merchant_orders.get(1), MerchantOrder)


def errors(mp: MercadoPago) -> None:
    """What they carry."""
    try:
        mp.orders.cancel("ORD1")
    except OrderNotCancelable as error:
        assert_type(error.code, str)
        assert_type(error.retry_after, float | None)
        assert_type(error.errors, tuple[tuple[str, str], ...])
        assert_type(error.meaning, str)
        assert_type(error.documentation, str | None)
    except PaymentFailed as error:
        assert_type(error.order, Order | None)
    except ApiError as error:
        assert_type(error.status, int)
    except OutcomeUnknown as error:
        assert_type(error.status, int | None)
        assert_type(error.order_id, str | None)
        assert_type(error.body, bytes)
    except MercadoPagoError as error:
        assert_type(error.retryable, bool)
        assert_type(error.idempotency_key, str | None)


def generated(mp: MercadoPago, body: OnlineOrderRequest) -> None:
    """The generated functions over the same client."""
    answer = create_order.sync_detailed(client=mp.client, body=body, x_idempotency_key="k")
    assert_type(answer, Response[GatewayError | OrdersError | Order | OrderPaymentError])


def notifications(mp: MercadoPago, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    """Of any framework, with one secret or several."""
    assert_type(verify(headers=headers, query=b"data.id=1&type=order", body=body, secret="s"), Notification)
    verify(headers={"x-signature": "x"}, query={"data.id": ["1"]}, body=body, secret=["a", "b"], tolerance=None)
    verify(headers=httpx.Headers(), query=None, body=body, secret="s", tolerance=timedelta(days=1), versions=["v2"])
    verify(headers=headers, query="", body="text", secret="s")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    verify(headers=headers, query="", body=body, secret="s", data_id_case="up")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    found = read_unverified(query="id=1&topic=merchant_order", body=body)
    assert_type(found.resource_id, str)
    assert_type(found.resource_number, int)
    assert_type(found.created_at, datetime | None)
    if isinstance(found.model, models.OrderNotification):
        assert_type(found.model.data.id, str)
    handled = handle(found, mp, SQLiteSeen(Path("seen.db")), lambda order: str(order.status), lease=60)
    assert_type(handled, Handled[str])
    assert_type(handled.result, str | None)
    error = InvalidSignature(SignatureFailureReason.MISSING_HASH)
    assert_type(error.reason, SignatureFailureReason)
    assert_type(error.timestamp, str | None)


async def notifications_async(mp: AsyncMercadoPago, notification: Notification) -> None:
    """The same with await."""

    async def act(order: Order) -> int:
        return len(order.id)

    assert_type(await handle_async(notification, mp, MemorySeen(), act), Handled[int])
    assert_type(await handle_async(notification, mp, MemorySeen(), lambda order: str(order.id)), Handled[str])
    handle(notification, mp, MemorySeen(), print)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
