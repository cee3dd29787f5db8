"""Tells the addresses of shops what has changed, as openapi.yaml's `webhooks:` say."""

from mp_orders_mock.webhooks.endpoints import EndpointError, WebhookSecrets, new_endpoint
from mp_orders_mock.webhooks.sender import Sender

__all__ = ["EndpointError", "Sender", "WebhookSecrets", "new_endpoint"]
