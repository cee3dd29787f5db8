"""Writes docs/coverage.md: each fact of the five pages, and where contract, mock and kit hold it.

    python tests/page_coverage.py > docs/coverage.md

The facts are those of snapshots.yaml; the pages themselves are no part of the project.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen
from mp_orders_contract.documents import snapshots
from mp_orders_contract.documents.contract_view import OperationView, view
from mp_orders_contract.documents.facts import plain
from mp_orders_contract.documents.findings import decisions
from mp_orders_contract.documents.matching import sources
from mp_orders_contract.rules import RULES
from mp_orders_spec import Pointer, load_contract, load_spec

HEAD = """# What of the five pages is held where

Written from `snapshots.yaml` and `openapi.yaml` by `make generate`; do not edit.

Each row is a fact of a page, by the key that `mp-orders-contract documents` gives it. *Contract* is where openapi.yaml
says the same, *mock* what makes the mock keep to it, *kit* the rule that holds an implementation to it
(`mp-orders-contract rules`). How a code is answered is what its `x-trigger` tells, and `tests/mock/test_every_code.py`
tries on the mock. What one of them has not is said with the reason; *decided* are the rows of
[contradictions.md](contradictions.md). The pages are checked where a person has them: `make documents PAGES=folder`.
"""
FORMS = {
    "OnlineOrderRequest": "online",
    "PointTypeConfigOrderRequest": "point_2024",
    "MerchantOrderRequest": "merchant",
    "MerchantOrderUpdateRequest": "update",
}
ANSWERS = "every answer of the mock in its tests is held against this schema"


@frozen
class Row:
    fact: str
    value: str
    contract: str
    mock: str
    kit: str

    @property
    def is_held(self) -> bool:
        """Whether the contract, the mock and the kit all have it."""
        return all(each and not each.startswith("not: ") for each in (self.contract, self.mock, self.kit))


def rows() -> Iterator[tuple[str, list[Row]]]:
    """The facts of each page."""
    known = {each.name: each for each in sources() if each.whole}
    for name, kept in snapshots.load(snapshots.default_file()).items():
        if name in known:
            source = known[name]
            page = _Page(name, view(source.operation, source.forms))
            yield name, [page.row(key, value) for key, value in kept.facts.items()]


def place(at: Pointer) -> str:
    """A place in openapi.yaml, in few words."""
    parts = [
        str(each) for each in at if each not in ("components", "properties", "content", "application/json", "schema")
    ]
    return "/".join(each.strip("/").replace("/", "~1") for each in parts[:8])


class _Page:
    def __init__(self, name: str, known: OperationView) -> None:
        self._view = known
        self._decided = {each.fact: each.entry for each in decisions(name)}
        forms = known.schemas["request"]
        self._form = FORMS.get(forms[0], "") if forms else ""

    def row(self, key: str, value: str) -> Row:
        contract, mock, kit = self._held(key)
        if key in self._decided:
            contract = f"decided: {self._decided[key]}"
        return Row(key, "" if value == "yes" else value, contract, mock, kit)

    def _held(self, key: str) -> tuple[str, str, str]:
        first, _, rest = key.partition(" ")
        if first == "code":
            return self._code(rest)
        if first == "sample":
            kind, _, name = rest.partition(" ")
            return self._property("body" if kind == "request" else "response", plain(name), sample=True)
        if first in ("body", "response"):
            name, _, about = rest.partition(" ")
            return self._property(first, name, sample=False, about=about)
        if first in ("header", "path") and rest:
            return self._parameter(first, rest.partition(" ")[0])
        if first == "curl" and rest.startswith(("header", "query")):
            return self._curl(rest.partition(" ")[2])
        return self._operation(key)

    def _operation(self, key: str) -> tuple[str, str, str]:
        view_, own = self._view, self._view.id
        if key.startswith("errors "):
            status = key.partition(" ")[2]
            return f"{own} {status}", "its operation answers it", "answer-status"
        if "status" in key:
            return f"{own} {view_.success}", "its operation answers it", "answer-status"
        if "host" in key:
            return "servers", "not: a mock answers where it is started", "not: an implementation is tested where it is"
        if key == "required marks":
            return f"{own}: required parts", "request schema and parameters", self._of_body()
        if key.startswith("summary says"):
            return f"{own}: description, x-rules", "domain/transitions.py", "cancel-point-created-only"
        return f"{view_.method} {view_.path}", "the router is made from the contract", f"{own}.method_not_allowed"

    def _of_body(self) -> str:
        return f"{self._form}.body" if self._form else f"{self._view.id}.empty_required_header"

    def _code(self, rest: str) -> tuple[str, str, str]:
        status, code, *about = rest.split(" ", 2)
        entry = self._view.codes[int(status), code]
        operation = load_contract().operations[self._view.id]
        trigger: Mapping[str, Any] = _node(entry.at)["x-trigger"]
        mock = "a fault orders it" if trigger["by"] == "fault" else f"answers it: {trigger['how']}"
        if about == ["says X-Idempotency-Key"]:
            return f"parameters/{about[0][5:]}", mock, f"{self._view.id}.{code}"
        return f"{operation.id} {status} {code}", mock, _rule_of(operation.id, code)

    def _property(self, part: str, name: str, *, sample: bool, about: str = "") -> tuple[str, str, str]:
        known = self._view.properties[f"{part} {name}"]
        if about.startswith("in "):
            return (
                "MerchantOrderItemUpdateRequest",
                "request schema of update_merchant_order",
                "quantity-only, update.items.item",
            )
        if part == "body":
            rule = f"{self._form}.{name}"
            kit = rule if rule in RULES else self._of_body()
            return (
                place(known.at),
                "request schema; the sample is accepted in its tests" if sample else "request schema",
                kit,
            )
        return place(known.at), ANSWERS, "answer-body"

    def _parameter(self, part: str, name: str) -> tuple[str, str, str]:
        known = next(each for each in self._view.part(part).values() if part == "path" or each.name == name)
        codes = {"header": "empty_required_header", "path": "bad_request"}
        code = "invalid_format" if self._view.id == "update_merchant_order" else codes[part]
        return place(known.at), f"answers {code}", f"{self._view.id}.{code}"

    def _curl(self, name: str) -> tuple[str, str, str]:
        if name == "access_token":
            return "securitySchemes/access_token_query", "taken for this operation alone", "token-in-query"
        if name.startswith("Authorization"):
            code = next(each for each in ("unauthorized", "invalid_token") if f"{self._view.id}.{each}" in RULES)
            return "securitySchemes/bearer", f"answers {code} without it", f"{self._view.id}.{code}"
        if name.startswith("Content-Type"):
            known = load_contract().operations[self._view.id]
            if known.body is None:
                return "no requestBody", "what is sent is not read", "cancel-takes-no-body"
            if "unsupported_media_type" in known.codes:
                return (
                    "requestBody: application/json",
                    "answers unsupported_media_type",
                    f"{known.id}.unsupported_media_type",
                )
            return "requestBody: application/json", "read as JSON, whatever it says", "merchant-orders-any-media-type"
        return self._parameter("header", name)


def _rule_of(operation: str, code: str) -> str:
    found = [each.id for each in RULES.values() if (each.operation, each.code) == (operation, code)]
    if found:
        return ", ".join(found[:2])
    return "the table of codes, from answers of other rules or by --control"


def _node(at: Pointer) -> Any:
    node: Any = load_spec()
    for part in at:
        node = node[part]
    return node


def page() -> str:
    """The whole page."""
    lines = [HEAD]
    listed = list(rows())
    lines += ["| page | facts | held by contract, mock and kit | with a reason |", "|---|---|---|---|"]
    for name, found in listed:
        held = sum(each.is_held for each in found)
        lines.append(f"| `{name}` | {len(found)} | {held} | {len(found) - held} |")
    for name, found in listed:
        lines += ["", f"## {name}", "", "| fact | value | contract | mock | kit |", "|---|---|---|---|---|"]
        for each in found:
            cells = (f"`{each.fact}`", each.value, each.contract, each.mock, each.kit)
            lines.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(page())
