"""Merchant orders: create, get, update."""

from mp_orders_contract.operation_kit import PathId

MERCHANT_ORDER_ID = PathId(
    "id",
    unknown=(9_000_000_000_000_000_001, 2**63 - 1),
    unknown_code="not_found",
    malformed=("abc", "0", "-1", str(2**63), "1.5"),
    malformed_code="invalid_format",
)
