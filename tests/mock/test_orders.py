"""Orders: how they are born in each form, and from which states they are canceled."""

import functools
from typing import Any

import pytest
from answers import CheckedClient, code_of
from mp_orders_mock import ids
from samples import ONLINE, POINT, POINT_2024, changed, headers


def create(mock: CheckedClient, body: dict[str, Any], **more: Any) -> dict[str, Any]:
    response = mock.post("/v1/orders", json=body, headers=headers(**more))
    assert response.status_code == 201, response.text
    order: dict[str, Any] = response.json()
    return order


def cancel(mock: CheckedClient, order: dict[str, Any], **more: Any) -> Any:
    return mock.post(f"/v1/orders/{order['id']}/cancel", headers=headers(**more))


@pytest.mark.parametrize(
    ("changes", "status", "detail"),
    [
        ({}, "processed", "accredited"),
        ({"capture_mode": "automatic"}, "processed", "accredited"),
        ({"capture_mode": "manual"}, "action_required", "waiting_capture"),
        ({"processing_mode": "manual"}, "created", "created"),
    ],
)
def test_first_state_of_a_card_payment(mock: CheckedClient, changes: dict[str, Any], status: str, detail: str) -> None:
    order = create(mock, changed(ONLINE, changes))
    assert (order["status"], order["status_detail"]) == (status, detail)
    assert order["transactions"]["payments"][0]["status_detail"] == detail


@pytest.mark.parametrize(
    ("method", "detail"),
    [
        ({"id": "pix", "type": "bank_transfer"}, "waiting_transfer"),
        ({"id": "boleto", "type": "ticket"}, "waiting_payment"),
    ],
)
def test_what_is_paid_elsewhere_waits(mock: CheckedClient, method: dict[str, str], detail: str) -> None:
    order = create(mock, changed(ONLINE, {"transactions.payments.0.payment_method": method}))
    assert (order["status"], order["status_detail"]) == ("action_required", detail)


def test_an_order_with_one_open_payment_is_open(mock: CheckedClient) -> None:
    """A card and a slip: the order waits for the slip, and the card is not charged before."""
    card = ONLINE["transactions"]["payments"][0]
    slip = {"amount": "5.10", "payment_method": {"id": "boleto", "type": "ticket"}}
    order = create(mock, changed(ONLINE, {"transactions.payments": [card, slip], "total_amount": "30.00"}))
    assert order["status_detail"] == "waiting_payment"
    assert [payment["status"] for payment in order["transactions"]["payments"]] == ["processing", "action_required"]


def test_totals_are_compared_as_decimals(mock: CheckedClient) -> None:
    """24 is 24.00, and three times 0.1 is 0.3."""
    payment = ONLINE["transactions"]["payments"][0]
    create(mock, changed(ONLINE, {"total_amount": "24", "transactions.payments": [{**payment, "amount": "24.00"}]}))
    parts = [{**payment, "amount": "0.10"}, {**payment, "amount": "0.20"}]
    create(mock, changed(ONLINE, {"total_amount": "0.30", "transactions.payments": parts}))


def test_point_order_in_the_form_of_2024(mock: CheckedClient) -> None:
    order = create(mock, POINT_2024)
    assert order["site_id"] == "MLB"
    assert order["integration_data"]["application_id"] == 1234567890
    assert order["type_config"] == POINT_2024["type_config"]
    assert not {"config", "country_code", "user_id", "expiration_time"} & order.keys()


def test_point_order_in_the_form_of_today(mock: CheckedClient) -> None:
    order = create(mock, POINT)
    assert order["expiration_time"] == "PT15M"
    assert order["country_code"] == "BR"
    assert order["integration_data"]["application_id"] == "1234567890"
    assert not {"type_config", "site_id"} & order.keys()


@pytest.mark.parametrize("life", ["PT30S", "PT3H", "PT180M", "PT16M", "P0DT30S", "P0Y0M0DT1M"])
def test_point_life_within_its_limits(mock: CheckedClient, life: str) -> None:
    assert create(mock, changed(POINT, expiration_time=life))["expiration_time"] == life


@pytest.mark.every_store
def test_times_keep_nanoseconds(mock: CheckedClient) -> None:
    assert create(mock, ONLINE)["created_date"] == "2023-11-14T22:13:20.123456789Z"


@pytest.mark.every_store
def test_get_gives_what_create_gave(mock: CheckedClient) -> None:
    order = create(mock, ONLINE)
    assert mock.get(f"/v1/orders/{order['id']}", headers=headers()).json() == order


def test_ids_of_test_credentials_and_of_others(mock: CheckedClient) -> None:
    assert create(mock, ONLINE)["id"].startswith("ORDTST")
    assert not create(mock, ONLINE, token="APP_USR-x")["id"].startswith("ORDTST")


@pytest.mark.every_store
@pytest.mark.parametrize("body", [POINT, POINT_2024])
def test_cancel_a_waiting_point_order(mock: CheckedClient, body: dict[str, Any]) -> None:
    """It is canceled by the API, and its terminal is free."""
    order = create(mock, body)
    canceled = cancel(mock, order).json()
    assert (canceled["status"], canceled["status_detail"]) == ("canceled", "canceled")
    assert canceled["transactions"]["payments"][0]["status_detail"] == "canceled_by_api"
    assert mock.get(f"/v1/orders/{order['id']}", headers=headers()).json() == canceled
    create(mock, body)


@pytest.mark.every_store
@pytest.mark.parametrize(
    ("changes", "status"),
    [({"processing_mode": "manual"}, 200), ({"capture_mode": "manual"}, 200), ({}, 409)],
    ids=["created", "action_required", "processed"],
)
def test_cancel_an_online_order(mock: CheckedClient, changes: dict[str, Any], status: int) -> None:
    response = cancel(mock, create(mock, changed(ONLINE, changes)))
    assert response.status_code == status
    if status == 200:
        assert response.json()["status_detail"] == "canceled_transaction"
    else:
        assert code_of(response.json()) == "cannot_cancel_order"


@pytest.mark.every_store
def test_another_accounts_order_does_not_exist(mock: CheckedClient) -> None:
    order = create(mock, POINT)
    assert mock.get(f"/v1/orders/{order['id']}", headers=headers("TEST-other")).status_code == 404
    assert cancel(mock, order, token="TEST-other").status_code == 404
    assert mock.get(f"/v1/orders/{order['id']}", headers=headers()).json()["status"] == "created"


@pytest.mark.every_store
def test_a_terminal_becomes_that_of_its_first_user(mock: CheckedClient) -> None:
    cancel(mock, create(mock, POINT))
    response = mock.post("/v1/orders", json=POINT, headers=headers("TEST-other"))
    assert (response.status_code, code_of(response.json())) == (403, "forbidden_checking_terminal_owner")


@pytest.mark.parametrize("model", ["NEWLAND_N950", "PAX_A910", "INGENICO_MOVE2500"])
def test_a_shared_terminal_has_no_owner(mock: CheckedClient, model: str) -> None:
    """The documents offer the serial SBX0000001 to everybody: it is busy for all, and forbidden to nobody."""
    body = changed(POINT, {"config.point.terminal_id": f"{model}__SBX0000001"})
    first = create(mock, body)
    busy = mock.post("/v1/orders", json=body, headers=headers("TEST-other"))
    assert (busy.status_code, code_of(busy.json())) == (409, "already_queued_order_for_terminal")
    cancel(mock, first)
    create(mock, body, token="TEST-other")


@pytest.mark.every_store
def test_two_tokens_of_no_user_are_two_accounts(mock: CheckedClient) -> None:
    """These two once were one, when their numbers were taken from too few."""
    order = create(mock, ONLINE, token="TEST-c4762")
    assert mock.get(f"/v1/orders/{order['id']}", headers=headers("TEST-c11719")).status_code == 404


@pytest.mark.every_store
def test_a_refused_order_claims_no_terminal(mock: CheckedClient) -> None:
    refused = changed(POINT, expiration_time="PT1S")
    assert mock.post("/v1/orders", json=refused, headers=headers()).status_code == 400
    create(mock, POINT, token="TEST-other")


@pytest.mark.parametrize("order_id", ["123", "01HRYFWNYRE1MR1E60MW3X0T2P", "ORD0000ABCD222233334444555566"])
def test_ids_in_the_old_and_the_new_form_are_ids(mock: CheckedClient, order_id: str) -> None:
    assert mock.get(f"/v1/orders/{order_id}", headers=headers()).status_code == 404


@pytest.mark.parametrize(
    "order_id",
    [
        "ord0000abcd222233334444555566",
        "ORD1",
        "%00",
        "ORD0000ABCD22223333444455556L",
        "..%2e",
        "123%2Fcancel",
        "%2f",
        "123%0A",
    ],
)
def test_what_is_not_an_id(mock: CheckedClient, order_id: str) -> None:
    assert code_of(mock.get(f"/v1/orders/{order_id}", headers=headers()).json()) == "bad_request"


@pytest.mark.parametrize("milliseconds", [0, 1, 1_726_000_000_123, 2**48 - 1])
def test_an_id_begins_with_its_time(milliseconds: int) -> None:
    """Crockford's 32 characters: ten of the time, sixteen by chance."""
    found = [ids.ulid(milliseconds * 1_000_000 + 999_999) for _ in range(3)]
    digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    for each in found:
        assert len(each) == 26
        assert functools.reduce(lambda number, digit: number * 32 + digits.index(digit), each[:10], 0) == milliseconds
    assert len({each[10:] for each in found}) == 3
