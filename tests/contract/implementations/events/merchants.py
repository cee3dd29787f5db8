"""Merchant orders: each is what its changes make of it."""

from collections.abc import Iterator
from decimal import Context, Decimal, localcontext
from typing import Any

from .checking import Query, Violation
from .clock import DAY, local, moment
from .events import Account
from .refusals import Reason, Refused, refuse
from .store import LAG, Store

Json = dict[str, Any]
FIRST_ID = 9_007_199_254_740_993
_LIMITS = ("maxLength", "pattern")
_FIELDS = ("external_reference", "preference_id", "application_id", "site_id", "notification_url", "additional_info")
_ITEM = ("id", "category_id", "currency_id", "description", "picture_url", "title")


def code_of(violation: Violation, *, creates: bool, body: Any) -> str:
    """The code for what a merchant order breaks."""
    path, keyword = violation.path, violation.keyword
    unread = "unmarshal_error" if creates else "unmarshall_error"
    if path[:1] == ("items",) and keyword not in ("additionalProperties", "maxLength"):
        text = keyword == "pattern" and path[-1] != "currency_id"
        if not text and (keyword != "type" or (creates and len(path) == 3 and body["items"][path[1]][path[2]] is None)):
            return "invalid_items"
    if keyword in ("type", "additionalProperties"):
        return unread
    special: dict[tuple[str | int, ...], str] = {
        ("payer", "id"): "invalid_payer",
        ("collector", "id"): "user_not_allowed",
        ("sponsor_id",): "invalid_sponsor_id",
    }
    if path in special and keyword not in ("required",):
        return special[path]
    return _code_of_text(path, keyword, unread, creates=creates)


def _code_of_text(path: tuple[str | int, ...], keyword: str, unread: str, *, creates: bool) -> str:
    patterns = {"notification_url": "invalid_url", "marketplace": "invalid_marketplace"}
    if creates:
        patterns["preference_id"] = "invalid_id"
    if keyword == "pattern" and path[-1] in patterns:
        return patterns[str(path[-1])]
    if path[0] == "payments" and (keyword == "maxItems" or path[-1] == "operation_type"):
        return "invalid_operation_type" if creates or keyword != "maxItems" else unread
    if path[0] in ("payments", "shipments") and path[-1] == "id" and not creates and keyword != "required":
        return "invalid_payment_id" if path[0] == "payments" else "invalid_shipment_id"
    return "invalid_string" if keyword in _LIMITS else unread


def refuse_body(found: list[Violation], body: Any, *, creates: bool) -> None:
    """Refuse a body that breaks anything.

    Raises:
        Refused: it does.
    """
    if found:
        raise Refused(400, [Reason(code_of(each, creates=creates, body=body), each.place, each.text) for each in found])


def check_users(account: Account, body: Json) -> None:
    """Refuse users that do not go together.

    Raises:
        Refused: they do not.
    """
    if "collector" in body and body["collector"]["id"] != account.number:
        raise refuse(400, "user_not_allowed", "/collector/id", "is not the account of the token")
    if body.get("payer", {}).get("id") == account.number:
        raise refuse(400, "invalid_user_id", "/payer/id", "is the account that collects")


def create(store: Store, account: Account, body: Json) -> Json:
    """Make a merchant order."""
    check_users(account, body)
    number, at = FIRST_ID + 2 * len(store.merchants), store.clock.now()
    fields = {**body, "items": [dict(each) for each in body.get("items", [])], "account": account}
    store.merchants[number] = [(at, fields)]
    return _read(store, number)


def get(store: Store, account: Account, number: int) -> Json:
    """Read a merchant order.

    Raises:
        Refused: the account has none with this number.
    """
    if number not in store.merchants or store.merchants[number][0][1]["account"] != account:
        raise refuse(404, "not_found", "id", "no merchant order of this account")
    return _read(store, number)


def update(store: Store, account: Account, number: int, body: Json, base: Json | None = None) -> Json:
    """Change what is sent of a merchant order.

    Raises:
        Refused: it is not changed.
    """
    get(store, account, number)
    check_users(account, body)
    for name, code in (("payments", "invalid_payment_id"), ("shipments", "invalid_shipment_id")):
        if body.get(name):
            raise refuse(400, code, f"/{name}/0/id", "is none of the merchant order")
    changed = {name: value for name, value in body.items() if name not in ("payments", "shipments")}
    if store.defect == "null is taken for absent in an update":
        changed = {name: value for name, value in changed.items() if value is not None}
    if "items" in body:
        changed["items"] = _items(fields(store, number)["items"], body["items"])
    store.merchants[number].append((store.clock.now(), {**base, **changed} if base else changed))
    return _read(store, number)


def _items(old: list[Json], sent: list[Json]) -> list[Json]:
    items, named = [dict(each) for each in old], set()
    for index, each in enumerate(sent):
        item = next((known for known in items if known.get("id") == each["id"]), None)
        if item is None or each["id"] in named:
            raise refuse(400, "invalid_items", f"/items/{index}/id", "is none of its items, or named twice")
        named.add(each["id"])
        for name in (*_ITEM, "unit_price"):
            if name in each and each[name] != item.get(name):
                raise refuse(400, "invalid_items", f"/items/{index}/{name}", "only the quantity changes")
        item["quantity"] = each.get("quantity", item["quantity"])
    return items


def fields(store: Store, number: int, until: int | None = None) -> Json:
    """What its changes have made of a merchant order, up to a moment."""
    found: Json = {}
    for at, changed in store.merchants[number]:
        if until is None or at <= until:
            found = {**found, **changed, "last": at}
    return found


def _total(items: list[Json], defect: str) -> Any:
    if defect == "a total of items is added up in binary fractions":
        return sum(float(each["unit_price"]) * each["quantity"] for each in items)
    with localcontext(Context(prec=2_000)):
        return sum((Decimal(each["unit_price"]) * each["quantity"] for each in items), Decimal("0.00"))


def _read(store: Store, number: int, until: int | None = None) -> Json:
    known = fields(store, number, until)
    account = known["account"]
    reference = known.get("external_reference")
    return {
        **{name: known.get(name) for name in _FIELDS},
        "id": number,
        "status": "opened",
        "order_status": "payment_required",
        "external_reference": _text(reference),
        "site_id": known.get("site_id", "MLA").lower(),
        "marketplace": known.get("marketplace") or "NONE",
        "sponsor_id": _text(known.get("sponsor_id")),
        "application_id": _number(known.get("application_id")),
        "collector": {"id": account.number, "nickname": f"TEST{account.number}", "email": ""},
        "payer": {**known["payer"], "email": ""} if "payer" in known else None,
        "items": [{name: each.get(name) for name in (*_ITEM, "quantity", "unit_price")} for each in known["items"]],
        "payments": {},
        "shipments": {},
        "payouts": {},
        "shipping_cost": 0,
        "total_amount": _total(known["items"], store.defect),
        "paid_amount": 0,
        "refunded_amount": 0,
        "cancelled": False,
        "is_test": True,
        "date_created": local(store.merchants[number][0][0]),
        "last_updated": local(known["last"]),
    }


def check_search(query: Query) -> None:
    """Refuse a search with a wrong parameter.

    Raises:
        Refused: it has one.
    """
    if query.wrong:
        raise Refused(400, [Reason("ds_search_query", name, "has a value that is not allowed") for name in query.wrong])


def search(store: Store, account: Account, asked: Json) -> Json:
    """A page of the merchant orders that were found, those that were created first at the front."""
    now = store.clock.now()
    found = [each for each in _indexed(store, account, now) if _fits(each, asked)]
    offset, limit = asked.get("offset", 0), asked.get("limit", 30)
    page = found[offset : offset + limit]
    return {"elements": page, "next_offset": offset + len(page), "total": len(found)}


def _indexed(store: Store, account: Account, now: int) -> Iterator[Json]:
    for number, changes in store.merchants.items():
        at, first = changes[0]
        own = first["account"] == account or store.defect == "merchant orders of others are found"
        if own and now - 90 * DAY <= at <= now - LAG:
            yield _read(store, number, now - LAG)


def _fits(order: Json, asked: Json) -> bool:
    bounds = ("date_created", "last_updated")
    values = {**order, "payer_id": (order["payer"] or {}).get("id")}
    asked = {**asked, "site_id": asked["site_id"].lower()} if "site_id" in asked else asked
    return (
        all(moment(order[name]) >= moment(asked[f"{name}_from"]) for name in bounds if f"{name}_from" in asked)
        and all(moment(order[name]) <= moment(asked[f"{name}_to"]) for name in bounds if f"{name}_to" in asked)
        and all(_text(values.get(name)) == asked[name] for name in _FILTERS if name in asked)
        and ("items" not in asked or any(each["id"] == asked["items"] for each in order["items"]))
    )


_FILTERS = (*_FIELDS[:4], "status", "payer_id", "sponsor_id", "marketplace")


def _number(text: Any) -> Any:
    digits = isinstance(text, str) and text.isascii() and text.isdigit() and not text.startswith("0")
    return int(text) if digits and len(text) <= 18 else text


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
