"""One route per path of the contract."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from attrs import frozen
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mp_orders_mock.contract import Contract
from mp_orders_mock.edge.answers import refused, success
from mp_orders_mock.edge.checks import Checks, read_body
from mp_orders_mock.edge.refused import RefusedError
from mp_orders_mock.rules.refusal import Refusal
from mp_orders_mock.services.call import Answer, Call

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
