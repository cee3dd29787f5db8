"""The contract as `make docs` gives it to a renderer: everything stands where one looks."""

from typing import Any

from mp_orders_spec import code_entries, load_spec
from mp_orders_spec.rendered import rendered

METHODS = ("get", "post", "put", "delete", "patch")


def test_codes_and_rules_are_told_with_their_operation() -> None:
    page = rendered()
    operations = {
        operation["operationId"]: operation
        for item in page["paths"].values()
        for method, operation in item.items()
        if method in METHODS
    }
    for each in code_entries(load_spec()):
        answer = operations[each.operation]["responses"][str(each.status)]
        assert f"| `{each.code}` | {each.entry['description']}" in answer["description"]
    for operation in operations.values():
        assert all(rule["text"] in operation["description"] for rule in operation["x-rules"])


def test_values_have_their_meanings() -> None:
    def enums(node: Any) -> list[dict[str, Any]]:
        inner = list(node.values()) if isinstance(node, dict) else node if isinstance(node, list) else []
        own = [node] if isinstance(node, dict) and isinstance(node.get("enum"), list) else []
        return own + [found for each in inner for found in enums(each)]

    found = enums(rendered()["components"]["schemas"])
    assert len(found) > 20
    for each in found:
        assert list(each["x-enumDescriptions"]) == [str(value) for value in each["enum"]]
    assert "x-enumDescriptions" not in str(load_spec())
