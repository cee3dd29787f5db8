"""Searches of merchant orders: what is found, and page by page."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from mp_orders_contract.operation_kit import OperationKit, register
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import x_rule
from mp_orders_contract.sample_bodies import reference
from mp_orders_contract.searching import wait_for
from mp_orders_contract.session import Call
from mp_orders_contract.severity import Severity
from mp_orders_contract.times import moment

INVALID = "ds_search_query"
FEW, PAGE, DEFAULT = 5, 2, 30
SECOND = timedelta(seconds=1)
PREFERENCE = "1234567890-5d4a4d1c-3c4e-4f5a-8b6c-7d8e9f0a1b2c"
ALMOST_90_DAYS, TWO_DAYS = "P89D", "P2D"

MerchantOrder = dict[str, Any]


def _several(
    probe: Probe, count: int, changes: dict[str, Any] | None = None
) -> tuple[list[MerchantOrder], dict[str, str]]:
    """New merchant orders under one reference, and the search that finds them and no others."""
    name = reference()
    orders = [probe.created_merchant(probe.merchant(changes, external_reference=name)) for _ in range(count)]
    query = {"external_reference": name}
    wait_for(probe, lambda: len(found(probe, query, limit=100)) >= count)
    return orders, query


def found(probe: Probe, query: Mapping[str, Any], **more: Any) -> list[MerchantOrder]:
    """The merchant orders on the page of a search that must be taken."""
    orders: list[MerchantOrder] = probe.expect(probe.search_merchant({**query, **more}), 200)["elements"]
    return orders


def _ids(orders: Sequence[MerchantOrder]) -> list[int]:
    return [order["id"] for order in orders]


def _require_found(probe: Probe, query: Mapping[str, Any], wanted: Sequence[MerchantOrder], **more: Any) -> None:
    got = sorted(_ids(found(probe, query, **more)))
    probe.require(got == sorted(_ids(wanted)), f"found were {got}, not {sorted(_ids(wanted))}")


def _valid(probe: Probe) -> Call:
    order = probe.created_merchant(probe.merchant())
    return probe.call("search_merchant_orders", query={"external_reference": order["external_reference"]})


KIT = register(OperationKit("search_merchant_orders", valid=_valid, refuses_beyond_schema=True))


@x_rule("search-merchant-filters")
def search_merchant_filters(probe: Probe) -> None:
    sent = {"application_id": "10000000000000000", "payer": {"id": 987654321}, "sponsor_id": 123456789}
    sent |= {"site_id": "MLB", "marketplace": "NONE", "preference_id": PREFERENCE}
    (order,), query = _several(probe, 1, {**sent, "items.0.id": "kit-item"})
    values = {**sent, "payer_id": 987654321, "status": "opened", "items": "kit-item"}
    del values["payer"]

    def check(name: str, value: object) -> Callable[[], None]:
        def run() -> None:
            _require_found(probe, query, [order], **{name: value})
            _require_found(probe, query, [], **{name: f"{value}1"})

        return run

    probe.each([(name, check(name, value)) for name, value in values.items()])
    _require_found(probe, query, [order], **values)
    _require_found(probe, query, [], **values, order_status=None, date_created_to="2019-01-01T00:00:00.000-04:00")


@x_rule("search-merchant-dates")
def search_merchant_dates(probe: Probe) -> None:
    (order,), query = _several(probe, 1)
    for prefix, name in (("date_created", "date_created"), ("last_updated", "last_updated")):
        when = moment(order[name])
        for suffix, inside, outside in (("from", -SECOND, SECOND), ("to", SECOND, -SECOND)):
            parameter = f"{prefix}_{suffix}"
            _require_found(probe, query, [order], **{parameter: order[name]})
            _require_found(probe, query, [order], **{parameter: (when + inside).isoformat()})
            _require_found(probe, query, [], **{parameter: (when + outside).isoformat()})
            for wrong in ("yesterday", "2026-02-30T00:00:00.000-04:00"):
                probe.expect(probe.search_merchant({**query, parameter: wrong}), 400, INVALID)


@x_rule("search-merchant-90-days", alone=True)
def search_merchant_90_days(probe: Probe) -> None:
    with probe.time_travel() as advance:
        (order,), query = _several(probe, 1)
        advance(ALMOST_90_DAYS)
        _require_found(probe, query, [order])
        advance(TWO_DAYS)
        _require_found(probe, query, [])
        _require_found(probe, query, [], date_created_from=order["date_created"])
        probe.require(probe.read_merchant(order["id"])["id"] == order["id"], "it cannot be read any more")


@x_rule("search-merchant-pages")
def search_merchant_pages(probe: Probe) -> None:
    orders, query = _several(probe, FEW)
    seen: list[int] = []
    for offset, size in ((0, 2), (2, 2), (4, 1), (5, 0)):
        answer = probe.expect(probe.search_merchant({**query, "limit": PAGE, "offset": offset}), 200)
        ids = _ids(answer["elements"])
        probe.require(len(ids) == size, f"the page behind {offset} has {len(ids)}, not {size}")
        probe.require(answer["total"] == FEW, f"the total is {answer['total']}, not {FEW}")
        next_offset = answer["next_offset"]
        probe.require(next_offset == offset + size, f"next_offset behind {offset} is {next_offset}")
        seen += ids
    probe.require(sorted(seen) == sorted(_ids(orders)), "a merchant order is on no page, or on two")


@x_rule("search-merchant-limit")
def search_merchant_limit(probe: Probe) -> None:
    orders, query = _several(probe, DEFAULT + 1)
    probe.require(len(found(probe, query)) == DEFAULT, "a page without a limit does not have 30")
    probe.require(len(found(probe, query, limit=100)) == len(orders), "a page of 100 does not have all 31")

    def refused(name: str, value: object) -> None:
        probe.expect(probe.search_merchant({**query, name: value}), 400, INVALID)

    wrong = [("limit", 0), ("limit", 101), ("limit", "many"), ("limit", -1), ("offset", -1), ("offset", "x")]
    probe.each([(f"{name} {value}", partial(refused, name, value)) for name, value in wrong])


@x_rule("search-merchant-own-only", Severity.LEAK)
def search_merchant_own_only(probe: Probe) -> None:
    (order,), query = _several(probe, 1)
    other = probe.created_merchant(probe.merchant(external_reference=order["external_reference"]), token=probe.second)
    _require_found(probe, query, [order])
    for filters in (query, {"date_created_from": order["date_created"], "limit": 100}):
        answer = probe.expect(probe.search_merchant(filters, token=probe.second), 200)
        probe.require(order["id"] not in _ids(answer["elements"]), "a merchant order of another account is found")
    mine = found(probe, {"date_created_from": order["date_created"]}, limit=100)
    probe.require(other["id"] not in _ids(mine), "a merchant order of another account is found")


@x_rule("search-merchant-as-read")
def search_merchant_as_read(probe: Probe) -> None:
    (order,), query = _several(probe, 1)
    (shown,) = found(probe, query)
    probe.require(shown == probe.read_merchant(order["id"]), "it is found otherwise than it reads")
    changed = probe.expect(probe.update_merchant(order["id"], {"external_reference": reference()}), 200)
    wait_for(probe, lambda: not found(probe, query))
    _require_found(probe, query, [])
    (shown,) = found(probe, {"external_reference": changed["external_reference"]})
    probe.require(shown == changed, "it is found otherwise than the update answered")
