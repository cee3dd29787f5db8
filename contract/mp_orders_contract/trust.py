"""Whom the kit trusts over https."""

import functools
import ssl

import httpx


@functools.cache
def trusted() -> ssl.SSLContext:
    """What httpx trusts by itself, read once: that takes longer than several requests, and a race has many clients."""
    return httpx.create_ssl_context(trust_env=False)
