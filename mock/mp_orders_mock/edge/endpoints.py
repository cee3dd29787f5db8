"""The API of the contract as an ASGI application: one endpoint per operation."""

import asyncio
import logging
import re
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from typing import TypeAlias
from urllib.parse import unquote

from attrs import define, frozen
from mp_orders_spec import Contract
from starlette.types import Receive, Scope, Send

from mp_orders_mock.dialect import Dialect
from mp_orders_mock.edge.answers import html_page, outside, refused, success
from mp_orders_mock.edge.checks import Checks
from mp_orders_mock.edge.http import DisconnectedError, Incoming, RawHeaders, Reply, read_body
from mp_orders_mock.edge.refused import RefusedError
from mp_orders_mock.faults import Fault, Faults
from mp_orders_mock.journal import MOST_BYTES, Entry, Journal
from mp_orders_mock.rules.events import DEFAULT_REJECTION
from mp_orders_mock.rules.refusal import Refusal
from mp_orders_mock.services.call import Answer, Call

log = logging.getLogger("mp_orders_mock")
access_log = logging.getLogger("mp_orders_mock.access")

DROP = "mp_orders_mock.drop"
"""The ASGI extension that closes the connection of a request."""

PAYMENT_FAILED = "failed"
_MISLEADING = re.compile(rb"%2[Ff]|%0[Aa]$")

Service: TypeAlias = Callable[[Call], Answer | Refusal]
Methods: TypeAlias = Mapping[str, "Endpoint"]


class ConnectionDroppedError(ConnectionError):
    """A fault closes the connection, on a server that gives no other way to do so."""


@frozen
class Endpoint:
    """Answers the requests of one operation. A service that may wait for others runs in a thread."""

    checks: Checks
    service: Service
    dialect: Dialect
    threads: Executor | None

    async def answer(self, request: Incoming, fault: Fault | None) -> Reply:
        """Check, serve, answer; in a thread if the service may wait for others."""
        if self.threads is None:
            return self.answer_now(request, fault)
        return await asyncio.get_running_loop().run_in_executor(self.threads, self.answer_now, request, fault)

    def answer_now(self, request: Incoming, fault: Fault | None = None) -> Reply:
        """Check, serve, answer."""
        operation, rejection = self.checks.operation, None
        try:
            if fault and fault.kind == "error":
                if fault.code != PAYMENT_FAILED:
                    return self._failed(fault)
                rejection = fault.status_detail or DEFAULT_REJECTION
            call = self.checks.call(request, rejection)
            answer = self.service(call)
        except RefusedError as error:
            return refused(operation, error.refusal, self.dialect)
        except Exception as error:  # whatever it is: the client gets an answer, and the log the name
            log.error("%s failed with %s", operation.id, type(error).__name__)
            return outside(request.path, 500)
        if isinstance(answer, Refusal):
            return refused(operation, answer, self.dialect)
        return success(operation, call, answer)

    @property
    def reads_body(self) -> bool:
        """Whether the operation looks at a body."""
        return "request_too_large" in self.checks.operation.codes

    def _failed(self, fault: Fault) -> Reply:
        headers = [] if fault.retry_after_s is None else [(b"retry-after", b"%d" % fault.retry_after_s)]
        if fault.status == 405:
            headers.append((b"allow", self.checks.operation.method.encode()))
        return refused(self.checks.operation, Refusal(fault.code or ""), self.dialect, headers)


@define
class Exchange:
    """One request on its way."""

    request: Incoming
    methods: Methods
    endpoint: Endpoint | None
    begin_ns: int
    start_ns: int
    fault: Fault | None = None


class Api:
    """Every operation of the contract, with faults and a journal."""

    def __init__(self, methods_by_path: Mapping[str, Methods], faults: Faults, journal: Journal) -> None:
        self._faults = faults
        self._journal = journal
        self._plain = {path: methods for path, methods in methods_by_path.items() if "{" not in path}
        self._patterns = [(_pattern(path), each) for path, each in methods_by_path.items() if "{" in path]
        self._never_waits = all(e.threads is None for methods in methods_by_path.values() for e in methods.values())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        path = _path(scope.get("raw_path") or b"", scope["path"])
        exchange = self._begin(scope["method"], path, scope["query_string"], scope["headers"])
        if exchange.endpoint:
            exchange.fault = self._faults.take(exchange.endpoint.checks.operation.id)
        resets = self._faults.resets
        reply = await _reply(exchange, receive, lambda: self._faults.resets == resets)
        if self._faults.resets == resets:
            self._end(exchange, reply)
        cut = exchange.fault is not None and exchange.fault.kind == "truncated_body"
        await _send(reply, scope, send, cut=cut)

    def is_immediate(self) -> bool:
        """Whether the next request can be answered without waiting for anything: no fault, no other process."""
        return self._never_waits and not self._faults

    def answer_now(
        self, method: str, raw_path: bytes, path: str, query: bytes, headers: RawHeaders, body: bytes
    ) -> Reply:
        """Answer one request that is there as a whole, of at most 256 KiB. For servers that can spare a task for it."""
        exchange = self._begin(method, _path(raw_path, path), query, headers)
        if exchange.endpoint is None:
            reply = _off_the_map(exchange)
        else:
            if exchange.endpoint.reads_body:
                exchange.request.body = body
            reply = exchange.endpoint.answer_now(exchange.request)
        self._end(exchange, reply)
        return reply

    def _begin(self, method: str, path: str, query: bytes, headers: RawHeaders) -> Exchange:
        begin_ns, start_ns = time.time_ns(), time.perf_counter_ns()
        methods, parameters = self._find(path)
        endpoint = methods.get("GET" if method == "HEAD" else method)
        return Exchange(Incoming(method, path, query, headers, parameters), methods, endpoint, begin_ns, start_ns)

    def _end(self, exchange: Exchange, reply: Reply | None) -> None:
        """Write it down."""
        request, endpoint, fault = exchange.request, exchange.endpoint, exchange.fault
        entry = Entry(
            exchange.begin_ns,
            endpoint.checks.operation.id if endpoint else None,
            request.method,
            request.path,
            request.query,
            request.headers,
            request.body[: MOST_BYTES + 1],
            reply.status if reply else None,
            reply.headers if reply else [],
            reply.body[: MOST_BYTES + 1] if reply else b"",
            fault.kind if fault else None,
            time.perf_counter_ns() - exchange.start_ns,
        )
        self._journal.add(entry)
        if access_log.isEnabledFor(logging.INFO):
            access_log.info("%s %s %s", entry.method, entry.shown_path(), entry.status or "closed")

    def _find(self, path: str) -> tuple[Methods, dict[str, str]]:
        if path in self._plain:
            return self._plain[path], {}
        for pattern, methods in self._patterns:
            match = pattern.fullmatch(path)
            if match:
                return methods, match.groupdict()
        return {}, {}


async def _reply(exchange: Exchange, receive: Receive, is_current: Callable[[], bool]) -> Reply | None:
    """The answer; None where the connection is to be closed, or is closed, without one.

    A request that is not current any more, since the mock has begun again, does nothing.
    """
    endpoint, fault = exchange.endpoint, exchange.fault
    if endpoint is None:
        return _off_the_map(exchange)
    kind = fault.kind if fault else ""
    try:
        if endpoint.reads_body:
            await read_body(exchange.request, receive)
    except DisconnectedError:
        return None
    except RefusedError as error:
        return refused(endpoint.checks.operation, error.refusal, endpoint.dialect)
    if fault and fault.delay_ms:
        await asyncio.sleep(fault.delay_ms / 1000)
    if kind == "drop_before_work" or not is_current():
        return None
    if fault and kind == "html_body":
        return html_page(fault.status or 502)
    reply = await endpoint.answer(exchange.request, fault)
    return None if kind == "drop_after_commit" else reply


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


def make_api(
    contract: Contract,
    services: Mapping[str, Service],
    *,
    dialect: Dialect,
    faults: Faults,
    journal: Journal,
    threads: Executor | None,
) -> Api:
    """The application of a contract."""
    by_path: dict[str, dict[str, Endpoint]] = {}
    for operation in contract.operations.values():
        checks = Checks.of(contract, operation, dialect)
        endpoint = Endpoint(checks, services[operation.id], dialect, threads)
        by_path.setdefault(operation.path, {})[operation.method] = endpoint
    return Api(by_path, faults, journal)


def _off_the_map(exchange: Exchange) -> Reply:
    path, methods = exchange.request.path, exchange.methods
    if not methods:
        return outside(path, 404)
    allowed = sorted({*methods, *(["HEAD"] if "GET" in methods else [])})
    return outside(path, 405, [(b"allow", ", ".join(allowed).encode())])


def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{(.*?)\}", template)
    return re.compile("".join(f"(?P<{part}>[^/]+)" if n % 2 else re.escape(part) for n, part in enumerate(parts)))


def _path(raw: bytes, path: str) -> str:
    """The decoded path, with an encoded slash, and a line feed at the end, left encoded: they are not those."""
    if b"%" in raw and _MISLEADING.search(raw):
        return "%2F".join(unquote(part.decode("ascii", "replace")) for part in _MISLEADING.split(raw))
    return path
