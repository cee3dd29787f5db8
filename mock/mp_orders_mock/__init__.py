"""A stateful server that answers as openapi.yaml says."""

try:
    from mp_orders_mock.app import create_app
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(f"the mock needs {error.name}: install mp-orders[mock]", name=error.name) from error

__all__ = ["create_app"]
