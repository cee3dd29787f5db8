"""Many at once on one store: one order per key, one waiting order per terminal, whoever comes first."""

import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from answers import CONTRACT
from conftest import Clock
from mp_orders_mock import create_app
from mp_orders_mock.domain.refusals import Refused
from mp_orders_mock.families import family_of
from mp_orders_mock.identity import Identity
from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.operations.orders.lifecycle import Lifecycle
from mp_orders_mock.operations.pipeline import Pipeline
from mp_orders_mock.operations.registry import handlers
from mp_orders_mock.store import Beginning, OvertakenError, Store
from mp_orders_mock.store import transaction as transactions
from samples import ITEM, ONLINE, POINT, changed

pytestmark = pytest.mark.every_store

TWINS = 64
DAY_NS = 24 * 3600 * 10**9
CALLER = Identity(5, "1", test=True)


Outcome = Answer | Refused


class Served:
    """Calls of a store, past HTTP: each gives its answer, or what it is refused with."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._pipeline = Pipeline(store)

    def __call__(self, call: Call) -> Outcome:
        operation = call.operation
        try:
            return self._pipeline.serve(handlers(CONTRACT)[operation.id], family_of(operation), call, Beginning(None))
        except Refused as refused:
            return refused


@pytest.fixture
def orders(store_url: str, clock: Clock) -> Iterator[Served]:
    store = Store(store_url, clock=clock)
    yield Served(store)
    store.close()


@pytest.fixture(scope="module")
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(200) as pool:
        yield pool


def create(body: Any, key: str, user_id: int = 5) -> Call:
    identity = Identity(user_id, "1", test=True)
    return Call(CONTRACT.operations["create_order"], identity, "/v1/orders", {}, body=body, key=key)


def cancel(order_id: str, path: str, key: str) -> Call:
    return Call(CONTRACT.operations["cancel_order"], CALLER, path, {"order_id": order_id}, key=key)


@pytest.mark.every_store
def test_a_call_that_a_reset_overtakes_does_nothing(orders: Served) -> None:
    """The reset came between the beginning of the request and its transaction."""
    handler, family = handlers(CONTRACT)["create_order"], family_of(CONTRACT.operations["create_order"])
    beginning = Beginning(orders.store.seen.setup.resets)
    with orders.store.transaction(alone=True) as transaction:
        transaction.begin_again()
    with pytest.raises(OvertakenError):
        Pipeline(orders.store).serve(handler, family, create(ONLINE, "k"), beginning)
    with orders.store.transaction() as transaction:
        assert transaction.rows("orders") == transaction.rows("idempotency_keys") == []


def at_once(threads: ThreadPoolExecutor, count: int, work: Callable[[int], Outcome]) -> list[Outcome]:
    """Let as many threads do this work, all at the same moment."""
    barrier = threading.Barrier(count)

    def one(number: int) -> Outcome:
        barrier.wait(60)
        return work(number)

    return list(threads.map(one, range(count)))


def outcomes(answers: list[Outcome]) -> Counter[Any]:
    return Counter(each.code if isinstance(each, Refused) else each.status for each in answers)


def count(orders: Served, table: str = "orders") -> int:
    with orders.store.transaction() as transaction:
        return len(transaction.rows(table))


@pytest.mark.parametrize("rounds", [10, pytest.param(200, marks=pytest.mark.slow)])
def test_64_twins_make_one_order(orders: Served, threads: ThreadPoolExecutor, rounds: int) -> None:
    """Again and again: every twin has the same answer to the byte, and one of them made it."""
    for turn in range(rounds):
        call = create(ONLINE, f"key-{turn}")
        answers = at_once(threads, TWINS, lambda _, call=call: orders(call))
        assert outcomes(answers) == {201: TWINS}
        assert len({each.body for each in answers if isinstance(each, Answer)}) == 1
        assert sum(not each.replayed for each in answers if isinstance(each, Answer)) == 1
    assert count(orders) == count(orders, "idempotency_keys") == rounds


def test_of_200_orders_for_one_terminal_one_is_taken(orders: Served, threads: ThreadPoolExecutor) -> None:
    answers = at_once(threads, 200, lambda number: orders(create(POINT, f"key-{number}")))
    assert outcomes(answers) == {201: 1, "already_queued_order_for_terminal": 199}
    assert count(orders) == count(orders, "idempotency_keys") == 1


def test_a_free_terminal_gets_one_owner(orders: Served, threads: ThreadPoolExecutor) -> None:
    """Of accounts that use it at the same moment, one has it, and the others are told so."""
    answers = at_once(threads, 32, lambda number: orders(create(POINT, "key", user_id=number)))
    assert outcomes(answers) == {201: 1, "forbidden_checking_terminal_owner": 31}
    assert count(orders, "terminals") == 1


def test_twins_with_different_bodies_make_one_order(orders: Served, threads: ThreadPoolExecutor) -> None:
    bodies = [changed(ONLINE, external_reference=f"ref-{number}") for number in range(32)]
    answers = at_once(threads, 32, lambda number: orders(create(bodies[number], "key")))
    assert outcomes(answers) == {201: 1, "idempotency_key_already_used": 31}
    assert count(orders) == 1


@pytest.mark.parametrize("after_ns", [-1, 0])
def test_twins_when_the_window_ends(orders: Served, threads: ThreadPoolExecutor, clock: Clock, after_ns: int) -> None:
    """In the last nanosecond all replay; at 24 hours one makes a new order, which the others replay."""
    first = orders(create(ONLINE, "key"))
    assert isinstance(first, Answer)
    clock.now_ns += DAY_NS + after_ns
    answers = at_once(threads, 32, lambda _: orders(create(ONLINE, "key")))
    bodies = {each.body for each in answers if isinstance(each, Answer)}
    assert len(bodies) == 1
    assert (first.body in bodies) == (after_ns < 0)
    assert count(orders) == (1 if after_ns < 0 else 2)
    assert count(orders, "idempotency_keys") == 1


def test_updates_of_one_merchant_order_do_not_undo_each_other(orders: Served, threads: ThreadPoolExecutor) -> None:
    items = [{**ITEM, "id": f"item-{number}", "quantity": 1} for number in range(32)]
    made = orders(
        Call(CONTRACT.operations["create_merchant_order"], CALLER, "/merchant_orders", {}, body={"items": items})
    )
    assert isinstance(made, Answer)
    path = {"id": str(json.loads(made.body)["id"])}

    def change(number: int) -> Outcome:
        body = {"items": [{"id": f"item-{number}", "quantity": 7}]}
        return orders(Call(CONTRACT.operations["update_merchant_order"], CALLER, "/", path, body=body))

    assert outcomes(at_once(threads, 32, change)) == {200: 32}
    last = orders(Call(CONTRACT.operations["get_merchant_order"], CALLER, "/", path))
    assert isinstance(last, Answer)
    assert {item["quantity"] for item in json.loads(last.body)["items"]} == {7}


def test_an_order_is_canceled_once(orders: Served, threads: ThreadPoolExecutor) -> None:
    made = orders(create(POINT, "key"))
    assert isinstance(made, Answer)
    with orders.store.transaction() as transaction:
        order_id = transaction.rows("orders")[0]["id"]
    path = f"/v1/orders/{order_id}/cancel"
    answers = at_once(threads, 32, lambda number: orders(cancel(order_id, path, f"c{number}")))
    assert outcomes(answers) == {200: 1, "cannot_cancel_order": 31}


def test_create_and_cancel_under_one_key_do_not_wait_for_each_other_for_ever(
    orders: Served, threads: ThreadPoolExecutor, clock: Clock
) -> None:
    """Both want the expired order, one for its terminal and one for itself."""
    for turn in range(20):
        body = changed(POINT, {"config.point.terminal_id": f"A_B__C{turn}"}, expiration_time="PT30S")
        assert isinstance(orders(create(body, f"first-{turn}")), Answer)
        with orders.store.transaction() as transaction:
            row = transaction.waiting_order(f"A_B__C{turn}")
        assert row
        clock.now_ns += 60 * 10**9
        ending = cancel(row.id, f"/{turn}", f"key-{turn}")
        again = create(body, f"key-{turn}")
        answers = at_once(threads, 2, lambda number, c=ending, a=again: orders(c if number else a))
        codes = outcomes(answers)
        assert codes[201] == 1, codes
        assert codes["cannot_cancel_order"] + codes["idempotency_key_already_used"] == 1, codes


def test_an_order_ends_once(orders: Served, threads: ThreadPoolExecutor) -> None:
    """Canceled by the API, or paid at the terminal: never both."""
    for turn in range(20):
        made = orders(create(POINT, f"key-{turn}"))
        assert isinstance(made, Answer)
        with orders.store.transaction() as transaction:
            waiting = transaction.waiting_order(POINT["config"]["point"]["terminal_id"])
        assert waiting
        order_id = waiting.id
        call = cancel(order_id, f"/{turn}", f"cancel-{turn}")

        def pay() -> Outcome:
            with orders.store.transaction() as transaction:
                row = transaction.order(order_id, for_change=True)  # noqa: B023 - called within this turn
                assert row
                try:
                    return Answer(200, Lifecycle(transaction).apply_event(row, "approve"))
                except Refused as refused:
                    return refused

        answers = at_once(threads, 2, lambda number, call=call, pay=pay: pay() if number else orders(call))
        assert outcomes(answers)[200] == 1


def test_what_changes_the_whole_takes_turns(store_url: str, clock: Clock, threads: ThreadPoolExecutor) -> None:
    """Two processes, as far as the store can tell, and orders all the while."""
    ours = [create_app(CONTRACT, store=store_url, clock=clock) for _ in range(2 if "postgresql" in store_url else 1)]
    controls = [each.controls for each in ours]
    served = Served(ours[0].store)
    state = json.dumps(controls[0].dump()).encode()
    controls[0].set_clock("2026-01-01T00:00:00Z", stands=True)
    at_once(threads, 40, lambda number: ignored(controls[number % len(ours)].advance("PT1S")))
    assert controls[-1].clock()["now"] == "2026-01-01T00:00:40.000000000Z"

    def anything(number: int) -> Outcome:
        mine = controls[number % len(ours)]
        match number % 5:
            case 0:
                mine.reset()
            case 1:
                mine.put_account(4242, sandbox=bool(number % 2))
            case 2:
                mine.load(state)
            case 3:
                mine.put_terminal("A_B__C", number)
            case 4:
                return served(create(ONLINE, f"key-{number}"))
        return Answer(200, b"")

    assert set(outcomes(at_once(threads, 60, anything))) == {200, 201}
    dumped = controls[0].dump()
    kept = {json.loads(each["body"])["id"] for each in dumped["idempotency_keys"]}
    assert kept == {each["document"]["id"] for each in dumped["orders"]}
    for each in ours:
        each.close()


def test_a_dump_is_of_one_moment_while_orders_come(
    store_url: str, clock: Clock, threads: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An order and the answer under its key are both in it or neither is, although it is read row by row."""
    monkeypatch.setattr(transactions, "ROWS_AT_ONCE", 3)
    app = create_app(CONTRACT, store=store_url, clock=clock)
    try:
        serve, ended = Served(app.store), threading.Event()

        def work(number: int) -> None:
            while not ended.is_set():
                serve(create(ONLINE, f"{number}-{time.time_ns()}"))
                serve(create({**ONLINE, "total_amount": "1.00"}, f"{number}-refused"))  # is undone

        workers = [threads.submit(work, number) for number in range(4)]
        sizes = []
        while len(sizes) < 5 or sizes[-1] == sizes[0]:  # on a busy machine the first order comes after many dumps
            assert not any(worker.done() for worker in workers)
            dumped = app.controls.dump()
            kept = {json.loads(each["body"])["id"] for each in dumped["idempotency_keys"]}
            assert kept == {each["document"]["id"] for each in dumped["orders"]}
            sizes.append(len(kept))
        ended.set()
        for worker in workers:
            worker.result()
        assert sizes == sorted(sizes)
    finally:
        app.close()


def ignored(_: object) -> Answer:
    return Answer(200, b"")
