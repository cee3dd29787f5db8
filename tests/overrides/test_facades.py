"""The client against the mock, sync and async: one surface, one key per call, the same results."""

import asyncio
import inspect
import re
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
from mp_orders import (
    AsyncMercadoPago,
    MercadoPago,
    MerchantOrderItemRequest,
    MerchantOrderRequest,
    MerchantOrderUpdateRequest,
    OnlineOrderRequest,
    OrderNotCancelable,
    PointOrderRequest,
)
from mp_orders.sender import PlainBody
from mp_orders_generated.api.orders import create_order
from mp_orders_generated.models import Order
from mp_orders_spec import load_spec
from samples import MERCHANT, ONLINE, POINT, changed

OPERATIONS = {
    operation["operationId"]: operation["tags"][0]
    for item in load_spec()["paths"].values()
    for operation in item.values()
    if isinstance(operation, dict)
}
METHODS = {name: re.sub("(_merchant)?_(orders?|terminals)(?=_|$)", "", name) for name in OPERATIONS}
OVER_PAGES = {"orders": {"iter_orders", "find"}, "merchant_orders": {"iter_merchant_orders"}}
"""Methods over the pages of a search."""


@pytest.mark.parametrize("kind", [MercadoPago, AsyncMercadoPago])
def test_every_operation_has_exactly_one_method(kind: Any) -> None:
    client = kind("TEST-x")
    for tag in set(OPERATIONS.values()):
        group = getattr(client, tag)
        public = {name for name, _ in inspect.getmembers(group, callable) if not name.startswith("_")}
        wanted = {METHODS[name] for name, its in OPERATIONS.items() if its == tag} | OVER_PAGES.get(tag, set())
        assert public == wanted, f"a method in overrides/mp_orders/resources/{tag}.py, and a line in operations.py"


def test_sync_and_async_have_the_same_signatures() -> None:
    one, other = MercadoPago("TEST-x"), AsyncMercadoPago("TEST-x")
    for name, tag in OPERATIONS.items():
        methods = [getattr(getattr(client, tag), METHODS[name]) for client in (one, other)]
        assert inspect.signature(methods[0]) == inspect.signature(methods[1])
        assert inspect.iscoroutinefunction(methods[1])
    init = [list(inspect.signature(kind.__init__).parameters) for kind in (MercadoPago, AsyncMercadoPago)]
    assert init[0] == init[1]


def story_sync(base_url: str, token: str) -> list[Any]:
    with MercadoPago(token, base_url=base_url) as mp:
        order = mp.orders.create(changed(POINT, {"config.point.terminal_id": "PAX_A910__SYNC"}), idempotency_key="one")
        again = mp.orders.create(changed(POINT, {"config.point.terminal_id": "PAX_A910__SYNC"}), idempotency_key="one")
        canceled = mp.orders.cancel(order.id)
        with pytest.raises(OrderNotCancelable):
            mp.orders.cancel(order.id)
        merchant = mp.merchant_orders.create(MERCHANT)
        updated = mp.merchant_orders.update(merchant.id, {"items": [{"id": "a", "quantity": 1}]})
        read = mp.merchant_orders.get(merchant.id), mp.orders.get(order.id)
        return [order == again, canceled.status, updated.total_amount, read[0] == updated, read[1] == canceled]


async def story_async(base_url: str, token: str) -> list[Any]:
    async with AsyncMercadoPago(token, base_url=base_url) as mp:
        body = changed(POINT, {"config.point.terminal_id": "PAX_A910__ASYNC"})
        order = await mp.orders.create(body, idempotency_key="one")
        again = await mp.orders.create(body, idempotency_key="one")
        canceled = await mp.orders.cancel(order.id)
        with pytest.raises(OrderNotCancelable):
            await mp.orders.cancel(order.id)
        merchant = await mp.merchant_orders.create(MERCHANT)
        updated = await mp.merchant_orders.update(merchant.id, {"items": [{"id": "a", "quantity": 1}]})
        read = await mp.merchant_orders.get(merchant.id), await mp.orders.get(order.id)
        return [order == again, canceled.status, updated.total_amount, read[0] == updated, read[1] == canceled]


def test_the_whole_story_sync_and_async(served_mock: str) -> None:
    expected = [True, "canceled", 12.45, True, True]
    assert story_sync(served_mock, "TEST-story-sync") == expected
    assert asyncio.run(story_async(served_mock, "TEST-story-async")) == expected


def test_models_and_mappings_are_the_same_request(served_mock: str) -> None:
    """One key, so that anything else in the body would be a conflict."""
    with MercadoPago("TEST-models", base_url=served_mock) as mp:
        plain = mp.orders.create(ONLINE, idempotency_key="k")
        assert mp.orders.create(OnlineOrderRequest.from_dict(ONLINE), idempotency_key="k") == plain
        mp.orders.create(PointOrderRequest.from_dict(changed(POINT, {"config.point.terminal_id": "PAX_A910__MODEL"})))
        item = MerchantOrderItemRequest(title="a", quantity=1, unit_price=2, currency_id="BRL", id="i")
        order = mp.merchant_orders.create(MerchantOrderRequest.from_dict({"items": [item.to_dict()]}))
        assert mp.merchant_orders.update(order.id, MerchantOrderUpdateRequest(additional_info="x")).id == order.id


def test_an_unknown_field_of_a_mapping_is_sent(served_mock: str) -> None:
    """The API judges it; a client that dropped a misspelt field in silence would misread the order."""
    with MercadoPago("TEST-x", base_url=served_mock) as mp, pytest.raises(Exception, match="unsupported_properties"):
        mp.orders.create({**ONLINE, "expiration_tme": "PT16M"})


def test_generated_functions_work_with_the_same_client(served_mock: str) -> None:
    with MercadoPago("TEST-raw", base_url=served_mock) as mp:
        body = OnlineOrderRequest.from_dict(ONLINE)
        response = create_order.sync_detailed(client=mp.client, body=body, x_idempotency_key="raw")
        assert response.headers["x-idempotency-key"] == "raw"
        assert isinstance(response.parsed, Order)
        assert mp.orders.create(ONLINE, idempotency_key="raw") == response.parsed


@pytest.mark.parametrize("order_id", ["", ".", "..", "../merchant_orders", "a/b", "a?b", "a b", "x" * 65, "é", None, 5])
def test_ids_that_could_lead_elsewhere_stay_here(order_id: Any) -> None:
    sent: list[httpx.Request] = []
    mp = MercadoPago(
        "TEST-x", transport=httpx.MockTransport(lambda request: sent.append(request) or httpx.Response(404))
    )
    calls: list[Callable[..., Any]] = [mp.orders.get, mp.orders.cancel]
    for call in calls:
        with pytest.raises(ValueError, match="order id"):
            call(order_id)
    assert not sent


@pytest.mark.parametrize("order_id", [0, -1, 2**63, True, "1", 1.0, None])
def test_merchant_order_ids_are_positive_64_bit_integers(order_id: Any) -> None:
    with pytest.raises(ValueError, match="merchant order id"):
        MercadoPago("TEST-x").merchant_orders.get(order_id)


def test_plain_bodies_are_copied() -> None:
    content = {"a": 1}
    assert PlainBody(content).to_dict() is not content


def test_async_ids_are_checked_too() -> None:
    async def call(make: Callable[[AsyncMercadoPago], Awaitable[Any]]) -> None:
        async with AsyncMercadoPago("TEST-x") as mp:
            await make(mp)

    for make in (lambda mp: mp.orders.get(".."), lambda mp: mp.merchant_orders.get(0), lambda mp: mp.orders.cancel("")):
        with pytest.raises(ValueError, match="id is"):
            asyncio.run(call(make))


def test_cancelled_calls_give_their_connections_back(served_mock: str) -> None:
    """And the client closes in order while some of them are under way."""

    async def story() -> None:
        async with AsyncMercadoPago("TEST-cancelled", base_url=served_mock, max_connections=5) as mp:
            for _ in range(8):
                calls = [
                    asyncio.wait_for(mp.merchant_orders.create(MERCHANT), 0.005 + 0.003 * number)
                    for number in range(40)
                ]
                await asyncio.gather(*calls, return_exceptions=True)
            made = await asyncio.gather(*(mp.merchant_orders.create(MERCHANT) for _ in range(10)))
            assert [order.status for order in made] == ["opened"] * 10
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(mp.merchant_orders.create(MERCHANT), 0)

    asyncio.run(story())
