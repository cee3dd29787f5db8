"""What a new order gets from outside the request."""

from collections.abc import Sequence

from attrs import frozen


@frozen
class NewOrderContext:
    """Ids and the time.

    Attributes:
        payment_ids: one for each payment of the request.
        now: as orders write it.
    """

    order_id: str
    payment_ids: Sequence[str]
    now: str
