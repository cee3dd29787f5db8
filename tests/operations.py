"""One call of each operation of the contract: its request, an answer, and how the client makes it."""

from collections.abc import Callable
from typing import Any

from attrs import frozen
from samples import MERCHANT, ONLINE

ORDER_ID = "ORD0000ABCD222233334444555566"
ORDER = {"id": ORDER_ID, "status": "created", "external_reference": ONLINE["external_reference"]}
PAYMENT_ID = "PAY01J67CQQH5904WDBVZEM4JMEP3"
PART = {"transactions": [{"id": PAYMENT_ID, "amount": "10.00"}]}
PAYMENTS = {"payments": ONLINE["transactions"]["payments"]}
EVENT = {"status": "processed", "payment_method_type": "debit_card"}
DAY = "2025-11-01T00:00:00Z"
METHOD = {"payment_method": {"installments": 3}}
TERMINAL = {"id": "NEWLAND_N950__SERIAL1", "operating_mode": "PDV"}
TERMINALS_PAGE = {"data": {"terminals": [TERMINAL]}, "paging": {"total": 1, "offset": 0, "limit": 50}}
MERCHANT_ORDER = {"id": 123, "status": "opened"}


@frozen
class Sample:
    """One call.

    Attributes:
        method, path, body: of the request; no body is None.
        answer: the body of a success; None for one without.
        call: makes it with a client, sync or async.
        keyed: whether it has an idempotency key.
        repeatable: whether the same request cannot do the work twice.
        about: what the online order has that it works on, for an operation that pays one.
    """

    method: str
    path: str
    body: Any
    answer: dict[str, Any] | None
    call: Callable[[Any], Any]
    keyed: bool = False
    repeatable: bool = True
    about: dict[str, Any] | None = None


class Samples(dict[str, Sample]):
    """By operationId."""

    def __missing__(self, operation: str) -> Sample:
        raise KeyError(f"no sample of {operation}: add one to OPERATIONS in tests/operations.py")


OPERATIONS = Samples(
    {
        "create_order": Sample("POST", "/v1/orders", ONLINE, ORDER, lambda mp: mp.orders.create(ONLINE), keyed=True),
        "get_order": Sample("GET", f"/v1/orders/{ORDER_ID}", None, ORDER, lambda mp: mp.orders.get(ORDER_ID)),
        "cancel_order": Sample(
            "POST", f"/v1/orders/{ORDER_ID}/cancel", None, ORDER, lambda mp: mp.orders.cancel(ORDER_ID), keyed=True
        ),
        "process_order": Sample(
            "POST",
            f"/v1/orders/{ORDER_ID}/process",
            None,
            ORDER,
            lambda mp: mp.orders.process(ORDER_ID),
            keyed=True,
            about={"processing_mode": "manual"},
        ),
        "capture_order": Sample(
            "POST",
            f"/v1/orders/{ORDER_ID}/capture",
            None,
            ORDER,
            lambda mp: mp.orders.capture(ORDER_ID),
            keyed=True,
            about={"capture_mode": "manual"},
        ),
        "refund_order": Sample(
            "POST",
            f"/v1/orders/{ORDER_ID}/refund",
            PART,
            ORDER,
            lambda mp: mp.orders.refund(ORDER_ID, PART),
            keyed=True,
        ),
        "create_transactions": Sample(
            "POST",
            f"/v1/orders/{ORDER_ID}/transactions",
            PAYMENTS,
            {"payments": [{"id": PAYMENT_ID, "status": "created"}]},
            lambda mp: mp.orders.create_transactions(ORDER_ID, PAYMENTS),
            keyed=True,
        ),
        "update_transaction": Sample(
            "PUT",
            f"/v1/orders/{ORDER_ID}/transactions/{PAYMENT_ID}",
            METHOD,
            METHOD,
            lambda mp: mp.orders.update_transaction(ORDER_ID, PAYMENT_ID, METHOD),
            keyed=True,
        ),
        "delete_transaction": Sample(
            "DELETE",
            f"/v1/orders/{ORDER_ID}/transactions/{PAYMENT_ID}",
            None,
            None,
            lambda mp: mp.orders.delete_transaction(ORDER_ID, PAYMENT_ID),
            keyed=True,
        ),
        "simulate_order_event": Sample(
            "POST",
            f"/v1/orders/{ORDER_ID}/events",
            EVENT,
            None,
            lambda mp: mp.orders.simulate_event(ORDER_ID, EVENT),
            repeatable=False,
        ),
        "search_orders": Sample(
            "GET",
            f"/v1/orders?begin_date={DAY}&end_date={DAY}&sort_by=created_date&sort_order=desc",
            None,
            {"data": [ORDER], "paging": {"total": "1"}},
            lambda mp: mp.orders.search(DAY, DAY),
        ),
        "list_terminals": Sample("GET", "/terminals/v1/list", None, TERMINALS_PAGE, lambda mp: mp.terminals.list()),
        "update_terminals": Sample(
            "PATCH",
            "/terminals/v1/setup",
            {"terminals": [TERMINAL]},
            {"terminals": [TERMINAL]},
            lambda mp: mp.terminals.update({TERMINAL["id"]: "PDV"}),
        ),
        "create_merchant_order": Sample(
            "POST",
            "/merchant_orders",
            MERCHANT,
            MERCHANT_ORDER,
            lambda mp: mp.merchant_orders.create(MERCHANT),
            repeatable=False,
        ),
        "get_merchant_order": Sample(
            "GET", "/merchant_orders/123", None, MERCHANT_ORDER, lambda mp: mp.merchant_orders.get(123)
        ),
        "search_merchant_orders": Sample(
            "GET",
            "/merchant_orders/search",
            None,
            {"elements": [MERCHANT_ORDER], "next_offset": 1, "total": 1},
            lambda mp: mp.merchant_orders.search(),
        ),
        "update_merchant_order": Sample(
            "PUT", "/merchant_orders/123", {}, MERCHANT_ORDER, lambda mp: mp.merchant_orders.update(123, {})
        ),
    }
)
