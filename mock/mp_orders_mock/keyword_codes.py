"""Which documented code each violated keyword has, for orders and for merchant orders.

A keyword that is used in a request schema and not known here stops the server at start-up.
"""

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from mp_orders_spec import Contract, ContractError, Operation

from mp_orders_mock.rules.refusal import Problem, Refusal
from mp_orders_mock.violations import Violation

MAX_PROBLEMS = 32
PATH_CODES = {"orders": "bad_request", "merchant_orders": "invalid_format"}
KEY_CODES = {"minLength": "empty_required_header", "maxLength": "invalid_idempotency_key_length"}
KEY_OTHERWISE = "invalid_header_value"

ORDERS: Mapping[str, str] = {
    "type": "property_type",
    "additionalProperties": "unsupported_properties",
    "required": "required_properties",
    "minProperties": "minimum_properties",
    "minItems": "minimum_items",
    "maxItems": "maximum_items",
    "enum": "property_value",
    "const": "property_value",
    "pattern": "property_value",
    "minLength": "property_value",
    "maxLength": "property_value",
    "minimum": "property_value",
    "exclusiveMinimum": "property_value",
    "maximum": "property_value",
}
"""In the order in which they are reported, which is chosen: no document says which of several wins."""

UNREADABLE = {"create_merchant_order": "unmarshal_error", "update_merchant_order": "unmarshall_error"}

MERCHANT_PLACES: Sequence[tuple[str, str, str]] = (
    ("items.*.quantity", "minimum maximum", "invalid_items/quantity-invalid"),
    ("payer.id", "minimum maximum", "invalid_payer"),
    ("sponsor_id", "minimum maximum", "invalid_sponsor_id"),
    ("marketplace", "pattern", "invalid_marketplace"),
    ("notification_url", "pattern", "invalid_url"),
    ("collector.id", "minimum maximum", "invalid_user_id"),
)
"""Place, keywords (null stands for a null of the wrong type), code and, behind a slash, meaning."""

CREATE_PLACES = (
    ("items.*.title", "required null", "invalid_items/title-null"),
    ("items.*.quantity", "required null", "invalid_items/quantity-null"),
    ("items.*.unit_price", "required null", "invalid_items/unit-price-null"),
    ("items.*.unit_price", "exclusiveMinimum maximum", "invalid_items/unit-price-invalid"),
    ("items.*.currency_id", "required null", "invalid_items/currency-null"),
    ("items.*.currency_id", "pattern maxLength", "invalid_items/currency-unknown"),
    ("items", "maxItems", "invalid_items"),
    ("preference_id", "pattern maxLength", "invalid_id"),
    ("payments", "maxItems", "invalid_operation_type"),
    ("payments.*", "*", "invalid_operation_type"),
)
UPDATE_PLACES = (
    ("items.*.id", "required null", "invalid_items/item-id-missing"),
    ("items.*.quantity", "null", "invalid_items/quantity-invalid"),
    ("items.*.unit_price", "minimum maximum", "invalid_items/quantity-only"),
    ("items", "minItems", "invalid_items/items-empty"),
    ("items", "maxItems", "invalid_items"),
    ("payments.*.operation_type", "enum", "invalid_operation_type"),
    ("payments", "maxItems", "invalid_payment_id"),
    ("payments.*.id", "minimum maximum", "invalid_payment_id"),
    ("shipments", "maxItems", "invalid_shipment_id"),
    ("shipments.*.id", "minimum maximum", "invalid_shipment_id"),
)
MERCHANT_KEYWORDS: Mapping[str, str | None] = {
    **dict.fromkeys(("type", "additionalProperties", "required", "enum", "const"), None),
    **dict.fromkeys(("minimum", "exclusiveMinimum", "maximum", "minItems", "maxItems", "minProperties"), None),
    **dict.fromkeys(("pattern", "minLength", "maxLength"), "invalid_string"),
}
"""What a keyword means where no place above says more; None is the operation's "could not be read" code."""

SILENT = {"properties", "items", "oneOf", "anyOf", "default", "description", "format", "$ref", "x-provenance"}


def refusal_for(operation: Operation, violations: Sequence[Violation]) -> Refusal:
    """The refusal for these violations: one code, the reasons of that code first."""
    code_of = _orders_code if operation.family == "orders" else _merchant_code(operation)
    order = _order(operation)
    coded = [(*code_of(each), each) for each in violations]
    found = sorted(coded, key=lambda each: order.index(each[0]))
    first = found[0][0]
    problems = [
        Problem(each.json_path, each.text, "" if code == first else code, meaning)
        for code, meaning, each in found[:MAX_PROBLEMS]
    ]
    if len(found) > MAX_PROBLEMS:
        problems.append(Problem("$", f"and {len(found) - MAX_PROBLEMS} more"))
    return Refusal(first, tuple(problems))


@functools.lru_cache(maxsize=8)
def check_contract(contract: Contract) -> None:
    """Refuse a contract with a keyword that has no code, or without a code that this server may answer.

    Raises:
        ContractError: naming the keyword and the schema, or the code and the operation.
    """
    for operation in contract.operations.values():
        known = ORDERS.keys() if operation.family == "orders" else MERCHANT_KEYWORDS.keys()
        for name, keyword in _keywords(contract, [variant.schema for variant in operation.forms]):
            if keyword not in known and keyword not in SILENT:
                raise ContractError(f"schema {name} uses the keyword {keyword}, which has no error code")
        used = _codes_used(operation) | {(code, "") for code in _rule_codes(operation) | _edge_codes(operation)}
        for code, meaning in sorted(used):
            if code not in operation.codes or (meaning and meaning not in operation.codes[code].meanings):
                raise ContractError(f"operation {operation.id} does not list the code {code} {meaning}".rstrip())


def _rule_codes(operation: Operation) -> set[str]:
    return {rule["code"] for rule in operation.rules if "code" in rule}


def _edge_codes(operation: Operation) -> set[str]:
    """The codes of the checks before the schema."""
    orders = operation.family == "orders"
    codes = {"unauthorized" if orders else "invalid_token", "method_not_allowed"}
    if operation.keyed:
        codes |= {*KEY_CODES.values(), KEY_OTHERWISE}
    if "{" in operation.path:
        codes.add(PATH_CODES[operation.family])
    return codes


def _codes_used(operation: Operation) -> set[tuple[str, str]]:
    if not operation.forms:
        return set()
    if operation.family == "orders":
        return {(code, "") for code in (*ORDERS.values(), "json_syntax_error")}
    texts = [UNREADABLE[operation.id], "invalid_string", *(text for _, _, text in _places(operation))]
    return {_split(text) for text in texts}


def _keywords(contract: Contract, names: list[str]) -> Iterator[tuple[str, str]]:
    pending, seen = list(names), set(names)
    while pending:
        name = pending.pop()
        for node in _schema_nodes(contract.schemas[name]):
            yield from ((name, keyword) for keyword in node)
            target = str(node.get("$ref", "")).rsplit("/", 1)[-1]
            if target and target not in seen:
                seen.add(target)
                pending.append(target)


def _schema_nodes(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield schema
    children = [*schema.get("properties", {}).values(), *schema.get("oneOf", []), *schema.get("anyOf", [])]
    if "items" in schema:
        children.append(schema["items"])
    for child in children:
        yield from _schema_nodes(child)


def _order(operation: Operation) -> list[str]:
    """Codes, most telling first: for orders as in the map; for merchant orders "could not be read", then the page's."""
    if operation.family == "orders":
        return list(dict.fromkeys(ORDERS.values()))
    return [UNREADABLE[operation.id], *operation.codes]


def _split(text: str) -> tuple[str, str]:
    code, _, meaning = text.partition("/")
    return code, meaning


def _orders_code(violation: Violation) -> tuple[str, str]:
    return ORDERS[violation.keyword], ""


def _places(operation: Operation) -> tuple[tuple[str, str, str], ...]:
    own = CREATE_PLACES if operation.id == "create_merchant_order" else UPDATE_PLACES
    return (*own, *MERCHANT_PLACES)


def _merchant_code(operation: Operation) -> Callable[[Violation], tuple[str, str]]:
    unreadable, places = UNREADABLE[operation.id], _places(operation)

    def code_of(violation: Violation) -> tuple[str, str]:
        what = "null" if violation.null else violation.keyword
        for pattern, keywords, text in places:
            if _matches(pattern, violation.path) and (keywords == "*" or what in keywords.split()):
                return _split(text)
        return MERCHANT_KEYWORDS[violation.keyword] or unreadable, ""

    return code_of


def _matches(pattern: str, path: tuple[str | int, ...]) -> bool:
    """Part by part, so that a dot in a member's name is none of ours; a star at the end takes all that follows."""
    parts = pattern.split(".")
    if parts[-1] == "*" and len(path) > len(parts):
        path = path[: len(parts)]
    pairs = zip(parts, map(str, path), strict=False)
    return len(parts) == len(path) and all(part in ("*", name) for part, name in pairs)
