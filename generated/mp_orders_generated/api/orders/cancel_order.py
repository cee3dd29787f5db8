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
from ...types import UNSET, Response, Unset


def _get_kwargs(
    order_id: str,
    *,
    x_idempotency_key: str,
    x_allow_cancelable_status: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["X-Idempotency-Key"] = x_idempotency_key

    if not isinstance(x_allow_cancelable_status, Unset):
        headers["x-allow-cancelable-status"] = x_allow_cancelable_status

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/orders/{order_id}/cancel".format(
            order_id=quote(str(order_id), safe=""),
        ),
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> GatewayError | OrdersError | Order | OrdersError | None:
    if response.status_code == 200:
        response_200 = Order.from_dict(response.json())

        return response_200

    if response.status_code == 202:
        response_202 = Order.from_dict(response.json())

        return response_202

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
    x_idempotency_key: str,
    x_allow_cancelable_status: str | Unset = UNSET,
) -> Response[GatewayError | OrdersError | Order | OrdersError]:
    """Cancel an order

     Cancels an order and its payments. A Point order can be canceled while its status is created; once
    it is at
    the terminal, it has to be canceled there, unless the header x-allow-cancelable-status lets the API
    pass the
    cancel on to the terminal (202). An online order can be canceled while it is created or waits for an
    action.
    The operation takes no body; one that is sent is not read.

    Args:
        order_id (str):
        x_idempotency_key (str):
        x_allow_cancelable_status (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[GatewayError | OrdersError | Order | OrdersError]
    """

    kwargs = _get_kwargs(
        order_id=order_id,
        x_idempotency_key=x_idempotency_key,
        x_allow_cancelable_status=x_allow_cancelable_status,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    order_id: str,
    *,
    client: AuthenticatedClient,
    x_idempotency_key: str,
    x_allow_cancelable_status: str | Unset = UNSET,
) -> GatewayError | OrdersError | Order | OrdersError | None:
    """Cancel an order

     Cancels an order and its payments. A Point order can be canceled while its status is created; once
    it is at
    the terminal, it has to be canceled there, unless the header x-allow-cancelable-status lets the API
    pass the
    cancel on to the terminal (202). An online order can be canceled while it is created or waits for an
    action.
    The operation takes no body; one that is sent is not read.

    Args:
        order_id (str):
        x_idempotency_key (str):
        x_allow_cancelable_status (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        GatewayError | OrdersError | Order | OrdersError
    """

    return sync_detailed(
        order_id=order_id,
        client=client,
        x_idempotency_key=x_idempotency_key,
        x_allow_cancelable_status=x_allow_cancelable_status,
    ).parsed


async def asyncio_detailed(
    order_id: str,
    *,
    client: AuthenticatedClient,
    x_idempotency_key: str,
    x_allow_cancelable_status: str | Unset = UNSET,
) -> Response[GatewayError | OrdersError | Order | OrdersError]:
    """Cancel an order

     Cancels an order and its payments. A Point order can be canceled while its status is created; once
    it is at
    the terminal, it has to be canceled there, unless the header x-allow-cancelable-status lets the API
    pass the
    cancel on to the terminal (202). An online order can be canceled while it is created or waits for an
    action.
    The operation takes no body; one that is sent is not read.

    Args:
        order_id (str):
        x_idempotency_key (str):
        x_allow_cancelable_status (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[GatewayError | OrdersError | Order | OrdersError]
    """

    kwargs = _get_kwargs(
        order_id=order_id,
        x_idempotency_key=x_idempotency_key,
        x_allow_cancelable_status=x_allow_cancelable_status,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    order_id: str,
    *,
    client: AuthenticatedClient,
    x_idempotency_key: str,
    x_allow_cancelable_status: str | Unset = UNSET,
) -> GatewayError | OrdersError | Order | OrdersError | None:
    """Cancel an order

     Cancels an order and its payments. A Point order can be canceled while its status is created; once
    it is at
    the terminal, it has to be canceled there, unless the header x-allow-cancelable-status lets the API
    pass the
    cancel on to the terminal (202). An online order can be canceled while it is created or waits for an
    action.
    The operation takes no body; one that is sent is not read.

    Args:
        order_id (str):
        x_idempotency_key (str):
        x_allow_cancelable_status (str | Unset):

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
            x_idempotency_key=x_idempotency_key,
            x_allow_cancelable_status=x_allow_cancelable_status,
        )
    ).parsed
