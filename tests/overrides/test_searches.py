"""Searches: each page once, no order dropped or given twice, whatever is made, changed or fails meanwhile."""

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from calling import BOTH
from conftest import Clock
from faulty import drop, says, serving
from mp_orders import (
    AsyncMercadoPago,
    BadRequest,
    MercadoPago,
    MercadoPagoError,
    MerchantOrdersPage,
    OrdersPage,
    OutcomeUnknown,
    RefundRequest,
    SeveralOrders,
)
from mp_orders.pages import PAGE_SIZE, MerchantOrderPages, OrderPages
from mp_orders_mock import MockServer
from samples import MERCHANT, ONLINE, changed

MANY = 2 * PAGE_SIZE + 7
TOKEN = "TEST-searches"
SINCE = datetime(2020, 1, 1, tzinfo=UTC)
LATE = datetime(2250, 1, 1, tzinfo=UTC)
BEGIN = "2025-11-01T00:00:00Z"


@pytest.fixture
def server(clock: Clock) -> Iterator[MockServer]:
    with MockServer() as server:
        yield server


def walked(
    server: MockServer, name: str, each: Callable[[Any], None] = lambda _: None, *, asynchronous: bool, **given: Any
) -> list[Any]:
    """All that an iterator gives; something may happen after each."""

    def start(mp: Any) -> Any:
        group = mp.orders if name == "iter_orders" else mp.merchant_orders
        return getattr(group, name)(**({"since": SINCE} if name == "iter_orders" else {}), **given)

    found = []

    async def walk() -> None:
        async with AsyncMercadoPago(TOKEN, base_url=server.base_url) as mp:
            async for order in start(mp):
                found.append(order)
                await asyncio.to_thread(each, order)

    if asynchronous:
        asyncio.run(walk())
        return found
    with MercadoPago(TOKEN, base_url=server.base_url) as mp:
        for order in start(mp):
            found.append(order)
            each(order)
    return found


def make(server: MockServer, count: int, **changes: Any) -> list[str]:
    with MercadoPago(TOKEN, base_url=server.base_url) as mp:
        return [mp.orders.create(changed(ONLINE, **changes)).id for _ in range(count)]


@BOTH
def test_all_orders_come_once(server: MockServer, *, asynchronous: bool) -> None:
    """The first one first, and a page only when it is asked for."""
    made = make(server, MANY)
    found = walked(server, "iter_orders", asynchronous=asynchronous)
    assert [order.id for order in found] == made or sorted(order.id for order in found) == sorted(made)
    assert len({order.id for order in found}) == MANY
    dates = [order.created_date for order in found]
    assert dates == sorted(dates)
    searches = [each for each in server.controls.journal.last() if each["operation"] == "search_orders"]
    assert len(searches) == 3


@BOTH
def test_pages_are_read_when_they_are_asked_for(server: MockServer, *, asynchronous: bool) -> None:
    make(server, MANY)

    def searches(_: Any = None) -> int:
        return sum(each["operation"] == "search_orders" for each in server.controls.journal.last())

    seen: list[int] = []
    walked(server, "iter_orders", lambda order: seen.append(searches()), asynchronous=asynchronous)
    assert seen[PAGE_SIZE - 1] == 1
    assert seen[PAGE_SIZE] == 2


@BOTH
def test_orders_that_are_made_meanwhile_come_too(server: MockServer, *, asynchronous: bool) -> None:
    """And none is dropped or comes twice."""
    made = make(server, MANY)
    more: list[str] = []

    def each(_: Any) -> None:
        if len(more) < 20:
            more.extend(make(server, 1))

    found = [order.id for order in walked(server, "iter_orders", each, asynchronous=asynchronous)]
    assert sorted(found) == sorted([*made, *more])


@BOTH
def test_orders_that_leave_the_list_meanwhile_drop_no_other(server: MockServer, *, asynchronous: bool) -> None:
    """With a filter that those which were given do not meet any more."""
    made = make(server, MANY, processing_mode="manual")
    with MercadoPago(TOKEN, base_url=server.base_url) as mp:
        found = walked(
            server, "iter_orders", lambda order: mp.orders.cancel(order.id), asynchronous=asynchronous, status="created"
        )
    assert sorted(order.id for order in found) == sorted(made)


@BOTH
def test_orders_of_one_moment(server: MockServer, *, asynchronous: bool) -> None:
    """More than fit on a page."""
    server.controls.set_clock("2026-01-01T00:00:00Z", stands=True)
    made = make(server, MANY)
    found = walked(server, "iter_orders", asynchronous=asynchronous, until=LATE)
    assert sorted(order.id for order in found) == sorted(made)


@BOTH
@pytest.mark.parametrize("name", ["iter_orders", "iter_merchant_orders"])
def test_a_page_that_fails_is_asked_for_again(server: MockServer, name: str, *, asynchronous: bool) -> None:
    if name == "iter_orders":
        made: list[Any] = make(server, MANY)
    else:
        with MercadoPago(TOKEN, base_url=server.base_url) as mp:
            made = [mp.merchant_orders.create(MERCHANT).id for _ in range(MANY)]
    faults = iter([{"kind": "html_body", "status": 502}, {"kind": "drop_before_work"}])
    searched = "search_orders" if name == "iter_orders" else "search_merchant_orders"
    count = 0

    def each(_: Any) -> None:
        nonlocal count
        count += 1
        if count % PAGE_SIZE == 1:
            fault = next(faults, None)
            if fault:
                server.controls.add_fault(operation=searched, **fault)

    found = walked(server, name, each, asynchronous=asynchronous)
    assert sorted(order.id for order in found) == sorted(made)


@BOTH
def test_merchant_orders_that_leave_the_list_meanwhile_drop_no_other(server: MockServer, *, asynchronous: bool) -> None:
    with MercadoPago(TOKEN, base_url=server.base_url) as mp:
        made = [mp.merchant_orders.create(MERCHANT).id for _ in range(MANY)]

        def each(order: Any) -> None:
            mp.merchant_orders.update(order.id, {"external_reference": "given"})

        found = walked(
            server,
            "iter_merchant_orders",
            each,
            asynchronous=asynchronous,
            external_reference=MERCHANT["external_reference"],
        )
    assert sorted(order.id for order in found) == sorted(made)


def page(*ids: str, date: str = BEGIN) -> OrdersPage:
    """One that does not say how many there are."""
    data = [{"id": each, "status": "created", "created_date": date} for each in ids]
    return OrdersPage.from_dict({"data": data, "paging": {}})


def test_a_server_that_gives_one_page_again_and_again_is_noticed() -> None:
    pages = OrderPages(BEGIN, BEGIN)
    assert len(pages.take(page("a", "b"))) == 2
    assert not pages.take(page("a", "c", "b"))[1:]
    with pytest.raises(MercadoPagoError, match="same page"):
        [pages.take(page("a", "b")) for _ in range(3)]


def test_pages_of_a_server_with_coarse_dates() -> None:
    """It finds more than it was asked for; none of them comes twice."""
    pages = OrderPages("2025-11-01T00:00:00.900Z", BEGIN)
    assert [each.id for each in pages.take(page("a", "b", date="2025-11-01T00:00:01.5Z"))] == ["a", "b"]
    assert pages.query()["begin_date"] == "2025-11-01T00:00:01.5Z"
    assert [each.id for each in pages.take(page("a", "b", "c", date="2025-11-01T00:00:01.5Z"))] == ["c"]
    assert not pages.take(page())
    assert pages.is_done


def merchant(*ids: int, total: int, seconds: str) -> MerchantOrdersPage:
    elements = [
        {"id": each, "status": "opened", "date_created": f"2025-11-01T00:00:0{second}.000Z"}
        for each, second in zip(ids, seconds, strict=True)
    ]
    return MerchantOrdersPage.from_dict({"elements": elements, "next_offset": 0, "total": total})


def test_a_step_back_by_as_many_as_have_left() -> None:
    """Where they do not come in the order of their creation."""
    pages = MerchantOrderPages()
    assert [each.id for each in pages.take(merchant(1, 2, 3, total=6, seconds="321"))] == [1, 2, 3]
    assert [each.id for each in pages.take(merchant(5, 6, total=5, seconds="21"))] == [5, 6]
    assert pages.query()["offset"] == 2
    assert [each.id for each in pages.take(merchant(4, 5, 6, total=5, seconds="321"))] == [4]
    assert pages.is_done


def test_merchant_orders_go_on_from_the_last_date() -> None:
    pages = MerchantOrderPages({"status": "opened"})
    assert len(pages.take(merchant(1, 2, 3, total=6, seconds="123"))) == 3
    begin = {"status": "opened", "date_created_from": "2025-11-01T00:00:03.000Z"}
    assert pages.query() == {**begin, "limit": PAGE_SIZE, "offset": 0}
    assert [each.id for each in pages.take(merchant(3, 4, 5, total=4, seconds="345"))] == [4, 5]
    assert not pages.is_done
    assert [each.id for each in pages.take(merchant(5, 6, total=2, seconds="56"))] == [6]
    assert pages.is_done


@BOTH
def test_merchant_orders_of_which_as_many_come_as_leave(server: MockServer, *, asynchronous: bool) -> None:
    with MercadoPago(TOKEN, base_url=server.base_url) as mp:
        made = [mp.merchant_orders.create(MERCHANT).id for _ in range(MANY)]
        gone: list[int] = []

        def each(order: Any) -> None:
            if len(gone) < 50:
                gone.append(order.id)
                mp.merchant_orders.update(order.id, {"external_reference": "other"})
                mp.merchant_orders.create(MERCHANT)

        reference = MERCHANT["external_reference"]
        found = walked(server, "iter_merchant_orders", each, asynchronous=asynchronous, external_reference=reference)
    assert not {*made} - {order.id for order in found}


def found(server: MockServer, reference: str, *, asynchronous: bool, **given: Any) -> Any:
    async def find() -> Any:
        async with AsyncMercadoPago(TOKEN, base_url=server.base_url) as mp:
            return await mp.orders.find(reference, **given)

    if asynchronous:
        return asyncio.run(find())
    with MercadoPago(TOKEN, base_url=server.base_url) as mp:
        return mp.orders.find(reference, **given)


@BOTH
def test_find_settles_an_unknown_outcome(server: MockServer, *, asynchronous: bool) -> None:
    """The order of a call whose answers were all lost."""
    began = datetime.now(UTC)
    for _ in range(3):
        server.controls.add_fault(operation="create_order", kind="drop_after_commit")
    with MercadoPago(TOKEN, base_url=server.base_url) as mp, pytest.raises(OutcomeUnknown):
        mp.orders.create(changed(ONLINE, external_reference="lost"))
    order = found(server, "lost", asynchronous=asynchronous, since=began)
    assert (order.external_reference, order.status) == ("lost", "processed")
    assert found(server, "los", asynchronous=asynchronous, since=began) is None
    assert found(server, "lost", asynchronous=asynchronous, since=began + timedelta(hours=1)) is None


@BOTH
def test_find_tells_of_an_order_that_was_made_twice(server: MockServer, *, asynchronous: bool) -> None:
    made = make(server, 2, external_reference="twice")
    with pytest.raises(SeveralOrders, match="2 orders have this external_reference") as caught:
        found(server, "twice", asynchronous=asynchronous, since=datetime.now(UTC))
    assert sorted(order.id for order in caught.value.orders) == sorted(made)


def test_a_search_begins_at_the_millisecond() -> None:
    """To which the dates of live orders are cut."""
    begin = datetime(2025, 11, 1, 0, 0, 0, 123456, tzinfo=UTC)
    with serving(says(200, {"data": [], "paging": {}})) as server, MercadoPago("x", base_url=server.base_url) as mp:
        assert list(mp.orders.iter_orders(begin)) == []
        assert "begin_date=2025-11-01T00%3A00%3A00.123000" in server.seen[0].path
    with serving(says(200, {"elements": [], "total": 0})) as server, MercadoPago("x", base_url=server.base_url) as mp:
        assert list(mp.merchant_orders.iter_merchant_orders(date_created_from=begin, last_updated_to=begin)) == []
        assert "date_created_from=2025-11-01T00%3A00%3A00.123000" in server.seen[0].path
        assert "last_updated_to=2025-11-01T00%3A00%3A00.123456" in server.seen[0].path


NOTHING = [
    {},
    RefundRequest(),
    RefundRequest.from_dict({"transaction": []}),
    {"transactions": None},
    {"transactions": []},
]


@pytest.mark.parametrize("part", NOTHING)
def test_a_part_that_names_nothing_is_not_taken_for_the_whole(part: Any) -> None:
    with MercadoPago("x", base_url="http://127.0.0.1:9") as mp, pytest.raises(ValueError, match="its transactions"):
        mp.orders.refund("ORD1", part)


def test_find_looks_a_little_before_and_at_the_reference_itself() -> None:
    """A clock that is ahead hides no order, and a server that finds by a part of a reference misleads nobody."""
    other = {"id": "ORD2", "status": "created", "external_reference": "lost-2"}
    with (
        serving(says(200, {"data": [other], "paging": {}})) as server,
        MercadoPago("x", base_url=server.base_url) as mp,
    ):
        assert mp.orders.find("lost", since=datetime(2025, 11, 1, tzinfo=UTC)) is None
        assert "begin_date=2025-10-31T23%3A55%3A00" in server.seen[0].path
        with pytest.raises(ValueError, match="time zone"):
            mp.orders.find("lost", since=datetime(2025, 11, 1))
        with pytest.raises(ValueError, match="amount"):
            mp.orders.search(BEGIN, BEGIN, sort_by="amount")
        misspelt: Any = {"stauts": "processed"}
        with pytest.raises(TypeError, match="no filter 'stauts': one of external_reference"):
            mp.orders.search(BEGIN, BEGIN, **misspelt)
        with pytest.raises(TypeError, match="no filter 'since': one of status"):
            list(mp.merchant_orders.iter_merchant_orders(since=BEGIN))  # type: ignore[call-arg]
        day: Any = datetime(2025, 11, 1, tzinfo=UTC).date()
        with pytest.raises(ValueError, match="RFC 3339 text or a datetime, not date"):
            list(mp.orders.iter_orders(day))
        text: Any = BEGIN
        with pytest.raises(ValueError, match="`since` is a datetime"):
            mp.orders.find("lost", since=text)


def test_an_answer_without_its_list_is_no_empty_page() -> None:
    for body in ({}, {"data": None}, {"paging": {}}, [], {"data": "none"}):
        with serving(says(200, body)) as server, MercadoPago("x", base_url=server.base_url) as mp:
            with pytest.raises(OutcomeUnknown):
                mp.orders.search(BEGIN, BEGIN)
            with pytest.raises(OutcomeUnknown):
                mp.merchant_orders.search()


def test_a_search_that_is_refused_and_one_that_fails(server: MockServer) -> None:
    with MercadoPago(TOKEN, base_url=server.base_url) as mp:
        with pytest.raises(BadRequest, match="invalid_search_params"):
            mp.orders.search(BEGIN, BEGIN, page_size=101)
        with pytest.raises(BadRequest, match="ds_search_query"):
            mp.merchant_orders.search(limit=0)
        both = mp.merchant_orders.search(date_created_from=SINCE, last_updated_to=LATE)
        assert (both.total, both.elements) == (0, [])
    with serving(drop) as gone, MercadoPago(TOKEN, base_url=gone.base_url) as mp, pytest.raises(MercadoPagoError):
        list(mp.orders.iter_orders(SINCE))
