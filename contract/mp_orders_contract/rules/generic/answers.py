"""Rules about every answer; `judge` finds what breaks them, in whatever is sent for the others."""

from mp_orders_contract.probe import UNKNOWN_ORDER, Probe
from mp_orders_contract.rule import add, stated, x_rule
from mp_orders_contract.severity import Severity

STANDING = ("answer-arrives", "answer-status", "answer-media-type", "answer-body", "answer-headers")


@x_rule("request-ids-differ")
def request_ids_differ(probe: Probe) -> None:
    answers = [probe.get(UNKNOWN_ORDER) for _ in range(3)] + [probe.create(probe.online()) for _ in range(3)]
    ids = [answer.answer_headers.get("x-request-id") for answer in answers]
    probe.require(all(ids), "an answer has no X-Request-Id", *answers)
    probe.require(len(set(ids)) == len(ids), "two answers have the same X-Request-Id", *answers)


for _name in STANDING:
    add(stated(_name, None, Severity.SHAPE))
