"""Getting orders."""

from collections.abc import Callable
from functools import partial
from typing import Any

from mp_orders_contract.operation_kit import OperationKit, register
from mp_orders_contract.operations.orders import ORDER_ID
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import x_rule
from mp_orders_contract.session import Call
from mp_orders_contract.severity import Severity

READS = 3


def _get(probe: Probe, body: dict[str, Any]) -> Call:
    return probe.call("get_order", order_id=probe.created(body)["id"])


def _get_point(probe: Probe, make: Callable[[str], dict[str, Any]]) -> Call:
    return _get(probe, make(probe.terminal()))


KIT = register(
    OperationKit(
        "get_order",
        valid=lambda probe: _get(probe, probe.online()),
        variants=lambda probe: [
            lambda: _get(probe, probe.online(capture_mode="manual")),
            *(partial(_get_point, probe, make) for make in probe.point_forms),
        ],
        path_ids=[ORDER_ID],
        stated={"ownership": "get-own-orders-only"},
    )
)


@x_rule("get-order-as-created", Severity.MONEY)
def get_order_as_created(probe: Probe) -> None:
    order = probe.created(probe.online(processing_mode="manual"))
    for _ in range(READS):
        probe.require(probe.read(order["id"]) == order, "an online order reads otherwise than it was created")
    order = probe.created(probe.point(probe.terminal()))
    for _ in range(READS):
        probe.require(probe.read(order["id"]) == order, "a Point order reads otherwise than it was created")
    probe.free_terminals()
