"""Where openapi.yaml is, and what it says of operations, rules and codes."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from attrs import frozen


def spec_path() -> Path:
    """Where openapi.yaml is: beside the code generated from it in an installation, or at the root of the repository."""
    installed = Path(__file__).resolve().parents[1] / "mp_orders_generated" / "openapi.yaml"
    return installed if installed.exists() else Path(__file__).resolve().parents[2] / "openapi.yaml"


@cache
def load_spec() -> dict[str, Any]:
    """The contract as plain data, read once; not to be changed."""
    spec: dict[str, Any] = yaml.safe_load(spec_path().read_bytes())
    return spec


@frozen
class Operation:
    """One operation of the contract, its parameters and answers with references followed."""

    id: str
    method: str
    path: str
    family: str
    provenance: Mapping[str, Any]
    rules: tuple[Mapping[str, Any], ...]
    responses: Mapping[int, Mapping[str, Any]]
    parameters: Mapping[str, Mapping[str, Any]]
    body_schemas: tuple[str, ...]

    @property
    def keyed(self) -> bool:
        """Whether the operation takes an idempotency key."""
        return "X-Idempotency-Key" in self.parameters

    @property
    def success(self) -> int:
        """The status of an answer that did the work."""
        return next(status for status in self.responses if 200 <= status < 300)


@cache
def operations() -> Mapping[str, Operation]:
    """The operations of the contract by their operationId, in its order."""
    spec = load_spec()
    found = {}
    for path, item in spec["paths"].items():
        for method, raw in item.items():
            if isinstance(raw, dict):
                found[raw["operationId"]] = _operation(spec, path, method, raw, item.get("parameters", []))
    return found


def resolve(spec: Mapping[str, Any], node: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a node stands for: the component that its `$ref` names, with the keywords beside the `$ref` on top."""
    if "$ref" not in node:
        return node
    target: Any = spec
    for part in node["$ref"].removeprefix("#/").split("/"):
        target = target[part]
    return {**resolve(spec, target), **{name: value for name, value in node.items() if name != "$ref"}}


def _operation(
    spec: Mapping[str, Any], path: str, method: str, raw: dict[str, Any], shared: list[dict[str, Any]]
) -> Operation:
    responses = {int(status): resolve(spec, response) for status, response in raw["responses"].items()}
    parameters = [resolve(spec, each) for each in (*shared, *raw.get("parameters", []))]
    content = raw.get("requestBody", {}).get("content", {}).get("application/json", {})
    forms = content.get("schema", {}).get("oneOf", [content["schema"]] if content else [])
    return Operation(
        id=raw["operationId"],
        method=method.upper(),
        path=path,
        family=raw["tags"][0],
        provenance=raw["x-provenance"],
        rules=tuple(raw["x-rules"]),
        responses=responses,
        parameters={each["name"]: each for each in parameters},
        body_schemas=tuple(form["$ref"].rsplit("/", 1)[-1] for form in forms),
    )


@frozen
class CodeEntry:
    """One code of one answer of one operation, with all that the contract says of it."""

    operation: str
    status: int
    code: str
    entry: dict[str, Any]


def code_entries(spec: dict[str, Any]) -> Iterator[CodeEntry]:
    """Every documented code, operation by operation."""
    for item in spec["paths"].values():
        for operation in item.values():
            if not isinstance(operation, dict):
                continue
            for status, response in operation["responses"].items():
                content = resolve(spec, response)["content"]["application/json"]["schema"]
                for entry in _constants(content):
                    yield CodeEntry(operation["operationId"], int(status), entry["const"], entry)


def _constants(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if "const" in node and "x-trigger" in node:
            yield node
        for value in node.values():
            yield from _constants(value)
    elif isinstance(node, list):
        for value in node:
            yield from _constants(value)
