# Generated from openapi.yaml by `make generate`. Do not edit.
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.terminals_error import TerminalsError
from ...models.terminals_update_request import TerminalsUpdateRequest
from ...models.terminals_updated import TerminalsUpdated
from ...types import Response


def _get_kwargs(
    *,
    body: TerminalsUpdateRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/terminals/v1/setup",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> TerminalsError | TerminalsUpdated | None:
    if response.status_code == 200:
        response_200 = TerminalsUpdated.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = TerminalsError.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = TerminalsError.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = TerminalsError.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = TerminalsError.from_dict(response.json())

        return response_404

    if response.status_code == 405:
        response_405 = TerminalsError.from_dict(response.json())

        return response_405

    if response.status_code == 412:
        response_412 = TerminalsError.from_dict(response.json())

        return response_412

    if response.status_code == 413:
        response_413 = TerminalsError.from_dict(response.json())

        return response_413

    if response.status_code == 415:
        response_415 = TerminalsError.from_dict(response.json())

        return response_415

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
) -> Response[TerminalsError | TerminalsUpdated]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: TerminalsUpdateRequest,
) -> Response[TerminalsError | TerminalsUpdated]:
    """Change how terminals work

     Lets terminals take orders (PDV), or work by themselves (STANDALONE). All of the request is done, or
    nothing of
    it. A terminal takes orders only at a point of sale, at which no other one does. It takes no
    idempotency key:
    the same request twice does what it does once.

    Args:
        body (TerminalsUpdateRequest): Terminals, and how they are to work.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TerminalsError | TerminalsUpdated]
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
    body: TerminalsUpdateRequest,
) -> TerminalsError | TerminalsUpdated | None:
    """Change how terminals work

     Lets terminals take orders (PDV), or work by themselves (STANDALONE). All of the request is done, or
    nothing of
    it. A terminal takes orders only at a point of sale, at which no other one does. It takes no
    idempotency key:
    the same request twice does what it does once.

    Args:
        body (TerminalsUpdateRequest): Terminals, and how they are to work.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TerminalsError | TerminalsUpdated
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: TerminalsUpdateRequest,
) -> Response[TerminalsError | TerminalsUpdated]:
    """Change how terminals work

     Lets terminals take orders (PDV), or work by themselves (STANDALONE). All of the request is done, or
    nothing of
    it. A terminal takes orders only at a point of sale, at which no other one does. It takes no
    idempotency key:
    the same request twice does what it does once.

    Args:
        body (TerminalsUpdateRequest): Terminals, and how they are to work.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TerminalsError | TerminalsUpdated]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: TerminalsUpdateRequest,
) -> TerminalsError | TerminalsUpdated | None:
    """Change how terminals work

     Lets terminals take orders (PDV), or work by themselves (STANDALONE). All of the request is done, or
    nothing of
    it. A terminal takes orders only at a point of sale, at which no other one does. It takes no
    idempotency key:
    the same request twice does what it does once.

    Args:
        body (TerminalsUpdateRequest): Terminals, and how they are to work.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TerminalsError | TerminalsUpdated
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
