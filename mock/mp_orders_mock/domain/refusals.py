"""A refusal: the code, where in the request the reason lies, and which rule or keyword refused."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen


@frozen
class Problem:
    """One reason, with the JSON path it is about.

    Attributes:
        code: where it is another than that of the refusal.
        meaning: the id of the reason, where the contract lists several for one code.
        keyword: of the schema that is broken, if it was a schema.
    """

    path: str
    text: str
    code: str = ""
    meaning: str = ""
    keyword: str = ""


class Refused(Exception):  # noqa: N818 - named for what happened
    """The answer is an error of the contract; what was done on the way is undone.

    Status and message follow from the operation and the code.

    Attributes:
        code: of the contract.
        problems: the reasons.
        rule: the id of the x-rule that refused; empty where it was a schema, or no rule is stated.
        data: the order that the answer carries beside the error.
    """

    def __init__(self, code: str, *problems: Problem, rule: str = "", data: Mapping[str, Any] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.problems = problems
        self.rule = rule
        self.data = data

    @property
    def refused_by(self) -> str | None:
        """The rule or the keyword of the schema that refused, if it was one of these."""
        return self.rule or next((each.keyword for each in self.problems if each.keyword), None)

    @property
    def reason(self) -> str | None:
        """The first of its reasons, in a line."""
        return next((f"{each.path}: {each.text}" if each.path else each.text for each in self.problems), None)


class PaymentFailed(Refused):
    """402: the order was made, and its payment rejected. The order stays."""

    @classmethod
    def of(cls, order: Mapping[str, Any]) -> "PaymentFailed":
        """That of an order whose payments failed (checkout-api; the form of the details is live)."""
        payments = order.get("transactions", {}).get("payments", [])
        problems = [Problem("", f"{payment['id']}: {payment['status_detail']}") for payment in payments]
        return cls("failed", *problems, data=order)


def refused(code: str, path: str = "", text: str = "", *, rule: str = "", meaning: str = "") -> Refused:
    """The exception to raise, with at most one reason."""
    return Refused(code, *((Problem(path, text, meaning=meaning),) if text else ()), rule=rule)
