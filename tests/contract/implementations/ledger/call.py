"""One request on its way through."""

from collections.abc import Callable
from typing import Any, TypeAlias

from attrs import define
from mp_orders_spec import Operation

from .store import Row, Store

Answer: TypeAlias = tuple[int, Any]


@define
class Call:
    """A request that was let in.

    Attributes:
        body: its JSON; None where there is none.
        allowed: what its header x-allow-cancelable-status says.
        now: when it is worked on, in nanoseconds.
    """

    store: Store
    operation: Operation
    account: int
    path: Row
    query: dict[str, str]
    raw: bytes
    body: Any = None
    key: str | None = None
    allowed: str = ""
    now: int = 0

    def fingerprint(self) -> tuple[Any, ...]:
        """What makes two requests the same."""
        return (self.operation.id, tuple(self.path.items()), self.raw, self.allowed)

    def wrong(self, name: str) -> bool:
        """Whether this mistake is to be made."""
        return self.store.defect == name


Handler: TypeAlias = Callable[[Call], Answer]
