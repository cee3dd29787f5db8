"""Notifications that are to be sent: the addresses that are told, and what each is to be told.

A notification is put here in the transaction of the change that it tells of, and leaves when its address has taken it.
Whoever sends one claims it first; a claim ends by itself, so that what a process had claimed when it died is sent.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from attrs import asdict, evolve
from sqlalchemy import bindparam

from mp_orders_mock import ids
from mp_orders_mock.domain.notifications import Notification
from mp_orders_mock.json_text import dumps
from mp_orders_mock.store.databases import Execute
from mp_orders_mock.store.rows import EndpointRow, NotificationRow
from mp_orders_mock.store.statements import ONE, literal
from mp_orders_mock.store.tables import notifications, webhook_endpoints

AT_ONCE_NS = 0
"""When something is sent at once, whatever the clock is set to meanwhile."""
WAITING, DELIVERED, GIVEN_UP = "waiting", "delivered", "given_up"

SELECT_ENDPOINTS = sa.select(
    *(webhook_endpoints.c[name] for name in ("number", "url", "user_id", "topics", "signed")),
    *(webhook_endpoints.c[name] for name in ("timestamps", "lower_case_id")),
).order_by(webhook_endpoints.c.number)
DELETE_ENDPOINT = sa.delete(webhook_endpoints).where(webhook_endpoints.c.number == bindparam("n"))
INSERT_ENDPOINT = sa.insert(webhook_endpoints)
_NOTIFICATION = sa.select(
    *(notifications.c[name] for name in ("id", "endpoint", "topic", "resource_id", "action", "created_ns", "body")),
    *(notifications.c[name] for name in ("query", "data_id", "request_id", "state", "attempts", "next_ns")),
    *(notifications.c[name] for name in ("claim_ns", "last_status", "last_error", "held_back")),
)
_OF_ENDPOINT = notifications.c.endpoint == bindparam("n")
_THIS = notifications.c.id == bindparam("i")
_MINE = (_THIS, notifications.c.claim_ns == bindparam("claim"))
_NONE: sa.ColumnElement[int] = sa.literal_column("0", sa.BigInteger)
INSERT_NOTIFICATION = sa.insert(notifications)
DELETE_OF_ENDPOINT = sa.delete(notifications).where(_OF_ENDPOINT)
SELECT_NOTIFICATION = _NOTIFICATION.where(_THIS)
SELECT_LAST = _NOTIFICATION.order_by(notifications.c.id.desc()).limit(bindparam("most")).offset(_NONE)
_DUE = (_OF_ENDPOINT, notifications.c.next_ns <= bindparam("now"))
_FREE = sa.or_(notifications.c.claim_ns.is_(None), notifications.c.claim_ns <= bindparam("machine"))
_earlier = notifications.alias("earlier")
_OVERTAKES = sa.exists().where(
    _earlier.c.endpoint == bindparam("n"),
    _earlier.c.resource_id == notifications.c.resource_id,
    _earlier.c.id < notifications.c.id,
    _earlier.c.claim_ns > bindparam("machine"),
)
"""Somebody is sending an earlier one of the same order to the same address."""
SELECT_DUE = (
    _NOTIFICATION.where(*_DUE, _FREE, sa.not_(_OVERTAKES))
    .order_by(notifications.c.id)
    .limit(bindparam("most"))
    .offset(_NONE)
)
SELECT_DUE_FOR_CHANGE = SELECT_DUE.with_for_update(skip_locked=True)
COUNT_DUE = sa.select(sa.func.count()).select_from(notifications).where(*_DUE)
CLAIM = sa.update(notifications).where(_THIS).values(claim_ns=bindparam("claim"))
RELEASE = sa.update(notifications).where(*_MINE).values(claim_ns=sa.null())
RELEASE_ALL = sa.update(notifications).where(notifications.c.claim_ns.is_not(None)).values(claim_ns=sa.null())
HOLD_BACK = (
    sa.update(notifications).where(*_MINE).values(claim_ns=sa.null(), held_back=sa.true(), next_ns=bindparam("at"))
)
LET_GO = (
    sa.update(notifications)
    .where(_OF_ENDPOINT, notifications.c.held_back == sa.true(), notifications.c.next_ns.is_not(None))
    .values(next_ns=bindparam("at"))
)
MOVE = (
    sa.update(notifications)
    .where(notifications.c.next_ns > _NONE)
    .values(next_ns=notifications.c.next_ns + bindparam("by", type_=sa.BigInteger))
)
RECORD = (
    sa.update(notifications)
    .where(*_MINE)
    .values(
        claim_ns=sa.null(),
        held_back=sa.false(),
        attempts=notifications.c.attempts + ONE,
        state=bindparam("new_state"),
        next_ns=bindparam("at"),
        last_status=bindparam("status"),
        last_error=bindparam("error"),
    )
)
SEND_AGAIN = (
    sa.update(notifications)
    .where(_THIS)
    .values(state=literal(WAITING), attempts=_NONE, next_ns=bindparam("at"), claim_ns=sa.null(), held_back=sa.false())
)
_OLD = (
    sa.select(notifications.c.id)
    .where(notifications.c.next_ns.is_(None))
    .order_by(notifications.c.id.desc())
    .limit(bindparam("most"))
    .offset(bindparam("kept"))
)
DELETE_OLD = sa.delete(notifications).where(notifications.c.id.in_(_OLD))


class Outbox:
    """Addresses and notifications of all accounts, in one transaction.

    Args:
        execute: executes a statement with its values.
        shared: whether other processes use the tables too.
    """

    __slots__ = ("_execute", "_shared", "has_mail")

    def __init__(self, execute: Execute, *, shared: bool) -> None:
        self._execute = execute
        self._shared = shared
        self.has_mail = False
        """Whether this transaction lets a notification be sent at once."""

    def endpoints(self) -> list[EndpointRow]:
        """The addresses, in the order in which they were set up."""
        return [
            EndpointRow(number, url, user_id, topics, bool(signed), timestamps, bool(lower))
            for number, url, user_id, topics, signed, timestamps, lower in self._execute(
                SELECT_ENDPOINTS, {}
            ).fetchall()
        ]

    def put_endpoint(self, row: EndpointRow) -> EndpointRow:
        """Set an address up, or change the one of the same URL and account; its number is given here."""
        known = self.endpoints()
        same = [each.number for each in known if (each.url, each.user_id) == (row.url, row.user_id)]
        number = same[0] if same else max((each.number for each in known), default=0) + 1
        self._execute(DELETE_ENDPOINT, {"n": number})
        self._execute(INSERT_ENDPOINT, {**asdict(row), "number": number})
        return evolve(row, number=number)

    def delete_endpoint(self, number: int) -> None:
        """Forget an address, and what waits for it."""
        self._execute(DELETE_OF_ENDPOINT, {"n": number})
        self._execute(DELETE_ENDPOINT, {"n": number})

    def add(
        self, notification: Notification, user_id: int, now_ns: int, endpoints: Sequence[EndpointRow] | None = None
    ) -> None:
        """Let a notification be sent to every address that wants it, or to these."""
        if endpoints is None:
            endpoints = [each for each in self.endpoints() if each.wants(notification.topic, user_id)]
        for endpoint in endpoints:
            row = NotificationRow(
                id=ids.notification_id(),
                endpoint=endpoint.number,
                topic=notification.topic,
                resource_id=notification.resource_id,
                action=notification.action,
                created_ns=now_ns,
                body=dumps(notification.body),
                query=notification.query,
                data_id=notification.data_id,
                request_id=ids.request_id(),
                next_ns=AT_ONCE_NS,
            )
            self._execute(INSERT_NOTIFICATION, asdict(row))
            self.has_mail = True

    def claim(self, endpoint: int, now_ns: int, machine_ns: int, claim_ns: int, most: int) -> list[NotificationRow]:
        """Take what is due for an address, oldest first, until `claim_ns` of the machine's clock.

        Whoever does so has the lock of the address, so that what others have claimed is seen.
        """
        query = SELECT_DUE_FOR_CHANGE if self._shared else SELECT_DUE
        values = {"n": endpoint, "now": now_ns, "machine": machine_ns, "most": most}
        rows = [NotificationRow(*row) for row in self._execute(query, values).fetchall()]
        for row in rows:
            self._execute(CLAIM, {"i": row.id, "claim": claim_ns})
        return rows

    def release(self, notification_id: str, claim_ns: int) -> None:
        """Give a claim up."""
        self._execute(RELEASE, {"i": notification_id, "claim": claim_ns})

    def release_all(self) -> None:
        """Give up the claims of processes that are no more."""
        self._execute(RELEASE_ALL, {})

    def hold_back(self, notification_id: str, claim_ns: int, until_ns: int) -> None:
        """Give a claim up, and let this one be sent after the next one of its address, at the latest by `until_ns`."""
        self._execute(HOLD_BACK, {"i": notification_id, "claim": claim_ns, "at": until_ns})

    def let_go(self, endpoint: int) -> None:
        """Let what was held back be sent now."""
        self._execute(LET_GO, {"n": endpoint, "at": AT_ONCE_NS})

    def move(self, by_ns: int) -> None:
        """Let what waits for its next attempt wait as long as before, although the clock was set back."""
        self._execute(MOVE, {"by": by_ns})

    def record(
        self, notification_id: str, claim_ns: int, *, state: str, next_ns: int | None, status: int | None, error: str
    ) -> bool:
        """Write down what came of an attempt; whether the claim was still ours."""
        values = {"i": notification_id, "claim": claim_ns, "new_state": state, "at": next_ns}
        return bool(self._execute(RECORD, {**values, "status": status, "error": error}).rowcount)

    def send_again(self, notification_id: str) -> bool:
        """Let a notification be sent once more; whether there is one."""
        is_there = bool(self._execute(SEND_AGAIN, {"i": notification_id, "at": AT_ONCE_NS}).rowcount)
        self.has_mail |= is_there
        return is_there

    def notification(self, notification_id: str) -> NotificationRow | None:
        """A notification by its id."""
        row = self._execute(SELECT_NOTIFICATION, {"i": notification_id}).fetchone()
        return NotificationRow(*row) if row else None

    def last(self, most: int) -> list[NotificationRow]:
        """The last notifications, oldest first."""
        return [NotificationRow(*row) for row in self._execute(SELECT_LAST, {"most": most}).fetchall()][::-1]

    def count_due(self, endpoint: int, now_ns: int) -> int:
        """How many are due for an address, claimed or not."""
        count: int = self._execute(COUNT_DUE, {"n": endpoint, "now": now_ns}).fetchone()[0]
        return count

    def forget_old(self, kept: int, most: int) -> int:
        """Forget what is not to be sent any more, but for the last ones; returns how many."""
        count: int = self._execute(DELETE_OLD, {"kept": kept, "most": most}).rowcount
        return count
