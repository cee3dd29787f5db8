"""From a request to a notification: `verify`, and `read_unverified` for what is not signed."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import Literal, TypeAlias

from attrs import frozen

from mp_orders.webhooks import signature
from mp_orders.webhooks.errors import InvalidSignature, SignatureFailureReason
from mp_orders.webhooks.incoming import Pairs, Parameters, Query, parameters, signature_headers
from mp_orders.webhooks.notification import Notification, Proof, read

TOLERANCE_S = 300.0
DataIdCase: TypeAlias = Literal["any", "exact", "lower"]
_SPELLINGS: dict[str, tuple[Callable[[str], str], ...]] = {
    "any": (str, str.lower),
    "exact": (str,),
    "lower": (str.lower,),
}


def verify(
    *,
    headers: Pairs,
    query: Query,
    body: bytes,
    secret: str | Iterable[str],
    tolerance: float | timedelta | None = TOLERANCE_S,
    data_id_case: DataIdCase = "any",
    versions: Sequence[str] = ("v1",),
) -> Notification:
    """The notification of a request, if its signature is right and its body is of what was signed.

    The signature is over the id in the query, the x-request-id and a time, and not over the body (notifications).

    Args:
        headers: Of any framework: a mapping in any case, pairs of str or bytes, or a WSGI environ.
        query: Text or bytes as in the address, or a mapping to a value or a list of them; None for none.
        body: As it came, not written again.
        secret: Of the application, or several while it is changed; each is tried. It appears in no error.
        tolerance: Seconds, or a timedelta, by which its time may be away from now, before or after; None for any.
        data_id_case: How `data.id` is signed: "exact" as it came (official-sdks), "lower" with small letters
            (notifications), "any" for both.
        versions: Of the hash, in the order in which one is looked for; all are computed alike.

    Raises:
        InvalidSignature: nothing proves that Mercado Pago sent it; `reason` says which of six it is.
        InvalidNotification: the body is no notification, or of something else than what was signed.
        ValueError: there is no secret, an empty one, or an argument that is not one of those above.
        TypeError: the body is not bytes, or another argument is of another kind.
    """
    rules, secret = _Rules.of(secret, tolerance, data_id_case, versions), ""
    sent, content = parameters(query), _checked(body)
    return read(sent, content, rules.proof(headers, sent))


@frozen
class _Rules:
    """What a signature is held against."""

    secrets: signature.Secrets
    tolerance_ms: float | None
    spellings: tuple[Callable[[str], str], ...]
    versions: tuple[str, ...]

    @classmethod
    def of(
        cls,
        secret: str | Iterable[str],
        tolerance: float | timedelta | None,
        data_id_case: DataIdCase,
        versions: Sequence[str],
    ) -> "_Rules":
        secrets, secret = signature.Secrets.of(secret), ""
        if data_id_case not in _SPELLINGS:
            raise ValueError(f"data_id_case is {data_id_case!r}; it has to be 'any', 'exact' or 'lower'")
        tolerance_ms = signature.checked_tolerance_ms(tolerance)
        return cls(secrets, tolerance_ms, _SPELLINGS[data_id_case], signature.checked_versions(versions))

    def proof(self, headers: Pairs, sent: Parameters) -> Proof:
        """What the signature proves.

        Raises:
            InvalidSignature: nothing.
        """
        given = signature_headers(headers)
        request_id = given.request_id
        timestamp, received = signature.parse(given.signature, self.versions, request_id)
        if any(";" in each for each in (sent.signed_id or "", request_id or "")):
            # Of a signature over an id and a request id, both together could be passed off as the id.
            reason = SignatureFailureReason.SIGNATURE_MISMATCH
            raise InvalidSignature(reason, request_id=request_id, timestamp=timestamp)
        ids = {spell(sent.signed_id) for spell in self.spellings if sent.signed_id}
        fits_id = self.secrets.fit(received, [signature.manifest(each, request_id, timestamp) for each in ids])
        # Without a data.id the pair is left out; the older form has an id that is signed, or not.
        fits = not sent.data_id and self.secrets.fit(received, [signature.manifest(None, request_id, timestamp)])
        if not fits_id and not fits:
            reason = SignatureFailureReason.SIGNATURE_MISMATCH
            raise InvalidSignature(reason, request_id=request_id, timestamp=timestamp)
        if not signature.is_near(timestamp, self.tolerance_ms):
            reason = SignatureFailureReason.TIMESTAMP_OUT_OF_TOLERANCE
            raise InvalidSignature(reason, request_id=request_id, timestamp=timestamp)
        signed_at = signature.moment(timestamp)
        return Proof(request_id=request_id, signed_at=signed_at, verified=True, id_signed=fits_id)


def read_unverified(*, query: Query, body: bytes, headers: Pairs = ()) -> Notification:
    """A notification that nothing proves, such as those of QR orders, which are not signed (official-sdks).

    Anybody can send it: it is a hint to read the order, and no more. Its `verified` is False.

    Args:
        query: Text or bytes as in the address, or a mapping to a value or a list of them; None for none.
        body: As it came.
        headers: For the x-request-id alone, which tells two notifications of the older form apart.

    Raises:
        InvalidNotification: the body is no notification, or of something else than the query.
        TypeError: the body is not bytes, or headers or query are of another kind.
    """
    return read(parameters(query), _checked(body), Proof(request_id=signature_headers(headers).request_id))


def _checked(body: bytes) -> bytes:
    if not isinstance(body, bytes):
        raise TypeError(
            f"the body is {type(body).__name__}; it has to be the bytes that came, before anything reads them"
        )
    return body
