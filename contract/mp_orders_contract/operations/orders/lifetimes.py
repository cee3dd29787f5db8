"""What time does to orders and keys; but for the shortest life, this needs a clock that can be moved."""

import time

from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import Skipped, x_rule
from mp_orders_contract.session import fresh_key
from mp_orders_contract.severity import Severity

ALMOST_A_DAY = "PT23H59M"
TWO_MINUTES = "PT2M"


SHORTEST, SHORTEST_S = "PT30S", 30
LATE_S = 10
"""How much later than its life an order may read as expired."""


@x_rule("point-order-expires", alone=True)
def point_order_expires(probe: Probe) -> None:
    if probe.capabilities.controls is None:
        _expires_while_we_wait(probe)
        return
    for life, before, rest in (("PT10M", "PT9M", "PT2M"), ("PT1H30M", "PT89M", "PT2M"), ("PT90S", "PT70S", "PT40S")):
        with probe.time_travel() as advance:
            terminal = probe.terminal()
            order = probe.created(probe.point(terminal, expiration_time=life))
            advance(before)
            status = probe.read(order["id"])["status"]
            probe.require(status == "created", f"{before} after its creation for {life} it is {status}")
            advance(rest)
            status = probe.read(order["id"])["status"]
            probe.require(status == "expired", f"{before} and {rest} after its creation for {life} it is {status}")
            probe.created(probe.point(terminal))
            probe.free_terminals()


def _expires_while_we_wait(probe: Probe) -> None:
    if not probe.capabilities.every_value:
        raise Skipped("needs --control, or half a minute, which the profile smoke does not wait")
    order = probe.created(probe.point(probe.terminal(), expiration_time=SHORTEST))
    probe.require(order["status"] == "created", f"a new order is {order['status']}")
    end = time.monotonic() + SHORTEST_S + LATE_S
    while (status := probe.read(order["id"])["status"]) == "created" and time.monotonic() < end:
        time.sleep(1)
    probe.require(status == "expired", f"{SHORTEST_S + LATE_S} s after its creation for {SHORTEST} it is {status}")


@x_rule("point-order-default-life", alone=True)
def point_order_default_life(probe: Probe) -> None:
    with probe.time_travel() as advance:
        order = probe.created(probe.point_2024(probe.terminal()))
        advance("PT14M")
        status = probe.read(order["id"])["status"]
        probe.require(status == "created", f"after 14 minutes it is {status}")
        advance(TWO_MINUTES)
        status = probe.read(order["id"])["status"]
        probe.require(status == "expired", f"after 16 minutes it is {status}")


@x_rule("key-lives-a-day", Severity.MONEY, alone=True)
def key_lives_a_day(probe: Probe) -> None:
    with probe.time_travel() as advance:
        key, body = fresh_key(), probe.online()
        first = probe.created(body, key=key)
        advance(ALMOST_A_DAY)
        probe.require(probe.created(body, key=key)["id"] == first["id"], "after 23:59 the key was forgotten")
        advance(TWO_MINUTES)
        second = probe.created(body, key=key)["id"]
        probe.require(second != first["id"], "after 24:01 the key was not forgotten")
        probe.require(probe.created(body, key=key)["id"] == second, "a key that was used anew is not remembered")
