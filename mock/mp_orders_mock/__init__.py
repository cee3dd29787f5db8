"""A stateful server that answers as openapi.yaml says."""

from mp_orders_mock.app import create_app

__all__ = ["create_app"]
