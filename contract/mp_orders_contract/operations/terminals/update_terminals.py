"""Modes of terminals: whose, of which model, where, and all of them or none."""

from typing import Any

from mp_orders_contract.operation_kit import BodyForm, Known, OperationKit, Path, register
from mp_orders_contract.operations.terminals import (
    FORM,
    PDV,
    STANDALONE,
    at_a_pos,
    body_of,
    known,
    mode_of,
    new_pos,
    violated,
    without_pos,
)
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import Skipped, triggers, x_rule
from mp_orders_contract.session import Call
from mp_orders_contract.severity import Severity

TAKEN = "Only one pos-store with PDV mode ON or SUSPENDED is allowed"
NOT_FOUND, NO_POS, WRONG_MODEL = "not_found", "store_pos_not_found", "terminal_not_allowed_action"
NOBODYS = "NEWLAND_N950__NOBODYS1"
OLD_MODEL = "VERIFONE_V200"
SMART = ("NEWLAND_N950", "PAX_A910")
MODELS = {"MLA": SMART, "MLB": (*SMART, "INGENICO_MOVE2500", "GERTEC_MP35P", "PAX_Q92"), "MLC": SMART[:1], "MLM": SMART}
"""Those that the page lists as integrated, by site."""


def _update(probe: Probe, body: Any, **more: Any) -> Call:
    return probe.call("update_terminals", body=body, **more)


def _send(probe: Probe, body: Any, accepted: bool) -> Call:
    """A call with a body; one that is to be accepted is about terminals of the account.

    Raises:
        Skipped: it would leave a terminal that was named without orders.
    """
    if not accepted:
        return _update(probe, body)
    modes = [each["operating_mode"] for each in body["terminals"]]
    if modes != [PDV] and not probe.capabilities.any_terminal:
        raise Skipped("needs --control: the modes of terminals that were named are left as they are")
    return _update(probe, body_of(*((known(probe), mode) for mode in modes)))


def _start(_: Probe, __: Path) -> dict[str, Any]:
    return body_of((NOBODYS, PDV))


def _repair(_: dict[str, Any], __: Known) -> None:
    """Nothing: which terminals there are is not known."""


register(
    OperationKit(
        "update_terminals",
        valid=lambda probe: _update(probe, body_of((known(probe), PDV))),
        unreadable="invalid_payload",
        forms={FORM: BodyForm("terminals", _start, _send, left_out=frozenset({"id"}))},
        repair=_repair,
        violated=violated,
        refuses_beyond_schema=True,
    )
)


@x_rule("terminals-change-mode")
def terminals_change_mode(probe: Probe) -> None:
    terminal, other = at_a_pos(probe), at_a_pos(probe)
    for mode in (STANDALONE, PDV, PDV):
        answer = probe.expect(probe.send(_update(probe, body_of((terminal, mode)))), 200)
        probe.require(answer["terminals"] == body_of((terminal, mode))["terminals"], f"it shows {answer['terminals']}")
        probe.require(mode_of(probe, terminal) == mode, f"after {mode} it is listed as {mode_of(probe, terminal)}")
    probe.require(mode_of(probe, other) == STANDALONE, "another terminal was changed")


@x_rule("terminals-one-per-pos")
def terminals_one_per_pos(probe: Probe) -> None:
    pos_id = new_pos(probe)
    first, second = at_a_pos(probe, pos_id, mode=PDV), at_a_pos(probe, pos_id)
    probe.expect(probe.send(_update(probe, body_of((second, PDV)))), 412, TAKEN)
    probe.require(mode_of(probe, second) == STANDALONE, "the refused terminal was changed")
    probe.expect(probe.send(_update(probe, body_of((second, PDV), (first, STANDALONE)))), 200)
    modes = (mode_of(probe, first), mode_of(probe, second))
    probe.require(modes == (STANDALONE, PDV), f"they are {modes}")


@x_rule("terminals-named-once")
def terminals_named_once(probe: Probe) -> None:
    terminal = at_a_pos(probe)
    for modes in ((PDV, STANDALONE), (PDV, PDV)):
        body = body_of(*((terminal, mode) for mode in modes))
        probe.expect(probe.send(_update(probe, body)), 400, "property_value")
    probe.require(mode_of(probe, terminal) == STANDALONE, "the refused terminal was changed")


@x_rule("terminals-at-a-pos")
def terminals_at_a_pos(probe: Probe) -> None:
    terminal = without_pos(probe)
    probe.expect(probe.send(_update(probe, body_of((terminal, PDV)))), 403, NO_POS)
    probe.require(mode_of(probe, terminal) == STANDALONE, "the refused terminal was changed")


@x_rule("terminals-of-known-models", alone=True)
def terminals_of_known_models(probe: Probe) -> None:
    terminal = at_a_pos(probe, model=OLD_MODEL)
    probe.expect(probe.send(_update(probe, body_of((terminal, PDV)))), 403, WRONG_MODEL)
    probe.require(mode_of(probe, terminal) == STANDALONE, "the refused terminal was changed")
    for site, models in MODELS.items():
        for model in models:
            known_one = at_a_pos(probe, model=model)
            with probe.on_site(site):
                probe.expect(probe.send(_update(probe, body_of((known_one, PDV)))), 200)


@x_rule("terminals-of-others", Severity.LEAK)
def terminals_of_others(probe: Probe) -> None:
    terminal = at_a_pos(probe)
    probe.expect(probe.send(_update(probe, body_of((terminal, PDV)), token=probe.second)), 404, NOT_FOUND)
    probe.require(mode_of(probe, terminal) == STANDALONE, "an account changed a terminal of another")


@x_rule("terminals-all-or-nothing")
def terminals_all_or_nothing(probe: Probe) -> None:
    if probe.capabilities.controls is None and not probe.capabilities.any_terminal:
        raise Skipped("needs --control: a terminal that was named must not be left in another mode")
    terminal = known(probe)
    changed = (terminal, STANDALONE)
    for body in (body_of(changed, (NOBODYS, PDV)), body_of((NOBODYS, PDV), changed)):
        probe.expect(probe.send(_update(probe, body)), 404, NOT_FOUND)
        probe.require(mode_of(probe, terminal) == PDV, "a part of a refused request was done")


@x_rule("terminals-sites", alone=True)
def terminals_sites(probe: Probe) -> None:
    terminal = at_a_pos(probe)
    for site in ("MPE", "MLU"):
        with probe.on_site(site):
            probe.expect(probe.send(_update(probe, body_of((terminal, PDV)))), 400, "unsupported_site")
    probe.require(mode_of(probe, terminal) == STANDALONE, "the refused terminal was changed")


@triggers("update_terminals", NOT_FOUND)
def unknown_terminal(probe: Probe) -> None:
    probe.expect(probe.send(_update(probe, body_of((NOBODYS, PDV)))), 404, NOT_FOUND)
