"""When the same request is sent again: waits, what servers ask for, and how many retries a client may make in all."""

import email.utils
import re
import secrets
import threading
from datetime import UTC

import httpx
from attrs import define, evolve, field, frozen

from mp_orders import clock

FIRST_WAIT_S = 0.5
LONGEST_WAIT_S = 8.0
SAVED_CALLS = 200
"""The budget holds what so many calls earn; a new client has it full."""
REFILL_PER_S = 0.1
"""So that a client with few calls has retries again after an outage."""
LONGEST_ASKED_S = 1e9
"""What a longer Retry-After counts as."""
_SECONDS = re.compile(r"[0-9]+")
_random = secrets.SystemRandom()


def backoff_s(attempt: int) -> float:
    """How long to wait after this attempt: anything up to half a second, one, two, ... eight (full jitter)."""
    return _random.uniform(0.0, min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0 ** min(attempt - 1, 10)))


def retry_after_s(headers: httpx.Headers) -> float | None:
    """What the Retry-After of an answer asks for, in seconds from now; None without one, or where it is nonsense.

    A date is read against the Date of the same answer, since the two clocks may differ.
    """
    text = headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(text):
        return min(float(text), LONGEST_ASKED_S)
    then = _moment(text)
    if then is None:
        return None
    now = _moment(headers.get("date", ""))
    return min(max(0.0, then - (clock.date() if now is None else now)), LONGEST_ASKED_S)


def _moment(text: str) -> float | None:
    try:
        moment = email.utils.parsedate_to_datetime(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


@define
class Budget:
    """Retries that one client may make: each call that is answered earns a part of one, each retry costs one.

    An outage therefore meets few requests more than without retries. Threads may share it.

    Attributes:
        per_call: What one answered call earns.
    """

    per_call: float
    _saved: float = field(init=False)
    _seen: float = field(init=False)
    _lock: threading.Lock = field(init=False, factory=threading.Lock)

    def __attrs_post_init__(self) -> None:
        self._saved = self._most()
        self._seen = clock.now()

    def earn(self) -> None:
        """Count a call that was answered."""
        with self._lock:
            self._add(self.per_call)

    def spend(self) -> bool:
        """Take one retry, if there is one."""
        with self._lock:
            now = clock.now()
            self._add((now - self._seen) * REFILL_PER_S if self.per_call else 0.0)
            self._seen = now
            if self._saved < 1.0 - 1e-9:  # ten times a tenth is a little less than one
                return False
            self._saved -= 1.0
            return True

    def _add(self, amount: float) -> None:
        self._saved = min(self._saved + amount, self._most())

    def _most(self) -> float:
        return max(self.per_call * SAVED_CALLS, 1.0) if self.per_call else 0.0


@frozen
class Policy:
    """The bounds of each call of a client.

    Attributes:
        timeout_s: For one attempt, from waiting for a connection to the last byte of the answer.
        deadline_s: For all attempts and the waits between them.
        max_attempts: At most so many.
        budget: Shared by all calls of the client.
    """

    timeout_s: float
    deadline_s: float
    max_attempts: int
    budget: Budget

    def with_deadline(self, deadline_s: float | None) -> "Policy":
        """The same with another deadline; None for this one."""
        return self if deadline_s is None else evolve(self, deadline_s=deadline_s)
