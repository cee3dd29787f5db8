# Generated from openapi.yaml by `make generate`. Do not edit.
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.gateway_error import GatewayError
from ...models.orders_error import OrdersError
from ...models.orders_page import OrdersPage
from ...models.orders_sort_by import OrdersSortBy
from ...models.orders_sort_order import OrdersSortOrder
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    begin_date: str,
    end_date: str,
    external_reference: str | Unset = UNSET,
    type_: str | Unset = UNSET,
    status: str | Unset = UNSET,
    status_detail: str | Unset = UNSET,
    payment_method_id: str | Unset = UNSET,
    payment_method_type: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    sort_by: OrdersSortBy | Unset = UNSET,
    sort_order: OrdersSortOrder | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["begin_date"] = begin_date

    params["end_date"] = end_date

    params["external_reference"] = external_reference

    params["type"] = type_

    params["status"] = status

    params["status_detail"] = status_detail

    params["payment_method_id"] = payment_method_id

    params["payment_method_type"] = payment_method_type

    params["page"] = page

    params["page_size"] = page_size

    params["limit"] = limit

    params["offset"] = offset

    json_sort_by: str | Unset = UNSET
    if not isinstance(sort_by, Unset):
        json_sort_by = sort_by.value

    params["sort_by"] = json_sort_by

    json_sort_order: str | Unset = UNSET
    if not isinstance(sort_order, Unset):
        json_sort_order = sort_order.value

    params["sort_order"] = json_sort_order

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/orders",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> GatewayError | OrdersError | OrdersError | OrdersPage | None:
    if response.status_code == 200:
        response_200 = OrdersPage.from_dict(response.json())

        return response_200

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

    if response.status_code == 405:
        response_405 = OrdersError.from_dict(response.json())

        return response_405

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
) -> Response[GatewayError | OrdersError | OrdersError | OrdersPage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    begin_date: str,
    end_date: str,
    external_reference: str | Unset = UNSET,
    type_: str | Unset = UNSET,
    status: str | Unset = UNSET,
    status_detail: str | Unset = UNSET,
    payment_method_id: str | Unset = UNSET,
    payment_method_type: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    sort_by: OrdersSortBy | Unset = UNSET,
    sort_order: OrdersSortOrder | Unset = UNSET,
) -> Response[GatewayError | OrdersError | OrdersError | OrdersPage]:
    """Search orders

     Finds the online orders of this account that were created between two dates, those of both included,
    and
    that have what the filters ask for. A page is named by page and page_size, or by limit and offset.
    The live
    API finds a new order only after a while, up to a minute.

    Args:
        begin_date (str):
        end_date (str):
        external_reference (str | Unset):
        type_ (str | Unset):
        status (str | Unset):
        status_detail (str | Unset):
        payment_method_id (str | Unset):
        payment_method_type (str | Unset):
        page (int | Unset):
        page_size (int | Unset):
        limit (int | Unset):
        offset (int | Unset):
        sort_by (OrdersSortBy | Unset): By which date orders are sorted.
        sort_order (OrdersSortOrder | Unset): Whether the first or the latest come first.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[GatewayError | OrdersError | OrdersError | OrdersPage]
    """

    kwargs = _get_kwargs(
        begin_date=begin_date,
        end_date=end_date,
        external_reference=external_reference,
        type_=type_,
        status=status,
        status_detail=status_detail,
        payment_method_id=payment_method_id,
        payment_method_type=payment_method_type,
        page=page,
        page_size=page_size,
        limit=limit,
        offset=offset,
        sort_by=sort_by,
        sort_order=sort_order,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    begin_date: str,
    end_date: str,
    external_reference: str | Unset = UNSET,
    type_: str | Unset = UNSET,
    status: str | Unset = UNSET,
    status_detail: str | Unset = UNSET,
    payment_method_id: str | Unset = UNSET,
    payment_method_type: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    sort_by: OrdersSortBy | Unset = UNSET,
    sort_order: OrdersSortOrder | Unset = UNSET,
) -> GatewayError | OrdersError | OrdersError | OrdersPage | None:
    """Search orders

     Finds the online orders of this account that were created between two dates, those of both included,
    and
    that have what the filters ask for. A page is named by page and page_size, or by limit and offset.
    The live
    API finds a new order only after a while, up to a minute.

    Args:
        begin_date (str):
        end_date (str):
        external_reference (str | Unset):
        type_ (str | Unset):
        status (str | Unset):
        status_detail (str | Unset):
        payment_method_id (str | Unset):
        payment_method_type (str | Unset):
        page (int | Unset):
        page_size (int | Unset):
        limit (int | Unset):
        offset (int | Unset):
        sort_by (OrdersSortBy | Unset): By which date orders are sorted.
        sort_order (OrdersSortOrder | Unset): Whether the first or the latest come first.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        GatewayError | OrdersError | OrdersError | OrdersPage
    """

    return sync_detailed(
        client=client,
        begin_date=begin_date,
        end_date=end_date,
        external_reference=external_reference,
        type_=type_,
        status=status,
        status_detail=status_detail,
        payment_method_id=payment_method_id,
        payment_method_type=payment_method_type,
        page=page,
        page_size=page_size,
        limit=limit,
        offset=offset,
        sort_by=sort_by,
        sort_order=sort_order,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    begin_date: str,
    end_date: str,
    external_reference: str | Unset = UNSET,
    type_: str | Unset = UNSET,
    status: str | Unset = UNSET,
    status_detail: str | Unset = UNSET,
    payment_method_id: str | Unset = UNSET,
    payment_method_type: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    sort_by: OrdersSortBy | Unset = UNSET,
    sort_order: OrdersSortOrder | Unset = UNSET,
) -> Response[GatewayError | OrdersError | OrdersError | OrdersPage]:
    """Search orders

     Finds the online orders of this account that were created between two dates, those of both included,
    and
    that have what the filters ask for. A page is named by page and page_size, or by limit and offset.
    The live
    API finds a new order only after a while, up to a minute.

    Args:
        begin_date (str):
        end_date (str):
        external_reference (str | Unset):
        type_ (str | Unset):
        status (str | Unset):
        status_detail (str | Unset):
        payment_method_id (str | Unset):
        payment_method_type (str | Unset):
        page (int | Unset):
        page_size (int | Unset):
        limit (int | Unset):
        offset (int | Unset):
        sort_by (OrdersSortBy | Unset): By which date orders are sorted.
        sort_order (OrdersSortOrder | Unset): Whether the first or the latest come first.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[GatewayError | OrdersError | OrdersError | OrdersPage]
    """

    kwargs = _get_kwargs(
        begin_date=begin_date,
        end_date=end_date,
        external_reference=external_reference,
        type_=type_,
        status=status,
        status_detail=status_detail,
        payment_method_id=payment_method_id,
        payment_method_type=payment_method_type,
        page=page,
        page_size=page_size,
        limit=limit,
        offset=offset,
        sort_by=sort_by,
        sort_order=sort_order,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    begin_date: str,
    end_date: str,
    external_reference: str | Unset = UNSET,
    type_: str | Unset = UNSET,
    status: str | Unset = UNSET,
    status_detail: str | Unset = UNSET,
    payment_method_id: str | Unset = UNSET,
    payment_method_type: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    sort_by: OrdersSortBy | Unset = UNSET,
    sort_order: OrdersSortOrder | Unset = UNSET,
) -> GatewayError | OrdersError | OrdersError | OrdersPage | None:
    """Search orders

     Finds the online orders of this account that were created between two dates, those of both included,
    and
    that have what the filters ask for. A page is named by page and page_size, or by limit and offset.
    The live
    API finds a new order only after a while, up to a minute.

    Args:
        begin_date (str):
        end_date (str):
        external_reference (str | Unset):
        type_ (str | Unset):
        status (str | Unset):
        status_detail (str | Unset):
        payment_method_id (str | Unset):
        payment_method_type (str | Unset):
        page (int | Unset):
        page_size (int | Unset):
        limit (int | Unset):
        offset (int | Unset):
        sort_by (OrdersSortBy | Unset): By which date orders are sorted.
        sort_order (OrdersSortOrder | Unset): Whether the first or the latest come first.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        GatewayError | OrdersError | OrdersError | OrdersPage
    """

    return (
        await asyncio_detailed(
            client=client,
            begin_date=begin_date,
            end_date=end_date,
            external_reference=external_reference,
            type_=type_,
            status=status,
            status_detail=status_detail,
            payment_method_id=payment_method_id,
            payment_method_type=payment_method_type,
            page=page,
            page_size=page_size,
            limit=limit,
            offset=offset,
            sort_by=sort_by,
            sort_order=sort_order,
        )
    ).parsed
