"""Makes one call through a generated operation, and reads its answer without losing it."""

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal
from types import NoneType
from typing import Any, TypeVar

import httpx
from attrs import frozen
from mp_orders_generated.types import UNSET, Unset

from mp_orders.answers import read
from mp_orders.idempotency import idempotency_key
from mp_orders.money import MAX_EXPONENT
from mp_orders.operations import Operation
from mp_orders.transport.attempts import About
from mp_orders.transport.call import Call
from mp_orders.transport.settings import seconds

Arguments = Mapping[str, Any]
Model = TypeVar("Model")


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


def part_of(part: Any) -> Any:
    """A part of an order, if it names one; an API that got an empty object would take it for the whole.

    Raises:
        ValueError: it names nothing.
    """
    named = part.get("transactions") if isinstance(part, Mapping) else getattr(part, "transactions", part)
    empty = isinstance(named, Unset) or not named
    if empty and not (isinstance(part, Mapping) and part.keys() - {"transactions"}):
        raise ValueError("a part of a refund names its transactions; without a part all is paid back")
    return part


@frozen
class Sender:
    """Makes calls over the transport of one client.

    They do not go through `httpx.Client.request`, whose cookies, redirects and merging of addresses cost a quarter of a
    call; its headers and timeouts they share.
    """

    _client: httpx.Client | httpx.AsyncClient
    _transport: Any

    def send(self, operation: Operation[Model], deadline: float | timedelta | None = None, **arguments: Any) -> Model:
        """Make a call; returns its answer.

        Args:
            operation: A line of `mp_orders.operations`.
            deadline: Seconds, or a timedelta, in place of the client's.
            **arguments: Of the generated endpoint: the id under its name, `body` (UNSET for none, where it may be),
                `idempotency_key`, and its query.

        Raises:
            ValueError: the id, the key or the deadline is none, or the body cannot be written as JSON.
            TypeError: the body is neither mapping nor model, or holds something that JSON cannot.
            RuntimeError: the client is closed.
            MercadoPagoError: the request was not sent, its outcome is unknown, or the API said no.
        """
        call = self._call(operation, deadline, arguments)
        return _answer(operation, call, self._transport.answer_of(call))

    async def send_async(
        self, operation: Operation[Model], deadline: float | timedelta | None = None, **arguments: Any
    ) -> Model:
        """The same for asyncio."""
        call = self._call(operation, deadline, arguments)
        return _answer(operation, call, await self._transport.answer_of(call))

    def _call(self, operation: Operation[Any], deadline: float | timedelta | None, arguments: dict[str, Any]) -> Call:
        if self._client.is_closed:
            raise RuntimeError("the client is closed")
        given = _checked(operation, arguments)
        sent = given.get("json")
        if "json" in given and not isinstance(sent, Mapping):
            raise TypeError(f"to_dict of a request gives a mapping, not {type(sent).__name__}")
        otherwise = _plain_with_numbers if operation.family.has_numbers else _plain
        headers = httpx.Headers(self._client.headers)
        headers.update(given.get("headers", {}))
        request = httpx.Request(
            given["method"],
            f"{self._client.base_url}".rstrip("/") + given["url"],
            params=given.get("params"),
            headers=headers,
            content=None if sent is None else _encoded(sent, otherwise),
            extensions={"timeout": self._client.timeout.as_dict()},
        )
        reference = (sent or {}).get("external_reference")
        about = About(
            operation.name,
            operation.repeatable,
            operation.family.not_found,
            next((str(arguments[name]) for name in operation.path_ids), None),
            str(reference) if isinstance(reference, (str, int)) else None,
        )
        call: Call = self._transport.call(request, about, None if deadline is None else seconds(deadline, "deadline"))
        return call


def _checked(operation: Operation[Any], arguments: dict[str, Any]) -> Arguments:
    """What the generated endpoint makes of checked arguments."""
    for name in operation.path_ids:
        arguments[name] = operation.family.id_of(arguments[name])
    if operation.keyed:
        arguments["x_idempotency_key"] = idempotency_key(arguments.pop("idempotency_key", None))
    if arguments.get("body", UNSET) is not UNSET:
        arguments["body"] = body_of(arguments["body"])
    try:
        given: Arguments = operation.endpoint._get_kwargs(**arguments)
    except AttributeError as error:
        raise TypeError(f"a model holds something of another type than its field: {error}") from error
    return given


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


def _answer(operation: Operation[Model], call: Call, response: httpx.Response) -> Model:
    try:
        return _read(operation, call, response)
    except Exception as error:  # the generated code raises what it likes for what it did not expect
        unknown = call.unreadable(response, error, of_this_call=not isinstance(error, _AnotherCallError))
    raise unknown


def _read(operation: Operation[Model], call: Call, response: httpx.Response) -> Model:
    """The answer as its model; in a function of its own, so that no frame of an error holds what was answered."""
    if operation.answer is NoneType:
        if response.content:
            raise ValueError("it has a body")
        return operation.answer()
    answer: Model = read(operation.answer, json.loads(response.content))
    has: Any = getattr(answer, operation.has)
    if operation.has == "id":
        if not isinstance(has, operation.family.id_type) or isinstance(has, bool) or not has:
            raise ValueError("it has no id")
        why = call.about.why_not(answer)
        if why:
            raise _AnotherCallError(why)
    elif isinstance(has, Unset) or has is None:
        raise ValueError(f"it has no {operation.has}")
    return answer
