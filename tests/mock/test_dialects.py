"""Where the live API was seen to answer otherwise than its pages: each row of the table of docs/mock.md, twice."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from answers import CheckedClient, code_of
from mp_orders_mock.dialect import DIALECTS
from samples import ONLINE, POINT, REMOVE, changed, headers

METHOD = "transactions.payments.0.payment_method"
PIX = {METHOD: {"id": "pix", "type": "bank_transfer", "installments": 1}}
ITEM = {"title": "Thing", "unit_price": "24.90", "quantity": 1}


def create(mock: CheckedClient, body: Any = POINT, key: str | None = None) -> Any:
    return mock.post("/v1/orders", json=body, headers=headers(key=key))


def outcome(mock: CheckedClient, body: Any) -> Any:
    """The status, or the code of a refusal."""
    answer = create(mock, body)
    return answer.status_code if answer.status_code == 201 else code_of(answer.json())


def busy(mock: CheckedClient) -> Any:
    create(mock)
    return outcome(mock, POINT)


def bad_id(mock: CheckedClient) -> Any:
    return code_of(mock.get("/v1/orders/not-an-id", headers=headers()).json())


def unauthorized(mock: CheckedClient) -> Any:
    return sorted(mock.get("/v1/orders/123", headers={"Authorization": "Bearer x"}).json())


def fraction(mock: CheckedClient) -> Any:
    return len(create(mock, ONLINE).json()["created_date"])


def payer(mock: CheckedClient) -> Any:
    return "payer" in create(mock, ONLINE).json()


def item_sum(mock: CheckedClient) -> Any:
    return outcome(mock, changed(ONLINE, items=[{**ITEM, "quantity": 2}]))


def right_items(mock: CheckedClient) -> Any:
    return [outcome(mock, changed(ONLINE, items=items)) for items in ([ITEM], [{"title": "Thing"}])]


def item_code(mock: CheckedClient) -> Any:
    return [outcome(mock, changed(ONLINE, items=[{**ITEM, "external_code": "c" * length}])) for length in (30, 31)]


def pix_installments(mock: CheckedClient) -> Any:
    return outcome(mock, changed(ONLINE, PIX))


def cancel_twice(mock: CheckedClient) -> Any:
    order = create(mock, changed(ONLINE, processing_mode="manual")).json()
    cancels = [mock.post(f"/v1/orders/{order['id']}/cancel", headers=headers()) for _ in range(2)]
    return code_of(cancels[1].json())


def rejected_on_the_page(mock: CheckedClient) -> Any:
    order = create(mock, changed(ONLINE, transactions=REMOVE, processing_mode="manual")).json()
    return mock.controls.order_event(order["id"], "reject")["status"]


def country(mock: CheckedClient) -> Any:
    return create(mock, ONLINE).json()["country_code"], create(mock).json()["country_code"]


def details(mock: CheckedClient) -> Any:
    bodies = (changed(ONLINE, x=1), changed(ONLINE, total_amount=REMOVE), changed(ONLINE, external_reference="a b"))
    return [create(mock, body).json()["errors"][0]["details"][0] for body in bodies]


ROWS: list[tuple[Callable[[CheckedClient], Any], Any, Any]] = [
    (busy, "already_queued_order_for_terminal", "already_queued_order_on_terminal"),
    (bad_id, "bad_request", "invalid_path_param"),
    (unauthorized, ["errors"], ["code", "message"]),
    (fraction, 30, 24),
    (payer, True, False),
    (item_sum, 201, "order_items_total_amount_mismatch"),
    (right_items, [201, 201], [201, 201]),
    (item_code, [201, 201], [201, "property_value"]),
    (pix_installments, 201, "property_value"),
    (rejected_on_the_page, "failed", "action_required"),
    (cancel_twice, "cannot_cancel_order", "order_already_canceled"),
    (country, ("BRA", "BR"), ("BR", "BR")),
    (
        details,
        [
            "'$.x' - not supported",
            "'$.total_amount' - missing",
            "'$.external_reference' - does not match ^[A-Za-z0-9_-]*$",
        ],
        [
            "additionalProperties '$.x' not allowed",
            "'$' - required property 'total_amount' is missing",
            "'$.external_reference' - does not match pattern",
        ],
    ),
]


@pytest.mark.parametrize(("look", "documented", "live"), ROWS, ids=lambda each: getattr(each, "__name__", ""))
def test_a_row_of_the_table(
    mock: CheckedClient, observed: CheckedClient, look: Callable[[CheckedClient], Any], documented: Any, live: Any
) -> None:
    assert look(mock) == documented
    assert look(observed) == live


@pytest.mark.every_store
@pytest.mark.parametrize(("dialect", "again"), [("mock", 201), ("observed", 402)])
def test_what_a_payment_that_failed_does_to_its_key(request: pytest.FixtureRequest, dialect: str, again: int) -> None:
    """The same request is paid now; or it gets 402 with the same order, and another request is refused."""
    server: CheckedClient = request.getfixturevalue(dialect)
    server.controls.add_fault(kind="error", operation="create_order", code="failed")
    first, second = create(server, ONLINE, "failed"), create(server, ONLINE, "failed")
    assert (first.status_code, second.status_code) == (402, again)
    if again == 201:
        assert second.json()["status"] == "processed"
    else:
        assert second.json() == first.json()
        other = create(server, changed(ONLINE, description="x"), "failed").json()
        assert code_of(other) == "idempotency_key_already_used"
    failed = server.get(f"/v1/orders/{first.json()['data']['id']}", headers=headers()).json()
    assert failed["status"] == "failed"


def test_a_failure_that_was_kept_is_none_in_the_other_dialect(mock: CheckedClient, observed: CheckedClient) -> None:
    """A state of the one dialect may be loaded into the other: no failed order comes back as a success."""
    observed.controls.add_fault(kind="error", operation="create_order", code="failed")
    assert create(observed, ONLINE, "failed").status_code == 402
    mock.controls.load(observed.controls.dump())
    assert create(mock, ONLINE, "failed").status_code == 402


def test_the_table_says_what_differs() -> None:
    page = (Path(__file__).parents[2] / "docs" / "mock.md").read_text(encoding="utf-8")
    table = page.partition("## Dialects")[2].partition("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]
    assert len(rows) == len(ROWS)  # without that of right items, and with that of a payment that failed
    assert sorted(DIALECTS) == ["documented", "observed"]
