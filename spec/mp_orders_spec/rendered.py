"""Writes the contract for a renderer, which shows neither meanings nor rules nor what stands beside a `$ref`.

Run as `python -m mp_orders_spec.rendered FILE`, or through `make docs`: meanings become `x-enumDescriptions`, rules a
list in the description of their operation, and the codes of an error a table in the description of its answer.
"""

import copy
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mp_orders_spec.contract import code_entries, load_spec, operation_nodes, resolve


def rendered() -> dict[str, Any]:
    """The contract with everything where a renderer looks for it."""
    spec = copy.deepcopy(load_spec())
    for node in _nodes(spec["components"]["schemas"]):
        if "enum" in node:
            node["x-enumDescriptions"] = node["x-meanings"]
    codes = list(code_entries(spec))
    for _, _, operation in operation_nodes(spec):
        rules = "".join(f"* {rule['text']}{_code(rule)}\n" for rule in operation["x-rules"])
        operation["description"] += f"\n**Rules**\n\n{rules}"
        for status, response in operation["responses"].items():
            mine = [each for each in codes if (each.operation, str(each.status)) == (operation["operationId"], status)]
            if mine:
                whole = copy.deepcopy(resolve(spec, response))
                rows = "".join(f"| `{each.code}` | {_meaning(each.entry)} |\n" for each in mine)
                whole["description"] += f"\n\n| code | meaning |\n|---|---|\n{rows}"
                operation["responses"][status] = whole
    return spec


def _nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from _nodes(each)


def _code(rule: dict[str, Any]) -> str:
    return f" (`{rule['code']}`)" if "code" in rule else ""


def _meaning(entry: dict[str, Any]) -> str:
    reasons = " ".join(entry.get("x-meanings", {}).values())
    return " ".join(filter(None, (entry["description"], reasons, f"*To see it: {entry['x-trigger']['how']}*")))


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(rendered()), encoding="utf-8")
