"""Single changes of the contract, and what each means to callers and to implementers."""
# ruff: noqa: FBT003

import json
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from mp_orders_contract.changes.compare import Changes, compare
from mp_orders_contract.cli import main
from mp_orders_spec import load_contract, load_spec

SPEC = load_spec()
VERSION: str = SPEC["info"]["version"]
MINOR = int(VERSION.split(".")[1])
NEXT = f"0.{MINOR + 1}.0"
B, C, N = "breaking", "compatible", "none"
Edit = Callable[[Any], object]
SCHEMAS = "components", "schemas"
ORDERS = "paths", "/v1/orders", "post"
CANCEL = "paths", "/v1/orders/{order_id}/cancel", "post"
GET = "paths", "/v1/orders/{order_id}", "get"
MERCHANT = "paths", "/merchant_orders", "post"
ONLINE = (*SCHEMAS, "OnlineOrderRequest")
ORDER = (*SCHEMAS, "Order")
BODY = (*MERCHANT, "requestBody", "content")
ITEM = (*SCHEMAS, "MerchantOrderItemRequest", "properties")
ITEMS = "create_merchant_order MerchantOrderRequest items[]"
WEBHOOK = "webhooks", "order"
TOLD = "receive_order_notification"
NOTIFICATION = (*SCHEMAS, "OrderNotification", "properties")
FORM = "create_order OnlineOrderRequest"
KEY_HEADER = "create_order header X-Idempotency-Key"
KEY = "components", "parameters", "IdempotencyKey"
CODES_400 = (
    *ORDERS,
    "responses",
    "400",
    "content",
    "application/json",
    "schema",
    "properties",
    "errors",
    "items",
    "properties",
    "code",
    "oneOf",
)
NEW_CODE = {"const": "new_code", "description": "New.", "x-provenance": {"status": "chosen", "note": "x"}}


def at(document: Any, *place: str | int) -> Any:
    for part in place:
        document = document[part]
    return document


def put(*place_and_value: Any) -> Edit:
    *place, name, value = place_and_value
    return lambda document: at(document, *place).__setitem__(name, value)


def drop(*place: str | int) -> Edit:
    return lambda document: at(document, *place[:-1]).__delitem__(place[-1])


def append(*place_and_value: Any) -> Edit:
    *place, value = place_and_value
    return lambda document: at(document, *place).append(value)


def remove(*place_and_value: Any) -> Edit:
    *place, value = place_and_value
    return lambda document: at(document, *place).remove(value)


def rename(*place_and_names: str) -> Edit:
    *place, old, new = place_and_names

    def change(document: Any) -> None:
        node = at(document, *place)
        node[new] = node.pop(old)

    return change


def code(name: str) -> int:
    return next(number for number, each in enumerate(at(SPEC, *CODES_400)) if each["const"] == name)


def by(trigger: str) -> dict[str, Any]:
    return {**NEW_CODE, "x-trigger": {"status": "chosen", "by": trigger, "how": "Do it."}}


# What is done, the element that is named, what it means to a caller, and to an implementer.
TABLE: dict[str, tuple[Edit, str, str, str]] = {
    "operation removed": (drop(*CANCEL[:-1]), "cancel_order", B, C),
    "operation added": (
        lambda d: put("paths", "/v1/new", {"get": {**at(d, *GET), "operationId": "get_new"}})(d),
        "get_new",
        C,
        B,
    ),
    "path changed": (rename("paths", "/merchant_orders", "/v2/merchant_orders"), "create_merchant_order", B, B),
    "method changed": (rename("paths", "/merchant_orders/{id}", "put", "patch"), "update_merchant_order", B, B),
    "server changed": (put("servers", 0, "url", "https://api.example.com"), "server https://api.mercadopago.com", B, C),
    "server added": (append("servers", {"url": "https://b.example.com"}), "server https://b.example.com", C, C),
    "scheme removed": (
        remove(*MERCHANT, "security", {"access_token_query": []}),
        "create_merchant_order security access_token_query",
        B,
        B,
    ),
    "scheme added": (
        append(*ORDERS, "security", {"access_token_query": []}),
        "create_order security access_token_query",
        C,
        B,
    ),
    "parameter removed": (put(*ORDERS, "parameters", []), KEY_HEADER, B, B),
    "parameter added, required": (
        append(
            *ORDERS, "parameters", {"name": "X-New", "in": "header", "required": True, "schema": {"type": "string"}}
        ),
        "create_order header X-New",
        B,
        B,
    ),
    "parameter added": (
        append(*ORDERS, "parameters", {"name": "X-New", "in": "header", "schema": {"type": "string"}}),
        "create_order header X-New",
        C,
        B,
    ),
    "parameter no more required": (put(*KEY, "required", False), KEY_HEADER, C, B),
    "key shorter": (put(*KEY, "schema", "maxLength", 64), KEY_HEADER, B, B),
    "key longer": (put(*KEY, "schema", "maxLength", 256), KEY_HEADER, C, B),
    "key of another form": (put(*KEY, "schema", "pattern", "^[a-z]+$"), KEY_HEADER, B, B),
    "id of another type": (
        put("components", "parameters", "MerchantOrderId", "schema", "type", "string"),
        "get_merchant_order path id",
        B,
        B,
    ),
    "body no more required": (put(*MERCHANT, "requestBody", "required", False), "create_merchant_order body", C, B),
    "body removed": (drop(*MERCHANT, "requestBody"), "create_merchant_order body", B, B),
    "form removed": (
        lambda d: at(d, *ORDERS, "requestBody", "content", "application/json", "schema", "oneOf").pop(),
        "create_order QrOrderRequest",
        B,
        B,
    ),
    "media type of a request added": (
        lambda d: put(*BODY, "text/json", at(d, *BODY, "application/json"))(d),
        "create_merchant_order body text/json",
        C,
        B,
    ),
    "request property added": (put(*ONLINE, "properties", "note", {"type": "string"}), f"{FORM} note", C, B),
    "request property added, required": (
        lambda d: (put(*ONLINE, "properties", "note", {"type": "string"})(d), append(*ONLINE, "required", "note")(d)),
        f"{FORM} note",
        B,
        B,
    ),
    "request property removed": (drop(*ONLINE, "properties", "marketplace"), f"{FORM} marketplace", B, B),
    "request property required": (
        append(*ONLINE, "required", "external_reference"),
        f"{FORM} external_reference",
        B,
        B,
    ),
    "request property no more required": (remove(*ONLINE, "required", "total_amount"), f"{FORM} total_amount", C, B),
    "request property of another type": (put(*ITEM, "quantity", "type", "number"), f"{ITEMS}.quantity", B, B),
    "request property of one type more": (
        put(*ITEM, "quantity", "type", ["integer", "string"]),
        f"{ITEMS}.quantity",
        C,
        B,
    ),
    "request property of one type less": (
        put(*SCHEMAS, "MerchantOrderRequest", "properties", "sponsor_id", "type", "integer"),
        "create_merchant_order MerchantOrderRequest sponsor_id",
        B,
        B,
    ),
    "request text shorter": (put(*ITEM, "title", "maxLength", 100), f"{ITEMS}.title", B, B),
    "request text longer": (put(*ITEM, "title", "maxLength", 300), f"{ITEMS}.title", C, B),
    "request text unbounded": (drop(*ITEM, "title", "maxLength"), f"{ITEMS}.title", C, B),
    "request text with a least length": (put(*ITEM, "title", "minLength", 1), f"{ITEMS}.title", B, B),
    "request pattern changed": (put(*ITEM, "title", "pattern", "^[a-z]+$"), f"{ITEMS}.title", B, B),
    "request pattern removed": (drop(*ITEM, "title", "pattern"), f"{ITEMS}.title", C, B),
    "request number of a lower maximum": (put(*ITEM, "quantity", "maximum", 10), f"{ITEMS}.quantity", B, B),
    "request number of a lower minimum": (put(*ITEM, "quantity", "minimum", 0), f"{ITEMS}.quantity", C, B),
    "request number that may be zero": (
        lambda d: drop(*ITEM, "unit_price", "exclusiveMinimum")(d),
        f"{ITEMS}.unit_price",
        C,
        B,
    ),
    "request list of one more": (
        put(*SCHEMAS, "OnlineTransactionsRequest", "properties", "payments", "maxItems", 3),
        f"{FORM} transactions.payments",
        C,
        B,
    ),
    "request list of one less": (
        put(*SCHEMAS, "OnlineTransactionsRequest", "properties", "payments", "maxItems", 1),
        f"{FORM} transactions.payments",
        B,
        B,
    ),
    "request value added": (append(*SCHEMAS, "CaptureMode", "enum", "later"), f"{FORM} capture_mode", C, B),
    "request value removed": (remove(*SCHEMAS, "CaptureMode", "enum", "manual"), f"{FORM} capture_mode", B, B),
    "request values removed": (drop(*SCHEMAS, "CaptureMode", "enum"), f"{FORM} capture_mode", C, B),
    "request only value changed": (put(*ONLINE, "properties", "type", "const", "web"), f"{FORM} type", B, B),
    "request opened": (put(*ONLINE, "additionalProperties", True), FORM, C, B),
    "request keyword of which nothing is known": (
        put(*ONLINE, "properties", "items", "uniqueItems", True),
        f"{FORM} items",
        B,
        B,
    ),
    "answer property added": (put(*ORDER, "properties", "note", {"type": "string"}), "create_order 201 note", C, C),
    "answer property added, required": (
        lambda d: (put(*ORDER, "properties", "note", {"type": "string"})(d), append(*ORDER, "required", "note")(d)),
        "create_order 201 note",
        C,
        B,
    ),
    "answer property removed": (drop(*ORDER, "properties", "marketplace"), "create_order 201 marketplace", B, C),
    "answer property renamed": (
        rename(*ORDER, "properties", "marketplace", "market"),
        "create_order 201 marketplace",
        B,
        C,
    ),
    "answer property no more required": (remove(*ORDER, "required", "id"), "create_order 201 id", B, C),
    "answer property required": (append(*ORDER, "required", "user_id"), "create_order 201 user_id", C, B),
    "answer property of one type more": (
        put(*ORDER, "properties", "user_id", "type", ["string", "integer"]),
        "create_order 201 user_id",
        B,
        C,
    ),
    "answer property of one type less": (
        put(*SCHEMAS, "MerchantOrderUser", "properties", "id", "type", "integer"),
        "get_merchant_order 200 payer.id",
        C,
        B,
    ),
    "answer that may be null": (
        put(*SCHEMAS, "MerchantOrder", "properties", "total_amount", "type", ["number", "null"]),
        "get_merchant_order 200 total_amount",
        B,
        C,
    ),
    "success changed": (rename(*ORDERS, "responses", "201", "200"), "create_order 201", B, B),
    "status removed": (drop(*ORDERS, "responses", "415"), "create_order 415", C, B),
    "status added": (
        lambda d: put(*MERCHANT, "responses", "409", at(d, "components", "responses", "OrdersTooManyRequests"))(d),
        "create_merchant_order 409",
        C,
        C,
    ),
    "code added, by request": (append(*CODES_400, by("request")), "create_order 400 new_code", C, B),
    "code added, by fault": (append(*CODES_400, by("fault")), "create_order 400 new_code", C, C),
    "code removed": (drop(*CODES_400, code("minimum_items")), "create_order 400 minimum_items", B, B),
    "code renamed": (
        put(*CODES_400, code("minimum_items"), "const", "too_few_items"),
        "create_order 400 minimum_items",
        B,
        B,
    ),
    "code triggered by a request now": (
        put(*CODES_400, code("invalid_header_value"), "x-trigger", "by", "request"),
        "create_order 400 invalid_header_value",
        N,
        B,
    ),
    "header of an answer removed": (
        drop(*ORDERS, "responses", "201", "headers", "X-Request-Id"),
        "create_order 201 header X-Request-Id",
        B,
        C,
    ),
    "header of an answer no more required": (
        put("components", "headers", "X-Request-Id", "required", False),
        "create_order 201 header X-Request-Id",
        B,
        C,
    ),
    "header of an answer added": (
        put(*ORDERS, "responses", "201", "headers", "X-New", {"schema": {"type": "string"}}),
        "create_order 201 header X-New",
        C,
        C,
    ),
    "webhook removed": (drop("webhooks", "order"), TOLD, B, C),
    "webhook added": (
        lambda d: put("webhooks", "more", {"post": {**at(d, *WEBHOOK, "post"), "operationId": "receive_more"}})(d),
        "receive_more",
        C,
        B,
    ),
    "property of a notification removed": (drop(*NOTIFICATION, "user_id"), f"{TOLD} user_id", B, C),
    "property of a notification with another type": (
        put(*NOTIFICATION, "action", "type", "integer"),
        f"{TOLD} action",
        B,
        C,
    ),
    "property inside of a notification added": (
        put(*SCHEMAS, "OrderNotificationData", "properties", "more", {"type": "string"}),
        f"{TOLD} data.more",
        C,
        C,
    ),
    "signature of a notification always there": (
        put("components", "parameters", "Signature", "required", True),
        f"{TOLD} header x-signature",
        C,
        B,
    ),
    "rule with a code added": (
        append(*ORDERS, "x-rules", {"id": "new-rule", "text": "New.", "code": "property_value"}),
        "create_order rule new-rule",
        B,
        B,
    ),
    "rule added": (append(*ORDERS, "x-rules", {"id": "new-rule", "text": "New."}), "create_order rule new-rule", C, B),
    "rule removed": (lambda d: at(d, *ORDERS, "x-rules").pop(0), "create_order rule total-is-sum", C, C),
    "rule about every answer added": (append("x-rules", {"id": "new-rule", "text": "New."}), "rule new-rule", C, B),
    "rule with another code": (
        put(*ORDERS, "x-rules", 0, "code", "property_value"),
        "create_order rule total-is-sum",
        B,
        B,
    ),
}


def changed(edit: Edit, version: str | None = None) -> Changes:
    document = deepcopy(SPEC)
    edit(document)
    if version:
        document["info"]["version"] = version
    return compare(SPEC, document)


def test_there_are_enough_changes() -> None:
    assert len(TABLE) >= 60


@pytest.mark.parametrize("name", list(TABLE))
def test_a_change_is_named_and_weighed(name: str) -> None:
    edit, key, caller, implementer = TABLE[name]
    found = [(each.caller, each.implementer) for each in changed(edit).changes if each.key == key]
    assert (caller, implementer) in found, [each.key for each in changed(edit).changes][:8]


def test_nothing_is_told_of_what_is_the_same() -> None:
    again = deepcopy(SPEC)
    again["x-sources"]["live"]["read"] = "2027-01-01"  # a page was read again, and said the same
    found = compare(SPEC, again)
    assert (found.changes, found.told, found.step, found.is_enough) == ((), (), "none", True)


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (put("info", "description", "Other."), "info/description"),
        (
            put(*ORDER, "properties", "id", "description", "Other."),
            "components/schemas/Order/properties/id/description",
        ),
        (put(*ORDER, "x-provenance", "status", "chosen"), "components/schemas/Order/x-provenance"),
        (put("components", "examples", "OnlineOrder", "value", "id", "2"), "components/examples/OnlineOrder/value"),
        (put("x-sources", "live", "title", "Other."), "x-sources"),
        (put(*ORDERS, "x-rules", 0, "text", "Other."), "paths//v1/orders/post/x-rules/total-is-sum/text"),
        (drop("components", "examples", "OrderNotification"), "components/examples/OrderNotification"),
    ],
)
def test_what_is_only_told_otherwise_means_nothing_to_programs(edit: Edit, place: str) -> None:
    found = changed(edit)
    assert found.changes == ()
    assert place in found.told
    assert (found.step, found.is_enough) == ("patch", True)


def test_what_is_inside_of_something_that_went_is_told_once() -> None:
    assert [each.key for each in changed(drop(*CANCEL[:-1])).changes] == ["cancel_order"]
    keys = [each.key for each in changed(drop(*ONLINE, "properties", "payer")).changes]
    assert keys == [f"{FORM} payer"]


@pytest.mark.parametrize(
    ("old", "edit", "step", "next_version"),
    [
        ("1.2.3", drop(*ORDER, "properties", "marketplace"), "major", "2.0.0"),
        ("1.2.3", put(*ORDER, "properties", "note", {"type": "string"}), "minor", "1.3.0"),
        ("1.2.3", put("info", "description", "Other."), "patch", "1.2.4"),
        ("0.1.0", drop(*ORDER, "properties", "marketplace"), "minor", "0.2.0"),
        ("0.1.0", put(*ORDER, "properties", "note", {"type": "string"}), "patch", "0.1.1"),
        ("0.1.0", put("info", "description", "Other."), "patch", "0.1.1"),
    ],
)
def test_the_version_steps_as_far_as_the_change_asks(old: str, edit: Edit, step: str, next_version: str) -> None:
    before, after = deepcopy(SPEC), deepcopy(SPEC)
    before["info"]["version"] = after["info"]["version"] = old
    edit(after)
    found = compare(before, after)
    assert (found.step, found.next_version) == (step, next_version)
    after["info"]["version"] = next_version
    assert compare(before, after).is_enough


@pytest.mark.parametrize(
    ("version", "is_enough"),
    [("0.2.9", False), (VERSION, False), (f"0.{MINOR}.1", False), (NEXT, True), ("1.0.0", True)],
)
def test_a_breaking_change_asks_for_a_step(version: str, is_enough: bool) -> None:
    assert changed(drop(*ORDER, "properties", "marketplace"), version).is_enough == is_enough


@pytest.fixture
def old(tmp_path: Path) -> Path:
    file = tmp_path / "old.yaml"
    file.write_text(yaml.safe_dump(SPEC))
    return file


def test_the_command_tells_it_in_three_forms(old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = deepcopy(SPEC)
    del document["components"]["schemas"]["Order"]["properties"]["marketplace"]
    new = tmp_path / "new.yaml"
    new.write_text(yaml.safe_dump(document))
    assert main(["changes", str(old), str(new)]) == 1
    out = capsys.readouterr().out
    assert "create_order 201 marketplace" in out
    (told,) = re.findall(r"([0-9]+) changes, ([0-9]+) breaking for callers, 0 for implementers", out)
    assert told[0] == told[1] != "0"
    assert re.search(rf"set info.version to {NEXT} \(openapi.yaml:\d+\)", out)
    assert main(["changes", "--changelog", str(old), str(new)]) == 1
    entry = capsys.readouterr().out
    assert entry.startswith(f"## {NEXT} (unreleased)\n\n* Breaking for callers: `")
    assert "\n* Breaking for callers: `create_order 201 marketplace`: the property" in entry
    assert main(["changes", "--json", str(old), str(new)]) == 1
    read = json.loads(capsys.readouterr().out)
    assert (read["step"], read["next_version"], read["enough"]) == ("minor", NEXT, False)
    assert main(["changes", "--markdown", str(old), str(new)]) == 1
    assert (
        "| `create_order 201 marketplace` | the property of the response is gone | breaking | compatible |"
        in capsys.readouterr().out
    )


def test_the_command_compares_with_the_contract_of_the_package(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["changes", str(old)]) == 0
    assert "0 changes" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "not an OpenAPI 3.1"), (b"a: [", "cannot be read"), (b"openapi: 3.0.0", "not an OpenAPI 3.1")],
)
def test_what_is_no_contract_is_said(
    content: bytes, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(content)
    assert main(["changes", str(file)]) == 2
    assert reason in capsys.readouterr().err
    assert main(["changes", str(tmp_path / "missing.yaml")]) == 2


def test_a_version_of_another_form_is_said(old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = deepcopy(SPEC)
    document["info"]["version"] = "next"
    new = tmp_path / "new.yaml"
    new.write_text(yaml.safe_dump(document))
    assert main(["changes", str(old), str(new)]) == 2
    assert "not of the form 1.2.3: next" in capsys.readouterr().err


def test_the_contract_breaks_nothing_since_the_version_that_was_recorded() -> None:
    """Else its version has to be raised: `make changes` tells to which."""
    recorded = sorted(Path("releases").glob("openapi-*.yaml"))
    assert recorded
    found = compare(load_contract(recorded[-1]).document, SPEC)
    assert found.is_enough, [each.key for each in found.changes]
