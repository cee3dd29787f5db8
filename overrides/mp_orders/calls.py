"""Makes one call through a generated operation, and reads its answer without losing it."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any, Protocol

import httpx
from attrs import frozen
from mp_orders_generated.models import MerchantOrder

from mp_orders.answers import Answer, Model, read
from mp_orders.money import MAX_EXPONENT
from mp_orders.transport.attempts import ASKED_ID, OPERATION
from mp_orders.transport.call import CALL, DEADLINE, Call
from mp_orders.transport.settings import seconds

_ID_TEXT = re.compile(r"[A-Za-z0-9_-]{1,64}")
Arguments = Mapping[str, Any]


class Operation(Protocol):
    """A generated module, such as `mp_orders_generated.api.orders.create_order`."""

    __name__: str
    _get_kwargs: Any


class _AnotherCallError(ValueError):
    """The answer is that of another call."""


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
    if not hasattr(body, "to_dict") or isinstance(body, type):
        raise TypeError(f"a request is a mapping or a model of mp_orders.models, not {type(body).__name__}")
    return body


def order_id_of(order_id: str) -> str:
    """The id, if it cannot lead to another path than the one it stands in.

    Raises:
        ValueError: it is not 1 to 64 letters, digits, hyphens and underscores.
    """
    if not isinstance(order_id, str):
        raise ValueError(f"an order id is text, not {type(order_id).__name__}")
    if not _ID_TEXT.fullmatch(order_id):
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
    """Calls over the transport of one client.

    They do not go through `httpx.Client.request`, whose cookies, redirects and merging of addresses cost a quarter of a
    call; its headers and timeouts they share.
    """

    _client: httpx.Client | httpx.AsyncClient
    _transport: Any

    def __call__(
        self, operation: Operation, answer: type[Model], deadline: float | timedelta | None, **arguments: Any
    ) -> Model:
        """Make the call.

        Raises:
            ValueError: the deadline is none, or the body cannot be written as JSON.
            TypeError: the body holds something that JSON cannot.
            RuntimeError: the client is closed.
            MercadoPagoError: the request was not sent, its outcome is unknown, or the API said no.
        """
        request, sent = self._request(operation, answer, deadline, arguments)
        return _answer(answer, self._transport.handle_request(request), sent)

    async def asynchronous(
        self, operation: Operation, answer: type[Model], deadline: float | timedelta | None, **arguments: Any
    ) -> Model:
        """The same for asyncio."""
        request, sent = self._request(operation, answer, deadline, arguments)
        return _answer(answer, await self._transport.handle_async_request(request), sent)

    def _request(
        self, operation: Operation, answer: type[Answer], deadline: float | timedelta | None, arguments: Arguments
    ) -> tuple[httpx.Request, Arguments]:
        """The request, and its body as it was given."""
        if self._client.is_closed:
            raise RuntimeError("the client is closed")
        try:
            given = operation._get_kwargs(**arguments)
        except AttributeError as error:
            raise TypeError(f"a model holds something of another type than its field: {error}") from error
        extensions: dict[str, Any] = {"timeout": self._client.timeout.as_dict()}
        extensions[OPERATION] = operation.__name__.rpartition(".")[2]
        if {"order_id", "id"} & arguments.keys():
            extensions[ASKED_ID] = str(arguments.get("order_id", arguments.get("id")))
        if deadline is not None:
            extensions[DEADLINE] = seconds(deadline, "deadline")
        sent = given.get("json")
        if "json" in given and not isinstance(sent, Mapping):
            raise TypeError(f"to_dict of a request gives a mapping, not {type(sent).__name__}")
        content = None if sent is None else _encoded(sent, _plain_with_numbers if answer is MerchantOrder else _plain)
        headers = httpx.Headers(self._client.headers)
        headers.update(given.get("headers", {}))
        url = f"{self._client.base_url}".rstrip("/") + given["url"]
        request = httpx.Request(given["method"], url, headers=headers, content=content, extensions=extensions)
        return request, sent or {}


def _encoded(body: Arguments, otherwise: Callable[[Any], Any]) -> bytes:
    try:
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=otherwise)
    except RecursionError:
        raise ValueError("the request is nested too deeply") from None
    return text.encode("utf-8")


def _plain(value: Any) -> Any:
    """What JSON can hold, for what it cannot."""
    if isinstance(value, Mapping):
        return dict(value)
    hint = "; amounts of orders are text, see mp_orders.money" if isinstance(value, Decimal) else ""
    raise TypeError(f"{type(value).__name__} is not JSON{hint}")


def _plain_with_numbers(value: Any) -> Any:
    """The same, with a Decimal as the JSON number that is exactly it; amounts of merchant orders are numbers."""
    if not isinstance(value, Decimal):
        return _plain(value)
    if not value.is_finite() or abs(value.adjusted()) > MAX_EXPONENT:
        raise ValueError(f"{value} is no amount")
    number = int(value) if value == value.to_integral_value() else float(value)
    if Decimal(repr(number)) != value:
        raise ValueError(f"{value} has more digits than a JSON number keeps")
    return number


def _answer(answer: type[Model], response: httpx.Response, sent: Arguments) -> Model:
    call: Call = response.extensions[CALL]
    try:
        model = read(answer, json.loads(response.content))
        _check(model, call.request, sent)
        return model
    except Exception as error:  # the generated code raises what it likes for what it did not expect
        unknown = call.unreadable(response, error, of_this_call=not isinstance(error, _AnotherCallError))
    raise unknown


def _check(model: Any, request: httpx.Request, sent: Arguments) -> None:
    """Raise ValueError for an answer without an id of the right kind, or to another request than this one.

    An answer to a create repeats the caller's own reference, any other has the id that was asked for.
    """
    kind = int if isinstance(model, MerchantOrder) else str
    if not isinstance(model.id, kind) or isinstance(model.id, bool) or not model.id:
        raise ValueError("it has no id")
    asked = request.extensions.get(ASKED_ID)
    if asked is not None and str(model.id) != asked:
        raise _AnotherCallError("it has another id")
    ours, theirs = sent.get("external_reference"), model.external_reference
    if asked is None and isinstance(ours, (str, int)) and isinstance(theirs, (str, int)) and str(theirs) != str(ours):
        raise _AnotherCallError("it has another external_reference")
