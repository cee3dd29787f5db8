"""What rules about idempotency keys have in common."""

from mp_orders_contract.exchange import Exchange
from mp_orders_contract.session import fresh_key

TWINS = 8
"""How many requests under one key are sent at once."""
LONGEST_KEY = 128
USED = "idempotency_key_already_used"
KEY_CODES = ("empty_required_header", "invalid_idempotency_key_length")
"""Of what is looked at before the body is."""


def long_key(length: int) -> str:
    """A fresh key of a length."""
    key = fresh_key()
    return key + "k" * (length - len(key))


def is_locked(answer: Exchange) -> bool:
    """Whether another attempt under the key is still being worked on."""
    return answer.status == 423 and answer.code == "resource_locked"
