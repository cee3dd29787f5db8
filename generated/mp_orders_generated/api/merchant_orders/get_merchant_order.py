# Generated from openapi.yaml by `make generate`. Do not edit.
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.merchant_order import MerchantOrder
from ...models.merchant_orders_error import MerchantOrdersError
from ...types import Response


def _get_kwargs(
    id: int,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/merchant_orders/{id}".format(
            id=quote(str(id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> MerchantOrder | MerchantOrdersError | None:
    if response.status_code == 200:
        response_200 = MerchantOrder.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = MerchantOrdersError.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = MerchantOrdersError.from_dict(response.json())

        return response_401

    if response.status_code == 404:
        response_404 = MerchantOrdersError.from_dict(response.json())

        return response_404

    if response.status_code == 405:
        response_405 = MerchantOrdersError.from_dict(response.json())

        return response_405

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
    id: int,
    *,
    client: AuthenticatedClient,
) -> Response[MerchantOrder | MerchantOrdersError]:
    """Get a merchant order

     Reads one merchant order of this account.

    Args:
        id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MerchantOrder | MerchantOrdersError]
    """

    kwargs = _get_kwargs(
        id=id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: int,
    *,
    client: AuthenticatedClient,
) -> MerchantOrder | MerchantOrdersError | None:
    """Get a merchant order

     Reads one merchant order of this account.

    Args:
        id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MerchantOrder | MerchantOrdersError
    """

    return sync_detailed(
        id=id,
        client=client,
    ).parsed


async def asyncio_detailed(
    id: int,
    *,
    client: AuthenticatedClient,
) -> Response[MerchantOrder | MerchantOrdersError]:
    """Get a merchant order

     Reads one merchant order of this account.

    Args:
        id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MerchantOrder | MerchantOrdersError]
    """

    kwargs = _get_kwargs(
        id=id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: int,
    *,
    client: AuthenticatedClient,
) -> MerchantOrder | MerchantOrdersError | None:
    """Get a merchant order

     Reads one merchant order of this account.

    Args:
        id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MerchantOrder | MerchantOrdersError
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
        )
    ).parsed
