"""What must never be false is a constraint of the database, whatever the code above it does."""

from collections.abc import Iterator
from typing import Any

import pytest
from mp_orders_mock.store import ConstraintError, Store, StoredAnswer

pytestmark = pytest.mark.every_store

CANCELED: dict[str, Any] = {"user_id": 1, "command": "cancel", "at_ns": 1}
ANSWER = StoredAnswer(b"f" * 32, 1, 201, b"{}")


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    store = Store(store_url)
    yield store
    store.close()


def order(order_id: str, status: str = "created") -> dict[str, Any]:
    return {"id": order_id, "type": "point", "status": status, "secret": "canary"}


@pytest.mark.parametrize("status", ["created", "at_terminal"])
def test_one_waiting_order_per_terminal(store: Store, status: str) -> None:
    with store.transaction() as transaction:
        transaction.add_order(1, order("a", status), "T")
        transaction.add_order(1, order("b"), "U")
        transaction.add_order(1, order("c", "canceled"), "T")
        transaction.add_order(1, order("d"), None)
        transaction.add_order(1, order("e"), None)
    with pytest.raises(ConstraintError), store.transaction() as transaction:
        transaction.add_order(1, order("f"), "T")


def test_one_order_per_id(store: Store) -> None:
    """Its error shows no part of the order."""
    with store.transaction() as transaction:
        transaction.add_order(1, order("a"), None)
    with pytest.raises(ConstraintError) as caught, store.transaction() as transaction:
        transaction.add_order(1, order("a"), None)
    assert "canary" not in str(caught.value)


def test_one_owner_per_terminal(store: Store) -> None:
    with store.transaction() as transaction:
        transaction.claim_terminal("T", 1)
    with pytest.raises(ConstraintError), store.transaction() as transaction:
        transaction.claim_terminal("T", 2)


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    """Neither the order without its key, nor the key without its order, nor the terminal."""

    def fail_late() -> None:
        with store.transaction() as transaction:
            transaction.claim_terminal("T", 1)
            transaction.add_order(1, order("a"), "T")
            transaction.store_answer(1, "k", ANSWER)
            transaction.add_order(1, order("b"), "T")

    with pytest.raises(ConstraintError):
        fail_late()
    with store.transaction() as transaction:
        assert transaction.order("a") is None
        assert transaction.stored_answer(1, "k") is None
        assert transaction.terminal("T") is None


def test_an_order_changes_only_from_the_status_it_was_seen_in(store: Store) -> None:
    with store.transaction() as transaction:
        transaction.add_order(1, order("a"), None)
        assert transaction.change_order(order("a", "canceled"), from_status="created", **CANCELED)
        assert not transaction.change_order(order("a", "processed"), from_status="created", **CANCELED)
        row = transaction.order("a")
        assert row
        assert row.document == order("a", "canceled")


def test_answers_are_kept_by_account_and_key(store: Store) -> None:
    with store.transaction() as transaction:
        transaction.store_answer(1, "k", ANSWER)
        assert transaction.stored_answer(1, "k") == ANSWER
        assert transaction.stored_answer(2, "k") is None
        assert transaction.stored_answer(1, "K") is None
