"""Looks at a target before anything is tried: what can be learned from it, and what cannot."""

import uuid
from contextlib import suppress
from typing import Any

from mp_orders_spec import operations

from mp_orders_contract.absence import find_missing, is_of_nobody
from mp_orders_contract.capabilities import NO_SECOND, TargetCapabilities
from mp_orders_contract.controls import ControlError, Controls
from mp_orders_contract.exchange import Exchange
from mp_orders_contract.probe import POINT_ORDERS, QR_ORDERS, UNKNOWN_ORDER, Probe
from mp_orders_contract.rule import Blocked, RuleViolation, Skipped

CREATE = "create_order"
SANDBOX_CODE = "invalid_email_for_sandbox"


class StopError(Exception):
    """Nothing could be learned from this target; says why."""


def discover(capabilities: TargetCapabilities) -> None:
    """Fill in what there is to know.

    Raises:
        StopError: the server is not reached, does not take the token, does not create an order, or what was named
            on the command line is not what it is said to be.
    """
    probe = Probe(capabilities)
    _discover_server(probe)
    _discover_controls(capabilities)
    capabilities.user_id = _user_of(probe, capabilities.target.access_token)
    if CREATE not in capabilities.missing:
        capabilities.sandbox = probe.create(probe.online({"payer.email": "buyer@example.com"})).code == SANDBOX_CODE
    _discover_second(probe)
    _discover_terminals(probe)
    _discover_pos(probe)
    if capabilities.controls is not None:
        _close_a_merchant_order(probe, capabilities.controls)


def _discover_server(probe: Probe) -> None:
    url, capabilities = probe.capabilities.target.base_url, probe.capabilities
    exchange = probe.get(UNKNOWN_ORDER)
    if exchange.status is None:
        raise StopError(f"{url} does not answer: {exchange.failure}")
    if exchange.status == 401:
        raise StopError(f"{url} does not take the access token: {exchange.summary}")
    exchange = probe.create(probe.online())
    created, absent = exchange.status == 201, is_of_nobody(exchange)
    if created or absent:
        find_missing(probe)
    if not created and (not absent or operations().keys() <= capabilities.missing.keys()):
        raise StopError(f"{url} does not create an order: expected 201, got {_described(exchange)}")
    if created and not (isinstance(exchange.json, dict) and isinstance(exchange.json.get("id"), str)):
        raise StopError(f"{url} does not create an order: the 201 has no id; got {_described(exchange)}")


def _described(exchange: Exchange) -> str:
    media = exchange.answer_headers.get("content-type", "no Content-Type")
    return f"{exchange.summary}, {media}: {exchange.beginning}" if exchange.status else exchange.summary


def _discover_controls(capabilities: TargetCapabilities) -> None:
    if capabilities.controls is None:
        return
    try:
        capabilities.controls.clear_faults()
    except ControlError as error:
        raise StopError(str(error)) from None


def _user_of(probe: Probe, token: str) -> int | None:
    """The number of an account, as its merchant orders name it."""
    if "create_merchant_order" in probe.capabilities.missing:
        return None
    order: Any = probe.create_merchant({}, token=token).json
    collector = order.get("collector") if isinstance(order, dict) else None
    user: Any = collector.get("id") if isinstance(collector, dict) else None
    return user if isinstance(user, int) else None


def _discover_second(probe: Probe) -> None:
    capabilities = probe.capabilities
    token = capabilities.target.second_token
    if token is None:
        capabilities.no_second = NO_SECOND
        return
    exchange = _created(probe, token)
    if not exchange.is_success:
        raise StopError(f"the second token does not create an order: expected 201, got {_described(exchange)}")
    other = _user_of(probe, token)
    if token == capabilities.target.access_token or (other is not None and other == capabilities.user_id):
        capabilities.no_second = "the second token is of the same account"


def _created(probe: Probe, token: str) -> Exchange:
    """The answer to an order of an account or, where orders are not created, to a merchant order."""
    if CREATE in probe.capabilities.missing:
        return probe.create_merchant(probe.merchant(), token=token)
    return probe.create(probe.online(), token=token)


def _blocked_by(capabilities: TargetCapabilities, kind: str) -> str:
    """What keeps orders of a kind from being created; empty if that is not known to be missing."""
    return next((str(Blocked(each)) for each in (CREATE, kind) if each in capabilities.missing), "")


def _discover_terminals(probe: Probe) -> None:
    """Whether there is a terminal that is free; cancels what it creates."""
    capabilities = probe.capabilities
    capabilities.no_terminal = _blocked_by(capabilities, POINT_ORDERS)
    if capabilities.no_terminal:
        return
    if capabilities.target.foreign_terminal in capabilities.target.terminals:
        raise StopError(f"terminal {capabilities.target.foreign_terminal} cannot be both of this account and foreign")
    for terminal in capabilities.target.terminals:
        exchange = probe.create(probe.point(terminal))
        if exchange.status != 201:
            raise StopError(f"terminal {terminal} takes no order: expected 201, got {_described(exchange)}")
        probe.free_terminals()
    if capabilities.target.terminals:
        return
    exchange = probe.create(probe.point(f"PAX_A910__KIT{uuid.uuid4().hex[:16]}"))
    if _is_refused(exchange):
        capabilities.no_terminal = f"needs --terminal: an invented one was answered {exchange.summary}"
    elif _is_unknown(exchange):
        capabilities.missing[POINT_ORDERS] = f"one is answered {exchange.summary}"
        capabilities.no_terminal = _blocked_by(capabilities, POINT_ORDERS)
    capabilities.any_terminal = not capabilities.no_terminal


def _discover_pos(probe: Probe) -> None:
    """Whether there is a point of sale for QR orders; cancels what it creates."""
    capabilities = probe.capabilities
    capabilities.no_pos = _blocked_by(capabilities, QR_ORDERS)
    if capabilities.no_pos:
        return
    exchange = probe.create(probe.qr())
    if capabilities.target.pos is not None and exchange.status != 201:
        raise StopError(f"point of sale {capabilities.target.pos} takes no order: expected 201, got {exchange.summary}")
    if _is_unknown(exchange):
        capabilities.missing[QR_ORDERS] = f"one is answered {exchange.summary}"
        capabilities.no_pos = _blocked_by(capabilities, QR_ORDERS)
    elif not _is_refused(exchange):
        with suppress(Skipped, TypeError, LookupError):  # rules say what is wrong with it
            probe.cancel(exchange.json["id"])
    else:
        capabilities.no_pos = f"needs --pos: that of the documents was answered {exchange.summary}"


def _is_refused(exchange: Exchange) -> bool:
    """Whether an order is refused for the terminal or point of sale that it names; any other answer is a fault."""
    codes = {each.code for each in operations()[exchange.operation].codes.values()}
    return exchange.status in (403, 404) and exchange.code in codes


def _is_unknown(exchange: Exchange) -> bool:
    """Whether orders of a kind are not taken at all: one of the contract's own form is refused as a wrong request."""
    return exchange.status in (400, 422, 501)


def _close_a_merchant_order(probe: Probe, controls: Controls) -> None:
    preference = f"{uuid.uuid4()}"
    try:
        order = probe.created_merchant(probe.merchant(preference_id=preference))
        controls.close_merchant_order(order["id"])
    except (ControlError, RuleViolation, Skipped):
        return
    probe.capabilities.closed_merchant_order = (order["id"], preference)
