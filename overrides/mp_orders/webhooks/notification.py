"""A notification, and how it is read from query and body."""

import hashlib
import json
import math
import re
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal, NoReturn, TypeAlias

from attrs import field, frozen
from mp_orders_generated.models import MerchantOrderFeed, MerchantOrderNotification, OrderNotification

from mp_orders import answers
from mp_orders.webhooks.errors import NotificationMismatch, UnreadableNotification
from mp_orders.webhooks.incoming import Parameters

MAX_BODY = 1_048_576
"""Bytes; what Mercado Pago sends has less than a hundredth."""
ORDER: Literal["order"] = "order"
MERCHANT_ORDER: Literal["merchant_order"] = "merchant_order"
_TOPICS = {"topic_merchant_order_wh": MERCHANT_ORDER}
_ORDER_ID = re.compile(r"[0-9A-Za-z_-]{1,128}")
_ULID_FORM = re.compile(r"ORD(TST)?[0-9A-Z]{26}", re.IGNORECASE | re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,18}")
_RESOURCE = re.compile(r"(?:[^?#]*/)?([0-9A-Za-z_-]{1,128})/?")

Model: TypeAlias = OrderNotification | MerchantOrderNotification | MerchantOrderFeed


@frozen(kw_only=True)
class Notification:
    """What Mercado Pago says has changed. Read the order before acting: nothing of this but the id is proven.

    Attributes:
        topic: "order", "merchant_order" (in both of its forms), or another word as it came.
        resource_id: The id of what has changed: the one that was signed, where one was.
        action: What happened, such as order.processed; None in the older form.
        notification_id: Of the notification; those of real orders have none.
        application_id: Which application is told, as the body says.
        user_id: Which account collects, as the body says.
        live_mode: Whether it is about real money, as the body says; None where it does not.
        date_created: When it was made: RFC 3339 text with up to nanoseconds, as it came.
        request_id: The x-request-id, of this sending.
        signed_at: When it was signed; None for what was not verified.
        verified: Whether a signature was right. False for `read_unverified`.
        id_signed: Whether the signature is over `resource_id`, too. It is not where the query has no id.
        key: The same for each sending of one notification, and another for each other: see `handle`.
        model: The body as a model of `mp_orders.models`; None for another topic, and where it has not that shape.
        raw: The body.
    """

    topic: str
    resource_id: str
    action: str | None
    notification_id: str | None
    application_id: str | None
    user_id: str | None
    live_mode: bool | None
    date_created: str | None
    request_id: str | None
    signed_at: datetime | None
    verified: bool
    id_signed: bool
    key: str = field(repr=False)
    model: Model | None = field(repr=False, eq=False)
    raw: Mapping[str, Any] = field(repr=False, eq=False)

    @property
    def resource_number(self) -> int:
        """The id as `mp.merchant_orders` takes it.

        Raises:
            ValueError: it is not a number.
        """
        if not _NUMBER.fullmatch(self.resource_id):
            raise ValueError(f"the id {self.resource_id!r} is not a number; those of merchant orders are")
        return int(self.resource_id)

    @property
    def created_at(self) -> datetime | None:
        """`date_created` cut to microseconds; None where there is none, or no moment."""
        try:
            found = datetime.fromisoformat(self.date_created or "")
        except ValueError:
            return None
        return found if found.tzinfo else None


@frozen(kw_only=True)
class Proof:
    """What the headers have proven."""

    request_id: str | None
    signed_at: datetime | None = None
    verified: bool = False
    id_signed: bool = False


def read(query: Parameters, body: bytes, proof: Proof) -> Notification:
    """The notification of a query and a body that agree.

    Raises:
        UnreadableNotification: the body is not one.
        NotificationMismatch: query and body are of two.
    """
    data, text = _parsed(body, proof.request_id)
    topic = _topic(query, data, proof)
    is_feed = "resource" in data or (topic == MERCHANT_ORDER and query.type is None and "id" not in data)
    resource_id = _resource_id(query, _named(topic, data, is_feed=is_feed), topic, proof, is_feed=is_feed)
    notification_id = None if is_feed or topic == MERCHANT_ORDER else _id(data.get("id"))
    live_mode = data.get("live_mode")
    date_created = _id(data.get("date_created"))
    lasting = date_created or notification_id
    return Notification(
        topic=topic,
        resource_id=resource_id,
        action=_id(data.get("action")),
        notification_id=notification_id,
        application_id=_id(data.get("application_id")),
        user_id=_id(data.get("user_id")),
        live_mode=live_mode if isinstance(live_mode, bool) else None,
        date_created=date_created,
        request_id=proof.request_id,
        signed_at=proof.signed_at,
        verified=proof.verified,
        id_signed=proof.id_signed,
        key=_key([topic, resource_id, proof.verified, text, None if lasting else _sending(proof)]),
        model=_model(topic, data, is_feed=is_feed),
        raw=data,
    )


def _parsed(body: bytes, request_id: str | None) -> tuple[dict[str, Any], str]:
    """The object in the body, and the same as text that does not depend on spaces and order."""
    data: Any = None
    text = wrong = ""
    try:
        if len(body) <= MAX_BODY:
            data = json.loads(body.decode(), object_pairs_hook=_members, parse_constant=_refused, parse_float=_finite)
            text = json.dumps(data, sort_keys=True)
    except RecursionError:
        wrong = "the body is nested too deeply"
    except UnicodeDecodeError:
        wrong = "the body is not UTF-8"
    except json.JSONDecodeError:
        wrong = "the body is not JSON"
    except ValueError as error:
        wrong = str(error) if isinstance(error, _RefusedError) else "the body has a number that is too long"
    if len(body) > MAX_BODY:
        wrong = f"the body has {len(body)} bytes, more than {MAX_BODY}"
    elif not wrong and not isinstance(data, dict):
        wrong = "the body is JSON and not an object"
    if wrong:  # outside of `except`, so that no error beneath this one holds the body
        raise UnreadableNotification(f"{wrong}; a notification is a JSON object", request_id=request_id)
    return data, text


class _RefusedError(ValueError):
    """JSON that one reader takes and another refuses."""


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) < len(pairs):
        raise _RefusedError("the body names a member twice; each may be there once")
    return dict(pairs)


def _refused(_: str) -> NoReturn:
    raise _RefusedError("the body has a number that is none, such as NaN")


def _finite(text: str) -> float:
    return number if math.isfinite(number := float(text)) else _refused(text)


def _id(value: Any) -> str | None:
    """Text or a whole number as text; anything else is none."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value).strip() or None


def _topic(query: Parameters, data: Mapping[str, Any], proof: Proof) -> str:
    said = [_id(data.get("type")) or _id(data.get("topic")), query.type or query.topic]
    topics = [_TOPICS.get(each, each) for each in said if each]
    if not topics:
        raise UnreadableNotification("neither body nor query has a type or topic", request_id=proof.request_id)
    if topics[0] != topics[-1]:
        words = f"the body is about {topics[0]} and the query about {topics[-1]}; they have to be the same"
        raise NotificationMismatch(words, request_id=proof.request_id)
    return topics[0]


def _named(topic: str, data: Mapping[str, Any], *, is_feed: bool) -> str | None:
    """The id that the body names."""
    if is_feed:
        found = _RESOURCE.fullmatch(_id(data.get("resource")) or "")
        return found[1] if found else None
    if topic == MERCHANT_ORDER:
        return _id(data.get("id"))
    inner = data.get("data")
    return _id(inner.get("id")) if isinstance(inner, dict) else None


def _resource_id(query: Parameters, named: str | None, topic: str, proof: Proof, *, is_feed: bool) -> str:
    signed = query.signed_id
    if named is None and (signed is None or (topic in (ORDER, MERCHANT_ORDER) and not is_feed)):
        raise UnreadableNotification(
            f"the body does not name the {topic} that it is about", request_id=proof.request_id
        )
    if signed and named and signed.lower() != named.lower():
        words = f"the query is about {signed} and the body about {named}; they have to be the same"
        raise NotificationMismatch(words, request_id=proof.request_id)
    found = signed or named or ""
    if topic == MERCHANT_ORDER and not _NUMBER.fullmatch(found):
        raise UnreadableNotification(f"the merchant order {found} is not a number", request_id=proof.request_id)
    if topic == ORDER and not _ORDER_ID.fullmatch(found):
        words = f"the order id {found} has other characters than letters, digits, - and _"
        raise UnreadableNotification(words, request_id=proof.request_id)
    # An id that was sent with small letters is asked for with capitals, as answers have it.
    return found.upper() if topic == ORDER and _ULID_FORM.fullmatch(found) else found


def _model(topic: str, data: dict[str, Any], *, is_feed: bool) -> Model | None:
    kinds = {ORDER: OrderNotification, MERCHANT_ORDER: MerchantOrderFeed if is_feed else MerchantOrderNotification}
    try:
        model: Model = answers.read(kinds[topic], data)
    except Exception:  # the generated code raises whatever comes of another shape; the order is read anyway
        return None
    return model


def _sending(proof: Proof) -> str:
    """What tells one sending from another; without anything, each is one of its own."""
    return proof.request_id or (proof.signed_at.isoformat() if proof.signed_at else uuid.uuid4().hex)


def _key(parts: list[Any]) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
