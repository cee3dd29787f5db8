"""Orders: create, get, cancel, process, capture, refund, and what time does to them."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from mp_orders_contract.operation_kit import PathId
from mp_orders_contract.probe import UNKNOWN_ORDER, Probe
from mp_orders_contract.session import Call

ORDER_ID = PathId(
    "order_id",
    unknown=(
        UNKNOWN_ORDER,
        "ORDTST0000ABCD222233334444555566",
        "0000ABCD222233334444555566",
        "9" * 20,
    ),
    unknown_code="order_not_found",
    malformed=(
        "not-an-id",
        "1" * 21,
        "ORD123",
        "ORD0000ABCD22223333444455556",
        "ord0000abcd222233334444555566",
        "-1",
        "1.5",
    ),
    malformed_code="bad_request",
)
"""Unknown is one of each form that the contract knows."""
ONLINE_ORDER_ID = evolve(ORDER_ID, malformed_code="invalid_path_param")
"""The same, with the code of the pages of online orders."""
TRANSACTION_ID = PathId(
    "transaction_id",
    unknown=("PAY0000ABCD222233334444555566",),
    unknown_code="invalid_transaction_id",
    malformed=("not-an-id", "1", "ORD0000ABCD222233334444555566", "PAY1"),
    malformed_code="invalid_transaction_id",
)


def payments_of(order: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The payments that an order shows; none where it shows none."""
    return list(order.get("transactions", {}).get("payments", []))


def status_of(probe: Probe, call: Call) -> object:
    """The status of the order that a call is about, as it reads now."""
    return probe.read(call.parameters["order_id"])["status"]
