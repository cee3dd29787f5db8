"""House rules of openapi.yaml: provenance everywhere, no documented code lost, nothing that tools trip over."""

import copy
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from mp_orders_spec import code_entries, load_spec, spec_path
from mp_orders_spec.code_lists import with_code_lists
from mp_orders_spec.coverage import items, lacks, table
from telling import have_the_same

SPEC = load_spec()
METHODS = ("get", "put", "post", "delete", "patch")
OPERATIONS = [item[method] for item in SPEC["paths"].values() for method in METHODS if method in item]
SCHEMAS: Mapping[str, Any] = SPEC["components"]["schemas"]
STATUSES = {"documented", "observed", "inferred", "chosen"}
SNAKE = re.compile(r"^[a-z]+(_[a-z]+)*$")

DOCUMENTED = {
    ("create_order", 400): """empty_required_header required_properties unsupported_properties minimum_properties
        property_type minimum_items maximum_items property_value json_syntax_error invalid_properties
        invalid_total_amount invalid_email_for_sandbox""",
    ("create_order", 401): "401 unauthorized",
    ("create_order", 403): "forbidden_checking_terminal_owner",
    ("create_order", 409): "idempotency_key_already_used already_queued_order_for_terminal",
    ("create_order", 500): "idempotency_validation_failed 500",
    ("cancel_order", 400): "empty_required_header bad_request",
    ("cancel_order", 401): "unauthorized",
    ("cancel_order", 404): "order_not_found",
    ("cancel_order", 409): "idempotency_key_already_used cannot_cancel_order",
    ("cancel_order", 500): "idempotency_validation_failed 500",
    ("create_merchant_order", 400): """invalid_user_id invalid_order_state invalid_string invalid_application_id
        invalid_items user_not_allowed invalid_operation_type invalid_payer invalid_id invalid_expired
        invalid_sponsor_id invalid_marketplace unmarshal_error invalid_url communication_error""",
    ("create_merchant_order", 401): "invalid_token invalid_caller_id",
    ("update_merchant_order", 400): """invalid_user_id invalid_order_state invalid_string invalid_application_id
        invalid_items user_not_allowed invalid_payment_id invalid_operation_type invalid_payer invalid_shipment_id
        invalid_sponsor_id invalid_marketplace unmarshall_error invalid_format invalid_url communication_error""",
    ("update_merchant_order", 401): "invalid_token invalid_caller_id",
}
"""What the five documents name, written down a second time so that none can be lost."""


def walk(node: Any, path: str = "#") -> Iterator[tuple[str, Any]]:
    yield path, node
    if isinstance(node, dict):
        for name, value in node.items():
            if name not in ("examples", "example"):
                yield from walk(value, f"{path}/{name}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from walk(value, f"{path}/{number}")


def schema_nodes() -> Iterator[tuple[str, dict[str, Any]]]:
    for path, node in walk(SCHEMAS, "#/components/schemas"):
        if isinstance(node, dict) and not path.endswith("/properties"):
            yield path, node


def test_everything_is_explained() -> None:
    """Described, with its source, its values' meanings and its examples."""
    assert not lacks(SPEC)
    assert all(" 100%" in line for line in table(SPEC).splitlines())


@pytest.mark.parametrize(
    ("place", "name", "kind"),
    [
        ("schemas/Order/properties/id", "description", "properties: description"),
        ("schemas/Address/properties/city", "x-provenance", "properties: source"),
        ("schemas/OnlineOrderRequest", "description", "schemas: description"),
        ("schemas/MerchantOrder", "x-provenance", "schemas: source"),
        ("schemas/OrderItemRequest/properties/title/x-provenance", "limits", "limits: source"),
        ("schemas/CaptureMode/x-meanings", "manual", "enum values: meaning"),
        ("parameters/OrderId", "example", "parameters: example"),
        ("headers/Allow", "description", "headers: description"),
        ("responses/OrdersLocked/content/application~json", "examples", "error answers: example with details"),
    ],
)
def test_what_is_not_explained_is_found(place: str, name: str, kind: str) -> None:
    document = copy.deepcopy(SPEC)
    node = document["components"]
    for part in place.split("/"):
        node = node[part.replace("~", "/")]
    del node[name]
    assert {each.kind for each in lacks(document)} == {kind}
    assert len(list(items(document))) >= len(list(items(SPEC))) - 1


def test_the_list_of_contents_is_that_of_the_file() -> None:
    text = spec_path().read_text(encoding="utf-8")
    head, _, rest = text.partition("openapi: 3.1.0\n")
    assert re.findall(r"# ---- [\w ]+", rest) == re.findall(r"# ---- [\w ]+", head)
    listed = {word for line in head.splitlines() for word in re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", line)}
    named = {each["operationId"] for each in OPERATIONS}
    named |= {item["post"]["operationId"] for item in SPEC["webhooks"].values()}
    have_the_same(listed, named, "openapi.yaml: its list of contents at the top")


ONLINE_ONLY = {"process_order", "capture_order", "refund_order"}
ONLINE_ONLY |= {"search_orders", "create_transactions", "update_transaction", "delete_transaction"}
"""Their pages are about online orders."""


def test_each_form_of_an_order_has_an_example() -> None:
    forms = {"online", "point", "point_type_config"}
    for operation in OPERATIONS:
        bodies = [operation["requestBody"]] if "requestBody" in operation else []
        answers = [answer for status, answer in operation["responses"].items() if status in ("200", "201")]
        for body in (*bodies, *answers):
            content = body.get("content", {}).get("application/json", {"examples": {}})
            names = content["examples"].keys()
            if operation["operationId"] in (*ONLINE_ONLY, "simulate_order_event"):
                continue
            assert names >= forms or operation["tags"] != ["orders"], operation["operationId"]


@pytest.mark.parametrize("place", sorted(DOCUMENTED), ids=str)
def test_no_documented_code_is_missing(place: tuple[str, int]) -> None:
    """They are there under their status, as documented."""
    listed = {
        entry.code: entry.entry["x-provenance"]["status"]
        for entry in code_entries(SPEC)
        if (entry.operation, entry.status) == place
    }
    for code in DOCUMENTED[place].split():
        assert listed.get(code) == "documented", code


def test_invalid_items_keeps_its_seven_meanings() -> None:
    meanings = [
        each
        for entry in code_entries(SPEC)
        if (entry.operation, entry.code) == ("create_merchant_order", "invalid_items")
        for each in entry.entry["x-meanings"]
    ]
    assert len(set(meanings)) == 7


def test_a_code_stands_under_one_status_of_an_operation() -> None:
    pairs = [(entry.operation, entry.code) for entry in code_entries(SPEC)]
    assert len(pairs) == len(set(pairs))


def test_the_lists_of_codes_are_those_of_the_answers() -> None:
    text = spec_path().read_text(encoding="utf-8")
    assert with_code_lists(text, SPEC) == text
    shorter = re.sub(r"(enum: \[)empty_required_header, ", r"\1", text)
    assert shorter != text
    assert with_code_lists(shorter, SPEC) == text
    with pytest.raises(LookupError, match="no OrdersErrorCode"):
        with_code_lists(text.replace("    OrdersErrorCode:", "    Other:"), SPEC)


def test_provenance_names_its_status_and_its_source() -> None:
    """Everything has a source that is listed, or, where it is chosen, a note that says why."""
    found = 0
    for path, node in walk(SPEC):
        if not path.endswith("/x-provenance"):
            continue
        found += 1
        assert node.keys() <= {"status", "source", "note", "limits", "also"}, path
        assert set(node.get("also", ())) <= SPEC["x-sources"].keys() - {node.get("source")}, path
        assert {node["status"], node.get("limits", "chosen")} <= STATUSES, path
        if node["status"] == "chosen":
            assert node.get("note"), path
        else:
            assert node["source"] in SPEC["x-sources"], path
    assert found > 100


def test_operations_rules_and_codes_carry_provenance() -> None:
    rules = [rule for operation in OPERATIONS for rule in operation["x-rules"]]
    codes = [entry.entry for entry in code_entries(SPEC)]
    for node in (*OPERATIONS, *rules, *codes):
        assert "x-provenance" in node, node
    ids = [rule["id"] for rule in rules]
    assert len(ids) == len(set(ids))


def test_rules_name_codes_of_their_operation() -> None:
    listed = {(entry.operation, entry.code) for entry in code_entries(SPEC)}
    for operation in OPERATIONS:
        for rule in operation["x-rules"]:
            assert "code" not in rule or (operation["operationId"], rule["code"]) in listed, rule["id"]


def test_triggers_are_complete() -> None:
    for entry in code_entries(SPEC):
        trigger = entry.entry["x-trigger"]
        assert trigger["status"] in STATUSES
        assert trigger["by"] in {"request", "setup", "fault"}
        assert trigger["how"].endswith((".", "`."))
        assert trigger.keys() == {"status", "by", "how"}


def test_sources_are_all_used() -> None:
    used = {node["source"] for path, node in walk(SPEC) if path.endswith("/x-provenance") and "source" in node}
    assert used == SPEC["x-sources"].keys()


def test_names_of_operations_and_tags() -> None:
    for operation in OPERATIONS:
        assert SNAKE.match(operation["operationId"])
        assert all(SNAKE.match(tag) for tag in operation["tags"])
        assert operation["security"], operation["operationId"]
        assert isinstance(operation.get("requestBody", {"required": True})["required"], bool), "say it either way"


OPTIONAL_KEY = {"delete_transaction"}
"""Whose page names a code for a key, and no key."""


def test_idempotency_key_is_required_where_it_is_documented() -> None:
    """Whatever writes an order has one but a simulation, and merchant orders have none."""
    for operation in OPERATIONS:
        sent = [each.get("$ref", "").rpartition("/")[2] for each in operation.get("parameters", [])]
        has_key = "IdempotencyKey" in sent or operation["operationId"] in OPTIONAL_KEY
        assert ("OptionalIdempotencyKey" in sent) == (operation["operationId"] in OPTIONAL_KEY)
        writes = not {"get", "search", "simulate"} & {*operation["operationId"].split("_")}
        assert has_key == (writes and operation["tags"] == ["orders"]), operation["operationId"]
    assert SPEC["components"]["parameters"]["IdempotencyKey"]["required"] is True


def test_every_answer_has_a_request_id() -> None:
    answers = [answer for operation in OPERATIONS for answer in operation["responses"].values()]
    for answer in (*answers, *SPEC["components"]["responses"].values()):
        assert "$ref" in answer or "X-Request-Id" in answer["headers"], answer["description"]


def test_requests_are_closed_and_responses_open() -> None:
    for name, schema in SCHEMAS.items():
        if schema.get("type") == "object":
            assert (schema.get("additionalProperties") is False) == name.endswith("Request"), name


def test_strings_and_lists_of_requests_are_bounded() -> None:
    for path, node in schema_nodes():
        if "Request/" not in path or "type" not in node:
            continue
        if node["type"] == "string":
            bounded = {"maxLength", "enum", "const"} & node.keys() or "{1," in node.get("pattern", "")
            assert bounded, path
        if node["type"] == "array":
            assert "maxItems" in node, path


@pytest.mark.parametrize(
    "keyword",
    [
        "$defs",
        "if",
        "then",
        "else",
        "not",
        "patternProperties",
        "dependentRequired",
        "propertyNames",
        "allOf",
        "unevaluatedProperties",
        "format: date-time",
        "format: uuid",
        "format: duration",
    ],
)
def test_no_keyword_that_a_tool_trips_over(keyword: str) -> None:
    name, _, value = keyword.partition(": ")
    for path, node in schema_nodes():
        assert name not in node or (value and node[name] != value), path


def test_no_other_construct_that_a_tool_trips_over() -> None:
    """See generator-config.yaml's generator: each of these gives wrong code in silence, or none."""
    assert "jsonSchemaDialect" not in SPEC
    assert "Client" not in SCHEMAS
    bad = {"d", "cls", "field_dict", "to_dict", "from_dict", "additional_properties"}
    for path, node in schema_nodes():
        assert not bad & node.get("properties", {}).keys(), path
        assert None not in node.get("enum", []), path
        folded = [str(value).lower() for value in node.get("enum", [])]
        assert len(folded) == len(set(folded)), path
        assert "default" not in node or node.get("const") == node["default"], path
        reference = node.get("$ref", "#/")
        assert reference.startswith("#/"), path
        assert not any("required" in each and len(each) == 1 for each in node.get("anyOf", [])), path


def test_patterns_mean_the_same_everywhere() -> None:
    """Anchored at both ends, no look-around, no class that differs between ECMA, Python and Rust."""
    for path, node in walk(SPEC):
        if path.endswith("/pattern"):
            assert node.startswith("^"), path
            assert node.endswith("$"), path
            assert not re.search(r"\\[dwsDWSbB]|\(\?", node), path
            re.compile(node)


def test_objects_of_bodies_are_named_components() -> None:
    for path, node in schema_nodes():
        if node.get("type") == "object":
            assert path.count("/") == 3, path
