"""Checks what a client is given, before it is used."""

import math
import re
from datetime import timedelta
from typing import TypeVar

import httpx

from mp_orders.wire.network import is_loopback

VERSION = "0.1.0"
MAX_S = 24 * 3600
MAX_ATTEMPTS = 100
MAX_BUDGET = 100.0
Transport = TypeVar("Transport")
_TOKEN = re.compile(r"[!-~]{1,512}")


class Hidden:
    """Holds the token where a traceback that shows variables would show it."""

    def __init__(self, token: str) -> None:
        self.token = token

    def check(self) -> None:
        """Refuse a token that cannot stand in a header."""
        if not self.token:
            raise ValueError("there is no access token: is the environment variable set that it comes from?")
        if not isinstance(self.token, str) or not _TOKEN.fullmatch(self.token):
            raise ValueError("the access token is visible ASCII text without spaces")
        self.token = str.__str__(self.token)  # of a member of an enum its value


def checked_url(base_url: str) -> str:
    """The address without a slash at its end, if it cannot show the token to the network."""
    try:
        url = httpx.URL(base_url)
        host = url.host  # which may be no name for IDNA
    except (httpx.InvalidURL, TypeError, UnicodeError) as error:
        raise ValueError("base_url is not an address") from error
    if url.scheme not in ("https", "http") or not host or url.userinfo or set("?#") & set(str(base_url)):
        missing = "" if "://" in str(base_url) else "; https:// is missing, or http:// of a loopback address"
        raise ValueError(f"base_url is https://host, without credentials, query or fragment, not {url!r}{missing}")
    if not 0 < (url.port or 443) < 65536:
        raise ValueError("base_url has a port that is none")
    if url.scheme == "http" and not is_loopback(url.host):
        raise ValueError("base_url uses http, which would show the token; it is allowed to a loopback address only")
    return str(url).rstrip("/")


def seconds(value: float | timedelta, name: str) -> float:
    """The duration in seconds, if it is above zero and a day at most."""
    number = value.total_seconds() if isinstance(value, timedelta) else value
    if isinstance(number, bool) or not isinstance(number, (int, float)) or not 0 < number <= MAX_S:
        raise ValueError(f"the {name} is a number of seconds above zero, or a timedelta, a day at most")
    return float(number)


def checked_attempts(max_attempts: int) -> int:
    """The number, if it is one to a hundred."""
    if isinstance(max_attempts, bool) or not isinstance(max_attempts, int) or not 1 <= max_attempts <= MAX_ATTEMPTS:
        raise ValueError(f"max_attempts is a whole number from 1 to {MAX_ATTEMPTS}")
    return max_attempts


def checked_connections(max_connections: int) -> int:
    """The number, if it is one or more."""
    if isinstance(max_connections, bool) or not isinstance(max_connections, int) or max_connections < 1:
        raise ValueError(f"max_connections is {max_connections!r}; it has to be a whole number, 1 or more")
    return max_connections


def checked_budget(retry_budget: float) -> float:
    """The number, if it is zero or more; infinity is no limit."""
    is_number = isinstance(retry_budget, (int, float)) and not isinstance(retry_budget, bool)
    if not is_number or not (0 <= retry_budget <= MAX_BUDGET or retry_budget == math.inf):
        raise ValueError(
            f"the retry budget is {retry_budget!r}; it has to be a number of retries for each answered call from 0 to "
            f"{MAX_BUDGET:g}, or math.inf for no limit"
        )
    return float(retry_budget)


def checked_transport(transport: Transport | None, kind: type, verify: object, proxy: object) -> Transport | None:
    """The transport, if it is one of the right kind, and nothing is said beside it that it would not heed."""
    if transport is None:
        return None
    if not isinstance(transport, kind):
        raise TypeError(f"transport is an object of httpx.{kind.__name__}, not {transport!r}")
    if verify is not True or proxy is not None:
        raise ValueError("a transport has its own verify and proxy: give them to it")
    return transport


def checked_hook(hook: object, name: str) -> None:
    """Refuse what could not be called, or would have to be awaited."""
    from inspect import iscoroutinefunction as is_async

    if hook is not None and (not callable(hook) or is_async(hook) or is_async(type(hook).__call__)):
        raise TypeError(f"{name} is a plain function of one event, for asyncio too")
