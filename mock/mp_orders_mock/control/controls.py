"""What a test may do to the mock from outside its API. `/__mock/` and the pytest fixture both call this."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import IO, Any

import orjson
from attrs import asdict, evolve
from mp_orders_spec import Contract

from mp_orders_mock.clock import LATEST_NS, ClockSetting, later, order_time, read_time
from mp_orders_mock.control.errors import ControlError
from mp_orders_mock.control.merchant_order_controls import MerchantOrderControls
from mp_orders_mock.control.stand_ins import Preferences
from mp_orders_mock.control.state import StateError, StateReader, dump, fill, is_large, written, written_to_file
from mp_orders_mock.control.webhook_controls import WebhookControls
from mp_orders_mock.dialect import Dialect
from mp_orders_mock.domain.account import COUNTRIES
from mp_orders_mock.domain.orders import PDV, is_shared
from mp_orders_mock.domain.refusals import Refused
from mp_orders_mock.domain.transitions import AT_TERMINAL, EVENTS, POINT, REJECTIONS
from mp_orders_mock.events import MAX_EVENTS, shown
from mp_orders_mock.faults import FaultError, Faults
from mp_orders_mock.journal import Requests
from mp_orders_mock.operations.orders.lifecycle import Lifecycle
from mp_orders_mock.store import AccountRow, ConstraintError, OrderRow, PointOfSaleRow, Store, Transaction
from mp_orders_mock.sweep import sweep

AMOUNT = re.compile(r"(0|[1-9][0-9]{0,11})([.][0-9]{2})?")
OF_EVENTS: Mapping[str, tuple[tuple[str, ...], str, Sequence[str]]] = {
    "status_detail": (("reject",), "why a payment is rejected", REJECTIONS),
    "payment_method_type": (("approve", "reject"), "how a buyer pays at a terminal", tuple(AT_TERMINAL)),
    "tip_amount": (("approve",), "what a buyer adds", ()),
}
"""What an event may tell besides: of which events, what it is, and its values, if there are only some."""
OF_WHAT = {"reject": "rejection", "approve": "payment"}
MODES = (PDV, "STANDALONE", "UNDEFINED")
"""How a terminal works: integrated, by itself, or not known (terminals)."""
POS = re.compile(r"[A-Za-z0-9]{1,40}")
TERMINAL = re.compile(r"[A-Z0-9]{1,20}_[A-Z0-9]{1,20}__[A-Za-z0-9]{1,20}")


class Controls:
    """Everything about a mock that its API does not reach. Safe from several threads.

    Args:
        contract: that is served.
        store: of the mock.
        dialect: in which orders are written.
        faults: that are set.
        journal: of the requests.
        webhooks: addresses that are told of changes.
        reader: of states.
        seed: what the mock knows at first, and after a reset.
    """

    def __init__(
        self,
        contract: Contract,
        store: Store,
        dialect: Dialect,
        faults: Faults,
        journal: Requests,
        webhooks: WebhookControls,
        *,
        reader: StateReader,
        seed: Callable[[Transaction], None],
    ) -> None:
        self.webhooks = webhooks
        self.merchant_orders = MerchantOrderControls(store)
        self.preferences = Preferences(store)
        self.contract = contract
        self.dialect = dialect
        self.faults = faults
        self.journal = journal
        self.store_kind = store.kind
        self._store = store
        self._reader = reader
        self._seed = seed

    def reset(self) -> None:
        """Forget everything, faults and journal too, and begin again with the seed.

        Requests that wait, for their body or for a delay to pass, are closed without an answer and do nothing.
        """
        with self._store.transaction(alone=True) as transaction:
            transaction.begin_again()
            self._seed(transaction)
        if not self._store.shared:  # and what such a store leaves to its process
            self.faults.clear()
            self.journal.clear()
            self._store.events.clear()

    # The clock

    def clock(self) -> dict[str, Any]:
        """The time of the mock, and whether it stands."""
        with self._store.transaction() as transaction:
            return _clock(transaction)

    def now_ns(self) -> int:
        """The time of the mock, in nanoseconds since 1970."""
        with self._store.transaction() as transaction:
            return transaction.now_ns

    def set_clock(self, now: str | None = None, *, stands: bool | None = None) -> dict[str, Any]:
        """Set the time (left as it is unless given), and let the clock stand or run (as before unless given).

        Raises:
            ControlError: invalid_request, for an invalid time.
        """
        return self._change_clock(lambda now_ns: now_ns if now is None else read_time(now), stands, now)

    def advance(self, by: str) -> dict[str, Any]:
        """Let this ISO 8601 duration pass, such as PT24H. Orders and keys whose time is over expire.

        Raises:
            ControlError: invalid_request, for an invalid duration.
        """
        return self._change_clock(lambda now_ns: min(later(now_ns, by), LATEST_NS), None, by)

    def _change_clock(self, change: Callable[[int], int], stands: bool | None, given: str | None) -> dict[str, Any]:
        if not isinstance(given, str | None):
            text = (
                f"{given!r} is {type(given).__name__}: a time is a text such as 2026-01-31T12:00:00Z, a duration PT15M"
            )
            raise ControlError("invalid_request", text)
        with self._store.transaction(alone=True) as transaction:
            machine_ns = transaction.machine_ns()
            setting = transaction.setup.clock
            now_ns = setting.now_ns(machine_ns)
            try:
                wanted_ns = change(now_ns)
            except ValueError as error:
                raise ControlError("invalid_request", f"{given!r} {error}") from None
            if stands is None:
                stands = setting.stands_at_ns is not None
            if wanted_ns < now_ns:
                transaction.outbox.move(wanted_ns - now_ns)
            transaction.set_clock(ClockSetting(0, wanted_ns) if stands else ClockSetting(wanted_ns - machine_ns))
            changed = _clock(transaction)
        sweep(self._store, self.dialect)
        return changed

    # Accounts and terminals

    def is_removed(self, user_id: int) -> bool:
        """Whether the tokens of an account are refused."""
        with self._store.transaction() as transaction:
            account = transaction.account(user_id)
        return account is not None and account.removed

    def accounts(self) -> list[dict[str, Any]]:
        """The accounts that were set up; every other one is on site MLB and no sandbox."""
        return self._rows("accounts")

    def put_account(self, user_id: int, **changes: Any) -> dict[str, Any]:
        """Set an account up or change it: `site_id`, `sandbox`, and `removed`, whose tokens are refused.

        Raises:
            ControlError: invalid_request, for an invalid number or site.
        """
        if not _is_user(user_id) or changes.get("site_id", "MLB") not in COUNTRIES:
            known = ", ".join(COUNTRIES)
            given = f"{user_id!r} and {changes.get('site_id', 'MLB')!r}"
            text = f"user_id is a number below 10^18, and site_id one of {known}, not {given}"
            raise ControlError("invalid_request", text)
        with self._store.transaction(alone=True) as transaction:
            account = evolve(transaction.account(user_id) or AccountRow(user_id), **changes)
            transaction.put_account(account)
        return asdict(account)

    def terminals(self) -> list[dict[str, Any]]:
        """The terminals that have an owner."""
        return self._rows("terminals")

    def put_terminal(
        self, terminal_id: str, user_id: int, operating_mode: str = PDV, pos_id: int | None = None
    ) -> dict[str, Any]:
        """Give a terminal to an account, in a mode and at a point of sale of its own, or none.

        Raises:
            ControlError: invalid_request, for an invalid terminal, account, mode or point of sale, or one that has an
                integrated terminal already.
        """
        if is_shared(terminal_id):
            raise ControlError("invalid_request", f"{terminal_id} is offered to everybody, and belongs to nobody")
        if not _is_user(user_id) or not TERMINAL.fullmatch(terminal_id):
            given = f"{terminal_id!r} and {user_id!r}"
            text = f"a terminal is named like PAX_A910__SERIAL1, and user_id is a number, not {given}"
            raise ControlError("invalid_request", text)
        if operating_mode not in MODES:
            raise ControlError("invalid_request", f"{operating_mode!r} is no mode: one of {', '.join(MODES)}")
        try:
            with self._store.transaction(alone=True) as transaction:
                if pos_id is not None and transaction.point_of_sale_owner(pos_id) != user_id:
                    raise ControlError("invalid_request", f"the account {user_id} has no point of sale {pos_id}")
                waiting = transaction.waiting_order(terminal_id)
                if waiting and waiting.user_id != user_id:
                    text = f"an order of account {waiting.user_id} waits at {terminal_id}: let it end first"
                    raise ControlError("invalid_request", text)
                transaction.put_terminal(terminal_id, user_id, operating_mode, pos_id)
        except ConstraintError:
            text = f"the point of sale {pos_id} has a terminal in the mode {PDV} already"
            raise ControlError("invalid_request", text) from None
        return {
            "terminal_id": terminal_id,
            "user_id": user_id,
            "operating_mode": operating_mode,
            "pos_id": pos_id,
        }

    def points_of_sale(self) -> list[dict[str, Any]]:
        """The points of sale that were set up; besides, every account has the one of the documents."""
        return self._rows("points_of_sale")

    def put_point_of_sale(self, pos_id: int, user_id: int, external_id: str, store_id: int = 1) -> dict[str, Any]:
        """Set up a point of sale of an account, for QR orders and terminals.

        Args:
            pos_id: its number.
            user_id: the account.
            external_id: what the seller calls it, 1 to 40 letters and digits.
            store_id: the number of its store.

        Raises:
            ControlError: invalid_request, for an invalid number or name, or one that the account has already.
        """
        if not _is_user(user_id) or not _is_user(pos_id) or not POS.fullmatch(external_id):
            given = f"{pos_id!r}, {user_id!r} and {external_id!r}"
            text = f"a point of sale has numbers below 10^18 and a name like STORE001POS001, not {given}"
            raise ControlError("invalid_request", text)
        row = PointOfSaleRow(pos_id, user_id, external_id, store_id)
        try:
            with self._store.transaction(alone=True) as transaction:
                if transaction.point_of_sale_owner(pos_id) not in (None, user_id):
                    raise ControlError("invalid_request", f"the point of sale {pos_id} is that of another account")
                transaction.put_point_of_sale(row)
        except ConstraintError:
            raise ControlError("invalid_request", f"the account {user_id} has another one of this name") from None
        return asdict(row)

    def _rows(self, table: str) -> list[dict[str, Any]]:
        with self._store.transaction() as transaction:
            return transaction.rows(table)

    # Orders

    def terminal_event(self, terminal_id: str, event: str, **how: str | None) -> dict[str, Any]:
        """Let something happen at a terminal to its waiting order; returns the order.

        Args:
            terminal_id: of a terminal with a waiting order.
            event: pick_up, approve, reject, cancel, expire or require_action; `pay` is for online orders.
            **how: status_detail, why, for reject; payment_method_type (credit_card, debit_card, qr), for approve and
                reject; tip_amount, for approve.

        Raises:
            ControlError: not_found, no order waits there; event_not_possible, from the status of the order.
        """
        with self._store.transaction() as transaction:
            row = transaction.waiting_order(terminal_id)
            return self._apply(transaction, row, f"no order waits at {terminal_id}", event, how)

    def order(self, order_id: str) -> dict[str, Any]:
        """An order of whichever account, as the API answers it.

        Raises:
            ControlError: not_found.
        """
        with self._store.transaction() as transaction:
            row = transaction.order(order_id, for_change=False)
            if row is None:
                raise ControlError("not_found", f"there is no order {order_id}")
            return Lifecycle(transaction, self.dialect).current(row).document

    def order_event(self, order_id: str, event: str, **how: str | None) -> dict[str, Any]:
        """Let something happen to an order, of any type, as with `terminal_event`."""
        if not isinstance(order_id, str):
            raise ControlError("invalid_request", f"an order is named by its id, a text, not {type(order_id).__name__}")
        with self._store.transaction() as transaction:
            row = transaction.order(order_id, for_change=True)
            return self._apply(transaction, row, f"there is no order {order_id}", event, how)

    def _apply(
        self, transaction: Transaction, row: OrderRow | None, missing: str, event: str, how: Mapping[str, str | None]
    ) -> dict[str, Any]:
        given = {name: value for name, value in how.items() if value is not None}
        _check_event(event, given)
        kind = given.pop("payment_method_type", None)
        method = {} if kind is None else {"method": {"type": kind}}
        if row is None:
            raise ControlError("not_found", missing)
        if "tip_amount" in given and row.document["type"] != POINT:
            raise ControlError("invalid_request", "a tip is left at a terminal, with an order of type point")
        try:
            changed = Lifecycle(transaction, self.dialect).apply_event(row, event, **given, **method)
        except Refused as refused:
            raise ControlError(refused.code, refused.problems[0].text) from None
        order: dict[str, Any] = orjson.loads(changed)
        return order

    def read_events(self, count: int = MAX_EVENTS) -> list[dict[str, Any]]:
        """The last changes of orders, oldest first."""
        return [shown(each, order_time(each.at_ns)) for each in self._store.order_changes(count)]

    # Faults

    def list_faults(self) -> list[dict[str, Any]]:
        """The faults that are still to come."""
        return [asdict(fault) for fault in self.faults.all()]

    def add_fault(self, **fault: Any) -> dict[str, Any]:
        """Set a fault, with the fields of `mp_orders_mock.faults.Fault`; its kind follows unless it is named.

        Raises:
            ControlError: invalid_request, for an operation, status or code that the contract does not have, and for a
                value that cannot be; says what would be right.
        """
        try:
            return asdict(self.faults.add(self.faults.read(fault)))
        except FaultError as error:
            raise ControlError("invalid_request", str(error)) from None

    # The whole

    def dump(self) -> dict[str, Any]:
        """The whole state, as `load` takes it. Faults and journal are not part of it."""
        with self._store.snapshot() as transaction:
            return dump(transaction)

    def dump_text(self) -> bytes | IO[bytes]:
        """The same as YAML or JSON; in a file without a name where it is large. Requests go on meanwhile."""
        with self._store.snapshot() as transaction:
            if not is_large(transaction):
                return written(dump(transaction))
            return written_to_file(transaction)

    def load(self, state: bytes | str | Mapping[str, Any]) -> None:
        """Replace the whole state by one that `dump` gave, or that is in a YAML or JSON text.

        Raises:
            ControlError: invalid_request; the state is as it was.
        """
        try:
            read = self._reader.read(_text(state))
            with self._store.transaction(alone=True) as transaction:
                transaction.clear()
                fill(transaction, read, self.webhooks.secrets)
        except StateError as error:
            raise ControlError("invalid_request", str(error)) from None


def _check_event(event: str, how: Mapping[str, str]) -> None:
    """Refuse what does not go together, and say what would.

    Raises:
        ControlError: invalid_request.
    """
    if event not in EVENTS:
        raise ControlError("invalid_request", f"unknown event {event!r}: one of {', '.join(EVENTS)}")
    for name, value in how.items():
        if not isinstance(value, str):
            raise ControlError("invalid_request", f"{name} is text, not {type(value).__name__}")
        if name not in OF_EVENTS:
            raise ControlError("invalid_request", f"{event} has no {name}: there is {', '.join(OF_EVENTS)}")
        events, what, values = OF_EVENTS[name]
        if event not in events:
            raise ControlError("invalid_request", f"{event} has no {name}: it tells {what}, of {' and '.join(events)}")
        if values and value not in values:
            text = f"{value!r} is no {name} of a {OF_WHAT[event]}: one of {', '.join(values)}"
            raise ControlError("invalid_request", text)
        if not values and not AMOUNT.fullmatch(value):
            raise ControlError("invalid_request", f"{value!r} is no {name}: an amount is a text such as 2.50")


def _text(state: bytes | str | Mapping[str, Any]) -> bytes:
    if isinstance(state, Mapping):
        try:
            return orjson.dumps(dict(state))
        except orjson.JSONEncodeError as error:
            raise StateError(f"it holds what JSON does not: {error}") from None
    return state.encode() if isinstance(state, str) else state


def _is_user(user_id: object) -> bool:
    return isinstance(user_id, int) and 0 <= user_id < 10**18


def _clock(transaction: Transaction) -> dict[str, Any]:
    return {"now": order_time(transaction.now_ns), "stands": transaction.setup.clock.stands_at_ns is not None}
