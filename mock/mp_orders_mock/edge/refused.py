"""A refusal on its way out of the checks."""

from mp_orders_mock.rules.refusal import Refusal, refuse


class RefusedError(Exception):
    """Ends the checks; the answer is an error of the contract."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


def stop(code: str, path: str = "", text: str = "") -> RefusedError:
    """The exception to raise for this code."""
    return RefusedError(refuse(code, path, text))
