"""Waits for what was made just now: a search of the live API finds it only after a while."""

import time
from collections.abc import Callable

from mp_orders_contract.probe import Probe

LAG_S, PAUSE_S = 45.0, 1.0
"""How long a new order may take to be found: 36 seconds were seen live."""


def wait_for(probe: Probe, is_found: Callable[[], bool]) -> None:
    """Until it is found, or that time is over; a target for which that was in vain once is not waited for again."""
    end = time.monotonic() + LAG_S
    while not is_found() and probe.capabilities.search_lags:
        time.sleep(PAUSE_S)
        probe.capabilities.search_lags = time.monotonic() < end
