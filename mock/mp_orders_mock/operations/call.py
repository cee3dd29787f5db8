"""What an operation gets and gives."""

from typing import Any

from attrs import define, field
from mp_orders_spec import Operation

from mp_orders_mock.identity import Identity


@define
class Call:
    """One validated request.

    Attributes:
        operation: as the contract has it.
        path: concrete.
        parameters: of the path, as text.
        query: the declared parameters that were sent, as text.
        headers: the declared ones that were sent, but the key.
        body: has passed the schema; None where there is none.
        key: of idempotency; empty where the operation has none.
        origin: scheme and host under which the mock was asked.
        rejection: the status detail with which the issuer rejects the payment that the call makes; None for none.
    """

    operation: Operation
    identity: Identity
    path: str
    parameters: dict[str, str]
    query: dict[str, str] = field(factory=dict)
    headers: dict[str, str] = field(factory=dict)
    body: Any = field(default=None, repr=False)
    key: str = ""
    origin: str = ""
    rejection: str | None = None


@define
class Answer:
    """A success: the status, and the body as it goes out; empty for none."""

    status: int
    body: bytes
    replayed: bool = False
