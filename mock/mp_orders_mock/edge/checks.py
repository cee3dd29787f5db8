"""From a raw request to a validated call.

The order is chosen where no document says more: size, token, idempotency key, media type, JSON, schema, path. The
services go on with existence, owner, idempotency and the rules.
"""

import re
from typing import Any
from urllib.parse import parse_qs

from attrs import frozen
from jsonschema_rs import Draft202012Validator
from mp_orders_spec import Contract, Operation

from mp_orders_mock.dialect import Dialect
from mp_orders_mock.edge.http import Incoming
from mp_orders_mock.edge.refused import RefusedError, stop
from mp_orders_mock.identity import Identity, identify
from mp_orders_mock.json_text import JsonSyntaxError, loads
from mp_orders_mock.keyword_codes import KEY_CODES, KEY_OTHERWISE, PATH_CODES, UNREADABLE, refusal_for
from mp_orders_mock.services.call import Call
from mp_orders_mock.violations import BodyValidator, body_validators

KEY = "X-Idempotency-Key"
KEY_HEADER = b"x-idempotency-key"
_JSON_MEDIA = re.compile(r"^application/([a-z0-9.+-]+\+)?json *(;.*)?$", re.IGNORECASE)
_INTEGER = re.compile(r"[0-9]{1,19}")


@frozen
class Checks:
    """The checks of one operation."""

    operation: Operation
    body: BodyValidator
    parameters: dict[str, Draft202012Validator]
    bad_path: str

    @classmethod
    def of(cls, contract: Contract, operation: Operation, dialect: Dialect) -> "Checks":
        """The checks that the contract asks of this operation."""
        parameters = {name: Draft202012Validator(dict(each.schema)) for name, each in operation.parameters.items()}
        bad_path = dialect.bad_order_id if operation.family == "orders" else PATH_CODES[operation.family]
        return cls(operation, body_validators(contract)[operation.id], parameters, bad_path)

    def call(self, request: Incoming, rejection: str | None = None) -> Call:
        """The validated call.

        Raises:
            RefusedError: with the code of the first check that fails.
        """
        identity = self._identity(request)
        key = self._key(request) if self.operation.keyed else ""
        body = self._body(request) if self.operation.forms else None
        return Call(
            identity=identity,
            method=self.operation.method,
            path=request.path,
            parameters=self._path_parameters(request),
            body=body,
            key=key,
            rejection=rejection,
        )

    def _identity(self, request: Incoming) -> Identity:
        headers = request.values(b"authorization")
        scheme, _, token = (headers[0] if len(headers) == 1 else "").partition(" ")
        if scheme.lower() != "bearer":
            token = ""
        if not headers and "access_token_query" in self.operation.security:
            query = parse_qs(request.query.decode("latin-1"), keep_blank_values=True)
            token = query.get("access_token", [""])[-1]
        identity = identify(token.strip(" \t"))
        if identity is None:
            raise stop(self._unauthorized(request.body))
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

    def _key(self, request: Incoming) -> str:
        keys = [key.strip(" \t") for key in request.values(KEY_HEADER)]
        if len(set(keys)) > 1:
            raise stop(KEY_OTHERWISE)
        key = keys[0] if keys else ""
        if self.parameters[KEY].is_valid(key):
            return key
        for error in self.parameters[KEY].iter_errors(key):
            raise stop(KEY_CODES.get(error.kind.name, KEY_OTHERWISE))
        return key

    def _body(self, request: Incoming) -> Any:
        media = next(iter(request.values(b"content-type")), "application/json")
        if "unsupported_media_type" in self.operation.codes and not _JSON_MEDIA.match(media):
            raise stop("unsupported_media_type")
        try:
            body = loads(request.body)
        except JsonSyntaxError as error:
            raise stop(UNREADABLE.get(self.operation.id, "json_syntax_error"), "$", str(error)) from None
        violations = self.body.violations(body)
        if violations:
            raise RefusedError(refusal_for(self.operation, violations))
        return body

    def _path_parameters(self, request: Incoming) -> dict[str, str]:
        for name, text in request.parameters.items():
            schema = self.operation.parameters[name].schema
            value: str | int | None = text
            if schema["type"] == "integer":
                value = int(text) if _INTEGER.fullmatch(text) else None
            if not self.parameters[name].is_valid(value):
                raise stop(self.bad_path, f"path.{name}", "is not an id of this kind")
        return request.parameters
