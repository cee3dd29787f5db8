"""From a raw request to a validated call.

The order is chosen where no document says more: size, token, idempotency key, media type, JSON, schema, path, query.
The pipeline goes on with account, existence, owner, idempotency and the rules.
"""

import re
from typing import Any
from urllib.parse import parse_qs

from attrs import frozen
from jsonschema_rs import Draft202012Validator
from mp_orders_spec import Contract, Operation, Parameter
from mp_orders_spec.contract import KEY_HEADER

from mp_orders_mock.dialect import Dialect
from mp_orders_mock.domain.refusals import refused
from mp_orders_mock.families import KEY_CODES, Family, family_of
from mp_orders_mock.http.requests import Incoming
from mp_orders_mock.identity import TOKEN_FORM, Identity, identify
from mp_orders_mock.json_text import JsonSyntaxError, loads
from mp_orders_mock.operations.call import Call
from mp_orders_mock.operations.registry import Handler
from mp_orders_mock.violations import BodyValidator, body_validators

_KEY = KEY_HEADER.lower().encode()
_JSON_MEDIA = re.compile(r"^application/([a-z0-9.+-]+\+)?json *(;.*)?$", re.IGNORECASE)
_INTEGER = re.compile(r"[0-9]{1,19}")


@frozen
class Checks:
    """The checks of one operation."""

    operation: Operation
    family: Family
    handler: Handler
    body: BodyValidator
    parameters: dict[str, Draft202012Validator]
    path: tuple[Parameter, ...]
    query: tuple[Parameter, ...]
    headers: tuple[str, ...]
    dialect: Dialect

    @classmethod
    def of(cls, contract: Contract, operation: Operation, handler: Handler, dialect: Dialect) -> "Checks":
        """The checks that the contract asks of this operation."""
        family = family_of(operation)
        return cls(
            operation=operation,
            family=family,
            handler=handler,
            body=body_validators(contract)[operation.id],
            parameters={name: Draft202012Validator(dict(each.schema)) for name, each in operation.parameters.items()},
            path=tuple(operation.parameters_in("path")),
            query=tuple(operation.parameters_in("query")),
            headers=tuple(each.name for each in operation.parameters_in("header") if each.name != KEY_HEADER),
            dialect=dialect,
        )

    @property
    def reads_body(self) -> bool:
        """Whether the operation looks at a body, or has a code for one that is too large."""
        return self.operation.body is not None or "request_too_large" in self.operation.codes

    def call(self, request: Incoming, rejection: str | None = None) -> Call:
        """The validated call.

        Raises:
            Refused: with the code of the first check that fails.
        """
        identity = self._identity(request)
        key = self._key(request) if self.operation.keyed else ""
        body = self._body(request)
        self._check_path(request)
        return Call(
            operation=self.operation,
            identity=identity,
            path=request.path,
            parameters=request.parameters,
            query=self._query(request) if self.query else {},
            headers=self._headers(request) if self.headers else {},
            body=body,
            key=key,
            origin=request.origin,
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
        token = token.strip(" \t")
        identity = identify(token)
        if identity is None:
            sent = "the access token is none of this API" if token else "no access token was sent"
            code = self.family.no_token(self.operation, request.body)
            raise refused(code, "header.Authorization", f"{sent}: {TOKEN_FORM}")
        return identity

    def _key(self, request: Incoming) -> str:
        keys = [key.strip(" \t") for key in request.values(_KEY)]
        key = ", ".join(dict.fromkeys(filter(None, keys)))  # several lines are one value (RFC 9110, section 5.3)
        if not key and not self.operation.needs_key:
            return ""
        validator = self.parameters[KEY_HEADER]
        for error in () if validator.is_valid(key) else validator.iter_errors(key):
            raise refused(KEY_CODES[error.kind.name])
        return key

    def _body(self, request: Incoming) -> Any:
        body = self.operation.body
        if body is None or (not body.required and not request.body):
            return None
        media = next(iter(request.values(b"content-type")), "application/json")
        if "unsupported_media_type" in self.operation.codes and not _JSON_MEDIA.match(media):
            raise refused("unsupported_media_type")
        try:
            value = loads(request.body)
        except JsonSyntaxError as error:
            raise refused(self.handler.unreadable, "$", str(error)) from None
        violations = self.body.violations(value)
        if violations:
            raise self.family.refusal(self.handler, self.operation, violations, value)
        return value

    def _check_path(self, request: Incoming) -> None:
        for each in self.path:
            if not self._is_valid(each, request.parameters[each.name]):
                code = self.family.bad_path(self.operation, each.name, self.dialect)
                raise refused(code, f"path.{each.name}", "is not an id of this kind", meaning="id")

    def _headers(self, request: Incoming) -> dict[str, str]:
        """The declared headers; what one of them does not know is for its operation to say."""
        values = {name: request.values(name.lower().encode()) for name in self.headers}
        return {name: found[0].strip(" \t") for name, found in values.items() if found}

    def _query(self, request: Incoming) -> dict[str, str]:
        """The declared parameters; others are none of ours, and ignored."""
        sent = parse_qs(request.query.decode("latin-1"), keep_blank_values=True)
        values = {each.name: sent[each.name][-1] for each in self.query if each.name in sent}
        missing, wrong = self.family.bad_query
        for each in self.query:
            if each.required and each.name not in values:
                raise refused(missing, f"query.{each.name}", "missing")
            if each.name in values and not self._is_valid(each, values[each.name]):
                raise refused(wrong, f"query.{each.name}", "is not a value of this parameter")
        return values

    def _is_valid(self, parameter: Parameter, text: str) -> bool:
        value: str | int | None = text
        if parameter.schema["type"] == "integer":
            value = int(text) if _INTEGER.fullmatch(text) else None
        return self.parameters[parameter.name].is_valid(value)
