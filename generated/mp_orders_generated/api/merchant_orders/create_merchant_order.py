# Generated from openapi.yaml by `make generate`. Do not edit.
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.merchant_order import MerchantOrder
from ...models.merchant_order_request import MerchantOrderRequest
from ...models.merchant_orders_error import MerchantOrdersError
from ...types import Response


def _get_kwargs(
    *,
    body: MerchantOrderRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/merchant_orders",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> MerchantOrder | MerchantOrdersError | None:
    if response.status_code == 201:
        response_201 = MerchantOrder.from_dict(response.json())

        return response_201

    if response.status_code == 400:
        response_400 = MerchantOrdersError.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = MerchantOrdersError.from_dict(response.json())

        return response_401

    if response.status_code == 405:
        response_405 = MerchantOrdersError.from_dict(response.json())

        return response_405

    if response.status_code == 413:
        response_413 = MerchantOrdersError.from_dict(response.json())

        return response_413

    if response.status_code == 429:
        response_429 = MerchantOrdersError.from_dict(response.json())

        return response_429

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[MerchantOrder | MerchantOrdersError]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: MerchantOrderRequest,
) -> Response[MerchantOrder | MerchantOrdersError]:
    """Create a merchant order

     Creates a merchant order, opened and unpaid. No source documents an idempotency key here, so a
    request whose
    answer was lost must not be sent again without searching first. The body is read as JSON whatever
    Content-Type says, since the page sends none.

    Args:
        body (MerchantOrderRequest): A new merchant order. No field is required; an item has to be
            complete.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MerchantOrder | MerchantOrdersError]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: MerchantOrderRequest,
) -> MerchantOrder | MerchantOrdersError | None:
    """Create a merchant order

     Creates a merchant order, opened and unpaid. No source documents an idempotency key here, so a
    request whose
    answer was lost must not be sent again without searching first. The body is read as JSON whatever
    Content-Type says, since the page sends none.

    Args:
        body (MerchantOrderRequest): A new merchant order. No field is required; an item has to be
            complete.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MerchantOrder | MerchantOrdersError
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: MerchantOrderRequest,
) -> Response[MerchantOrder | MerchantOrdersError]:
    """Create a merchant order

     Creates a merchant order, opened and unpaid. No source documents an idempotency key here, so a
    request whose
    answer was lost must not be sent again without searching first. The body is read as JSON whatever
    Content-Type says, since the page sends none.

    Args:
        body (MerchantOrderRequest): A new merchant order. No field is required; an item has to be
            complete.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MerchantOrder | MerchantOrdersError]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: MerchantOrderRequest,
) -> MerchantOrder | MerchantOrdersError | None:
    """Create a merchant order

     Creates a merchant order, opened and unpaid. No source documents an idempotency key here, so a
    request whose
    answer was lost must not be sent again without searching first. The body is read as JSON whatever
    Content-Type says, since the page sends none.

    Args:
        body (MerchantOrderRequest): A new merchant order. No field is required; an item has to be
            complete.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MerchantOrder | MerchantOrdersError
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
