"""Answers of a later API are read all the same: new fields, new values, nulls, other kinds of success."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from mp_orders import UNSET, MercadoPago
from mp_orders.models import MerchantOrder, Order, OrderStatus
from mp_orders_spec import load_spec

Path = tuple[str | int, ...]
EXAMPLES = {
    name: example["value"]
    for name, example in load_spec()["components"]["examples"].items()
    if isinstance(example.get("value"), dict) and "id" in example["value"] and "Notification" not in name
}


def answered(body: Any) -> Any:
    """The body, read as the answer to a get."""
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=body))
    with MercadoPago("TEST-x", transport=transport) as mp:
        if isinstance(body["id"], int):
            return mp.merchant_orders.get(body["id"])
        return mp.orders.get(body["id"])


def places(value: Any, path: Path = ()) -> Iterator[Path]:
    """Where something is, all the way down."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, each in pairs:
        yield (*path, name)
        yield from places(each, (*path, name))


def put(document: Any, path: Path, value: Any) -> Any:
    changed = copy.deepcopy(document)
    inner = changed
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = value
    return changed


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 8


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_null_anywhere_but_in_the_id(name: str) -> None:
    for path in places(EXAMPLES[name]):
        if path != ("id",):
            assert str(answered(put(EXAMPLES[name], path, None)).id) == str(EXAMPLES[name]["id"]), path


@pytest.mark.parametrize("name", EXAMPLES)
def test_nulls_everywhere_at_once(name: str) -> None:
    body = {field: value if field == "id" else None for field, value in EXAMPLES[name].items()}
    assert str(answered(body).id) == str(body["id"])


@pytest.mark.parametrize("name", EXAMPLES)
def test_new_fields_in_every_object_come_back(name: str) -> None:
    body = copy.deepcopy(EXAMPLES[name])
    for path in [(), *places(body)]:
        inner = body
        for step in path:
            inner = inner[step]
        if isinstance(inner, dict):
            inner["brand_new"] = {"x": [1, None]}
    assert json.loads(json.dumps(answered(body).to_dict())) == body


@pytest.mark.parametrize("name", EXAMPLES)
def test_new_values_of_every_text(name: str) -> None:
    """Whatever is an enumeration today."""
    for path in places(EXAMPLES[name]):
        inner = EXAMPLES[name]
        for step in path:
            inner = inner[step]
        if isinstance(inner, str) and path != ("id",):
            body = put(EXAMPLES[name], path, "brand_new")
            assert json.loads(json.dumps(answered(body).to_dict())) == body, path


def test_known_values_are_enumerations_and_texts() -> None:
    order = answered({"id": "ORD1", "status": "created"})
    assert order.status is OrderStatus.CREATED
    assert order.status == "created"
    assert answered({"id": "ORD1", "status": "brand_new"}).status == "brand_new"
    assert order.payer is UNSET


def test_a_null_counts_as_left_out_where_there_is_no_other_way() -> None:
    order = answered({"id": "ORD1", "status": None, "transactions": {"payments": [None]}, "items": None})
    assert isinstance(order, Order)
    assert (order.status, order.items) == (None, UNSET)
    assert order.transactions
    assert order.transactions.payments == []
    assert isinstance(answered({"id": 1, "payments": None}), MerchantOrder)


@pytest.mark.parametrize("status", [200, 201, 202, 203, 226, 299])
def test_any_success_is_one(status: int) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(status, json={"id": "ORD1", "status": "created"}))
    with MercadoPago("TEST-x", transport=transport) as mp:
        assert mp.orders.get("ORD1").id == "ORD1"
