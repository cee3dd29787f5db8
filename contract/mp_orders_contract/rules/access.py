"""Who may do what: tokens that are not accepted, and what belongs to another account."""

from collections.abc import Callable
from typing import Any

from mp_orders_contract.probe import UNKNOWN_MERCHANT_ORDER, UNKNOWN_ORDER, Probe
from mp_orders_contract.rule import triggers, x_rule
from mp_orders_contract.session import fresh_key

WRONG_TOKENS: dict[str, dict[str, Any]] = {
    "no token": {"token": None},
    "an empty token": {"token": None, "headers": {"Authorization": "Bearer"}},
    "an unknown token": {"token": "not-a-token"},
    "another scheme": {"token": None, "headers": {"Authorization": "Basic dXNlcjpwYXNzd29yZA=="}},
    "a token without a scheme": {"token": None, "headers": {"Authorization": "TEST-token"}},
}
MERCHANT = ("invalid_token", "invalid_caller_id")


def _refused(send: Callable[..., Any], probe: Probe, *codes: str) -> None:
    def case(more: dict[str, Any]) -> Callable[[], None]:
        return lambda: probe.expect(send(**more), 401, *codes)

    probe.each([(name, case(more)) for name, more in WRONG_TOKENS.items()])


@triggers("create_order", "401")
def create_online_needs_token(probe: Probe) -> None:
    _refused(lambda **more: probe.create(probe.online(), **more), probe, "401", "unauthorized")


@triggers("create_order", "unauthorized")
def create_point_needs_token(probe: Probe) -> None:
    body = probe.point("PAX_A910__KIT0001")
    _refused(lambda **more: probe.create(body, **more), probe, "unauthorized")


@triggers("get_order", "unauthorized")
def get_needs_token(probe: Probe) -> None:
    order = probe.created(probe.online())
    _refused(lambda **more: probe.get(order["id"], **more), probe, "unauthorized")
    _refused(lambda **more: probe.get(UNKNOWN_ORDER, **more), probe, "unauthorized")


@triggers("cancel_order", "unauthorized")
def cancel_needs_token(probe: Probe) -> None:
    order = probe.created(probe.online(processing_mode="manual"))
    _refused(lambda **more: probe.cancel(order["id"], **more), probe, "unauthorized")
    probe.require(probe.read(order["id"])["status"] == order["status"], "it was canceled without a token")


@triggers("create_merchant_order", "invalid_token")
def create_merchant_needs_token(probe: Probe) -> None:
    _refused(lambda **more: probe.create_merchant(probe.merchant(), **more), probe, *MERCHANT)


@triggers("get_merchant_order", "invalid_token")
def get_merchant_needs_token(probe: Probe) -> None:
    order = probe.created_merchant(probe.merchant())
    _refused(lambda **more: probe.get_merchant(order["id"], **more), probe, *MERCHANT)
    _refused(lambda **more: probe.get_merchant(UNKNOWN_MERCHANT_ORDER, **more), probe, *MERCHANT)


@triggers("update_merchant_order", "invalid_token")
def update_merchant_needs_token(probe: Probe) -> None:
    order = probe.created_merchant(probe.merchant())
    body = {"additional_info": "by nobody"}
    _refused(lambda **more: probe.update_merchant(order["id"], body, **more), probe, *MERCHANT)
    kept = probe.read_merchant(order["id"]).get("additional_info")
    probe.require(kept == order.get("additional_info"), "it was changed without a token")


@x_rule("token-in-query")
def token_in_query(probe: Probe) -> None:
    query = {"token": None, "query": {"access_token": probe.capabilities.target.access_token}}
    order = probe.created_merchant(probe.merchant(), **query)
    probe.expect(probe.get_merchant(order["id"], **query), 401)
    probe.expect(probe.update_merchant(order["id"], {"additional_info": "x"}, **query), 401)
    online = probe.created(probe.online())
    probe.expect(probe.get(online["id"], **query), 401)
    probe.expect(probe.create(probe.online(), **query), 401)


@x_rule("get-own-orders-only")
def get_own_orders_only(probe: Probe) -> None:
    for order in _orders(probe):
        probe.expect(probe.get(order["id"], token=probe.second), 404, "order_not_found")
    probe.free_terminals()


@x_rule("cancel-own-orders-only")
def cancel_own_orders_only(probe: Probe) -> None:
    for order in _orders(probe):
        key = fresh_key()
        probe.expect(probe.cancel(order["id"], token=probe.second), 404, "order_not_found")
        probe.require(probe.read(order["id"])["status"] == order["status"], "another account canceled it")
        probe.canceled(order["id"], key=key)
        probe.expect(probe.cancel(order["id"], key=key, token=probe.second), 404, "order_not_found")


def _orders(probe: Probe) -> list[dict[str, Any]]:
    """An order of each type, if there is a terminal."""
    point = [] if probe.capabilities.no_terminal else [probe.created(probe.point(probe.terminal()))]
    return [probe.created(probe.online(processing_mode="manual")), *point]


@x_rule("get-own-merchant-orders-only")
def get_own_merchant_orders_only(probe: Probe) -> None:
    order = probe.created_merchant(probe.merchant())
    probe.expect(probe.get_merchant(order["id"], token=probe.second), 404, "not_found")


@x_rule("update-own-merchant-orders-only")
def update_own_merchant_orders_only(probe: Probe) -> None:
    order = probe.created_merchant(probe.merchant())
    body = {"additional_info": "by another"}
    probe.expect(probe.update_merchant(order["id"], body, token=probe.second), 404, "not_found")
    kept = probe.read_merchant(order["id"]).get("additional_info")
    probe.require(kept == order.get("additional_info"), "another account changed it")
