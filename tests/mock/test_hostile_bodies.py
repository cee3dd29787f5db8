"""A bad body gets 400 with the right code and a JSON path, never 5xx, on every operation that takes one."""

from collections.abc import Callable
from typing import Any

import pytest
from answers import CheckedClient, code_of
from samples import MERCHANT, ONLINE, POINT, POINT_2024, changed, headers

SYNTAX: dict[str, bytes] = {
    "nothing": b"",
    "blank": b"  ",
    "cut": b'{"type": "online"',
    "two values": b"{} {}",
    "NaN": b'{"total_amount": NaN}',
    "Infinity": b'{"total_amount": -Infinity}',
    "duplicate member": b'{"type": "online", "type": "point"}',
    "duplicate member inside": b'{"a": [{"b": 1, "b": 1}]}',
    "byte order mark": b"\xef\xbb\xbf{}",
    "UTF-16": '{"type": "online"}'.encode("utf-16"),
    "not UTF-8": b'{"type": "\xff"}',
    "lone surrogate": rb'{"type": "\ud800"}',
    "lone surrogate as a name": rb'{"\udfff": 1}',
    "raw surrogate": b'{"type": "\xed\xa0\x80"}',
    "depth 65": b'{"a":' + b"[" * 64 + b"]" * 64 + b"}",
    "depth 1,000": b"[" * 1000 + b"]" * 1000,
    "depth 100,000": b"[" * 100_000 + b"]" * 100_000,
    "control character": b'{"type": "a\x01"}',
    "raw U+0000": b'{"type": "a\x00"}',
    "single quotes": b"{'type': 'online'}",
    "comment": b'{} // "x"',
    "trailing comma": b'{"type": "online",}',
    "plus sign": b'{"quantity": +1}',
    "leading zero": b'{"quantity": 01}',
    "form": b"type=online&total_amount=1",
}
NO_OBJECT: dict[str, bytes] = {"null": b"null", "list": b"[]", "text": b'"online"', "number": b"4", "true": b"true"}
UNREADABLE = {"create_order": "json_syntax_error", "create": "unmarshal_error", "update": "unmarshall_error"}


@pytest.fixture(params=["create_order", "create", "update"])
def send(request: pytest.FixtureRequest, mock: CheckedClient) -> Callable[[bytes], Any]:
    """Sends raw bytes to one of the operations with a body."""
    if request.param == "create_order":
        return lambda text: mock.post(
            "/v1/orders", content=text, headers={**headers(), "Content-Type": "application/json"}
        )
    if request.param == "create":
        return lambda text: mock.post("/merchant_orders", content=text, headers=headers())
    order = mock.post("/merchant_orders", json=MERCHANT, headers=headers()).json()
    return lambda text: mock.put(f"/merchant_orders/{order['id']}", content=text, headers=headers())


@pytest.fixture
def unreadable(request: pytest.FixtureRequest) -> str:
    return UNREADABLE[request.node.callspec.params["send"]]


@pytest.mark.parametrize("text", SYNTAX.values(), ids=SYNTAX.keys())
def test_what_is_not_json(send: Callable[[bytes], Any], unreadable: str, text: bytes) -> None:
    response = send(text)
    assert (response.status_code, code_of(response.json())) == (400, unreadable)
    assert "$" in response.text


@pytest.mark.parametrize("text", NO_OBJECT.values(), ids=NO_OBJECT.keys())
def test_what_is_not_an_object(send: Callable[[bytes], Any], unreadable: str, text: bytes) -> None:
    response = send(text)
    code = "property_type" if unreadable == "json_syntax_error" else unreadable
    assert (response.status_code, code_of(response.json())) == (400, code)


def test_depth_64_is_read(mock: CheckedClient) -> None:
    """At the limit the body is read, and refused for what is in it."""
    text = b'{"a":' + b"[" * 63 + b"]" * 63 + b"}"
    more = {"content": text, "headers": {**headers(), "Content-Type": "application/json"}}
    assert code_of(mock.post("/v1/orders", **more).json()) == "required_properties"


def test_brackets_in_text_are_no_depth(mock: CheckedClient) -> None:
    body = changed(ONLINE, description='[{"\\' * 50)
    assert mock.post("/v1/orders", json=body, headers=headers()).status_code == 201


ORDER_VALUES: list[tuple[dict[str, Any], str, Any, str]] = [
    (ONLINE, "total_amount", "１２.00", "property_value"),
    (ONLINE, "total_amount", "24.90\n", "property_value"),
    (ONLINE, "total_amount", "24,90", "property_value"),
    (ONLINE, "total_amount", "1e3", "property_value"),
    (ONLINE, "total_amount", "-1.00", "property_value"),
    (ONLINE, "total_amount", "0.00", "invalid_total_amount"),
    (ONLINE, "total_amount", "00.00", "property_value"),
    (ONLINE, "total_amount", "24.9", "property_value"),
    (ONLINE, "total_amount", " 24.90", "property_value"),
    (ONLINE, "total_amount", "9" * 4301, "property_value"),
    (ONLINE, "total_amount", 24.9, "property_type"),
    (ONLINE, "total_amount", None, "property_type"),
    (ONLINE, "description", "a\x00b", "property_value"),
    (ONLINE, "external_reference", "ref\n", "property_value"),
    (ONLINE, "external_reference", "", "property_value"),
    (ONLINE, "external_reference", "x" * 65, "property_value"),
    (ONLINE, "external_reference", "réf", "property_value"),
    (ONLINE, "type", "ONLINE", "property_value"),
    (ONLINE, "type", "kiosk", "property_value"),
    (ONLINE, "type", 1, "property_type"),
    (ONLINE, "type", ["online"], "property_type"),
    (ONLINE, "transactions.payments.0.payment_method.installments", 1.5, "property_type"),
    (ONLINE, "transactions.payments.0.payment_method.installments", 37, "property_value"),
    (ONLINE, "transactions.payments.0.payment_method.installments", 0, "property_value"),
    (ONLINE, "transactions.payments.0.payment_method.installments", True, "property_type"),
    (ONLINE, "expiration_time", "P", "property_value"),
    (ONLINE, "expiration_time", "PT", "property_value"),
    (ONLINE, "expiration_time", "P1DT", "property_value"),
    (ONLINE, "payer.email", "nobody", "property_value"),
    (POINT, "expiration_time", "PT29S", "property_value"),
    (POINT, "expiration_time", "PT3H1S", "property_value"),
    (POINT, "expiration_time", "P1D", "property_value"),
    (POINT, "config.point.terminal_id", "PAX_A910_SMARTPOS1423", "property_value"),
    (POINT, "type_config", {"terminal_id": "PAX_A910__SMARTPOS1423"}, "unsupported_properties"),
    (POINT, "description", "x" * 151, "property_value"),
    (POINT, "total_amount", "24.90", "unsupported_properties"),
    (POINT_2024, "type_config.terminal_id", 5, "property_type"),
    (POINT_2024, "expiration_time", "PT16M", "unsupported_properties"),
]


@pytest.mark.parametrize(("body", "path", "value", "code"), ORDER_VALUES)
def test_order_values(mock: CheckedClient, body: dict[str, Any], path: str, value: Any, code: str) -> None:
    response = mock.post("/v1/orders", json=changed(body, {path: value}), headers=headers())
    assert (response.status_code, code_of(response.json())) == (400, code)
    leaf = path.replace(".0.", "[0].")
    assert f"'$.{leaf}'" in response.json()["errors"][0]["details"][0]


@pytest.mark.parametrize("digits", [400, 4300, 4301, 50_000])
def test_numbers_of_thousands_of_digits(mock: CheckedClient, digits: int) -> None:
    """They are read as numbers, and refused as too large."""
    text = b'{"items": [{"title": "a", "currency_id": "BRL", "unit_price": 1, "quantity": ' + b"9" * digits + b"}]}"
    response = mock.post("/merchant_orders", content=text, headers=headers())
    assert (response.status_code, code_of(response.json())) == (400, "invalid_items")
    text = text.replace(b'"quantity": ', b'"quantity": -').replace(b'"unit_price": 1', b'"unit_price": 1e999')
    assert code_of(mock.post("/merchant_orders", content=text, headers=headers()).json()) == "invalid_items"


def test_no_answer_quotes_a_value(mock: CheckedClient) -> None:
    """A card token in a refused body does not come back, and 60,000 faults make no long answer."""
    body = changed(ONLINE, {"transactions.payments.0.payment_method.token": "canary" * 20})
    assert "canary" not in mock.post("/v1/orders", json=body, headers=headers()).text
    many = {f"x{number}": 1 for number in range(20_000)}
    assert len(mock.post("/v1/orders", json={"type": "online", **many}, headers=headers()).content) < 5_000


@pytest.mark.parametrize("name", ["a\x00b", "$.x", "it's", "x" * 10_000, "ключ", "", "\u202e"])
def test_names_of_members(mock: CheckedClient, name: str) -> None:
    response = mock.post("/v1/orders", json=changed(ONLINE) | {name: 1}, headers=headers())
    assert code_of(response.json()) == "unsupported_properties"
    assert len(response.content) < 1_000
