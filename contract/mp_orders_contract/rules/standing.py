"""Rules about every answer; `judge` finds what breaks them, in whatever is sent for the others."""

from mp_orders_contract.rule import add, stated

for _name in ("answer-arrives", "answer-status", "answer-media-type", "answer-body", "answer-headers"):
    add(stated(_name, None))
