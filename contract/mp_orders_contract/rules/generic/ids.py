"""Ids in a path: unknown, malformed, and those of another account."""

from functools import partial

from attrs import evolve

from mp_orders_contract.operation_kit import OperationKit, PathId
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import Check, accepted
from mp_orders_contract.session import fresh_key


def unknown(kit: OperationKit, path_id: PathId) -> Check:
    """A well-formed id that nothing has is not found."""

    def check(probe: Probe) -> None:
        call = kit.valid(probe)
        for each in path_id.unknown:
            exchange = probe.send(evolve(path_id.named(call, each), key=call.key and fresh_key()))
            probe.expect(exchange, call.operation.codes[path_id.unknown_code].status, path_id.unknown_code)

    return check


def malformed(kit: OperationKit, path_id: PathId) -> Check:
    """An id that is not well-formed is refused, and so is one that nothing has where both have one code."""
    wrong = [*path_id.malformed, *(path_id.unknown if path_id.unknown_code == path_id.malformed_code else ())]

    def check(probe: Probe) -> None:
        call = kit.valid(probe)

        def refused(value: str | int) -> None:
            exchange = probe.send(evolve(path_id.named(call, value), key=call.key and fresh_key()))
            probe.expect(exchange, 400, *accepted(path_id.malformed_code))

        probe.each([(str(each), partial(refused, each)) for each in wrong])

    return check


def ownership(kit: OperationKit, path_id: PathId) -> Check:
    """What belongs to an account is not found by another, and not changed by it, under a key of the owner either."""

    def check(probe: Probe) -> None:
        second = probe.second
        for call in kit.calls(probe):
            foreign = evolve(call, token=second)
            with kit.unchanged(probe, call):
                probe.expect(probe.send(foreign), 404, path_id.unknown_code)
            probe.expect(probe.send(call), call.operation.success)
            if call.key is not None:
                probe.expect(probe.send(foreign), 404, path_id.unknown_code)
        probe.free_terminals()

    return check
