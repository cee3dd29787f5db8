"""New identifiers, in the forms that are seen live."""

import functools
import itertools
import random
import time

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PAIRS = [first + second for first in _CROCKFORD for second in _CROCKFORD]
_SHIFTS = range(70, -1, -10)
_RANDOM = random.Random()  # noqa: S311 - seeded by the system; nothing here has to be hard to guess


def ulid(now_ns: int) -> str:
    """A ULID: 48 bits of milliseconds and 80 random bits, in 26 characters."""
    chance = _RANDOM.getrandbits(80)
    return _milliseconds(now_ns // 1_000_000) + "".join([_PAIRS[chance >> shift & 1023] for shift in _SHIFTS])


@functools.lru_cache(1)
def _milliseconds(number: int) -> str:
    return "".join([_PAIRS[number >> shift & 1023] for shift in range(40, -1, -10)])


def order_id(now_ns: int, *, test: bool) -> str:
    """ORD and a ULID; ORDTST and a ULID for test credentials."""
    return ("ORDTST" if test else "ORD") + ulid(now_ns)


def payment_id(now_ns: int) -> str:
    """PAY and a ULID."""
    return "PAY" + ulid(now_ns)


def refund_id(now_ns: int) -> str:
    """REF and a ULID."""
    return "REF" + ulid(now_ns)


def merchant_order_id() -> int:
    """A random integer of 15 digits: larger than 32 bits, smaller than what JavaScript loses."""
    return 10**14 + _RANDOM.randrange(9 * 10**14)


def merchant_payment_id() -> int:
    """A random integer of eleven digits, as payments have it."""
    return 10**10 + _RANDOM.randrange(9 * 10**10)


_MADE = itertools.count()


def notification_id() -> str:
    """A text that sorts after those that this process made before, and about in time with those of others.

    By the clock of the machine: that of the mock may be set back.
    """
    return f"{time.time_ns() // 1_000_000:012x}-{next(_MADE):08x}-{_RANDOM.getrandbits(48):012x}"


def request_id() -> str:
    """A random UUID, as a request is named in its answer."""
    digits = f"{_RANDOM.getrandbits(128) & ~(0xF << 76) & ~(0x3 << 62) | 0x4 << 76 | 0x2 << 62:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
