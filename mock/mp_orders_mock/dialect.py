"""Where the live API was seen to answer otherwise than its pages say."""

from collections.abc import Mapping

from attrs import frozen


@frozen
class Dialect:
    """How this mock answers where pages and live answers differ. See docs/mock.md for the sources."""

    name: str
    busy_terminal: str
    bad_order_id: str
    flat_unauthorized: bool
    fraction_digits: int
    payer_echoed: bool


DOCUMENTED = Dialect(
    "documented",
    busy_terminal="already_queued_order_for_terminal",
    bad_order_id="bad_request",
    flat_unauthorized=False,
    fraction_digits=9,
    payer_echoed=True,
)
OBSERVED = Dialect(
    "observed",
    busy_terminal="already_queued_order_on_terminal",
    bad_order_id="invalid_path_param",
    flat_unauthorized=True,
    fraction_digits=3,
    payer_echoed=False,
)
DIALECTS: Mapping[str, Dialect] = {each.name: each for each in (DOCUMENTED, OBSERVED)}
