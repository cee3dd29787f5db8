"""What a request does that was refused, repeated, or somebody else's."""

import json
import re
from collections.abc import Callable

from faulty_app import Answer, Behaviour, Forward, Request

from defects.planting import add, asked, creates, updates


def _keeps_key(code: str) -> Callable[[], Behaviour]:
    """The first refusal with this code is the answer to its key for ever."""

    def make() -> Behaviour:
        kept: dict[tuple[str | None, str | None], Answer] = {}

        async def behave(request: Request, forward: Forward) -> Answer:
            place = request.token, request.key
            if request.creates and place in kept:
                return kept[place]
            answer = await forward(request)
            if request.creates and request.key and answer.code == code:
                kept[place] = answer
            return answer

        return behave

    return make


def _key_ignores(*names: str) -> Callable[[], Behaviour]:
    """Requests under one key that differ in these properties alone are the same."""

    def make() -> Behaviour:
        first: dict[tuple[str | None, str], tuple[str, Answer]] = {}

        async def behave(request: Request, forward: Forward) -> Answer:
            if not (request.creates and isinstance(request.json, dict) and request.key):
                return await forward(request)
            place = request.token, request.key
            seen = json.dumps(
                {name: value for name, value in request.json.items() if name not in names}, sort_keys=True
            )
            if place in first and first[place][0] == seen:
                return first[place][1]
            answer = await forward(request)
            if answer.status == 201:
                first.setdefault(place, (seen, answer))
            return answer

        return behave

    return make


def _works_although(refused: Callable[[Request, Answer], bool], repair: Callable[[Request], Request]) -> Behaviour:
    async def behave(request: Request, forward: Forward) -> Answer:
        answer = await forward(request)
        if refused(request, answer):
            await forward(repair(request))
        return answer

    return behave


def _saves_the_rest() -> Behaviour:
    """What is right in an update that is refused is saved."""

    def rest(request: Request) -> Request:
        return request.with_json({"additional_info": request.json["additional_info"]})

    def is_refused(request: Request, answer: Answer) -> bool:
        body = request.json
        return updates(request) and answer.status == 400 and isinstance(body, dict) and "payments" in body

    return _works_although(lambda r, a: is_refused(r, a) and "additional_info" in r.json, rest)


def _long_keys_work() -> Behaviour:
    def refused(request: Request, answer: Answer) -> bool:
        return request.creates and answer.code == "invalid_idempotency_key_length"

    return _works_although(refused, lambda request: request.with_header("x-idempotency-key", (request.key or "")[:99]))


def _done_all_the_same(wanted: Callable[[Request], bool], *statuses: int) -> Callable[[], Behaviour]:
    """What is refused with one of these statuses, for want of rights, is done as the owner wanted."""

    def make() -> Behaviour:
        owners: dict[str, str | None] = {}

        async def behave(request: Request, forward: Forward) -> Answer:
            answer = await forward(request)
            if answer.status == 201 and isinstance(answer.json, dict):
                owners[str(answer.json["id"])] = request.token
            name = next((part for part in request.path.split("/") if part in owners), None)
            if name and wanted(request) and answer.status in statuses:
                await forward(request.with_header("authorization", owners[name]))
            return answer

        return behave

    return make


def _foreign_2024() -> Behaviour:
    """Point orders of 2024 are everybody's."""
    owners: dict[str, str | None] = {}

    async def behave(request: Request, forward: Forward) -> Answer:
        answer = await forward(request)
        if request.creates and answer.status == 201 and "type_config" in answer.json:
            owners[answer.json["id"]] = request.token
        if (request.cancels or request.gets) and answer.status == 404 and request.order_id in owners:
            return await forward(request.with_header("authorization", owners[request.order_id]))
        return answer

    return behave


def _replay_holds() -> Behaviour:
    """A replay of a canceled Point order lets its terminal wait again."""
    held: set[str] = set()
    canceled: set[str] = set()

    async def behave(request: Request, forward: Forward) -> Answer:
        body = request.json if isinstance(request.json, dict) else {}
        terminal = json.dumps(body.get("config") or body.get("type_config"))
        answer = await forward(request)
        if request.cancels and answer.status == 200:
            canceled.add(request.order_id)
        if request.creates and body.get("type") == "point" and answer.status == 201:
            if answer.json["id"] in canceled:
                held.add(terminal)
            elif terminal in held:
                error = {"code": "already_queued_order_for_terminal", "message": "no"}
                return Answer(409, json.dumps({"errors": [error]}).encode())
        return answer

    return behave


def _token_in_query(request: Request) -> Request | None:
    found = re.search(rb"access_token=([^&]+)", request.query)
    return request.with_header("authorization", f"Bearer {found[1].decode()}") if request.cancels and found else None


def _own_keys_of_point(request: Request) -> Request | None:
    body = request.json
    is_point = creates(request) and isinstance(body, dict) and body.get("type") == "point"
    fits = request.key is not None and request.key.isalnum() is False and len(request.key) == 36
    return request.with_header("x-idempotency-key", f"{request.key}-p") if is_point and fits else None


def _payer_stays(request: Request) -> Request | None:
    body = request.json
    if not (updates(request) and isinstance(body, dict) and "payer" in body and body["payer"]):
        return None
    return request.with_json({name: value for name, value in body.items() if name != "payer"})


for _code, _words in {
    "invalid_properties": "a wrong payment method",
    "unsupported_media_type": "a wrong media type",
    "json_syntax_error": "a body that is not JSON",
    "property_type": "a property of a wrong type",
}.items():
    add(
        "key",
        f"key kept after {_code}",
        f"a key that met {_words} meets it for ever",
        "create-key-free-after-refusal",
        _keeps_key(_code),
    )
for _name in ("processing_mode", "shipment", "marketplace_fee", "integration_data"):
    add(
        "key",
        f"key ignores {_name}",
        f"requests that differ in their {_name} alone are the same under a key",
        "create-key-conflict",
        _key_ignores(_name),
    )
add(
    "key",
    "keys of Point",
    "online and Point orders have keys of their own",
    "create-key-conflict-point",
    asked(_own_keys_of_point),
)
add(
    "key",
    "replay holds",
    "a replay of a canceled Point order occupies its terminal",
    "create-replay-after-change",
    _replay_holds,
)
add(
    "key",
    "long keys work",
    "an order is created whose key was refused for its length",
    "refused-order-leaves-terminal",
    _long_keys_work,
)
add(
    "account",
    "Point orders of 2024 of others are canceled",
    "an account cancels Point orders of 2024 of another",
    "cancel-own-orders-only",
    _foreign_2024,
)
add(
    "account",
    "token in the query of a cancel",
    "a cancel takes the token from the query",
    "token-in-query",
    asked(_token_in_query),
)
add(
    "check",
    "refused update saves the rest",
    "an update that names an unknown payment is refused, and saves the rest",
    "payment-exists",
    _saves_the_rest,
)
add(
    "state",
    "payer stays",
    "an update of the payer is answered, and not done",
    "update-changes-what-is-sent",
    asked(_payer_stays),
)
for _status, _what, _rules in (
    (401, "without a token", ("cancel_order.unauthorized", "update_merchant_order.invalid_token")),
    (404, "of another account", ("cancel-own-orders-only", "update-own-merchant-orders-only")),
):
    add(
        "account",
        f"{_status} cancels",
        f"a cancel {_what} is refused, and done",
        _rules[0],
        _done_all_the_same(lambda r: r.cancels, _status),
    )
    add(
        "account",
        f"{_status} updates",
        f"an update {_what} is refused, and done",
        _rules[1],
        _done_all_the_same(updates, _status),
    )
