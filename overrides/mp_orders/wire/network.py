"""Whom to trust, and which way to go."""

import ipaddress
import os
from functools import lru_cache
from types import NoneType
from typing import TYPE_CHECKING, TypeAlias

import httpx

if TYPE_CHECKING:
    import ssl

Verify: TypeAlias = "ssl.SSLContext | str | os.PathLike[str] | bool"


def network(
    verify: Verify, proxy: str | httpx.Proxy | None, base_url: str
) -> "tuple[ssl.SSLContext, httpx.Proxy | None]":
    """Whom to trust, as a context, and the proxy.

    Raises:
        ValueError: the file of CAs cannot be read, or the proxy is no address.
        TypeError: one of them is of another kind.
    """
    context = _context(verify)
    if not isinstance(proxy, (str, httpx.Proxy, NoneType)):
        raise TypeError(f"proxy is an address or an httpx.Proxy, not {type(proxy).__name__}")
    try:
        through = _proxy(proxy, context) if isinstance(proxy, str) else proxy
    except httpx.InvalidURL as error:
        raise ValueError("proxy is not an address") from error
    if through and not through.url.host:
        raise ValueError("proxy has no host")
    if through and through.url.scheme not in ("http", "https"):
        raise ValueError(f"proxy is an http or https address, not {through.url.scheme}")
    if through and base_url.startswith("http:") and not is_loopback(through.url.host):
        raise ValueError("over http the proxy would be shown the token: it has to be on this machine, too")
    return context, through


def _proxy(address: str, context: "ssl.SSLContext") -> httpx.Proxy:
    """The proxy; one that is spoken to over TLS has to be trusted in the same way as the API."""
    plain = httpx.Proxy(address)
    return httpx.Proxy(address, ssl_context=context) if plain.url.scheme == "https" else plain


def _context(verify: Verify) -> "ssl.SSLContext":
    """A file or folder of CAs is trusted, and no other; True is what httpx trusts, SSL_CERT_FILE included."""
    import ssl

    if verify == "" or not isinstance(verify, (str, os.PathLike, bool, ssl.SSLContext)):
        raise TypeError(f"verify is a file or folder of CAs, an SSLContext or a bool, not {type(verify).__name__}")
    try:
        if verify is True:
            return _default_context(*(_stamp(os.environ.get(name)) for name in ("SSL_CERT_FILE", "SSL_CERT_DIR")))
        if not isinstance(verify, (str, os.PathLike)):
            return httpx.create_ssl_context(verify=verify)
        folder = os.path.isdir(verify)
        return ssl.create_default_context(cafile=None if folder else verify, capath=verify if folder else None)
    except OSError as error:
        named = os.environ.get("SSL_CERT_FILE") if verify is True else verify
        raise ValueError(f"the CA file cannot be read: {error} ({named})") from error


def _stamp(place: str | None) -> tuple[str, int] | None:
    """What tells one state of a file or folder from another."""
    return (place, os.stat(place).st_mtime_ns) if place and os.path.exists(place) else None


@lru_cache(maxsize=4)
def _default_context(*_: object) -> "ssl.SSLContext":
    """What httpx trusts by itself, shared by all clients, since reading its CAs takes longer than all else of one."""
    return httpx.create_ssl_context()


def is_loopback(host: str) -> bool:
    """Whether the host is this machine."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
