"""Sends what lies in the outbox, in a thread of its own, so that no answer of the API waits for an address.

A notification is claimed in one transaction, sent outside of any, and what came of it is written down in another. If
the process dies between the two, the claim ends and the notification is sent again: at least once, mostly once.
"""

import asyncio
import logging
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from attrs import frozen

from mp_orders_mock.clock import order_time
from mp_orders_mock.domain.notifications import FEED, OPERATIONS
from mp_orders_mock.faults import Fault, Faults
from mp_orders_mock.journal import Entry, Log
from mp_orders_mock.store import EndpointRow, NotificationRow, Store
from mp_orders_mock.store.outbox import DELIVERED, GIVEN_UP, WAITING
from mp_orders_mock.webhooks.endpoints import WebhookSecrets
from mp_orders_mock.webhooks.signature import signature

if TYPE_CHECKING:
    import httpx

log = logging.getLogger("mp_orders_mock")

PATIENCE_S = 22
"""An address has so long to answer (notifications)."""
MINUTE_NS = 60_000_000_000
WAITS_NS = tuple(minutes * MINUTE_NS for minutes in (15, 15, 30, 60, 120, 240, 480))
"""By the clock of the mock, between two attempts: the third is followed by longer ones (notifications). After the last
one a notification is given up (chosen)."""
TAKEN = (200, 201)
CLAIM_S = 120
AT_ONCE = 8
"""Sent to one address at a time; those of one order one after the other."""
MAX_CLAIMED = 50
EVERY_S = 1.0
WRONG_SIGNATURE = "v1=" + "0" * 64


@frozen
class Outcome:
    """What came of an attempt: the status of the answer, if there was one, or what went wrong."""

    status: int | None = None
    error: str = ""

    @property
    def is_taken(self) -> bool:
        """Whether the address has the notification."""
        return self.status in TAKEN


@frozen
class Claimed:
    """What one address is to be told, until a time of the machine's clock."""

    endpoint: EndpointRow
    rows: Sequence[NotificationRow]
    until_ns: int


class Sender:
    """Sends notifications. Safe from several threads.

    Args:
        store: has the outbox.
        secrets: of addresses; those that are signed with an unknown one wait.
        faults: what is to go wrong.
        log: is told of each attempt; without one, what is not taken is a warning.
    """

    def __init__(self, store: Store, secrets: WebhookSecrets, faults: Faults, log: Log | None = None) -> None:
        self._log = log
        self._store = store
        self._secrets = secrets
        self._faults = faults
        self._context: ssl.SSLContext | None = None
        self._thread: threading.Thread | None = None
        self._wake: Callable[[], None] = lambda: None
        self._is_stopped = False
        self._passed = threading.Condition()
        self._unreleased: list[Claimed] = []
        """What was claimed when the store failed: sent again as soon as it is back, and not when the claim ends."""

    # The thread

    def start(self) -> None:
        """Begin to send, until `stop`. What an earlier process had claimed of a store of ours alone is sent at once."""
        if not self._store.shared:
            with self._store.transaction() as transaction:
                transaction.outbox.release_all()
        started = threading.Event()
        self._is_stopped = False
        self._thread = threading.Thread(target=self._live, args=(started,), name="mp-orders-webhooks", daemon=True)
        self._thread.start()
        started.wait()

    def stop(self) -> None:
        """Send no more; what is under way is given up, and sent again when somebody sends."""
        self._is_stopped = True
        self._wake()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def wake(self) -> None:
        """There is something to send."""
        self._wake()

    def _live(self, started: threading.Event) -> None:
        with suppress(asyncio.CancelledError):
            asyncio.run(self._send_for_ever(started))

    async def _send_for_ever(self, started: threading.Event) -> None:
        loop, woken, failed = asyncio.get_running_loop(), asyncio.Event(), ""

        def wake() -> None:
            with suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(woken.set)

        self._wake = wake
        started.set()
        busy: dict[int, asyncio.Task[int]] = {}
        while not self._is_stopped:
            with suppress(TimeoutError):
                await asyncio.wait_for(woken.wait(), EVERY_S)
            woken.clear()
            busy = {number: task for number, task in busy.items() if not task.done()}
            try:
                for endpoint in self._to_serve():
                    if endpoint.number not in busy:
                        busy[endpoint.number] = task = asyncio.create_task(self._serve(endpoint))
                        task.add_done_callback(lambda task: woken.set() if _sent(task) else None)
                failed = ""
            except Exception as error:  # the store may be back in a second; it is said once
                if type(error).__name__ != failed:
                    log.error("sending notifications failed with %s", type(error).__name__)
                failed = type(error).__name__
        for task in busy.values():
            task.cancel()
        await asyncio.gather(*busy.values(), return_exceptions=True)

    # One pass

    def send_due(self) -> None:
        """Send all that is due, in this thread."""

        async def send() -> None:
            await asyncio.gather(*(self._serve(each) for each in self._to_serve()))

        asyncio.run(send())

    def wait(self, timeout_s: float) -> bool:
        """Wait until everything that is due was sent or tried; False if that takes longer."""
        until = time.monotonic() + timeout_s
        while self._due():
            if time.monotonic() >= until:
                return False
            if self._thread is None:
                self.send_due()
                continue
            self.wake()
            with self._passed:
                self._passed.wait(min(EVERY_S / 20, max(0.0, until - time.monotonic())))
        return True

    def _due(self) -> int:
        endpoints = self._to_serve()
        with self._store.transaction() as transaction:
            if self._store.shared:  # another process may know the secrets that this one does not
                endpoints = transaction.outbox.endpoints()
            now_ns = transaction.now_ns
            return sum(transaction.outbox.count_due(each.number, now_ns) for each in endpoints)

    def _to_serve(self) -> list[EndpointRow]:
        for claimed in self._unreleased.copy():
            self._release(claimed.rows, claimed.until_ns)
            self._unreleased.remove(claimed)
        with self._store.transaction() as transaction:
            return [each for each in transaction.outbox.endpoints() if self._secrets.can_sign(each)]

    async def _serve(self, endpoint: EndpointRow) -> int:
        """Send what is due for an address until nothing is; returns how many were claimed."""
        resets = self._store.seen.setup.resets
        claimed = self._claim(endpoint)
        if claimed is None:
            return 0
        made = 0
        async with self._client() as client:
            while claimed is not None:
                await self._send_claimed(client, claimed, resets)
                made += len(claimed.rows)
                with self._passed:
                    self._passed.notify_all()
                resets = self._store.seen.setup.resets
                claimed = None if self._is_stopped else self._claim(endpoint)
        return made

    def _client(self) -> "httpx.AsyncClient":
        import httpx  # most mocks send nothing

        if self._context is None:
            self._context = ssl.create_default_context()
        limits = httpx.Limits(max_connections=AT_ONCE)
        return httpx.AsyncClient(verify=self._context, trust_env=False, timeout=PATIENCE_S, limits=limits)

    def _claim(self, endpoint: EndpointRow) -> Claimed | None:
        """What is due for an address, as that is now; None if nothing is, or if it is another one by now."""
        with self._store.transaction() as transaction:
            known = {(each.number, each.url, each.user_id): each for each in transaction.outbox.endpoints()}
            current = known.get((endpoint.number, endpoint.url, endpoint.user_id))
            if current is None or not self._secrets.can_sign(current):
                return None
            transaction.lock("webhook", current.number)
            machine_ns = time.time_ns()
            claim_ns, now_ns = machine_ns + CLAIM_S * 10**9, transaction.now_ns
            rows = transaction.outbox.claim(current.number, now_ns, machine_ns, claim_ns, MAX_CLAIMED)
        return Claimed(current, rows, claim_ns) if rows else None

    async def _send_claimed(self, client: "httpx.AsyncClient", claimed: Claimed, resets: int) -> None:
        turn = asyncio.Semaphore(AT_ONCE)
        try:
            async with asyncio.TaskGroup() as group:
                for each in _by_resource(claimed.rows):
                    group.create_task(self._send_each(client, claimed, each, turn, resets))
        except asyncio.CancelledError:
            self._release(claimed.rows, claimed.until_ns)
            raise
        except ExceptionGroup as failures:
            self._unreleased.append(claimed)
            raise failures.exceptions[0] from None

    async def _send_each(
        self,
        client: "httpx.AsyncClient",
        claimed: Claimed,
        rows: Sequence[NotificationRow],
        turn: asyncio.Semaphore,
        resets: int,
    ) -> None:
        """Send notifications of one order, in their order."""
        endpoint, claim_ns = claimed.endpoint, claimed.until_ns
        for row in rows:
            async with turn:
                late = time.time_ns() > claim_ns - 2 * PATIENCE_S * 10**9  # another may take it meanwhile
                ended = self._is_stopped or self._store.seen.setup.resets != resets
                if late or ended or not self._is_ours(row, claim_ns):
                    self._release([row], claim_ns)
                    continue
                is_first = row.attempts == 0 and not row.held_back
                fault = self._faults.take_notification(OPERATIONS[row.topic]) if is_first else None
                if fault and fault.kind == "out_of_order":
                    self._hold_back(row, claim_ns)
                    continue
                start_ns = time.perf_counter_ns()
                outcome = await self._attempt(client, endpoint, row, fault)
                took_ns = time.perf_counter_ns() - start_ns
                if fault and fault.kind == "duplicate":
                    again = await self._attempt(client, endpoint, row, fault)
                    outcome = again if again.is_taken else outcome
                self._record(endpoint, row, claim_ns, outcome, fault, took_ns)

    async def _attempt(
        self, client: "httpx.AsyncClient", endpoint: EndpointRow, row: NotificationRow, fault: Fault | None
    ) -> Outcome:
        if fault and fault.kind == "lose":
            return Outcome(error="a fault lost it")
        url = f"{endpoint.url}{'&' if '?' in endpoint.url else '?'}{row.query}"
        try:
            headers = self._headers(endpoint, row, fault)
            async with (
                asyncio.timeout(PATIENCE_S),
                client.stream("POST", url, content=row.body, headers=headers) as answer,
            ):
                return Outcome(
                    answer.status_code,
                    "" if answer.status_code in TAKEN else f"answered {answer.status_code}, not 200 or 201",
                )
        except TimeoutError:
            return Outcome(error=f"no answer within {PATIENCE_S} seconds")
        except Exception as error:  # whatever is wrong with an address, the others are told, and its log says what
            return Outcome(error=f"{type(error).__name__}: {error}"[:200])

    def _headers(self, endpoint: EndpointRow, row: NotificationRow, fault: Fault | None) -> dict[str, str]:
        name = f"Feed v2.0 {FEED}" if row.topic == FEED else f"WebHook v1.0 {row.topic}"
        headers = {
            "content-type": "application/json",
            "user-agent": f"MercadoPago {name}",
            "x-request-id": row.request_id,
        }
        secret = self._secrets.get(endpoint)
        if endpoint.signed and secret is not None:
            signed = signature(secret, endpoint, row, time.time_ns())
            is_wrong = fault is not None and fault.kind == "bad_signature"
            headers["x-signature"] = f"{signed.partition(',')[0]},{WRONG_SIGNATURE}" if is_wrong else signed
        return headers

    # What came of it

    def _is_ours(self, row: NotificationRow, claim_ns: int) -> bool:
        """Whether it is still to be sent, and by us: its address may be forgotten, or it may be sent again."""
        with self._store.transaction() as transaction:
            now = transaction.outbox.notification(row.id)
        return now is not None and now.claim_ns == claim_ns

    def _release(self, rows: Iterable[NotificationRow], claim_ns: int) -> None:
        with self._store.transaction() as transaction:
            for row in rows:
                transaction.outbox.release(row.id, claim_ns)

    def _hold_back(self, row: NotificationRow, claim_ns: int) -> None:
        with self._store.transaction() as transaction:
            transaction.outbox.hold_back(row.id, claim_ns, transaction.now_ns + WAITS_NS[0])

    def _record(
        self,
        endpoint: EndpointRow,
        row: NotificationRow,
        claim_ns: int,
        outcome: Outcome,
        fault: Fault | None,
        took_ns: int,
    ) -> None:
        with self._store.transaction() as transaction:
            now_ns, outbox = transaction.now_ns, transaction.outbox
            is_last = row.attempts >= len(WAITS_NS)
            state = DELIVERED if outcome.is_taken else GIVEN_UP if is_last else WAITING
            next_ns = now_ns + WAITS_NS[row.attempts] if state == WAITING else None
            is_ours = outbox.record(
                row.id, claim_ns, state=state, next_ns=next_ns, status=outcome.status, error=outcome.error
            )
            if is_ours and state == DELIVERED:
                outbox.let_go(endpoint.number)
        then = "" if state == DELIVERED else _what_comes_next(next_ns)
        self._tell(endpoint, row, outcome, then, fault, took_ns)

    def _tell(
        self,
        endpoint: EndpointRow,
        row: NotificationRow,
        outcome: Outcome,
        then: str,
        fault: Fault | None,
        took_ns: int,
    ) -> None:
        """Tell a person of an attempt: of which address, without its query, what it did, and what comes next."""
        address, about = endpoint.url.partition("?")[0], f"{row.action or row.topic} of {row.resource_id}"
        if self._log is not None:
            reason = "; ".join(filter(None, (about, outcome.error, then)))
            kind = fault.kind if fault else None
            begin_ns = time.time_ns() - took_ns
            operation = OPERATIONS[row.topic]
            entry = Entry(
                begin_ns, "POST", address, outcome.status, took_ns, operation, reason=reason, fault=kind, is_sent=True
            )
            self._log(entry)
        elif then:
            log.warning("%s did not take %s: %s; %s", address, about, outcome.error, then)


def _what_comes_next(next_ns: int | None) -> str:
    return "it is given up" if next_ns is None else f"it comes again at {order_time(next_ns)[:19]}Z of the mock's clock"


def _sent(task: "asyncio.Task[int]") -> bool:
    """Whether a task has sent something, after which more may be due. One that failed is tried again in a second."""
    if task.cancelled():
        return False
    error = task.exception()
    if error is not None:
        log.error("sending notifications failed with %s", type(error).__name__)
    return error is None and task.result() > 0


def _by_resource(rows: Iterable[NotificationRow]) -> Iterator[list[NotificationRow]]:
    groups: dict[tuple[str, str], list[NotificationRow]] = {}
    for row in rows:
        groups.setdefault((row.topic, row.resource_id), []).append(row)
    yield from groups.values()
