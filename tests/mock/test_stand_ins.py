"""What shops call besides orders: tokens of cards, and preferences. Marked as none of the contract."""

from typing import Any

import pytest
from answers import AS_TESTS, CheckedClient
from jsonschema_rs import Draft202012Validator
from mp_orders_mock import create_app
from mp_orders_mock.control.endpoints import Access, load_control_document
from mp_orders_mock.control.stand_ins import MAX_PREFERENCES
from samples import ONLINE, changed, headers

CARD = {
    "card_number": "5031433215406351",
    "security_code": "123",
    "expiration_month": 11,
    "expiration_year": 2030,
    "cardholder": {"name": "FUND", "identification": {"type": "CPF", "number": "12345678909"}},
}
SHAPE = load_control_document()["components"]["responses"]["StandIn"]["content"]["application/json"]["schema"]


def call(mock: CheckedClient, method: str, path: str, body: Any = None, status: int = 201, **more: Any) -> Any:
    response = mock.unchecked(method, path, json=body, headers=more or AS_TESTS)
    assert response.status_code == status, response.text
    assert (response.headers.get("x-mock-stand-in") == "true") == (status < 300)
    if status < 300:
        assert Draft202012Validator(SHAPE).is_valid(response.json())
    return response.json()


def test_the_holder_of_a_card_decides_what_becomes_of_a_payment_with_its_token(mock: CheckedClient) -> None:
    token = call(mock, "POST", "/v1/card_tokens", CARD)
    assert (token["last_four_digits"], token["first_six_digits"], token["live_mode"]) == ("6351", "503143", False)
    assert CARD["card_number"] not in str(token)
    order = changed(ONLINE, {"transactions.payments.0.payment_method.token": token["id"]})
    failed = mock.post("/v1/orders", json=order, headers=headers())
    assert failed.status_code == 402
    assert failed.json()["data"]["transactions"]["payments"][0]["status_detail"] == "card_insufficient_amount"


@pytest.mark.parametrize("name", ["APRO", "apro", "Maria Silva", None])
def test_any_other_holder_pays(mock: CheckedClient, name: str | None) -> None:
    tokens = {call(mock, "POST", "/v1/card_tokens", {**CARD, "cardholder": {"name": name}})["id"] for _ in range(2)}
    assert [len(each) for each in tokens] == [32, 32]
    for token in tokens:
        order = changed(ONLINE, {"transactions.payments.0.payment_method.token": token})
        assert mock.post("/v1/orders", json=order, headers=headers()).status_code == 201


def test_a_preference_is_its_account_s_and_can_be_changed(mock: CheckedClient) -> None:
    made = call(mock, "POST", "/checkout/preferences", {"external_reference": "a", "items": []})
    path = f"/checkout/preferences/{made['id']}"
    assert call(mock, "GET", path, status=200) == made
    assert made["init_point"] == f"http://testserver{path}"
    changed_one = call(mock, "PUT", path, {"external_reference": "b", "id": "mine"}, status=200)
    assert changed_one == {**made, "external_reference": "b"} == call(mock, "GET", path, status=200)
    call(mock, "GET", path, status=404, Authorization="Bearer TEST-another")
    merchant = mock.post("/merchant_orders", json={"preference_id": made["id"]}, headers=AS_TESTS)
    assert merchant.json()["preference_id"] == made["id"]
    mock.controls.reset()
    assert call(mock, "GET", path, status=404)["error"] == "not_found"


def test_preferences_are_bounded(mock: CheckedClient) -> None:
    first = call(mock, "POST", "/checkout/preferences/", {})
    for _ in range(MAX_PREFERENCES):
        call(mock, "POST", "/checkout/preferences", {})
    call(mock, "GET", f"/checkout/preferences/{first['id']}", status=404)


def test_a_token_of_the_api_is_what_it_takes_to_call_them() -> None:
    """And not the secret of the control API, which no shop has."""
    with CheckedClient(create_app(access=Access("control-secret"))) as mock:
        call(mock, "POST", "/checkout/preferences", {})
        refused = call(mock, "POST", "/v1/card_tokens", CARD, status=401, Authorization="Bearer nothing")
        assert refused["error"] == "unauthorized"
        assert mock.unchecked("GET", "/__mock/clock").status_code == 403


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "/v1/card_tokens", {"card_number": 5}, 400),
        ("POST", "/v1/card_tokens", [], 400),
        ("POST", "/v1/card_tokens", {"card_number": "12345678"}, 400),
        ("POST", "/v1/card_tokens", {"expiration_month": 10**30}, 400),
        ("POST", "/checkout/preferences", {"x": 2**64}, 400),
        ("DELETE", "/v1/card_tokens", None, 405),
        ("GET", "/checkout/preferences/unknown", None, 404),
    ],
)
def test_what_cannot_be_is_refused(mock: CheckedClient, method: str, path: str, body: Any, status: int) -> None:
    call(mock, method, path, body, status=status)


def test_a_removed_account_is_nobody(mock: CheckedClient) -> None:
    made = call(mock, "POST", "/checkout/preferences", {})
    mock.controls.put_account(made["collector_id"], removed=True)
    assert call(mock, "GET", f"/checkout/preferences/{made['id']}", status=401)["error"] == "unauthorized"


def test_a_path_that_only_begins_like_one_is_the_api_s(mock: CheckedClient) -> None:
    assert "errors" in mock.unchecked("GET", "/v1/card_tokens_of_mine").json()
