"""The API of the contract as an ASGI application: one endpoint per operation."""

import asyncio
import logging
import re
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from typing import TypeAlias
from urllib.parse import unquote

from attrs import define, field, frozen
from mp_orders_spec import Contract
from starlette.types import Receive, Scope, Send

from mp_orders_mock.dialect import Dialect
from mp_orders_mock.domain.refusals import Refused
from mp_orders_mock.domain.transitions import DEFAULT_REJECTION
from mp_orders_mock.faults import Fault, Faults
from mp_orders_mock.http.checks import Checks
from mp_orders_mock.http.replies import Reply, error, html_page, outside, success
from mp_orders_mock.http.requests import DisconnectedError, Incoming, read_body
from mp_orders_mock.journal import MAX_BYTES, Entry, Journal, Log
from mp_orders_mock.operations.pipeline import OvertakenError, Pipeline
from mp_orders_mock.operations.registry import handlers

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
    """Answers the requests of one operation. A store that may wait for others is used in a thread."""

    checks: Checks
    pipeline: Pipeline
    dialect: Dialect
    threads: Executor | None

    async def answer(self, request: Incoming, fault: Fault | None, is_current: Callable[[], bool]) -> Reply | None:
        """Check, serve, answer; None where a reset has overtaken the request."""
        if self.threads is None:
            return self._answer(request, fault, is_current)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.threads, self._answer, request, fault, is_current)

    def _answer(self, request: Incoming, fault: Fault | None, is_current: Callable[[], bool]) -> Reply | None:
        checks, rejection = self.checks, None
        try:
            if fault and fault.kind == "error":
                if fault.code != PAYMENT_FAILED:
                    return self._failed(fault)
                rejection = fault.status_detail or DEFAULT_REJECTION
            call = checks.call(request, rejection)
            answer = self.pipeline.serve(checks.handler, checks.family, call, is_current)
            return success(call, answer)
        except Refused as refused:
            return self.refusal(refused)
        except OvertakenError:
            return None
        except Exception as failure:  # whatever it is: the client gets an answer, and the log the name
            log.error("%s failed with %s", checks.operation.id, type(failure).__name__)
            return self._broken(request)

    def refusal(self, refused: Refused) -> Reply:
        """The answer to what is refused."""
        return error(self.checks.operation, self.checks.family, refused, self.dialect)

    def _broken(self, request: Incoming) -> Reply:
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


@define
class Exchange:
    """One request on its way."""

    request: Incoming
    methods: Methods
    endpoint: Endpoint | None
    begin_ns: int = field(factory=time.time_ns)
    start_ns: int = field(factory=time.perf_counter_ns)
    fault: Fault | None = None

    def entry(self, reply: Reply | None) -> Entry:
        """For the journal and the log; None where the connection was closed."""
        request = self.request
        return Entry(
            at_ns=self.begin_ns,
            operation=self.endpoint.checks.operation.id if self.endpoint else None,
            method=request.method,
            path=request.path,
            query=request.query,
            headers=request.headers,
            body=request.body[: MAX_BYTES + 1],
            status=reply.status if reply else None,
            answer_headers=reply.headers if reply else [],
            answer=reply.body[: MAX_BYTES + 1] if reply else b"",
            code=reply.code if reply else None,
            refused_by=reply.refused_by if reply else None,
            reason=reply.reason if reply else None,
            fault=self.fault.kind if self.fault else None,
            duration_ns=time.perf_counter_ns() - self.start_ns,
        )


class Api:
    """Every operation of the contract, with faults, a journal, and a log if somebody reads it."""

    def __init__(
        self, methods_by_path: Mapping[str, Methods], faults: Faults, journal: Journal, log: Log | None
    ) -> None:
        self._faults = faults
        self._journal = journal
        self._log = log
        self._plain = {path: methods for path, methods in methods_by_path.items() if "{" not in path}
        self._patterns = [(_pattern(path), each) for path, each in methods_by_path.items() if "{" in path]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request. One that began before the mock was reset does nothing any more."""
        exchange, resets = self._begin(scope), self._faults.resets

        def is_current() -> bool:
            return self._faults.resets == resets

        reply = await self._reply(exchange, receive, is_current)
        entry = exchange.entry(reply)
        if is_current():
            self._journal.add(entry)
        if self._log is not None:
            self._log(entry)
        cut = exchange.fault is not None and exchange.fault.kind == "truncated_body"
        await _send(reply, scope, send, cut=cut)

    def _begin(self, scope: Scope) -> Exchange:
        method: str = scope["method"]
        path = _path(scope.get("raw_path") or b"", scope["path"])
        methods, parameters = self._find(path)
        endpoint = methods.get("GET" if method == "HEAD" else method)
        request = Incoming(
            method, path, scope["query_string"], scope["headers"], parameters, scheme=scope.get("scheme", "http")
        )
        return Exchange(request, methods, endpoint)

    def _find(self, path: str) -> tuple[Methods, dict[str, str]]:
        if path in self._plain:
            return self._plain[path], {}
        for pattern, methods in self._patterns:
            match = pattern.fullmatch(path)
            if match:
                return methods, match.groupdict()
        return {}, {}

    async def _reply(self, exchange: Exchange, receive: Receive, is_current: Callable[[], bool]) -> Reply | None:
        """The answer; None where the connection is to be closed, or is closed, without one."""
        endpoint, request = exchange.endpoint, exchange.request
        if endpoint is None:
            return _off_the_map(exchange)
        refused: Refused | None = None
        try:
            if endpoint.checks.reads_body:
                await read_body(request, receive)
        except DisconnectedError:
            return None
        except Refused as too_large:
            refused = too_large
        # When all of it has arrived: a fault that was set meanwhile meets it, too.
        exchange.fault = fault = self._faults.take(endpoint.checks.operation.id)
        if fault and fault.delay_ms:
            await asyncio.sleep(fault.delay_ms / 1000)
        if (fault and fault.kind == "drop_before_work") or not is_current():
            return None
        if fault and fault.kind == "html_body":
            return html_page(fault.status or 502)
        reply = endpoint.refusal(refused) if refused else await endpoint.answer(request, fault, is_current)
        return None if fault and fault.kind == "drop_after_commit" else reply


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
    pipeline: Pipeline,
    *,
    faults: Faults,
    journal: Journal,
    threads: Executor | None,
    log: Log | None,
) -> Api:
    """The application of a contract."""
    by_path: dict[str, dict[str, Endpoint]] = {}
    known, dialect = handlers(contract), pipeline.dialect
    for operation in contract.operations.values():
        checks = Checks.of(contract, operation, known[operation.id], dialect)
        by_path.setdefault(operation.path, {})[operation.method] = Endpoint(checks, pipeline, dialect, threads)
    return Api(by_path, faults, journal, log)


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
