"""Puts the mock together as an ASGI application."""

import asyncio
import functools
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from mp_orders_spec import Contract, load_contract
from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from mp_orders_mock.clock import Clock, system_clock
from mp_orders_mock.control.controls import Controls
from mp_orders_mock.control.endpoints import PREFIX, Access, control_app, load_control_document, stand_in_paths
from mp_orders_mock.control.logged import Logged
from mp_orders_mock.control.state import StateError, StateReader, fill, put_endpoints
from mp_orders_mock.control.webhook_controls import WebhookControls
from mp_orders_mock.dialect import DIALECTS, Dialect
from mp_orders_mock.families import check_contract
from mp_orders_mock.faults import Faults, OwnShelf, SharedShelf
from mp_orders_mock.http.api import DROP, Api, drop, make_api
from mp_orders_mock.http.serving import OwnServing, Serving
from mp_orders_mock.journal import Journal, Log, Requests, SharedJournal
from mp_orders_mock.operations.pipeline import Pipeline
from mp_orders_mock.store import Store, Transaction
from mp_orders_mock.store.databases import CONNECTIONS
from mp_orders_mock.sweep import sweep_for_ever
from mp_orders_mock.webhooks import Sender, WebhookSecrets

SEED = Path(__file__).with_name("seed.yaml")


class Mock:
    """A mock as an ASGI application.

    Attributes:
        controls: what a test may do to it.
        store: what it knows.
        log: is told of each request.
    """

    def __init__(
        self,
        store: Store,
        dialect: Dialect,
        controls: Controls,
        sender: Sender,
        api: Api,
        *,
        access: Access,
        threads: Executor | None,
        log: Log | None,
    ) -> None:
        self.controls = controls
        self.store = store
        self.log = log
        self._sender = sender
        self._dialect = dialect
        self._threads = threads
        self._api = api
        self._control_paths = (f"{PREFIX}/", *stand_in_paths())
        control = control_app(controls, access, self._lifespan)
        self._control = control if log is None else Logged(control, log)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request: of the API, or of `/__mock/` and a browser's first page."""
        try:
            if scope["type"] != "http" or self._is_control(scope):
                await self._control(scope, receive, send)
            else:
                await self._api(scope, receive, send)
        except asyncio.CancelledError:  # the server stops, and has waited long enough
            if scope["type"] != "http" or DROP not in scope.get("extensions", {}):
                raise
            drop(scope)

    def _is_control(self, scope: Scope) -> bool:
        path: str = scope["path"]
        return f"{path}/".startswith(self._control_paths) or (path == "/" and scope["method"] in ("GET", "HEAD"))

    def close(self) -> None:
        """Give files and connections back. A server does so when it stops."""
        if self._threads is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)
        self.store.close()

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        sweeper = asyncio.create_task(sweep_for_ever(self.store, self._dialect))
        self._sender.start()
        yield
        await asyncio.to_thread(self._sender.stop)
        sweeper.cancel()
        with suppress(asyncio.CancelledError):
            await sweeper
        self.close()


def create_app(
    contract: Contract | None = None,
    *,
    store: str = "sqlite://",
    seed: Path | str | None = None,
    dialect: str = "documented",
    clock: Clock = system_clock,
    access: Access | None = None,
    webhooks: Sequence[Mapping[str, Any]] = (),
    log: Log | None = None,
) -> Mock:
    """A mock.

    Args:
        contract: openapi.yaml of the package unless given.
        store: `sqlite://` for memory, `sqlite:///file.db` for one process, or `postgresql+psycopg://user@host/name`.
        seed: a file with what a new store knows, instead of that of the package.
        dialect: `documented`, or `observed` for what the live API was seen to answer.
        clock: gives nanoseconds since 1970; that of the machine unless given.
        access: who may use `/__mock/`; everybody unless given.
        webhooks: addresses that are told of changes, besides those of the store, each as `webhooks` of a state has it.
        log: is told of each request, in the thread that answers it.

    Raises:
        ContractError: the contract cannot be served.
        StoreError: the store cannot be used.
        StateError: the seed file is not a state, or an address cannot be one.
        ValueError: there is no such dialect.
    """
    if dialect not in DIALECTS:
        raise ValueError(f"unknown dialect {dialect!r}: one of {', '.join(DIALECTS)}")
    contract = contract or load_contract()
    check_contract(contract)
    secrets = WebhookSecrets()
    state = _read_seed(_state_reader(contract), Path(seed or SEED))
    opened, begin = _open(store, clock, state, webhooks, secrets)
    return _assemble(contract, opened, DIALECTS[dialect], secrets, begin, access or Access(), log)


def _assemble(
    contract: Contract,
    store: Store,
    dialect: Dialect,
    secrets: WebhookSecrets,
    seed: Callable[[Transaction], None],
    access: Access,
    log: Log | None,
) -> Mock:
    faults = Faults(contract, shelf=SharedShelf(store) if store.shared else OwnShelf())
    threads = ThreadPoolExecutor(CONNECTIONS, "mp-orders-mock") if store.shared else None
    serving, journal = _serving(Pipeline(store, dialect), faults, threads)
    reader = _state_reader(contract)
    sender = Sender(store, secrets, faults, log)
    store.on_mail = sender.wake
    webhooks = WebhookControls(store, secrets, sender)
    controls = Controls(contract, store, dialect, faults, journal, webhooks, reader=reader, seed=seed)
    api = make_api(contract, serving, dialect, log)
    return Mock(store, dialect, controls, sender, api, access=access, threads=threads, log=log)


def _serving(pipeline: Pipeline, faults: Faults, threads: Executor | None) -> tuple[Serving, Requests]:
    store = pipeline.store
    if threads is None or store.trips is None:
        journal = Journal()
        return OwnServing(pipeline, faults, journal), journal
    from mp_orders_mock.http.shared import SharedServing  # which needs psycopg

    return SharedServing(pipeline, faults, store.trips, threads), SharedJournal(store)


@functools.lru_cache(maxsize=8)
def _state_reader(contract: Contract) -> StateReader:
    components = load_control_document()["components"]
    return StateReader(contract, {"$ref": "#/components/schemas/State", "components": components})


def _open(
    url: str,
    clock: Clock,
    seed: Mapping[str, Any],
    webhooks: Sequence[Mapping[str, Any]],
    secrets: WebhookSecrets,
) -> tuple[Store, Callable[[Transaction], None]]:
    """The store, with the addresses of this start, and what a new store and one after a reset knows."""
    seeded = seed.get("webhooks", [])
    begin = functools.partial(_begin, {**seed, "webhooks": [*seeded, *webhooks]}, secrets)
    store = Store(url, clock=clock, fill=begin)
    try:
        if seeded or webhooks:  # a store that was there already has no secrets, and not those of today
            with store.transaction(alone=True) as transaction:
                known = {each.url for each in transaction.outbox.endpoints()}
                put_endpoints(transaction, [*(each for each in seeded if each["url"] in known), *webhooks], secrets)
    except BaseException:
        store.close()
        raise
    return store, begin


def _begin(state: dict[str, Any], secrets: WebhookSecrets, transaction: Transaction) -> None:
    fill(transaction, state, secrets)


def _read_seed(reader: StateReader, path: Path) -> dict[str, Any]:
    try:
        return reader.read(path.read_bytes())
    except OSError as error:
        raise StateError(f"cannot read the seed file {path}: {error.strerror}") from None
    except StateError as error:
        raise StateError(f"the seed file {path} cannot be used: {error}") from None
