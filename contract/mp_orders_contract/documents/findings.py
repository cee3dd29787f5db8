"""What was found where page and contract part, and decisions that explain it."""

from typing import Any

from attrs import evolve, field, frozen
from mp_orders_spec import Pointer, load_spec
from mp_orders_spec.lines import line_of

LACKS, GONE, DIFFERS, SINCE = "the contract lacks", "the page no longer has", "they differ", "changed since"


@frozen
class Decision:
    """A contradiction that is known, and was decided.

    Attributes:
        page: the name of the source.
        fact: the key of what the page says.
        says: what it says; empty where it does not have it.
        entry: the row of docs/contradictions.md.
    """

    page: str
    fact: str
    says: str
    entry: str
    at: Pointer


@frozen
class Finding:
    """One thing that page and contract, or two readings of a page, do not agree on.

    Attributes:
        key: of the fact.
        page: what the page says; empty where it does not have it.
        contract: what the contract, or the earlier reading, says.
        page_line: 0 where the page does not have it.
        at: where it belongs in openapi.yaml.
        change: what could be done.
        decision: what explains it; without one it is drift.
    """

    kind: str
    key: str
    page: str
    contract: str
    page_line: int
    at: Pointer
    change: str
    decision: Decision | None = field(default=None)

    @property
    def contract_line(self) -> int:
        """The line of openapi.yaml."""
        return line_of(self.at)


def decisions(source: str) -> list[Decision]:
    """The decisions about a page."""
    listed: list[dict[str, Any]] = load_spec().get("x-contradictions", [])
    return [
        Decision(each["page"], each["fact"], str(each["says"]), each["entry"], ("x-contradictions", number))
        for number, each in enumerate(listed)
        if each["page"] == source
    ]


def decided(findings: list[Finding], known: list[Decision]) -> list[Finding]:
    """Findings, each with the decision that explains it."""
    explains = {(each.fact, each.says): each for each in known}
    return [evolve(each, decision=explains.get((each.key, each.page))) for each in findings]
