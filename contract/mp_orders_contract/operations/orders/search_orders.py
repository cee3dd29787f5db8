"""Searches of orders: what is found, in which order, and page by page."""

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta, timezone
from functools import partial
from itertools import chain
from typing import Any

from mp_orders_contract.operation_kit import OperationKit, register
from mp_orders_contract.operations.orders import payments_of
from mp_orders_contract.operations.orders.cancel import FRACTION
from mp_orders_contract.operations.orders.create import METHOD
from mp_orders_contract.operations.orders.process import PIX, manual
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import accepted, x_rule
from mp_orders_contract.sample_bodies import reference
from mp_orders_contract.searching import wait_for
from mp_orders_contract.session import Call
from mp_orders_contract.severity import Severity
from mp_orders_contract.times import moment

MISSING, INVALID = accepted("required_search_params"), accepted("invalid_search_params")
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
FEW, PAGE, DEFAULT = 5, 2, 20
MASTER = {"id": "master", "type": "debit_card", "token": "12345"}

Order = dict[str, Any]


def around(orders: Sequence[Order]) -> dict[str, str]:
    """Dates from an hour before some orders to an hour behind them."""
    dates = [moment(order["created_date"]) for order in orders]
    return {"begin_date": written(min(dates) - HOUR), "end_date": written(max(dates) + HOUR)}


def written(when: Any) -> str:
    """A moment as a search takes it."""
    text: str = when.isoformat()
    return text.replace("+00:00", "Z")


def _several(probe: Probe, count: int, **more: Any) -> tuple[list[Order], dict[str, str]]:
    """New orders under one reference, and the search that finds them and no others."""
    name = reference()
    orders = [probe.created(probe.online(external_reference=name, **more)) for _ in range(count)]
    query = around(orders) | {"external_reference": name}
    _wait_for(probe, query, count)
    return orders, query


def _wait_for(probe: Probe, query: Mapping[str, str], count: int) -> None:
    """Until so many are found; see `wait_for`."""
    wait_for(probe, lambda: len(found(probe, query, page_size=100)) >= count)


def found(probe: Probe, query: Mapping[str, Any], **more: Any) -> list[Order]:
    """The orders on the page of a search that must be taken."""
    orders: list[Order] = probe.expect(probe.search({**query, **more}), 200)["data"]
    return orders


def _ids(orders: Sequence[Order]) -> list[str]:
    return [order["id"] for order in orders]


def _require_found(probe: Probe, query: Mapping[str, Any], wanted: Sequence[Order], **more: Any) -> None:
    got = _ids(found(probe, query, **more))
    expected = sorted(_ids(wanted))
    probe.require(sorted(got) == expected, f"found were {sorted(got)}, not {expected}")


def _valid(probe: Probe) -> Call:
    order = probe.created(probe.online())
    return probe.call("search_orders", query=around([order]) | {"external_reference": order["external_reference"]})


KIT = register(OperationKit("search_orders", valid=_valid, refuses_beyond_schema=True))


ELSEWHERE = timezone(timedelta(hours=-3))


@x_rule("search-finds-created")
def search_finds_created(probe: Probe) -> None:
    orders, query = _several(probe, 3)
    _require_found(probe, query, orders)
    for order in orders if all(FRACTION.search(order["created_date"]) for order in orders) else ():
        same = dict.fromkeys(("begin_date", "end_date"), order["created_date"])
        probe.require(order["id"] in _ids(found(probe, query | same)), "the moment of its creation is not included")
    first, last = (moment(orders[place]["created_date"]) for place in (0, -1))
    _require_found(probe, query | {"end_date": written(first - SECOND)}, [])
    _require_found(probe, query | {"begin_date": written(last + SECOND)}, [])
    there = {"begin_date": first - SECOND, "end_date": last + SECOND}
    elsewhere = {name: each.astimezone(ELSEWHERE).isoformat(timespec="milliseconds") for name, each in there.items()}
    _require_found(probe, query | elsewhere, orders)


@x_rule("search-needs-dates")
def search_needs_dates(probe: Probe) -> None:
    query = around([probe.created(probe.online())])
    for left in ({"end_date": query["end_date"]}, {"begin_date": query["begin_date"]}, {}, {"status": "processed"}):
        probe.expect(probe.search(left), 400, *MISSING)


@x_rule("search-dates-are-dates")
def search_dates_are_dates(probe: Probe) -> None:
    query = around([probe.created(probe.online())])
    wrong = ("yesterday", "2025-13-01T00:00:00Z", "2025-02-30T00:00:00Z", "2025-11-01", "2025-11-01T25:00:00Z", "")
    for name in query:
        for value in wrong:
            probe.expect(probe.search(query | {name: value}), 400, *INVALID)
    turned = {"begin_date": query["end_date"], "end_date": query["begin_date"]}
    probe.expect(probe.search(turned), 400, *INVALID)


@x_rule("search-external-reference")
def search_external_reference(probe: Probe) -> None:
    (order,), query = _several(probe, 1)
    name = order["external_reference"]
    longer = probe.created(probe.online(external_reference=f"{name}-2"))
    _wait_for(probe, query | {"external_reference": f"{name}-2"}, 1)
    _require_found(probe, query, [order])
    _require_found(probe, query | {"external_reference": f"{name}-2"}, [longer])
    for other in (name[:-1], name.upper(), f"{name}-"):
        _require_found(probe, query | {"external_reference": other}, [])


@x_rule("search-filters")
def search_filters(probe: Probe) -> None:
    name = reference()
    bodies = [{}, {METHOD: MASTER}, {METHOD: PIX}]
    orders = [probe.created(probe.online(body, external_reference=name)) for body in bodies]
    orders.append(manual(probe, external_reference=name))
    query = around(orders) | {"external_reference": name}
    _wait_for(probe, query, len(orders))
    orders = [probe.read(order["id"]) for order in orders]

    def check(**filters: str) -> Callable[[], None]:
        def run() -> None:
            wanted = [order for order in orders if all(_has(order, *each) for each in filters.items())]
            _require_found(probe, query, wanted, **filters)

        return run

    filters = [{"status": order["status"]} for order in orders]
    filters += [{"status_detail": order["status_detail"]} for order in orders if "status_detail" in order]
    filters += [{"payment_method_id": each} for each in ("visa", "master", "pix", "elo")]
    filters += [{"payment_method_type": each} for each in ("credit_card", "debit_card", "bank_transfer", "ticket")]
    filters += [{"type": "online"}, {"type": "point"}, {"status": "nothing"}, {"payment_method_id": "vis"}]
    filters += [{"status": "processed", "payment_method_id": "master"}, {"status": "created", "status_detail": "x"}]
    probe.each([(str(each), check(**each)) for each in filters])


def _has(order: Order, name: str, value: str) -> bool:
    if name.startswith("payment_method_"):
        payments = payments_of(order)
        part = name.removeprefix("payment_method_")
        return any(each.get("payment_method", {}).get(part) == value for each in payments)
    return bool(order.get(name) == value)


def _pages(probe: Probe, query: Mapping[str, Any], ways: Sequence[Mapping[str, int]]) -> list[list[str]]:
    return [_ids(found(probe, query, **way)) for way in ways]


def _joined(pages: Sequence[Sequence[str]]) -> list[str]:
    return list(chain.from_iterable(pages))


@x_rule("search-pages")
def search_pages(probe: Probe) -> None:
    orders, query = _several(probe, FEW)
    whole = _ids(found(probe, query, page_size=FEW))
    pages = _pages(probe, query, [{"page": number, "page_size": PAGE} for number in (1, 2, 3, 4)])
    probe.require([len(page) for page in pages] == [2, 2, 1, 0], f"5 orders fill pages of {[*map(len, pages)]}")
    probe.require(sorted(_joined(pages)) == sorted(_ids(orders)), "an order is on no page, or on two")
    probe.require(_joined(pages) == whole, "the pages have the orders in another order than the whole")


@x_rule("search-limit-offset")
def search_limit_offset(probe: Probe) -> None:
    _, query = _several(probe, FEW)
    by_page = _pages(probe, query, [{"page": number, "page_size": PAGE} for number in (1, 2, 3)])
    by_offset = _pages(probe, query, [{"limit": PAGE, "offset": offset} for offset in (0, 2, 4)])
    probe.require(by_page == by_offset, f"pages by limit and offset are {by_offset}, by page {by_page}")
    (middle,) = _pages(probe, query, [{"limit": PAGE, "offset": 1}])
    probe.require(middle == _joined(by_page)[1:3], "an offset within a page is not what it says")
    (first,) = _pages(probe, query, [{"limit": PAGE}])
    probe.require(first == by_page[0], "a limit without an offset does not begin with the first order")
    (rest,) = _pages(probe, query, [{"offset": PAGE}])
    probe.require(rest == _joined(by_page)[PAGE:], "an offset without a limit does not lead to all that is left")


@x_rule("search-one-paging")
def search_one_paging(probe: Probe) -> None:
    query = around([probe.created(probe.online())])
    for more in ({"page": 1, "limit": 2}, {"page_size": 2, "offset": 0}):
        probe.expect(probe.search(query | more), 400, *INVALID)


DEFAULT_LIMIT = 30


@x_rule("search-page-size")
def search_page_size(probe: Probe) -> None:
    orders, query = _several(probe, DEFAULT_LIMIT + 1)
    probe.require(len(found(probe, query)) == DEFAULT, "a page without a size does not have 20 orders")
    probe.require(
        len(found(probe, query, offset=0)) == DEFAULT_LIMIT, "an offset without a limit does not show 30 orders"
    )
    probe.require(len(found(probe, query, page_size=1)) == 1, "a page of 1 has not 1 order")
    probe.require(len(found(probe, query, page_size=100)) == len(orders), "a page of 100 does not have all 31 orders")

    def refused(name: str, value: object) -> None:
        probe.expect(probe.search(query | {name: value}), 400, *INVALID)

    wrong = [("page_size", 0), ("page_size", 101), ("page_size", -1), ("page_size", "all"), ("page", 0), ("page", -1)]
    wrong += [("page", "first"), ("limit", 0), ("limit", 101), ("offset", -1), ("offset", "x"), ("page_size", "1.5")]
    wrong += [("sort_by", "amount"), ("sort_order", "up")]
    probe.each([(f"{name} {value}", partial(refused, name, value)) for name, value in wrong])


@x_rule("search-totals")
def search_totals(probe: Probe) -> None:
    _, query = _several(probe, FEW)
    for page, offset in ((1, 0), (2, 2), (3, 4), (4, 6)):
        answer = probe.expect(probe.search({**query, "page": page, "page_size": PAGE}), 200)
        paging = {name: int(value) for name, value in answer["paging"].items() if str(value).isdecimal()}
        wanted = {"total": FEW, "total_pages": 3, "offset": offset}
        wanted |= {"limit": PAGE} if "limit" in paging else {}
        probe.require(paging == wanted, f"the paging of page {page} is {paging}, not {wanted}")


@x_rule("search-sorts")
def search_sorts(probe: Probe) -> None:
    orders, query = _several(probe, FEW, processing_mode="manual")
    time.sleep(0.02)
    probe.canceled(orders[0]["id"])
    _wait_for(probe, query | {"status": "canceled"}, 1)
    for name in ("created_date", "last_updated_date"):
        for order in ("asc", "desc"):
            shown = [moment(each[name]) for each in found(probe, query, sort_by=name, sort_order=order)]
            probe.require(len(shown) == FEW, f"{len(shown)} of {FEW} are found")
            right = sorted(shown, reverse=order == "desc")
            probe.require(shown == right, f"by {name} {order} the dates are {[*map(written, shown)]}")
    default = _ids(found(probe, query))
    probe.require(
        default == _ids(found(probe, query, sort_by="created_date", sort_order="desc")), "not the latest first"
    )
    last = found(probe, query, sort_by="last_updated_date")[0]["id"]
    probe.require(last == orders[0]["id"], "the order that changed last is not the first")


@x_rule("search-as-read")
def search_as_read(probe: Probe) -> None:
    orders, query = _several(probe, 2)
    for shown in found(probe, query):
        read = probe.read(shown["id"])
        same = all(shown.get(name) == read.get(name) for name in read if name in shown)
        probe.require(same, "an order is found otherwise than it reads")
        for name in ("status", "total_amount", "external_reference", "created_date", "transactions"):
            probe.require((name in shown) == (name in read), f"{name} is not in what is found")
    _require_found(probe, query, orders)


@x_rule("search-own-orders-only", Severity.LEAK)
def search_own_orders_only(probe: Probe) -> None:
    (order,), query = _several(probe, 1)
    body = probe.online(external_reference=order["external_reference"])
    other = probe.created(body, token=probe.second)
    _require_found(probe, query, [order])
    for filters in (query, around([order])):
        answer = probe.expect(probe.search({**filters, "page_size": 100}, token=probe.second), 200)
        probe.require(order["id"] not in _ids(answer["data"]), "an order of another account is found")
    mine = _ids(found(probe, around([order]), page_size=100))
    probe.require(other["id"] not in mine, "an order of another account is found")


@x_rule("search-failed-orders", alone=True)
def search_failed_orders(probe: Probe) -> None:
    body = probe.online(external_reference=reference())
    probe.order_error("create_order", 402, "failed")
    failed = probe.expect(probe.create(body), 402, "failed")["data"]
    query = around([failed]) | {"external_reference": body["external_reference"]}
    _wait_for(probe, query, 1)
    _require_found(probe, query, [failed])
    _require_found(probe, query, [failed], status="failed")


@x_rule("search-after-change")
def search_after_change(probe: Probe) -> None:
    (order,), query = _several(probe, 1, processing_mode="manual")
    _require_found(probe, query, [order], status="created")
    probe.canceled(order["id"])
    _wait_for(probe, query | {"status": "canceled"}, 1)
    _require_found(probe, query, [order], status="canceled")
    _require_found(probe, query, [], status="created")
