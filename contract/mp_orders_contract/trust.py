"""Whom the kit trusts over https."""

import functools
import ssl
from pathlib import Path

import httpx


@functools.cache
def trusted(ca: Path | None = None) -> ssl.SSLContext:
    """The authorities of a file, else those of httpx; read once: that takes longer than several requests.

    Raises:
        ValueError: the file cannot be read, or has no certificate in it.
    """
    if ca is None:
        return httpx.create_ssl_context(trust_env=False)
    try:
        return ssl.create_default_context(cafile=ca)
    except OSError as error:  # of which SSLError is one
        raise ValueError(f"{ca} has no certificates of authorities: {error.strerror or error}") from None
