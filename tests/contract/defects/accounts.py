"""Accounts that see or change what is not theirs."""

from collections.abc import Callable

from faulty_app import Answer, Behaviour, Forward, Request

from defects.planting import Wanted, add, status, updates


def owners_eyes(wanted: Wanted) -> Callable[[], Behaviour]:
    """Acts for anybody as the owner of what is named."""

    def make() -> Behaviour:
        owner: dict[str, str | None] = {}

        async def behave(request: Request, forward: Forward) -> Answer:
            parts = request.path.split("/")
            named = parts[3] if len(parts) > 3 else parts[-1]
            known = request.token and request.token.startswith("Bearer TEST-")
            if known and wanted(request) and named in owner:
                request = request.with_header("authorization", owner[named])
            answer = await forward(request)
            if answer.status == 201 and "id" in answer.json:
                owner.setdefault(str(answer.json["id"]), request.token)
            return answer

        return behave

    return make


add(
    "account",
    "orders of others are read",
    "an account reads orders of another",
    "get-own-orders-only",
    owners_eyes(lambda r: r.gets),
)
add(
    "account",
    "orders of others are canceled",
    "an account cancels orders of another",
    "cancel-own-orders-only",
    owners_eyes(lambda r: r.cancels),
)
add(
    "account",
    "merchant orders of others are read",
    "an account reads merchant orders of another",
    "get-own-merchant-orders-only",
    owners_eyes(lambda r: r.merchant and r.method == "GET"),
)
add(
    "account",
    "merchant orders of others are changed",
    "an account changes merchant orders of another",
    "update-own-merchant-orders-only",
    owners_eyes(updates),
)
add("account", "others exist", "an order of another account is answered 403", "get-own-orders-only", status(404, 403))
add(
    "account",
    "Point orders of others are canceled",
    "an account cancels Point orders of another",
    "cancel-own-orders-only",
    owners_eyes(lambda r: r.cancels),
)
