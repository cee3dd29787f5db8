"""Who calls: an access token stands for an account, and is never kept."""

import hashlib
import re

from attrs import frozen

_TOKEN = re.compile(r"^(TEST|APP_USR)-[!-~]{1,250}$")
_FULL = re.compile(r"^(?:TEST|APP_USR)-([0-9]{1,18})-[0-9]+-[0-9A-Fa-f_]+-([0-9]{1,18})$")
TOKEN_FORM = "a token begins with TEST- or APP_USR- and is sent as Authorization: Bearer <token>"  # noqa: S105 - what one is like
DEFAULT_APPLICATION = "1234567890"


@frozen
class Identity:
    """The account of a token. A token of the usual form (TEST-<application>-<date>-<hex>-<user>) names its user, so
    that two tokens of one user are one account; any other stands for a user of its own.
    """

    user_id: int
    application_id: str
    test: bool


def identify(token: str) -> Identity | None:
    """The identity of a well-formed access token (TEST-... or APP_USR-...), None for anything else."""
    if not _TOKEN.fullmatch(token):
        return None
    test = token.startswith("TEST-")
    full = _FULL.fullmatch(token)
    if full:
        return Identity(int(full[2]), full[1].lstrip("0") or "0", test)
    digest = hashlib.sha256(token.encode("ascii")).digest()
    return Identity(10**14 + int.from_bytes(digest[:8]) % (9 * 10**14), DEFAULT_APPLICATION, test)
