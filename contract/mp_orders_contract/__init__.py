"""Compares an implementation with openapi.yaml.

`check(Target(base_url, access_token))` gives a `Report`; `served_app` serves an ASGI application for it.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mp_orders_contract.checker import check as check
    from mp_orders_contract.report import Report as Report
    from mp_orders_contract.serving import served_app as served_app
    from mp_orders_contract.session import Target as Target

__all__ = ["Report", "Target", "check", "served_app"]
_HOMES = {"check": "checker", "Report": "report", "Target": "session", "served_app": "serving"}


def __getattr__(name: str) -> Any:
    """Import what is asked for; pytest loads this package in every project where mp-orders is installed."""
    import importlib

    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = importlib.import_module(f"{__name__}.{_HOMES[name]}")
    return getattr(module, name)
