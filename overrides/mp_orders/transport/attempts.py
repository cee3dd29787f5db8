"""One sending of one request, and what becomes of it."""

import json
import re
import traceback
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

import httpx
from attrs import frozen

from mp_orders.errors import ApiError, MercadoPagoError, NotFound, OutcomeUnknown, PaymentFailed, RequestNotSent
from mp_orders.transport.error_answers import error_from, id_in
from mp_orders.transport.retries import retry_after_s
from mp_orders.wire.body import Body
from mp_orders.wire.deadline import Deadline

KEY = "X-Idempotency-Key"
_NO_CONNECTION = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
_OUR_FAULT = (httpx.LocalProtocolError, httpx.DecodingError, httpx.UnsupportedProtocol)
_COOKIES = ("set-cookie",)
_COOKIES_AND_CODING = ("set-cookie", "content-encoding", "content-length")
_HIDDEN = b"[access token]"


@frozen
class Failure:
    """An attempt that was no success.

    Attributes:
        error: What to raise, if no other attempt follows.
        again: Whether the same request may be sent again: that may help, and cannot do the work twice.
    """

    error: MercadoPagoError
    again: bool


@frozen
class About:
    """What a call is about, as far as its answers are judged by it.

    Attributes:
        operation: Its id in the contract; None for a request of the caller's own.
        repeatable: Whether the same request cannot do the work twice; None to tell by its method and its key.
        not_found: What a 404 with a code of the contract raises.
        asked_id: The id of the order that it is about, as text; None for a create.
        reference: The external_reference that it sends; None for none.
    """

    operation: str | None = None
    repeatable: bool | None = None
    not_found: type[ApiError] = NotFound
    asked_id: str | None = None
    reference: str | None = None

    def own_id(self, body: bytes) -> str | None:
        """The id in an answer that cannot be read, unless the request was about another one."""
        found = id_in(body)
        return found if self.asked_id in (None, found) else None

    def is_another(self, body: bytes | bytearray) -> bool:
        """Whether an answer holds an order that is another than the one that was asked for, or was sent."""
        wanted = self.reference if self.asked_id is None else self.asked_id
        if wanted is None or wanted.encode("utf-8", "replace") in body:  # so it nearly always is
            return False
        try:
            data = json.loads(body)
            order = SimpleNamespace(**{"id": None, "external_reference": None, **data.get("data", data)})
        except (ValueError, RecursionError, AttributeError, TypeError):
            return False
        return bool(order.id and self.why_not(order))

    def why_not(self, order: Any) -> str:
        """Why an order is the answer to another call than this; nothing where it may be its own.

        An answer to a create repeats the caller's own reference, any other has the id that was asked for.
        """
        if self.asked_id is not None and str(order.id) != self.asked_id:
            return "it has another id"
        theirs = order.external_reference
        if self.asked_id is None and self.reference is not None and isinstance(theirs, (str, int)):
            return "" if str(theirs) == self.reference else "it has another external_reference"
        return ""


def without_token(request: httpx.Request, content: bytes) -> bytes:
    """The bytes without the access token of the request, should a server have sent it back, however it is written."""
    token: str = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return _written(token).sub(_HIDDEN, content) if token else content


def text_without_token(request: httpx.Request, text: str) -> str:
    """The same for a text."""
    return without_token(request, text.encode("utf-8", "replace")).decode()


@lru_cache(maxsize=8)
def _written(token: str) -> re.Pattern[bytes]:
    """The token as it is, with any of its characters escaped as in JSON, in UTF-8, UTF-16 or UTF-32."""
    characters = []
    for each in token:
        forms = (each, f"\\{each}", f"\\u{ord(each):04x}", f"\\u{ord(each):04X}")
        characters.append(b"|".join(rb"\x00*".join(re.escape(char.encode()) for char in form) for form in forms))
    return re.compile(rb"\x00*".join(b"(?:" + each + b")" for each in characters))


def request_id_of(request: httpx.Request, response: httpx.Response) -> str | None:
    """The X-Request-Id of the answer."""
    found: str | None = response.headers.get("x-request-id")
    return found and text_without_token(request, found)


@frozen
class Attempt:
    """An attempt to send a request, and which one it is, from 1."""

    request: httpx.Request
    about: About
    number: int
    deadline: Deadline

    def unanswered(self, cause: Exception) -> Failure:
        """No answer began."""
        what = f"{self.request.method} {self.request.url.path}: {type(cause).__name__}"
        cause = self._severed(cause)
        if self.deadline.has_left is False or _is_unsent(cause):  # the text holds nothing of the request
            where = f"{what} to {self.request.url.netloc.decode()}: {cause}{_hint(cause)}"
            return self._failure(RequestNotSent(where, **self.known()), cause, again=_is_lost(cause))
        text = f"{what}: {cause}{_hint(cause)}" if str(cause) else what
        error = OutcomeUnknown(text, **self.known())
        return self._failure(error, cause, again=_is_lost(cause) and error.repeatable)

    def answered(self, response: httpx.Response, body: Body, cut: Exception | None) -> httpx.Response | Failure:
        """The answer with its body decoded, if all of it came and it is a success.

        An error status counts even where its body was cut or cannot be decoded: the API has said no. Cookies are
        left out, so that no call colours the next one.
        """
        if cut is None and response.is_success:
            headers = response.headers
            for name in _COOKIES if body.decoded is body.raw else _COOKIES_AND_CODING:
                headers.pop(name, None)
            whole = httpx.Response(response.status_code, headers=headers, content=bytes(body.decoded))
            whole.extensions = response.extensions
            return whole
        if response.status_code >= 400:
            return self._refused(response, body)
        return self._unusable(response, body, cut)

    def _unusable(self, response: httpx.Response, body: Body, cut: Exception | None) -> Failure:
        text = f"the answer with status {response.status_code} "
        if cut is not None:
            cut = self._severed(cut)
            text += f"broke off or cannot be decoded: {str(cut) or type(cut).__name__}"
        else:
            text += "is no order: redirects are not followed"
        raw, decoded = (without_token(self.request, bytes(each)) for each in (body.raw, body.decoded))
        if decoded != body.decoded:  # a compressed answer shows it, too
            raw = decoded
        found = (self.about.own_id(decoded) or self.about.own_id(raw)) if response.is_success else None
        error = OutcomeUnknown(text, status=response.status_code, body=raw, order_id=found, **self.known())
        return self._failure(error, cut, again=_is_lost(cut) and error.repeatable)

    def _refused(self, response: httpx.Response, body: Body) -> Failure:
        content = without_token(self.request, bytes(body.decoded or body.raw))
        reason = text_without_token(self.request, response.reason_phrase)
        error = error_from(response.status_code, reason, content, not_found=self.about.not_found, **self.known())
        why = self.about.why_not(error.order) if isinstance(error, PaymentFailed) and error.order else ""
        if why:
            text = f"the answer with status {response.status_code} is that of another call: {why}"
            unknown = OutcomeUnknown(text, status=response.status_code, body=content, **self.known())
            return self._failure(unknown, None, again=False)
        if response.status_code == 401 and not _has_known_form(self.request):
            error.message += " (an access token begins with APP_USR- or TEST-, and this one does not)"
        error.request_id = request_id_of(self.request, response)
        error.retry_after = retry_after_s(response.headers)
        return Failure(error, again=error.retryable)

    def known(self) -> dict[str, Any]:
        """What every error says of its request: the key, and whether sending it again cannot do the work twice."""
        key = self.request.headers.get(KEY) or None
        url = self.request.url
        by_method = key is not None or self.request.method in ("GET", "PUT")
        return {
            "operation": self.about.operation,
            "address": f"{self.request.method} {url.scheme}://{url.netloc.decode()}{url.path}",
            "idempotency_key": key,
            "repeatable": by_method if self.about.repeatable is None else self.about.repeatable,
            "attempts": self.number,
        }

    @staticmethod
    def _failure(error: MercadoPagoError, cause: Exception | None, *, again: bool) -> Failure:
        error.__cause__ = cause
        return Failure(error, again=again)

    def _severed(self, error: Exception) -> Exception:
        """A chain of exceptions without what may show the token: frames of httpcore hold headers, texts answers.

        Where the token stands in a text, a note, or whatever else an exception of the caller's transport holds, another
        takes its place, of httpx and with the cleaned text.
        """
        each: BaseException | None = error
        seen: set[int] = set()
        while each is not None and id(each) not in seen:
            seen.add(id(each))
            each.__traceback__ = None
            each = each.__cause__ or each.__context__
        said = "".join(traceback.format_exception(error)) + repr(error)
        if text_without_token(self.request, said) == said:
            return error
        kind = type(error) if isinstance(error, httpx.TransportError) else httpx.RequestError
        return kind(text_without_token(self.request, str(error) or type(error).__name__))


def _hint(cause: Exception) -> str:
    """What a person may have mistaken, where the reason of the network does not say it."""
    text = str(cause)
    if any(each in text for each in ("WRONG_VERSION_NUMBER", "record layer failure", "UNEXPECTED_EOF_WHILE_READING")):
        return " (does this address speak http instead of https?)"
    if "illegal request line" in text:  # as h11 calls an answer that begins with no letter
        return " (does this address speak https instead of http?)"
    return ""


def _has_known_form(request: httpx.Request) -> bool:
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return bool(token.startswith(("APP_USR-", "TEST-")))


def _is_unsent(cause: Exception) -> bool:
    """Whether it was raised before the first byte of the request has left; some host names are no names for IDNA."""
    no_name = isinstance(cause, UnicodeError) and "idna" in str(cause)
    return no_name or isinstance(cause, (*_NO_CONNECTION, httpx.UnsupportedProtocol))


def _is_lost(cause: Exception | None) -> bool:
    return isinstance(cause, httpx.TransportError) and not isinstance(cause, _OUR_FAULT)
