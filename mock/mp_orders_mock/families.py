"""The families of operations: how each writes its errors, and which code each broken keyword has.

A code is taken from the operation's own list: a keyword that is used in one of its schemas and has no code there stops
the server at start-up.
"""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen
from mp_orders_spec import Code, Contract, ContractError, Operation

from mp_orders_mock.dialect import DOCUMENTED, Dialect
from mp_orders_mock.domain.refusals import Problem, Refused
from mp_orders_mock.json_text import JsonSyntaxError, loads
from mp_orders_mock.operations.registry import Handler, Place, handlers
from mp_orders_mock.violations import Violation

MAX_PROBLEMS = 32
INVALID_ID = "invalid_path_param"
KEY_CODES = {"minLength": "empty_required_header", "maxLength": "invalid_idempotency_key_length"}
SILENT = {"properties", "items", "oneOf", "anyOf", "default", "description", "format", "$ref", "examples"}

ORDERS_KEYWORDS: Mapping[str, str] = {
    "type": "property_type",
    "additionalProperties": "unsupported_properties",
    "required": "required_properties",
    "minProperties": "minimum_properties",
    "minItems": "minimum_items",
    "maxItems": "maximum_items",
    **dict.fromkeys(("enum", "const", "pattern", "minLength", "maxLength"), "property_value"),
    **dict.fromkeys(("minimum", "exclusiveMinimum", "maximum"), "property_value"),
}
"""In the order in which they are reported, which is chosen: no document says which of several wins."""

MERCHANT_KEYWORDS: Mapping[str, str] = {
    **dict.fromkeys(("type", "additionalProperties", "required", "enum", "const"), ""),
    **dict.fromkeys(("minimum", "exclusiveMinimum", "maximum", "minItems", "maxItems", "minProperties"), ""),
    **dict.fromkeys(("pattern", "minLength", "maxLength"), "invalid_string"),
}
"""What a keyword means where no place says more; empty is the operation's "could not be read" code."""

TERMINALS_KEYWORDS: Mapping[str, str] = {
    **dict.fromkeys(("type", "minItems", "maxItems"), ""),
    "additionalProperties": "unsupported_properties",
    "required": "required_properties",
    **dict.fromkeys(("enum", "pattern", "maxLength"), "property_value"),
}

MERCHANT_PLACES: Sequence[Place] = (
    ("items.*.quantity", "minimum maximum", "invalid_items/quantity-invalid"),
    ("payer.id", "minimum maximum", "invalid_payer"),
    ("sponsor_id", "minimum maximum", "invalid_sponsor_id"),
    ("marketplace", "pattern", "invalid_marketplace"),
    ("notification_url", "pattern", "invalid_url"),
    ("collector.id", "minimum maximum", "invalid_user_id"),
)

Envelope = Callable[[Code, Refused, Dialect], dict[str, Any]]


@frozen
class Family:
    """What the operations of one tag have in common.

    Attributes:
        name: the tag.
        envelope: writes the body of an error.
        keywords: the code of each keyword; empty is the operation's code for what cannot be read.
        places: codes of single places, behind those of an operation.
        no_token: the code of a missing or malformed token, from the text of the body.
        removed_account: the code of an account that was removed, from the body.
        bad_path: the code of an invalid id in the path, from the name of its parameter.
        bad_query: the codes of a parameter of the query that is missing, and of one that is wrong.
        telling: codes that are reported before the others, in this order.
        flat_unauthorized: whether a dialect may write 401 without the envelope.
    """

    name: str
    envelope: Envelope
    keywords: Mapping[str, str]
    places: Sequence[Place]
    no_token: Callable[[Operation, bytes], str]
    removed_account: Callable[[Operation, Any], str]
    bad_path: Callable[[Operation, str, Dialect], str]
    bad_query: tuple[str, str]
    telling: tuple[str, ...] = ()
    flat_unauthorized: bool = False

    def refusal(self, handler: Handler, operation: Operation, violations: Sequence[Violation], body: Any) -> Refused:
        """The refusal for these violations of a body: one code, the reasons of that code first."""
        places = (*handler.places_of(body), *handler.places, *self.places)
        coded = [(*self._code(handler, places, each), each) for each in violations]
        order = self._order(handler, operation)
        found = sorted(coded, key=lambda each: order.index(each[0]))
        first = found[0][0]
        problems = [
            Problem(each.json_path, each.text, "" if code == first else code, meaning, each.keyword)
            for code, meaning, each in found[:MAX_PROBLEMS]
        ]
        if len(found) > MAX_PROBLEMS:
            problems.append(Problem("$", f"and {len(found) - MAX_PROBLEMS} more"))
        return Refused(first, *problems)

    def check(self, contract: Contract, operation: Operation, handler: Handler) -> None:
        """Refuse an operation with a keyword that has no code, or without a code that it may have to answer.

        Raises:
            ContractError: naming the keyword and the schema, or the code and the operation.
        """
        used: set[tuple[str, str]] = {(code, "") for code in self._fixed_codes(operation)}
        for schema, keyword in _keywords(contract, [form.schema for form in operation.forms]):
            if is_silent(keyword):
                continue
            if keyword not in self.keywords:
                raise ContractError(f"schema {schema} uses the keyword {keyword}, which has no error code")
            used.add(_split(handler.wrong) if handler.wrong else (self.keywords[keyword] or handler.unreadable, ""))
        if operation.forms:
            used.add((handler.unreadable, ""))
        names = {name for form in operation.forms for name in contract.schemas[form.schema].get("properties", {})}
        places = (*handler.places, *self.places)
        used |= {_split(text) for pattern, _, text in places if pattern.split(".")[0] in names}
        missing = [
            f"{code} {meaning}".rstrip()
            for code, meaning in sorted(used)
            if code not in operation.codes or (meaning and meaning not in operation.codes[code].meanings)
        ]
        if missing:
            raise ContractError(f"operation {operation.id} does not list the code {', '.join(missing)}")

    def _fixed_codes(self, operation: Operation) -> set[str]:
        """The codes of its rules, and of the checks before the schema."""
        codes = {rule["code"] for rule in operation.rules if "code" in rule}
        codes |= {"method_not_allowed", self.no_token(operation, b"")}
        if operation.keyed:
            codes |= {code for keyword, code in KEY_CODES.items() if operation.needs_key or keyword == "maxLength"}
        codes |= {self.bad_path(operation, each.name, DOCUMENTED) for each in operation.parameters_in("path")}
        missing, wrong = self.bad_query
        for each in operation.parameters_in("query"):
            codes |= {missing, wrong} if each.required else {wrong}
        return codes

    def _code(self, handler: Handler, places: Iterable[Place], violation: Violation) -> tuple[str, str]:
        if handler.wrong:
            return _split(handler.wrong)
        what = "null" if violation.null else violation.keyword
        for pattern, keywords, text in places:
            if _matches(pattern, violation.path) and (keywords == "*" or what in keywords.split()):
                return _split(text)
        return self.keywords[violation.keyword] or handler.unreadable, ""

    def _order(self, handler: Handler, operation: Operation) -> list[str]:
        """Codes, most telling first: what cannot be read, those of keywords in the order of the map, the page's."""
        return [handler.unreadable, *self.telling, *operation.codes]


def is_silent(keyword: str) -> bool:
    """Whether no value breaks a keyword by itself."""
    return keyword in SILENT or keyword.startswith("x-")


def family_of(operation: Operation) -> Family:
    """The family of an operation.

    Raises:
        ContractError: its tag is of none.
    """
    family = FAMILIES.get(operation.family)
    if family is None:
        raise ContractError(f"operation {operation.id} has the tag {operation.family}, of no family that is known")
    return family


@functools.lru_cache(maxsize=8)
def check_contract(contract: Contract) -> None:
    """Refuse a contract that cannot be served.

    Raises:
        ContractError: an operation, a keyword or a code is missing; names it.
    """
    known = handlers(contract)
    for operation in contract.operations.values():
        family_of(operation).check(contract, operation, known[operation.id])


def _orders_envelope(code: Code, refused: Refused, dialect: Dialect) -> dict[str, Any]:
    error: dict[str, Any] = {"code": code.code, "message": _message(code, refused)}
    if refused.problems:
        error["details"] = [_detail(each, dialect) for each in refused.problems]
    return {"errors": [error]} | ({} if refused.data is None else {"data": refused.data})


def _message(code: Code, refused: Refused) -> str:
    """What a code means, or which of its meanings it has here."""
    meaning = refused.problems[0].meaning if refused.problems else ""
    return code.meanings.get(meaning, code.meaning)


def _detail(problem: Problem, dialect: Dialect) -> str:
    text = f"'{problem.path}' - {problem.text}" if problem.path else problem.text
    if dialect.details_name_schema:
        text = _as_a_validator(problem) or text
    return text + (f" ({problem.code})" if problem.code else "")


def _as_a_validator(problem: Problem) -> str:
    """The wording of the live API, where it was seen."""
    place, _, name = problem.path.rpartition(".")
    if problem.keyword == "additionalProperties":
        return f"additionalProperties '{problem.path}' not allowed"
    if problem.keyword == "required":
        return f"'{place}' - required property '{name}' is missing"
    return f"'{problem.path}' - does not match pattern" if problem.keyword == "pattern" else ""


def _merchant_envelope(code: Code, refused: Refused, _: Dialect) -> dict[str, Any]:
    cause = [{"code": each.code or code.code, "description": each.text, "data": each.path} for each in refused.problems]
    return {"error": code.code, "message": _message(code, refused), "status": code.status, "cause": cause}


def _orders_no_token(operation: Operation, text: bytes) -> str:
    """create-online and checkout-api name the code 401, the pages of Point unauthorized."""
    if "unauthorized" not in operation.codes:
        return "401"
    try:
        online = "401" in operation.codes and loads(text)["type"] == "online"
    except (JsonSyntaxError, LookupError, TypeError):
        online = False
    return "401" if online else "unauthorized"


def _orders_removed(operation: Operation, body: Any) -> str:
    online = isinstance(body, dict) and body.get("type") == "online"
    return "401" if online or "unauthorized" not in operation.codes else "unauthorized"


def _orders_bad_path(operation: Operation, name: str, dialect: Dialect) -> str:
    """An id of something else than an order has a code of its own; pages before 2026 have another for an order."""
    own = f"invalid_{name}"
    if own in operation.codes:
        return own
    codes = (dialect.bad_order_id, INVALID_ID, DOCUMENTED.bad_order_id)
    return next((code for code in codes if code in operation.codes), INVALID_ID)


ORDERS = Family(
    name="orders",
    envelope=_orders_envelope,
    keywords=ORDERS_KEYWORDS,
    places=(),
    no_token=_orders_no_token,
    removed_account=_orders_removed,
    bad_path=_orders_bad_path,
    bad_query=("required_search_params", "invalid_search_params"),
    telling=tuple(dict.fromkeys(ORDERS_KEYWORDS.values())),
    flat_unauthorized=True,
)
MERCHANT_ORDERS = Family(
    name="merchant_orders",
    envelope=_merchant_envelope,
    keywords=MERCHANT_KEYWORDS,
    places=MERCHANT_PLACES,
    no_token=lambda _, __: "invalid_token",
    removed_account=lambda *_: "invalid_caller_id",
    bad_path=lambda *_: "invalid_format",
    bad_query=("ds_search_query", "ds_search_query"),
)
TERMINALS = Family(
    name="terminals",
    envelope=_orders_envelope,
    keywords=TERMINALS_KEYWORDS,
    places=(),
    no_token=lambda _, __: "unauthorized",
    removed_account=lambda *_: "unauthorized",
    bad_path=lambda *_: "not_found",
    bad_query=("property_value", "property_value"),
    telling=tuple(filter(None, dict.fromkeys(TERMINALS_KEYWORDS.values()))),
)
FAMILIES: Mapping[str, Family] = {each.name: each for each in (ORDERS, MERCHANT_ORDERS, TERMINALS)}


def family_of_path(path: str) -> Family:
    """The family of a path that is of no operation."""
    begins = {"/merchant_orders": MERCHANT_ORDERS, "/terminals": TERMINALS}
    return next((family for begin, family in begins.items() if path.startswith(begin)), ORDERS)


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


def _split(text: str) -> tuple[str, str]:
    code, _, meaning = text.partition("/")
    return code, meaning


def _matches(pattern: str, path: tuple[str | int, ...]) -> bool:
    """Part by part, so that a dot in a member's name is none of ours; a star at the end takes all that follows."""
    parts = pattern.split(".")
    if parts[-1] == "*" and len(path) > len(parts):
        path = path[: len(parts)]
    pairs = zip(parts, map(str, path), strict=False)
    return len(parts) == len(path) and all(part in ("*", name) for part, name in pairs)
