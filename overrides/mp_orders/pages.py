"""Which page of a search comes next, so that no order is dropped or given twice while others are made."""

from collections import deque
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypedDict

from attrs import define, field
from mp_orders_generated.models import MerchantOrder, MerchantOrdersPage, Order, OrdersPage, OrdersPaging

from mp_orders.errors import MercadoPagoError, SeveralOrders

PAGE_SIZE = 100
REMEMBERED = 10 * PAGE_SIZE
"""Ids of the orders that were given last: only those can come again."""
CLOCKS_DIFFER_BY = timedelta(minutes=5)
AHEAD = timedelta(days=1)
"""How far behind now a search ends unless it is told, so that a clock that differs hides nothing."""


class OrderFilters(TypedDict, total=False):
    """What orders have that are searched for; each finds what equals it."""

    external_reference: str
    type_: str
    status: str
    status_detail: str
    payment_method_id: str
    payment_method_type: str


class MerchantOrderFilters(TypedDict, total=False):
    """What merchant orders have that are searched for; each finds what equals it, and dates are bounds, included."""

    status: str
    preference_id: str
    application_id: str
    payer_id: str
    sponsor_id: str
    external_reference: str
    site_id: str
    marketplace: str
    date_created_from: str | datetime
    date_created_to: str | datetime
    last_updated_from: str | datetime
    last_updated_to: str | datetime
    items: str


def date_text(when: str | datetime) -> str:
    """A date as searches take it, RFC 3339.

    Raises:
        ValueError: neither text nor a datetime, or a datetime without a time zone.
    """
    if isinstance(when, str):
        return when
    if not isinstance(when, datetime):
        raise ValueError(f"a date is RFC 3339 text or a datetime, not {type(when).__name__}")
    if when.utcoffset() is None:
        raise ValueError("a datetime needs a time zone, such as datetime.now(UTC)")
    return when.isoformat()


def begin_text(when: str | datetime) -> str:
    """Where a search begins: to the millisecond, as dates of orders are cut, so that its own moment is included."""
    if isinstance(when, datetime):
        when = when.replace(microsecond=when.microsecond // 1000 * 1000)
    return date_text(when)


def as_sent(filters: Mapping[str, Any], known: Any) -> dict[str, Any]:
    """Filters as the generated endpoint takes them.

    Raises:
        TypeError: one is not known; names those that are.
    """
    for name in filters.keys() - known.__annotations__.keys():
        raise TypeError(f"a search has no filter {name!r}: one of {', '.join(known.__annotations__)}")
    dates = {name: each for name, each in filters.items() if isinstance(each, datetime)}
    texts = {name: (date_text if name.endswith("_to") else begin_text)(each) for name, each in dates.items()}
    return {**filters, **texts}


def end_of(until: str | datetime | None) -> str:
    """Where a search ends."""
    return date_text(datetime.now(UTC) + AHEAD if until is None else until)


def a_little_before(since: datetime) -> str:
    """Where a search begins that must find what was made since then, by a clock that may differ."""
    if isinstance(since, str):
        raise ValueError("`since` is a datetime with a time zone")
    date_text(since)
    return date_text(since - CLOCKS_DIFFER_BY)


def only(page: OrdersPage, external_reference: str) -> Order | None:
    """The one order with this reference; None where there is none.

    Raises:
        SeveralOrders: there are more.
    """
    found = [order for order in page.data if order.external_reference == external_reference]
    if len(found) > 1:
        raise SeveralOrders(found)
    return found[0] if found else None


@define
class OrderPages:
    """Goes by the date of the last order, not by the number of a page: what comes or goes meanwhile moves no page.

    Attributes:
        begin, end: dates of the search.
        is_done: whether there is nothing more.
    """

    begin: str
    end: str
    is_done: bool = field(init=False, default=False)
    _page: int = field(init=False, default=1)
    _given: "deque[str]" = field(init=False, factory=lambda: deque(maxlen=REMEMBERED))
    _last: list[str] = field(init=False, factory=list)

    def query(self) -> dict[str, Any]:
        """Of the next page."""
        dates = {"begin_date": self.begin, "end_date": self.end, "sort_by": "created_date", "sort_order": "asc"}
        return {**dates, "page": self._page, "page_size": PAGE_SIZE}

    def take(self, page: OrdersPage) -> Sequence[Order]:
        """The orders of a page that were not given yet.

        Raises:
            MercadoPagoError: the API gives one page again and again.
        """
        ids = [order.id for order in page.data]
        if not ids:
            self.is_done = True
            return []
        new = [order for order in page.data if order.id not in self._given]
        self._given.extend(order.id for order in new)
        if not new and ids == self._last:
            raise MercadoPagoError("the search gives the same page again and again", operation="search_orders")
        self._last = ids
        newest = page.data[-1].created_date
        total = _count(page)
        self.is_done = total is not None and total <= (self._page - 1) * PAGE_SIZE + len(ids)
        if new and isinstance(newest, str) and newest != self.begin:
            self.begin, self._page, self._last = newest, 1, []
        else:
            self._page += 1
        return new


def _count(page: OrdersPage) -> int | None:
    """How many were found in all; None where the answer does not say it."""
    total = page.paging.total if isinstance(page.paging, OrdersPaging) else None
    return int(total) if isinstance(total, int) or (isinstance(total, str) and total.isdecimal()) else None


@define
class MerchantOrderPages:
    """Goes by the date of the last one where they come in the order of their creation, by offset where they do not.

    By offset it goes a step back by as many as have left the list meanwhile.

    Attributes:
        filters: of the search, as they are sent.
        is_done: whether there is nothing more.
    """

    filters: dict[str, Any] = field(factory=dict)
    is_done: bool = field(init=False, default=False)
    _offset: int = field(init=False, default=0)
    _total: int = field(init=False, default=0)
    _given: set[int] = field(init=False, factory=set)

    def query(self) -> dict[str, Any]:
        """Of the next page."""
        return {**self.filters, "limit": PAGE_SIZE, "offset": self._offset}

    def take(self, page: MerchantOrdersPage) -> Sequence[MerchantOrder]:
        """The merchant orders of a page that were not given yet."""
        total = page.total if isinstance(page.total, int) else 0
        gone, self._total = max(self._total - total, 0), total
        new = [order for order in page.elements if order.id not in self._given]
        self._given.update(order.id for order in new)
        self.is_done = not page.elements or self._offset + len(page.elements) >= total
        dates = [str(order.date_created) for order in page.elements]
        if gone and self._offset:
            self._offset, self.is_done = max(self._offset - gone, 0), False
        elif not self.is_done and new and _moves_on(dates, self.filters.get("date_created_from")):
            self.filters, self._offset, self._total = {**self.filters, "date_created_from": dates[-1]}, 0, 0
        else:
            self._offset += len(page.elements)
        return new


def _moves_on(dates: Sequence[str], begin: object) -> bool:
    """Whether dates rise, in one time zone, to another than the one that the search began with."""
    zones = {"Z" if each.endswith("Z") else each[-6:] for each in dates}
    return dates == sorted(dates) and len(zones) == 1 and dates[-1] != begin
