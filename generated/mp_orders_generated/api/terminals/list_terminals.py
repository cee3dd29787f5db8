# Generated from openapi.yaml by `make generate`. Do not edit.
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.terminals_error import TerminalsError
from ...models.terminals_page import TerminalsPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    store_id: str | Unset = UNSET,
    pos_id: int | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["offset"] = offset

    params["store_id"] = store_id

    params["pos_id"] = pos_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/terminals/v1/list",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> TerminalsError | TerminalsPage | None:
    if response.status_code == 200:
        response_200 = TerminalsPage.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = TerminalsError.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = TerminalsError.from_dict(response.json())

        return response_401

    if response.status_code == 405:
        response_405 = TerminalsError.from_dict(response.json())

        return response_405

    if response.status_code == 429:
        response_429 = TerminalsError.from_dict(response.json())

        return response_429

    if response.status_code == 500:
        response_500 = TerminalsError.from_dict(response.json())

        return response_500

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[TerminalsError | TerminalsPage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    store_id: str | Unset = UNSET,
    pos_id: int | Unset = UNSET,
) -> Response[TerminalsError | TerminalsPage]:
    """List the terminals of the account

     The Point terminals of this account, with their points of sale, stores and modes.

    Args:
        limit (int | Unset):
        offset (int | Unset):
        store_id (str | Unset):
        pos_id (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TerminalsError | TerminalsPage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        offset=offset,
        store_id=store_id,
        pos_id=pos_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    store_id: str | Unset = UNSET,
    pos_id: int | Unset = UNSET,
) -> TerminalsError | TerminalsPage | None:
    """List the terminals of the account

     The Point terminals of this account, with their points of sale, stores and modes.

    Args:
        limit (int | Unset):
        offset (int | Unset):
        store_id (str | Unset):
        pos_id (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TerminalsError | TerminalsPage
    """

    return sync_detailed(
        client=client,
        limit=limit,
        offset=offset,
        store_id=store_id,
        pos_id=pos_id,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    store_id: str | Unset = UNSET,
    pos_id: int | Unset = UNSET,
) -> Response[TerminalsError | TerminalsPage]:
    """List the terminals of the account

     The Point terminals of this account, with their points of sale, stores and modes.

    Args:
        limit (int | Unset):
        offset (int | Unset):
        store_id (str | Unset):
        pos_id (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TerminalsError | TerminalsPage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        offset=offset,
        store_id=store_id,
        pos_id=pos_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    store_id: str | Unset = UNSET,
    pos_id: int | Unset = UNSET,
) -> TerminalsError | TerminalsPage | None:
    """List the terminals of the account

     The Point terminals of this account, with their points of sale, stores and modes.

    Args:
        limit (int | Unset):
        offset (int | Unset):
        store_id (str | Unset):
        pos_id (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TerminalsError | TerminalsPage
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            offset=offset,
            store_id=store_id,
            pos_id=pos_id,
        )
    ).parsed
