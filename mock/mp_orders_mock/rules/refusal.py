"""A refusal: the code, and where in the request the reason lies."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen


@frozen
class Problem:
    """One reason, with the JSON path it is about.

    `code` is set where it is another than that of the refusal, `meaning` where the contract lists several for one code.
    """

    path: str
    text: str
    code: str = ""
    meaning: str = ""


@frozen
class Refusal:
    """The answer is an error of the contract; status and message follow from the operation and the code.

    `data` is the order that the answer carries beside the error.
    """

    code: str
    problems: tuple[Problem, ...] = ()
    data: Mapping[str, Any] | None = None


def refuse(code: str, path: str = "", text: str = "", *, meaning: str = "") -> Refusal:
    """A refusal with at most one reason."""
    return Refusal(code, (Problem(path, text, meaning=meaning),) if text else ())
