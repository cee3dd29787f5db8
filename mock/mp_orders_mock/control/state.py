"""The whole state as one document: written by a dump, read by a load and from a seed file.

The form is the schema `State` of control.yaml. Times are nanoseconds since 1970, so that nothing is lost.
"""

import json
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import IO, Any

import orjson
from jsonschema_rs import Draft202012Validator
from mp_orders_spec import Contract, yaml_text

from mp_orders_mock import json_text
from mp_orders_mock.clock import ClockSetting, in_range
from mp_orders_mock.domain.simulation import Scheduled
from mp_orders_mock.domain.transitions import POINT, payments_of
from mp_orders_mock.store import ConstraintError, EndpointRow, Transaction
from mp_orders_mock.store.tables import STATE
from mp_orders_mock.violations import describe
from mp_orders_mock.webhooks import EndpointError, WebhookSecrets
from mp_orders_mock.webhooks.endpoints import seeded, shown

MAX_PROBLEMS = 5
MAX_YAML = 2 * 1024 * 1024
"""Bytes of YAML, which takes ten times as long to read as JSON."""
MAX_ROWS_AS_YAML = 1000
ROWS_IN_PART, PAUSE_S = 20, 0.0005
MAX_DUMP_AS_YAML = MAX_YAML // 4
"""Bytes of JSON, of which YAML makes up to three times as many."""
DOCUMENTS = {"orders": "Order", "merchant_orders": "MerchantOrder"}


class StateError(Exception):
    """The document is not a state; the text says why in one line."""


class StateReader:
    """Reads and checks states.

    Args:
        contract: has the schemas of the orders.
        schema: of the rest.
    """

    def __init__(self, contract: Contract, schema: dict[str, Any]) -> None:
        self._state = Draft202012Validator(schema)
        self._documents = {
            table: Draft202012Validator(
                {"$ref": f"#/components/schemas/{name}", "components": {"schemas": contract.schemas}}
            )
            for table, name in DOCUMENTS.items()
        }

    def read(self, text: bytes) -> dict[str, Any]:
        """The state in a YAML or JSON text.

        Raises:
            StateError: it is not a state.
        """
        try:
            state = _json(text) if text.lstrip()[:1] == b"{" else None
            if state is None and len(text) > MAX_YAML:
                raise StateError("it is larger than 2 MiB and not JSON, which is what a large state has to be")
            if state is None:
                state = yaml_text.loads(text)
            if state is None:
                raise StateError("it is empty; {} is a state without anything")
            json.dumps(state, allow_nan=False)
            state = json_text.loads(orjson.dumps(state))
        except yaml_text.YamlSyntaxError as error:
            raise StateError(str(error)) from None
        except (TypeError, ValueError, RecursionError, json_text.JsonSyntaxError) as error:
            raise StateError(f"it holds what JSON does not: {' '.join(str(error).split())}") from None
        problems = list(self._problems(state))
        if problems:
            raise StateError("; ".join(problems[:MAX_PROBLEMS]))
        return dict(state)

    def _problems(self, state: Any) -> Iterator[str]:
        found = [str(each) for error in self._state.iter_errors(state) for each in describe(error)]
        if found:
            yield from found
            return
        for table, validator in self._documents.items():
            for number, row in enumerate(state.get(table, [])):
                errors = validator.iter_errors(row["document"])
                yield from (f"$.{table}[{number}].document: {each}" for error in errors for each in describe(error))


def _json(text: bytes) -> Any:
    """The value if the text is JSON: YAML reads most of it, and not all of it alike."""
    try:
        return json_text.loads(text)
    except json_text.JsonSyntaxError:
        return None


def fill(transaction: Transaction, state: dict[str, Any], secrets: WebhookSecrets) -> None:
    """Put a state into empty tables, and the secrets of its webhooks where they are known.

    Raises:
        StateError: two rows contradict each other.
    """
    try:
        transaction.add_rows("accounts", [{"removed": False} | row for row in state.get("accounts", [])])
        transaction.add_rows("points_of_sale", state.get("points_of_sale", []))
        of_terminals = {"operating_mode": "PDV", "pos_id": None}
        transaction.add_rows("terminals", [of_terminals | row for row in state.get("terminals", [])])
        _check_places(state)
        linked = []
        for row in state.get("orders", []):
            terminal_id, expires_ns = row.get("terminal_id"), row.get("expires_ns")
            transaction.add_order(row["user_id"], row["document"], terminal_id, expires_ns)
            if row.get("merchant_order_id") is not None:
                linked.append((row["document"]["id"], row["merchant_order_id"]))
            if row.get("scheduled"):
                scheduled = Scheduled(**{name: value for name, value in row["scheduled"].items() if name != "at_ns"})
                transaction.schedule(row["document"]["id"], row["scheduled"]["at_ns"], scheduled.written())
        for row in state.get("merchant_orders", []):
            transaction.add_merchant_order(row["user_id"], row["document"])
        for order_id, merchant_order_id in linked:
            transaction.put_into_merchant_order(order_id, merchant_order_id)
        transaction.add_rows("idempotency_keys", [_key_row(row) for row in state.get("idempotency_keys", [])])
        transaction.changes.clear()  # nothing has happened to these orders just now
        put_endpoints(transaction, state.get("webhooks", []), secrets)  # last: nobody is told of what was there
    except ConstraintError as error:
        raise StateError(f"two rows contradict each other: {error}") from None
    if "clock" in state:
        setting = ClockSetting(**state["clock"])
        try:
            in_range(setting.now_ns(transaction.machine_ns()))
        except ValueError as error:
            raise StateError(f"$.clock: the time {error}") from None
        transaction.set_clock(setting)


def put_endpoints(transaction: Transaction, rows: Iterable[Mapping[str, Any]], secrets: WebhookSecrets) -> None:
    """Tell addresses of changes from now on, and remember their secrets.

    Raises:
        StateError: one cannot be an address.
    """
    for number, row in enumerate(rows):
        try:
            endpoint, secret = seeded(row)
        except EndpointError as error:
            raise StateError(f"$.webhooks[{number}]: {error}") from None
        transaction.put_endpoint(endpoint)
        if secret is not None or not endpoint.signed:
            secrets.put(endpoint, secret)


def _check_places(state: dict[str, Any]) -> None:
    """Refuse terminals at points of sale of others, and what only orders of terminals have in another one.

    Raises:
        StateError: naming the row.
    """
    owners = {row["pos_id"]: row["user_id"] for row in state.get("points_of_sale", [])}
    for number, row in enumerate(state.get("terminals", [])):
        if row.get("pos_id") is not None and owners.get(row["pos_id"]) != row["user_id"]:
            raise StateError(f"$.terminals[{number}].pos_id: its account has no such point of sale")
    merchants = {(row["document"]["id"], row["user_id"]) for row in state.get("merchant_orders", [])}
    for number, row in enumerate(state.get("orders", [])):
        order = row["document"]
        if order["type"] != POINT and (row.get("terminal_id") or row.get("scheduled")):
            raise StateError(f"$.orders[{number}]: only a Point order has a terminal_id or is scheduled to change")
        if row.get("scheduled") and not payments_of(order):
            raise StateError(f"$.orders[{number}].scheduled: the order has no payment")
        if row.get("merchant_order_id") is not None and (row["merchant_order_id"], row["user_id"]) not in merchants:
            raise StateError(f"$.orders[{number}].merchant_order_id: its account has no such merchant order")


def dump(transaction: Transaction) -> dict[str, Any]:
    """Everything that the store knows."""
    setting = transaction.setup.clock
    clock = {"offset_ns": setting.offset_ns, "stands_at_ns": setting.stands_at_ns}
    tables = {name: [_read(row) for row in rows] for name, rows in _tables(transaction)}
    return {"clock": clock, **tables}


def _tables(transaction: Transaction) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    """Each table of a state with its rows, of which a document is JSON that was not read."""
    for name in ("accounts", "points_of_sale", "terminals"):
        yield name, transaction.each_row(name)
    orders = transaction.each_row("orders")
    kept = ("user_id", "terminal_id", "expires_ns")
    yield "orders", (_shown(row, *kept) | _scheduled(row) | _linked(row) for row in orders)
    yield "merchant_orders", (_shown(row, "user_id") for row in transaction.each_row("merchant_orders"))
    yield "webhooks", (shown(EndpointRow(**row)) for row in transaction.each_row("webhook_endpoints"))
    yield "idempotency_keys", map(_key, transaction.each_row("idempotency_keys"))


def _key(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"fingerprint": row["fingerprint"].hex(), "body": row["body"].decode()}


def _read(row: dict[str, Any]) -> dict[str, Any]:
    """A row with its document as a value."""
    return row | {"document": orjson.loads(row["document"])} if "document" in row else row


def is_large(transaction: Transaction) -> bool:
    """Whether a state has too many rows for YAML."""
    return sum(transaction.count_rows(table.name) for table in STATE) > MAX_ROWS_AS_YAML


def written(state: dict[str, Any]) -> bytes:
    """A state as YAML; a large one as JSON, which is YAML too, and read and written ten times as fast."""
    text = orjson.dumps(state)
    return text if len(text) > MAX_DUMP_AS_YAML else yaml_text.dumps(state)


def written_to_file(transaction: Transaction) -> IO[bytes]:
    """The same of a state with many rows, whole and from its beginning. Whoever reads it slowly holds nobody up."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by whoever has read it
    try:
        for part in _parts(transaction):
            file.write(part)
            time.sleep(PAUSE_S)  # or this thread would take turns with that of the requests, five milliseconds each
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return file


def _parts(transaction: Transaction) -> Iterator[bytes]:
    setting = transaction.setup.clock
    yield orjson.dumps({"clock": {"offset_ns": setting.offset_ns, "stands_at_ns": setting.stands_at_ns}})[:-1]
    for name, rows in _tables(transaction):
        yield b',"%b":[' % name.encode()
        before = b""
        while part := list(islice(rows, ROWS_IN_PART)):
            yield before + orjson.dumps([_unread(row) for row in part])[1:-1]
            before = b","
        yield b"]"
    yield b"}"


def _unread(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"document": orjson.Fragment(row["document"])} if "document" in row else row


def _shown(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: row[name] for name in (*names, "document")}


def _scheduled(row: dict[str, Any]) -> dict[str, Any]:
    if row["next_ns"] is None:
        return {}
    return {"scheduled": {"at_ns": row["next_ns"], **orjson.loads(row["next_event"])}}


def _linked(row: dict[str, Any]) -> dict[str, Any]:
    return {} if row["merchant_order_id"] is None else {"merchant_order_id": row["merchant_order_id"]}


def _key_row(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"fingerprint": bytes.fromhex(row["fingerprint"]), "body": row["body"].encode()}
