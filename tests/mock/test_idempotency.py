"""One key, one order: replays, conflicts, the window of 24 hours, and what does not use a key up."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from answers import CheckedClient, code_of
from conftest import Clock
from samples import ONLINE, POINT, changed, headers

HOUR_NS = 3600 * 10**9


def post(mock: CheckedClient, body: Any = ONLINE, key: str = "k", token: str = "TEST-tests") -> httpx.Response:
    return mock.post("/v1/orders", json=body, headers=headers(token, key))


@pytest.mark.every_store
def test_a_replay_is_the_same_answer_to_the_byte(mock: CheckedClient, clock: Clock) -> None:
    first = post(mock)
    clock.now_ns += HOUR_NS
    again = post(mock)
    assert (again.status_code, again.content) == (201, first.content)
    assert "idempotent-replayed" not in first.headers
    assert again.headers["idempotent-replayed"] == "true"
    assert again.headers["x-request-id"] != first.headers["x-request-id"]


def test_order_of_members_and_white_space_do_not_matter(mock: CheckedClient) -> None:
    first = post(mock)
    text = str(dict(reversed(ONLINE.items()))).replace("'", '"').encode()
    more = {**headers(key="k"), "Content-Type": "application/json"}
    assert mock.post("/v1/orders", content=text, headers=more).content == first.content


@pytest.mark.every_store
def test_a_replay_gives_the_first_answer_after_the_order_has_changed(mock: CheckedClient) -> None:
    first = post(mock, POINT)
    mock.post(f"/v1/orders/{first.json()['id']}/cancel", headers=headers())
    assert post(mock, POINT).json()["status"] == "created"


@pytest.mark.every_store
def test_a_cancel_is_replayed(mock: CheckedClient) -> None:
    path = f"/v1/orders/{post(mock, POINT).json()['id']}/cancel"
    first = mock.post(path, headers=headers(key="c"))
    again = mock.post(path, headers=headers(key="c"))
    assert (again.status_code, again.content) == (200, first.content)
    assert again.headers["idempotent-replayed"] == "true"


@pytest.mark.every_store
def test_the_same_key_for_another_order_is_refused(mock: CheckedClient) -> None:
    """Path and body both make the request: cancel has no body, so the path alone tells two apart."""
    one, two = (
        post(mock, POINT, "a").json(),
        post(mock, changed(POINT, {"config.point.terminal_id": "A_B__C"}), "b").json(),
    )
    mock.post(f"/v1/orders/{one['id']}/cancel", headers=headers(key="c"))
    response = mock.post(f"/v1/orders/{two['id']}/cancel", headers=headers(key="c"))
    assert (response.status_code, code_of(response.json())) == (409, "idempotency_key_already_used")


@pytest.mark.every_store
@pytest.mark.parametrize("code", ["invalid_total_amount", "required_properties", "already_queued_order_for_terminal"])
def test_a_refusal_leaves_the_key_free(mock: CheckedClient, code: str) -> None:
    if code == "already_queued_order_for_terminal":
        waiting = post(mock, POINT, "other").json()
        assert code_of(post(mock, POINT).json()) == code
        mock.post(f"/v1/orders/{waiting['id']}/cancel", headers=headers())
        assert post(mock, POINT).status_code == 201
        return
    body = changed(ONLINE, total_amount="1.00") if code == "invalid_total_amount" else {"type": "online"}
    assert code_of(post(mock, body).json()) == code
    assert post(mock).status_code == 201


@pytest.mark.every_store
def test_a_key_belongs_to_its_account(mock: CheckedClient) -> None:
    assert post(mock).json()["id"] != post(mock, token="TEST-other").json()["id"]


@pytest.mark.every_store
def test_two_tokens_of_one_user_are_one_account(mock: CheckedClient) -> None:
    old, new = (f"APP_USR-1-010203-{digit * 32}-77" for digit in "ab")
    assert post(mock, token=old).content == post(mock, token=new).content


@pytest.mark.every_store
def test_the_window_is_24_hours_from_the_first_use(mock: CheckedClient, clock: Clock) -> None:
    """A replay does not move it."""
    first = post(mock).json()["id"]
    clock.now_ns += 24 * HOUR_NS - 1
    assert post(mock).json()["id"] == first
    clock.now_ns += 1
    second = post(mock)
    assert second.json()["id"] != first
    assert "idempotent-replayed" not in second.headers
    assert post(mock).json()["id"] == second.json()["id"]


@pytest.mark.parametrize("key", ["k", "k" * 128, "!~", "0d5020ed-1af6-469c-ae06-c3bec19954bb"])
def test_keys_that_are_keys(mock: CheckedClient, key: str) -> None:
    assert post(mock, key=key).headers["x-idempotency-key"] == key


@pytest.mark.parametrize(
    ("key", "code"),
    [("", "empty_required_header"), ("   ", "empty_required_header"), ("k" * 129, "invalid_idempotency_key_length")],
)
def test_keys_that_are_none(mock: CheckedClient, key: str, code: str) -> None:
    assert code_of(post(mock, key=key).json()) == code


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        (("a", "b"), "a, b"),
        (("a", ""), "a"),
        (("a", "a"), "a"),
        (("a b",), "a b"),
        ((b"kk\xa0",), "kk\xa0"),
        ((b"\x85kk",), "\x85kk"),
    ],
)
def test_whatever_a_header_can_carry_is_a_key(mock: CheckedClient, keys: tuple[bytes], key: str) -> None:
    """Several lines are one value, as HTTP has it; two keys are not one of them."""
    more: list[tuple[Any, Any]] = [
        ("Authorization", "Bearer TEST-tests"),
        *(("X-Idempotency-Key", each) for each in keys),
    ]
    first = mock.post("/v1/orders", json=ONLINE, headers=more)
    assert first.status_code == 201
    assert first.headers["x-idempotency-key"] == key
    assert mock.post("/v1/orders", json=ONLINE, headers=more).json()["id"] == first.json()["id"]


def test_several_keys_that_are_empty_are_none(mock: CheckedClient) -> None:
    more = [("Authorization", "Bearer TEST-tests"), ("X-Idempotency-Key", ""), ("X-Idempotency-Key", " ")]
    assert code_of(mock.post("/v1/orders", json=ONLINE, headers=more).json()) == "empty_required_header"


def test_64_twins_make_one_order(served_mock: str) -> None:
    more = {"json": ONLINE, "headers": headers("TEST-twins", "twins")}
    with httpx.Client(base_url=served_mock) as client, ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: client.post("/v1/orders", **more), range(64)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert sum("idempotent-replayed" not in answer.headers for answer in answers) == 1


def test_of_many_orders_for_one_terminal_one_is_taken(served_mock: str) -> None:
    body = changed(POINT, {"config.point.terminal_id": "PAX_A910__CROWDED"})
    with httpx.Client(base_url=served_mock) as client, ThreadPoolExecutor(16) as pool:
        answers = list(
            pool.map(lambda _: client.post("/v1/orders", json=body, headers=headers("TEST-crowd")), range(48))
        )
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 47
