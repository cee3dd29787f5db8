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
        merchant_order_id: of the merchant order that it belongs to; None for none.
    """

    id: str
    user_id: int
    terminal_id: str | None
    expires_ns: int | None
    text: bytes
    next_ns: int | None = None
    next_event: str = ""
    merchant_order_id: int | None = None

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


EVERYBODY = -1
"""Stands for all accounts, where an address is told of each."""
SECONDS, MILLISECONDS = "seconds", "milliseconds"


@frozen
class EndpointRow:
    """An address that is told of changes. Its secret is not in the store.

    Attributes:
        number: counts up; 0 for one that is not in the store yet.
        user_id: whose changes, or EVERYBODY.
        topics: what it is told of, with a space between two.
        signed: whether a secret signs what it is told.
        timestamps: the unit of the time in a signature, SECONDS or MILLISECONDS.
        lower_case_id: whether ids are signed with small letters.
    """

    number: int
    url: str
    user_id: int = EVERYBODY
    topics: str = ""
    signed: bool = False
    timestamps: str = SECONDS
    lower_case_id: bool = False

    def wants(self, topic: str, user_id: int) -> bool:
        """Whether it is told of this topic and account."""
        return topic in self.topics.split() and self.user_id in (EVERYBODY, user_id)


@frozen
class NotificationRow:
    """A notification for one address.

    Attributes:
        endpoint: the number of the address.
        query: what is added to the address.
        data_id: what is signed of it.
        request_id: of all attempts, and signed too.
        state: waiting, delivered or given_up.
        attempts: so many were made.
        next_ns: when the next one is made, by the clock of the mock; None for never.
        claim_ns: until when somebody is at it, by the clock of the machine.
        last_status: what the address answered last; None where it did not.
        last_error: what went wrong last, in words.
        held_back: whether a fault lets it wait for a later one.
    """

    id: str
    endpoint: int
    topic: str
    resource_id: str
    action: str
    created_ns: int
    body: bytes
    query: str
    data_id: str
    request_id: str
    state: str = "waiting"
    attempts: int = 0
    next_ns: int | None = None
    claim_ns: int | None = None
    last_status: int | None = None
    last_error: str = ""
    held_back: bool = False
