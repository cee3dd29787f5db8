"""What the client has to know of each operation of the contract: one line each."""

import re
from collections.abc import Callable
from inspect import signature
from types import NoneType
from typing import Any, Generic, Protocol, TypeVar

from attrs import field, frozen
from mp_orders_generated.api.merchant_orders import (
    create_merchant_order,
    get_merchant_order,
    search_merchant_orders,
    update_merchant_order,
)
from mp_orders_generated.api.orders import (
    cancel_order,
    capture_order,
    create_order,
    create_transactions,
    delete_transaction,
    get_order,
    process_order,
    refund_order,
    search_orders,
    simulate_order_event,
    update_transaction,
)
from mp_orders_generated.api.terminals import list_terminals, update_terminals
from mp_orders_generated.models import (
    MerchantOrder,
    MerchantOrdersPage,
    Order,
    OrdersPage,
    TerminalsPage,
    TerminalsUpdated,
    Transactions,
    UpdatedTransaction,
)

from mp_orders.errors import ApiError, MerchantOrderNotFound, OrderNotFound, TerminalNotFound

_ID_TEXT = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Endpoint(Protocol):
    """A generated module, such as `mp_orders_generated.api.orders.create_order`."""

    __name__: str
    _get_kwargs: Any


def order_id_of(order_id: str) -> str:
    """The id, if it cannot lead to another path than the one it stands in.

    Raises:
        ValueError: it is not 1 to 64 letters, digits, hyphens and underscores.
    """
    if not isinstance(order_id, str):
        raise ValueError(f"an order id is text, not {type(order_id).__name__}")
    if not _ID_TEXT.fullmatch(order_id):
        raise ValueError("an order id is 1 to 64 letters, digits, hyphens and underscores")
    return str.__str__(order_id)  # of a member of an enum its value


def merchant_order_id_of(order_id: int) -> int:
    """The id, if it is a positive 64-bit integer.

    Raises:
        ValueError: it is not.
    """
    if isinstance(order_id, bool) or not isinstance(order_id, int) or not 0 < order_id < 2**63:
        raise ValueError("a merchant order id is an integer from 1 to 2**63 - 1")
    return int(order_id)


@frozen
class Family:
    """What operations on one kind of thing have in common.

    Attributes:
        id_of: Checks an id before it is put into a path.
        id_type: Of the id in an answer.
        not_found: What its 404 raises.
        has_numbers: Whether its amounts are JSON numbers, as which a Decimal is sent.
    """

    id_of: Callable[[Any], Any]
    id_type: type
    not_found: type[ApiError]
    has_numbers: bool = False


Answer = TypeVar("Answer")


@frozen
class Operation(Generic[Answer]):
    """One operation.

    Attributes:
        family: What it works on.
        endpoint: The generated module that makes its request.
        answer: The model of its success; `NoneType` for one without a body.
        repeatable: Whether the same request cannot do the work twice.
        has: The field that its answer always has; an answer without it is another one's.
        path_ids: The names of the ids in its path, as the endpoint has them; the first is what the operation is about.
        keyed: Whether the endpoint takes an idempotency key.
    """

    family: Family
    endpoint: Endpoint
    answer: type[Answer]
    repeatable: bool = True
    has: str = "id"
    path_ids: tuple[str, ...] = field(init=False)
    keyed: bool = field(init=False)

    @path_ids.default
    def _path_ids(self) -> tuple[str, ...]:
        parameters = signature(self.endpoint._get_kwargs).parameters.values()
        return tuple(each.name for each in parameters if each.kind == each.POSITIONAL_OR_KEYWORD)

    @keyed.default
    def _keyed(self) -> bool:
        return "x_idempotency_key" in signature(self.endpoint._get_kwargs).parameters

    @property
    def name(self) -> str:
        """Its id in the contract."""
        return self.endpoint.__name__.rpartition(".")[2]


ORDERS = Family(order_id_of, str, OrderNotFound)
MERCHANT_ORDERS = Family(merchant_order_id_of, int, MerchantOrderNotFound, has_numbers=True)
TERMINALS = Family(order_id_of, str, TerminalNotFound)

CREATE_ORDER = Operation(ORDERS, create_order, Order)
GET_ORDER = Operation(ORDERS, get_order, Order)
CANCEL_ORDER = Operation(ORDERS, cancel_order, Order)
PROCESS_ORDER = Operation(ORDERS, process_order, Order)
CAPTURE_ORDER = Operation(ORDERS, capture_order, Order)
REFUND_ORDER = Operation(ORDERS, refund_order, Order)
CREATE_TRANSACTIONS = Operation(ORDERS, create_transactions, Transactions, has="payments")
UPDATE_TRANSACTION = Operation(ORDERS, update_transaction, UpdatedTransaction, has="payment_method")
SEARCH_ORDERS = Operation(ORDERS, search_orders, OrdersPage, has="data")
DELETE_TRANSACTION = Operation(ORDERS, delete_transaction, NoneType)
SIMULATE_ORDER_EVENT = Operation(ORDERS, simulate_order_event, NoneType, repeatable=False)
CREATE_MERCHANT_ORDER = Operation(MERCHANT_ORDERS, create_merchant_order, MerchantOrder, repeatable=False)
GET_MERCHANT_ORDER = Operation(MERCHANT_ORDERS, get_merchant_order, MerchantOrder)
UPDATE_MERCHANT_ORDER = Operation(MERCHANT_ORDERS, update_merchant_order, MerchantOrder)
SEARCH_MERCHANT_ORDERS = Operation(MERCHANT_ORDERS, search_merchant_orders, MerchantOrdersPage, has="elements")
LIST_TERMINALS = Operation(TERMINALS, list_terminals, TerminalsPage, has="data")
UPDATE_TERMINALS = Operation(TERMINALS, update_terminals, TerminalsUpdated, has="terminals")
