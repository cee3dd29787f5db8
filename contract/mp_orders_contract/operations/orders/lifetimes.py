"""What time does to orders and keys; needs a clock that can be moved."""

from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import x_rule
from mp_orders_contract.session import fresh_key

ALMOST_A_DAY = "PT23H59M"
TWO_MINUTES = "PT2M"


@x_rule("point-order-expires")
def point_order_expires(probe: Probe) -> None:
    for life, before, rest in (("PT10M", "PT9M", "PT2M"), ("PT1H30M", "PT89M", "PT2M"), ("PT90S", "PT70S", "PT40S")):
        with probe.controls.time_travel() as advance:
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


@x_rule("point-order-default-life")
def point_order_default_life(probe: Probe) -> None:
    with probe.controls.time_travel() as advance:
        order = probe.created(probe.point_2024(probe.terminal()))
        advance("PT14M")
        status = probe.read(order["id"])["status"]
        probe.require(status == "created", f"after 14 minutes it is {status}")
        advance(TWO_MINUTES)
        status = probe.read(order["id"])["status"]
        probe.require(status == "expired", f"after 16 minutes it is {status}")


@x_rule("key-lives-a-day")
def key_lives_a_day(probe: Probe) -> None:
    with probe.controls.time_travel() as advance:
        key, body = fresh_key(), probe.online()
        first = probe.created(body, key=key)
        advance(ALMOST_A_DAY)
        probe.require(probe.created(body, key=key)["id"] == first["id"], "after 23:59 the key was forgotten")
        advance(TWO_MINUTES)
        probe.require(probe.created(body, key=key)["id"] != first["id"], "after 24:01 the key was not forgotten")
