"""Merchant orders: how they are born, what an update may change, and how old clients send them."""

from typing import Any

import httpx
import pytest
from answers import SANDBOX_TOKEN, CheckedClient, code_of
from samples import ITEM, MERCHANT, changed, headers


def create(mock: CheckedClient, body: Any = MERCHANT, **more: Any) -> dict[str, Any]:
    response = mock.post("/merchant_orders", json=body, headers=headers(**more))
    assert response.status_code == 201, response.text
    order: dict[str, Any] = response.json()
    return order


def update(mock: CheckedClient, order: dict[str, Any], body: Any, **more: Any) -> httpx.Response:
    return mock.put(f"/merchant_orders/{order['id']}", json=body, headers=headers(**more))


@pytest.mark.every_store
def test_a_new_merchant_order_is_opened_and_unpaid(mock: CheckedClient) -> None:
    order = create(mock)
    assert (order["status"], order["order_status"], order["cancelled"]) == ("opened", "payment_required", False)
    assert (order["total_amount"], order["paid_amount"], order["payments"]) == (24.9, 0, [])
    assert order["date_created"] == "2023-11-14T18:13:20.123-04:00"
    assert order["marketplace"] == "NONE"
    assert order["id"] > 2**32


def test_a_preference_alone_is_enough(mock: CheckedClient) -> None:
    preference = "798798399-13769cb5-b898-448f-8d5a-c939a8cee479"
    order = create(mock, {"preference_id": preference})
    assert (order["items"], order["total_amount"]) == ([], 0)


@pytest.mark.parametrize(("price", "quantity", "total"), [(0.1, 3, 0.3), (1.1, 3, 3.3), (5, 2, 10), (5.0, 1, 5)])
def test_totals_are_added_as_decimals(mock: CheckedClient, price: float, quantity: int, total: float) -> None:
    order = create(mock, {"items": [changed(ITEM, unit_price=price, quantity=quantity)]})
    assert order["total_amount"] == total


@pytest.mark.every_store
def test_only_what_is_sent_changes(mock: CheckedClient) -> None:
    order = create(mock)
    changed_order = update(mock, order, {"additional_info": "info", "marketplace": "MELI"}).json()
    expected = {**order, "additional_info": "info", "marketplace": "MELI"}
    assert changed_order == expected
    assert mock.get(f"/merchant_orders/{order['id']}", headers=headers()).json() == expected


def test_an_update_without_anything_changes_nothing(mock: CheckedClient) -> None:
    order = create(mock)
    assert update(mock, order, {}).json() == order


@pytest.mark.every_store
def test_a_quantity_changes_with_the_total(mock: CheckedClient) -> None:
    order = create(mock)
    assert update(mock, order, {"items": [{"id": "a", "quantity": 3}]}).json()["total_amount"] == 37.35


def test_an_item_may_be_sent_whole_if_only_the_quantity_differs(mock: CheckedClient) -> None:
    order = create(mock)
    item = order["items"][0]
    assert None in item.values()
    assert update(mock, order, {"items": [{**item, "quantity": 1}]}).json()["total_amount"] == 12.45


@pytest.mark.parametrize("first", [0, 1])
def test_items_under_one_id_are_told_apart_by_what_is_sent(mock: CheckedClient, first: int) -> None:
    order = create(mock, {"items": [changed(ITEM, title="x"), changed(ITEM, title="y")]})
    changes = [{"id": "a", "quantity": 5}, {"id": "a", "title": "x", "quantity": 7}]
    items = update(mock, order, {"items": [changes[first], changes[1 - first]]}).json()["items"]
    assert [(item["title"], item["quantity"]) for item in items] == [("x", 7), ("y", 5)]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_item_is_left_for_who_can_have_no_other(mock: CheckedClient, order: tuple[int, int]) -> None:
    """Either item fits the first change, only one the second."""
    made = create(mock, {"items": [changed(ITEM, unit_price=10), changed(ITEM, unit_price=20)]})
    changes = [{"id": "a", "title": "Thing", "currency_id": "BRL", "quantity": 3}, {"id": "a", "unit_price": 10}]
    items = update(mock, made, {"items": [changes[i] for i in order]}).json()["items"]
    assert [(item["unit_price"], item["quantity"]) for item in items] == [(10, 2), (20, 3)]


@pytest.mark.parametrize(("number", "status"), [(100, 200), (101, 400)])
def test_a_hundred_items_alike(mock: CheckedClient, number: int, status: int) -> None:
    """The limit, and one past it; in the worst order for telling them apart."""
    items = [changed(ITEM, unit_price=1 if i else 2) for i in range(100)]
    order = create(mock, {"items": items})
    changes: list[dict[str, Any]] = [{"id": "a", "quantity": 7} for _ in range(number - 1)]
    response = update(mock, order, {"items": [*changes, {"id": "a", "unit_price": 2}]})
    assert response.status_code == status
    if status == 200:
        assert response.json()["total_amount"] == 99 * 7 + 2 * 2


def test_a_null_title_is_another_title(mock: CheckedClient) -> None:
    response = update(mock, create(mock), {"items": [{"id": "a", "title": None}]})
    assert response.json()["cause"][0]["code"] == "invalid_items"


@pytest.mark.parametrize("number", ["", "1000000002-", "7-"])
def test_a_preference_is_its_uuid(mock: CheckedClient, number: str) -> None:
    """Its merchant order is closed, with or without the number of the collector."""
    body = {"preference_id": f"{number}00000000-0000-4000-8000-000000000001"}
    response = mock.post("/merchant_orders", json=body, headers=headers(SANDBOX_TOKEN))
    assert code_of(response.json()) == "invalid_order_state"


def test_a_dot_in_the_name_of_a_member_is_none_of_ours(mock: CheckedClient) -> None:
    response = mock.post("/merchant_orders", json={"payments.x": 1}, headers=headers())
    assert code_of(response.json()) == "unmarshal_error"


@pytest.mark.parametrize("field", ["title", "currency_id", "unit_price", "description", "category_id", "picture_url"])
def test_another_field_of_an_item_does_not_change(mock: CheckedClient, field: str) -> None:
    order = create(mock)
    response = update(mock, order, {"items": [{"id": "a", field: 1 if field == "unit_price" else "ARS"}]})
    assert (response.status_code, code_of(response.json())) == (400, "invalid_items")
    assert mock.get(f"/merchant_orders/{order['id']}", headers=headers()).json() == order


@pytest.mark.every_store
def test_one_refused_item_stops_the_whole_update(mock: CheckedClient) -> None:
    order = create(mock)
    both = [{"id": "a", "quantity": 9}, {"id": "b", "quantity": 9}]
    assert update(mock, order, {"items": both, "additional_info": "x"}).status_code == 400
    assert mock.get(f"/merchant_orders/{order['id']}", headers=headers()).json() == order


def test_an_item_named_twice_is_refused(mock: CheckedClient) -> None:
    twice = [{"id": "a", "quantity": 1}, {"id": "a", "quantity": 2}]
    assert code_of(update(mock, create(mock), {"items": twice}).json()) == "invalid_items"


@pytest.mark.parametrize(
    ("field", "limit"),
    [("notification_url", 500), ("additional_info", 600), ("external_reference", 256), ("marketplace", 256)],
)
@pytest.mark.parametrize("beyond", [False, True])
def test_lengths(mock: CheckedClient, field: str, limit: int, *, beyond: bool) -> None:
    """At the limit a text is taken, one past it is invalid_string."""
    start = {"notification_url": "http://", "marketplace": "MP-MKT-"}.get(field, "")
    text = start + "1" * (limit - len(start) + beyond)
    response = mock.post("/merchant_orders", json={field: text}, headers=headers())
    assert response.status_code == (400 if beyond else 201)
    assert not beyond or code_of(response.json()) == "invalid_string"


@pytest.mark.every_store
def test_another_accounts_merchant_order_does_not_exist(mock: CheckedClient) -> None:
    order = create(mock)
    assert update(mock, order, {}, token="TEST-other").status_code == 404
    assert mock.get(f"/merchant_orders/{order['id']}", headers=headers("TEST-other")).status_code == 404


def test_the_order_of_the_documents_is_there_for_the_sandbox_account(mock: CheckedClient) -> None:
    order = mock.get("/merchant_orders/9999999999", headers=headers(SANDBOX_TOKEN)).json()
    assert (order["status"], order["order_status"]) == ("closed", "paid")


def test_a_post_as_the_page_shows_it(mock: CheckedClient) -> None:
    """Token in the query, curl's form media type or none, no idempotency key."""
    path = "/merchant_orders?access_token=TEST-tests"
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert mock.post(path, content=b'{"external_reference": "default"}', headers=form).status_code == 201
    assert mock.post(path, content=b'{"external_reference": "default"}').status_code == 201


def test_the_token_in_the_query_counts_nowhere_else(mock: CheckedClient) -> None:
    order = create(mock)
    assert mock.get(f"/merchant_orders/{order['id']}?access_token=TEST-tests").status_code == 401
    assert mock.post("/v1/orders?access_token=TEST-tests", json={}).status_code == 401


def test_the_header_wins_over_the_query(mock: CheckedClient) -> None:
    response = mock.post("/merchant_orders?access_token=TEST-tests", json={}, headers={"Authorization": "Bearer bad"})
    assert response.status_code == 401


@pytest.mark.parametrize("order_id", ["0", "-1", "1.5", "9223372036854775808", "٣", "1" * 5000, "+1", "1e3"])
def test_what_is_not_an_id(mock: CheckedClient, order_id: str) -> None:
    assert code_of(mock.get(f"/merchant_orders/{order_id}", headers=headers()).json()) == "invalid_format"


@pytest.mark.every_store
@pytest.mark.parametrize("order_id", ["1", "9223372036854775807"])
def test_what_is_an_id(mock: CheckedClient, order_id: str) -> None:
    assert mock.get(f"/merchant_orders/{order_id}", headers=headers()).status_code == 404
