# Generated from openapi.yaml by `make generate`. Do not edit.
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.gateway_error import GatewayError
from ...models.order_event_request import OrderEventRequest
from ...models.orders_error import OrdersError
from ...types import Response


def _get_kwargs(
    order_id: str,
    *,
    body: OrderEventRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/orders/{order_id}/events".format(
            order_id=quote(str(order_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | GatewayError | OrdersError | OrdersError | None:
    if response.status_code == 204:
        response_204 = cast(Any, None)
        return response_204

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

    if response.status_code == 413:
        response_413 = OrdersError.from_dict(response.json())

        return response_413

    if response.status_code == 415:
        response_415 = OrdersError.from_dict(response.json())

        return response_415

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
) -> Response[Any | GatewayError | OrdersError | OrdersError]:
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
    body: OrderEventRequest,
) -> Response[Any | GatewayError | OrdersError | OrdersError]:
    """Simulate what becomes of a Point order

     For tests: lets a Point order that was created with test credentials come to a status, as if
    somebody stood at
    the terminal. The order is at_terminal first (but on its way to refunded), and comes to the status
    within ten
    seconds, action_required within forty. Nothing is shown on a terminal. It takes no idempotency key.

    Args:
        order_id (str):
        body (OrderEventRequest): What a Point order is to come to, for a test.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | GatewayError | OrdersError | OrdersError]
    """

    kwargs = _get_kwargs(
        order_id=order_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    order_id: str,
    *,
    client: AuthenticatedClient,
    body: OrderEventRequest,
) -> Any | GatewayError | OrdersError | OrdersError | None:
    """Simulate what becomes of a Point order

     For tests: lets a Point order that was created with test credentials come to a status, as if
    somebody stood at
    the terminal. The order is at_terminal first (but on its way to refunded), and comes to the status
    within ten
    seconds, action_required within forty. Nothing is shown on a terminal. It takes no idempotency key.

    Args:
        order_id (str):
        body (OrderEventRequest): What a Point order is to come to, for a test.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | GatewayError | OrdersError | OrdersError
    """

    return sync_detailed(
        order_id=order_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    order_id: str,
    *,
    client: AuthenticatedClient,
    body: OrderEventRequest,
) -> Response[Any | GatewayError | OrdersError | OrdersError]:
    """Simulate what becomes of a Point order

     For tests: lets a Point order that was created with test credentials come to a status, as if
    somebody stood at
    the terminal. The order is at_terminal first (but on its way to refunded), and comes to the status
    within ten
    seconds, action_required within forty. Nothing is shown on a terminal. It takes no idempotency key.

    Args:
        order_id (str):
        body (OrderEventRequest): What a Point order is to come to, for a test.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | GatewayError | OrdersError | OrdersError]
    """

    kwargs = _get_kwargs(
        order_id=order_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    order_id: str,
    *,
    client: AuthenticatedClient,
    body: OrderEventRequest,
) -> Any | GatewayError | OrdersError | OrdersError | None:
    """Simulate what becomes of a Point order

     For tests: lets a Point order that was created with test credentials come to a status, as if
    somebody stood at
    the terminal. The order is at_terminal first (but on its way to refunded), and comes to the status
    within ten
    seconds, action_required within forty. Nothing is shown on a terminal. It takes no idempotency key.

    Args:
        order_id (str):
        body (OrderEventRequest): What a Point order is to come to, for a test.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | GatewayError | OrdersError | OrdersError
    """

    return (
        await asyncio_detailed(
            order_id=order_id,
            client=client,
            body=body,
        )
    ).parsed
