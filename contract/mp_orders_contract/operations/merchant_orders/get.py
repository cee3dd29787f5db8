"""Getting merchant orders."""

from mp_orders_contract.operation_kit import OperationKit, register
from mp_orders_contract.operations.merchant_orders import MERCHANT_ORDER_ID
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import x_rule
from mp_orders_contract.severity import Severity

KIT = register(
    OperationKit(
        "get_merchant_order",
        valid=lambda probe: probe.call("get_merchant_order", id=probe.created_merchant(probe.merchant())["id"]),
        path_ids=[MERCHANT_ORDER_ID],
        stated={"ownership": "get-own-merchant-orders-only"},
    )
)


@x_rule("get-merchant-order-as-created", Severity.MONEY)
def get_merchant_as_created(probe: Probe) -> None:
    order = probe.created_merchant(probe.merchant())
    probe.require(probe.read_merchant(order["id"]) == order, "it reads otherwise than it was created")
