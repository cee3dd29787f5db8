"""The documents' own requests, through the client, to a mock on a free port. Run it with `make demo`."""

import json
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml
from mp_orders import (
    BadRequest,
    IdempotencyKeyReused,
    MercadoPago,
    MerchantOrderNotFound,
    OrderNotCancelable,
    OrderNotFound,
    TerminalBusy,
    idempotency_key_for,
)

SPEC = Path(__file__).resolve().parent.parent / "openapi.yaml"
TOKEN = "TEST-7434000000000159-031412-00000000000000000000000000000000-5238400195"  # noqa: S105 - of nobody


@contextmanager
def mock() -> Iterator[str]:
    """A mock on a free port; gives its address."""
    command = [str(Path(sys.executable).with_name("mp-orders-mock")), "--port", "0", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None  # noqa: S101 - asked for above
        try:
            yield process.stdout.readline().split()[-1]
        finally:
            process.terminate()


def wrapped(mark: str, data: Any) -> str:
    """JSON in lines that fit a screen."""
    text = json.dumps(data, ensure_ascii=False)
    return textwrap.fill(text, 110, initial_indent=mark, subsequent_indent="   ", break_long_words=False)


def show(title: str, request: Any, key: str | None, call: Callable[[], Any]) -> Any:
    """Print a request, make the call, print its answer."""
    print(f"\n== {title}")
    if key:
        print(f"   X-Idempotency-Key: {key}")
    if request is not None:
        print(wrapped("-> ", request))
    answer = call()
    print(wrapped("<- ", answer.to_dict()))
    return answer


def show_error(title: str, expected: type[Exception], call: Callable[[], Any]) -> None:
    """Make a call that the API refuses, and print what it says."""
    try:
        call()
    except expected as error:
        print(f"   {title}: {type(error).__name__} {error}")
    else:
        raise SystemExit(f"{title}: {expected.__name__} was expected")


def orders(mp: MercadoPago, samples: dict[str, Any]) -> None:
    """Online, Point in both forms, a replay, cancel, and one refusal of each operation."""
    online = samples["OnlineOrderRequest"]
    key = idempotency_key_for("order-1", "create")
    first = show("Create an online order", online, key, lambda: mp.orders.create(online, idempotency_key=key))
    again = mp.orders.create(online, idempotency_key=key)
    print(f"   The same call again gives the same order: {again.id == first.id}")
    if again != first:
        raise SystemExit("the replay gave another order")
    wrong = {**online, "description": "Point Max"}
    show_error(
        "Another order under that key", IdempotencyKeyReused, lambda: mp.orders.create(wrong, idempotency_key=key)
    )

    form_2024 = samples["PointTypeConfigOrderRequest"]
    key = idempotency_key_for("order-2", "create")
    point = show(
        "Create a Point order (form of 2024)", form_2024, key, lambda: mp.orders.create(form_2024, idempotency_key=key)
    )
    show_error("A second one for that terminal", TerminalBusy, lambda: mp.orders.create(form_2024))
    form_now = samples["PointOrderRequest"]
    key = idempotency_key_for("order-3", "create")
    show("Create a Point order (form of today)", form_now, key, lambda: mp.orders.create(form_now, idempotency_key=key))

    show("Get the order", None, None, lambda: mp.orders.get(point.id))
    show_error("An order of nobody", OrderNotFound, lambda: mp.orders.get("ORD0000ABCD222233334444555566"))
    key = idempotency_key_for("order-2", "cancel")
    show("Cancel the Point order", None, key, lambda: mp.orders.cancel(point.id, idempotency_key=key))
    show_error("Cancel it again under a new key", OrderNotCancelable, lambda: mp.orders.cancel(point.id))


def merchant_orders(mp: MercadoPago, samples: dict[str, Any]) -> None:
    """Create, get, update, and one refusal of each."""
    request, changes = samples["MerchantOrderRequest"], samples["MerchantOrderUpdateRequest"]
    item = {**changes["items"][0], "quantity": 3}
    request = {**request, "items": [item]}  # the item that the update document names
    order = show("Create a merchant order", request, None, lambda: mp.merchant_orders.create(request))
    no_title = {"items": [{"quantity": 1, "unit_price": 5, "currency_id": "BRL"}]}
    show_error("An item without a title", BadRequest, lambda: mp.merchant_orders.create(no_title))
    show("Get the merchant order", None, None, lambda: mp.merchant_orders.get(order.id))
    show_error("A merchant order of nobody", MerchantOrderNotFound, lambda: mp.merchant_orders.get(1))
    updated = show("Update the merchant order", changes, None, lambda: mp.merchant_orders.update(order.id, changes))
    print(f"   The quantity went from 3 to 1, the total from {order.total_amount} to {updated.total_amount}")
    title = {"items": [{"id": item["id"], "title": "another"}]}
    show_error("Change the title of an item", BadRequest, lambda: mp.merchant_orders.update(order.id, title))


def main() -> None:
    """Run everything; exit code 0 if each answer was the documented one."""
    examples = yaml.safe_load(SPEC.read_bytes())["components"]["examples"]
    samples = {name: example["value"] for name, example in examples.items()}
    with mock() as address, MercadoPago(TOKEN, base_url=address) as mp:
        print(f"mock: {address}")
        orders(mp, samples)
        merchant_orders(mp, samples)
    print("\nEvery answer was the documented one.")


if __name__ == "__main__":
    main()
