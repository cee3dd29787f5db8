"""How bad it is to break a rule, and whether that fails a run.

A rule fails a run where its provenance is one of the level's or, whatever its provenance, where its severity says so.
"""

from collections.abc import Mapping
from enum import StrEnum


class Severity(StrEnum):
    """What happens to whoever relies on an implementation that breaks a rule; the worst first."""

    MONEY = "money"
    """A payment, order or refund may be lost, doubled, or of another amount."""
    LEAK = "leak"
    """An account sees or changes what belongs to another, or nobody has to say who it is."""
    SHAPE = "shape"
    """Clients cannot read the answer: it breaks the schema, the status list or the media type, or HTTP itself."""
    CODE = "code"
    """Clients take another decision: the request is refused with another code, or not refused."""
    BEHAVIOUR = "behaviour"
    """Something else is done than the contract says."""

    @property
    def rank(self) -> int:
        """Its place among them; 0 is the worst."""
        return list(Severity).index(self)


ALWAYS = frozenset((Severity.MONEY, Severity.LEAK, Severity.SHAPE))
"""Fail whatever the provenance is."""
DEFAULT_LEVEL = "inferred"
LEVELS: Mapping[str, frozenset[str]] = {
    "documented": frozenset(("documented",)),
    "inferred": frozenset(("documented", "inferred")),
    "observed": frozenset(("documented", "inferred", "observed")),
    "chosen": frozenset(("documented", "inferred", "observed", "chosen")),
}
"""The provenances whose rules fail, by the name of a level; each has those of the one before."""


def counts(severity: Severity, provenance: str, level: str) -> bool:
    """Whether a rule that is broken fails a run at a level; otherwise it is a note."""
    return severity in ALWAYS or provenance in LEVELS[level]
