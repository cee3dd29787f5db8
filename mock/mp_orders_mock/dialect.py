"""Where the live API was seen to answer otherwise than its pages say."""

from collections.abc import Mapping

from attrs import frozen


@frozen
class Dialect:
    """How this mock answers where pages and live answers differ. See docs/mock.md for the sources.

    Attributes:
        busy_terminal: code where a terminal has an order waiting.
        bad_order_id: code of an id in the path that is none.
        flat_unauthorized: whether 401 of an unknown token is written without `errors`.
        fraction_digits: of the seconds in dates of orders.
        payer_echoed: whether an order shows its payer.
        canceled_already: code of a second cancel of an online order.
        short_country: whether online orders name their country with two letters.
        failed_payment_keeps_key: whether the same key and request give 402 again.
        strict_orders: whether items have to add up and a code of theirs has 30 characters, and Pix has no installments.
        checkout_tries_again: whether a card that is rejected on the page of Checkout Pro leaves its order open.
        details_name_schema: whether details are worded as a validator of schemas does.
    """

    name: str
    busy_terminal: str
    bad_order_id: str
    flat_unauthorized: bool
    fraction_digits: int
    payer_echoed: bool
    canceled_already: str
    short_country: bool
    failed_payment_keeps_key: bool
    strict_orders: bool
    checkout_tries_again: bool
    details_name_schema: bool


DOCUMENTED = Dialect(
    "documented",
    busy_terminal="already_queued_order_for_terminal",
    bad_order_id="bad_request",
    flat_unauthorized=False,
    fraction_digits=9,
    payer_echoed=True,
    canceled_already="cannot_cancel_order",
    short_country=False,
    failed_payment_keeps_key=False,
    strict_orders=False,
    checkout_tries_again=False,
    details_name_schema=False,
)
OBSERVED = Dialect(
    "observed",
    busy_terminal="already_queued_order_on_terminal",
    bad_order_id="invalid_path_param",
    flat_unauthorized=True,
    fraction_digits=3,
    payer_echoed=False,
    canceled_already="order_already_canceled",
    short_country=True,
    failed_payment_keeps_key=True,
    strict_orders=True,
    checkout_tries_again=True,
    details_name_schema=True,
)
DIALECTS: Mapping[str, Dialect] = {each.name: each for each in (DOCUMENTED, OBSERVED)}
