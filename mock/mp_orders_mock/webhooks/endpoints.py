"""Addresses of webhooks as people give them, and their secrets, which are in no store."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from attrs import evolve

from mp_orders_mock.domain.notifications import MERCHANT_ORDER, ORDER, TOPICS
from mp_orders_mock.store.rows import EVERYBODY, MILLISECONDS, SECONDS, EndpointRow

MAX_URL = 500
MAX_SECRET = 256
UNITS = (SECONDS, MILLISECONDS)


class EndpointError(ValueError):
    """This cannot be the address of a webhook; the text says what would be right."""


class WebhookSecrets:
    """The secrets of addresses, as this process was told them. They are shown to nobody."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], str] = {}

    def put(self, endpoint: EndpointRow, secret: str | None) -> None:
        """Remember the secret of an address; None for one that has none."""
        if secret is None:
            self._known.pop((endpoint.url, endpoint.user_id), None)
        else:
            self._known[endpoint.url, endpoint.user_id] = secret

    def get(self, endpoint: EndpointRow) -> str | None:
        """The secret of an address, if it was told."""
        return self._known.get((endpoint.url, endpoint.user_id))

    def can_sign(self, endpoint: EndpointRow) -> bool:
        """Whether this process can send to an address: it is not signed, or its secret was told."""
        return not endpoint.signed or self.get(endpoint) is not None


def new_endpoint(
    url: str,
    *,
    secret: str | None = None,
    user_id: int | None = None,
    topics: Sequence[str] | str = (ORDER, MERCHANT_ORDER),
    timestamps: str = SECONDS,
    lower_case_id: bool = False,
) -> EndpointRow:
    """An address that is told of changes.

    Args:
        url: http or https, with a query or without.
        secret: signs what is sent; None for no signature.
        user_id: whose changes; None for all accounts.
        topics: some of TOPICS, or one.
        timestamps: the unit of the time in the signature, one of UNITS.
        lower_case_id: whether ids are signed with small letters, as the documents have it; the SDKs do not.

    Raises:
        EndpointError: one of these cannot be.
    """
    _check_url(url)
    topics = [topics] if isinstance(topics, str) else topics
    if secret is not None and not (1 <= len(secret) <= MAX_SECRET and secret.isprintable()):
        raise EndpointError(f"a secret is a text of 1 to {MAX_SECRET} characters that can be written")
    unknown = [each for each in topics if each not in TOPICS]
    if unknown or not topics:
        raise EndpointError(f"{', '.join(map(repr, unknown)) or 'nothing'} is no topic: some of {', '.join(TOPICS)}")
    if timestamps not in UNITS:
        raise EndpointError(f"{timestamps!r} is no unit of timestamps: one of {', '.join(UNITS)}")
    everybody = EVERYBODY if user_id is None else user_id
    return EndpointRow(0, url, everybody, " ".join(topics), secret is not None, timestamps, lower_case_id)


def shown(endpoint: EndpointRow) -> dict[str, Any]:
    """An address as JSON, without its secret."""
    user_id = None if endpoint.user_id == EVERYBODY else endpoint.user_id
    told = {"url": endpoint.url, "user_id": user_id, "topics": endpoint.topics.split(), "signed": endpoint.signed}
    return {**told, "timestamps": endpoint.timestamps, "lower_case_id": endpoint.lower_case_id}


def seeded(row: Mapping[str, Any]) -> tuple[EndpointRow, str | None]:
    """An address of a state or a seed file, and its secret. One that is signed and comes without its secret, as in a
    dump, waits until somebody tells it.

    Raises:
        EndpointError: it cannot be one.
    """
    more: dict[str, Any] = {name: row[name] for name in ("topics", "timestamps", "lower_case_id") if name in row}
    secret = row.get("secret")
    endpoint = new_endpoint(row["url"], secret=secret, user_id=row.get("user_id"), **more)
    return evolve(endpoint, signed=bool(secret or row.get("signed"))), secret


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if len(url) > MAX_URL:
        raise EndpointError(f"the address has {len(url)} characters: {MAX_URL} at most")
    if not usable or not url.isascii() or not url.isprintable() or " " in url:
        missing = "" if "://" in url else ", and https:// or http:// is missing"
        raise EndpointError(f"{url[:64]!r} is no address{missing}: it has to be like https://shop.example/webhooks")
    if parts.username or parts.password or parts.fragment:
        raise EndpointError("an address has no user, password or fragment")
