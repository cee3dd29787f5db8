"""The signature of a notification: an HMAC over the id, the request id and the time, and not over the body."""

import hashlib
import hmac
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from attrs import field, frozen

from mp_orders import clock
from mp_orders.webhooks.errors import InvalidSignature, SignatureFailureReason

FIRST_MILLISECONDS = 10**11
"""A smaller time is in seconds (this one would be the year 5138), a greater one in milliseconds (this one is 1973)."""
_MAX_DIGITS = 18
_VERSION = re.compile(r"v[0-9]+")
_DIGITS = re.compile(r"[0-9]+")


@frozen
class Secrets:
    """The secrets, where a traceback that shows variables would show them."""

    _encoded: tuple[bytes, ...] = field(repr=False)

    @classmethod
    def of(cls, given: str | Iterable[str]) -> "Secrets":
        """One secret or several, checked.

        Raises:
            ValueError: there is none, or an empty one.
            TypeError: one is not text.
        """
        secrets = [given] if isinstance(given, str) or given is None else list(given)
        if not secrets or None in secrets:
            raise ValueError("there is no secret: is the environment variable set that it comes from?")
        if not all(isinstance(each, str) for each in secrets):
            raise TypeError("a secret is not text; give a str or a list of them")
        if not all(each.strip() for each in secrets):
            raise ValueError("a secret is empty: is the environment variable set that it comes from?")
        return cls(tuple(each.encode("utf-8", "surrogatepass") for each in secrets))

    def fit(self, received: str, manifests: Iterable[str]) -> bool:
        """Whether one of them signs one of the manifests so. All are tried, whichever fits."""
        given = received.encode("utf-8", "surrogatepass")
        texts = [manifest.encode("utf-8", "surrogatepass") for manifest in manifests]
        fits = False
        for secret in self._encoded:
            for text in texts:
                computed = hmac.new(secret, text, hashlib.sha256).hexdigest().encode()
                fits |= hmac.compare_digest(computed, given)
        return fits


def checked_versions(versions: Sequence[str]) -> tuple[str, ...]:
    """The versions of the hash, if they are some.

    Raises:
        ValueError: there is none, or one is not v and digits.
    """
    named = tuple(versions) if not isinstance(versions, str) else ()
    if not named or not all(isinstance(each, str) and _VERSION.fullmatch(each) for each in named):
        raise ValueError(f"the versions are {versions!r}; they have to be a list of names such as 'v1'")
    return named


def parse(signature: str | None, versions: tuple[str, ...], request_id: str | None) -> tuple[str, str]:
    """The time of a signature, and its hash of the first of the versions that it has.

    Raises:
        InvalidSignature: it lacks one of them.
    """
    if signature is None:
        raise InvalidSignature(SignatureFailureReason.MISSING_SIGNATURE_HEADER, request_id=request_id)
    halves = [part.partition("=") for part in signature.split(",")]
    known = {name.strip().lower(): value.strip() for name, _, value in halves if value.strip()}
    timestamp = known.get("ts")
    is_number = timestamp is not None and _DIGITS.fullmatch(timestamp)
    if timestamp is None and any(map(_VERSION.fullmatch, known)):
        raise InvalidSignature(SignatureFailureReason.MISSING_TIMESTAMP, request_id=request_id)
    if timestamp is None or not is_number:
        reason = SignatureFailureReason.MALFORMED_SIGNATURE_HEADER
        raise InvalidSignature(reason, request_id=request_id, timestamp=timestamp)
    received = next((known[version] for version in versions if version in known), None)
    if received is None:
        raise InvalidSignature(SignatureFailureReason.MISSING_HASH, request_id=request_id, timestamp=timestamp)
    return timestamp, received


def manifest(signed_id: str | None, request_id: str | None, timestamp: str) -> str:
    """What is signed; a pair without a value is left out."""
    pairs = (("id", signed_id), ("request-id", request_id), ("ts", timestamp))
    return "".join(f"{name}:{value};" for name, value in pairs if value)


def milliseconds(timestamp: str) -> int:
    """The time in milliseconds since 1970, whichever unit it came in."""
    number = int(timestamp) if len(timestamp) <= _MAX_DIGITS else 10**_MAX_DIGITS
    return number if number >= FIRST_MILLISECONDS else number * 1000


def moment(timestamp: str) -> datetime | None:
    """The time, to the millisecond; None for one that no calendar has."""
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds(timestamp))
    except OverflowError:
        return None


def checked_tolerance_ms(tolerance: float | timedelta | None) -> float | None:
    """The tolerance in milliseconds.

    Raises:
        ValueError: it is below zero, or no number.
    """
    if tolerance is None:
        return None
    number = tolerance.total_seconds() if isinstance(tolerance, timedelta) else tolerance
    if isinstance(number, bool) or not isinstance(number, int | float) or not number >= 0:
        raise ValueError(f"the tolerance is {tolerance!r}; it has to be seconds, a timedelta, or None for any time")
    return number * 1000


def is_near(timestamp: str, tolerance_ms: float | None) -> bool:
    """Whether the time is no further from now than that."""
    return tolerance_ms is None or abs(clock.date() * 1000 - milliseconds(timestamp)) <= tolerance_ms
