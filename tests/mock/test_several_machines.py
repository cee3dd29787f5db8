"""Three mocks on one PostgreSQL behind a load balancer act as one: each request goes to another of them."""

import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any

import httpx
import psycopg
import pytest
from balancer import Balancer
from conftest import empty_schema
from mp_orders_mock import create_app
from mp_orders_mock.store import Store, StoreError
from processes import serving
from receiver import Receiver
from samples import MERCHANT, ONLINE, POINT, changed, headers

COUNT = 3


@pytest.fixture(scope="module")
def balanced(postgres_server: str) -> Iterator[httpx.Client]:
    with ExitStack() as stack:
        url = stack.enter_context(empty_schema(postgres_server))
        lines = [stack.enter_context(serving("--store", url, "--quiet"))[1] for _ in range(COUNT)]
        balancer = stack.enter_context(Balancer([line.split()[-1] for line in lines]))
        limits = httpx.Limits(max_keepalive_connections=0)  # each request comes to the next mock
        yield stack.enter_context(httpx.Client(base_url=balancer.url, limits=limits, timeout=30))


@pytest.fixture
def mocks(balanced: httpx.Client) -> httpx.Client:
    control(balanced, "POST", "reset")
    return balanced


def control(mocks: httpx.Client, method: str, path: str, body: Any = None) -> Any:
    answer = mocks.request(method, f"/__mock/{path}", json=body)
    assert answer.is_success, answer.text
    return answer.json() if answer.content else None


def create(mocks: httpx.Client, body: Any = ONLINE, **more: Any) -> httpx.Response:
    return mocks.post("/v1/orders", json=body, headers=headers(**more))


def test_a_fault_meets_the_next_call_wherever_it_goes_and_no_other(mocks: httpx.Client) -> None:
    for _ in range(2 * COUNT):
        control(mocks, "POST", "faults", {"operation": "create_order", "status": 500})
        assert [create(mocks).status_code for _ in range(3)] == [500, 201, 201]
    assert control(mocks, "GET", "faults") == []


def test_a_fault_meets_a_refused_call_too(mocks: httpx.Client) -> None:
    """No transaction looks at such a call: its entry of the journal finds that the set-up is another one."""
    for _ in range(2 * COUNT):
        assert create(mocks, {}).status_code == 400
        control(mocks, "POST", "faults", {"operation": "create_order", "status": 500})
        assert [create(mocks, {}).status_code for _ in range(2)] == [500, 400]


def test_a_fault_for_so_many_calls_meets_so_many(mocks: httpx.Client) -> None:
    control(mocks, "POST", "faults", {"operation": "create_order", "status": 429, "times": 10})
    with ThreadPoolExecutor(8) as threads:
        statuses = list(threads.map(lambda _: create(mocks).status_code, range(24)))
    assert statuses.count(429) == 10


def test_faults_are_numbered_and_forgotten_as_those_of_one(mocks: httpx.Client) -> None:
    made = [control(mocks, "POST", "faults", {"operation": "get_order", "status": 500}) for _ in range(4)]
    first = made[0]["number"]
    assert [each["number"] for each in made] == [first, first + 1, first + 2, first + 3]
    assert control(mocks, "GET", "faults") == made
    control(mocks, "DELETE", "faults")
    again = control(mocks, "POST", "faults", {"operation": "*", "delay_ms": 1, "times": None})
    assert control(mocks, "POST", "faults", {"operation": "*", "delay_ms": 1, "times": None}) == again
    assert again["number"] == first + 4


def test_the_clock_is_one(mocks: httpx.Client) -> None:
    control(mocks, "PUT", "clock", {"now": "2031-01-02T03:04:05Z", "stands": True})
    dates = {create(mocks).json()["created_date"][:19] for _ in range(2 * COUNT)}
    assert dates == {"2031-01-02T03:04:05"}
    order = create(mocks, POINT).json()
    control(mocks, "POST", "clock/advance", {"by": "PT24H"})
    for _ in range(COUNT):
        assert mocks.get(f"/v1/orders/{order['id']}", headers=headers()).json()["status"] == "expired"


def test_accounts_are_those_of_all(mocks: httpx.Client) -> None:
    for removed, status in ((True, 401), (False, 201), (True, 401)):
        control(mocks, "PUT", "accounts/77", {"removed": removed})
        assert {create(mocks, token="TEST-1-1-0-77").status_code for _ in range(COUNT)} == {status}


def test_the_journal_and_the_changes_are_those_of_all(mocks: httpx.Client) -> None:
    made = [create(mocks).json()["id"] for _ in range(2 * COUNT)]
    mocks.get("/v1/orders/none", headers=headers())
    mocks.get("/nowhere")
    for _ in range(COUNT):
        entries = control(mocks, "GET", "journal")
        assert [each["status"] for each in entries] == [201] * len(made) + [400, 404]
        assert [each["answer"]["id"] for each in entries[: len(made)]] == made
        assert [each["order_id"] for each in control(mocks, "GET", "events")] == made
    assert "TEST-tests" not in str(entries)
    assert ONLINE["transactions"]["payments"][0]["payment_method"]["token"] not in str(entries)
    control(mocks, "DELETE", "journal")
    assert {len(control(mocks, "GET", "journal")) for _ in range(COUNT)} == {0}


@pytest.mark.parametrize("more", [{}, {"secret": "of-this-address"}])
def test_an_address_is_told_once_whoever_changes_an_order(mocks: httpx.Client, more: dict[str, str]) -> None:
    """Of a signed one by the mock that knows the secret; each of them waits for it."""
    with Receiver() as shop:
        control(mocks, "POST", "webhooks", {"url": shop.url, **more})
        made = [create(mocks).json()["id"] for _ in range(2 * COUNT)]
        control(mocks, "POST", "notifications/wait")
        assert sorted(each.json["data"]["id"] for each in shop.received) == sorted(made)
        assert all(("x-signature" in each.headers) == bool(more) for each in shop.received)


def test_one_order_of_many_twins(mocks: httpx.Client) -> None:
    for number in range(5):
        with ThreadPoolExecutor(12) as threads:
            answers = list(threads.map(lambda key: create(mocks, key=key), [f"twin-{number}"] * 12))
        assert {each.status_code for each in answers} == {201}
        assert len({each.json()["id"] for each in answers}) == 1
        assert sum(each.headers.get("idempotent-replayed") == "true" for each in answers) == 11
    assert create(mocks, changed(ONLINE, description="other"), key="twin-0").status_code == 409


def test_a_preference_is_found_wherever_it_is_asked_for(mocks: httpx.Client) -> None:
    made = mocks.post("/checkout/preferences", json={"items": []}, headers=headers()).json()
    for number in range(COUNT):
        changed_one = mocks.put(f"/checkout/preferences/{made['id']}", json={"n": number}, headers=headers())
        assert changed_one.json()["n"] == number
        seen = mocks.get(f"/checkout/preferences/{made['id']}", headers=headers())
        assert (seen.status_code, seen.json()["n"]) == (200, number)


def test_a_reset_is_one_of_all(mocks: httpx.Client) -> None:
    order = create(mocks).json()
    control(mocks, "POST", "faults", {"operation": "*", "status": 500, "times": None})
    control(mocks, "PUT", "accounts/77", {"removed": True})
    control(mocks, "POST", "reset")
    for _ in range(COUNT):
        assert mocks.get(f"/v1/orders/{order['id']}", headers=headers()).status_code == 404
        assert create(mocks, token="TEST-1-1-0-77").status_code == 201
        assert mocks.post("/merchant_orders", json=MERCHANT, headers=headers()).status_code == 201


@pytest.mark.parametrize("body", [ONLINE, {}])
def test_a_reset_elsewhere_overtakes_what_waits(mocks: httpx.Client, body: Any) -> None:
    control(mocks, "POST", "faults", {"operation": "create_order", "delay_ms": 500})
    with ThreadPoolExecutor(1) as threads:
        held = threads.submit(create, mocks, body)
        while control(mocks, "GET", "faults"):
            time.sleep(0.01)
        control(mocks, "POST", "reset")
        with pytest.raises(httpx.RemoteProtocolError):
            held.result()
    assert control(mocks, "GET", "events") == []
    assert control(mocks, "GET", "journal") == []


def test_load_and_clock_meet_requests_of_all(mocks: httpx.Client) -> None:
    """A state that one has dumped is loaded by another, while requests come."""
    order = create(mocks).json()
    state = mocks.get("/__mock/state").content
    with ThreadPoolExecutor(4) as threads:
        answers = threads.map(lambda _: create(mocks).status_code, range(40))
        loaded = mocks.put("/__mock/state", content=state, headers={"Content-Type": "application/yaml"})
        assert loaded.is_success, loaded.text
        assert set(answers) == {201}
    for _ in range(COUNT):
        assert mocks.get(f"/v1/orders/{order['id']}", headers=headers()).json() == order


def test_a_mock_whose_connection_was_lost_is_still_there(postgres_url: str) -> None:
    """As after a restart of the database; another mock that starts then must not take itself for the first one."""
    first = create_app(store=postgres_url)
    first.controls.add_fault(status=500)
    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as connection:
        mine = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND classid = 28016 AND objid = (SELECT"
        mine += " hashtext(current_schema())::bigint & 4294967295)::oid"
        (pid,) = connection.execute(mine).fetchone() or (None,)
        assert connection.execute("SELECT pg_terminate_backend(%s, 5000)", (pid,)).fetchone() == (True,)
    first.store.stay()
    second = create_app(store=postgres_url)
    assert [len(each.controls.list_faults()) for each in (first, second)] == [1, 1]
    first.close()
    second.close()


def test_faults_end_with_the_last_mock(postgres_url: str) -> None:
    def faults(*apps: Any) -> list[int]:
        return [len(app.controls.list_faults()) for app in apps]

    first = create_app(store=postgres_url)
    first.controls.add_fault(status=500)
    second = create_app(store=postgres_url)
    assert faults(first, second) == [1, 1]
    first.close()
    third = create_app(store=postgres_url)
    assert faults(second, third) == [1, 1]
    second.close()
    third.close()
    last = create_app(store=postgres_url)
    assert faults(last) == [0]
    last.close()


def test_a_user_who_may_only_read_gets_no_mock(postgres_url: str) -> None:
    first = create_app(store=postgres_url)
    role = f"reader_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as connection:
        (schema,) = connection.execute("SELECT current_schema()").fetchone() or ("",)
        connection.execute(f"CREATE ROLE {role} LOGIN")
        connection.execute(f"GRANT USAGE ON SCHEMA {schema} TO {role}")
        connection.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {role}")
    with pytest.raises(StoreError, match="permission denied"):
        Store(postgres_url.replace("postgres@", f"{role}@"))
    first.close()
