"""Terminals: those that an account has named in its orders."""

from .call import Answer, Call, Handler
from .checks import Refusal, query
from .store import Row

_MODELS = ("PAX_A910__", "NEWLAND_N950__")


def _store_id(terminal: Row) -> str:
    return str(30_000_000 + terminal["account"] % 1_000_000)


def _list(call: Call) -> Answer:
    wanted = query(call.operation, call.query, "property_value")
    found = [each for each in call.store.terminals.values() if each["account"] == call.account]
    found = [each for each in found if wanted.get("pos_id", each["pos"]) == each["pos"]]
    found = [each for each in found if wanted.get("store_id", _store_id(each)) == _store_id(each)]
    offset, limit = wanted.get("offset", 0), wanted.get("limit", 50)
    shown = [
        {"id": each["id"], "pos_id": each["pos"], "store_id": _store_id(each), "operating_mode": each["mode"]}
        for each in found[offset : offset + limit]
    ]
    return 200, {"data": {"terminals": shown}, "paging": {"total": len(found)}}


def _update(call: Call) -> Answer:
    wanted = call.body["terminals"]
    for number, each in enumerate(wanted):
        _check(call, each["id"], f"#/terminals/{number}/id")
        if call.wrong("terminals are changed up to the one that is refused"):
            call.store.terminals[each["id"]]["mode"] = each["operating_mode"]
    for each in wanted:
        call.store.terminals[each["id"]]["mode"] = each["operating_mode"]
    modes = {each["id"]: call.store.terminals[each["id"]]["mode"] for each in wanted}
    return 200, {"terminals": [{"id": name, "operating_mode": mode} for name, mode in modes.items()]}


def _check(call: Call, name: str, place: str) -> None:
    terminal = call.store.terminals.get(name)
    if terminal is None or terminal["account"] != call.account:
        raise Refusal(("not_found", f"{place} (no terminal of this account)"))
    if not name.startswith(_MODELS):
        raise Refusal(("terminal_not_allowed_action", f"{place} (a model that is not integrated)"))


HANDLERS: dict[str, Handler] = {"list_terminals": _list, "update_terminals": _update}
