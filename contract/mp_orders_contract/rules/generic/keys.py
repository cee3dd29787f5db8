"""Idempotency keys: needed, of a form, and one piece of work for each."""

from collections.abc import Mapping
from functools import partial

from attrs import evolve
from mp_orders_spec import operations

from mp_orders_contract.exchange import Exchange
from mp_orders_contract.keys import LONGEST_KEY, TWINS, USED, is_locked, long_key
from mp_orders_contract.operation_kit import OperationKit, kits
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import Check, Skipped
from mp_orders_contract.session import Call

NO_KEY = {"no header": None, "an empty header": ""}
SIGNS = "!#$%&'()*+,./:;<=>?@[]^_`{|}~"


def key_is_needed(kit: OperationKit) -> Check:
    """A call without a key is refused, and does nothing."""

    def check(probe: Probe) -> None:
        call = kit.valid(probe)
        _refused(probe, kit, call, "empty_required_header", NO_KEY)

    return check


def key_has_a_length(kit: OperationKit) -> Check:
    """A key of 129 characters is refused, and does nothing; one of 128 is accepted, and so are all signs of ASCII."""

    def check(probe: Probe) -> None:
        call = kit.valid(probe)
        _refused(probe, kit, call, "invalid_idempotency_key_length", {"129 characters": long_key(LONGEST_KEY + 1)})
        _done(probe, evolve(call, key=long_key(LONGEST_KEY - len(SIGNS)) + SIGNS))

    return check


def replay(kit: OperationKit) -> Check:
    """The same call under the same key has the first answer."""

    def check(probe: Probe) -> None:
        call = kit.valid(probe)
        first = _done(probe, call)
        with kit.unchanged(probe, call):
            again = _done(probe, call)
        probe.require(again.json == first.json, "the replay is not the first answer")

    return check


def conflict(kit: OperationKit) -> Check:
    """A key under which something else was done is refused, and nothing is done: this operation's and another's."""

    def check(probe: Probe) -> None:
        others = [each for each in kits().values() if operations()[each.operation].keyed and each is not kit]
        for other in (kit, *others):
            call = kit.valid(probe)
            try:
                first = other.valid(probe)
            except Skipped:  # rules of that operation say so
                continue
            _done(probe, first)
            with kit.unchanged(probe, call):
                probe.expect(probe.send(evolve(call, key=first.key)), 409, USED)
        if kit.another:
            first = kit.valid(probe)
            _done(probe, first)
            with kit.unchanged(probe, first):
                probe.expect(probe.send(kit.another(first)), 409, USED)

    return check


def twins(kit: OperationKit) -> Check:
    """Of the same call sent several times at once, each has the one answer or is told that it is being worked on."""

    def check(probe: Probe) -> None:
        success = operations()[kit.operation].success
        for _ in range(probe.capabilities.rounds):
            call = kit.valid(probe)
            made = probe.exchanges[-1:]
            answers = probe.send_together([call] * TWINS)
            for answer in answers:
                right = answer.status == success or is_locked(answer)
                probe.require(right, f"one of {TWINS} twins got {answer.summary}", *made, answer)
            first = _done(probe, call)
            others = [each for each in answers if each.status == success and each.json != first.json]
            probe.require(not others, "twins and a replay after them have different answers", *made, *others[:1], first)

    return check


def free_after_refusal(kit: OperationKit) -> Check:
    """The key of a call that was refused is free for one that is not."""

    def check(probe: Probe) -> None:
        call = kit.valid(probe)
        if kit.path_ids:
            of_what = kit.path_ids[0]
            probe.expect(probe.send(of_what.named(call, of_what.unknown[0])), 404, of_what.unknown_code)
        else:
            probe.expect(probe.send(evolve(call, body=b"{")), 400, kit.unreadable)
        _done(probe, call)

    return check


def _refused(probe: Probe, kit: OperationKit, call: Call, code: str, keys: Mapping[str, str | None]) -> None:
    def refused(key: str | None) -> None:
        probe.expect(probe.send(evolve(call, key=key)), 400, code)

    with kit.unchanged(probe, call):
        probe.each([(name, partial(refused, key)) for name, key in keys.items()])


def _done(probe: Probe, call: Call) -> Exchange:
    exchange = probe.send(call)
    probe.expect(exchange, call.operation.success)
    return exchange
