"""Handles a notification once, with the order as it is: claim, read, act, finish."""

import asyncio
import logging
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from inspect import isawaitable, iscoroutine, iscoroutinefunction
from typing import Any, Generic, TypeVar, overload

from attrs import field, frozen

from mp_orders.client import AsyncMercadoPago, MercadoPago
from mp_orders.errors import NotFound
from mp_orders.transport.settings import seconds
from mp_orders.webhooks.errors import NotificationBusy, NotifiedOrderNotFound, UnknownTopic
from mp_orders.webhooks.notification import MERCHANT_ORDER, ORDER, Notification
from mp_orders.webhooks.seen import AsyncSeen, Seen, State

LEASE_S = 600.0
"""Over before Mercado Pago sends again, which is after fifteen minutes."""
Result = TypeVar("Result")
log = logging.getLogger("mp_orders")


@frozen
class Handled(Generic[Result]):
    """What came of a notification.

    Attributes:
        acted: Whether the action ran now; False where it had before.
        result: What the action returned; None where it did not run.
    """

    acted: bool
    result: Result | None = field(default=None, repr=False)


def handle(
    notification: Notification,
    mp: MercadoPago,
    seen: Seen,
    action: Callable[[Any], Result],
    *,
    lease: float | timedelta = LEASE_S,
    deadline: float | timedelta | None = None,
) -> Handled[Result]:
    """Read what a notification is about, and act on it, unless that was done before: claim, read, act, finish.

    What ends it early gives the claim back; a crash leaves it until its lease is over. So nothing is lost, and an
    action that a crash cuts short, or that outlasts its lease, runs again: it has to stand that.

    Args:
        notification: Of `verify`, or of `read_unverified`.
        mp: The client that reads the order.
        seen: Remembers what was handled; shared by everything that handles.
        action: Called with the `Order` or `MerchantOrder` as it is now, which may be later than the notification.
        lease: Seconds, or a timedelta, after which somebody else may take it: longer than reading and acting take.
        deadline: Seconds, or a timedelta, for reading, in place of the client's.

    Raises:
        NotificationBusy: it is being handled; answer 503, so that it comes again.
        NotifiedOrderNotFound: the account of `mp` has no such order.
        UnknownTopic: it is about something else than orders and merchant orders.
        MercadoPagoError: the order could not be read.
        Exception: whatever the action raises.
    """
    if not isinstance(mp, MercadoPago) or iscoroutinefunction(action):
        raise TypeError("handle takes a MercadoPago and a plain function; use handle_async for asyncio")
    with _claimed(seen, _Claim.of(notification, lease)) as is_new:
        if not is_new:
            return Handled(acted=False)
        return Handled(acted=True, result=_plain(action(_read(notification, mp, deadline))))


@overload
async def handle_async(
    notification: Notification,
    mp: AsyncMercadoPago,
    seen: Seen | AsyncSeen,
    action: Callable[[Any], Awaitable[Result]],
    *,
    lease: float | timedelta = ...,
    deadline: float | timedelta | None = ...,
) -> Handled[Result]: ...
@overload
async def handle_async(
    notification: Notification,
    mp: AsyncMercadoPago,
    seen: Seen | AsyncSeen,
    action: Callable[[Any], Result],
    *,
    lease: float | timedelta = ...,
    deadline: float | timedelta | None = ...,
) -> Handled[Result]: ...
async def handle_async(
    notification: Notification,
    mp: AsyncMercadoPago,
    seen: Seen | AsyncSeen,
    action: Callable[[Any], Any],
    *,
    lease: float | timedelta = LEASE_S,
    deadline: float | timedelta | None = None,
) -> Handled[Any]:
    """`handle` for asyncio. The action may be async or not; a plain `Seen` is asked in a thread.

    A task that is cancelled gives its claim back.
    """
    if not isinstance(mp, AsyncMercadoPago):
        raise TypeError("handle_async takes an AsyncMercadoPago; use handle for a MercadoPago")
    async with _claimed_async(seen, _Claim.of(notification, lease)) as is_new:
        if not is_new:
            return Handled(acted=False)
        acted = action(await _read_async(notification, mp, deadline))
        return Handled(acted=True, result=await acted if isawaitable(acted) else acted)


@frozen
class _Claim:
    notification: Notification
    lease_s: float
    owner: str = field(factory=lambda: uuid.uuid4().hex)

    @classmethod
    def of(cls, notification: Notification, lease: float | timedelta) -> "_Claim":
        if not isinstance(notification, Notification):
            raise TypeError(f"handle takes what verify returned, not {type(notification).__name__}")
        if notification.topic not in (ORDER, MERCHANT_ORDER):
            raise UnknownTopic(notification.topic, request_id=notification.request_id)
        return cls(notification, seconds(lease, "lease"))

    @property
    def key(self) -> str:
        return self.notification.key

    def is_new(self, state: State) -> bool:
        """Whether it is to be handled now.

        Raises:
            NotificationBusy: somebody else is at it.
        """
        if state == "busy":
            about = f"the notification about {self.notification.resource_id} is being handled, or that ended in a crash"
            raise NotificationBusy(f"{about}; take it when it comes again", request_id=self.notification.request_id)
        return state == "new"


@contextmanager
def _claimed(seen: Seen, claim: _Claim) -> Iterator[bool]:
    """Whether it is to be handled; it is finished if that ends well, and given back if not."""
    _check_store(seen)
    is_new = claim.is_new(seen.claim(claim.key, claim.owner, claim.lease_s))
    try:
        yield is_new
    except BaseException:
        with _warned():
            seen.release(claim.key, claim.owner)
        raise
    if is_new:
        seen.finish(claim.key, claim.owner)


@asynccontextmanager
async def _claimed_async(seen: Seen | AsyncSeen, claim: _Claim) -> AsyncIterator[bool]:
    _check_store(seen)
    is_new = claim.is_new(await _claim_async(seen, claim))
    try:
        yield is_new
    except BaseException:
        with _warned():
            await _asked(seen.release, claim.key, claim.owner)
        raise
    if is_new:
        _, cancelled = await _asked(seen.finish, claim.key, claim.owner)
        if cancelled:
            raise cancelled


def _check_store(seen: object) -> None:
    if not all(hasattr(seen, name) for name in ("claim", "finish", "release")):
        given = type(seen).__name__
        raise TypeError(
            f"what remembers is a store such as SQLiteSeen(path), with claim, finish and release, not {given}"
        )


def _read(notification: Notification, mp: MercadoPago, deadline: float | timedelta | None) -> Any:
    with _not_found_named(notification):
        if notification.topic == MERCHANT_ORDER:
            return mp.merchant_orders.get(notification.resource_number, deadline=deadline)
        return mp.orders.get(notification.resource_id, deadline=deadline)


async def _read_async(notification: Notification, mp: AsyncMercadoPago, deadline: float | timedelta | None) -> Any:
    with _not_found_named(notification):
        if notification.topic == MERCHANT_ORDER:
            return await mp.merchant_orders.get(notification.resource_number, deadline=deadline)
        return await mp.orders.get(notification.resource_id, deadline=deadline)


@contextmanager
def _not_found_named(notification: Notification) -> Iterator[None]:
    try:
        yield
    except NotFound as error:
        raise NotifiedOrderNotFound(
            notification.topic,
            notification.resource_id,
            application_id=notification.application_id,
            user_id=notification.user_id,
            request_id=notification.request_id,
        ) from error


def _plain(result: Result) -> Result:
    """What an action returned, unless nobody would wait for it.

    Raises:
        TypeError: it is to be awaited.
    """
    if iscoroutine(result):
        result.close()
    if isawaitable(result):
        raise TypeError("the action returned something to await; use handle_async")
    return result


@contextmanager
def _warned() -> Iterator[None]:
    """A claim that cannot be given back must not hide why it was to be."""
    try:
        yield
    except Exception:
        log.warning("a claim on a notification was not given back; it ends with its lease")


async def _claim_async(seen: Seen | AsyncSeen, claim: _Claim) -> State:
    """Claim. A cancelled task gives back what it was given meanwhile, since nobody would know of it."""
    state, cancelled = await _asked(seen.claim, claim.key, claim.owner, claim.lease_s)
    if cancelled:
        if state == "new":
            await _asked(seen.release, claim.key, claim.owner)
        raise cancelled
    found: State = state
    return found


async def _asked(method: Callable[..., Any], *arguments: Any) -> tuple[Any, asyncio.CancelledError | None]:
    """What a store answers, and whether the task was cancelled meanwhile: scopes of anyio do it again and again."""
    cancelled: asyncio.CancelledError | None = None
    asking = asyncio.ensure_future(_ask(method, *arguments))
    while not asking.done():
        try:
            await asyncio.shield(asking)
        except asyncio.CancelledError as error:
            cancelled = error
        except Exception:
            break  # which `result` raises
    return asking.result(), cancelled


async def _ask(method: Callable[..., Any], *arguments: Any) -> Any:
    if iscoroutinefunction(method):
        return await method(*arguments)
    return await asyncio.to_thread(method, *arguments)
