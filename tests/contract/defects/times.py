"""Lifetimes, slowness and answers that do not come."""

import asyncio
from collections.abc import Callable

from attrs import evolve
from faulty_app import Answer, Behaviour, Forward, Request

from defects.planting import Wanted, add, refusal


def _aging_keys(after: str, *, forgotten: bool) -> Callable[[], Behaviour]:
    """Forgets keys too early, or never."""

    def make() -> Behaviour:
        late: set[str] = set()
        stored: dict[tuple[str | None, str | None], tuple[bytes, Answer]] = {}

        async def behave(request: Request, forward: Forward) -> Answer:
            if request.path.endswith("/clock/advance") and request.json["by"] == after:
                late.add("late")
            if request.method == "PUT" and request.path.endswith("/clock"):
                late.clear()
            name = (request.token, request.key)
            if not forgotten and request.creates and name in stored and stored[name][0] == request.body:
                return stored[name][1]
            if forgotten and late and request.creates and request.key and len(request.key) < 64:
                request = request.with_header("x-idempotency-key", f"late-{request.key}")
                return (await forward(request)).with_header("x-idempotency-key", None)
            answer = await forward(request)
            if request.creates and answer.status == 201:
                stored.setdefault(name, (request.body, answer))
            return answer

        return behave

    return make


def _anew_for_once() -> Behaviour:
    """A key that is used anew after its day is not kept any more."""
    used: dict[str | None, int] = {}

    async def behave(request: Request, forward: Forward) -> Answer:
        if request.path.endswith("/clock/advance"):
            used.clear()
        late = request.creates and request.key in used
        if request.creates:
            used[request.key] = used.get(request.key, 0) + 1
        if late and used[request.key] == 2 and len(used) == 1:
            request = request.with_header("x-idempotency-key", f"anew-{request.key}")
            return (await forward(request)).with_header("x-idempotency-key", None)
        return await forward(request)

    return behave


def _every(count: int) -> Callable[[], Behaviour]:
    def make() -> Behaviour:
        turns = iter(range(10**9))

        async def behave(request: Request, forward: Forward) -> Answer:
            answer = await forward(request)
            return Answer(0, b"") if next(turns) % count == count - 1 else answer

        return behave

    return make


def _slow() -> Behaviour:
    async def behave(request: Request, forward: Forward) -> Answer:
        if request.method == "GET" and request.merchant:
            await asyncio.sleep(3)
        return await forward(request)

    return behave


def _fails(wanted: Wanted) -> Callable[[], Behaviour]:
    def make() -> Behaviour:
        async def behave(request: Request, forward: Forward) -> Answer:
            return refusal("500", 500) if wanted(request) else await forward(request)

        return behave

    return make


def _short_life() -> Behaviour:
    async def behave(request: Request, forward: Forward) -> Answer:
        answer = await forward(evolve(request, body=request.body.replace(b'"PT1H30M"', b'"PT30M"')))
        return evolve(answer, body=answer.body.replace(b'"PT30M"', b'"PT1H30M"'))

    return behave


add(
    "time",
    "key forgotten early",
    "a key is forgotten before its 24 hours are over",
    "key-lives-a-day",
    _aging_keys("PT23H59M", forgotten=True),
    sees_control=True,
)
add(
    "time",
    "key never forgotten",
    "a key is remembered for ever",
    "key-lives-a-day",
    _aging_keys("PT23H59M", forgotten=False),
    sees_control=True,
)
add(
    "key",
    "anew for once",
    "a key that is used anew after its day is not remembered",
    "key-lives-a-day",
    lambda: _anew_for_once(),
    sees_control=True,
)
add("time", "lost answers", "each twentieth answer is lost after the work was done", "answer-arrives", _every(20))
add(
    "time",
    "slow reads",
    "merchant orders are read more slowly than one waits",
    "answer-arrives",
    lambda: _slow(),
    timeout_s=1,
)
add(
    "time",
    "fails on letters",
    "a letter outside of ASCII is answered 500",
    "online.description",
    _fails(lambda r: r.creates and b"\\u00f1" in r.body),
)
add(
    "time",
    "fails on nesting",
    "a wrong type in a list is answered 500",
    "online.transactions.payments.item",
    _fails(lambda r: r.creates and b'"payments": [1' in r.body),
)
add("time", "hours not read", "an hour and a half is half an hour", "point-order-expires", lambda: _short_life())
