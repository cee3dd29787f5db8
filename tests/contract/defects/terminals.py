"""Lists of terminals, and changes of their modes."""

from collections.abc import Callable
from typing import Any

from faulty_app import Answer, Behaviour, Body, Forward, Request

from defects.planting import add, answered, asked, body_of, code, refusal

TAKEN = "Only one pos-store with PDV mode ON or SUSPENDED is allowed"


def _updates(request: Request) -> bool:
    return request.path == "/terminals/v1/setup"


def _lists(request: Request) -> bool:
    return request.path == "/terminals/v1/list"


def _listed(change: Callable[[Body, Request], Any]) -> Callable[[], Behaviour]:
    """Changes what is listed."""

    def one(request: Request, answer: Answer) -> Answer | None:
        if not _lists(request) or answer.status != 200:
            return None
        page = answer.json
        change(page, request)
        return answer.with_json(page)

    return answered(one)


def _without_query(name: bytes) -> Callable[[], Behaviour]:
    def change(request: Request) -> Request | None:
        if not _lists(request):
            return None
        kept = [part for part in request.query.split(b"&") if not part.startswith(name)]
        return Request(request.method, request.path, request.headers, request.body, b"&".join(kept))

    return asked(change)


def _one_by_one() -> Behaviour:
    """Changes what can be changed, and refuses afterwards."""

    async def behave(request: Request, forward: Forward) -> Answer:
        body = request.json
        wanted = body.get("terminals") if _updates(request) and isinstance(body, dict) else None
        if not isinstance(wanted, list) or len(wanted) < 2:
            return await forward(request)
        answers = [await forward(request.with_json({"terminals": [each]})) for each in wanted]
        return next((each for each in answers if each.status != 200), answers[0].with_json(body))

    return behave


def _shared() -> Behaviour:
    """Lists to everybody what was listed to anybody."""
    seen: list[Any] = []

    async def behave(request: Request, forward: Forward) -> Answer:
        answer = await forward(request)
        if not _lists(request) or answer.status != 200:
            return answer
        page = answer.json
        known = {each["id"] for each in seen}
        seen.extend(each for each in page["data"]["terminals"] if each["id"] not in known)
        page["data"]["terminals"] = seen
        return answer.with_json({**page, "paging": {"total": len(seen)}})

    return behave


def _nothing_is_done(request: Request, answer: Answer) -> Answer | None:
    if _updates(request) and answer.status == 412:
        return answer.with_status(200).with_json(request.json)
    return None


def _says_done() -> Behaviour:
    async def behave(request: Request, forward: Forward) -> Answer:
        body = request.json
        if _updates(request) and request.token and isinstance(body, dict):
            return Answer(200, request.body)
        return await forward(request)

    return behave


def _as_owner() -> Behaviour:
    """Whoever asks changes any terminal."""
    owner: dict[str, str | None] = {}

    async def behave(request: Request, forward: Forward) -> Answer:
        if _lists(request):
            answer = await forward(request)
            for each in (answer.json or {}).get("data", {}).get("terminals", []):
                owner.setdefault(each["id"], request.token)
            return answer
        if _updates(request):
            return await forward(request.with_header("authorization", "Bearer TEST-first"))
        return await forward(request)

    return behave


for _name, _text, _found_by, _make in (
    ("terminals of others are listed", "an account sees terminals of another", "terminals-own-only", _shared),
    (
        "pages of terminals overlap",
        "a page of terminals begins with the last one of the page before",
        "terminals-pages",
        _without_query(b"offset"),
    ),
    (
        "all terminals on one page",
        "a page of terminals has more than its limit",
        "terminals-pages",
        _without_query(b"limit"),
    ),
    (
        "no point of sale is looked for",
        "terminals of every point of sale are listed",
        "terminals-filters",
        _without_query(b"pos_id"),
    ),
    ("no store is looked for", "terminals of every store are listed", "terminals-filters", _without_query(b"store_id")),
    ("modes are not changed", "a change of a mode is answered, and not done", "terminals-change-mode", _says_done),
    (
        "another mode is listed",
        "a terminal is listed as it was",
        "terminals-change-mode",
        _listed(lambda page, _: [each.update(operating_mode="STANDALONE") for each in page["data"]["terminals"]]),
    ),
    (
        "two terminals at one point of sale",
        "a second terminal of a point of sale is taken",
        "terminals-one-per-pos",
        answered(_nothing_is_done),
    ),
    (
        "terminals stand nowhere",
        "a terminal without a point of sale has another code",
        "terminals-at-a-pos",
        code("store_pos_not_found", "terminal_not_allowed_action"),
    ),
    (
        "any model",
        "a terminal of an unknown model has another code",
        "terminals-of-known-models",
        code("terminal_not_allowed_action", "store_pos_not_found"),
    ),
    ("terminals of others are changed", "an account changes terminals of another", "terminals-of-others", _as_owner),
    ("a part is done", "a part of a refused change of modes is done", "terminals-all-or-nothing", _one_by_one),
    (
        "terminals in every country",
        "a country without terminals has another code",
        "terminals-sites",
        code("unsupported_site", "property_value"),
    ),
    (
        "terminals have codes of orders",
        "a wrong type is property_type",
        "update_terminals.invalid_payload",
        code("invalid_payload", "property_type"),
    ),
    (
        "modes of any name",
        "a terminal may have the mode SELF_SERVICE",
        "terminals.terminals.operating_mode",
        body_of(_updates, lambda body: [each.update(operating_mode="STANDALONE") for each in body["terminals"]]),
    ),
    (
        "an unknown terminal is forbidden",
        "a terminal that nobody has is answered 403",
        "update_terminals.not_found",
        answered(lambda r, a: refusal("terminal_not_allowed_action", 403) if a.code == "not_found" else None),
    ),
):
    add("terminal", _name, _text, _found_by, _make)
