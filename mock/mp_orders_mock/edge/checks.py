"""From a raw request to a validated call.

The order is chosen where no document says more: size, token, idempotency key, media type, JSON, schema, path. The
services go on with existence, owner, idempotency and the rules.
"""

import re
from typing import Any

from attrs import frozen
from jsonschema_rs import Draft202012Validator
from starlette.requests import Request

from mp_orders_mock.contract import Contract, Operation
from mp_orders_mock.edge.refused import RefusedError, stop
from mp_orders_mock.identity import Identity, identify
from mp_orders_mock.json_text import JsonSyntaxError, loads
from mp_orders_mock.keyword_codes import KEY_CODES, KEY_OTHERWISE, PATH_CODES, UNREADABLE, refusal_for
from mp_orders_mock.services.call import Call
from mp_orders_mock.violations import BodyValidator

MAX_BODY = 256 * 1024
KEY = "X-Idempotency-Key"
_JSON_MEDIA = re.compile(r"^application/([a-z0-9.+-]+\+)?json *(;.*)?$", re.IGNORECASE)
_INTEGER = re.compile(r"[0-9]{1,19}")


@frozen
class Checks:
    """The checks of one operation."""

    operation: Operation
    body: BodyValidator
    parameters: dict[str, Draft202012Validator]

    @classmethod
    def of(cls, contract: Contract, operation: Operation) -> "Checks":
        """The checks that the contract asks of this operation."""
        parameters = {name: Draft202012Validator(dict(schema)) for name, schema in operation.parameters.items()}
        return cls(operation, BodyValidator(contract, operation), parameters)

    def call(self, request: Request, text: bytes) -> Call:
        """The validated call.

        Raises:
            RefusedError: with the code of the first check that fails.
        """
        identity = self._identity(request, text)
        key = self._key(request) if self.operation.keyed else ""
        body = self._body(request, text) if self.operation.variants else None
        return Call(
            identity=identity,
            method=self.operation.method,
            path=request.url.path,
            parameters=self._path_parameters(request),
            body=body,
            key=key,
        )

    def _identity(self, request: Request, text: bytes) -> Identity:
        headers = request.headers.getlist("authorization")
        scheme, _, token = (headers[0] if len(headers) == 1 else "").partition(" ")
        if scheme.lower() != "bearer":
            token = ""
        if not headers and "access_token_query" in self.operation.security:
            token = request.query_params.get("access_token", "")
        identity = identify(token.strip(" \t"))
        if identity is None:
            raise stop(self._unauthorized(text))
        return identity

    def _unauthorized(self, text: bytes) -> str:
        """create-online names the code 401, all other pages of orders name it unauthorized."""
        if self.operation.family != "orders":
            return "invalid_token"
        try:
            online = "401" in self.operation.codes and loads(text)["type"] == "online"
        except (JsonSyntaxError, LookupError, TypeError):
            online = False
        return "401" if online else "unauthorized"

    def _key(self, request: Request) -> str:
        keys = [key.strip(" \t") for key in request.headers.getlist(KEY)]
        if len(set(keys)) > 1:
            raise stop(KEY_OTHERWISE)
        key = keys[0] if keys else ""
        for error in self.parameters[KEY].iter_errors(key):
            raise stop(KEY_CODES.get(error.kind.name, KEY_OTHERWISE))
        return key

    def _body(self, request: Request, text: bytes) -> Any:
        media = request.headers.get("content-type", "application/json")
        if "unsupported_media_type" in self.operation.codes and not _JSON_MEDIA.match(media):
            raise stop("unsupported_media_type")
        try:
            body = loads(text)
        except JsonSyntaxError as error:
            raise stop(UNREADABLE.get(self.operation.id, "json_syntax_error"), "$", str(error)) from None
        violations = self.body.violations(body)
        if violations:
            raise RefusedError(refusal_for(self.operation, violations))
        return body

    def _path_parameters(self, request: Request) -> dict[str, str]:
        for name, text in request.path_params.items():
            schema = self.operation.parameters[name]
            value: str | int | None = text
            if schema["type"] == "integer":
                value = int(text) if _INTEGER.fullmatch(text) else None
            if not self.parameters[name].is_valid(value):
                raise stop(PATH_CODES[self.operation.family], f"path.{name}", "is not an id of this kind")
        return dict(request.path_params)


async def read_body(request: Request) -> bytes:
    """The body, at most 256 KiB.

    Raises:
        RefusedError: the body is larger; the rest of it is not read.
    """
    declared = request.headers.get("content-length", "0")
    if declared.isdecimal() and int(declared) > MAX_BODY:
        raise stop("request_too_large")
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > MAX_BODY:
            raise stop("request_too_large")
        chunks.append(chunk)
    return b"".join(chunks)
