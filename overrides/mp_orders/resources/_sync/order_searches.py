# Written from its async twin by `make generate`. Do not edit.
"""Searches for online orders."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Unpack

from attrs import field, frozen
from mp_orders_generated.models import Order, OrdersPage, OrdersSortBy, OrdersSortOrder

from mp_orders.operations import SEARCH_ORDERS
from mp_orders.pages import OrderFilters, OrderPages, a_little_before, as_sent, begin_text, date_text, end_of, only
from mp_orders.sender import Sender


@frozen
class OrderSearches:
    """Searches for online orders."""

    _sender: Sender = field(repr=False)

    def search(
        self,
        begin_date: str | datetime,
        end_date: str | datetime,
        *,
        page: int | None = None,
        page_size: int | None = None,
        sort_by: str = "created_date",
        sort_order: str = "desc",
        deadline: float | timedelta | None = None,
        **filters: Unpack[OrderFilters],
    ) -> OrdersPage:
        """Search online orders by when they were created; one page of them. A new one is found after up to a minute.

        Args:
            begin_date: From when, RFC 3339 or a datetime with a time zone; that moment included.
            end_date: Until when; that moment included.
            page: Which page, from 1.
            page_size: How many orders it has, 1 to 100; 20 unless it is said.
            sort_by: created_date or last_updated_date.
            sort_order: desc or asc.
            deadline: Seconds, or a timedelta, for this call in place of the client's.
            **filters: What the orders have: external_reference, status and the others of `OrderFilters`.

        Returns:
            The orders in `data`; how many were found in all in `paging.total`, as text.

        Raises:
            TypeError: there is no such filter.
            ValueError: a datetime has no time zone, or there is no such order to sort by.
            BadRequest: the API does not take a parameter.
        """
        paging = {name: value for name, value in (("page", page), ("page_size", page_size)) if value is not None}
        dates = {"begin_date": date_text(begin_date), "end_date": date_text(end_date)}
        sorting = {"sort_by": OrdersSortBy(sort_by), "sort_order": OrdersSortOrder(sort_order)}
        return self._sender.send(
            SEARCH_ORDERS, deadline, **dates, **paging, **sorting, **as_sent(filters, OrderFilters)
        )

    def iter_orders(
        self,
        since: str | datetime,
        until: str | datetime | None = None,
        *,
        deadline: float | timedelta | None = None,
        **filters: Unpack[OrderFilters],
    ) -> Iterator[Order]:
        """All online orders that were created since then, the first one first, page by page as they are asked for.

        None is left out and none comes twice, whatever is made or changed meanwhile, unless more than a hundred were
        created at one moment; those that are made meanwhile come as well. A page that fails is asked for again.

        Args:
            since: From when, RFC 3339 or a datetime with a time zone; that moment included.
            until: Until when; a day from now unless it is said.
            deadline: Seconds, or a timedelta, for each page in place of the client's.
            **filters: What the orders have; see `OrderFilters`.

        Raises:
            MercadoPagoError: a page cannot be had; go on with the `created_date` of the last order as `since`.
        """
        pages = OrderPages(begin_text(since), end_of(until))
        while not pages.is_done:
            page = self.search(**pages.query(), deadline=deadline, **filters)
            for order in pages.take(page):
                yield order

    def find(
        self,
        external_reference: str,
        *,
        since: datetime,
        until: str | datetime | None = None,
        deadline: float | timedelta | None = None,
    ) -> Order | None:
        """The online order with this reference, to settle an OutcomeUnknown whose key cannot be used any more.

        None proves nothing for about a minute: the API finds a new order only after a while. Within 24 hours calling
        again with the same key is safer. Point and QR orders are never found.

        Args:
            external_reference: What you called the order; no other one may have it.
            since: When you began to create it, by your clock; five minutes before are looked at as well.
            until: Until when; a day from now unless it is said.
            deadline: Seconds, or a timedelta, for this call in place of the client's.

        Raises:
            SeveralOrders: more than one has it.
            ValueError: `since` has no time zone.
        """
        page = self.search(
            a_little_before(since),
            end_of(until),
            page_size=100,
            sort_order="asc",
            external_reference=external_reference,
            deadline=deadline,
        )
        return only(page, external_reference)
