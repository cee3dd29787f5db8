"""What handlers have at hand: the call, the tables, and work that is done once under its key."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from sqlite3 import Connection, Row

from attrs import evolve, field, frozen
from mp_orders_spec import Operation

from . import defects
from .database import ONE_WAITING, TABLES, Database
from .refusals import Answer, Refusal, parameter_value
from .states import settle
from .views import order_view
from .wire import DAY, Json, dump_json, parse_json

LONGEST_KEY = 128


@frozen
class Call:
    """A request of an account."""

    operation: Operation
    target: str
    path: Mapping[str, str]
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    account: int = 0
    fingerprint: str = field(init=False)

    @fingerprint.default
    def _fingerprint(self) -> str:
        read = self.body if self.operation.body else b""
        return f"{self.operation.method} {self.target} {hashlib.sha256(read).hexdigest()}"

    @property
    def key(self) -> str:
        """The idempotency key; empty where there is none."""
        return self.headers.get("x-idempotency-key", "")

    def json(self) -> Json:
        """The body, which has to be declared as JSON.

        Raises:
            Refusal: it is not declared, or is none.
        """
        media_type = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media_type != "application/json":
            raise Refusal("unsupported_media_type", "Content-Type", "is not application/json")
        try:
            return parse_json(self.body)
        except ValueError as error:
            code = next(each for each in BAD_JSON if each in self.operation.codes)
            raise Refusal(code, "$", "is no JSON text") from error


BAD_JSON = ("json_syntax_error", "invalid_payload", "bad_request")


class Service:
    """One implementation with its state."""

    def __init__(self, defect: str) -> None:
        self.defect = defect
        self._database = Database(TABLES if self.broken(defects.TERMINAL_RACE) else TABLES + ONE_WAITING)

    def broken(self, defect: str) -> bool:
        """Whether this mistake is made."""
        return self.defect == defect

    @contextmanager
    def work(self) -> Iterator[tuple[Connection, int]]:
        """A transaction, before which everything that is due has happened."""
        with self._database.transaction() as (sql, now):
            settle(sql, now)
            yield sql, now

    def account_of(self, token: str) -> int:
        """The number of the account that a token stands for."""
        with self._database.transaction() as (sql, _):
            sql.execute("INSERT INTO accounts (token) VALUES (?) ON CONFLICT DO NOTHING", (token,))
            number: int = sql.execute("SELECT number FROM accounts WHERE token = ?", (token,)).fetchone()[0]
            return number

    def once(self, call: Call, work: Callable[[Connection, int], Answer]) -> Answer:
        """Do work and keep its answer in one step, or give the answer that was kept."""
        self._check_key(call)
        with self.work() as (sql, now):
            earlier = self._earlier(sql, call, now)
            if earlier is not None:
                return self._replayed(sql, call, earlier)
            answer = work(sql, now)
            if call.key:
                kept = (call.account, call.key, call.fingerprint, answer.status, dump_json(answer.body), now)
                sql.execute("INSERT OR REPLACE INTO keys VALUES (?, ?, ?, ?, ?, ?)", kept)
                return evolve(answer, headers={"X-Idempotency-Key": call.key})
            return answer

    def use_up(self, call: Call) -> None:
        """Leave a key to nobody (a planted defect)."""
        with self.work() as (sql, now):
            kept = (call.account, call.key, "refused", 409, "null", now)
            sql.execute("INSERT OR IGNORE INTO keys VALUES (?, ?, ?, ?, ?, ?)", kept)

    def _check_key(self, call: Call) -> None:
        if not call.key and call.operation.needs_key:
            raise Refusal("empty_required_header", "X-Idempotency-Key", "is missing")
        if len(call.key) > LONGEST_KEY or (not call.key and "x-idempotency-key" in call.headers):
            raise Refusal("invalid_idempotency_key_length", "X-Idempotency-Key", "has not 1 to 128 characters")

    def _earlier(self, sql: Connection, call: Call, now: int) -> Row | None:
        if not call.key:
            return None
        account = "" if self.broken(defects.KEY_WITHOUT_ACCOUNT) else " AND account = :account"
        found: Row | None = sql.execute(
            f"SELECT * FROM keys WHERE key = :key AND used > :since{account}",  # noqa: S608 - fixed texts
            {"key": call.key, "since": now - DAY, "account": call.account},
        ).fetchone()
        if found is not None and found["fingerprint"] != call.fingerprint:
            raise Refusal("idempotency_key_already_used", "X-Idempotency-Key", "was used with another request")
        return found

    def _replayed(self, sql: Connection, call: Call, earlier: Row) -> Answer:
        body = parse_json(earlier["body"].encode())
        if self.broken(defects.REPLAY_OF_NOW) and isinstance(body, dict) and "id" in body:
            body = order_view(sql, body["id"])
        headers = {"X-Idempotency-Key": call.key, "Idempotent-Replayed": "true"}
        return Answer(earlier["status"], body, headers)


def query_values(call: Call, wrong: str, missing: str = "") -> dict[str, Json]:
    """What the query says, by the codes of a wrong and of a missing parameter.

    Raises:
        Refusal: one is wrong, or missing.
    """
    values: dict[str, Json] = {}
    for parameter in call.operation.parameters_in("query"):
        if parameter.name in call.query:
            try:
                values[parameter.name] = parameter_value(parameter, call.query[parameter.name])
            except ValueError as error:
                raise Refusal(wrong, f"query.{parameter.name}", str(error)) from error
        elif parameter.required:
            raise Refusal(missing, f"query.{parameter.name}", "is missing")
    return values
