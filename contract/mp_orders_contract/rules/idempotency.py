"""Keys: one order for one intent, whatever happens to answers."""

from collections.abc import Callable
from functools import partial
from typing import Any

from mp_orders_contract.exchange import Exchange
from mp_orders_contract.probe import REMOVE, UNKNOWN_ORDER, Probe, changed
from mp_orders_contract.rule import triggers, x_rule
from mp_orders_contract.session import fresh_key

TWINS = 8
LONGEST_KEY = 128
USED = "idempotency_key_already_used"
NO_KEY: dict[str, dict[str, Any]] = {"no header": {"key": None}, "an empty header": {"key": ""}}


def _refused(probe: Probe, send: Callable[..., Exchange], code: str, keys: dict[str, dict[str, Any]]) -> None:
    def case(more: dict[str, Any]) -> Callable[[], None]:
        return lambda: probe.expect(send(**more), 400, code)

    probe.each([(name, case(more)) for name, more in keys.items()])


def _is_locked(answer: Exchange) -> bool:
    """Whether another attempt under the key is still being worked on."""
    return answer.status == 423 and answer.code == "resource_locked"


def _odd_keys() -> dict[str, dict[str, Any]]:
    return {"a space inside": {"key": "a b"}, "a letter outside of ASCII": {"key": "llav\xe9"}}


def _long_key(length: int) -> str:
    key = fresh_key()
    return key + "k" * (length - len(key))


@triggers("create_order", "empty_required_header")
def create_needs_key(probe: Probe) -> None:
    _refused(probe, lambda **more: probe.create(probe.online(), **more), "empty_required_header", NO_KEY)


@triggers("cancel_order", "empty_required_header")
def cancel_needs_key(probe: Probe) -> None:
    order = probe.created(probe.online(processing_mode="manual"))
    _refused(probe, lambda **more: probe.cancel(order["id"], **more), "empty_required_header", NO_KEY)
    probe.require(probe.read(order["id"])["status"] == order["status"], "it was canceled without a key")


@triggers("create_order", "invalid_idempotency_key_length")
def create_key_length(probe: Probe) -> None:
    long = {"129 characters": {"key": _long_key(LONGEST_KEY + 1)}}
    _refused(probe, lambda **more: probe.create(probe.online(), **more), "invalid_idempotency_key_length", long)
    probe.created(probe.online(), key=_long_key(LONGEST_KEY))


@triggers("cancel_order", "invalid_idempotency_key_length")
def cancel_key_length(probe: Probe) -> None:
    order = probe.created(probe.online(processing_mode="manual"))
    long = {"129 characters": {"key": _long_key(LONGEST_KEY + 1)}}
    _refused(probe, lambda **more: probe.cancel(order["id"], **more), "invalid_idempotency_key_length", long)
    probe.canceled(order["id"], key=_long_key(LONGEST_KEY))


@triggers("create_order", "invalid_header_value")
def create_key_characters(probe: Probe) -> None:
    _refused(probe, lambda **more: probe.create(probe.online(), **more), "invalid_header_value", _odd_keys())
    probe.created(probe.online(), key=f"{fresh_key()}!#$%&'()*+,./:;<=>?@[]^_`{{|}}~")


@triggers("cancel_order", "invalid_header_value")
def cancel_key_characters(probe: Probe) -> None:
    order = probe.created(probe.online(processing_mode="manual"))
    _refused(probe, lambda **more: probe.cancel(order["id"], **more), "invalid_header_value", _odd_keys())
    probe.require(probe.read(order["id"])["status"] == order["status"], "it was canceled under a key that is none")


@x_rule("create-replay")
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


@x_rule("create-replay-after-change")
def create_replay_after_change(probe: Probe) -> None:
    key, body = fresh_key(), probe.online(processing_mode="manual")
    first = probe.created(body, key=key)
    probe.canceled(first["id"])
    again = probe.created(body, key=key)
    probe.require(again == first, "after the order was canceled, the replay is not the first answer")
    probe.require(probe.read(first["id"])["status"] == "canceled", "the replay brought a canceled order back")


@x_rule("create-key-conflict")
def create_key_conflict(probe: Probe) -> None:
    key, body = fresh_key(), probe.online()
    first = probe.created(body, key=key)

    def conflict(changes: dict[str, Any]) -> None:
        probe.expect(probe.create(changed(body, changes), key=key), 409, USED)

    probe.each([(", ".join(changes), partial(conflict, changes)) for changes in OTHER_REQUESTS])
    probe.require(probe.created(body, key=key) == first, "after a conflict, the replay is not the first answer")


@x_rule("create-key-conflict-point")
def create_key_conflict_point(probe: Probe) -> None:
    key, body = fresh_key(), probe.point(probe.terminal())
    first = probe.created(body, key=key)
    probe.canceled(first["id"])  # else the terminal is busy as well, which may be seen first
    for changes in ({AMOUNT: "51.00"}, {"description": "another"}, {"config.point.print_on_terminal": "seller_ticket"}):
        probe.expect(probe.create(changed(body, changes), key=key), 409, USED)
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
    {"items.0.quantity": 5},
    {"items": REMOVE},
)


@x_rule("create-key-of-cancel")
def create_key_of_cancel(probe: Probe) -> None:
    key = fresh_key()
    order = probe.created(probe.online(processing_mode="manual"))
    probe.canceled(order["id"], key=key)
    probe.expect(probe.create(probe.online(), key=key), 409, USED)


@x_rule("create-key-free-after-refusal")
def create_key_free_after_refusal(probe: Probe) -> None:
    def freed(wrong: dict[str, Any]) -> None:
        key = fresh_key()
        refused = probe.create(probe.online(wrong), key=key)
        probe.require(refused.status == 400, f"expected 400, got {refused.summary}", refused)
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
    ]
    probe.each(
        [*cases, *([] if probe.capabilities.no_terminal else [("after a busy terminal", freed_with_the_terminal)])]
    )


@x_rule("create-two-keys")
def create_two_keys(probe: Probe) -> None:
    def differ(one: str, other: str) -> None:
        body = probe.online()
        first, second = probe.created(body, key=one), probe.created(body, key=other)
        probe.require(first["id"] != second["id"], "two keys gave one order")

    key, long = f"k{fresh_key()}", _long_key(LONGEST_KEY - 1)
    probe.each(
        [
            ("two that have nothing in common", partial(differ, fresh_key(), fresh_key())),
            ("two that differ in their case", partial(differ, key, key.upper())),
            ("two that differ in their last of 128 characters", partial(differ, f"{long}1", f"{long}2")),
            ("one that begins with the other", partial(differ, f"{key}-", f"{key}--")),
        ]
    )


@x_rule("create-twins")
def create_twins(probe: Probe) -> None:
    for number in range(probe.capabilities.rounds):
        point = number % 2 and not probe.capabilities.no_terminal
        key, body = fresh_key(), probe.point(probe.terminal()) if point else probe.online()
        answers = probe.send_together([probe.call("create_order", body=body, key=key) for _ in range(TWINS)])
        for answer in answers:
            right = answer.status == 201 or _is_locked(answer)
            probe.require(right, f"one of {TWINS} twins got {answer.summary}", answer)
        made = {answer.json["id"] for answer in answers if answer.status == 201}
        made.add(probe.created(body, key=key)["id"])
        probe.free_terminals()
        probe.require(len(made) == 1, f"{TWINS} twins and a replay after them made {len(made)} orders", *answers[:2])


@x_rule("create-rivals")
def create_rivals(probe: Probe) -> None:
    for _ in range(probe.capabilities.rounds):
        key = fresh_key()
        calls = [probe.call("create_order", body=probe.online(description=str(n)), key=key) for n in range(TWINS)]
        answers = probe.send_together(calls)
        made = [answer for answer in answers if answer.status == 201]
        others = [answer for answer in answers if answer.status != 201]
        strange = [each for each in others if (each.status, each.code) != (409, USED) and not _is_locked(each)]
        probe.require(len(made) == 1, f"{len(made)} of {TWINS} made an order", *answers[:2])
        probe.require(not strange, f"one got {strange[0].summary if strange else ''}", *strange[:2])


@x_rule("keys-of-an-account")
def keys_of_an_account(probe: Probe) -> None:
    key, body = fresh_key(), probe.online()
    second = probe.second
    first = probe.created(body, key=key)
    other = probe.created(body, key=key, token=second)
    probe.require(other["id"] != first["id"], "the key of one account gave its order to another")


@x_rule("cancel-replay")
def cancel_replay(probe: Probe) -> None:
    key = fresh_key()
    order = probe.created(probe.online(processing_mode="manual"))
    first = probe.canceled(order["id"], key=key)
    again = probe.expect(probe.cancel(order["id"], key=key), 200)
    probe.require(again == first, "the replay is not the first answer")


@x_rule("cancel-key-conflict")
def cancel_key_conflict(probe: Probe) -> None:
    body = probe.online(processing_mode="manual")
    key, other = fresh_key(), fresh_key()
    order = probe.created(body, key=key)
    second = probe.created(probe.online(processing_mode="manual"))
    probe.expect(probe.cancel(order["id"], key=key), 409, USED)
    probe.canceled(order["id"], key=other)
    probe.expect(probe.cancel(second["id"], key=other), 409, USED)
    probe.require(probe.read(second["id"])["status"] == second["status"], "it was canceled under a used key")


@x_rule("cancel-twins")
def cancel_twins(probe: Probe) -> None:
    for _ in range(probe.capabilities.rounds):
        order = probe.created(probe.online(processing_mode="manual"))
        call = probe.call("cancel_order", parameters={"order_id": order["id"]})
        made = probe.exchanges[-1]
        for answer in probe.send_together([call] * TWINS):
            right = answer.status == 200 or _is_locked(answer)
            probe.require(right, f"one of {TWINS} twins got {answer.summary}", made, answer)


@x_rule("cancel-race")
def cancel_race(probe: Probe) -> None:
    for _ in range(probe.capabilities.rounds):
        order = probe.created(probe.online(processing_mode="manual"))
        made = probe.exchanges[-1]
        calls = [probe.call("cancel_order", parameters={"order_id": order["id"]}) for _ in range(TWINS)]
        answers = probe.send_together(calls)
        done = [answer for answer in answers if answer.status == 200]
        probe.require(len(done) == 1, f"{len(done)} of {TWINS} canceled it", made, *answers[:2])
        for answer in answers:
            late = answer.status == 409 or _is_locked(answer)
            probe.require(
                answer in done or late, f"one of {TWINS} that came too late got {answer.summary}", made, answer
            )


@x_rule("cancel-refused-frees-key")
def cancel_refused_frees_key(probe: Probe) -> None:
    key = fresh_key()
    probe.expect(probe.cancel(UNKNOWN_ORDER, key=key), 404, "order_not_found")
    order = probe.created(probe.online(processing_mode="manual"))
    probe.canceled(order["id"], key=key)
    other, again = fresh_key(), probe.created(probe.online(processing_mode="manual"))
    probe.expect(probe.cancel(order["id"], key=other), 409)
    probe.canceled(again["id"], key=other)
