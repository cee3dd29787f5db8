"""Where openapi.yaml is, and what it says of codes."""

from collections.abc import Iterator
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
                if "$ref" in response:
                    response = spec["components"]["responses"][response["$ref"].rsplit("/", 1)[-1]]
                content = response["content"]["application/json"]["schema"]
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
