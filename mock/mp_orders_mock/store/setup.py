"""What a test has set up, as far as this process has seen it: clock, accounts, faults, and whether anybody is told."""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define, field, frozen

from mp_orders_mock.clock import ClockSetting

SETUP = "setup"
"""Under which a cache has the set-up itself; accounts are under their numbers."""


@frozen
class Setup:
    """The set-up at one moment.

    Attributes:
        revision: counts its changes.
        resets: how often everything was forgotten.
        clock: how the clock of the mock differs from that of the machine.
        is_followed: whether anything follows what orders go through: an address, or a merchant order.
    """

    revision: int = 0
    resets: int = 0
    clock: ClockSetting = field(factory=ClockSetting)
    is_followed: bool = False


@define
class Seen:
    """The set-up that a process saw last.

    Attributes:
        setup: as it was.
        faults: that were set, as the store has them.
        cache: what was read of it, for as long as `setup.revision` is that of the store.
    """

    setup: Setup
    faults: Sequence[Mapping[str, Any]]
    cache: dict[Any, Any]


class StaleError(Exception):
    """The set-up is another one than a process has seen; nothing was done, and it knows the new one now."""


class OvertakenError(Exception):
    """The mock was reset after the request had come: it does nothing."""


@define
class Beginning:
    """What a request saw of the mock when it began.

    Attributes:
        resets: how often the mock had been reset; None as long as nobody knows, and any number is right.
        revision: of the set-up under which its fault was looked for; None once the store has said that it is right.
    """

    resets: int | None
    revision: int | None = None

    def check_resets(self, setup: Setup) -> None:
        """Look whether the mock was reset since.

        Raises:
            OvertakenError: it was.
        """
        if self.resets is not None and setup.resets != self.resets:
            raise OvertakenError

    def check(self, setup: Setup) -> None:
        """Compare with the set-up within a transaction.

        Raises:
            OvertakenError: the mock was reset since.
            StaleError: the set-up has changed.
        """
        self.check_resets(setup)
        if self.revision is not None and setup.revision != self.revision:
            raise StaleError
        self.resets, self.revision = setup.resets, None
