"""Puts the mock together as an ASGI application."""

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import yaml
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response

from mp_orders_mock.clock import Clock, system_clock
from mp_orders_mock.contract import Contract, ContractError, load_contract
from mp_orders_mock.edge.answers import outside
from mp_orders_mock.edge.endpoints import ExactPaths, Service, routes
from mp_orders_mock.keyword_codes import check_contract
from mp_orders_mock.services.merchant_orders import MerchantOrders
from mp_orders_mock.services.orders import Orders
from mp_orders_mock.store import Store

log = logging.getLogger("mp_orders_mock")


def create_app(contract: Contract | None = None, *, clock: Clock = system_clock) -> Starlette:
    """A mock with a memory of its own.

    Args:
        contract: openapi.yaml of the package unless given.
        clock: Gives nanoseconds since 1970; the system's unless given.

    Raises:
        ContractError: the contract cannot be served.
    """
    contract = contract or load_contract()
    check_contract(contract)
    store = Store()
    _seed(store)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        store.close()

    app = Starlette(
        routes=routes(contract, _services(contract, store, clock)),
        exception_handlers={HTTPException: _off_the_map, Exception: _failed},
        middleware=[Middleware(ExactPaths)],
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False
    return app


def _services(contract: Contract, store: Store, clock: Clock) -> Mapping[str, Service]:
    orders, merchant_orders = Orders(store, clock), MerchantOrders(store, clock)
    services: dict[str, Service] = {
        "create_order": orders.create,
        "get_order": orders.get,
        "cancel_order": orders.cancel,
        "create_merchant_order": merchant_orders.create,
        "get_merchant_order": merchant_orders.get,
        "update_merchant_order": merchant_orders.update,
    }
    missing = contract.operations.keys() - services.keys()
    if missing:
        raise ContractError(f"it has operations that nothing serves: {', '.join(sorted(missing))}")
    return services


def _seed(store: Store) -> None:
    seed = yaml.safe_load(Path(__file__).with_name("seed.yaml").read_bytes())
    with store.transaction() as transaction:
        for account in seed["accounts"]:
            transaction.add_account(account["user_id"], account["site_id"], sandbox=account["sandbox"])
        for terminal in seed["terminals"]:
            transaction.claim_terminal(terminal["terminal_id"], terminal["user_id"])
        for order in seed["merchant_orders"]:
            transaction.add_merchant_order(order["user_id"], order["document"])


async def _off_the_map(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - Starlette calls it with nothing else
    return outside(request.url.path, error.status_code, error.headers)


async def _failed(request: Request, error: Exception) -> Response:
    log.error("%s %s failed with %s", request.method, request.url.path, type(error).__name__)
    return outside(request.url.path, 500)
