"""The rules of the documents, each with a probe that tries it. Importing this fills `rule.RULES`."""

from mp_orders_contract.rule import RULES, Provenance, Rule, RuleViolation, Skipped, left_out, selected
from mp_orders_contract.rules import (
    access,
    cancel,
    idempotency,
    lifetimes,
    merchant_orders,
    orders,
    properties,
    protocol,
    standing,
    terminals,
)
from mp_orders_contract.rules.standing import STANDING

__all__ = ["RULES", "STANDING", "Provenance", "Rule", "RuleViolation", "Skipped", "left_out", "selected"]
_FILLED = (standing, access, orders, idempotency, terminals, cancel, merchant_orders, protocol, lifetimes, properties)
