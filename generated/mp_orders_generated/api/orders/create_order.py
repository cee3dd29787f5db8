# Generated from openapi.yaml by `make generate`. Do not edit.
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.gateway_error import GatewayError
from ...models.online_order_request import OnlineOrderRequest
from ...models.order import Order
from ...models.order_payment_error import OrderPaymentError
from ...models.orders_error import OrdersError
from ...models.point_order_request import PointOrderRequest
from ...models.point_type_config_order_request import PointTypeConfigOrderRequest
from ...models.qr_order_request import QrOrderRequest
from ...types import Response


def _get_kwargs(
    *,
    body: OnlineOrderRequest | PointOrderRequest | PointTypeConfigOrderRequest | QrOrderRequest,
    x_idempotency_key: str,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["X-Idempotency-Key"] = x_idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/orders",
    }

    if isinstance(body, OnlineOrderRequest):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, PointOrderRequest):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, PointTypeConfigOrderRequest):
        _kwargs["json"] = body.to_dict()
    else:
        _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> GatewayError | OrdersError | Order | OrderPaymentError | OrdersError | None:
    if response.status_code == 201:
        response_201 = Order.from_dict(response.json())

        return response_201

    if response.status_code == 400:
        response_400 = OrdersError.from_dict(response.json())

        return response_400

    if response.status_code == 401:

        def _parse_response_401(data: object) -> GatewayError | OrdersError:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_401_type_0 = OrdersError.from_dict(data)

                return response_401_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_401_type_1 = GatewayError.from_dict(data)

            return response_401_type_1

        response_401 = _parse_response_401(response.json())

        return response_401

    if response.status_code == 402:
        response_402 = OrderPaymentError.from_dict(response.json())

        return response_402

    if response.status_code == 403:
        response_403 = OrdersError.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = OrdersError.from_dict(response.json())

        return response_404

    if response.status_code == 405:
        response_405 = OrdersError.from_dict(response.json())

        return response_405

    if response.status_code == 409:
        response_409 = OrdersError.from_dict(response.json())

        return response_409

    if response.status_code == 413:
        response_413 = OrdersError.from_dict(response.json())

        return response_413

    if response.status_code == 415:
        response_415 = OrdersError.from_dict(response.json())

        return response_415

    if response.status_code == 423:
        response_423 = OrdersError.from_dict(response.json())

        return response_423

    if response.status_code == 429:
        response_429 = OrdersError.from_dict(response.json())

        return response_429

    if response.status_code == 500:
        response_500 = OrdersError.from_dict(response.json())

        return response_500

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[GatewayError | OrdersError | Order | OrderPaymentError | OrdersError]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: OnlineOrderRequest | PointOrderRequest | PointTypeConfigOrderRequest | QrOrderRequest,
    x_idempotency_key: str,
) -> Response[GatewayError | OrdersError | Order | OrderPaymentError | OrdersError]:
    """Create an order

     Creates an online order, a Point order or a QR order. A Point order waits for its terminal, and a QR
    order for a
    buyer who scans its code. An online order is paid at once with a card, unless it is to be captured
    or processed
    later; with Pix or a ticket it waits for the buyer. Within 24 hours the same key and body give the
    same order
    again.

    Args:
        x_idempotency_key (str):
        body (OnlineOrderRequest | PointOrderRequest | PointTypeConfigOrderRequest |
            QrOrderRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[GatewayError | OrdersError | Order | OrderPaymentError | OrdersError]
    """

    kwargs = _get_kwargs(
        body=body,
        x_idempotency_key=x_idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: OnlineOrderRequest | PointOrderRequest | PointTypeConfigOrderRequest | QrOrderRequest,
    x_idempotency_key: str,
) -> GatewayError | OrdersError | Order | OrderPaymentError | OrdersError | None:
    """Create an order

     Creates an online order, a Point order or a QR order. A Point order waits for its terminal, and a QR
    order for a
    buyer who scans its code. An online order is paid at once with a card, unless it is to be captured
    or processed
    later; with Pix or a ticket it waits for the buyer. Within 24 hours the same key and body give the
    same order
    again.

    Args:
        x_idempotency_key (str):
        body (OnlineOrderRequest | PointOrderRequest | PointTypeConfigOrderRequest |
            QrOrderRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        GatewayError | OrdersError | Order | OrderPaymentError | OrdersError
    """

    return sync_detailed(
        client=client,
        body=body,
        x_idempotency_key=x_idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: OnlineOrderRequest | PointOrderRequest | PointTypeConfigOrderRequest | QrOrderRequest,
    x_idempotency_key: str,
) -> Response[GatewayError | OrdersError | Order | OrderPaymentError | OrdersError]:
    """Create an order

     Creates an online order, a Point order or a QR order. A Point order waits for its terminal, and a QR
    order for a
    buyer who scans its code. An online order is paid at once with a card, unless it is to be captured
    or processed
    later; with Pix or a ticket it waits for the buyer. Within 24 hours the same key and body give the
    same order
    again.

    Args:
        x_idempotency_key (str):
        body (OnlineOrderRequest | PointOrderRequest | PointTypeConfigOrderRequest |
            QrOrderRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[GatewayError | OrdersError | Order | OrderPaymentError | OrdersError]
    """

    kwargs = _get_kwargs(
        body=body,
        x_idempotency_key=x_idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: OnlineOrderRequest | PointOrderRequest | PointTypeConfigOrderRequest | QrOrderRequest,
    x_idempotency_key: str,
) -> GatewayError | OrdersError | Order | OrderPaymentError | OrdersError | None:
    """Create an order

     Creates an online order, a Point order or a QR order. A Point order waits for its terminal, and a QR
    order for a
    buyer who scans its code. An online order is paid at once with a card, unless it is to be captured
    or processed
    later; with Pix or a ticket it waits for the buyer. Within 24 hours the same key and body give the
    same order
    again.

    Args:
        x_idempotency_key (str):
        body (OnlineOrderRequest | PointOrderRequest | PointTypeConfigOrderRequest |
            QrOrderRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        GatewayError | OrdersError | Order | OrderPaymentError | OrdersError
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            x_idempotency_key=x_idempotency_key,
        )
    ).parsed
