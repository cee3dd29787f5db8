"""Getting orders."""

from mp_orders_contract.operation_kit import OperationKit, register
from mp_orders_contract.operations.orders import ORDER_ID
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import x_rule
from mp_orders_contract.session import Call

READS = 3


def _get(probe: Probe, body: dict[str, object]) -> Call:
    return probe.call("get_order", order_id=probe.created(body)["id"])


KIT = register(
    OperationKit(
        "get_order",
        valid=lambda probe: _get(probe, probe.online()),
        variants=lambda probe: [_get(probe, probe.point(terminal)) for terminal in probe.terminals_at_hand],
        path_id=ORDER_ID,
        stated={"ownership": "get-own-orders-only"},
    )
)


@x_rule("get-order-as-created")
def get_order_as_created(probe: Probe) -> None:
    order = probe.created(probe.online(processing_mode="manual"))
    for _ in range(READS):
        probe.require(probe.read(order["id"]) == order, "an online order reads otherwise than it was created")
    order = probe.created(probe.point(probe.terminal()))
    for _ in range(READS):
        probe.require(probe.read(order["id"]) == order, "a Point order reads otherwise than it was created")
    probe.free_terminals()
