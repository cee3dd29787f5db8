"""What stands in the way of taking a notification, split by what to answer.

    MercadoPagoError
    └── WebhookError
        ├── InvalidSignature            401  nothing proves that Mercado Pago sent it; `.reason` says why not
        ├── InvalidNotification         400
        │   ├── AmbiguousNotification        a header or parameter came twice, with two values
        │   ├── UnreadableNotification       it is no notification: not JSON, no topic, no id
        │   └── NotificationMismatch         its parts are of two notifications: body and query differ
        ├── UnknownTopic                200  it is about something that `handle` cannot read
        ├── NotificationBusy            503  it is being handled elsewhere, or was when that ended in a crash
        └── NotifiedOrderNotFound       503  the account of the access token has no such order

None shows the secret, a computed hash or the body.
"""

from enum import StrEnum

from mp_orders.errors import MercadoPagoError


class SignatureFailureReason(StrEnum):
    """Why a signature is refused, in the words of the official SDKs."""

    MISSING_SIGNATURE_HEADER = "MissingSignatureHeader"
    """There is no x-signature header, or an empty one."""
    MALFORMED_SIGNATURE_HEADER = "MalformedSignatureHeader"
    """It has neither a time nor a hash, or its time is no number."""
    MISSING_TIMESTAMP = "MissingTimestamp"
    """It has no `ts`."""
    MISSING_HASH = "MissingHash"
    """It has no hash of a version that was asked for."""
    SIGNATURE_MISMATCH = "SignatureMismatch"
    """The hash is not that of this request under any of the secrets."""
    TIMESTAMP_OUT_OF_TOLERANCE = "TimestampOutOfTolerance"
    """The hash is right, and its time is too far from now."""


_FORM = "it has to be ts=<digits>,v1=<hash>"
_MESSAGES = {
    "MissingSignatureHeader": "the request has no x-signature; what Mercado Pago sends has one, but for QR orders",
    "MalformedSignatureHeader": f"the x-signature cannot be read; {_FORM}",
    "MissingTimestamp": f"the x-signature has no ts; {_FORM}",
    "MissingHash": "the x-signature has no hash of a version that was asked for",
    "SignatureMismatch": "the signature is not that of this request under any secret given: the secret is that of "
    "another application, headers or query are not as they came, or the request is not from Mercado Pago",
    "TimestampOutOfTolerance": "the signature is right, and too old or of the future: it was sent before, or the clock "
    "of this machine is wrong",
}


class WebhookError(MercadoPagoError):
    """A notification could not be taken.

    Attributes:
        request_id: The x-request-id of the notification; None where it has none.
    """

    def __init__(self, message: str, *, request_id: str | None = None) -> None:
        super().__init__(message, attempts=0)
        self.request_id = request_id

    def _parts(self) -> list[str]:
        return [*super()._parts(), *([f"request id {self.request_id}"] if self.request_id else [])]


class InvalidSignature(WebhookError):
    """Nothing proves that Mercado Pago sent this: answer 401.

    Attributes:
        reason: One of six, named as in the official SDKs; a str.
        timestamp: The `ts` of the signature as it came; None where it was not read.
    """

    def __init__(
        self, reason: SignatureFailureReason, *, request_id: str | None = None, timestamp: str | None = None
    ) -> None:
        super().__init__(f"{reason.value}: {_MESSAGES[reason.value]}", request_id=request_id)
        self.reason = reason
        self.timestamp = timestamp


class InvalidNotification(WebhookError):
    """It is no notification of Mercado Pago, whatever its signature says: answer 400."""


class AmbiguousNotification(InvalidNotification):
    """A header or a parameter that counts came more than once, with different values."""


class UnreadableNotification(InvalidNotification):
    """It is not a JSON object, is too large, or does not say what it is about."""


class NotificationMismatch(InvalidNotification):
    """Query and body are not of one notification. The body is not signed: somebody may have changed it."""


class UnknownTopic(WebhookError):
    """It is about something else than an order or a merchant order, which `handle` cannot read.

    Attributes:
        topic: What it is about.
    """

    def __init__(self, topic: str, *, request_id: str | None = None) -> None:
        super().__init__(f"the topic is {topic}; only order and merchant_order can be read", request_id=request_id)
        self.topic = topic


class NotificationBusy(WebhookError):
    """The same notification is being handled, or its handler has crashed: answer 503, so that it comes again."""


class NotifiedOrderNotFound(WebhookError):
    """The account of the access token has no such order (404): most often the notification is of another account.

    Nothing was done, and the notification is not seen: it may come again.

    Attributes:
        topic: order or merchant_order.
        resource_id: Of what was not found.
        application_id: Which application the notification is for, as its body says; compare it with yours.
        user_id: Which account collects, as its body says.
    """

    def __init__(
        self,
        topic: str,
        resource_id: str,
        *,
        application_id: str | None = None,
        user_id: str | None = None,
        request_id: str | None = None,
    ) -> None:
        owner = f"application {application_id or 'unknown'} and account {user_id or 'unknown'}"
        message = f"the account of the access token has no {topic} {resource_id}; the notification is for {owner}"
        super().__init__(message, request_id=request_id)
        self.topic = topic
        self.resource_id = resource_id
        self.application_id = application_id
        self.user_id = user_id
