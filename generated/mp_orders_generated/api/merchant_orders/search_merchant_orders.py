# Generated from openapi.yaml by `make generate`. Do not edit.
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.merchant_orders_error import MerchantOrdersError
from ...models.merchant_orders_page import MerchantOrdersPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    status: str | Unset = UNSET,
    preference_id: str | Unset = UNSET,
    application_id: str | Unset = UNSET,
    payer_id: str | Unset = UNSET,
    sponsor_id: str | Unset = UNSET,
    external_reference: str | Unset = UNSET,
    site_id: str | Unset = UNSET,
    marketplace: str | Unset = UNSET,
    date_created_from: str | Unset = UNSET,
    date_created_to: str | Unset = UNSET,
    last_updated_from: str | Unset = UNSET,
    last_updated_to: str | Unset = UNSET,
    items: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["status"] = status

    params["preference_id"] = preference_id

    params["application_id"] = application_id

    params["payer_id"] = payer_id

    params["sponsor_id"] = sponsor_id

    params["external_reference"] = external_reference

    params["site_id"] = site_id

    params["marketplace"] = marketplace

    params["date_created_from"] = date_created_from

    params["date_created_to"] = date_created_to

    params["last_updated_from"] = last_updated_from

    params["last_updated_to"] = last_updated_to

    params["items"] = items

    params["limit"] = limit

    params["offset"] = offset

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/merchant_orders/search",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> MerchantOrdersError | MerchantOrdersPage | None:
    if response.status_code == 200:
        response_200 = MerchantOrdersPage.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = MerchantOrdersError.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = MerchantOrdersError.from_dict(response.json())

        return response_401

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
) -> Response[MerchantOrdersError | MerchantOrdersPage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    status: str | Unset = UNSET,
    preference_id: str | Unset = UNSET,
    application_id: str | Unset = UNSET,
    payer_id: str | Unset = UNSET,
    sponsor_id: str | Unset = UNSET,
    external_reference: str | Unset = UNSET,
    site_id: str | Unset = UNSET,
    marketplace: str | Unset = UNSET,
    date_created_from: str | Unset = UNSET,
    date_created_to: str | Unset = UNSET,
    last_updated_from: str | Unset = UNSET,
    last_updated_to: str | Unset = UNSET,
    items: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[MerchantOrdersError | MerchantOrdersPage]:
    """Search merchant orders

     Finds the merchant orders of this account that have what the filters ask for, of the last 90 days.
    All
    parameters may be left out.

    Args:
        status (str | Unset):
        preference_id (str | Unset):
        application_id (str | Unset):
        payer_id (str | Unset):
        sponsor_id (str | Unset):
        external_reference (str | Unset):
        site_id (str | Unset):
        marketplace (str | Unset):
        date_created_from (str | Unset):
        date_created_to (str | Unset):
        last_updated_from (str | Unset):
        last_updated_to (str | Unset):
        items (str | Unset):
        limit (int | Unset):
        offset (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MerchantOrdersError | MerchantOrdersPage]
    """

    kwargs = _get_kwargs(
        status=status,
        preference_id=preference_id,
        application_id=application_id,
        payer_id=payer_id,
        sponsor_id=sponsor_id,
        external_reference=external_reference,
        site_id=site_id,
        marketplace=marketplace,
        date_created_from=date_created_from,
        date_created_to=date_created_to,
        last_updated_from=last_updated_from,
        last_updated_to=last_updated_to,
        items=items,
        limit=limit,
        offset=offset,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    status: str | Unset = UNSET,
    preference_id: str | Unset = UNSET,
    application_id: str | Unset = UNSET,
    payer_id: str | Unset = UNSET,
    sponsor_id: str | Unset = UNSET,
    external_reference: str | Unset = UNSET,
    site_id: str | Unset = UNSET,
    marketplace: str | Unset = UNSET,
    date_created_from: str | Unset = UNSET,
    date_created_to: str | Unset = UNSET,
    last_updated_from: str | Unset = UNSET,
    last_updated_to: str | Unset = UNSET,
    items: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> MerchantOrdersError | MerchantOrdersPage | None:
    """Search merchant orders

     Finds the merchant orders of this account that have what the filters ask for, of the last 90 days.
    All
    parameters may be left out.

    Args:
        status (str | Unset):
        preference_id (str | Unset):
        application_id (str | Unset):
        payer_id (str | Unset):
        sponsor_id (str | Unset):
        external_reference (str | Unset):
        site_id (str | Unset):
        marketplace (str | Unset):
        date_created_from (str | Unset):
        date_created_to (str | Unset):
        last_updated_from (str | Unset):
        last_updated_to (str | Unset):
        items (str | Unset):
        limit (int | Unset):
        offset (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MerchantOrdersError | MerchantOrdersPage
    """

    return sync_detailed(
        client=client,
        status=status,
        preference_id=preference_id,
        application_id=application_id,
        payer_id=payer_id,
        sponsor_id=sponsor_id,
        external_reference=external_reference,
        site_id=site_id,
        marketplace=marketplace,
        date_created_from=date_created_from,
        date_created_to=date_created_to,
        last_updated_from=last_updated_from,
        last_updated_to=last_updated_to,
        items=items,
        limit=limit,
        offset=offset,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    status: str | Unset = UNSET,
    preference_id: str | Unset = UNSET,
    application_id: str | Unset = UNSET,
    payer_id: str | Unset = UNSET,
    sponsor_id: str | Unset = UNSET,
    external_reference: str | Unset = UNSET,
    site_id: str | Unset = UNSET,
    marketplace: str | Unset = UNSET,
    date_created_from: str | Unset = UNSET,
    date_created_to: str | Unset = UNSET,
    last_updated_from: str | Unset = UNSET,
    last_updated_to: str | Unset = UNSET,
    items: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[MerchantOrdersError | MerchantOrdersPage]:
    """Search merchant orders

     Finds the merchant orders of this account that have what the filters ask for, of the last 90 days.
    All
    parameters may be left out.

    Args:
        status (str | Unset):
        preference_id (str | Unset):
        application_id (str | Unset):
        payer_id (str | Unset):
        sponsor_id (str | Unset):
        external_reference (str | Unset):
        site_id (str | Unset):
        marketplace (str | Unset):
        date_created_from (str | Unset):
        date_created_to (str | Unset):
        last_updated_from (str | Unset):
        last_updated_to (str | Unset):
        items (str | Unset):
        limit (int | Unset):
        offset (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MerchantOrdersError | MerchantOrdersPage]
    """

    kwargs = _get_kwargs(
        status=status,
        preference_id=preference_id,
        application_id=application_id,
        payer_id=payer_id,
        sponsor_id=sponsor_id,
        external_reference=external_reference,
        site_id=site_id,
        marketplace=marketplace,
        date_created_from=date_created_from,
        date_created_to=date_created_to,
        last_updated_from=last_updated_from,
        last_updated_to=last_updated_to,
        items=items,
        limit=limit,
        offset=offset,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    status: str | Unset = UNSET,
    preference_id: str | Unset = UNSET,
    application_id: str | Unset = UNSET,
    payer_id: str | Unset = UNSET,
    sponsor_id: str | Unset = UNSET,
    external_reference: str | Unset = UNSET,
    site_id: str | Unset = UNSET,
    marketplace: str | Unset = UNSET,
    date_created_from: str | Unset = UNSET,
    date_created_to: str | Unset = UNSET,
    last_updated_from: str | Unset = UNSET,
    last_updated_to: str | Unset = UNSET,
    items: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> MerchantOrdersError | MerchantOrdersPage | None:
    """Search merchant orders

     Finds the merchant orders of this account that have what the filters ask for, of the last 90 days.
    All
    parameters may be left out.

    Args:
        status (str | Unset):
        preference_id (str | Unset):
        application_id (str | Unset):
        payer_id (str | Unset):
        sponsor_id (str | Unset):
        external_reference (str | Unset):
        site_id (str | Unset):
        marketplace (str | Unset):
        date_created_from (str | Unset):
        date_created_to (str | Unset):
        last_updated_from (str | Unset):
        last_updated_to (str | Unset):
        items (str | Unset):
        limit (int | Unset):
        offset (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MerchantOrdersError | MerchantOrdersPage
    """

    return (
        await asyncio_detailed(
            client=client,
            status=status,
            preference_id=preference_id,
            application_id=application_id,
            payer_id=payer_id,
            sponsor_id=sponsor_id,
            external_reference=external_reference,
            site_id=site_id,
            marketplace=marketplace,
            date_created_from=date_created_from,
            date_created_to=date_created_to,
            last_updated_from=last_updated_from,
            last_updated_to=last_updated_to,
            items=items,
            limit=limit,
            offset=offset,
        )
    ).parsed
