# Generated from openapi.yaml by `make generate`. Do not edit.
"""A client library for accessing Mercado Pago Orders and Merchant Orders"""

from .client import AuthenticatedClient, Client

__all__ = (
    "AuthenticatedClient",
    "Client",
)
