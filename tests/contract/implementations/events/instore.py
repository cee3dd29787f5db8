"""Point and QR orders, and terminals."""

from typing import TYPE_CHECKING, Any

from .clock import SECOND, duration, ulid
from .codec import cents
from .events import READY, Account, CancelAsked, Created, Event, Order, Settled
from .online import new_payments
from .refusals import refuse
from .store import Terminal

if TYPE_CHECKING:
    from .store import Store

Json = dict[str, Any]
POINTS_OF_SALE = ("STORE001POS001",)
SMART = ("PAX_A910", "NEWLAND_N950")
_MINUTE = 60 * SECOND
_RANGES = {"point": (30 * SECOND, 180 * _MINUTE), "qr": (30 * SECOND, 3_600 * 60 * _MINUTE)}


def terminal_of(body: Json) -> str:
    """The terminal that a request names."""
    place = body["config"]["point"] if "config" in body else body["type_config"]
    return str(place["terminal_id"])


def check_in_store(body: Json) -> None:
    """Refuse what no schema can refuse.

    Raises:
        Refused: the life is too short or too long, or parts do not go together.
    """
    if "expiration_time" in body:
        shortest, longest = _RANGES[body["type"]]
        if not shortest <= duration(body["expiration_time"]) <= longest:
            raise refuse(400, "property_value", "/expiration_time", "is too short or too long")
    if body["type"] == "qr":
        amount = body["transactions"]["payments"][0]["amount"]
        if "total_amount" in body and cents(body["total_amount"]) != cents(amount):
            raise refuse(400, "bad_request", "/total_amount", f"the payment takes {amount}")
        if "discounts" in body and any("external_categories" in each for each in body.get("items", [])):
            raise refuse(400, "bad_request", "/discounts", "do not go with categories of items")


def refuse_terminal(store: "Store", account: Account, terminal_id: str, *, busy: bool = True) -> None:
    """Refuse an order for a terminal that does not take it.

    Raises:
        Refused: it is that of another account, works by itself, or is busy.
    """
    known = store.terminals.get(terminal_id)
    if known and (known.account != account or known.mode != "PDV"):
        text = "works by itself" if known.account == account else "is not yours"
        raise refuse(403, "forbidden_checking_terminal_owner", "terminal_id", text)
    if busy and store.is_busy(terminal_id):
        raise refuse(409, "already_queued_order_on_terminal", "terminal_id", "has an order waiting")


def create_point(store: "Store", account: Account, body: Json) -> Created:
    """The event of a new Point order, which has its terminal from now on.

    Raises:
        Refused: the terminal does not take it.
    """
    terminal_id, at = terminal_of(body), store.clock.now()
    unseen = store.defect == "whether a terminal is busy is looked up too early"
    refuse_terminal(store, account, terminal_id, busy=not unseen)
    form = "point" if "config" in body else "type_config"
    order_id = f"ORDTST{ulid(at)}" if form == "point" else str(10**17 + at // 1_000)
    life = duration(body.get("expiration_time", "PT15M"))
    prefix = "PAY" if form == "point" else "pay_"
    payments = new_payments(body["transactions"]["payments"], at, prefix)
    known = store.terminals.setdefault(terminal_id, Terminal(terminal_id, account, 47_000_000 + len(store.terminals)))
    known.order_id = order_id
    return Created(at, order_id, account, form, body, payments, at + life)


def create_qr(store: "Store", account: Account, body: Json) -> Created:
    """The event of a new QR order.

    Raises:
        Refused: the point of sale is not there.
    """
    if body["config"]["qr"]["external_pos_id"] not in POINTS_OF_SALE:
        raise refuse(404, "pos_not_found", "/config/qr/external_pos_id", "the account has no such point of sale")
    at = store.clock.now()
    static = body["config"]["qr"].get("mode", "static") == "static"
    life = duration(body.get("expiration_time", "PT15M"))
    ends = at + (min(life, 10 * _MINUTE) if static else life)
    payments = new_payments(body["transactions"]["payments"], at, step=READY)
    return Created(at, f"ORDTST{ulid(at)}", account, "qr", body, payments, ends)


def cancel(order: Order, at: int, allowed: str) -> Event:
    """What a cancel lets happen.

    Raises:
        Refused: the order is not canceled.
    """
    online = order.form == "online"
    if order.status == "created" or (online and order.status == "action_required"):
        if online:
            return Settled(at, ("canceled", "canceled_transaction"), ("canceled", "canceled_transaction"))
        return Settled(at, ("canceled", "canceled"), ("canceled", "canceled_by_api"))
    smart = not online and order.form != "qr" and terminal_of(order.request).split("__")[0] in SMART
    if smart and order.status == "at_terminal" and allowed == "at_terminal" and not order.asked:
        return CancelAsked(at, at + SECOND)
    gone = order.status == "canceled" or order.form == "qr"
    code = "order_already_canceled" if gone else "cannot_cancel_order"
    raise refuse(409, code, "order_id", f"the order is {order.status}")


def update_terminals(store: "Store", account: Account, body: Json) -> list[Terminal]:
    """Change the modes of terminals, of all that are named or of none.

    Raises:
        Refused: one of them cannot be changed.
    """
    changed: list[tuple[Terminal, str]] = []
    for index, each in enumerate(body["terminals"]):
        known = store.terminals.get(each["id"])
        place = f"/terminals/{index}/id"
        if known is None or known.account != account:
            raise refuse(404, "not_found", place, "the account has no such terminal")
        if each["id"].split("__")[0] not in SMART:
            raise refuse(403, "terminal_not_allowed_action", place, "this model is not integrated")
        changed.append((known, each["operating_mode"]))
    for terminal, mode in changed:
        terminal.mode = mode
    return [terminal for terminal, _ in changed]


def list_terminals(store: "Store", account: Account, asked: Json) -> Json:
    """A page of the terminals of an account."""
    found = [
        each
        for each in store.terminals.values()
        if each.account == account
        and asked.get("pos_id", each.pos_id) == each.pos_id
        and asked.get("store_id", each.shown()["store_id"]) == each.shown()["store_id"]
    ]
    offset, limit = asked.get("offset", 0), asked.get("limit", 50)
    page = [each.shown() for each in found[offset : offset + limit]]
    return {"data": {"terminals": page}, "paging": {"total": len(found), "offset": offset, "limit": limit}}
