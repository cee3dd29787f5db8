"""A stateful mock of Mercado Pago's Orders and Merchant Orders, driven by openapi.yaml."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mp_orders_mock.app import Mock, create_app
    from mp_orders_mock.control.controls import Controls
    from mp_orders_mock.control.errors import ControlError
    from mp_orders_mock.http.api import ConnectionDroppedError
    from mp_orders_mock.server import MockServer

__all__ = ["ConnectionDroppedError", "ControlError", "Controls", "Mock", "MockServer", "create_app"]

_PLACES = {
    "ConnectionDroppedError": "http.api",
    "ControlError": "control.errors",
    "Controls": "control.controls",
    "Mock": "app",
    "MockServer": "server",
    "create_app": "app",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for, so that the pytest plugin loads without what the mock needs."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
