"""What is paid, captured and paid back: amounts to the cent, statuses, and who decides about them."""

from decimal import Decimal
from typing import Any

import pytest
from answers import CheckedClient, code_of, read
from conftest import Clock
from mp_orders_mock.domain.outcomes import HOLDERS
from samples import ONLINE, POINT, REMOVE, changed, headers

pytestmark = pytest.mark.every_store
METHOD = "transactions.payments.0.payment_method"
PIX = {METHOD: {"id": "pix", "type": "bank_transfer"}}
MANUAL = {"processing_mode": "manual"}
CHECKOUT_PRO = {"transactions": REMOVE, **MANUAL}


def create(mock: CheckedClient, changes: dict[str, Any] | None = None, status: int = 201, **more: Any) -> Any:
    response = mock.post("/v1/orders", json=changed(ONLINE, changes, **more), headers=headers())
    assert response.status_code == status, response.text
    return response.json()


def command(mock: CheckedClient, order: Any, name: str, body: Any = None, key: str | None = None) -> Any:
    sent = {} if body is None else {"json": body}
    return mock.post(f"/v1/orders/{order['id']}/{name}", headers=headers(key=key), **sent)


def part(order: Any, amount: str, number: int = 0) -> Any:
    return {"transactions": [{"id": order["transactions"]["payments"][number]["id"], "amount": amount}]}


def two(*amounts: str) -> dict[str, Any]:
    payments = [{**ONLINE["transactions"]["payments"][0], "amount": amount} for amount in amounts]
    return {"transactions.payments": payments, "total_amount": str(sum(map(Decimal, amounts)))}


@pytest.mark.parametrize(("name", "detail"), HOLDERS.items())
def test_the_holder_decides_about_a_card(mock: CheckedClient, name: str, detail: str) -> None:
    """At once or when it is processed; by the token, or by the first name of the payer."""
    stands = {"accredited": "processed", "in_process": "processing"}.get(detail, "failed")
    for changes in ({f"{METHOD}.token": f"{name}-1"}, {"payer.first_name": name}, {"payer.first_name": f"{name} TEST"}):
        for more in ({}, MANUAL):
            status = 402 if stands == "failed" and not more else 201
            made = create(mock, changes, status, **more)
            order = made.get("data", made)
            if more:
                assert order["status"] == "created"
                answer = command(mock, order, "process")
                assert answer.status_code == (402 if stands == "failed" else 200)
            order = read(mock, order)
            payment = order["transactions"]["payments"][0]
            assert (order["status"], payment["status_detail"]) == (stands, detail)
            assert ("paid_amount" in payment) == ("total_paid_amount" in order) == (stands == "processed")


def test_what_is_no_card_is_not_decided_by_a_holder(mock: CheckedClient) -> None:
    assert create(mock, {**PIX, "payer.first_name": "OTHE"})["status"] == "action_required"
    assert create(mock, {"payer.first_name": "OTHER"})["status"] == "processed"


def test_an_order_whose_capture_fails_stays_failed(mock: CheckedClient) -> None:
    order = create(mock, capture_mode="manual")
    mock.controls.add_fault(operation="capture_order", kind="error", code="failed", status_detail="high_risk")
    answer = command(mock, order, "capture")
    assert (answer.status_code, answer.json()["data"]["status"]) == (402, "failed")
    assert read(mock, order)["transactions"]["payments"][0]["status_detail"] == "high_risk"
    assert code_of(command(mock, order, "capture").json()) == "cannot_capture_order"
    assert code_of(command(mock, order, "refund").json()) == "cannot_refund_order"


@pytest.mark.parametrize(("dialect", "status"), [("mock", 400), ("observed", 402)])
def test_a_failed_process_under_its_key(request: pytest.FixtureRequest, dialect: str, status: int) -> None:
    """Live it is answered again; as documented the key is free, and the order is not to be processed any more."""
    client = request.getfixturevalue(dialect)
    order = create(client, {f"{METHOD}.token": "OTHE-1"}, **MANUAL)
    assert command(client, order, "process", key="k").status_code == 402
    assert command(client, order, "process", key="k").status_code == status
    assert read(client, order)["status"] == "failed"


def test_pix_of_an_order_that_is_processed(mock: CheckedClient) -> None:
    order = create(mock, PIX, **MANUAL)
    assert "qr_code" not in order["transactions"]["payments"][0]["payment_method"]
    processed = command(mock, order, "process").json()
    payment = processed["transactions"]["payments"][0]
    assert (processed["status"], payment["status_detail"]) == ("action_required", "waiting_transfer")
    assert payment["payment_method"]["qr_code"].startswith("000201")
    assert payment["id"] == order["transactions"]["payments"][0]["id"]
    mock.controls.order_event(order["id"], "pay")
    assert read(mock, order)["total_paid_amount"] == "24.90"
    refund = command(mock, order, "refund").json()["transactions"]["refunds"][0]
    assert refund["e2e_id"]


@pytest.mark.parametrize("parts", [["24.90"], ["0.01", "24.89"], ["10", "10.00", "4.9".ljust(4, "0")], ["8.30"] * 3])
def test_parts_that_add_up(mock: CheckedClient, parts: list[str]) -> None:
    order = create(mock)
    for number, amount in enumerate(parts, 1):
        answer = command(mock, order, "refund", part(order, amount))
        assert answer.status_code == 201, answer.text
        shown = read(mock, order)
        back = sum(map(Decimal, parts[:number]))
        last = number == len(parts)
        assert shown["status"] == answer.json()["status"] == ("refunded" if last else "processed")
        assert shown["status_detail"] == ("refunded" if last else "partially_refunded")
        assert Decimal(shown["transactions"]["payments"][0]["refunded_amount"]) == back
        assert len(shown["transactions"]["refunds"]) == number
        assert shown["total_paid_amount"] == "24.90"
    assert code_of(command(mock, order, "refund").json()) == "order_already_refunded"


def test_two_payments_are_paid_back_one_by_one(mock: CheckedClient) -> None:
    order = create(mock, two("10.00", "14.90"))
    assert code_of(command(mock, order, "refund", part(order, "10.01")).json()) == "refund_amount_exceeds"
    assert command(mock, order, "refund", part(order, "10.00")).json()["status"] == "processed"
    assert [each["status"] for each in read(mock, order)["transactions"]["payments"]] == ["refunded", "processed"]
    rest = command(mock, order, "refund").json()
    assert [(each["amount"], each["transaction_id"]) for each in rest["transactions"]["refunds"]] == [
        ("14.90", order["transactions"]["payments"][1]["id"])
    ]
    assert read(mock, order)["status"] == "refunded"


def test_a_refund_and_its_replay_are_one(mock: CheckedClient) -> None:
    order = create(mock)
    first = command(mock, order, "refund", part(order, "10.00"), key="r")
    again = command(mock, order, "refund", part(order, "10.00"), key="r")
    assert (again.content, again.headers["idempotent-replayed"]) == (first.content, "true")
    assert len(read(mock, order)["transactions"]["refunds"]) == 1


def test_the_database_holds_that_no_more_is_paid_back(mock: CheckedClient) -> None:
    order = create(mock)
    command(mock, order, "refund")
    with mock.store.transaction() as transaction:
        (row,) = [each for each in transaction.rows("orders") if each["id"] == order["id"]]
    assert (row["paid"], row["refunded"]) == (2490, 2490)


def test_a_point_order_is_refunded_within_90_days(mock: CheckedClient) -> None:
    orders = [mock.post("/v1/orders", json=POINT, headers=headers()).json()]
    mock.controls.order_event(orders[0]["id"], "approve")
    mock.controls.advance("P89D")
    assert command(mock, orders[0], "refund", part(orders[0], "1.00")).status_code == 201
    mock.controls.advance("P2D")
    assert code_of(command(mock, orders[0], "refund").json()) == "refund_period_exceeded"
    assert code_of(command(mock, orders[0], "process").json()) == "invalid_order_mode_for_operation"
    assert code_of(command(mock, orders[0], "capture").json()) == "operation_not_supported"


def test_the_buyer_pays_on_the_page_of_checkout_pro(mock: CheckedClient) -> None:
    """The order has the payment then, and can be paid back."""
    order = create(mock, CHECKOUT_PRO)
    assert order["checkout_url"].endswith(f"/__mock/orders/{order['id']}/payment")
    assert (order["status"], "transactions" in order) == ("created", False)
    paid = mock.controls.order_event(order["id"], "pay")
    (payment,) = paid["transactions"]["payments"]
    assert (paid["status"], paid["total_paid_amount"], payment["paid_amount"]) == ("processed", "24.90", "24.90")
    assert read(mock, order) == paid
    assert command(mock, order, "refund").json()["status"] == "refunded"


def test_a_card_that_is_rejected_on_the_page_of_checkout_pro(mock: CheckedClient) -> None:
    order = create(mock, CHECKOUT_PRO)
    assert mock.controls.order_event(order["id"], "reject")["status"] == "failed"


def test_another_card_on_the_page_of_checkout_pro(observed: CheckedClient) -> None:
    """Live the buyer whose card was rejected may try another one."""
    order = create(observed, CHECKOUT_PRO)
    waits = observed.controls.order_event(order["id"], "reject")
    assert (waits["status"], waits["status_detail"]) == ("action_required", "waiting_retry")
    assert observed.controls.order_event(order["id"], "pay")["status"] == "processed"


def test_transactions_of_an_order_without_any(mock: CheckedClient) -> None:
    order = create(mock, CHECKOUT_PRO)
    path = f"/v1/orders/{order['id']}/transactions"
    body = {"payments": ONLINE["transactions"]["payments"]}
    (added,) = mock.post(path, json=body, headers=headers()).json()["payments"]
    mock.put(f"{path}/{added['id']}", json={"payment_method": {"installments": 3}}, headers=headers())
    gone = mock.delete(f"{path}/{added['id']}", headers=headers(key="d"))
    again = mock.delete(f"{path}/{added['id']}", headers=headers(key="d"))
    assert (gone.status_code, gone.content, again.headers["idempotent-replayed"]) == (204, b"", "true")
    assert read(mock, order)["transactions"]["payments"] == []
    assert [each["command"] for each in mock.controls.read_events()] == ["create", "change", "change", "change"]


def test_a_search_finds_what_time_has_ended(mock: CheckedClient, clock: Clock) -> None:
    """Although nobody has looked at it since, and no sweep has come by: it is the machine's clock that goes on."""
    order = create(mock, capture_mode="manual", expiration_time="PT1H")
    dates = "begin_date=1990-01-01T00:00:00Z&end_date=2200-01-01T00:00:00Z"
    clock.now_ns += 2 * 3600 * 10**9

    def found(status: str) -> list[str]:
        answer = mock.get(f"/v1/orders?{dates}&status={status}", headers=headers()).json()
        return [each["id"] for each in answer["data"]]

    assert (found("action_required"), found("expired")) == ([], [order["id"]])


def test_point_orders_are_not_found(mock: CheckedClient) -> None:
    """The page is about online orders."""
    mock.post("/v1/orders", json=POINT, headers=headers())
    dates = "begin_date=1990-01-01T00:00:00Z&end_date=2200-01-01T00:00:00Z"
    for query in (dates, f"{dates}&type=point"):
        assert mock.get(f"/v1/orders?{query}", headers=headers()).json()["data"] == []


TWO_KINDS = [
    {"amount": "10.00", "payment_method": {"id": "visa", "type": "credit_card", "token": "12345"}},
    {"amount": "14.90", "payment_method": {"id": "pix", "type": "bank_transfer"}},
]


@pytest.mark.parametrize("end", ["cancel", "expire", "reject"])
def test_nothing_stays_paid_in_an_order_that_ends_without_the_rest(mock: CheckedClient, end: str) -> None:
    """While a payment waits, the other is not taken."""
    order = create(mock, {"transactions.payments": TWO_KINDS})
    statuses = [each["status"] for each in order["transactions"]["payments"]]
    assert (order["status"], statuses) == ("action_required", ["processing", "action_required"])
    if end == "cancel":
        command(mock, order, "cancel")
    else:
        mock.controls.order_event(order["id"], end)
    ended = read(mock, order)
    assert {each["status"] for each in ended["transactions"]["payments"]} == {ended["status"]}
    other = create(mock, {"transactions.payments": TWO_KINDS})
    paid = mock.controls.order_event(other["id"], "pay")
    assert [each["paid_amount"] for each in paid["transactions"]["payments"]] == ["10.00", "14.90"]


def test_a_payment_that_is_looked_at_is_not_captured(mock: CheckedClient) -> None:
    payments = [{**TWO_KINDS[0], "amount": amount} for amount in ("10.00", "14.90")]
    payments[1] = changed(payments[1], {"payment_method.token": "CONT-1"})
    order = create(mock, {"transactions.payments": payments}, capture_mode="manual")
    assert code_of(command(mock, order, "capture").json()) == "cannot_capture_order"


def test_an_order_whose_payments_were_all_deleted_is_paid_on_its_page(mock: CheckedClient) -> None:
    order = create(mock, **MANUAL)
    path = f"/v1/orders/{order['id']}/transactions/{order['transactions']['payments'][0]['id']}"
    mock.delete(path, headers=headers())
    mock.controls.order_event(order["id"], "approve")
    (refund,) = command(mock, order, "refund").json()["transactions"]["refunds"]
    assert refund["amount"] == "24.90"


def test_a_saved_card_has_to_be_given_a_whole_method(mock: CheckedClient) -> None:
    payments = [{"amount": "24.90", "automatic_payments": {"payment_profile_id": "abc"}}]
    order = create(mock, {"transactions.payments": payments}, **MANUAL)
    path = f"/v1/orders/{order['id']}/transactions/{order['transactions']['payments'][0]['id']}"
    for method in ({"installments": 2}, {"type": "credit_card"}, {"id": "visa"}):
        answer = mock.put(path, json={"payment_method": method}, headers=headers())
        assert code_of(answer.json()) == "invalid_properties"


def test_another_method_keeps_nothing_of_a_card(mock: CheckedClient) -> None:
    order = create(mock, {f"{METHOD}.installments": 3}, **MANUAL)
    path = f"/v1/orders/{order['id']}/transactions/{order['transactions']['payments'][0]['id']}"
    pix = {"id": "pix", "type": "bank_transfer"}
    assert mock.put(path, json={"payment_method": pix}, headers=headers()).json() == {"payment_method": pix}
    nameless = create(mock, external_reference=REMOVE, **CHECKOUT_PRO)
    body = {"payments": [{"amount": "24.90", "payment_method": pix}]}
    answer = mock.post(f"/v1/orders/{nameless['id']}/transactions", json=body, headers=headers())
    assert code_of(answer.json()) == "required_properties"


def test_an_empty_object_and_no_body_are_one_refund(mock: CheckedClient) -> None:
    order = create(mock)
    first = command(mock, order, "refund", {}, key="r")
    assert command(mock, order, "refund", key="r").content == first.content


def test_dates_of_a_search_may_lie_anywhere(mock: CheckedClient) -> None:
    create(mock)
    late = "2200-01-01T00:00:00Z"
    for begin, end in (("1900-01-01T00:00:00Z", "9999-12-31T23:59:59Z"), ("2016-12-31T23:59:60Z", late)):
        found = mock.get(f"/v1/orders?begin_date={begin}&end_date={end}", headers=headers()).json()
        assert found["paging"]["total"] == "1"
    wrong = mock.get(f"/v1/orders?begin_date=2020-01-01T00:00:00%2B99:00&end_date={late}", headers=headers())
    assert "is not a time such as" in wrong.text


@pytest.mark.every_store
def test_a_search_for_what_no_order_can_have_finds_nothing(mock: CheckedClient) -> None:
    """PostgreSQL takes no text with a NUL."""
    assert mock.post("/v1/orders", json=ONLINE, headers=headers()).status_code == 201
    dates = "begin_date=2020-01-01T00:00:00Z&end_date=2040-01-01T00:00:00Z"
    found = mock.get(f"/v1/orders?{dates}&external_reference=a%00b", headers=headers())
    assert (found.status_code, found.json()["data"]) == (200, [])
    for name in ("external_reference", "preference_id"):
        found = mock.get(f"/merchant_orders/search?{name}=%00", headers=headers())
        assert (found.status_code, found.json()["elements"]) == (200, [])
