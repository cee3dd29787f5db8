"""The same call with either client."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from mp_orders import AsyncMercadoPago, MercadoPago, MercadoPagoError

BOTH = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])


def result_of(call: Callable[[Any], Any], *, asynchronous: bool, token: str = "TEST-x", **settings: Any) -> Any:
    """What a call of a new client gives.

    Raises:
        MercadoPagoError: whatever the call raises.
    """

    async def in_a_loop() -> Any:
        async with AsyncMercadoPago(token, **settings) as mp:
            return await call(mp)

    if asynchronous:
        return asyncio.run(in_a_loop())
    with MercadoPago(token, **settings) as mp:
        return call(mp)


def outcome_of(call: Callable[[Any], Any], **settings: Any) -> Any:
    """What a call gives, or its error."""
    try:
        return result_of(call, **settings)
    except MercadoPagoError as error:
        return error
