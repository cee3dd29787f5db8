"""Rules about every answer; `judge` finds what breaks them, in whatever is sent for the others."""

from mp_orders_contract.rule import add, stated

STANDING = ("answer-arrives", "answer-status", "answer-media-type", "answer-body", "answer-headers")
for _name in STANDING:
    add(stated(_name, None))
