"""Point terminals: one order at a time, and only their owner's."""

from functools import partial

from mp_orders_contract.keys import LONGEST_KEY, long_key
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import Skipped, x_rule
from mp_orders_contract.session import fresh_key
from mp_orders_contract.severity import Severity

BUSY = ("already_queued_order_for_terminal", "already_queued_order_on_terminal")
NOT_OWNER = "forbidden_checking_terminal_owner"
RIVALS = 6


@x_rule("one-waiting-order", Severity.MONEY)
def one_waiting_order(probe: Probe) -> None:
    terminal = probe.terminal()
    first = probe.created(probe.point(terminal))
    probe.expect(probe.create(probe.point(terminal)), 409, *BUSY)
    probe.expect(probe.create(probe.point_2024(terminal)), 409, *BUSY)
    probe.require(probe.read(first["id"])["status"] == "created", "the order that waits was changed")
    probe.free_terminals()


@x_rule("one-waiting-order-of-2024", Severity.MONEY)
def one_waiting_order_of_2024(probe: Probe) -> None:
    terminal = probe.terminal()
    probe.created(probe.point_2024(terminal))
    probe.expect(probe.create(probe.point(terminal)), 409, *BUSY)
    probe.free_terminals()


@x_rule("terminal-race", Severity.MONEY)
def terminal_race(probe: Probe) -> None:
    for _ in range(probe.capabilities.rounds):
        terminal = probe.terminal()
        calls = [probe.call("create_order", body=probe.point(terminal)) for _ in range(RIVALS)]
        answers = probe.send_together(calls)
        made = [answer for answer in answers if answer.status == 201]
        probe.require(len(made) == 1, f"{len(made)} of {RIVALS} were taken", *answers[:2])
        for answer in answers:
            if answer.status != 201:
                probe.expect(answer, 409, *BUSY)
        probe.free_terminals()


@x_rule("refused-order-leaves-terminal")
def refused_order_leaves_terminal(probe: Probe) -> None:
    terminal = probe.terminal()
    probe.expect(probe.create(probe.point(terminal, description=1)), 400)
    probe.expect(probe.create(probe.point(terminal), key=None), 400)
    probe.expect(probe.create(probe.point(terminal), key=long_key(LONGEST_KEY + 1)), 400)
    probe.expect(probe.create(probe.point(terminal), token=None), 401)
    probe.expect(probe.create(probe.point(terminal), headers={"Content-Type": "text/plain"}), 415)
    probe.created(probe.point(terminal))
    probe.free_terminals()


@x_rule("busy-terminal-replay", Severity.MONEY)
def busy_terminal_replay(probe: Probe) -> None:
    key, body = fresh_key(), probe.point(probe.terminal())
    first = probe.created(body, key=key)
    probe.require(probe.created(body, key=key) == first, "the replay is not the first answer")
    probe.free_terminals()


@x_rule("terminal-owner", Severity.LEAK)
def terminal_owner(probe: Probe) -> None:
    for terminal in _foreign(probe):
        probe.expect(probe.create(probe.point(terminal)), 403, NOT_OWNER)
        probe.expect(probe.create(probe.point_2024(terminal)), 403, NOT_OWNER)


def _foreign(probe: Probe) -> list[str]:
    """A terminal of somebody else: the one that was named, or one that the second account makes its own."""
    given = probe.capabilities.target.foreign_terminal
    if given and (probe.capabilities.no_second or not probe.capabilities.any_terminal):
        return [given]
    if probe.capabilities.no_second or not probe.capabilities.any_terminal:
        raise Skipped("needs --foreign-terminal")
    terminal = given or probe.terminal()
    taken = probe.create(probe.point(terminal), token=probe.second)
    if taken.status == 201:
        probe.canceled(taken.json["id"], token=probe.second)
    return [terminal]


@x_rule("terminal-in-pdv-mode")
def terminal_in_pdv_mode(probe: Probe) -> None:
    controls, user_id = probe.controls, probe.capabilities.user_id
    if user_id is None or not probe.capabilities.any_terminal:
        raise Skipped("needs a terminal that the control API can set up")
    terminal = probe.terminal()
    for mode in ("STANDALONE", "UNDEFINED"):
        controls.put_terminal(terminal, user_id, operating_mode=mode)
        probe.expect(probe.create(probe.point(terminal)), 403, NOT_OWNER)
    controls.put_terminal(terminal, user_id, operating_mode="PDV")
    probe.canceled(probe.created(probe.point(terminal))["id"])


@x_rule("cancel-frees-terminal")
def cancel_frees_terminal(probe: Probe) -> None:
    terminal = probe.terminal()
    order = probe.created(probe.point(terminal))
    probe.canceled(order["id"])
    again = probe.created(probe.point(terminal))
    probe.require(again["id"] != order["id"], "the canceled order came back")
    probe.free_terminals()


@x_rule("point-expiration-range")
def point_expiration_range(probe: Probe) -> None:
    def taken(life: str) -> None:
        order = probe.created(probe.point(probe.terminal(), expiration_time=life))
        probe.canceled(order["id"])

    def refused(life: str) -> None:
        exchange = probe.create(probe.point(probe.terminal(), expiration_time=life))
        probe.expect(exchange, 400, "property_value")

    cases = [(f"{life} is taken", partial(taken, life)) for life in ("PT30S", "PT3H", "PT180M")]
    cases += [(f"{life} is refused", partial(refused, life)) for life in ("PT29S", "PT3H1S", "PT181M", "P1D", "P1DT1H")]
    probe.each(cases)
