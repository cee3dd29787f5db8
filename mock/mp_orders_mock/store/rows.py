"""Rows of the tables, as calls see them."""

from typing import Any

import orjson
from attrs import frozen


@frozen
class AccountRow:
    """An account that was set up."""

    user_id: int
    site_id: str = "MLB"
    sandbox: bool = False
    removed: bool = False


@frozen
class OrderRow:
    """An order as it lies in the store.

    Attributes:
        expires_ns: None for one that never expires.
        next_ns: when something is to happen to it; None for nothing.
        next_event: what, as the domain has written it.
    """

    id: str
    user_id: int
    terminal_id: str | None
    expires_ns: int | None
    text: bytes
    next_ns: int | None = None
    next_event: str = ""

    @property
    def document(self) -> dict[str, Any]:
        """The order as the API answers it."""
        document: dict[str, Any] = orjson.loads(self.text)
        return document


@frozen
class StoredAnswer:
    """What was answered the first time a key was used."""

    fingerprint: bytes
    first_used_ns: int
    status: int
    body: bytes


@frozen
class TerminalRow:
    """A terminal that has an owner.

    Attributes:
        operating_mode: PDV (integrated), STANDALONE or UNDEFINED.
        pos_id: of the point of sale at which it stands, with its name and store; None for none.
    """

    terminal_id: str
    user_id: int
    operating_mode: str = "PDV"
    pos_id: int | None = None
    external_pos_id: str | None = None
    store_id: int | None = None


@frozen
class PointOfSaleRow:
    """A point of sale of an account, in one of its stores. `external_id` is what the seller calls it."""

    pos_id: int
    user_id: int
    external_id: str
    store_id: int
