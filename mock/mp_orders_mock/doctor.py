"""Proves that each keyword of each request schema gives its code: one wrong body for each keyword and place.

The bodies are made from the contract alone: an example that fits, filled up to the place in question, and broken there.
Each goes through the whole mock.
"""

import asyncio
import copy
import functools
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from attrs import frozen
from jsonschema_rs import Draft202012Validator
from mp_orders_spec import Contract, ContractError, Form, Operation, resolve

from mp_orders_mock.app import Mock, create_app
from mp_orders_mock.families import family_of, is_silent
from mp_orders_mock.operations.registry import handlers
from mp_orders_mock.violations import Violation, describe, json_path

Place: TypeAlias = tuple[str | int, ...]
Schema: TypeAlias = dict[str, Any]

FITTING: tuple[Any, ...] = (
    *("a", "1", "1.00", "a@b.co", "PT15M", "BRL", "BR", "MLB", "NONE", "http://a.b", "A_B__C", "dev_1", "t" * 32),
    *("00000000-0000-4000-8000-000000000000", "0" * 8, "2026-01-01T00:00:00Z", 1, 0.5, True),
)
"""Values of which some schema of the contract takes the first that is valid."""

BREAKING: tuple[Any, ...] = (None, True, 1, -1, 1.5, 10**20, "", " ", "!", "\x00", "no such value", [], {}, "é")
"""Values of which the first is taken that breaks one keyword and no other."""


@frozen
class Case:
    """A body that breaks one keyword in one place."""

    operation: Operation
    variant: str
    keyword: str
    place: Place
    body: Any
    code: str
    named: bool
    """Whether the answer has to name the place: not where the body without it is read as another form."""


def cases(contract: Contract) -> Iterator[Case]:
    """Every case of every request schema.

    Raises:
        ContractError: no body can be made that breaks a keyword of it.
    """
    for operation in contract.operations.values():
        for variant in operation.forms:
            yield from _VariantCases(contract, operation, variant).all()


def run(contract: Contract, say: Callable[[str], None] = print) -> int:
    """Send every case to a mock of this contract; returns the exit code, 0 if each got its code."""
    found = list(cases(contract))
    app = create_app(contract)
    try:
        failures = [f"{_name(case)}: expected {case.code}, got {got}" for case, got in _answers(app, found) if got]
    finally:
        app.close()
    for (operation, variant), count in Counter((case.operation.id, case.variant) for case in found).items():
        keywords = Counter(c.keyword for c in found if (c.operation.id, c.variant) == (operation, variant))
        said = ", ".join(f"{count} {keyword}" for keyword, count in sorted(keywords.items()))
        say(f"{operation} {variant}: {count} wrong bodies ({said})")
    for failure in failures:
        say(f"FAILED {failure}")
    say(f"{len(found) - len(failures)} of {len(found)} wrong bodies got the code of their keyword")
    return 1 if failures or not found else 0


def _name(case: Case) -> str:
    return f"{case.operation.id} {case.variant} {case.keyword} at {json_path(case.place)}"


def _answers(app: Mock, found: list[Case]) -> Iterator[tuple[Case, str]]:
    """Each case with what was wrong about its answer; nothing if nothing was."""
    with asyncio.Runner() as runner:
        for number, case in enumerate(found):
            status, answer = runner.run(_send(app, case, f"doctor-{number}"))
            error = answer["errors"][0] if "errors" in answer else {"code": answer.get("error")}
            named = not case.named or json_path(case.place) in json.dumps(answer, ensure_ascii=False)
            right = status == case.operation.codes[case.code].status and error["code"] == case.code and named
            yield case, "" if right else f"{status} {json.dumps(answer)[:300]}"


async def _send(app: Mock, case: Case, key: str) -> tuple[int, Any]:
    headers = {b"authorization": b"Bearer TEST-doctor", b"content-type": b"application/json"}
    headers[b"x-idempotency-key"] = key.encode()
    path = re.sub(r"\{.*?\}", "1", case.operation.path)
    messages: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": json.dumps(case.body).encode()}

    async def send(message: Any) -> None:
        messages.append(message)

    scope = {"type": "http", "method": case.operation.method, "path": path, "raw_path": path.encode()}
    await app(scope | {"query_string": b"", "headers": list(headers.items())}, receive, send)
    return messages[0]["status"], json.loads(messages[1]["body"])


class _VariantCases:
    def __init__(self, contract: Contract, operation: Operation, variant: Form) -> None:
        self._contract = contract
        self._operation = operation
        self._variant = variant
        self._components = {"components": {"schemas": contract.schemas}}
        self._root = {"$ref": f"#/components/schemas/{variant.schema}"}
        self._validator = Draft202012Validator({**self._root, **self._components})
        self._base = next((body for body in self._examples() if self._validator.is_valid(body)), None)
        if self._base is None:
            raise ContractError(f"{operation.id} has no example of {variant.schema}")

    def all(self) -> Iterator[Case]:
        """A case for each keyword and place."""
        for place, schema in self._places(self._root, ()):
            for keyword in schema:
                if not is_silent(keyword):
                    for where, body in self._broken(place, schema, keyword):
                        yield self._case(keyword, where, body)

    def _case(self, keyword: str, place: Place, candidates: list[Any]) -> Case:
        """The first candidate that breaks this keyword alone, or else the first that breaks it at all."""
        broken = [(body, self._violations(body)) for body in candidates]
        fitting = [(body, found) for body, found in broken if (keyword, place) in {(v.keyword, v.path) for v in found}]
        if not fitting:
            what = f"{self._variant.schema}: nothing breaks {keyword} at {json_path(place)}"
            raise ContractError(what)
        body, found = min(fitting, key=lambda each: len(each[1]))
        handler = handlers(self._contract)[self._operation.id]
        code = family_of(self._operation).refusal(handler, self._operation, found, body).code
        tells_forms_apart = keyword == "required" and place[0] in self._variant.own
        return Case(self._operation, self._variant.schema, keyword, place, body, code, not tells_forms_apart)

    def _violations(self, body: Any) -> list[Violation]:
        return [each for error in self._validator.iter_errors(body) for each in describe(error)]

    def _examples(self) -> Iterator[Any]:
        item = self._contract.document["paths"][self._operation.path][self._operation.method.lower()]
        for example in item["requestBody"]["content"]["application/json"].get("examples", {}).values():
            yield resolve(self._contract.document, example)["value"]

    def _places(self, schema: Schema, place: Place) -> Iterator[tuple[Place, Schema]]:
        """Every place of a body with its schema; of a list the first item."""
        schema = self._plain(schema)
        yield place, schema
        for name, each in schema.get("properties", {}).items():
            yield from self._places(each, (*place, name))
        if "items" in schema and schema.get("maxItems") != 0:
            yield from self._places(schema["items"], (*place, 0))

    def _plain(self, schema: Schema) -> Schema:
        """Without `$ref`, and without the null that it may be instead."""
        plain: Schema = resolve(self._contract.document, schema)
        for keyword in ("oneOf", "anyOf"):
            branches = [each for each in plain.get(keyword, []) if each.get("type") != "null"]
            if branches:
                rest = {name: value for name, value in plain.items() if name != keyword}
                plain = {**rest, **self._plain(branches[0])}
        return plain

    def _broken(self, place: Place, schema: Schema, keyword: str) -> Iterator[tuple[Place, list[Any]]]:
        """Where the keyword is reported, and bodies that may break it there."""
        if keyword == "required":
            for name in schema["required"]:
                yield (*place, name), [self._with(place, functools.partial(_without, name))]
        elif keyword == "additionalProperties":
            name = "no_such_property"
            yield (*place, name), [self._with(place, lambda value: {**value, name: 1})]
        else:
            values = self._values(schema, keyword)
            yield place, [self._with(place, functools.partial(_instead, value)) for value in values]

    def _values(self, schema: Schema, keyword: str) -> list[Any]:
        limit = schema[keyword]
        match keyword:
            case "minLength" | "maxLength":
                length = limit + (1 if keyword == "maxLength" else -1)
                return [(text * length)[:length] for text in ("a", "1", "A", "http://a.b/")]
            case "minItems" | "maxItems":
                count = limit + (1 if keyword == "maxItems" else -1)
                return [[self._sample(schema["items"])] * count]
            case "minProperties":
                return [dict(list(self._sample(schema).items())[: limit - 1])]
            case "minimum" | "maximum" | "exclusiveMinimum":
                return [limit + {"minimum": -1, "maximum": 1}.get(keyword, 0)]
        return list(BREAKING)

    def _with(self, place: Place, change: Callable[[Any], Any]) -> Any:
        """The example with one place changed, and made before if the example lacks it."""
        body = copy.deepcopy(self._base)
        if not place:
            return change(body)
        value: Any = body
        schema = self._root
        for depth, part in enumerate(place):
            schema = self._child(schema, part)
            self._make(value, part, schema)
            if depth == len(place) - 1:
                value[part] = change(value[part])
            value = value[part]
        return body

    def _make(self, value: Any, part: str | int, schema: Schema) -> None:
        """Put a sample where the next step of a place leads."""
        if isinstance(value, list):
            if len(value) <= int(part):
                value.append(self._sample(schema))
        elif value.get(part) is None:
            value[part] = self._sample(schema)

    def _child(self, schema: Schema, part: str | int) -> Schema:
        plain = self._plain(schema)
        child: Schema = plain["items"] if isinstance(part, int) else plain["properties"][part]
        return child

    def _sample(self, schema: Schema) -> Any:
        """A value that the schema takes."""
        plain = self._plain(schema)
        if "const" in plain:
            return plain["const"]
        if "enum" in plain:
            return plain["enum"][0]
        if "properties" in plain:
            names = plain.get("required") or list(plain["properties"])[: plain.get("minProperties", 0)]
            return {name: self._sample(plain["properties"][name]) for name in names}
        if "items" in plain:
            return [self._sample(plain["items"])] * plain.get("minItems", 0)
        validator = Draft202012Validator(plain)
        value = next((each for each in FITTING if validator.is_valid(each)), None)
        if value is None:
            raise ContractError(f"{self._variant.schema}: no known value fits {json.dumps(plain)[:200]}")
        return value


def _instead(new: Any, _: Any) -> Any:
    return new


def _without(name: str, value: dict[str, Any]) -> dict[str, Any]:
    return {each: kept for each, kept in value.items() if each != name}
