"""Which outcome a test asks for: the name of the card's holder, as on the sandbox of Mercado Pago.

There the holder is named when the card becomes a token. Here the name as a token, alone or before a hyphen (`FUND`,
`FUND-1`), stands for such a card, and so does a payer whose first name it is; the token comes first. Names and what
they mean are those of the guides (automatic-payments); which status_detail each has is chosen, but for CONT, which was
seen.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from mp_orders_mock.domain.methods import CARD_TYPES, method_of

Body: TypeAlias = Mapping[str, Any]

PENDING = "in_process"
HOLDERS: Mapping[str, str] = {
    "APRO": "accredited",
    "CONT": PENDING,
    "OTHE": "rejected_by_issuer",
    "CALL": "required_call_for_authorize",
    "FUND": "card_insufficient_amount",
    "SECU": "bad_filled_card_data",
    "EXPI": "bad_filled_card_data",
    "FORM": "bad_filled_card_data",
    "CARD": "bad_filled_card_data",
    "INST": "invalid_installments",
    "LOCK": "card_disabled",
    "ATTE": "max_attempts_exceeded",
    "BLAC": "high_risk",
    "DUPL": "rejected_other_reason",
    "CTNA": "rejected_other_reason",
    "UNSU": "rejected_other_reason",
}
"""The status_detail of the payment, by the name of the card's holder."""


def rejection(body: Body, payments: Iterable[Body]) -> str | None:
    """Why the first payment that is to be refused is refused; None where none is.

    Args:
        body: a request or an order.
        payments: those that are being made.
    """
    details = (_detail(body, payment) for payment in payments)
    return next((each for each in details if each not in ("accredited", PENDING)), None)


def is_pending(body: Body, payment: Body) -> bool:
    """Whether a payment is to be looked at before it is made."""
    return _detail(body, payment) == PENDING


def _detail(body: Body, payment: Body) -> str:
    """What becomes of a payment; one without a card is never refused here."""
    method = method_of(payment)
    if method.get("type") not in CARD_TYPES:
        return "accredited"
    token = HOLDERS.get(str(method.get("token", "")).partition("-")[0])
    first_name = str((body.get("payer") or {}).get("first_name", "")).partition(" ")[0]
    return token or HOLDERS.get(first_name, "accredited")
