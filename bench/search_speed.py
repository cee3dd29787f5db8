"""How long a page of a search takes, from a hundred orders in the store to a million.

    make bench-search

The orders are put into the tables themselves, one every eighty-six seconds backwards from now, and found by the
statements of the mock: an order by its reference, a page of the thousand orders of one day, and the first page of all
orders, of which the number in all has to be counted. PostgreSQL is measured where it is installed.
"""

import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from mp_orders_mock.clock import order_time
from mp_orders_mock.json_text import dumps
from mp_orders_mock.store import Search, Store, search_columns
from mp_orders_mock.store.tables import orders
from postgres import find_binaries, postgres

SIZES = (100, 1_000, 10_000, 100_000, 1_000_000)
DAY_NS = 24 * 3600 * 10**9
STEP_NS = DAY_NS // 1000
NOW_NS = 1_790_000_000 * 10**9
ROUNDS, AT_ONCE = 30, 5_000
PAYMENT = {"id": "PAY01J67CQQH5904WDBVZEM4JMEP3", "amount": "24.90", "status": "processed"}


def row(number: int) -> dict[str, Any]:
    """The row of an order; the larger the number, the older."""
    made = order_time(NOW_NS - number * STEP_NS)
    method = {"id": "visa", "type": "credit_card"}
    order = {
        "id": f"ORD{number:026d}",
        "type": "online",
        "external_reference": f"order-{number}",
        "total_amount": "24.90",
        "created_date": made,
        "last_updated_date": made,
        "status": "processed",
        "status_detail": "accredited",
        "transactions": {"payments": [{**PAYMENT, "payment_method": method}]},
    }
    kept = {"id": order["id"], "user_id": 1, "terminal_id": None, "expires_ns": None, "document": dumps(order)}
    return kept | search_columns.of_order(order)


def fill(store: Store, begin: int, end: int) -> None:
    """Put so many orders into a store."""
    for start in range(begin, end, AT_ONCE):
        with store.transaction() as transaction:
            transaction.add_rows(orders.name, [row(number) for number in range(start, min(start + AT_ONCE, end))])


def searches(size: int) -> Iterator[tuple[str, Search]]:
    """What is measured, each with its name."""
    ever = {"since": {"created_ns": 0}, "until": {"created_ns": NOW_NS}}
    page = {"sort": "created_ns", "descending": True, "limit": 20, "offset": 0}
    one = {"type": "online", "external_reference": f"order-{size // 2}"}
    yield "one by its reference", Search(1, equal=one, **page, **ever)
    day = {"since": {"created_ns": NOW_NS - DAY_NS}, "until": {"created_ns": NOW_NS}}
    yield "a page of a day of 1,000", Search(1, equal={"type": "online"}, **page, **day)
    yield "the first page of all", Search(1, equal={"type": "online"}, **page, **ever)


def milliseconds(store: Store, search: Search) -> float:
    """The median of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        with store.transaction() as transaction:
            begin = time.perf_counter()
            transaction.find_orders(search)
            taken.append(time.perf_counter() - begin)
    return statistics.median(taken) * 1000


def gather_statistics(url: str) -> None:
    """What PostgreSQL does by itself after a while."""
    import psycopg

    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def main() -> None:
    with ExitStack() as stack:
        stores = {"memory": "sqlite://"}
        if find_binaries():
            stores["PostgreSQL"] = stack.enter_context(postgres())
        else:
            print("PostgreSQL is not installed, and not measured")
        print("| store | search | " + " | ".join(f"{size:,}" for size in SIZES) + " |\n|---|---|" + "---|" * len(SIZES))
        for name, url in stores.items():
            store, before = Store(url), 0
            measured: dict[str, list[float]] = {}
            for size in SIZES:
                fill(store, before, size)
                before = size
                if url.startswith("postgresql"):
                    gather_statistics(url)
                for what, search in searches(size):
                    measured.setdefault(what, []).append(milliseconds(store, search))
            for what, numbers in measured.items():
                print(f"| {name} | {what} | " + " | ".join(f"{each:.2f}" for each in numbers) + " |", flush=True)
            store.close()


if __name__ == "__main__":
    main()
