"""What everything else about an operation rests on: that it is there, and that a valid call does its work."""

from mp_orders_spec import operations

from mp_orders_contract.operation_kit import OperationKit
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import Check

WORKS = "works"


def rule_of(operation: str) -> str:
    """The id of the rule that says whether a valid call of an operation does its work."""
    return f"{operation}.{WORKS}"


def works(kit: OperationKit) -> Check:
    """A valid call succeeds."""

    def check(probe: Probe) -> None:
        probe.expect(probe.send(kit.valid(probe)), operations()[kit.operation].success)
        probe.free_terminals()

    return check
