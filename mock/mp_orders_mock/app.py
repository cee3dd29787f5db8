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
from mp_orders_mock.control.endpoints import PREFIX, Access, control_app, load_control_document
from mp_orders_mock.control.state import StateError, StateReader, fill, put_endpoints
from mp_orders_mock.control.webhook_controls import WebhookControls
from mp_orders_mock.dialect import DIALECTS, Dialect
from mp_orders_mock.events import Events
from mp_orders_mock.families import check_contract
from mp_orders_mock.faults import Faults
from mp_orders_mock.http.api import DROP, Api, drop, make_api
from mp_orders_mock.journal import Journal
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
    """

    def __init__(
        self,
        store: Store,
        dialect: Dialect,
        controls: Controls,
        sender: Sender,
        api: Api,
        access: Access,
        threads: Executor | None,
    ) -> None:
        self.controls = controls
        self.store = store
        self._sender = sender
        self._dialect = dialect
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
    webhooks: Sequence[Mapping[str, Any]] = (),
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
    reader = _state_reader(contract)
    state, secrets, events = _read_seed(reader, Path(seed or SEED)), WebhookSecrets(), Events()
    begin = functools.partial(_begin, {**state, "webhooks": [*state.get("webhooks", []), *webhooks]}, secrets)
    opened = Store(store, clock=clock, fill=begin, events=events)
    _tell(opened, state.get("webhooks", []), webhooks, secrets)
    return _assemble(contract, opened, DIALECTS[dialect], events, reader, begin, secrets, access or Access())


def _assemble(
    contract: Contract,
    store: Store,
    dialect: Dialect,
    events: Events,
    reader: StateReader,
    seed: Callable[[Transaction], None],
    secrets: WebhookSecrets,
    access: Access,
) -> Mock:
    faults, journal = Faults(contract), Journal()
    sender = Sender(store, secrets, faults)
    store.on_mail = sender.wake
    webhooks = WebhookControls(store, secrets, sender)
    threads = ThreadPoolExecutor(CONNECTIONS, "mp-orders-mock") if store.shared else None
    pipeline = Pipeline(store, dialect)
    api = make_api(contract, pipeline, dialect=dialect, faults=faults, journal=journal, threads=threads)
    controls = Controls(
        store, dialect, events, faults, journal, webhooks=webhooks, secrets=secrets, reader=reader, seed=seed
    )
    return Mock(store, dialect, controls, sender, api, access, threads)


@functools.lru_cache(maxsize=8)
def _state_reader(contract: Contract) -> StateReader:
    components = load_control_document()["components"]
    return StateReader(contract, {"$ref": "#/components/schemas/State", "components": components})


def _tell(
    store: Store, seeded: Sequence[Mapping[str, Any]], further: Sequence[Mapping[str, Any]], secrets: WebhookSecrets
) -> None:
    """Tell a store that was there already the secrets of the seed's addresses, which it does not keep, and the others.

    Raises:
        StateError: one cannot be an address.
    """
    if not seeded and not further:
        return
    try:
        with store.transaction(alone=True) as transaction:
            known = {each.url for each in transaction.outbox.endpoints()}
            put_endpoints(transaction, [each for each in seeded if each["url"] in known], secrets)
            put_endpoints(transaction, further, secrets)
    except BaseException:
        store.close()
        raise


def _begin(state: dict[str, Any], secrets: WebhookSecrets, transaction: Transaction) -> None:
    fill(transaction, state, secrets)


def _read_seed(reader: StateReader, path: Path) -> dict[str, Any]:
    try:
        return reader.read(path.read_bytes())
    except OSError as error:
        raise StateError(f"cannot read the seed file {path}: {error.strerror}") from None
    except StateError as error:
        raise StateError(f"the seed file {path} cannot be used: {error}") from None
