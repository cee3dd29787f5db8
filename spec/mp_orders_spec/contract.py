"""What openapi.yaml says, with its references followed."""

import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from attrs import field, frozen

from mp_orders_spec import yaml_text

Json: TypeAlias = Any
Pointer: TypeAlias = tuple[str | int, ...]
"""Names and indexes on the way to a place in the document, as JSON Pointer has them."""
MAX_HOPS = 20
METHODS = ("get", "put", "post", "delete", "patch")
KEY_HEADER = "X-Idempotency-Key"
_INSTALLED = Path(__file__).resolve().parents[1] / "mp_orders_generated" / "openapi.yaml"


class ContractError(Exception):
    """The contract cannot be read, or says something that cannot be served."""


@frozen
class CodeEntry:
    """One error code of one answer of one operation, with all that the contract says of it."""

    operation: str
    status: int
    code: str
    entry: dict[str, Any]


@frozen
class Code:
    """An error code of one operation.

    Attributes:
        meaning: its sentence.
        meanings: by id, where several reasons share the code.
    """

    code: str
    status: int
    meaning: str
    meanings: Mapping[str, str] = field(factory=dict)


@frozen
class Parameter:
    """A header, or a part of the path or of the query."""

    name: str
    location: str
    required: bool
    schema: Mapping[str, Json]


@frozen
class Form:
    """One form of a request body.

    Attributes:
        schema: the name of its component.
        type: the only value of its property `type`, if it has one.
        own: the required properties that no other form of the same type requires.
    """

    schema: str
    type: str | None
    own: frozenset[str]


@frozen
class Body:
    """The body of a request: whether it has to be there, and its forms."""

    required: bool
    forms: tuple[Form, ...]


@frozen
class Operation:
    """One method of one path.

    Attributes:
        family: its first tag.
        rules: what the contract states of it under `x-rules`.
        responses: by status.
        codes: its error codes by name.
        security: the names of the schemes of which one is enough.
        body: None for one without.
        answer: the properties that the body of a success always has; None where a success has no body.
    """

    id: str
    method: str
    path: str
    family: str
    provenance: Mapping[str, Json]
    rules: tuple[Mapping[str, Json], ...]
    responses: Mapping[int, Mapping[str, Json]]
    codes: Mapping[str, Code]
    parameters: Mapping[str, Parameter]
    security: frozenset[str]
    body: Body | None
    answer: frozenset[str] | None

    @property
    def keyed(self) -> bool:
        """Whether the operation takes an idempotency key."""
        return KEY_HEADER in self.parameters

    @property
    def needs_key(self) -> bool:
        """Whether the operation refuses a request without one."""
        return self.keyed and self.parameters[KEY_HEADER].required

    @property
    def success(self) -> int:
        """The status of an answer that did the work."""
        return next(status for status in self.responses if 200 <= status < 300)

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms of its body; none for one without."""
        return self.body.forms if self.body else ()

    def parameters_in(self, location: str) -> list[Parameter]:
        """Its parameters in `path`, `query` or `header`."""
        return [each for each in self.parameters.values() if each.location == location]


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
    return _INSTALLED if is_installed() else Path(__file__).resolve().parents[2] / "openapi.yaml"


def is_installed() -> bool:
    """Whether this is an installation, whose contract nobody edits, and no checkout."""
    return _INSTALLED.exists()


def load_contract(path: Path | None = None) -> Contract:
    """Read a contract; without a path that of the package, which is read once.

    Raises:
        ContractError: with one line that says what is wrong with which file.
    """
    return _default() if path is None else _read(path)


def load_spec() -> dict[str, Any]:
    """The package's contract as plain data; not to be changed."""
    document = load_contract().document
    assert isinstance(document, dict)  # noqa: S101 - read from YAML
    return document


def operations() -> Mapping[str, Operation]:
    """The operations of the package's contract by their operationId, in its order."""
    return load_contract().operations


def resolve(document: Json, node: Json) -> Json:
    """What a node stands for: the component that its `$ref` names, with the keywords beside the `$ref` on top.

    Raises:
        ContractError: its references go round in a circle.
    """
    for _ in range(MAX_HOPS):
        if not isinstance(node, dict) or "$ref" not in node:
            return node
        target = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
    raise ContractError(f"{node['$ref']} leads back to itself")


def code_entries(document: Mapping[str, Json]) -> Iterator[CodeEntry]:
    """Every documented code, operation by operation."""
    for _, _, raw in operation_nodes(document):
        for status, response in raw["responses"].items():
            if not status.startswith("2"):
                yield from _entries(document, raw["operationId"], int(status), response)


@functools.cache
def _default() -> Contract:
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
    found = [_operation(document, path, method, raw) for path, method, raw in operation_nodes(document)]
    if not found:
        raise ContractError("it has no operations")
    return Contract(document, {each.id: each for each in found})


def operation_nodes(document: Mapping[str, Json]) -> Iterator[tuple[str, str, Json]]:
    """Path, method and node of each operation, in the order of the document."""
    for path, item in document["paths"].items():
        for method, node in item.items():
            if method in METHODS:
                yield path, method, node


def _operation(document: Json, path: str, method: str, raw: Json) -> Operation:
    if not path.startswith("/"):
        raise ContractError(f"the path {path} does not begin with /")
    shared = document["paths"][path].get("parameters", [])
    nodes = [resolve(document, each) for each in (*shared, *raw.get("parameters", []))]
    parameters = [
        Parameter(each["name"], each["in"], bool(each.get("required")), resolve(document, each["schema"]))
        for each in nodes
    ]
    if sorted(re.findall(r"\{(.*?)\}", path)) != sorted(each.name for each in parameters if each.location == "path"):
        raise ContractError(f"the path {path} and its parameters do not agree")
    responses = {int(status): resolve(document, each) for status, each in raw["responses"].items()}
    if not any(200 <= status < 300 for status in responses):
        raise ContractError(f"the path {path} has no success for {method}")
    return Operation(
        id=raw["operationId"],
        method=method.upper(),
        path=path,
        family=raw["tags"][0],
        provenance=raw.get("x-provenance", {}),
        rules=tuple(raw.get("x-rules", ())),
        responses=responses,
        codes={code.code: code for code in _codes(document, raw["operationId"], responses)},
        parameters={each.name: each for each in parameters},
        security=frozenset(name for each in raw["security"] for name in each),
        body=_body(document, raw),
        answer=_answer(document, next(each for status, each in responses.items() if 200 <= status < 300)),
    )


def _answer(document: Json, response: Json) -> frozenset[str] | None:
    if "content" not in response:
        return None
    schema = resolve(document, response["content"]["application/json"]["schema"])
    return frozenset(schema.get("required", ()))


def _codes(document: Json, operation: str, responses: Mapping[int, Json]) -> Iterator[Code]:
    for status, response in responses.items():
        if not 200 <= status < 300:
            for each in _entries(document, operation, status, response):
                yield Code(each.code, status, each.entry["description"], each.entry.get("x-meanings", {}))


def _entries(document: Json, operation: str, status: int, response: Json) -> Iterator[CodeEntry]:
    content = resolve(document, response)["content"]["application/json"]["schema"]
    for entry, _ in code_nodes(content):
        yield CodeEntry(operation, status, entry["const"], entry)


def code_nodes(node: Json, place: Pointer = ()) -> Iterator[tuple[dict[str, Any], Pointer]]:
    """The code constants, each with its description, that an answer names beside its `$ref`, and where they stand."""
    if isinstance(node, dict):
        if "const" in node and "description" in node:
            yield node, place
        for name, value in node.items():
            yield from code_nodes(value, (*place, name))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from code_nodes(value, (*place, number))


def types_of(schema: Mapping[str, Json]) -> tuple[str, ...]:
    """The types of JSON that a schema names."""
    named = schema.get("type", ())
    return (named,) if isinstance(named, str) else tuple(named)


def _body(document: Json, raw: Json) -> Body | None:
    if "requestBody" not in raw:
        return None
    node = resolve(document, raw["requestBody"])
    schema = node["content"]["application/json"]["schema"]
    names = [each["$ref"].rsplit("/", 1)[-1] for each in schema.get("oneOf", [schema])]
    components = document["components"]["schemas"]
    types = {name: components[name]["properties"].get("type", {}).get("const") for name in names}
    required = {name: frozenset(components[name].get("required", [])) for name in names}

    def own(name: str) -> frozenset[str]:
        alike = (required[other] for other in names if other != name and types[other] == types[name])
        return required[name].difference(*alike)

    return Body(bool(node.get("required")), tuple(Form(name, types[name], own(name)) for name in names))
