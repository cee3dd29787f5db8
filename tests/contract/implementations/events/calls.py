"""The seventeen operations: what each checks, and what it does."""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import define, field
from mp_orders_spec import Operation

from . import instore, merchants, online, refunding, searching, simulation, views
from .checking import CODES, Query, Violation, refuse_violations, violations
from .events import ACCREDITED, Account, Looked, PaymentsMade
from .refusals import Reason, Refused, refuse
from .store import Store

Json = dict[str, Any]
Reply = tuple[int, Any]


@define
class Call:
    """One request that is to be answered.

    Attributes:
        path: the variable parts of the path.
        early: what was looked at before the work began; only planted mistakes use it.
    """

    operation: Operation
    account: Account
    store: Store
    path: Mapping[str, str] = field(factory=dict)
    headers: Mapping[str, str] = field(factory=dict)
    query: Query = field(factory=lambda: Query({}, (), ()))
    body: Any = None
    early: Any = None

    def order(self) -> Any:
        """The order that the path names.

        Raises:
            Refused: the account has none with this id.
        """
        leaks = self.operation.id == "cancel_order" and self.store.defect == "anybody cancels an order"
        return self.store.order(self.account, self.path["order_id"], anyone=leaks)


def _check_create(call: Call) -> None:
    body = call.body
    form = _form(body)
    found = violations(form, body)
    if form == "OnlineOrderRequest" and body.get("processing_mode") == "manual":
        empty = Violation(("transactions", "payments"), "minItems", "")
        codes = {**CODES, "empty": "order_builder_without_transactions"}
        found = [
            Violation(each.path, "empty", "is empty") if (each.path, each.keyword) == (empty.path, "minItems") else each
            for each in found
        ]
        refuse_violations(found, codes)
    refuse_violations(found)
    if form == "OnlineOrderRequest":
        online.check_order(body)
    else:
        instore.check_in_store(body)
    if form.startswith("Point") and call.store.defect == "whether a terminal is busy is looked up too early":
        instore.refuse_terminal(call.store, call.account, instore.terminal_of(body))


def _form(body: Any) -> str:
    if not isinstance(body, dict):
        raise refuse(400, "property_type", "/", "is no object")
    if "type" not in body:
        raise refuse(400, "required_properties", "/type", "is missing")
    kind = body["type"]
    if not isinstance(kind, str):
        raise refuse(400, "property_type", "/type", "is no text")
    forms = {"online": "OnlineOrderRequest", "point": "PointOrderRequest", "qr": "QrOrderRequest"}
    if kind not in forms:
        raise refuse(400, "property_value", "/type", "is no kind of order")
    return (
        "PointTypeConfigOrderRequest"
        if kind == "point" and "config" not in body and "type_config" in body
        else forms[kind]
    )


def _create(call: Call) -> Reply:
    store, account, body = call.store, call.account, call.body
    if body["type"] == "online":
        created, events = online.create(account, body, store.clock)
        return 201, views.order_view(store.append(created.id, created, *events))
    make = instore.create_point if body["type"] == "point" else instore.create_qr
    event = make(store, account, body)
    return 201, views.order_view(store.append(event.id, event))


def _get(call: Call) -> Reply:
    order = call.order()
    if order.status == "processing":
        at = call.store.clock.now()
        order = call.store.append(order.id, Looked(at))
        if order.looks > 1:
            steps = {each.id: ACCREDITED for each in order.payments.values() if each.step[0] == "processing"}
            order = call.store.append(order.id, PaymentsMade(at, steps))
    return 200, views.order_view(order)


def _cancel(call: Call) -> Reply:
    event = instore.cancel(call.order(), call.store.clock.now(), call.headers.get("x-allow-cancelable-status", ""))
    order = call.store.append(call.path["order_id"], event)
    return (202, views.short_view(order)) if order.asked else (200, views.order_view(order))


def _process(call: Call) -> Reply:
    event = online.process(call.order(), call.store.clock.now())
    return 200, views.short_view(call.store.append(call.path["order_id"], event))


def _capture(call: Call) -> Reply:
    event = online.capture(call.order(), call.store.clock.now(), call.store.defect)
    return 200, views.short_view(call.store.append(call.path["order_id"], event))


def _decide_refund(call: Call) -> Any:
    return refunding.refund(call.order(), call.body, call.store.clock.now(), call.store.defect)


def _refund(call: Call) -> Reply:
    event = call.early or _decide_refund(call)
    order = call.store.append(call.path["order_id"], event)
    return 201, views.refund_view(order, event.refunds)


def _check_refund(call: Call) -> None:
    refuse_violations(violations("RefundRequest", call.body))
    if call.store.defect == "a refund is decided before its turn":
        call.early = _decide_refund(call)


def _check_event(call: Call) -> None:
    refuse_violations(violations("OrderEventRequest", call.body), {}, "bad_request")
    simulation.check_event(call.body)


def _simulate(call: Call) -> Reply:
    event = simulation.simulate(call.order(), call.body, call.store.clock.now())
    call.store.append(call.path["order_id"], event)
    return 204, None


def _check_added(call: Call) -> None:
    refuse_violations(violations("TransactionsRequest", call.body))
    reasons: list[Reason] = []
    for index, each in enumerate(call.body["payments"]):
        reasons += online.method_reasons(each["payment_method"], f"/payments/{index}/payment_method")
    if reasons:
        raise Refused(400, reasons)


def _add(call: Call) -> Reply:
    event = online.add(call.order(), call.body, call.store.clock.now())
    call.store.append(call.path["order_id"], event)
    return 201, {"payments": [views.payment_view(each, event.at) for each in event.payments]}


def _check_method(call: Call) -> None:
    refuse_violations(violations("TransactionUpdateRequest", call.body))


def _update_transaction(call: Call) -> Reply:
    sent, payment_id, store = call.body["payment_method"], call.path["transaction_id"], call.store
    event = online.change_method(call.order(), payment_id, sent, store.clock.now(), store.defect)
    order = store.append(call.path["order_id"], event)
    return 200, {"payment_method": views.method_view(order.payments[payment_id])}


def _delete_transaction(call: Call) -> Reply:
    event = online.remove(call.order(), call.path["transaction_id"], call.store.clock.now(), call.store.defect)
    call.store.append(call.path["order_id"], event)
    return 204, None


def _check_search(call: Call) -> None:
    searching.check_search(call.query)


def _search(call: Call) -> Reply:
    return 200, searching.search(call.store, call.account, dict(call.query.values))


def _check_list(call: Call) -> None:
    if call.query.wrong:
        reasons = [Reason("property_value", name, "has a value that is not allowed") for name in call.query.wrong]
        raise Refused(400, reasons)


def _list(call: Call) -> Reply:
    return 200, instore.list_terminals(call.store, call.account, dict(call.query.values))


def _check_terminals(call: Call) -> None:
    codes = {each: CODES[each] for each in ("required", "additionalProperties")}
    unread = dict.fromkeys(("type", "minItems", "maxItems"), "invalid_payload")
    refuse_violations(violations("TerminalsUpdateRequest", call.body), {**codes, **unread})


def _update_terminals(call: Call) -> Reply:
    changed = instore.update_terminals(call.store, call.account, call.body)
    return 200, {"terminals": [each.shown() for each in changed]}


def _check_merchant(call: Call) -> None:
    creates = call.operation.id == "create_merchant_order"
    schema = "MerchantOrderRequest" if creates else "MerchantOrderUpdateRequest"
    merchants.refuse_body(violations(schema, call.body), call.body, creates=creates)
    if not creates and call.store.defect == "an update writes all that it has read":
        number = int(call.path["id"])
        merchants.get(call.store, call.account, number)
        call.early = merchants.fields(call.store, number)


def _create_merchant(call: Call) -> Reply:
    return 201, merchants.create(call.store, call.account, call.body)


def _get_merchant(call: Call) -> Reply:
    return 200, merchants.get(call.store, call.account, int(call.path["id"]))


def _update_merchant(call: Call) -> Reply:
    return 200, merchants.update(call.store, call.account, int(call.path["id"]), call.body, call.early)


def _check_merchant_search(call: Call) -> None:
    merchants.check_search(call.query)


def _search_merchants(call: Call) -> Reply:
    return 200, merchants.search(call.store, call.account, dict(call.query.values))


def _nothing(_: Call) -> None:
    """Nothing to check."""


CALLS: dict[str, tuple[Callable[[Call], None], Callable[[Call], Reply]]] = {
    "create_order": (_check_create, _create),
    "search_orders": (_check_search, _search),
    "get_order": (_nothing, _get),
    "cancel_order": (_nothing, _cancel),
    "process_order": (_nothing, _process),
    "capture_order": (_nothing, _capture),
    "refund_order": (_check_refund, _refund),
    "simulate_order_event": (_check_event, _simulate),
    "create_transactions": (_check_added, _add),
    "update_transaction": (_check_method, _update_transaction),
    "delete_transaction": (_nothing, _delete_transaction),
    "list_terminals": (_check_list, _list),
    "update_terminals": (_check_terminals, _update_terminals),
    "create_merchant_order": (_check_merchant, _create_merchant),
    "search_merchant_orders": (_check_merchant_search, _search_merchants),
    "get_merchant_order": (_nothing, _get_merchant),
    "update_merchant_order": (_check_merchant, _update_merchant),
}
