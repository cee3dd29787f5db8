"""Serves the mock: in the foreground for the command, in a thread for tests."""

import asyncio
import functools
import ipaddress
import re
import socket
import threading
import time
from collections.abc import Callable, Collection
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import uvicorn
from mp_orders_spec import Contract
from starlette.types import Receive, Scope, Send

from mp_orders_mock.app import Mock, create_app
from mp_orders_mock.control.controls import Controls
from mp_orders_mock.http.limits import PATIENCE_S, LimitedProtocol
from mp_orders_mock.http.replies import Reply, outside
from mp_orders_mock.http.requests import RawHeaders
from mp_orders_mock.journal import Entry

LOCAL_NAMES = ("localhost", "api.mercadopago.com")
"""Host names that are answered: no page of another site can have the browser send one of these here."""

HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([A-Za-z0-9._-]+))(?::[0-9]{0,5})?")
GRACE_S = 5
KEEP_ALIVE_S = 75
MAX_HOSTS = 1000


class HostCheck:
    """Refuses host names that could be somebody's trick to reach this address from a web page (DNS rebinding)."""

    def __init__(self, app: Mock, allowed: Collection[str]) -> None:
        self._app = app
        self._allowed = frozenset(name.lower() for name in (*LOCAL_NAMES, *allowed))
        self._known: set[bytes] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on whose host is a number or an allowed name."""
        if scope["type"] == "http" and not self._all_ours(scope["headers"]):
            reply = outside(scope["path"], 421)
            if self._app.log is not None:
                self._app.log(_misdirected(scope, reply))
            await send({"type": "http.response.start", "status": reply.status, "headers": reply.headers})
            await send({"type": "http.response.body", "body": reply.body})
            return
        await self._app(scope, receive, send)

    def _all_ours(self, headers: RawHeaders) -> bool:
        for name, value in headers:
            if name == b"host" and value not in self._known and not self._is_ours(value):
                return False
        return True

    def _is_ours(self, host: bytes) -> bool:
        match = HOST.fullmatch(host.decode("latin-1").lower())
        name = (match[1] or match[2]) if match else ""
        ours = name in self._allowed or name.endswith(".localhost") or _is_number(name)
        if ours and len(self._known) < MAX_HOSTS:
            self._known.add(host)
        return ours


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _misdirected(scope: Scope, reply: Reply) -> Entry:
    named = ", ".join(value.decode("latin-1") for name, value in scope["headers"] if name == b"host")
    reason = f"the host {named!r} is not served; see --allow-host"
    query = scope["query_string"]
    return Entry(
        time.time_ns(), scope["method"], scope["path"], reply.status, 0, query=query, code=reply.code, reason=reason
    )


class Server(uvicorn.Server):
    """Serves a mock on sockets that listen already, and says when it does, and when no longer."""

    def __init__(
        self,
        app: Mock,
        *,
        hosts: Collection[str] = (),
        certificate: tuple[Path, Path] | None = None,
        started: Callable[[], None] = lambda: None,
        stopped: Callable[[], None] = lambda: None,
    ) -> None:
        options: dict[str, Any] = {"access_log": False, "log_config": None, "server_header": False, "ws": "none"}
        options |= {"proxy_headers": False}
        options |= {"timeout_graceful_shutdown": GRACE_S, "timeout_keep_alive": KEEP_ALIVE_S}
        if certificate:
            options |= {"ssl_certfile": certificate[0], "ssl_keyfile": certificate[1]}
        super().__init__(uvicorn.Config(HostCheck(app, hosts), http=LimitedProtocol, lifespan="on", **options))
        self._app = app
        self._say_started = started
        self._say_stopped = stopped

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to accept connections. As uvicorn does, but with a limit on the time of a TLS handshake."""
        await self.lifespan.startup()
        if self.lifespan.should_exit:
            raise SystemExit(1)
        loop = asyncio.get_running_loop()
        config, state = self.config, self.server_state
        protocol = functools.partial(LimitedProtocol, config, state, self.lifespan.state, log=self._app.log)
        patience_s = PATIENCE_S if config.ssl else None
        self.servers = [
            await loop.create_server(protocol, sock=each, ssl=config.ssl, ssl_handshake_timeout=patience_s)
            for each in sockets or []
        ]
        self.started = True
        self._say_started()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let answers go out, and end. Signals are raised again after it, and may end the process."""
        await super().shutdown(sockets)
        self._say_stopped()


def listen(host: str, port: int) -> socket.socket:
    """A listening socket.

    Raises:
        OSError: the address cannot be used.
    """
    if not 0 <= port <= 65535:
        raise OSError(f"{port} is not a port")
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except UnicodeError:
        raise OSError("not a host name") from None
    listener = socket.socket(family, kind)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(1024)
    except OSError:
        listener.close()
        raise
    return listener


def address_of(listener: socket.socket, *, tls: bool = False) -> str:
    """The URL of a listening socket."""
    host, port = listener.getsockname()[:2]
    return f"http{'s' if tls else ''}://{f'[{host}]' if ':' in host else host}:{port}"


def is_loopback(listener: socket.socket) -> bool:
    """Whether only this machine reaches the socket."""
    return ipaddress.ip_address(listener.getsockname()[0].partition("%")[0]).is_loopback


class MockServer:
    """A mock that runs in a thread of this process while its context is entered; each time a new one.

    Args:
        port: 0 for a free one.
        contract, store, seed, dialect: as for `create_app`.

    Raises:
        OSError: on entering, the port cannot be used; or what `create_app` raises.
    """

    base_url: str
    """Where it answers, such as http://127.0.0.1:40123; once it is entered."""

    def __init__(
        self,
        port: int = 0,
        *,
        contract: Contract | None = None,
        store: str = "sqlite://",
        seed: Path | str | None = None,
        dialect: str = "documented",
    ) -> None:
        self._port = port
        self._create = functools.partial(create_app, contract, store=store, seed=seed, dialect=dialect)

    @property
    def controls(self) -> Controls:
        """What a test may do to the mock; the same as `/__mock/`."""
        return self._mock.controls

    def __enter__(self) -> Self:
        self._listener = listen("127.0.0.1", self._port)
        try:
            self._mock = self._create()
        except BaseException:
            self._listener.close()
            raise
        self.base_url = address_of(self._listener)
        started = threading.Event()
        self._server = Server(self._mock, started=started.set)
        self._thread = threading.Thread(target=self._run, args=(started,), name="mp-orders-mock", daemon=True)
        self._thread.start()
        started.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join()

    def _run(self, started: threading.Event) -> None:
        try:
            self._server.run(sockets=[self._listener])
        finally:
            self._listener.close()
            started.set()
