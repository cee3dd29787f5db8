"""One route per path of the contract."""

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias
from urllib.parse import unquote

from attrs import frozen
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from mp_orders_mock.contract import Contract
from mp_orders_mock.edge.answers import refused, success
from mp_orders_mock.edge.checks import Checks, read_body
from mp_orders_mock.edge.refused import RefusedError
from mp_orders_mock.rules.refusal import Refusal
from mp_orders_mock.services.call import Answer, Call

_MISLEADING = re.compile(rb"%2[Ff]|%0[Aa]$")

Service: TypeAlias = Callable[[Call], Answer | Refusal]


@frozen
class Endpoint:
    """Answers the requests of one operation."""

    checks: Checks
    service: Service

    async def answer(self, request: Request) -> Response:
        """Check, serve, answer."""
        operation = self.checks.operation
        try:
            text = await read_body(request) if "request_too_large" in operation.codes else b""
            call = self.checks.call(request, text)
        except RefusedError as error:
            return refused(operation, error.refusal)
        except ClientDisconnect:
            return Response(status_code=400)  # which nobody reads
        answer = self.service(call)
        return refused(operation, answer) if isinstance(answer, Refusal) else success(operation, call, answer)


def routes(contract: Contract, services: Mapping[str, Service]) -> list[Route]:
    """Every path of the contract with its methods."""
    by_path: dict[str, dict[str, Endpoint]] = {}
    for operation in contract.operations.values():
        endpoint = Endpoint(Checks.of(contract, operation), services[operation.id])
        by_path.setdefault(operation.path, {})[operation.method] = endpoint
    return [Route(path, _dispatch(endpoints), methods=list(endpoints)) for path, endpoints in by_path.items()]


def _dispatch(endpoints: Mapping[str, Endpoint]) -> Callable[[Request], object]:
    async def dispatch(request: Request) -> Response:
        method = "GET" if request.method == "HEAD" else request.method
        return await endpoints[method].answer(request)

    return dispatch


@frozen
class ExactPaths:
    """Keeps an encoded slash, and a line feed at the end, encoded: the router would take them for others."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] == "http" and _MISLEADING.search(scope["raw_path"]):
            parts = (unquote(part.decode("ascii", "replace")) for part in _MISLEADING.split(scope["raw_path"]))
            scope = {**scope, "path": "%2F".join(parts)}
        await self.app(scope, receive, send)
