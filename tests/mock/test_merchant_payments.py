"""Where merchant orders stand because of their payments, which events of the control API and orders bring."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from answers import AS_TESTS, CheckedClient
from mp_orders_mock import create_app
from mp_orders_mock.clock import ClockSetting
from mp_orders_mock.control.errors import ControlError
from mp_orders_mock.operations.orders.lifecycle import Lifecycle
from samples import MERCHANT, ONLINE, QR, changed, headers

TOTAL = 24.9
PIX = changed(ONLINE, {"transactions.payments.0.payment_method": {"id": "pix", "type": "bank_transfer"}})


def create(mock: CheckedClient, body: Any = MERCHANT) -> Any:
    return mock.post("/merchant_orders", json=body, headers=AS_TESTS).json()


def read(mock: CheckedClient, order: Any) -> Any:
    return mock.get(f"/merchant_orders/{order['id']}", headers=AS_TESTS).json()


def stands(order: Any) -> tuple[Any, ...]:
    return tuple(order[name] for name in ("status", "order_status", "paid_amount", "refunded_amount"))


@pytest.fixture
def event(mock: CheckedClient) -> Callable[..., Any]:
    """Lets something happen, and sees that the API answers what the event did."""

    def apply(order: Any, event: str = "payment", **how: Any) -> Any:
        after = mock.controls.merchant_orders.event(order["id"], event, **how)
        assert read(mock, order) == after == mock.controls.merchant_orders.read(order["id"])
        return after

    return apply


@pytest.mark.every_store
def test_payments_close_a_merchant_order(mock: CheckedClient, event: Callable[..., Any]) -> None:
    order = create(mock)
    mock.controls.advance("PT1M")
    assert stands(order) == ("opened", "payment_required", 0, 0)
    assert stands(event(order, amount=10)) == ("opened", "partially_paid", 10, 0)
    paid = event(order)
    assert stands(paid) == ("closed", "paid", TOTAL, 0)
    assert [each["transaction_amount"] for each in paid["payments"]] == [10, 14.9]
    assert paid["last_updated"] > order["last_updated"]
    body = {"additional_info": "late"}
    refused = mock.put(f"/merchant_orders/{order['id']}", json=body, headers=AS_TESTS)
    assert refused.json()["error"] == "invalid_order_state"


@pytest.mark.parametrize(
    ("statuses", "order_status", "status"),
    [
        (["rejected"], "payment_required", "opened"),
        (["cancelled", "rejected"], "payment_required", "opened"),
        (["pending"], "payment_in_process", "opened"),
        (["in_process"], "payment_in_process", "opened"),
        (["authorized"], "payment_in_process", "opened"),
        (["rejected", "approved"], "paid", "closed"),
        (["in_mediation"], "paid", "closed"),
        (["refunded"], "reverted", "opened"),
        (["charged_back", "rejected"], "reverted", "opened"),
        (["refunded", "approved"], "partially_reverted", "closed"),
    ],
)
def test_the_statuses_follow_from_those_of_its_payments(
    mock: CheckedClient, event: Callable[..., Any], statuses: list[str], order_status: str, status: str
) -> None:
    """As update-merchant-order describes them."""
    order = create(mock)
    for each in statuses:
        after = event(order, status=each, amount=TOTAL)
    assert (after["order_status"], after["status"]) == (order_status, status)
    assert [each["status"] for each in after["payments"]] == statuses


def test_money_goes_back(event: Callable[..., Any], mock: CheckedClient) -> None:
    """A part of a payment first, then all of it; what was closed stays closed."""
    order = create(mock)
    payment_id = event(order)["payments"][0]["id"]
    part = event(order, payment_id=payment_id, amount_refunded="4.90")
    assert stands(part) == ("closed", "partially_reverted", TOTAL, 4.9)
    assert part["payments"][0]["status"] == "approved"
    back = event(order, payment_id=payment_id, status="refunded")
    assert stands(back) == ("closed", "reverted", TOTAL, TOTAL)
    assert len(back["payments"]) == 1


def test_amounts_are_added_as_decimals(event: Callable[..., Any], mock: CheckedClient) -> None:
    item = {**MERCHANT["items"][0], "quantity": 1, "unit_price": 0.3}
    order = create(mock, {"items": [item]})
    for _ in range(3):
        after = event(order, amount=0.1)
    assert stands(after) == ("closed", "paid", 0.3, 0)


@pytest.mark.parametrize(
    ("status", "expired"), [(None, True), ("rejected", True), ("pending", False), ("approved", False)]
)
def test_a_merchant_order_that_is_given_up_expires_unless_something_is_paid(
    mock: CheckedClient, event: Callable[..., Any], status: str | None, *, expired: bool
) -> None:
    order = create(mock)
    if status:
        event(order, status=status, amount=1)
    after = event(order, "cancel")
    assert after["cancelled"] is True
    assert (after["status"] == "expired", after["order_status"] == "expired") == (expired, expired)
    for again in ("cancel", "payment"):
        with pytest.raises(ControlError, match="is cancelled"):
            event(order, again)


@pytest.mark.every_store
@pytest.mark.parametrize("body", [PIX, QR])
def test_an_order_pays_and_pays_back(mock: CheckedClient, event: Callable[..., Any], body: Any) -> None:
    """Its payments are those of the merchant order it was put into, from then on."""
    merchant = create(mock, {"items": [{**MERCHANT["items"][0], "quantity": 2, "unit_price": 20}]})
    order = mock.post("/v1/orders", json=body, headers=headers()).json()
    amount = float(order["transactions"]["payments"][0]["amount"])
    tried = order["transactions"]["payments"][0]["status"] != "created"  # nobody has scanned the code yet
    before = "payment_in_process" if tried else "payment_required"
    assert stands(event(merchant, "order", order_id=order["id"])) == ("opened", before, 0, 0)
    mock.controls.order_event(order["id"], "pay")
    paid = read(mock, merchant)
    covered = amount >= 40
    assert stands(paid) == ("closed" if covered else "opened", "paid" if covered else "partially_paid", amount, 0)
    mock.post(f"/v1/orders/{order['id']}/refund", headers=headers())
    back = read(mock, merchant)
    assert stands(back) == (paid["status"], "reverted", amount, amount)
    assert [each["id"] for each in back["payments"]] == [each["id"] for each in paid["payments"]]
    state = mock.controls.dump()
    mock.controls.load(state)
    assert mock.controls.dump() == state


def test_an_order_that_time_ends_is_cancelled_there(mock: CheckedClient, event: Callable[..., Any]) -> None:
    merchant = create(mock)
    order = mock.post("/v1/orders", json={**PIX, "expiration_time": "PT15M"}, headers=headers()).json()
    assert stands(event(merchant, "order", order_id=order["id"])) == ("opened", "payment_in_process", 0, 0)
    mock.controls.advance("PT20M")
    assert [each["status"] for each in read(mock, merchant)["payments"]] == ["cancelled"]
    assert stands(read(mock, merchant)) == ("opened", "payment_required", 0, 0)


def test_an_order_is_locked_before_its_merchant_order(postgres_url: str) -> None:
    """By whoever changes either: two that lock them the other way round would wait for each other."""
    with (
        CheckedClient(create_app(store=postgres_url)) as mock,
        psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as watcher,
        ThreadPoolExecutor(1) as threads,
    ):
        merchant, order = create(mock), mock.post("/v1/orders", json=PIX, headers=headers()).json()
        with mock.store.transaction() as transaction:
            assert transaction.order(order["id"], for_change=True)
            put = threads.submit(mock.controls.merchant_orders.event, merchant["id"], "order", order_id=order["id"])
            while not watcher.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone()[0]:
                assert not put.done()
            assert transaction.merchant_order(merchant["collector"]["id"], merchant["id"], for_change=True)
        assert put.result()["order_status"] == "payment_in_process"


@pytest.mark.parametrize(
    ("event", "how", "code", "says"),
    [
        ("paid", {}, "invalid_request", "one of payment, order, cancel"),
        ("payment", {"status": "paid"}, "invalid_request", "charged_back"),
        ("payment", {"amount": 0}, "invalid_request", "more than 0"),
        ("payment", {"amount": 1.234}, "invalid_request", "two decimals"),
        ("payment", {"amount": "NaN"}, "invalid_request", "is no amount"),
        ("payment", {"amount": "1_0"}, "invalid_request", "is no amount"),
        ("payment", {"amount": " 5 "}, "invalid_request", "is no amount"),
        ("payment", {"amount": "٥"}, "invalid_request", "is no amount"),
        ("payment", {"amount": True}, "invalid_request", "is no amount"),
        ("payment", {"payment_id": 5}, "not_found", "no payment 5"),
        ("payment", {"order_id": "x"}, "invalid_request", "payment has no order_id"),
        (
            "payment",
            {"status": "rejected", "amount": 1, "amount_refunded": 1},
            "event_not_possible",
            "more than was paid",
        ),
        ("order", {}, "invalid_request", "order_id"),
        ("order", {"order_id": "ORD00000000000000000000000000"}, "not_found", "has no order"),
        ("cancel", {"amount": 1}, "invalid_request", "nothing besides"),
    ],
)
def test_what_cannot_happen_says_what_can(
    mock: CheckedClient, event: str, how: dict[str, Any], code: str, says: str
) -> None:
    order = create(mock)
    with pytest.raises(ControlError, match=says) as caught:
        mock.controls.merchant_orders.event(order["id"], event, **how)
    assert caught.value.code == code
    assert read(mock, order) == order


def test_nothing_more_can_be_paid_than_is_left_unless_it_is_said(
    mock: CheckedClient, event: Callable[..., Any]
) -> None:
    order = create(mock)
    event(order)
    with pytest.raises(ControlError, match="name an amount"):
        event(order)
    assert stands(event(order, amount=1)) == ("closed", "paid", 25.9, 0)


def test_a_payment_that_has_ended_stays_so(mock: CheckedClient, event: Callable[..., Any]) -> None:
    """What was never paid is not paid back, and what was paid back is not paid again."""
    order = create(mock)
    never = event(order, status="rejected", amount=1)["payments"][0]["id"]
    paid = event(order)["payments"][1]["id"]
    after = event(order, payment_id=paid, amount_refunded=4.9)
    for payment_id, how, says in (
        (never, {"status": "refunded"}, "a payment that is rejected becomes no refunded: nothing"),
        (paid, {"status": "rejected"}, "that is approved becomes no rejected: approved, in_mediation, refunded"),
        (paid, {"status": "refunded", "amount_refunded": 5}, "all is paid back, 24.9: for a part leave it approved"),
    ):
        with pytest.raises(ControlError, match=says):
            event(order, payment_id=payment_id, **how)
    assert read(mock, order) == after
    assert event(order, payment_id=paid, amount_refunded=TOTAL)["payments"][1]["status"] == "refunded"
    with pytest.raises(ControlError, match="becomes no approved"):
        event(order, payment_id=paid, status="approved")


def test_a_merchant_order_that_is_given_up_ends_with_its_payments(
    mock: CheckedClient, event: Callable[..., Any]
) -> None:
    order = create(mock)
    payment_id = event(order, status="pending", amount=1)["payments"][0]["id"]
    assert stands(event(order, "cancel"))[:2] == ("opened", "payment_in_process")
    assert stands(event(order, payment_id=payment_id, status="rejected"))[:2] == ("expired", "expired")
    other = create(mock)
    payment_id = event(other, amount=1)["payments"][0]["id"]
    event(other, payment_id=payment_id, status="refunded")
    assert stands(event(other, "cancel")) == ("expired", "expired", 1, 1)


def test_an_order_belongs_to_one_merchant_order_that_is_not_given_up(
    mock: CheckedClient, event: Callable[..., Any]
) -> None:
    one, two, given_up = create(mock), create(mock), create(mock)
    order = mock.post("/v1/orders", json=ONLINE, headers=headers()).json()
    event(given_up, "cancel")
    with pytest.raises(ControlError, match="is cancelled"):
        event(given_up, "order", order_id=order["id"])
    paid = event(one, "order", order_id=order["id"])
    with pytest.raises(ControlError, match=f"belongs to the merchant order {one['id']}"):
        event(two, "order", order_id=order["id"])
    assert event(one, "order", order_id=order["id"])["payments"] == paid["payments"]
    assert (stands(paid)[0], stands(read(mock, two))[0]) == ("closed", "opened")


def test_a_smaller_total_may_be_covered(mock: CheckedClient, event: Callable[..., Any]) -> None:
    order = create(mock)
    event(order, amount=12.45)
    change = {"items": [{"id": MERCHANT["items"][0]["id"], "quantity": 1}]}
    answer = mock.put(f"/merchant_orders/{order['id']}", json=change, headers=AS_TESTS).json()
    assert stands(answer) == ("closed", "paid", 12.45, 0)


def test_what_is_due_of_one_merchant_order_waits_for_nobody(postgres_url: str) -> None:
    """The sweep holds a merchant order while it changes one order of it, and not two."""
    with CheckedClient(create_app(store=postgres_url)) as mock:
        merchant = create(mock)
        short = {**PIX, "expiration_time": "PT1M"}
        orders = [mock.post("/v1/orders", json=short, headers=headers()).json()["id"] for _ in range(3)]
        for order_id in orders:
            mock.controls.merchant_orders.event(merchant["id"], "order", order_id=order_id)
        plain = [mock.post("/v1/orders", json=short, headers=headers()).json()["id"] for _ in range(3)]
        with mock.store.transaction(alone=True) as transaction:
            now_ns = transaction.machine_ns() + 120 * 10**9
            transaction.set_clock(ClockSetting(0, now_ns))
        counts = []
        for _ in range(5):
            with mock.store.transaction() as transaction:
                counts.append(Lifecycle(transaction).apply_due())
        assert counts == [(1, True), (1, True), (1, True), (len(plain), False), (0, False)]
        assert {mock.controls.order(each)["status"] for each in (*orders, *plain)} == {"expired"}


def test_there_is_no_such_merchant_order(mock: CheckedClient) -> None:
    for call in (
        mock.controls.merchant_orders.read,
        lambda number: mock.controls.merchant_orders.event(number, "cancel"),
    ):
        with pytest.raises(ControlError, match="no merchant order 5"):
            call(5)


def test_the_control_api_has_it(mock: CheckedClient) -> None:
    order = create(mock)
    path = f"/__mock/merchant_orders/{order['id']}/events"
    paid = mock.unchecked("POST", path, json={"event": "payment", "status": "approved", "amount": 24.9})
    assert (paid.status_code, stands(paid.json())) == (200, ("closed", "paid", TOTAL, 0))
    assert mock.unchecked("POST", path, json={"event": "payment", "amount": -1}).status_code == 400
