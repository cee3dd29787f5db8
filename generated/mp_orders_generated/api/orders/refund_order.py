# Generated from openapi.yaml by `make generate`. Do not edit.
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.gateway_error import GatewayError
from ...models.order import Order
from ...models.orders_error import OrdersError
from ...models.refund_request import RefundRequest
from ...types import UNSET, Response, Unset


def _get_kwargs(
    order_id: str,
    *,
    body: RefundRequest | Unset = UNSET,
    x_idempotency_key: str,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["X-Idempotency-Key"] = x_idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/orders/{order_id}/refund".format(
            order_id=quote(str(order_id), safe=""),
        ),
    }

    if not isinstance(body, Unset):
        _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> GatewayError | OrdersError | Order | OrdersError | None:
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

    if response.status_code == 422:
        response_422 = OrdersError.from_dict(response.json())

        return response_422

    if response.status_code == 423:
        response_423 = OrdersError.from_dict(response.json())

        return response_423

    if response.status_code == 425:
        response_425 = OrdersError.from_dict(response.json())

        return response_425

    if response.status_code == 428:
        response_428 = OrdersError.from_dict(response.json())

        return response_428

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
) -> Response[GatewayError | OrdersError | Order | OrdersError]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    order_id: str,
    *,
    client: AuthenticatedClient,
    body: RefundRequest | Unset = UNSET,
    x_idempotency_key: str,
) -> Response[GatewayError | OrdersError | Order | OrdersError]:
    """Refund an order

     Pays an order back: all of it that is left without a body (or with an empty object), a part of one
    payment
    with its id and an amount. Several parts may be paid back until nothing is left. A Point order is
    paid back
    within 90 days, and in parts where it was paid with a card, or in Argentina with a wallet, and
    without a tip.

    Args:
        order_id (str):
        x_idempotency_key (str):
        body (RefundRequest | Unset): What is to be paid back; all that is left, unless it names a
            part.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[GatewayError | OrdersError | Order | OrdersError]
    """

    kwargs = _get_kwargs(
        order_id=order_id,
        body=body,
        x_idempotency_key=x_idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    order_id: str,
    *,
    client: AuthenticatedClient,
    body: RefundRequest | Unset = UNSET,
    x_idempotency_key: str,
) -> GatewayError | OrdersError | Order | OrdersError | None:
    """Refund an order

     Pays an order back: all of it that is left without a body (or with an empty object), a part of one
    payment
    with its id and an amount. Several parts may be paid back until nothing is left. A Point order is
    paid back
    within 90 days, and in parts where it was paid with a card, or in Argentina with a wallet, and
    without a tip.

    Args:
        order_id (str):
        x_idempotency_key (str):
        body (RefundRequest | Unset): What is to be paid back; all that is left, unless it names a
            part.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        GatewayError | OrdersError | Order | OrdersError
    """

    return sync_detailed(
        order_id=order_id,
        client=client,
        body=body,
        x_idempotency_key=x_idempotency_key,
    ).parsed


async def asyncio_detailed(
    order_id: str,
    *,
    client: AuthenticatedClient,
    body: RefundRequest | Unset = UNSET,
    x_idempotency_key: str,
) -> Response[GatewayError | OrdersError | Order | OrdersError]:
    """Refund an order

     Pays an order back: all of it that is left without a body (or with an empty object), a part of one
    payment
    with its id and an amount. Several parts may be paid back until nothing is left. A Point order is
    paid back
    within 90 days, and in parts where it was paid with a card, or in Argentina with a wallet, and
    without a tip.

    Args:
        order_id (str):
        x_idempotency_key (str):
        body (RefundRequest | Unset): What is to be paid back; all that is left, unless it names a
            part.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[GatewayError | OrdersError | Order | OrdersError]
    """

    kwargs = _get_kwargs(
        order_id=order_id,
        body=body,
        x_idempotency_key=x_idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    order_id: str,
    *,
    client: AuthenticatedClient,
    body: RefundRequest | Unset = UNSET,
    x_idempotency_key: str,
) -> GatewayError | OrdersError | Order | OrdersError | None:
    """Refund an order

     Pays an order back: all of it that is left without a body (or with an empty object), a part of one
    payment
    with its id and an amount. Several parts may be paid back until nothing is left. A Point order is
    paid back
    within 90 days, and in parts where it was paid with a card, or in Argentina with a wallet, and
    without a tip.

    Args:
        order_id (str):
        x_idempotency_key (str):
        body (RefundRequest | Unset): What is to be paid back; all that is left, unless it names a
            part.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        GatewayError | OrdersError | Order | OrdersError
    """

    return (
        await asyncio_detailed(
            order_id=order_id,
            client=client,
            body=body,
            x_idempotency_key=x_idempotency_key,
        )
    ).parsed
