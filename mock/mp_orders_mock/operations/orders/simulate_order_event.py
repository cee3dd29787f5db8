"""Simulate what becomes of an order at its terminal (point-2026)."""

from attrs import evolve

from mp_orders_mock.domain.simulation import BODY, CODE, simulation
from mp_orders_mock.domain.transitions import PICK_UP, find, moved
from mp_orders_mock.operations.call import Answer, Call
from mp_orders_mock.operations.context import Context
from mp_orders_mock.operations.orders.refund import is_over
from mp_orders_mock.operations.registry import operation


@operation("simulate_order_event", unreadable=CODE, wrong=f"{CODE}/{BODY}")
def simulate_order_event(call: Call, context: Context) -> Answer:
    """Nothing: the order is shown at its terminal at once, and comes to the status after a while."""
    row = context.own_order(for_update=True)
    order = row.document
    on_its_way, over = row.next_ns is not None, is_over(order, context)
    scheduled = simulation(order, call.body, is_on_its_way=on_its_way, is_over=over)
    shown = find(order, PICK_UP)
    if shown:
        text = context.save(order, moved(order, shown, context.now), PICK_UP, meanwhile=CODE)
        row = evolve(row, text=text)
    context.lifecycle.schedule(row, scheduled)
    return Answer(204, b"")
