"""Keys of new orders: one order for one intent, whatever happens to answers."""

from functools import partial
from typing import Any

from mp_orders_contract.keys import LONGEST_KEY, TWINS, USED, is_locked, long_key
from mp_orders_contract.operations.orders.create import KIT
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import x_rule
from mp_orders_contract.sample_bodies import REMOVE, changed
from mp_orders_contract.session import fresh_key
from mp_orders_contract.severity import Severity


@x_rule("create-replay", Severity.MONEY)
def create_replay(probe: Probe) -> None:
    bodies = [probe.online(processing_mode="manual")]
    bodies += [] if probe.capabilities.no_terminal else [probe.point(probe.terminal())]
    for body in bodies:
        key = fresh_key()
        first = probe.created(body, key=key)
        replayed = probe.exchanges[-1].answer_headers.get("idempotent-replayed")
        probe.require(replayed is None, f"the first answer has Idempotent-Replayed: {replayed}")
        for _ in range(2):
            again = probe.created(body, key=key)
            probe.require(again["id"] == first["id"], "the same request under the same key made a second order")
            probe.require(again == first, "the replay is not the first answer")
    probe.free_terminals()


@x_rule("create-replay-after-change", Severity.MONEY)
def create_replay_after_change(probe: Probe) -> None:
    key, body = fresh_key(), probe.online(processing_mode="manual")
    first = probe.created(body, key=key)
    probe.canceled(first["id"])
    again = probe.created(body, key=key)
    probe.require(again == first, "after the order was canceled, the replay is not the first answer")
    probe.require(probe.read(first["id"])["status"] == "canceled", "the replay brought a canceled order back")
    for make in probe.point_forms[:1]:
        terminal = probe.terminal()
        key, body = fresh_key(), make(terminal)
        first = probe.created(body, key=key)
        probe.canceled(first["id"])
        again = probe.created(body, key=key)
        probe.require(again == first, "after the order was canceled, the replay is not the first answer")
        probe.created(make(terminal))
        probe.free_terminals()


@x_rule("create-key-conflict", Severity.MONEY)
def create_key_conflict(probe: Probe) -> None:
    key, body = fresh_key(), probe.online()
    first = probe.created(body, key=key)

    def conflict(changes: dict[str, Any]) -> None:
        probe.expect(probe.create(changed(body, changes), key=key), 409, USED)

    probe.each([(", ".join(changes), partial(conflict, changes)) for changes in OTHER_REQUESTS])
    probe.require(probe.created(body, key=key) == first, "after a conflict, the replay is not the first answer")


@x_rule("create-key-conflict-point", Severity.MONEY)
def create_key_conflict_point(probe: Probe) -> None:
    key, body = fresh_key(), probe.point(probe.terminal())
    first = probe.created(body, key=key)
    probe.canceled(first["id"])  # else the terminal is busy as well, which may be seen first
    for changes in ({AMOUNT: "51.00"}, {"description": "another"}, {"config.point.print_on_terminal": "seller_ticket"}):
        probe.expect(probe.create(changed(body, changes), key=key), 409, USED)
    for other in (probe.online(), probe.point_2024(probe.terminal())):
        probe.expect(probe.create(other, key=key), 409, USED)
    probe.require(probe.created(body, key=key) == first, "after a conflict, the replay is not the first answer")
    probe.free_terminals()


AMOUNT = "transactions.payments.0.amount"
METHOD = "transactions.payments.0.payment_method"
OTHER_REQUESTS: tuple[dict[str, Any], ...] = (
    {AMOUNT: "24.91", "total_amount": "24.91"},
    {"external_reference": "another"},
    {"description": "another"},
    {"payer.email": "another@testuser.com"},
    {"payer.first_name": "Another"},
    {f"{METHOD}.token": "another"},
    {f"{METHOD}.id": "master"},
    {f"{METHOD}.installments": 2},
    {"capture_mode": "manual"},
    {"processing_mode": "manual"},
    {"marketplace": "NONE"},
    {"marketplace_fee": "1.00"},
    {"expiration_time": "P1D"},
    {"integration_data.corporation_id": "another"},
    {"shipment.address": {"zip_code": "1", "street_name": "a", "city": "b", "state": "c", "country": "d"}},
    {"items.0.quantity": 5},
    {"items": REMOVE},
)


@x_rule("create-key-of-cancel", Severity.MONEY)
def create_key_of_cancel(probe: Probe) -> None:
    key = fresh_key()
    order = probe.created(probe.online(processing_mode="manual"))
    probe.canceled(order["id"], key=key)
    probe.expect(probe.create(probe.online(), key=key), 409, USED)


@x_rule("create-key-free-after-refusal")
def create_key_free_after_refusal(probe: Probe) -> None:
    def freed(wrong: dict[str, Any] | bytes, status: int = 400, **more: Any) -> None:
        key = fresh_key()
        refused = probe.create(probe.online(wrong) if isinstance(wrong, dict) else wrong, key=key, **more)
        probe.require(refused.status == status, f"expected {status}, got {refused.summary}", refused)
        probe.created(probe.online(), key=key)

    def freed_with_the_terminal() -> None:
        terminal, key = probe.terminal(), fresh_key()
        order, body = probe.created(probe.point(terminal)), probe.point(terminal)
        probe.expect(probe.create(body, key=key), 409)
        probe.canceled(order["id"])
        probe.canceled(probe.created(body, key=key)["id"])

    cases = [
        ("after a wrong schema", partial(freed, {"capture_mode": "later"})),
        ("after a wrong total", partial(freed, {"total_amount": "1.00"})),
        ("after a wrong method", partial(freed, {f"{METHOD}.id": "pix"})),
        ("after a wrong type", partial(freed, {"description": 1})),
        ("after an unknown property", partial(freed, {"unknown": 1})),
        ("after too few payments", partial(freed, {"transactions.payments": []})),
        ("after a body that is not JSON", partial(freed, b"{")),
        ("after a wrong media type", partial(freed, {}, 415, headers={"Content-Type": "text/plain"})),
    ]
    probe.each(
        [*cases, *([] if probe.capabilities.no_terminal else [("after a busy terminal", freed_with_the_terminal)])]
    )


@x_rule("create-two-keys", Severity.MONEY)
def create_two_keys(probe: Probe) -> None:
    def differ(one: str, other: str) -> None:
        body = probe.online()
        first, second = probe.created(body, key=one), probe.created(body, key=other)
        probe.require(first["id"] != second["id"], "two keys gave one order")

    key, long = f"k{fresh_key()}", long_key(LONGEST_KEY - 1)
    probe.each(
        [
            ("two that have nothing in common", partial(differ, fresh_key(), fresh_key())),
            ("two that differ in their case", partial(differ, key, key.upper())),
            ("two that differ in their last of 128 characters", partial(differ, f"{long}1", f"{long}2")),
            ("one that begins with the other", partial(differ, f"{key}-", f"{key}--")),
        ]
    )


@x_rule("create-twins", Severity.MONEY)
def create_twins(probe: Probe) -> None:
    for number in range(probe.capabilities.rounds):
        point = number % 2 and not probe.capabilities.no_terminal
        key, body = fresh_key(), probe.point(probe.terminal()) if point else probe.online()
        answers = probe.send_together([probe.call(KIT.operation, body=body, key=key) for _ in range(TWINS)])
        for answer in answers:
            right = answer.status == 201 or is_locked(answer)
            probe.require(right, f"one of {TWINS} twins got {answer.summary}", answer)
        made = {answer.json["id"] for answer in answers if answer.status == 201}
        made.add(probe.created(body, key=key)["id"])
        probe.free_terminals()
        probe.require(len(made) == 1, f"{TWINS} twins and a replay after them made {len(made)} orders", *answers[:2])


@x_rule("create-rivals", Severity.MONEY)
def create_rivals(probe: Probe) -> None:
    for _ in range(probe.capabilities.rounds):
        key = fresh_key()
        calls = [probe.call(KIT.operation, body=probe.online(description=str(n)), key=key) for n in range(TWINS)]
        answers = probe.send_together(calls)
        made = [answer for answer in answers if answer.status == 201]
        others = [answer for answer in answers if answer.status != 201]
        strange = [each for each in others if (each.status, each.code) != (409, USED) and not is_locked(each)]
        probe.require(len(made) == 1, f"{len(made)} of {TWINS} made an order", *answers[:2])
        probe.require(not strange, f"one got {strange[0].summary if strange else ''}", *strange[:2])


@x_rule("keys-of-an-account", Severity.LEAK)
def keys_of_an_account(probe: Probe) -> None:
    key, body = fresh_key(), probe.online()
    second = probe.second
    first = probe.created(body, key=key)
    other = probe.created(body, key=key, token=second)
    probe.require(other["id"] != first["id"], "the key of one account gave its order to another")


@x_rule("create-failed-replay", Severity.MONEY, alone=True)
def create_failed_replay(probe: Probe) -> None:
    key, body = fresh_key(), probe.online()
    probe.order_error("create_order", 402, "failed")
    failed = probe.expect(probe.create(body, key=key), 402, "failed")["data"]["id"]
    again = probe.create(body, key=key)
    probe.require(again.status in (201, 402), f"the same request got {again.summary}")
    shown = again.json if again.status == 201 else again.json.get("data", {})
    probe.require((shown.get("id") == failed) == (again.status == 402), f"{again.status} shows {shown.get('id')}")
    probe.require(
        (shown.get("status") == "failed") == (again.status == 402), f"{again.status} is {shown.get('status')}"
    )
    probe.in_the_end(failed, "failed")
