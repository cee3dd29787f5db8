"""Transactions that are added, changed and deleted otherwise than they should be."""

from collections.abc import Callable
from typing import Any

from attrs import evolve
from faulty_app import Answer, Behaviour, Body, Forward, Request

from defects.accounts import owners_eyes
from defects.payments import a_cent_off, fresh_keys, keys_of_their_own
from defects.planting import Wanted, add, answered, asked, order_of, refusal

DONE = Answer(204, b"", (("x-request-id", "made-here"),))
ADDED = {"id": "PAY01J67CQQH5904WDBVZEM4JMEP3", "amount": "1.00", "status": "created"}


def adds(request: Request) -> bool:
    return request.method == "POST" and request.path.endswith("/transactions")


def changes(request: Request) -> bool:
    return request.method == "PUT" and "/transactions/" in request.path


def deletes(request: Request) -> bool:
    return request.method == "DELETE"


def _taken(wanted: Wanted, code: str, text: str, answer: Callable[[Request], Answer]) -> Callable[[], Behaviour]:
    """A refusal with this in its details is answered as done."""

    def change(request: Request, given: Answer) -> Answer | None:
        told = wanted(request) and given.code == code and text.encode() in given.body
        return answer(request) if told else None

    return answered(change)


def _added(request: Request) -> Answer:
    payments = [{**ADDED, **each} for each in request.json["payments"]]
    return Answer(201, b"").with_json({"payments": payments})


def _changed(request: Request) -> Answer:
    return Answer(200, b"").with_json(request.json)


def _deleted(_: Request) -> Answer:
    return DONE


def _without(wanted: Wanted, answer: Callable[[Request], Answer]) -> Callable[[], Behaviour]:
    """Answers without doing anything."""

    def make() -> Behaviour:
        async def behave(request: Request, forward: Forward) -> Answer:
            checked = await forward(evolve(request, method="GET", path=request.path.rpartition("/transactions")[0]))
            return answer(request) if wanted(request) and checked.status == 200 else await forward(request)

        return behave

    return make


def _each_added(change: Callable[[Body], Any]) -> Callable[[], Behaviour]:
    return order_of(adds, lambda answer: [change(each) for each in answer["payments"]])


def _needs_key(request: Request, _: Answer) -> Answer | None:
    return refusal("invalid_idempotency_key_length") if deletes(request) and not request.key else None


def _deletes_all() -> Behaviour:
    async def behave(request: Request, forward: Forward) -> Answer:
        answer = await forward(request)
        if deletes(request) and answer.status == 204:
            path = request.path.rpartition("/transactions")[0]
            order = (await forward(Request("GET", path, request.headers, b""))).json
            for each in order["transactions"]["payments"]:
                other = evolve(request.with_header("x-idempotency-key", None), path=f"{path}/transactions/{each['id']}")
                await forward(other)
        return answer

    return behave


def _replaced(request: Request) -> Request | None:
    """What an update does not send is put back to what it is without it."""
    if not changes(request) or not isinstance(request.json, dict):
        return None
    method = request.json.get("payment_method")
    if not isinstance(method, dict) or "installments" in method or "statement_descriptor" in method:
        return None
    return request.with_json({"payment_method": {**method, "installments": 1}})


MODE, UNKNOWN = "invalid_order_mode_for_operation", "invalid_transaction_id"
for _kind, _name, _text, _found_by, _make in (
    ("shape", "added a cent off", "an added payment is of a cent less", "add-transaction-as-sent",
     _each_added(lambda each: each.update(amount=a_cent_off(each["amount"])))),
    ("shape", "added under one id", "added payments have one id", "add-transaction-as-sent",
     _each_added(lambda each: each.update(id=ADDED["id"]))),
    ("state", "added and paid", "an added payment is processed", "add-transaction-as-sent",
     _each_added(lambda each: each.update(status="processed"))),
    ("shape", "added without instalments", "an added payment forgets its instalments", "add-transaction-as-sent",
     _each_added(lambda each: each["payment_method"].pop("installments", None))),
    ("state", "added to nothing", "an added payment is not one of the order", "add-transaction-is-read",
     _without(adds, _added)),
    ("check", "added in any mode", "a payment is added in automatic mode", "add-transaction-manual-only",
     _taken(adds, MODE, "mode of the order", _added)),
    ("state", "added too late", "a payment is added after the order was processed", "add-transaction-created-only",
     _taken(adds, MODE, "status of the order", _added)),
    ("bound", "a third payment", "a third payment is added", "add-transaction-at-most-two",
     _taken(adds, "exceeded_number_of_transactions", "", _added)),
    ("check", "any method is added", "a method that does not go with its type is added",
     "add-transaction-method-agrees", _taken(adds, "invalid_properties", "", _added)),
    ("account", "orders of others are added to", "an account adds to orders of another",
     "add-transaction-own-orders-only", owners_eyes(adds)),
    ("key", "add has no replay", "a payment is added again by a replay", "add-transaction-replay", fresh_keys(adds)),
    ("key", "add under any key", "the key of another call adds", "add-transaction-key-conflict",
     keys_of_their_own(adds)),
    ("bound", "a third payment in a race", "payments at one moment are all added", "add-transaction-race",
     _taken(adds, "exceeded_number_of_transactions", "2 payments", _added)),
    ("state", "update replaces", "an update forgets what it does not name", "update-transaction-merges",
     asked(_replaced)),
    ("state", "update is not kept", "an update is answered and not kept", "update-transaction-merges",
     _without(changes, _changed)),
    ("shape", "update answers what was sent", "an update answers only what was sent", "update-transaction-merges",
     answered(lambda request, answer: _changed(request) if changes(request) and answer.status == 200 else None)),
    ("state", "payments of others are updated", "a payment of another order is updated",
     "update-transaction-of-its-order", _taken(changes, UNKNOWN, "is not a payment", _changed)),
    ("state", "updated too late", "a payment is updated after it was made", "update-transaction-created-only",
     _taken(changes, UNKNOWN, "of the order is", _changed)),
    ("check", "any method after an update", "an update makes a method that does not go with its type",
     "update-transaction-method-agrees", _taken(changes, "invalid_properties", "", _changed)),
    ("account", "orders of others are updated", "an account updates payments of another",
     "update-transaction-own-orders-only", owners_eyes(changes)),
    ("key", "update has no memory", "an update is never a replay", "update-transaction-key-conflict",
     fresh_keys(changes)),
    ("state", "delete does nothing", "a deleted payment is still there", "delete-transaction-removes",
     _without(deletes, _deleted)),
    ("shape", "delete has a body", "a delete answers 200 with a body", "delete-transaction-removes",
     answered(lambda request, answer: evolve(answer, body=b"{}", status=200) if answer.status == 204 else None)),
    ("state", "delete takes all", "a delete takes the other payment as well", "delete-transaction-removes",
     _deletes_all),
    ("state", "deleted twice", "a payment is deleted twice", "delete-transaction-once",
     _taken(deletes, UNKNOWN, "is not a payment", _deleted)),
    ("state", "payments of others are deleted", "a payment of another order is deleted",
     "delete-transaction-of-its-order", _taken(deletes, UNKNOWN, "is not a payment", _deleted)),
    ("state", "deleted too late", "a payment is deleted after it was made", "delete-transaction-created-only",
     _taken(deletes, UNKNOWN, "of the order is", _deleted)),
    ("key", "delete needs a key", "a delete without a key is refused", "delete-transaction-without-key",
     answered(_needs_key)),
    ("account", "orders of others are deleted from", "an account deletes payments of another",
     "delete-transaction-own-orders-only", owners_eyes(deletes)),
    ("key", "delete has no replay", "a delete is refused when it is repeated under its key",
     "delete-transaction-replay", fresh_keys(deletes)),
):  # fmt: skip
    add(_kind, _name, _text, _found_by, _make)
