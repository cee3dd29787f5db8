"""Writes docs/states.md: the statuses of orders and what leads from one to another, drawn from the table of the mock.

Run as `python -m mp_orders_mock.state_diagrams > docs/states.md`, or through `make generate`.
"""

from collections.abc import Iterator

from mp_orders_mock.domain.transitions import ONLINE, POINT, QR, TRANSITIONS, Transition

HEAD = """# Statuses of orders

Generated from `mock/mp_orders_mock/domain/transitions.py` by `make generate`; do not edit.

`create`, `process`, `capture`, `refund` and `cancel` are calls of the API, and so is the simulation, which lets a Point
order come to the end of `approve`, `reject`, `cancel_at_terminal`, `expire`, `require_action` or `refund` after
`pick_up`. The others happen outside it, and a test makes them happen with `POST /__mock/terminals/{id}/events` and
`/__mock/orders/{id}/events` ([mock.md](mock.md)), where `cancel_at_terminal` is the event `cancel`, and `pay` is what a
buyer does on the page of an order. `expire` comes by itself when the life of an order is over. Sources, by their names
in `x-sources` of `openapi.yaml`: create-point, cancel-point, point-2026, qr-orders, and checkout-api for online orders.
"""
TITLES = {POINT: "Point", ONLINE: "Online", QR: "QR"}
TABLE = "| from | command | to | status_detail | of its payments |\n|---|---|---|---|---|"


def page() -> str:
    """The page as Markdown."""
    return "\n".join([HEAD, *(line for kind, title in TITLES.items() for line in _section(kind, title))])


def _section(kind: str, title: str) -> Iterator[str]:
    mine = [each for each in TRANSITIONS if each.type == kind]
    yield f"\n## {title}\n\n```mermaid\nstateDiagram-v2"
    for each in mine:
        for source in each.sources:
            yield f"  {source or '[*]'} --> {each.status}: {_label(each)}"
    ends = sorted({each.status for each in mine} - {source for each in mine for source in each.sources})
    yield from (f"  {status} --> [*]" for status in ends)
    yield f"```\n\n{TABLE}"
    yield from (_row(each) for each in mine)


def _label(each: Transition) -> str:
    only = f" (only {each.only_from})" if each.only_from else ""
    return f"{each.command}{only}, {each.case}" if each.case else f"{each.command}{only}"


def _row(each: Transition) -> str:
    sources = ", ".join(f"`{source}`" for source in each.sources if source) or "(new)"
    detail = each.payment_detail + (" or another reason" if each.status == "failed" else "")
    return f"| {sources} | {_label(each)} | `{each.status}` | `{each.detail}` | {detail} |"


if __name__ == "__main__":
    print(page())
