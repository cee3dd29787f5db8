"""Self-made certificates, so that clients that insist on https can be pointed at the mock."""

import os
import ssl
from collections.abc import Iterable
from pathlib import Path

from attrs import frozen

from mp_orders_mock.server import LOCAL_NAMES

ALWAYS = (*LOCAL_NAMES, "127.0.0.1", "::1")


class TlsError(Exception):
    """No certificate can be had; the text says why in one line."""


@frozen
class Certificate:
    """Where the certificate is, its key, and the authority that a client has to trust."""

    authority: Path
    chain: Path
    key: Path


def certificate_in(folder: Path, names: Iterable[str]) -> Certificate:
    """The certificate in a folder, made with a new authority if there is none.

    Args:
        folder: has or gets ca.pem, server.pem and server-key.pem.
        names: hosts and addresses, beside localhost and api.mercadopago.com, that a new certificate is for.

    Raises:
        TlsError: the folder cannot be used, or trustme is not installed.
    """
    try:
        folder = folder.expanduser()
        found = Certificate(folder / "ca.pem", folder / "server.pem", folder / "server-key.pem")
        folder.mkdir(parents=True, exist_ok=True)
        if not all(path.exists() for path in (found.authority, found.chain, found.key)):
            _make(found, [*ALWAYS, *names])
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(found.chain, found.key)
    except (OSError, ValueError, RuntimeError) as error:  # of files, of certificates and names, of a home
        raise TlsError(f"cannot keep certificates in {folder}: {getattr(error, 'strerror', None) or error}") from None
    return found


def _make(certificate: Certificate, names: list[str]) -> None:
    try:
        import trustme
    except ImportError:
        raise TlsError("--tls needs trustme: install mp-orders with its extra [tls]") from None
    authority = trustme.CA()
    issued = authority.issue_cert(*dict.fromkeys(name for name in names if name not in ("", "0.0.0.0", "::")))  # noqa: S104
    with os.fdopen(os.open(certificate.key, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(issued.private_key_pem.bytes())
    certificate.chain.write_bytes(b"".join(blob.bytes() for blob in issued.cert_chain_pems))
    authority.cert_pem.write_to_path(str(certificate.authority))
