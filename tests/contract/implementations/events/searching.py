"""Searching online orders."""

from collections.abc import Iterable
from typing import Any

from .checking import Query
from .clock import moment
from .events import Account, Order
from .refusals import Reason, Refused
from .store import Store
from .views import order_view

Json = dict[str, Any]
_OF_ORDER = ("external_reference", "status", "status_detail", "type")


def check_search(query: Query) -> None:
    """Refuse parameters that are missing or wrong.

    Raises:
        Refused: some are.
    """
    reasons = [Reason("missing_required_params", name, "is missing") for name in query.missing]
    reasons += [Reason("invalid_parameter", name, "has a value that is not allowed") for name in query.wrong]
    asked = query.values
    if {"begin_date", "end_date"} <= set(asked) and moment(asked["begin_date"]) > moment(asked["end_date"]):
        reasons.append(Reason("invalid_parameter", "end_date", "is before begin_date"))
    if reasons:
        raise Refused(400, reasons)


def search(store: Store, account: Account, asked: Json) -> Json:
    """A page of the orders that were found."""
    found = [each for each in store.indexed(account) if _fits(each, asked, store.defect)]
    by_change = asked.get("sort_by") == "last_updated_date"
    found.sort(
        key=lambda each: (each.updated if by_change else each.created, each.id),
        reverse=asked.get("sort_order") != "asc",
    )
    offset, limit = _page(asked)
    return {
        "data": [order_view(each) for each in found[offset : offset + limit]],
        "paging": {"total": len(found), "total_pages": -(-len(found) // limit), "offset": offset, "limit": limit},
    }


def _page(asked: Json) -> tuple[int, int]:
    if {"limit", "offset"} & set(asked) and not {"page", "page_size"} & set(asked):
        return asked.get("offset", 0), asked.get("limit", 30)
    size = asked.get("page_size", 20)
    page = asked.get("page", 1)
    return (page - 1) * size, size


def _fits(order: Order, asked: Json, defect: str) -> bool:
    dates = [asked["begin_date"], asked["end_date"]]
    if defect == "the offset of a date is ignored in a search":
        dates = [each if each.endswith("Z") else f"{each[:-6]}Z" for each in dates]
    begin, end = (moment(each) for each in dates)
    values = {**order.request, "status": order.status, "status_detail": order.step[1], "type": "online"}
    if defect == "references are compared without regard to case" and "external_reference" in asked:
        values["external_reference"] = values.get("external_reference", "").lower()
        asked = {**asked, "external_reference": asked["external_reference"].lower()}
    methods = [each.method for each in order.payments.values()]
    return (
        begin <= order.created <= end
        and all(values.get(name) == asked[name] for name in _OF_ORDER if name in asked)
        and _any(methods, "id", asked.get("payment_method_id"))
        and _any(methods, "type", asked.get("payment_method_type"))
    )


def _any(methods: Iterable[Json], name: str, wanted: str | None) -> bool:
    return wanted is None or any(each.get(name) == wanted for each in methods)
