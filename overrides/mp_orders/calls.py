"""Makes one call through a generated operation, and reads its answer without losing it."""

import re
from collections.abc import Mapping
from typing import Any, Protocol, Self, TypeVar

import httpx
from attrs import frozen
from mp_orders_generated.client import AuthenticatedClient
from mp_orders_generated.models import MerchantOrder

from mp_orders.errors import OutcomeUnknown, RequestNotSent
from mp_orders.transport import about, asked_id, own_id

_ID_TEXT = re.compile(r"[A-Za-z0-9_-]{1,64}")
UNREADABLE = (KeyError, TypeError, ValueError, AttributeError, RecursionError)


class Answer(Protocol):
    """A generated model of an answer."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self: ...  # noqa: D102


class Operation(Protocol):
    """A generated module, such as `mp_orders_generated.api.orders.create_order`."""

    _get_kwargs: Any
    _parse_response: Any


class _AnotherCallError(ValueError):
    """The answer is that of another call."""


Model = TypeVar("Model", bound=Answer)


@frozen
class PlainBody:
    """A mapping in the place of a request model, sent as it is: the API, not the client, judges unknown fields."""

    content: Mapping[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """The mapping."""
        return dict(self.content)


def body_of(body: Any) -> Any:
    """A request model as it is; a mapping as what the generated operations take.

    Raises:
        TypeError: it is neither.
    """
    if isinstance(body, Mapping):
        return PlainBody(body)
    if not hasattr(body, "to_dict"):
        raise TypeError(f"a request is a mapping or a model of mp_orders.models, not {type(body).__name__}")
    return body


def order_id_of(order_id: str) -> str:
    """The id, if it cannot lead to another path than the one it stands in.

    Raises:
        ValueError: it is not 1 to 64 letters, digits, hyphens and underscores.
    """
    if not isinstance(order_id, str) or not _ID_TEXT.fullmatch(order_id):
        raise ValueError("an order id is 1 to 64 letters, digits, hyphens and underscores")
    return order_id


def merchant_order_id_of(order_id: int) -> int:
    """The id, if it is a positive 64-bit integer.

    Raises:
        ValueError: it is not.
    """
    if isinstance(order_id, bool) or not isinstance(order_id, int) or not 0 < order_id < 2**63:
        raise ValueError("a merchant order id is an integer from 1 to 2**63 - 1")
    return order_id


@frozen
class Calls:
    """Calls over one client."""

    client: AuthenticatedClient

    def __call__(self, operation: Operation, answer: type[Model], **arguments: Any) -> Model:
        """Make the call.

        Raises:
            MercadoPagoError: the request was not sent, its outcome is unknown, or the API said no.
        """
        request = operation._get_kwargs(**arguments)
        try:
            response = self.client.get_httpx_client().request(**request)
        except httpx.InvalidURL as error:
            raise RequestNotSent(str(error)) from error
        return self._read(operation, answer, response, request.get("json", {}))

    async def asynchronous(self, operation: Operation, answer: type[Model], **arguments: Any) -> Model:
        """The same for asyncio."""
        request = operation._get_kwargs(**arguments)
        try:
            response = await self.client.get_async_httpx_client().request(**request)
        except httpx.InvalidURL as error:
            raise RequestNotSent(str(error)) from error
        return self._read(operation, answer, response, request.get("json", {}))

    def _read(
        self, operation: Operation, answer: type[Model], response: httpx.Response, sent: Mapping[str, Any]
    ) -> Model:
        cause: Exception | None = None
        try:
            model = _model(operation, answer, self.client, response)
            _check(model, response.request, sent)
            return model
        except UNREADABLE as error:
            cause = error
        raise OutcomeUnknown(
            f"the answer with status {response.status_code} cannot be read as {answer.__name__}: {cause}",
            status=response.status_code,
            body=response.content,
            order_id=None if isinstance(cause, _AnotherCallError) else own_id(response.request, response.content),
            **about(response.request),
        ) from cause


def _model(operation: Operation, answer: type[Model], client: AuthenticatedClient, response: httpx.Response) -> Model:
    """The answer as its model; any 2xx will do, since a later API may say 202 where 200 is documented."""
    model = operation._parse_response(client=client, response=response)
    if isinstance(model, answer):
        return model
    content = response.json()
    if not isinstance(content, dict):
        raise TypeError("not an object")
    return answer.from_dict(content)


def _check(model: Any, request: httpx.Request, sent: Mapping[str, Any]) -> None:
    """Raise ValueError for an answer without an id of the right kind, or to another request than this one.

    An answer to a create repeats the caller's own reference, any other has the id that was asked for.
    """
    kind = int if isinstance(model, MerchantOrder) else str
    if not isinstance(model.id, kind) or isinstance(model.id, bool) or not model.id:
        raise ValueError("it has no id")
    asked = asked_id(request)
    if asked is not None and str(model.id) != asked:
        raise _AnotherCallError("it has another id")
    ours, theirs = sent.get("external_reference"), model.external_reference
    if asked is None and isinstance(ours, (str, int)) and isinstance(theirs, (str, int)) and str(theirs) != str(ours):
        raise _AnotherCallError("it has another external_reference")
