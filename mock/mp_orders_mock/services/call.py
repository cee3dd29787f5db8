"""What a service gets and gives."""

from typing import Any

from attrs import field, frozen

from mp_orders_mock.identity import Identity
from mp_orders_mock.rules.account import Account
from mp_orders_mock.store import Transaction


@frozen
class Call:
    """One validated request. `path` is concrete; `body` has passed the schema, or is None.

    `rejection` makes the issuer reject the payment of a create, with this status detail.
    """

    identity: Identity
    method: str
    path: str
    parameters: dict[str, str]
    body: Any = field(default=None, repr=False)
    key: str = ""
    rejection: str | None = None


@frozen
class Answer:
    """A success: the status, and the body as it goes out."""

    status: int
    body: bytes
    replayed: bool = False


def account_of(transaction: Transaction, identity: Identity) -> Account | None:
    """The account of the caller, as it was set up or as any other one is; None if it was removed."""
    found = transaction.account(identity.user_id)
    if found is None:
        return Account(identity.user_id, identity.application_id, identity.test)
    if found.removed:
        return None
    return Account(identity.user_id, identity.application_id, identity.test, found.site_id, found.sandbox)
