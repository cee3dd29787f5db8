"""Looks at a target before anything is tried: what can be learned from it, and what cannot."""

import uuid
from typing import Any

from mp_orders_contract.controls import ControlError, Controls
from mp_orders_contract.exchange import Exchange
from mp_orders_contract.probe import UNKNOWN_ORDER, Probe, Setting
from mp_orders_contract.rule import WrongError

SANDBOX_CODE = "invalid_email_for_sandbox"
NO_SECOND = "needs --second-token, of another account"


class StopError(Exception):
    """Nothing could be learned from this target; says why."""


def look(setting: Setting) -> None:
    """Fill in what there is to know.

    Raises:
        StopError: the server is not reached, does not take the token, does not create an order, or what was named
            on the command line is not what it is said to be.
    """
    probe = Probe(setting)
    _look_at_server(probe)
    _look_at_controls(setting)
    setting.user_id = _user_of(probe, setting.target.access_token)
    setting.sandbox = probe.create(probe.online({"payer.email": "buyer@example.com"})).code == SANDBOX_CODE
    _look_at_second(probe)
    _look_at_terminals(probe)
    if setting.controls is not None:
        _close_a_merchant_order(probe, setting.controls)


def _look_at_server(probe: Probe) -> None:
    url = probe.setting.target.base_url
    exchange = probe.get(UNKNOWN_ORDER)
    if exchange.status is None:
        raise StopError(f"{url} does not answer: {exchange.failure}")
    if exchange.status == 401:
        raise StopError(f"{url} does not take the access token: {exchange.summary}")
    exchange = probe.create(probe.online())
    if exchange.status != 201:
        raise StopError(f"{url} does not create an order: expected 201, got {_described(exchange)}")
    if not isinstance(exchange.json, dict) or not isinstance(exchange.json.get("id"), str):
        raise StopError(f"{url} does not create an order: the 201 has no id; got {_described(exchange)}")


def _described(exchange: Exchange) -> str:
    media = exchange.answer_headers.get("content-type", "no Content-Type")
    return f"{exchange.summary}, {media}: {exchange.beginning}" if exchange.status else exchange.summary


def _look_at_controls(setting: Setting) -> None:
    if setting.controls is None:
        return
    try:
        setting.controls.clear_faults()
    except ControlError as error:
        raise StopError(str(error)) from None


def _user_of(probe: Probe, token: str) -> int | None:
    """The number of an account, as its merchant orders name it."""
    order: Any = probe.create_merchant({}, token=token).json
    collector = order.get("collector") if isinstance(order, dict) else None
    user: Any = collector.get("id") if isinstance(collector, dict) else None
    return user if isinstance(user, int) else None


def _look_at_second(probe: Probe) -> None:
    setting = probe.setting
    token = setting.target.second_token
    if token is None:
        setting.no_second = NO_SECOND
        return
    exchange = probe.create(probe.online(), token=token)
    if exchange.status != 201:
        raise StopError(f"the second token does not create an order: expected 201, got {_described(exchange)}")
    other = _user_of(probe, token)
    if token == setting.target.access_token or (other is not None and other == setting.user_id):
        setting.no_second = "the second token is of the same account"


def _look_at_terminals(probe: Probe) -> None:
    """Whether there is a terminal that is free; cancels what it creates."""
    setting = probe.setting
    if setting.target.foreign_terminal in setting.target.terminals:
        raise StopError(f"terminal {setting.target.foreign_terminal} cannot be both of this account and foreign")
    for terminal in setting.target.terminals:
        exchange = probe.create(probe.point(terminal))
        if exchange.status != 201:
            raise StopError(f"terminal {terminal} takes no order: expected 201, got {_described(exchange)}")
        probe.free_terminals()
    if setting.target.terminals:
        return
    exchange = probe.create(probe.point(f"PAX_A910__KIT{uuid.uuid4().hex[:16]}"))
    setting.any_terminal = exchange.status == 201
    if not setting.any_terminal:
        setting.no_terminal = f"needs --terminal: an invented one was answered {exchange.summary}"


def _close_a_merchant_order(probe: Probe, controls: Controls) -> None:
    preference = f"{uuid.uuid4()}"
    try:
        order = probe.created_merchant(probe.merchant(preference_id=preference))
        controls.close_merchant_order(order["id"])
    except (ControlError, WrongError):
        return
    probe.setting.closed_merchant_order = (order["id"], preference)
