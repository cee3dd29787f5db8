"""How the controls refuse."""


class ControlError(Exception):
    """The mock cannot be told so. `code` is one of invalid_request, not_found and event_not_possible."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code
