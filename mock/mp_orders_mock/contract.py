"""Reads openapi.yaml: the operations, how their bodies are told apart, and which status goes with which code."""

import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from attrs import field, frozen

from mp_orders_mock import yaml_text

Json: TypeAlias = Any
MAX_HOPS = 20
METHODS = ("get", "put", "post", "delete", "patch")


class ContractError(Exception):
    """The contract cannot be read, or says something that this server does not understand."""


@frozen
class Code:
    """An error code of one operation."""

    code: str
    status: int
    meaning: str
    meanings: Mapping[str, str] = field(factory=dict)


@frozen
class Variant:
    """One form of a request body; `own` are the required properties that no other form of the same type requires."""

    schema: str
    type: str | None
    own: frozenset[str]


@frozen
class Operation:
    """One method of one path."""

    id: str
    method: str
    path: str
    family: str
    codes: Mapping[str, Code]
    parameters: Mapping[str, Mapping[str, Json]]
    security: frozenset[str]
    variants: tuple[Variant, ...]
    rule_codes: frozenset[str]

    @property
    def keyed(self) -> bool:
        """Whether the operation takes an idempotency key."""
        return "X-Idempotency-Key" in self.parameters


@frozen(eq=False)
class Contract:
    """The whole document and its operations by id. Compared by identity, so that what is made of it can be kept."""

    document: Mapping[str, Json]
    operations: Mapping[str, Operation]

    @property
    def schemas(self) -> Mapping[str, Json]:
        """The component schemas by name."""
        schemas: Mapping[str, Json] = self.document["components"]["schemas"]
        return schemas


def spec_path() -> Path:
    """Where openapi.yaml is: beside the code generated from it in an installation, or at the root of the repository."""
    installed = Path(__file__).resolve().parents[1] / "mp_orders_generated" / "openapi.yaml"
    return installed if installed.exists() else Path(__file__).resolve().parents[2] / "openapi.yaml"


def load_contract(path: Path | None = None) -> Contract:
    """Read the contract.

    Raises:
        ContractError: with one line that says what is wrong with which file.
    """
    return _default_contract() if path is None else _read(path)


@functools.cache
def _default_contract() -> Contract:
    """The package's own, which does not change while a process runs."""
    return _read(spec_path())


def _read(path: Path) -> Contract:
    try:
        return _contract(yaml_text.loads(path.read_bytes()))
    except OSError as error:
        raise ContractError(f"cannot read the contract {path}: {error}") from error
    except yaml_text.YamlSyntaxError as error:
        raise ContractError(f"the contract {path} cannot be read: {error}") from error
    except ContractError as error:
        raise ContractError(f"the contract {path} cannot be served: {error}") from error
    except (KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
        raise ContractError(f"the contract {path} cannot be served: {type(error).__name__} {error}") from error


def _contract(document: Json) -> Contract:
    if not isinstance(document, dict) or not str(document.get("openapi", "")).startswith("3.1."):
        raise ContractError("it is not an OpenAPI 3.1 document")
    operations = {
        operation.id: operation
        for path, item in document["paths"].items()
        for method in METHODS
        if method in item
        for operation in [_operation(document, path, method, item)]
    }
    if not operations:
        raise ContractError("it has no operations")
    return Contract(document, operations)


def resolve(document: Json, node: Json) -> Json:
    """Follow `$ref`; what stands beside it wins over what it points to."""
    for _ in range(MAX_HOPS):
        if not isinstance(node, dict) or "$ref" not in node:
            return node
        target = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
    raise ContractError(f"{node['$ref']} leads back to itself")


def _operation(document: Json, path: str, method: str, item: Json) -> Operation:
    node = item[method]
    if not path.startswith("/"):
        raise ContractError(f"the path {path} does not begin with /")
    parameters = [resolve(document, each) for each in (*item.get("parameters", []), *node.get("parameters", []))]
    named = re.findall(r"\{(.*?)\}", path)
    if sorted(named) != sorted(each["name"] for each in parameters if each["in"] == "path"):
        raise ContractError(f"the path {path} and its parameters do not agree")
    if not any(status.startswith("2") for status in node["responses"]):
        raise ContractError(f"the path {path} has no success for {method}")
    return Operation(
        id=node["operationId"],
        method=method.upper(),
        path=path,
        family=node["tags"][0],
        codes={code.code: code for code in _codes(document, node)},
        parameters={each["name"]: each["schema"] for each in parameters},
        security=frozenset(name for each in node["security"] for name in each),
        variants=_variants(document, node),
        rule_codes=frozenset(rule["code"] for rule in node.get("x-rules", []) if "code" in rule),
    )


def _codes(document: Json, operation: Json) -> Iterator[Code]:
    for status, response in operation["responses"].items():
        if status.startswith("2"):
            continue
        schema = resolve(document, response)["content"]["application/json"]["schema"]
        for entry in code_entries(schema):
            meanings = {each["id"]: each["text"] for each in entry.get("x-meanings", [])}
            yield Code(entry["const"], int(status), entry["description"], meanings)


def code_entries(schema: Json) -> Iterator[Json]:
    """The code constants, each with its description, that a response names beside its `$ref`."""
    if isinstance(schema, dict):
        if "const" in schema and "description" in schema:
            yield schema
        for value in schema.values():
            yield from code_entries(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from code_entries(value)


def _variants(document: Json, operation: Json) -> tuple[Variant, ...]:
    if "requestBody" not in operation:
        return ()
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    names = [each["$ref"].rsplit("/", 1)[-1] for each in schema.get("oneOf", [schema])]
    components = document["components"]["schemas"]
    types = {name: components[name]["properties"].get("type", {}).get("const") for name in names}
    required = {name: frozenset(components[name].get("required", [])) for name in names}
    return tuple(
        Variant(
            schema=name,
            type=types[name],
            own=required[name].difference(
                *(required[other] for other in names if other != name and types[other] == types[name])
            ),
        )
        for name in names
    )
