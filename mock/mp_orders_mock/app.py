"""Puts the mock together as an ASGI application."""

import asyncio
import functools
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from mp_orders_spec import Contract, ContractError, load_contract
from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from mp_orders_mock.clock import Clock, system_clock
from mp_orders_mock.control.controls import Controls
from mp_orders_mock.control.endpoints import PREFIX, Access, control_app, load_control_document
from mp_orders_mock.control.state import StateError, StateReader, fill
from mp_orders_mock.dialect import DIALECTS, Dialect
from mp_orders_mock.edge.endpoints import DROP, Api, Service, drop, make_api
from mp_orders_mock.edge.http import Reply
from mp_orders_mock.faults import Faults
from mp_orders_mock.journal import Journal
from mp_orders_mock.keyword_codes import check_contract
from mp_orders_mock.services.idempotency import reap
from mp_orders_mock.services.merchant_orders import MerchantOrders
from mp_orders_mock.services.orders import Orders
from mp_orders_mock.store import Store, Transaction
from mp_orders_mock.store.databases import CONNECTIONS

SEED = Path(__file__).with_name("seed.yaml")
REAP_EVERY_S = 60
log = logging.getLogger("mp_orders_mock")


class Mock:
    """A mock as an ASGI application, and its controls."""

    def __init__(self, store: Store, controls: Controls, api: Api, access: Access, threads: Executor | None) -> None:
        self.controls = controls
        self._store = store
        self._threads = threads
        self._api = api
        self._control = control_app(controls, access, self._lifespan)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request: of the API, or of `/__mock/`."""
        try:
            if scope["type"] != "http" or _is_control(scope["path"]):
                await self._control(scope, receive, send)
            else:
                await self._api(scope, receive, send)
        except asyncio.CancelledError:  # the server stops, and has waited long enough
            if scope["type"] != "http" or DROP not in scope.get("extensions", {}):
                raise
            drop(scope)

    def is_immediate(self, path: str) -> bool:
        """Whether a request for this path can be answered by `answer_now`."""
        return self._api.is_immediate() and not _is_control(path)

    @property
    def answer_now(self) -> Callable[..., Reply]:
        """Answers a request of the API without a task of its own."""
        return self._api.answer_now

    def close(self) -> None:
        """Give files and connections back. A server does so when it stops."""
        if self._threads is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)
        self._store.close()

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        reaper = asyncio.create_task(self._reap())
        yield
        reaper.cancel()
        with suppress(asyncio.CancelledError):
            await reaper
        self.close()

    async def _reap(self) -> None:
        while True:
            await asyncio.sleep(REAP_EVERY_S)
            try:
                await asyncio.to_thread(reap, self._store)
            except sa.exc.SQLAlchemyError as error:
                log.error("forgetting old keys failed with %s", type(error).__name__)


def _is_control(path: str) -> bool:
    return f"{path}/".startswith(f"{PREFIX}/")


def create_app(
    contract: Contract | None = None,
    *,
    store: str = "sqlite://",
    seed: Path | str | None = None,
    dialect: str = "documented",
    clock: Clock = system_clock,
    access: Access | None = None,
) -> Mock:
    """A mock.

    Args:
        contract: openapi.yaml of the package unless given.
        store: `sqlite://` for memory, `sqlite:///file.db` for one process, or `postgresql+psycopg://user@host/name`.
        seed: a file with what a new store knows, instead of that of the package.
        dialect: `documented`, or `observed` for what the live API was seen to answer.
        clock: gives nanoseconds since 1970; that of the machine unless given.
        access: who may use `/__mock/`; everybody unless given.

    Raises:
        ContractError: the contract cannot be served.
        StoreError: the store cannot be used.
        StateError: the seed file is not a state.
        ValueError: there is no such dialect.
    """
    if dialect not in DIALECTS:
        raise ValueError(f"the dialect {dialect} is none of {', '.join(DIALECTS)}")
    contract = contract or load_contract()
    check_contract(contract)
    reader = _state_reader(contract)
    begin = functools.partial(_fill, _read_seed(reader, Path(seed or SEED)))
    opened = Store(store, clock=clock, fill=begin)
    return _assemble(contract, opened, DIALECTS[dialect], reader, begin, access or Access())


@functools.lru_cache(maxsize=8)
def _state_reader(contract: Contract) -> StateReader:
    components = load_control_document()["components"]
    return StateReader(contract, {"$ref": "#/components/schemas/State", "components": components})


def _assemble(
    contract: Contract,
    store: Store,
    dialect: Dialect,
    reader: StateReader,
    seed: Callable[[Transaction], None],
    access: Access,
) -> Mock:
    orders, faults, journal = Orders(store, dialect), Faults(contract), Journal()
    threads = ThreadPoolExecutor(CONNECTIONS, "mp-orders-mock") if store.shared else None
    services = _services(contract, orders, MerchantOrders(store))
    api = make_api(contract, services, dialect=dialect, faults=faults, journal=journal, threads=threads)
    controls = Controls(store, orders, faults, journal, reader=reader, seed=seed)
    return Mock(store, controls, api, access, threads)


def _fill(state: dict[str, Any], transaction: Transaction) -> None:
    fill(transaction, state)


def _services(contract: Contract, orders: Orders, merchant_orders: MerchantOrders) -> Mapping[str, Service]:
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


def _read_seed(reader: StateReader, path: Path) -> dict[str, Any]:
    try:
        return reader.read(path.read_bytes())
    except OSError as error:
        raise StateError(f"cannot read the seed file {path}: {error.strerror}") from None
    except StateError as error:
        raise StateError(f"the seed file {path} cannot be used: {error}") from None
