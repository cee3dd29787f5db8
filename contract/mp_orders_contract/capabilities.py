"""What a run knows of its target."""

import threading

from attrs import define, field

from mp_orders_contract.controls import Controls
from mp_orders_contract.session import Session, Target

NO_SECOND = "needs --second-token, of another account"


@define
class TargetCapabilities:
    """What the run knows of a target once it has looked.

    Attributes:
        target: as it was given.
        session: sends requests to it.
        no_second: why rules with two accounts cannot be run; empty if they can.
        no_terminal: why rules with a terminal cannot be run; empty if they can.
        any_terminal: whether the target takes any terminal that is well-formed.
        no_pos: why rules with QR orders cannot be run; empty if they can.
        sandbox: whether the first account is one, where a payer needs the e-mail of a test user.
        user_id: of the first account, if the target tells.
        missing: the operations and the kinds of orders that are plainly not there, and how that shows.
        controls: the control API, if there is one.
        closed_merchant_order: one of the first account that is closed, with its preference.
        rounds: how often requests that race are sent.
        terminal_in_use: held by who uses the one terminal that was named.
        search_lags: whether searches are waited for; not again once that was in vain.
        every_value: whether each value of a property is tried, or one of each kind of answer that is expected.
    """

    target: Target
    session: Session
    no_second: str = ""
    no_terminal: str = ""
    any_terminal: bool = False
    no_pos: str = ""
    sandbox: bool = False
    user_id: int | None = None
    missing: dict[str, str] = field(factory=dict)
    controls: Controls | None = None
    closed_merchant_order: tuple[int, str] | None = None
    rounds: int = 3
    terminal_in_use: threading.Lock = field(factory=threading.Lock)
    search_lags: bool = True
    every_value: bool = True
