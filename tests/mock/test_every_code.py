"""Each documented code is provoked through plain HTTP, as its trigger in openapi.yaml says."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from answers import FOREIGN_TERMINAL, SANDBOX_TOKEN, SANDBOX_USER, CheckedClient, code_of, own_user
from mp_orders_spec import code_entries, load_spec
from samples import ITEM, MERCHANT, ONLINE, POINT, QR, REMOVE, changed, headers
from telling import have_the_same

Trigger = Callable[[CheckedClient], Any]
CLOSED = f"{SANDBOX_USER}-00000000-0000-4000-8000-000000000001"
UNKNOWN = "ORD0000ABCD222233334444555566"
DAY = "2025-11-01T00:00:00Z"
NO_PAYMENT = "PAY0000ABCD222233334444555566"
MANUAL = {"processing_mode": "manual"}
PAID_BY_CARD = ONLINE["transactions"]["payments"][0]
SENT = {"payment_method": {"installments": 3}}


def create(body: Any, **more: Any) -> Trigger:
    return lambda mock: mock.post("/v1/orders", **{"json": body, "headers": headers(), **more})


def cancel(order_id: str, **more: Any) -> Trigger:
    return lambda mock: mock.post(f"/v1/orders/{order_id}/cancel", **{"headers": headers(), **more})


def get(path: str, **more: Any) -> Trigger:
    return lambda mock: mock.get(path, **{"headers": headers(), **more})


def create_merchant(body: Any, **more: Any) -> Trigger:
    return lambda mock: mock.post("/merchant_orders", **{"json": body, "headers": headers(), **more})


def put(path: str, body: Any, **more: Any) -> Trigger:
    return lambda mock: mock.put(path, **{"json": body, "headers": headers(), **more})


def update(body: Any, **more: Any) -> Trigger:
    """Update a merchant order that was created just now."""

    def trigger(mock: CheckedClient) -> Any:
        order = mock.post("/merchant_orders", json=MERCHANT, headers=headers()).json()
        return mock.put(f"/merchant_orders/{order['id']}", **{"json": body, "headers": headers(), **more})

    return trigger


def patch(path: str) -> Trigger:
    return lambda mock: mock.patch(path, headers=headers())


def key_of_another_body(mock: CheckedClient) -> Any:
    mock.post("/v1/orders", json=ONLINE, headers=headers(key="k"))
    return mock.post("/v1/orders", json=changed(ONLINE, description="other"), headers=headers(key="k"))


def two_for_one_terminal(mock: CheckedClient) -> Any:
    mock.post("/v1/orders", json=POINT, headers=headers())
    return mock.post("/v1/orders", json=POINT, headers=headers())


def key_of_the_create(mock: CheckedClient) -> Any:
    order = mock.post("/v1/orders", json=POINT, headers=headers(key="k")).json()
    return mock.post(f"/v1/orders/{order['id']}/cancel", headers=headers(key="k"))


def cancel_twice(mock: CheckedClient, body: Any = POINT) -> Any:
    order = mock.post("/v1/orders", json=body, headers=headers()).json()
    mock.post(f"/v1/orders/{order['id']}/cancel", headers=headers())
    return mock.post(f"/v1/orders/{order['id']}/cancel", headers=headers())


def made(mock: CheckedClient, **changes: Any) -> dict[str, Any]:
    order: dict[str, Any] = mock.post("/v1/orders", json=changed(ONLINE, **changes), headers=headers(key="k")).json()
    return order


def on(command: str, **more: Any) -> Callable[..., Trigger]:
    """A command on an order that was created under the key "k", with changes, perhaps after other commands."""

    def of(*before: str, key: str = "", body: Any = None, **changes: Any) -> Trigger:
        def trigger(mock: CheckedClient) -> Any:
            order = made(mock, **changes)
            for each in before:
                mock.post(f"/v1/orders/{order['id']}/{each}", headers=headers())
            sent = {"json": body} if body is not None else {}
            path = f"/v1/orders/{order['id']}/{command}"
            return mock.post(path, **{"headers": headers(key=key or None), **sent, **more})

        return trigger

    return of


PIX = {"payments": [{"amount": "24.90", "payment_method": {"id": "pix", "type": "bank_transfer"}}]}


def refund(transactions: Any) -> Trigger:
    """A refund of these transactions, in which PAY stands for the payment of the order."""

    def trigger(mock: CheckedClient) -> Any:
        order = made(mock)
        text = json.dumps({"transactions": transactions}).replace("PAY", order["transactions"]["payments"][0]["id"])
        return mock.post(f"/v1/orders/{order['id']}/refund", json=json.loads(text), headers=headers())

    return trigger


def terminals(*wanted: Any, **more: Any) -> Trigger:
    sent = {"json": {"terminals": [*wanted]}, "headers": headers(), **more}
    return lambda mock: mock.patch("/terminals/v1/setup", **sent)


def at_terminal(mock: CheckedClient) -> Any:
    return mock.post("/v1/orders", json=POINT, headers=headers()).json()


def simulate(body: Any, *, order_id: str = "", **more: Any) -> Trigger:
    """A simulation, of a Point order unless another one is named."""

    def trigger(mock: CheckedClient) -> Any:
        path = f"/v1/orders/{order_id or at_terminal(mock)['id']}/events"
        return mock.post(path, **{"json": body, "headers": headers(), **more})

    return trigger


def refund_at_terminal(kind: str) -> Trigger:
    """A refund of a part of what was paid so at a terminal."""

    def trigger(mock: CheckedClient) -> Any:
        order = at_terminal(mock)
        mock.controls.order_event(order["id"], "approve", payment_method_type=kind)
        part = {"id": order["transactions"]["payments"][0]["id"], "amount": "1.00"}
        return mock.post(f"/v1/orders/{order['id']}/refund", json={"transactions": [part]}, headers=headers())

    return trigger


def transaction(method: str, *before: str, **more: Any) -> Trigger:
    """A call about the payment of an order in manual mode, which was created under the key "k"."""

    def trigger(mock: CheckedClient) -> Any:
        order = made(mock, processing_mode="manual")
        for each in before:
            mock.post(f"/v1/orders/{order['id']}/{each}", headers=headers())
        path = f"/v1/orders/{order['id']}/transactions/{order['transactions']['payments'][0]['id']}"
        return mock.request(method, path, **{"headers": headers(), **more})

    return trigger


def on_transaction(method: str, order_id: str = UNKNOWN, name: str = NO_PAYMENT, **more: Any) -> Trigger:
    path = f"/v1/orders/{order_id}/transactions/{name}"
    return lambda mock: mock.request(method, path, **{"headers": headers(), **more})


def add(*payments: Any, body: Any = None, **changes: Any) -> Trigger:
    """Payments that are added to an order in manual mode, or to one with changes."""
    return on("transactions")(body={"payments": [*payments]} if body is None else body, **MANUAL, **changes)


def pay_oneself(mock: CheckedClient) -> Any:
    return create_merchant({"payer": {"id": own_user(mock)}})(mock)


def update_paying_oneself(mock: CheckedClient) -> Any:
    return update({"payer": {"id": own_user(mock)}})(mock)


ORDERS_BAD_KEY = {
    "empty_required_header": {"Authorization": "Bearer TEST-tests"},
    "invalid_idempotency_key_length": headers(key="k" * 129),
}
HUGE = b" " * (256 * 1024 + 1)
SANDBOX = {"headers": headers(SANDBOX_TOKEN)}
NO_TOKEN = {"headers": {"X-Idempotency-Key": "k"}}
BOTH_KINDS_OF_MERCHANT = {
    "invalid_string": {"external_reference": "x" * 257},
    "user_not_allowed": {"collector": {"id": 1}},
    "invalid_payer": {"payer": {"id": -1}},
    "invalid_sponsor_id": {"sponsor_id": 0},
    "invalid_marketplace": {"marketplace": "mine"},
    "invalid_url": {"notification_url": "ftp://example.com"},
}


def of_a_transaction(operation: str, method: str, body: Any) -> dict[str, Trigger]:
    """What all three operations on transactions have in common."""
    sent = {} if body is None else {"json": body}
    path = f"/v1/orders/{UNKNOWN}/transactions"
    if operation == "create_transactions":
        plain = {
            "invalid_path_param": lambda mock: mock.post("/v1/orders/no/transactions", headers=headers(), **sent),
            "401": lambda mock: mock.post(path, **sent, **NO_TOKEN),
            "order_not_found": lambda mock: mock.post(path, headers=headers(), **sent),
            "method_not_allowed": patch(path),
            "idempotency_key_already_used": on("transactions")(key="k", body=body, **MANUAL),
            **{code: on("transactions", headers=bad)(body=body, **MANUAL) for code, bad in ORDERS_BAD_KEY.items()},
        }
    else:
        plain = {
            "invalid_path_param": on_transaction(method, order_id="no", **sent),
            "invalid_transaction_id": transaction(method, "process", **sent),
            "401": on_transaction(method, **sent, **NO_TOKEN),
            "order_not_found": on_transaction(method, **sent),
            "method_not_allowed": patch(f"{path}/{NO_PAYMENT}"),
            "idempotency_key_already_used": transaction(method, headers=headers(key="k"), **sent),
            **{code: transaction(method, headers=bad, **sent) for code, bad in ORDERS_BAD_KEY.items()},
        }
    large: Trigger = (
        on("transactions", content=HUGE)(**MANUAL) if method == "POST" else transaction(method, content=HUGE)
    )
    text = {"content": b"{}", "headers": {**headers(), "Content-Type": "text/plain"}}
    bodies = {
        "json_syntax_error": on("transactions", content=b"{")(**MANUAL)
        if method == "POST"
        else transaction(method, content=b"{"),
        "unsupported_media_type": on("transactions", **text)(**MANUAL)
        if method == "POST"
        else transaction(method, **text),
    }
    if method == "DELETE":
        bodies.clear()
        del plain["empty_required_header"]
    return {**plain, "request_too_large": large, **bodies}


TRIGGERS: dict[tuple[str, str], Trigger] = {
    **{("create_order", code): create(ONLINE, headers=bad) for code, bad in ORDERS_BAD_KEY.items()},
    ("create_order", "required_properties"): create(changed(ONLINE, transactions=REMOVE)),
    ("create_order", "unsupported_properties"): create(changed(ONLINE, notification_url="https://example.com")),
    ("create_order", "minimum_properties"): create(changed(ONLINE, integration_data={})),
    ("create_order", "property_type"): create(changed(ONLINE, {"transactions.payments.0.amount": 24.9})),
    ("create_order", "minimum_items"): create(changed(ONLINE, {"transactions.payments": []})),
    ("create_order", "order_builder_without_transactions"): create(
        changed(ONLINE, {"transactions.payments": []}, processing_mode="manual")
    ),
    ("create_order", "maximum_items"): create(
        changed(POINT, {"transactions.payments": [{"amount": "1.00"}, {"amount": "2.00"}]})
    ),
    ("create_order", "property_value"): create(changed(ONLINE, capture_mode="later")),
    ("create_order", "json_syntax_error"): create(None, json=None, content=b'{"type": "onl'),
    ("create_order", "invalid_properties"): create(
        changed(ONLINE, {"transactions.payments.0.payment_method.id": "pix"})
    ),
    ("create_order", "invalid_total_amount"): create(changed(ONLINE, total_amount="24.91")),
    ("create_order", "invalid_email_for_sandbox"): create(ONLINE, **SANDBOX),
    ("create_order", "401"): create(ONLINE, **NO_TOKEN),
    ("create_order", "unauthorized"): create(POINT, **NO_TOKEN),
    ("create_order", "forbidden_checking_terminal_owner"): create(
        changed(POINT, {"config.point.terminal_id": FOREIGN_TERMINAL})
    ),
    ("create_order", "method_not_allowed"): patch("/v1/orders"),
    ("create_order", "idempotency_key_already_used"): key_of_another_body,
    ("create_order", "already_queued_order_for_terminal"): two_for_one_terminal,
    ("create_order", "request_too_large"): create(None, json=None, content=HUGE),
    ("create_order", "unsupported_media_type"): create(
        None, json=None, content=b"{}", headers={**headers(), "Content-Type": "text/plain"}
    ),
    ("get_order", "bad_request"): get("/v1/orders/not-an-id"),
    ("get_order", "unauthorized"): get(f"/v1/orders/{UNKNOWN}", headers={}),
    ("get_order", "order_not_found"): get(f"/v1/orders/{UNKNOWN}"),
    ("get_order", "method_not_allowed"): patch(f"/v1/orders/{UNKNOWN}"),
    **{("cancel_order", code): cancel(UNKNOWN, headers=bad) for code, bad in ORDERS_BAD_KEY.items()},
    ("cancel_order", "bad_request"): cancel("not-an-id"),
    ("cancel_order", "unauthorized"): cancel(UNKNOWN, **NO_TOKEN),
    ("cancel_order", "order_not_found"): cancel(UNKNOWN),
    ("cancel_order", "method_not_allowed"): patch(f"/v1/orders/{UNKNOWN}/cancel"),
    ("cancel_order", "idempotency_key_already_used"): key_of_the_create,
    ("cancel_order", "cannot_cancel_order"): cancel_twice,
    ("cancel_order", "request_too_large"): cancel(UNKNOWN, content=HUGE),
    **{
        (f"{command}_order", code): bad
        for command in ("process", "capture", "refund")
        for code, bad in {
            **{code: on(command, headers=bad)() for code, bad in ORDERS_BAD_KEY.items()},
            "invalid_path_param": lambda mock, c=command: mock.post(f"/v1/orders/not-an-id/{c}", headers=headers()),
            ("unauthorized" if command == "refund" else "401"): lambda mock, c=command: mock.post(
                f"/v1/orders/{UNKNOWN}/{c}", **NO_TOKEN
            ),
            "order_not_found": lambda mock, c=command: mock.post(f"/v1/orders/{UNKNOWN}/{c}", headers=headers()),
            "method_not_allowed": patch(f"/v1/orders/{UNKNOWN}/{command}"),
            "idempotency_key_already_used": on(command)(key="k"),
            "request_too_large": on(command, content=HUGE)(),
        }.items()
    },
    ("process_order", "invalid_total_amount"): on("process")(processing_mode="manual", transactions=REMOVE),
    ("process_order", "invalid_order_mode_for_operation"): on("process")(),
    ("capture_order", "cannot_capture_order"): on("capture")("capture", capture_mode="manual"),
    ("capture_order", "operation_not_supported"): on("capture")(transactions=PIX),
    ("refund_order", "refund_amount_exceeds"): refund([{"id": "PAY", "amount": "24.91"}]),
    ("refund_order", "required_properties"): refund([{"id": "PAY"}]),
    ("refund_order", "unsupported_properties"): refund([{"id": "PAY", "amount": "1", "why": "x"}]),
    ("refund_order", "property_type"): refund([{"id": "PAY", "amount": 1}]),
    ("refund_order", "minimum_items"): refund([]),
    ("refund_order", "maximum_items"): refund([{"id": "PAY", "amount": "1"}] * 2),
    ("refund_order", "property_value"): refund([{"id": "PAY", "amount": "0"}]),
    ("refund_order", "json_syntax_error"): on("refund", content=b"{")(),
    ("refund_order", "transaction_not_found"): refund([{"id": "OTHER", "amount": "1"}]),
    ("refund_order", "order_already_refunded"): on("refund")("refund"),
    ("refund_order", "cannot_refund_order"): on("refund")(capture_mode="manual"),
    ("refund_order", "unsupported_media_type"): on(
        "refund", content=b"{}", headers={**headers(), "Content-Type": "text/plain"}
    )(),
    **{
        (operation, code): trigger
        for operation, method, body in (
            ("create_transactions", "POST", {"payments": [PAID_BY_CARD]}),
            ("update_transaction", "PUT", SENT),
            ("delete_transaction", "DELETE", None),
        )
        for code, trigger in of_a_transaction(operation, method, body).items()
    },
    ("create_transactions", "required_properties"): add({"amount": "1.00"}),
    ("create_transactions", "unsupported_properties"): add({**PAID_BY_CARD, "why": "x"}),
    ("create_transactions", "property_type"): add({**PAID_BY_CARD, "amount": 1}),
    ("create_transactions", "minimum_items"): add(),
    ("create_transactions", "maximum_items"): add(PAID_BY_CARD, PAID_BY_CARD, PAID_BY_CARD),
    ("create_transactions", "property_value"): add({**PAID_BY_CARD, "amount": "0"}),
    ("create_transactions", "invalid_properties"): add(
        {"amount": "1.00", "payment_method": {"id": "pix", "type": "ticket"}}
    ),
    ("create_transactions", "exceeded_number_of_transactions"): add(PAID_BY_CARD, PAID_BY_CARD),
    ("create_transactions", "invalid_order_mode_for_operation"): on("transactions")(body={"payments": [PAID_BY_CARD]}),
    ("update_transaction", "required_properties"): transaction("PUT", json={}),
    ("update_transaction", "unsupported_properties"): transaction("PUT", json={**SENT, "amount": "1.00"}),
    ("update_transaction", "minimum_properties"): transaction("PUT", json={"payment_method": {}}),
    ("update_transaction", "property_type"): transaction("PUT", json={"payment_method": {"installments": "3"}}),
    ("update_transaction", "property_value"): transaction("PUT", json={"payment_method": {"installments": 37}}),
    ("update_transaction", "invalid_properties"): transaction("PUT", json={"payment_method": {"id": "pix"}}),
    ("create_order", "bad_request"): create(changed(QR, total_amount="50.01")),
    ("create_order", "pos_not_found"): create(changed(QR, {"config.qr.external_pos_id": "NOBODYS"})),
    ("cancel_order", "order_already_canceled"): lambda mock: cancel_twice(mock, QR),
    ("refund_order", "unsupported_partially_refunds"): refund_at_terminal("qr"),
    ("simulate_order_event", "bad_request"): simulate({"status": "lost"}),
    ("simulate_order_event", "unauthorized"): simulate({"status": "processed"}, headers={}),
    ("simulate_order_event", "order_not_found"): simulate({"status": "processed"}, order_id=UNKNOWN),
    ("simulate_order_event", "method_not_allowed"): patch(f"/v1/orders/{UNKNOWN}/events"),
    ("simulate_order_event", "request_too_large"): simulate(None, json=None, content=HUGE),
    ("simulate_order_event", "unsupported_media_type"): simulate(
        None, json=None, content=b"{}", headers={**headers(), "Content-Type": "text/plain"}
    ),
    ("search_orders", "required_search_params"): get(f"/v1/orders?begin_date={DAY}"),
    ("search_orders", "invalid_search_params"): get(f"/v1/orders?begin_date={DAY}&end_date={DAY}&page_size=101"),
    ("search_orders", "401"): get(f"/v1/orders?begin_date={DAY}&end_date={DAY}", headers={}),
    ("search_orders", "method_not_allowed"): patch("/v1/orders"),
    ("list_terminals", "property_value"): get("/terminals/v1/list?limit=51"),
    ("list_terminals", "unauthorized"): get("/terminals/v1/list", headers={}),
    ("list_terminals", "method_not_allowed"): patch("/terminals/v1/list"),
    ("update_terminals", "unsupported_properties"): terminals({"id": "A_B__1", "operating_mode": "PDV", "pos_id": 1}),
    ("update_terminals", "required_properties"): terminals({"id": "A_B__1"}),
    ("update_terminals", "property_value"): terminals({"id": "A_B__1", "operating_mode": "UNDEFINED"}),
    ("update_terminals", "invalid_payload"): terminals(),
    ("update_terminals", "unauthorized"): terminals({"id": "A_B__1", "operating_mode": "PDV"}, headers={}),
    ("update_terminals", "not_found"): terminals({"id": "A_B__1", "operating_mode": "PDV"}),
    ("update_terminals", "method_not_allowed"): lambda mock: mock.put("/terminals/v1/setup", headers=headers()),
    ("update_terminals", "request_too_large"): terminals(json=None, content=HUGE),
    ("update_terminals", "unsupported_media_type"): terminals(
        json=None, content=b"{}", headers={**headers(), "Content-Type": "text/plain"}
    ),
    ("search_merchant_orders", "ds_search_query"): get("/merchant_orders/search?limit=many"),
    ("search_merchant_orders", "invalid_token"): get("/merchant_orders/search", headers={}),
    ("search_merchant_orders", "method_not_allowed"): patch("/merchant_orders/search"),
    **{("create_merchant_order", code): create_merchant(body) for code, body in BOTH_KINDS_OF_MERCHANT.items()},
    ("create_merchant_order", "invalid_user_id"): pay_oneself,
    ("create_merchant_order", "invalid_order_state"): create_merchant({"preference_id": CLOSED}, **SANDBOX),
    ("create_merchant_order", "invalid_items"): create_merchant({"items": [changed(ITEM, title=REMOVE)]}),
    ("create_merchant_order", "invalid_operation_type"): create_merchant({"payments": [{"id": 1}]}),
    ("create_merchant_order", "invalid_id"): create_merchant({"preference_id": "preference_id"}),
    ("create_merchant_order", "unmarshal_error"): create_merchant(None, json=None, content=b'{"items": ['),
    ("create_merchant_order", "invalid_token"): create_merchant(MERCHANT, headers={}),
    ("create_merchant_order", "method_not_allowed"): patch("/merchant_orders"),
    ("create_merchant_order", "request_too_large"): create_merchant(None, json=None, content=HUGE),
    ("get_merchant_order", "invalid_format"): get("/merchant_orders/abc"),
    ("get_merchant_order", "invalid_token"): get("/merchant_orders/1", headers={}),
    ("get_merchant_order", "not_found"): get("/merchant_orders/1"),
    ("get_merchant_order", "method_not_allowed"): patch("/merchant_orders/1"),
    **{("update_merchant_order", code): update(body) for code, body in BOTH_KINDS_OF_MERCHANT.items()},
    ("update_merchant_order", "invalid_user_id"): update_paying_oneself,
    ("update_merchant_order", "invalid_order_state"): put("/merchant_orders/9999999999", {}, **SANDBOX),
    ("update_merchant_order", "invalid_items"): update({"items": [{"id": "a", "title": "Another"}]}),
    ("update_merchant_order", "invalid_payment_id"): update({"payments": [{"id": 1}]}),
    ("update_merchant_order", "invalid_shipment_id"): update({"shipments": [{"id": 1}]}),
    ("update_merchant_order", "invalid_operation_type"): update({"payments": [{"id": 1, "operation_type": "gift"}]}),
    ("update_merchant_order", "unmarshall_error"): update(None, json=None, content=b'{"items": ['),
    ("update_merchant_order", "invalid_format"): put("/merchant_orders/abc", {}),
    ("update_merchant_order", "invalid_token"): put("/merchant_orders/1", {}, headers={}),
    ("update_merchant_order", "not_found"): put("/merchant_orders/1", {}),
    ("update_merchant_order", "method_not_allowed"): patch("/merchant_orders/1"),
    ("update_merchant_order", "request_too_large"): update(None, json=None, content=HUGE),
}
ENTRIES = {(entry.operation, entry.code): entry for entry in code_entries(load_spec())}
BY_REQUEST = {pair for pair, entry in ENTRIES.items() if entry.entry["x-trigger"]["by"] == "request"}


def test_every_code_that_needs_a_request_has_a_trigger_here() -> None:
    have_the_same(
        TRIGGERS, BY_REQUEST, "tests/mock/test_every_code.py: TRIGGERS", "the request that its x-trigger tells"
    )


@pytest.mark.parametrize("pair", sorted(TRIGGERS), ids=" ".join)
def test_trigger(mock: CheckedClient, pair: tuple[str, str]) -> None:
    """The trigger gives the documented status and code."""
    response = TRIGGERS[pair](mock)
    assert (response.status_code, code_of(response.json())) == (ENTRIES[pair].status, pair[1])


MEANINGS = {
    ("create_merchant_order", "title-null"): create_merchant({"items": [changed(ITEM, title=None)]}),
    ("create_merchant_order", "quantity-null"): create_merchant({"items": [changed(ITEM, quantity=REMOVE)]}),
    ("create_merchant_order", "quantity-invalid"): create_merchant({"items": [changed(ITEM, quantity=0)]}),
    ("create_merchant_order", "unit-price-null"): create_merchant({"items": [changed(ITEM, unit_price=None)]}),
    ("create_merchant_order", "currency-null"): create_merchant({"items": [changed(ITEM, currency_id=REMOVE)]}),
    ("create_merchant_order", "currency-unknown"): create_merchant({"items": [changed(ITEM, currency_id="USD")]}),
    ("create_merchant_order", "unit-price-invalid"): create_merchant({"items": [changed(ITEM, unit_price=-1)]}),
    ("update_merchant_order", "items-empty"): update({"items": []}),
    ("update_merchant_order", "item-id-missing"): update({"items": [{"quantity": 1}]}),
    ("update_merchant_order", "item-unknown"): update({"items": [{"id": "b", "quantity": 1}]}),
    ("update_merchant_order", "quantity-only"): update({"items": [{"id": "a", "unit_price": 1}]}),
    ("update_merchant_order", "quantity-invalid"): update({"items": [{"id": "a", "quantity": 0}]}),
    ("simulate_order_event", "id"): simulate({"status": "processed"}, order_id="not-an-id"),
    ("simulate_order_event", "body"): simulate({"status": "canceled", "payment_method_id": "visa"}),
    ("simulate_order_event", "transition"): simulate({"status": "refunded"}),
}


def test_every_meaning_of_a_code_has_a_trigger_here() -> None:
    listed = {(op, each) for (op, _), entry in ENTRIES.items() for each in entry.entry.get("x-meanings", {})}
    have_the_same(MEANINGS, listed, "tests/mock/test_every_code.py: MEANINGS", "the request that has this meaning")


@pytest.mark.parametrize("pair", sorted(MEANINGS), ids=" ".join)
def test_meaning(mock: CheckedClient, pair: tuple[str, str]) -> None:
    """The message says which of the meanings of a code it is, and the reason where."""
    ((_, code), meaning) = next(
        (place, entry.entry["x-meanings"][pair[1]])
        for place, entry in ENTRIES.items()
        if place[0] == pair[0] and pair[1] in entry.entry.get("x-meanings", {})
    )
    body = MEANINGS[pair](mock).json()
    if "errors" in body:
        (error,) = body["errors"]
        assert (error["code"], error["message"]) == (code, meaning)
        assert error["details"]
        return
    assert (body["error"], body["message"]) == (code, meaning)
    assert body["cause"][0]["data"].startswith("$.items")
