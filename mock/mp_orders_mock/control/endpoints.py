"""`/__mock/`: the controls over HTTP, as control.yaml describes them."""

import functools
import hmac
import io
import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import orjson
from attrs import frozen
from jsonschema_rs import Draft202012Validator
from mp_orders_spec import yaml_text
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Lifespan, Receive, Scope, Send

from mp_orders_mock.control.controls import Controls
from mp_orders_mock.control.errors import ControlError
from mp_orders_mock.control.payment_page import payment_page
from mp_orders_mock.control.stand_ins import card_token
from mp_orders_mock.control.start_page import closed_page, start_page
from mp_orders_mock.identity import Identity, identify
from mp_orders_mock.json_text import JsonSyntaxError, dumps, loads
from mp_orders_mock.violations import describe

log = logging.getLogger("mp_orders_mock")

PREFIX = "/__mock"
CONTROL_DOCUMENT = Path(__file__).with_name("control.yaml")
SECRET_HEADER = "X-Mock-Secret"  # noqa: S105 - the name of the header
MAX_BODY = 256 * 1024
PIECE = 64 * 1024
MAX_STATE = 64 * 1024 * 1024
STATUSES = {
    "invalid_request": 400,
    "unauthorized": 401,
    "forbidden": 403,
    "not_found": 404,
    "method_not_allowed": 405,
    "event_not_possible": 409,
    "request_too_large": 413,
    "unsupported_media_type": 415,
    "internal_error": 500,
}
REASON = "mp_orders_mock.reason"
"""Where a scope has why a request was refused, for the log."""
CODES = {status: code for code, status in STATUSES.items()}

Act: TypeAlias = Callable[[Controls, Mapping[str, Any], Any], Any]
"""From the controls, the path parameters and the body to what is answered; None for nothing."""

ACTS: Mapping[str, Act] = {
    "front_page": lambda controls, _, __: start_page(controls),
    "start_page": lambda controls, _, __: start_page(controls),
    "contract": lambda controls, _, __: dumps(controls.contract.document),
    "describe": lambda _, __, ___: CONTROL_DOCUMENT.read_bytes(),
    "reset": lambda controls, _, __: controls.reset(),
    "get_clock": lambda controls, _, __: controls.clock(),
    "set_clock": lambda controls, _, body: controls.set_clock(**body),
    "advance_clock": lambda controls, _, body: controls.advance(**body),
    "list_accounts": lambda controls, _, __: controls.accounts(),
    "put_account": lambda controls, path, body: controls.put_account(**path, **body),
    "list_terminals": lambda controls, _, __: controls.terminals(),
    "put_terminal": lambda controls, path, body: controls.put_terminal(**path, **body),
    "list_points_of_sale": lambda controls, _, __: controls.points_of_sale(),
    "put_point_of_sale": lambda controls, path, body: controls.put_point_of_sale(**path, **body),
    "terminal_event": lambda controls, path, body: controls.terminal_event(**path, **body),
    "order_event": lambda controls, path, body: controls.order_event(**path, **body),
    "payment_page": lambda controls, path, __: payment_page(controls.order(**path)),
    "list_faults": lambda controls, _, __: controls.list_faults(),
    "add_fault": lambda controls, _, body: controls.add_fault(**body),
    "clear_faults": lambda controls, _, __: controls.faults.clear(),
    "read_journal": lambda controls, query, __: controls.journal.last(**query),
    "read_events": lambda controls, query, __: controls.read_events(**query),
    "clear_journal": lambda controls, _, __: controls.journal.clear(),
    "list_webhooks": lambda controls, _, __: controls.webhooks.all(),
    "put_webhook": lambda controls, _, body: controls.webhooks.put(**body),
    "clear_webhooks": lambda controls, _, __: controls.webhooks.delete(),
    "delete_webhook": lambda controls, path, __: controls.webhooks.delete(**path),
    "try_webhook": lambda controls, path, __: controls.webhooks.attempt(**path),
    "list_notifications": lambda controls, query, __: controls.webhooks.notifications(**query),
    "wait_for_notifications": lambda controls, _, __: controls.webhooks.settled(),
    "resend_notification": lambda controls, path, __: controls.webhooks.resend(**path),
    "merchant_order_event": lambda controls, path, body: controls.merchant_orders.event(**path, **body),
    "dump_state": lambda controls, _, __: controls.dump_text(),
    "load_state": lambda controls, _, body: controls.load(body),
}

WITHOUT_ACCESS: Mapping[str, Callable[[str], bytes]] = {"front_page": closed_page}
"""What is answered in place of a refusal, from its reason."""
PAGE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'",
    "Cache-Control": "no-store",
}

StandIn: TypeAlias = Callable[[Controls, Mapping[str, Any], Any, "Caller"], Any]
STAND_INS: Mapping[str, StandIn] = {
    "create_card_token": lambda controls, _, body, caller: card_token(body, caller.identity, controls.now_ns()),
    "create_preference": lambda controls, _, body, caller: controls.preferences.create(
        body, caller.identity, caller.origin
    ),
    "get_preference": lambda controls, path, _, caller: controls.preferences.read(**path, caller=caller.identity),
    "update_preference": lambda controls, path, body, caller: controls.preferences.update(
        **path, body=body, caller=caller.identity
    ),
}
"""What control.yaml marks with x-stand-in: called by shops with a token of the API, like the API itself."""
STAND_IN_HEADERS = {"X-Mock-Stand-In": "true"}


@frozen
class Caller:
    """Who calls a stand-in, and under which address."""

    identity: Identity
    origin: str

    @classmethod
    def of(cls, request: Request) -> "Caller":
        """From the headers of a request.

        Raises:
            ControlError: unauthorized.
        """
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        identity = identify(token.strip()) if scheme.lower() == "bearer" else None
        if identity is None:
            raise ControlError(
                "unauthorized", "Authorization has to be Bearer and a token such as TEST-... or APP_USR-..."
            )
        return cls(identity, f"{request.url.scheme}://{request.headers.get('host', 'localhost')}")


@functools.cache
def load_control_document() -> dict[str, Any]:
    """control.yaml, parsed once; nobody may change it."""
    document: dict[str, Any] = yaml_text.loads(CONTROL_DOCUMENT.read_bytes())
    return document


@frozen
class Access:
    """Who may control the mock: whoever has the secret; without one, whoever reaches a loopback address."""

    secret: str | None = None
    loopback: bool = True

    def refusal(self, request: Request) -> str | None:
        """Why this request is refused."""
        origin = request.headers.get("origin")
        if origin is not None and origin.partition("://")[2] != request.headers.get("host"):
            return "requests of web pages of another origin are refused"
        if self.secret is not None:
            given = request.headers.get(SECRET_HEADER, "").encode("latin-1", "replace")
            if hmac.compare_digest(given, self.secret.encode()):
                return None
            return f"{SECRET_HEADER} is not the secret" if given else f"{SECRET_HEADER} is missing"
        if not self.loopback:
            return "the control API is off: set MP_ORDERS_MOCK_CONTROL_SECRET to use it on this address"
        return None


class FromFile(Response):
    """Answers what is in a file of JSON, and closes it, whether the client takes it or is gone."""

    def __init__(self, file: io.IOBase) -> None:
        super().__init__(media_type="application/json")
        self._file = file
        self.headers["Content-Length"] = str(file.seek(0, io.SEEK_END))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - nothing is received
        """Send it piece by piece."""
        with self._file as file:
            file.seek(0)
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            while piece := file.read(PIECE):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b""})


@frozen
class ControlOperation:
    """What control.yaml says of one operation.

    Attributes:
        path: its template.
        method: in capitals.
        act: what it does.
        success: the status of its success.
        media: of its body; None where it has none.
        parameters: validators by name.
        body: validates a body of JSON.
        without_access: writes what is answered in place of a refusal, if it is something else.
        is_stand_in: whether shops call it, and not tests.
    """

    path: str
    method: str
    act: Callable[..., Any]
    success: int
    media: str | None
    parameters: Mapping[str, Draft202012Validator]
    body: Draft202012Validator | None
    without_access: Callable[[str], bytes] | None
    is_stand_in: bool

    @classmethod
    def of(cls, document: dict[str, Any], path: str, method: str) -> "ControlOperation":
        """The operation at this path."""
        item = document["paths"][path]
        operation = item[method]
        media = next(iter(operation.get("requestBody", {}).get("content", {})), None)
        named = [*item.get("parameters", []), *operation.get("parameters", [])]
        body = None
        if media == "application/json":
            body = _validator(document, operation["requestBody"]["content"][media]["schema"])
        return cls(
            path=path,
            method=method.upper(),
            act=ACTS.get(operation["operationId"]) or STAND_INS[operation["operationId"]],
            success=int(next(iter(operation["responses"]))),
            media=media,
            parameters={each["name"]: _validator(document, each["schema"]) for each in named},
            body=body,
            without_access=WITHOUT_ACCESS.get(operation["operationId"]),
            is_stand_in=operation["operationId"] in STAND_INS,
        )


@functools.cache
def control_operations() -> tuple[ControlOperation, ...]:
    """All of control.yaml, its validators compiled once."""
    document = load_control_document()
    return tuple(
        ControlOperation.of(document, path, method)
        for path, item in document["paths"].items()
        for method in item
        if method != "parameters"
    )


@frozen
class ControlEndpoint:
    """Answers the requests of one operation."""

    operation: ControlOperation
    controls: Controls
    access: Access

    async def __call__(self, request: Request) -> Response:
        """Check, act, answer."""
        refusal = None if self.operation.is_stand_in else self.access.refusal(request)
        if refusal:
            instead = self.operation.without_access
            return self._answer(instead(refusal)) if instead else _refused("forbidden", refusal)
        try:
            parameters = self._read_parameters(request)
            caller = [self._caller(request)] if self.operation.is_stand_in else []
            body = await self._read_body(request)
            result = await run_in_threadpool(self.operation.act, self.controls, parameters, body, *caller)
            return self._answer(result)
        except ControlError as error:
            request.scope[REASON] = str(error)
            return _refused(error.code, str(error))
        except ClientDisconnect:
            return Response(status_code=400)  # which nobody reads
        except Exception as error:  # whatever it is: the client gets an answer, and the log the name
            log.error("%s %s failed with %s", request.method, self.operation.path, type(error).__name__)
            return _refused("internal_error", "the mock itself failed")

    def _caller(self, request: Request) -> Caller:
        caller = Caller.of(request)
        if self.controls.is_removed(caller.identity.user_id):
            raise ControlError("unauthorized", "the account of this token was removed")
        return caller

    def _answer(self, result: Any) -> Response:
        status = self.operation.success
        if self.operation.is_stand_in:
            return Response(dumps(result), status, STAND_IN_HEADERS, media_type="application/json")
        if isinstance(result, io.IOBase):
            return FromFile(result)
        if isinstance(result, bytes):
            media = {b"{": "application/json", b"<": "text/html"}.get(result[:1], "application/yaml")
            return Response(result, status, PAGE_HEADERS if media == "text/html" else None, media_type=media)
        return Response(None if status == 204 else dumps(result), status, media_type="application/json")

    def _read_parameters(self, request: Request) -> dict[str, Any]:
        values: dict[str, Any] = {}
        validators = self.operation.parameters
        for name, text in {**request.query_params, **request.path_params}.items():
            if name not in validators:
                raise ControlError("invalid_request", f"unknown parameter: {_shown(name)}")
            values[name] = int(text) if text.isascii() and text.isdecimal() and len(text) < 20 else text
            if not validators[name].is_valid(values[name]):
                values[name] = text  # a terminal or an order may be named with digits alone
            if not validators[name].is_valid(values[name]):
                raise ControlError("invalid_request", f"{name} is not valid: {_shown(text)}")
        return {{"last": "count"}.get(name, name): value for name, value in values.items()}

    async def _read_body(self, request: Request) -> Any:
        operation = self.operation
        text = await _bytes(request, MAX_BODY if operation.media != "application/yaml" else MAX_STATE)
        if operation.media is None:
            return None
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        allowed = (operation.media,) if operation.body else ("application/yaml", "application/json")
        if media not in allowed:
            raise ControlError("unsupported_media_type", f"Content-Type must be {' or '.join(allowed)}")
        if operation.body is None:
            return text
        try:
            body = loads(text)
        except JsonSyntaxError as error:
            raise ControlError("invalid_request", f"not JSON: {error}") from None
        for wrong in operation.body.iter_errors(body):
            raise ControlError("invalid_request", "; ".join(map(str, describe(wrong))))
        return body


@functools.cache
def stand_in_paths() -> tuple[str, ...]:
    """How the paths of stand-ins begin."""
    paths = {each.path.partition("{")[0].rstrip("/") for each in control_operations() if each.is_stand_in}
    return tuple(sorted(f"{path}/" for path in paths))


def control_app(controls: Controls, access: Access, lifespan: Lifespan[Starlette]) -> Starlette:
    """The application behind `/__mock/`, which also lives through start and end of a server."""
    app = Starlette(
        routes=[
            Route(path, ControlEndpoint(each, controls, access).__call__, methods=[each.method])
            for each in control_operations()
            for path in ((each.path, f"{each.path}/") if each.is_stand_in else (each.path,))  # as the SDK of Node.js
        ],
        exception_handlers={HTTPException: _off_the_map},
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False
    return app


def _shown(text: str) -> str:
    return repr(text if len(text) <= 64 else f"{text[:64]}...")


def _validator(document: dict[str, Any], schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator({**schema, "components": document["components"]})


async def _bytes(request: Request, most: int) -> bytes:
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most:
            raise ControlError("request_too_large", f"the body is larger than {most} bytes")
        chunks.append(chunk)
    return b"".join(chunks)


async def _off_the_map(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - Starlette calls it with nothing else
    return _refused(CODES.get(error.status_code, "not_found"), f"there is no {request.method} {request.url.path[:200]}")


def _refused(code: str, text: str) -> Response:
    return Response(orjson.dumps({"error": code, "message": text}), STATUSES[code], media_type="application/json")
