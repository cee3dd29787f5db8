"""The API of the contract as an ASGI application: one endpoint per operation."""

import asyncio
import logging
import re
from collections.abc import Mapping
from typing import TypeAlias
from urllib.parse import unquote

from attrs import frozen
from mp_orders_spec import Contract
from starlette.types import Receive, Scope, Send

from mp_orders_mock.dialect import Dialect
from mp_orders_mock.domain.refusals import Refused
from mp_orders_mock.domain.transitions import DEFAULT_REJECTION
from mp_orders_mock.faults import Fault
from mp_orders_mock.http.checks import Checks
from mp_orders_mock.http.exchange import Exchange
from mp_orders_mock.http.replies import Reply, error, html_page, outside
from mp_orders_mock.http.requests import DisconnectedError, Incoming, read_body
from mp_orders_mock.http.serving import Serving
from mp_orders_mock.journal import Entry, Log
from mp_orders_mock.operations.registry import handlers
from mp_orders_mock.store import OvertakenError, StaleError

log = logging.getLogger("mp_orders_mock")

DROP = "mp_orders_mock.drop"
"""The ASGI extension that closes the connection of a request."""

PAYMENT_FAILED = "failed"
BROKEN = ("500", "internal_error")
"""The codes of operations for a failure without a better name."""
_MISLEADING = re.compile(rb"%2[Ff]|%0[Aa]$")

Methods: TypeAlias = Mapping[str, "Endpoint"]


class ConnectionDroppedError(ConnectionError):
    """A fault closes the connection, on a server that gives no other way to do so."""


@frozen
class Endpoint:
    """Answers the requests of one operation."""

    checks: Checks
    serving: Serving
    dialect: Dialect

    async def answer(self, exchange: Exchange) -> Reply:
        """Check, serve, answer.

        Raises:
            OvertakenError: a reset has overtaken the request.
            StaleError: another process has changed the set-up; nothing was done.
        """
        checks, rejection, fault = self.checks, None, exchange.fault
        try:
            if fault and fault.kind == "error":
                if fault.code != PAYMENT_FAILED:
                    return self._failed(fault)
                rejection = fault.status_detail or DEFAULT_REJECTION
            return await self.serving.answer(checks, checks.call(exchange.request, rejection), exchange)
        except Refused as refused:
            return self.refusal(refused)
        except (OvertakenError, StaleError):
            raise
        except Exception as failure:  # whatever it is: the client gets an answer, and the log the name
            log.error("%s failed with %s", checks.operation.id, type(failure).__name__)
            return self.broken(exchange.request)

    def refusal(self, refused: Refused) -> Reply:
        """The answer to what is refused."""
        return error(self.checks.operation, self.checks.family, refused, self.dialect)

    def broken(self, request: Incoming) -> Reply:
        """500 with the code that the operation has for it, if it has one."""
        operation = self.checks.operation
        codes = {each.code for each in operation.codes.values() if each.status == 500}
        code = next((each for each in BROKEN if each in codes), None)
        return outside(request.path, 500) if code is None else self.refusal(Refused(code))

    def _failed(self, fault: Fault) -> Reply:
        headers = [] if fault.retry_after_s is None else [(b"retry-after", b"%d" % fault.retry_after_s)]
        if fault.status == 405:
            headers.append((b"allow", self.checks.operation.method.encode()))
        return error(self.checks.operation, self.checks.family, Refused(fault.code or ""), self.dialect, headers)


class Api:
    """Every operation of the contract, with faults, a journal, and a log if somebody reads it."""

    def __init__(self, methods_by_path: Mapping[str, Methods], serving: Serving, log: Log | None) -> None:
        self.serving = serving
        self._log = log
        self._plain = {path: methods for path, methods in methods_by_path.items() if "{" not in path}
        self._patterns = [(_pattern(path), each) for path, each in methods_by_path.items() if "{" in path]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request. One that began before the mock was reset does nothing any more."""
        method: str = scope["method"]
        path = _path(scope.get("raw_path") or b"", scope["path"])
        methods, parameters = self._find(path)
        endpoint = methods.get("GET" if method == "HEAD" else method)
        request = Incoming(
            method, path, scope["query_string"], scope["headers"], parameters, scheme=scope.get("scheme", "http")
        )
        operation = endpoint.checks.operation.id if endpoint else None
        exchange = Exchange(request, operation, self.serving.begin())
        if endpoint is None:
            reply: Reply | None = _off_the_map(request, methods)
            entry = await self._recorded(exchange, reply)
        else:
            reply, entry = await self._exchanged(exchange, endpoint, receive)
        if self._log is not None:
            self._log(entry)
        cut = exchange.fault is not None and exchange.fault.kind == "truncated_body"
        await _send(reply, scope, send, cut=cut)

    async def _exchanged(self, exchange: Exchange, endpoint: Endpoint, receive: Receive) -> tuple[Reply | None, Entry]:
        """The answer, of which None is left where the connection is to be closed, and the entry of the journal."""
        try:
            return await self._served(exchange, endpoint, receive)
        except Exception as failure:  # a shared store that is gone: the client gets an answer, and the log the name
            log.error("%s failed with %s", exchange.operation, type(failure).__name__)
            reply = endpoint.broken(exchange.request)
            return reply, exchange.entry(reply)

    async def _served(self, exchange: Exchange, endpoint: Endpoint, receive: Receive) -> tuple[Reply | None, Entry]:
        refused: Refused | None = None
        try:
            if endpoint.checks.reads_body:
                await self.serving.arrived(read_body(exchange.request, receive), exchange.beginning)
        except DisconnectedError:
            exchange.beginning.revision = None  # whatever the set-up is
            return None, await self._recorded(exchange, None)
        except Refused as too_large:
            refused = too_large
        while True:
            try:
                reply = await self._reply(exchange, endpoint, refused)
                return reply, await self._recorded(exchange, reply)
            except OvertakenError:
                return None, exchange.entry(None)
            except StaleError:  # a fault of which this process did not know may meet it
                continue

    async def _reply(self, exchange: Exchange, endpoint: Endpoint, refused: Refused | None) -> Reply | None:
        """The answer; None where the connection is to be closed without one."""
        # When all of it has arrived: a fault that was set meanwhile meets it, too.
        exchange.fault = fault = await self.serving.fault(endpoint.checks.operation.id, exchange.beginning)
        if fault and fault.delay_ms:
            await asyncio.sleep(fault.delay_ms / 1000)
        await self.serving.waited(exchange.beginning)
        if fault and fault.kind == "drop_before_work":
            return None
        if fault and fault.kind == "html_body":
            return html_page(fault.status or 502)
        reply = endpoint.refusal(refused) if refused else await endpoint.answer(exchange)
        return None if fault and fault.kind == "drop_after_commit" else reply

    async def _recorded(self, exchange: Exchange, reply: Reply | None) -> Entry:
        entry = exchange.entry(reply)
        if not exchange.is_recorded:
            await self.serving.record(exchange, entry)
        return entry

    def _find(self, path: str) -> tuple[Methods, dict[str, str]]:
        if path in self._plain:
            return self._plain[path], {}
        for pattern, methods in self._patterns:
            match = pattern.fullmatch(path)
            if match:
                return methods, match.groupdict()
        return {}, {}


async def _send(reply: Reply | None, scope: Scope, send: Send, *, cut: bool) -> None:
    if reply is not None:
        await send({"type": "http.response.start", "status": reply.status, "headers": reply.headers})
        if not cut:
            await send({"type": "http.response.body", "body": reply.body})
            return
        await send({"type": "http.response.body", "body": reply.body[: len(reply.body) // 2], "more_body": True})
    drop(scope)


def drop(scope: Scope) -> None:
    """Close the connection of a request.

    Raises:
        ConnectionDroppedError: the server has no other way.
    """
    extension = scope.get("extensions", {}).get(DROP)
    if extension is None:
        raise ConnectionDroppedError
    extension["close"]()


def make_api(contract: Contract, serving: Serving, dialect: Dialect, log: Log | None) -> Api:
    """The application of a contract."""
    by_path: dict[str, dict[str, Endpoint]] = {}
    known = handlers(contract)
    for operation in contract.operations.values():
        checks = Checks.of(contract, operation, known[operation.id], dialect)
        by_path.setdefault(operation.path, {})[operation.method] = Endpoint(checks, serving, dialect)
    return Api(by_path, serving, log)


def _off_the_map(request: Incoming, methods: Methods) -> Reply:
    if not methods:
        return outside(request.path, 404)
    allowed = sorted({*methods, *(["HEAD"] if "GET" in methods else [])})
    return outside(request.path, 405, [(b"allow", ", ".join(allowed).encode())])


def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{(.*?)\}", template)
    return re.compile("".join(f"(?P<{part}>[^/]+)" if n % 2 else re.escape(part) for n, part in enumerate(parts)))


def _path(raw: bytes, path: str) -> str:
    """The decoded path, with an encoded slash, and a line feed at the end, left encoded: they are not those."""
    if b"%" in raw and _MISLEADING.search(raw):
        return "%2F".join(unquote(part.decode("ascii", "replace")) for part in _MISLEADING.split(raw))
    return path
