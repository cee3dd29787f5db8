"""Calls that have arrived together are committed at once: each as if it were alone, and none answered before."""

import asyncio
import gc
import json
import sqlite3
import sys
import uuid
import weakref
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
import sqlalchemy as sa
from mp_orders_mock import create_app
from mp_orders_mock.app import Mock
from mp_orders_mock.http import serving
from mp_orders_mock.http.checks import Checks
from mp_orders_mock.store import Store, Transaction
from mp_orders_mock.store.rows import StoredAnswer
from samples import ONLINE, headers

CALLS = 40


@pytest.fixture(params=["memory", "file"])
def mock(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Mock]:
    app = create_app(store="sqlite://" if request.param == "memory" else f"sqlite:///{tmp_path / 'mock.db'}")
    yield app
    app.close()


@pytest.fixture
def groups(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many calls were committed at once, each time."""
    sizes = list[int]()
    group = Store.group

    def counted(store: Store) -> Any:
        sizes.append(0)
        return group(store)

    def part(serve: Any, begin: Any) -> Any:
        sizes[-1] += 1
        return outcome(serve, begin)

    outcome = serving._outcome
    monkeypatch.setattr(Store, "group", counted)
    monkeypatch.setattr(serving, "_outcome", part)
    return sizes


@pytest.fixture
def arrived(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the calls that have arrived."""
    paths, checked = list[str](), Checks.call

    def arrive(self: Checks, request: Any, *rest: Any) -> Any:
        paths.append(request.path)
        return checked(self, request, *rest)

    monkeypatch.setattr(Checks, "call", arrive)
    return paths


def client(mock: Mock) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=mock, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://testserver")


def create(calls: httpx.AsyncClient, key: str, body: Any = ONLINE) -> Any:
    return calls.post("/v1/orders", json=body, headers=headers(key=key))


def at_once(mock: Mock, *creates: tuple[str, Any]) -> list[httpx.Response]:
    async def run() -> list[httpx.Response]:
        async with client(mock) as calls:
            return list(await asyncio.gather(*(create(calls, key, body) for key, body in creates)))

    return asyncio.run(run())


def kept(mock: Mock) -> set[str]:
    dumped = mock.controls.dump()
    ids = {order["document"]["id"] for order in dumped["orders"]}
    assert ids == {json.loads(each["body"])["id"] for each in dumped["idempotency_keys"]}
    return ids


def test_what_has_arrived_is_committed_at_once_and_never_more_than_so_much(mock: Mock, groups: list[int]) -> None:
    made = at_once(mock, *((f"key-{number}", ONLINE) for number in range(CALLS)))
    assert {each.json()["id"] for each in made} == kept(mock)
    assert len(kept(mock)) == CALLS
    assert sum(groups) == CALLS
    assert len(groups) < CALLS / 2
    assert max(groups) <= serving.GROUP < CALLS


async def call(mock: Mock, key: str) -> int:
    """The status of a create, which arrives in the first turn of the loop."""
    scope = {"type": "http", "method": "POST", "path": "/v1/orders", "query_string": b""}
    scope["headers"] = [(name.lower().encode(), value.encode()) for name, value in headers(key=key).items()]
    statuses = list[int]()

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": json.dumps(ONLINE).encode()}

    async def send(message: Any) -> None:
        statuses.extend([message["status"]] if "status" in message else [])

    await mock(scope, receive, send)
    return statuses[0]


def test_a_call_that_comes_while_others_wait_goes_with_them(mock: Mock, groups: list[int]) -> None:
    async def run() -> list[int]:
        first = asyncio.ensure_future(call(mock, "first"))
        await asyncio.sleep(0)  # it has arrived
        return list(await asyncio.gather(first, call(mock, "second")))

    assert asyncio.run(run()) == [201, 201]
    assert groups == [2]


def test_a_refused_call_undoes_nothing_of_those_beside_it(mock: Mock, groups: list[int]) -> None:
    wrong = {**ONLINE, "total_amount": "1.00"}
    answers = at_once(mock, *((f"key-{number}", wrong if number % 3 == 1 else ONLINE) for number in range(CALLS)))
    assert [each.status_code == 201 for each in answers] == [number % 3 != 1 for number in range(CALLS)]
    assert kept(mock) == {each.json()["id"] for each in answers if each.status_code == 201}
    assert len(groups) < CALLS / 2
    assert all(each.status_code == 201 for each in at_once(mock, *((f"key-{number}", ONLINE) for number in (1, 4))))


def test_twins_in_one_group_are_one_order(mock: Mock, groups: list[int]) -> None:
    other = {**ONLINE, "external_reference": "other"}
    answers = at_once(mock, *[("twins", ONLINE)] * 5, ("twins", other), *[("twins", ONLINE)] * 4)
    assert [each.status_code for each in answers] == [201] * 5 + [409] + [201] * 4
    assert sum("idempotent-replayed" in each.headers for each in answers) == 8
    assert kept(mock) == {answers[0].json()["id"]}
    assert max(groups) == 10


@pytest.mark.parametrize("failure", [RuntimeError, StopIteration])
def test_a_call_that_breaks_undoes_nothing_of_those_beside_it(
    mock: Mock, groups: list[int], monkeypatch: pytest.MonkeyPatch, failure: type[Exception]
) -> None:
    """It had written its order, and failed after it."""
    store_answer = Transaction.store_answer

    def broken(self: Transaction, user_id: int, key: str, answer: StoredAnswer) -> None:
        store_answer(self, user_id, key, answer)
        if key == "key-2":
            raise failure

    monkeypatch.setattr(Transaction, "store_answer", broken)
    answers = at_once(mock, *((f"key-{number}", ONLINE) for number in range(5)))
    assert [each.status_code for each in answers] == [201, 201, 500, 201, 201]
    assert kept(mock) == {each.json()["id"] for each in answers if each.status_code == 201}
    assert max(groups) == 5
    assert len(mock.store.order_changes()) == 4


def test_who_gives_up_before_the_commit_has_made_nothing(mock: Mock, groups: list[int], arrived: list[str]) -> None:
    async def run() -> list[Any]:
        async with client(mock) as calls:
            creates = [asyncio.ensure_future(create(calls, f"key-{number}")) for number in range(4)]
            while len(arrived) < 4:
                await asyncio.sleep(0)
            assert not groups
            creates[0].cancel()
            return await asyncio.gather(*creates, return_exceptions=True)

    gone, *answers = asyncio.run(run())
    assert isinstance(gone, asyncio.CancelledError)
    assert {each.json()["id"] for each in answers} == kept(mock)
    assert groups == [3]


def test_ctrl_c_in_the_middle_leaves_nobody_waiting(
    mock: Mock, groups: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever goes on with the loop finds all of the group answered, and nothing done."""

    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Transaction, "store_answer", interrupted)
    loop = asyncio.new_event_loop()
    calls = client(mock)
    creates = [loop.create_task(create(calls, f"key-{number}")) for number in range(3)]
    with pytest.raises(KeyboardInterrupt):
        loop.run_until_complete(asyncio.wait(creates))
    answers = loop.run_until_complete(asyncio.wait_for(asyncio.gather(*creates), 10))
    assert [each.status_code for each in answers] == [500] * 3
    monkeypatch.undo()
    assert kept(mock) == set()
    loop.run_until_complete(calls.aclose())
    loop.close()


def test_a_loop_that_is_closed_while_calls_wait_is_let_go(mock: Mock, arrived: list[str]) -> None:
    abandoned = list[Any]()
    for number in range(3):
        loop = asyncio.new_event_loop()
        task = loop.create_task(call(mock, "abandoned"))
        while len(arrived) == number:
            loop.call_soon(loop.stop)
            loop.run_forever()
        loop.close()
        abandoned.append(weakref.ref(loop))
        del loop, task
    assert asyncio.run(call(mock, "another")) == 201
    gc.collect()
    assert [each() for each in abandoned] == [None] * 3
    assert len(kept(mock)) == 1


@pytest.fixture
def nearly_full(tmp_path: Path) -> Iterator[Mock]:
    """A mock whose file takes a few more pages; SQLite ends a whole transaction that does not fit."""
    mock = create_app(store=f"sqlite:///{tmp_path / 'mock.db'}")
    with mock.store.transaction() as transaction:
        (pages,) = transaction._execute(sa.text("PRAGMA page_count"), {}).fetchone()
        transaction._execute(sa.text(f"PRAGMA max_page_count = {pages + 40}"), {})
    yield mock
    mock.close()


def test_a_full_disk_loses_nothing_that_was_answered(nearly_full: Mock, tmp_path: Path) -> None:
    rounds = [at_once(nearly_full, *((f"{turn}-{number}", ONLINE) for number in range(20))) for turn in range(20)]
    statuses = [{each.status_code for each in answers} for answers in rounds]
    assert statuses[0] == {201}
    assert statuses[-1] == {500}
    answered = {each.json()["id"] for answers in rounds for each in answers if each.status_code == 201}
    assert {each.order_id for each in nearly_full.store.order_changes()} == answered
    nearly_full.close()
    with closing(sqlite3.connect(tmp_path / "mock.db")) as file:
        assert {row[0] for row in file.execute("SELECT id FROM orders")} == answered
        assert len(answered) == file.execute("SELECT count(*) FROM idempotency_keys").fetchone()[0]


def test_who_only_reads_is_answered_beside_those_for_whom_the_disk_is_full(
    nearly_full: Mock, groups: list[int]
) -> None:
    order = at_once(nearly_full, ("first", ONLINE))[0].json()

    async def run() -> list[httpx.Response]:
        async with client(nearly_full) as calls:
            reads = [calls.get(f"/v1/orders/{order['id']}", headers=headers()) for _ in range(3)]
            return list(await asyncio.gather(*(create(calls, str(uuid.uuid4())) for _ in range(5)), *reads))

    seen = set[tuple[int, ...]]()
    while (500,) * 5 not in seen:
        answers = asyncio.run(run())
        seen.add(tuple(each.status_code for each in answers[:5]))
        assert [each.status_code for each in answers[5:]] == [200] * 3
    assert max(groups) == 16  # eight at once, and each of them alone


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_file_needs_no_folder_for_temporary_files(tmp_path: Path) -> None:
    """A savepoint that changes many pages has SQLite remember them; in a container, only the file can be written."""

    def open_files() -> list[str]:
        found = []
        for each in Path("/proc/self/fd").iterdir():
            with suppress(OSError):
                found.append(str(each.readlink()))
        return [each for each in found if "etilqs" in each]

    with closing(Store(f"sqlite:///{tmp_path / 'mock.db'}")) as store:
        with store.transaction() as transaction:
            rows = [{"user_id": n, "site_id": "MLB", "sandbox": False, "removed": False} for n in range(20_000)]
            transaction.add_rows("accounts", rows)
        with store.group() as begin:
            for _ in range(2):
                with begin() as transaction:
                    transaction.clear()
                    assert open_files() == []
                    transaction.add_rows("accounts", rows)


def test_a_store_of_several_processes_commits_each_alone(postgres_url: str) -> None:
    store = Store(postgres_url)
    with pytest.raises(TypeError, match="committed alone"), store.group():
        pass
    store.close()
