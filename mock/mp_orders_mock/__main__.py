"""`python -m mp_orders_mock` is the command `mp-orders-mock`."""

from mp_orders_mock.command import main

main()
