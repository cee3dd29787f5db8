"""Idempotency keys: one per intent, never a second one for the same."""

import hashlib
import re
import uuid

MAX_LENGTH = 128
_VISIBLE = re.compile(r"[!-~]{1,128}")


def idempotency_key(given: str | uuid.UUID | None = None) -> str:
    """The given key, or a new one (UUID version 4).

    Raises:
        ValueError: the given key is not 1 to 128 visible ASCII characters.
    """
    if given is None:
        return str(uuid.uuid4())
    if isinstance(given, uuid.UUID):
        return str(given)
    if not isinstance(given, str):
        raise ValueError(f"an idempotency key is text, not {type(given).__name__}")
    if not _VISIBLE.fullmatch(given):
        raise ValueError(f"an idempotency key is 1 to {MAX_LENGTH} visible ASCII characters")
    return str.__str__(given)  # of a member of an enum its value


def idempotency_key_for(reference: str, action: str) -> str:
    """A key that is always the same for your own reference and what you do with it.

    The API remembers a key for 24 hours: after that the same key makes a new order (create-point).

    Args:
        reference: What you call the order, unique within your account.
        action: What is done, such as "create" or "cancel".

    Raises:
        TypeError: one of them is no text.

    Returns:
        64 hexadecimal characters (SHA-256 of both).
    """
    if not isinstance(reference, str) or not isinstance(action, str):
        raise TypeError("reference and action are text")
    text = f"{len(reference)}:{reference}{len(action)}:{action}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
