"""New identifiers, in the forms that are seen live."""

import secrets

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def ulid(now_ns: int) -> str:
    """A ULID: 48 bits of milliseconds and 80 random bits, in 26 characters."""
    number = (now_ns // 1_000_000 << 80) | secrets.randbits(80)
    return "".join(_CROCKFORD[number >> shift & 31] for shift in range(125, -1, -5))


def order_id(now_ns: int, *, test: bool) -> str:
    """ORD and a ULID; ORDTST and a ULID for test credentials."""
    return ("ORDTST" if test else "ORD") + ulid(now_ns)


def payment_id(now_ns: int) -> str:
    """PAY and a ULID."""
    return "PAY" + ulid(now_ns)


def merchant_order_id() -> int:
    """A random integer of 15 digits: larger than 32 bits, smaller than what JavaScript loses."""
    return 10**14 + secrets.randbelow(9 * 10**14)
