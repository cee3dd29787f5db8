"""Orders at terminals: simulated ends by the clock, cancels that a terminal is asked for, and what they survive."""

from pathlib import Path
from typing import Any

import pytest
from answers import CheckedClient, code_of, own_user, read
from conftest import Clock
from mp_orders_mock import create_app
from mp_orders_mock.control.errors import ControlError
from mp_orders_mock.domain.simulation import ACTION_TAKES_NS, TERMINAL_TAKES_NS
from samples import POINT, POINT_2024, changed, headers

pytestmark = pytest.mark.every_store
ALLOWED = {"x-allow-cancelable-status": "at_terminal"}
METHOD = {"payment_method_type": "credit_card", "payment_method_id": "visa", "installments": 3}


def create(mock: CheckedClient, body: Any = POINT, **more: Any) -> Any:
    response = mock.post("/v1/orders", json=changed(body, **more), headers=headers())
    assert response.status_code == 201, response.text
    return response.json()


def simulate(mock: CheckedClient, order: Any, status: str, **more: Any) -> Any:
    return mock.post(f"/v1/orders/{order['id']}/events", json={"status": status, **more}, headers=headers())


def ask(mock: CheckedClient, order: Any, key: str | None = None) -> Any:
    return mock.post(f"/v1/orders/{order['id']}/cancel", headers={**headers(key=key), **ALLOWED})


def shown(mock: CheckedClient, **more: Any) -> Any:
    order = create(mock, **more)
    mock.controls.order_event(order["id"], "pick_up")
    return order


def stands(order: Any) -> tuple[str, str, str]:
    payment = order["transactions"]["payments"][0]
    return order["status"], payment["status"], payment["status_detail"]


@pytest.mark.parametrize(
    ("status", "more", "wanted"),
    [
        ("processed", METHOD, ("processed", "processed", "accredited")),
        ("failed", {"status_detail": "high_risk"}, ("failed", "failed", "high_risk")),
        ("failed", {}, ("failed", "failed", "rejected_by_issuer")),
        ("canceled", {}, ("canceled", "canceled", "canceled_on_terminal")),
        ("expired", {}, ("expired", "expired", "expired")),
        ("action_required", {}, ("action_required", "action_required", "check_on_terminal")),
    ],
)
def test_a_simulated_end_comes_at_its_moment(
    mock: CheckedClient, clock: Clock, status: str, more: Any, wanted: tuple[str, str, str]
) -> None:
    """To the nanosecond, and dated with it, however late somebody looks."""
    order = create(mock)
    answer = simulate(mock, order, status, **more)
    assert (answer.status_code, answer.content) == (204, b"")
    assert stands(read(mock, order)) == ("at_terminal",) * 3
    takes_ns = ACTION_TAKES_NS if status == "action_required" else TERMINAL_TAKES_NS
    clock.now_ns += takes_ns - 1
    assert read(mock, order)["status"] == "at_terminal"
    clock.now_ns += 1
    ended = read(mock, order)
    assert stands(ended) == wanted
    clock.now_ns += 60 * 10**9
    assert read(mock, order) == ended
    commands = [each["command"] for each in mock.controls.read_events()]
    assert commands[:2] == ["create", "pick_up"]
    assert len(commands) == 3


def test_a_simulated_payment_has_its_method_and_amount(mock: CheckedClient, clock: Clock) -> None:
    order = create(mock)
    simulate(mock, order, "processed", **METHOD)
    clock.now_ns += TERMINAL_TAKES_NS
    paid = read(mock, order)
    payment = paid["transactions"]["payments"][0]
    assert payment["payment_method"] == {"type": "credit_card", "id": "visa", "installments": 3}
    assert paid["total_paid_amount"] == payment["paid_amount"] == payment["amount"]


@pytest.mark.parametrize(
    ("form", "method"),
    [
        (POINT, {"type": "credit_card", "id": "master", "installments": 1}),
        (
            changed(POINT, {"config.payment_method": {"default_type": "debit_card"}}),
            {"type": "debit_card", "id": "debmaster"},
        ),
        (changed(POINT_2024, {"type_config.flow_process": "qr"}), {"type": "qr", "id": "account_money"}),
        (
            changed(POINT, {"config.payment_method": {"default_type": "credit_card", "default_installments": 6}}),
            {"type": "credit_card", "id": "master", "installments": 6},
        ),
    ],
)
def test_a_terminal_offers_what_the_order_asks_for(mock: CheckedClient, form: Any, method: Any) -> None:
    paid = mock.controls.order_event(create(mock, form)["id"], "approve")
    assert paid["transactions"]["payments"][0]["payment_method"] == method


def test_a_simulated_refund_is_of_all(mock: CheckedClient, clock: Clock) -> None:
    order = create(mock)
    mock.controls.order_event(order["id"], "approve")
    assert simulate(mock, order, "refunded").status_code == 204
    assert read(mock, order)["status"] == "processed"
    clock.now_ns += TERMINAL_TAKES_NS
    refunded = read(mock, order)
    assert refunded["status"] == "refunded"
    assert [each["amount"] for each in refunded["transactions"]["refunds"]] == [
        order["transactions"]["payments"][0]["amount"]
    ]


def test_what_happens_first_counts(mock: CheckedClient, clock: Clock) -> None:
    """A person at the terminal may be faster than the simulation, and the life of the order over before it."""
    paid, expired = create(mock), create(mock, **{"config.point.terminal_id": "NEWLAND_N950__OTHER1"})
    simulate(mock, paid, "canceled")
    mock.controls.order_event(paid["id"], "approve")
    clock.now_ns += 15 * 60 * 10**9 - 1
    simulate(mock, expired, "processed")
    clock.now_ns += TERMINAL_TAKES_NS
    assert (read(mock, paid)["status"], read(mock, expired)["status"]) == ("processed", "expired")
    assert mock.controls.dump()["orders"][0].keys() >= {"document"}
    assert not any("scheduled" in each for each in mock.controls.dump()["orders"])


def test_a_simulated_end_is_not_lost_with_the_process(store_url: str, tmp_path: Path, clock: Clock) -> None:
    url = f"sqlite:///{tmp_path}/mock.db" if store_url == "sqlite://" else store_url
    with CheckedClient(create_app(clock=clock, store=url)) as mock:
        order = create(mock)
        simulate(mock, order, "processed", **METHOD)
        kept = mock.controls.dump()
    clock.now_ns += TERMINAL_TAKES_NS
    with CheckedClient(create_app(clock=clock, store=url)) as mock:
        paid = read(mock, order)
        assert paid["status"] == "processed"
        mock.controls.load(kept)
        assert read(mock, order) == paid


def test_a_terminal_that_is_asked_cancels(mock: CheckedClient, clock: Clock) -> None:
    order = shown(mock)
    answer = ask(mock, order)
    assert answer.status_code == 202
    assert answer.json() == {
        "id": order["id"],
        "status": "at_terminal",
        "status_detail": "at_terminal",
        "transactions": {
            "payments": [
                {
                    "id": order["transactions"]["payments"][0]["id"],
                    "status": "at_terminal",
                    "status_detail": "cancellation_requested",
                }
            ]
        },
    }
    assert code_of(mock.post("/v1/orders", json=POINT, headers=headers()).json()) == "already_queued_order_for_terminal"
    clock.now_ns += TERMINAL_TAKES_NS
    assert stands(read(mock, order)) == ("canceled", "canceled", "canceled_by_api")
    create(mock)


def test_a_buyer_who_pays_first_has_paid(mock: CheckedClient, clock: Clock) -> None:
    order = shown(mock)
    assert ask(mock, order, key="k").status_code == 202
    mock.controls.order_event(order["id"], "approve")
    clock.now_ns += TERMINAL_TAKES_NS
    assert stands(read(mock, order)) == ("processed", "processed", "accredited")
    again = ask(mock, order, key="k")
    assert (again.status_code, again.headers["idempotent-replayed"]) == (202, "true")


def test_an_end_that_was_on_its_way_comes_before_the_cancel(mock: CheckedClient, clock: Clock) -> None:
    order = create(mock)
    simulate(mock, order, "processed")
    assert ask(mock, order).status_code == 202
    clock.now_ns += 60 * 10**9
    assert read(mock, order)["status"] == "processed"


@pytest.mark.parametrize("status", ["failed", "expired", "action_required"])
def test_a_terminal_keeps_its_word(mock: CheckedClient, clock: Clock, status: str) -> None:
    """What was asked of it comes before a simulation of anything but a payment."""
    order = create(mock)
    simulate(mock, order, status)
    assert ask(mock, order).status_code == 202
    clock.now_ns += TERMINAL_TAKES_NS
    assert read(mock, order)["status"] == "canceled"


def test_what_cannot_happen_any_more_is_forgotten(mock: CheckedClient, clock: Clock) -> None:
    order = create(mock)
    simulate(mock, order, "canceled")
    mock.controls.order_event(order["id"], "approve")
    assert simulate(mock, order, "refunded").status_code == 204
    clock.now_ns += TERMINAL_TAKES_NS
    assert read(mock, order)["status"] == "refunded"


def test_a_simulated_refund_has_the_window_of_refunds(mock: CheckedClient) -> None:
    order = create(mock)
    mock.controls.order_event(order["id"], "approve")
    mock.controls.advance("P91D")
    assert code_of(simulate(mock, order, "refunded").json()) == "bad_request"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"scheduled": {"at_ns": 1, "event": "refund"}, "document": {"transactions": {"payments": []}}}, "no payment"),
        ({"scheduled": {"at_ns": 1, "event": "approve", "method": {"type": "bitcoin"}}}, "bitcoin|method"),
        ({"scheduled": {"at_ns": 1, "event": "reject", "status_detail": "foo bar"}}, "status_detail"),
        ({"document": {"type": "qr"}}, "only a Point order has a terminal_id"),
        ({"terminals": [{"terminal_id": "PAX_A910__X1", "user_id": 1, "pos_id": 5}]}, "no such point of sale"),
    ],
)
def test_a_state_that_cannot_be_is_refused(mock: CheckedClient, changes: dict[str, Any], said: str) -> None:
    create(mock)
    state = mock.controls.dump()
    row = state["orders"][0]
    row["document"] |= changes.get("document", {})
    row |= {"scheduled": changes["scheduled"]} if "scheduled" in changes else {}
    state["terminals"] = changes.get("terminals", state["terminals"])
    with pytest.raises(ControlError, match=said):
        mock.controls.load(state)


def test_what_was_paid_back_of_a_loaded_order_is_not_paid_back_again(mock: CheckedClient, clock: Clock) -> None:
    """Nor does one that cannot be paid back hold up the others."""
    orders = [
        create(mock),
        create(mock, **{"config.point.terminal_id": "NEWLAND_N950__OTHER1", "expiration_time": "PT30S"}),
    ]
    mock.controls.order_event(orders[0]["id"], "approve")
    state = mock.controls.dump()
    row = next(each for each in state["orders"] if each["document"]["id"] == orders[0]["id"])
    amount = orders[0]["transactions"]["payments"][0]["amount"]
    row["document"]["transactions"]["refunds"] = [{"id": "REF1", "amount": amount}]
    mock.controls.load(
        state
        | {
            "orders": [
                {**each, "scheduled": {"at_ns": 1, "event": "refund"}} if each is row else each
                for each in state["orders"]
            ]
        }
    )
    clock.now_ns += 60 * 10**9
    assert [read(mock, each)["status"] for each in orders] == ["processed", "expired"]
    assert mock.post(f"/v1/orders/{orders[0]['id']}/refund", headers=headers()).status_code == 400


def test_a_terminal_with_an_order_is_not_given_away(mock: CheckedClient) -> None:
    terminal = create(mock)["config"]["point"]["terminal_id"]
    with pytest.raises(ControlError, match="waits at"):
        mock.controls.put_terminal(terminal, 702)


def test_a_terminal_is_asked_once(mock: CheckedClient) -> None:
    order = shown(mock)
    assert ask(mock, order).status_code == 202
    assert code_of(ask(mock, order).json()) == "cannot_cancel_order"
    assert code_of(simulate(mock, order, "processed").json()) == "bad_request"
    canceled = mock.controls.order_event(order["id"], "cancel")
    assert stands(canceled) == ("canceled", "canceled", "canceled_by_api")


@pytest.mark.parametrize("terminal", ["GERTEC_MP35P__SERIAL1", "PAX_Q92__SERIAL1", "INGENICO_MOVE2500__SERIAL1"])
def test_a_terminal_of_another_model_is_not_asked(mock: CheckedClient, terminal: str) -> None:
    order = shown(mock, **{"config.point.terminal_id": terminal})
    assert code_of(ask(mock, order).json()) == "cannot_cancel_order"
    assert read(mock, order)["status"] == "at_terminal"


@pytest.mark.parametrize("site", ["MLA", "MLM"])
def test_parts_of_what_was_paid_with_a_wallet(mock: CheckedClient, site: str) -> None:
    """Argentina pays them back, the others do not; a tip forbids them anywhere."""
    user = own_user(mock)
    mock.controls.put_account(user, site_id=site)

    def part_of(**how: str) -> str | None:
        order = create(mock)
        mock.controls.order_event(order["id"], "approve", **how)
        part = {"id": order["transactions"]["payments"][0]["id"], "amount": "1.00"}
        answer = mock.post(f"/v1/orders/{order['id']}/refund", json={"transactions": [part]}, headers=headers())
        return None if answer.status_code == 201 else code_of(answer.json())

    assert part_of(payment_method_type="qr") == {"MLA": None, "MLM": "unsupported_partially_refunds"}[site]
    assert part_of(payment_method_type="debit_card") is None
    assert part_of(tip_amount="1.00") == "partial_refund_forbidden_with_tips"
    assert part_of(tip_amount="0.00") is None


@pytest.mark.parametrize(
    ("event", "how", "said"),
    [
        ("reject", {"status_detail": "no_money"}, "'no_money' is no status_detail of a rejection: one of amount_limit"),
        (
            "approve",
            {"payment_method_type": "cash"},
            "'cash' is no payment_method_type of a payment: one of credit_card",
        ),
        ("approve", {"tip_amount": "1,00"}, "'1,00' is no tip_amount: an amount is a text such as 2.50"),
        ("pick_up", {"tip_amount": "1.00"}, "pick_up has no tip_amount: it tells what a buyer adds, of approve"),
        ("approve", {"status_detail": "high_risk"}, "approve has no status_detail: it tells why a payment is rejected"),
        ("approve", {"tip": "1.00"}, "approve has no tip: there is status_detail, payment_method_type, tip_amount"),
        ("explode", {}, "unknown event 'explode': one of pick_up, approve"),
    ],
)
def test_a_wrong_argument_says_what_would_be_right(mock: CheckedClient, event: str, how: Any, said: str) -> None:
    order = create(mock)
    with pytest.raises(ControlError) as caught:
        mock.controls.order_event(order["id"], event, **how)
    assert str(caught.value).startswith(said)
    assert read(mock, order)["status"] == "created"
