"""Tokens that are not accepted."""

from functools import partial
from typing import Any

from attrs import evolve

from mp_orders_contract.operation_kit import OperationKit, Valid
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import Check, accepted
from mp_orders_contract.session import Call

WRONG_TOKENS: dict[str, dict[str, Any]] = {
    "no token": {"token": None},
    "an empty token": {"token": None, "headers": {"Authorization": "Bearer"}},
    "an unknown token": {"token": "not-a-token"},
    "another scheme": {"token": None, "headers": {"Authorization": "Basic dXNlcjpwYXNzd29yZA=="}},
    "a token without a scheme": {"token": None, "headers": {"Authorization": "TEST-token"}},
}


def token_is_needed(kit: OperationKit, code: str, valid: Valid) -> Check:
    """A call without a token that is known is refused, whether or not what it names is there, and does nothing."""

    def refused(probe: Probe, call: Call) -> None:
        probe.expect(probe.send(call), 401, *accepted(code))

    def check(probe: Probe) -> None:
        call = valid(probe)
        calls = {"": call}
        for each in kit.path_ids:
            calls[f"of an unknown {each.parameter}"] = each.named(call, each.unknown[0])
        cases = [
            (f"{name} {what}".rstrip(), partial(refused, probe, evolve(one, **more)))
            for what, one in calls.items()
            for name, more in WRONG_TOKENS.items()
        ]
        with kit.unchanged(probe, call):
            probe.each(cases)

    return check
