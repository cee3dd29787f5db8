"""All that is kept: streams of events, keys, terminals, and merchant orders."""

import hashlib
from collections.abc import Iterator
from typing import Any

from attrs import define, field, frozen

from .clock import DAY, SECOND, Clock
from .events import Account, Event, Order, fold
from .refusals import refuse
from .simulation import fell_due

LAG = SECOND // 2
"""How long a search does not see what has happened."""


@frozen
class Kept:
    """The answer that a key stands for."""

    at: int
    request: str
    status: int
    body: Any


@define
class Terminal:
    """A terminal, the account that named it first, and its point of sale."""

    id: str
    account: Account
    pos_id: int
    mode: str = "PDV"
    order_id: str | None = None

    def shown(self) -> dict[str, Any]:
        """As lists have it."""
        return {
            "id": self.id,
            "pos_id": self.pos_id,
            "store_id": str(self.account.number % 90_000 + 10_000),
            "external_pos_id": f"POS{self.pos_id}",
            "operating_mode": self.mode,
        }


@define
class Store:
    """The memory of one application.

    Attributes:
        defect: the name of the planted mistake; empty for none.
        busy: keys that are being worked on.
        refunding: orders that are being paid back.
        merchants: the changes of each merchant order, each with its moment.
    """

    defect: str = ""
    clock: Clock = field(factory=Clock)
    streams: dict[str, list[Event]] = field(factory=dict)
    orders: dict[str, Order] = field(factory=dict)
    keys: dict[tuple[str, str], Kept] = field(factory=dict)
    busy: set[tuple[str, str]] = field(factory=set)
    refunding: set[str] = field(factory=set)
    terminals: dict[str, Terminal] = field(factory=dict)
    merchants: dict[int, list[tuple[int, dict[str, Any]]]] = field(factory=dict)

    def append(self, order_id: str, *events: Event) -> Order:
        """Let events happen to an order, all at once."""
        stream = self.streams.setdefault(order_id, [])
        stream.extend(events)
        order = fold(stream)
        assert order, "an order begins with its creation"
        self.orders[order_id] = order
        return order

    def current(self, order_id: str) -> Order:
        """An order, after what fell due since somebody last looked at it."""
        order = self.orders[order_id]
        due = fell_due(order, self.clock.now(), expires=self.defect != "an order never expires")
        return self.append(order_id, due) if due else order

    def order(self, account: Account, order_id: str, *, anyone: bool = False) -> Order:
        """An order of an account.

        Raises:
            Refused: it has none with this id.
        """
        found = self.orders.get(order_id)
        if found is None or (found.account != account and not anyone):
            raise refuse(404, "order_not_found", "order_id", "no order of this account")
        return self.current(order_id)

    def indexed(self, account: Account) -> Iterator[Order]:
        """The online orders of an account, as the index of the search has them."""
        until = self.clock.now() - LAG
        for order_id, stream in self.streams.items():
            order = self.orders[order_id]
            if order.account == account and order.form == "online" and order.created <= until:
                order = self.current(order_id)
                seen = order if stream[-1].at <= until else fold(stream, until)
                if seen:
                    yield seen

    def kept(self, slot: tuple[str, str]) -> Kept | None:
        """What a key stands for, if it was used within a day."""
        found = self.keys.get(slot)
        return found if found and found.at > self.clock.now() - DAY else None

    def is_busy(self, terminal_id: str) -> bool:
        """Whether an order waits at a terminal, or is being paid there."""
        known = self.terminals.get(terminal_id)
        if known is None or known.order_id is None:
            return False
        return self.current(known.order_id).status in ("created", "at_terminal")


def account_of(token: str) -> Account:
    """The account of a token, always the same one."""
    return Account(token, 1_000_000_000 + int.from_bytes(hashlib.sha256(token.encode()).digest()[:4], "big"))
