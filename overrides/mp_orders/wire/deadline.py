"""Until when an attempt may use sockets.

The timeouts of httpx begin again with each byte that arrives, so a server that drips can hold a call for ever. Here
each operation on a socket gets no more than what is left of the attempt's `Deadline`.
"""

from contextvars import ContextVar, Token

from attrs import define, field

from mp_orders import clock


@define
class Deadline:
    """The time in which an attempt may use sockets: within it, `with deadline`, they are used until then and no longer.

    Attributes:
        end: Of `clock.now`.
        has_left: Whether a part of its request may have left; None where the sockets are not ours, so nobody knows.
    """

    end: float
    has_left: bool | None = None
    _before: "Token[Deadline] | None" = field(init=False, default=None, repr=False, eq=False)

    def __enter__(self) -> None:
        self._before = _DEADLINE.set(self)

    def __exit__(self, *_: object) -> None:
        if self._before:
            _DEADLINE.reset(self._before)

    def is_over(self) -> bool:
        """Whether its time has passed."""
        return clock.now() >= self.end


_DEADLINE: ContextVar[Deadline] = ContextVar("deadline")


def left_s(timeout: float | None, late: type[Exception]) -> float | None:
    """How many seconds an operation on a socket may take; `late` is raised where none are left."""
    deadline = _DEADLINE.get(None)
    if deadline is None:
        return timeout
    left = deadline.end - clock.now()
    if left <= 0:
        raise late("the time for this is over")
    return left if timeout is None else min(timeout, left)


def request_waits() -> None:
    """Note that nothing of the attempt's request has left yet."""
    deadline = _DEADLINE.get(None)
    if deadline is not None:
        deadline.has_left = False


def request_leaves() -> bool:
    """Note that from now on a part of the request may have left; says whether this is the first part."""
    deadline = _DEADLINE.get(None)
    if deadline is None or deadline.has_left:
        return False
    deadline.has_left = True
    return True
