"""Point terminals: list, and change how they work."""

import uuid
from collections.abc import Mapping
from typing import Any

from mp_orders_contract import schemas
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import Skipped

FORM = "TerminalsUpdateRequest"
CODES: Mapping[str, str] = {
    "required": "required_properties",
    "additionalProperties": "unsupported_properties",
    **dict.fromkeys(("type", "minItems", "maxItems"), "invalid_payload"),
}
MODEL = "NEWLAND_N950"
"""Integrated in every country."""
PDV, STANDALONE = "PDV", "STANDALONE"


def violated(body: Any) -> set[str]:
    """The codes of all keywords of a request that a body breaks; empty for a valid one."""
    return {CODES.get(error.kind.name, "property_value") for error in schemas.errors(FORM, body)}


def body_of(*wanted: tuple[str, str]) -> dict[str, Any]:
    """The request for these terminals and modes."""
    return {"terminals": [{"id": terminal, "operating_mode": mode} for terminal, mode in wanted]}


def at_a_pos(probe: Probe, pos_id: int | None = None, *, model: str = MODEL, mode: str = STANDALONE) -> str:
    """A terminal of the first account that stands at a point of sale, of its own unless one is named.

    Raises:
        Skipped: nothing can set one up.
    """
    return _new_terminal(probe, model, operating_mode=mode, pos_id=new_pos(probe) if pos_id is None else pos_id)


def new_pos(probe: Probe) -> int:
    """A point of sale of the first account, in a store of its own of the same number.

    Raises:
        Skipped: nothing can set one up.
    """
    pos_id = uuid.uuid4().int % 10**15 + 1
    probe.controls.put_pos(pos_id, _user(probe), f"KIT{pos_id}")
    return pos_id


def without_pos(probe: Probe) -> str:
    """A terminal of the first account that stands nowhere.

    Raises:
        Skipped: nothing can set one up.
    """
    return _new_terminal(probe, MODEL, operating_mode=STANDALONE)


def known(probe: Probe) -> str:
    """A terminal of the first account in the mode PDV: set up, named, or one that has just taken an order.

    Raises:
        Skipped: there is none.
    """
    if probe.capabilities.controls is not None:
        return at_a_pos(probe, mode=PDV)
    terminal = probe.terminal()
    probe.created(probe.point(terminal))
    probe.free_terminals()
    return terminal


def shown(probe: Probe, query: Mapping[str, Any] | None = None, **more: Any) -> list[dict[str, Any]]:
    """All terminals of a list, page by page."""
    found: list[dict[str, Any]] = []
    while True:
        asked = {**(query or {}), "offset": str(len(found))}
        page = probe.expect(probe.send(probe.call("list_terminals", query=asked, **more)), 200)
        terminals = page["data"]["terminals"]
        found += terminals
        if not terminals or len(found) >= page["paging"].get("total", 0):
            return found


def mode_of(probe: Probe, terminal: str) -> object:
    """How a terminal of the first account works; None if it is not listed."""
    return next((each.get("operating_mode") for each in shown(probe) if each["id"] == terminal), None)


def _new_terminal(probe: Probe, model: str, **how: str | int) -> str:
    terminal = f"{model}__KIT{uuid.uuid4().hex[:16]}"
    probe.controls.put_terminal(terminal, _user(probe), **how)
    return terminal


def _user(probe: Probe) -> int:
    if probe.capabilities.user_id is None:
        raise Skipped("the number of the account is not known")
    return probe.capabilities.user_id
