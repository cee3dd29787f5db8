"""The rules of the documents, each with a probe that tries it. Importing this fills `rule.RULES`."""

from mp_orders_spec import operations

from mp_orders_contract.operation_kit import kits
from mp_orders_contract.rule import RULES, add, left_out, selected, untried
from mp_orders_contract.rules import generic
from mp_orders_contract.rules.generic.answers import STANDING
from mp_orders_contract.rules.generic.work import rule_of

__all__ = ["RULES", "STANDING", "left_out", "selected"]

kits()  # each module of an operation adds its own
generic.add_rules()
for _rule in untried():
    add(_rule)
_order = [*operations(), "*"]
_sorted = sorted(RULES.values(), key=lambda each: (_order.index(each.operation), each.id != rule_of(each.operation)))
RULES.clear()
RULES.update({each.id: each for each in _sorted})
