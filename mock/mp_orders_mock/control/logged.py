"""What the log has of requests to `/__mock/`."""

import time

from attrs import frozen
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mp_orders_mock.control.endpoints import CODES, REASON
from mp_orders_mock.journal import Entry, Log


@frozen
class Logged:
    """An application that tells a log of each request. They are no part of the journal, which is of the API."""

    app: ASGIApp
    log: Log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and tell how."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begin_ns, start_ns, status = time.time_ns(), time.perf_counter_ns(), None

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, watch)
        finally:
            took_ns = time.perf_counter_ns() - start_ns
            query, code = scope["query_string"], CODES.get(status or 0)
            reason = scope.get(REASON)
            method, path = scope["method"], scope["path"]
            self.log(Entry(begin_ns, method, path, status, took_ns, query=query, code=code, reason=reason))
