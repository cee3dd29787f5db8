"""What a new order gets from outside the request."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import frozen


@frozen
class NewOrderContext:
    """Ids and the time.

    Attributes:
        payment_ids: one for each payment of the request.
        now: as orders write it.
        page: address of the mock's page for the buyer.
        due: until when a payment of the request can be made, unless it says so after this duration: nanoseconds since
            1970, and as orders write it.
    """

    order_id: str
    payment_ids: Sequence[str]
    now: str
    page: str
    due: Callable[[Mapping[str, Any], str], tuple[int, str]]
