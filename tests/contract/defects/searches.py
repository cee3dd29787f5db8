"""Searches that find too much, too little, or the wrong page."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode

from attrs import evolve
from faulty_app import Answer, Behaviour, Body, Forward, Request

from defects.payments import a_cent_off
from defects.planting import Wanted, add, answered, asked, payments

FOREVER = {"begin_date": "1990-01-01T00:00:00Z", "end_date": "2200-01-01T00:00:00Z"}
Query = dict[str, str]


def searches(request: Request) -> bool:
    return (request.method, request.path) == ("GET", "/v1/orders")


def searches_merchant(request: Request) -> bool:
    return (request.method, request.path) == ("GET", "/merchant_orders/search")


def query_of(request: Request) -> Query:
    return dict(parse_qsl(request.query.decode(), keep_blank_values=True))


def _asking(wanted: Wanted, change: Callable[[Query], Query | None]) -> Callable[[], Behaviour]:
    """Looks for something else than it was asked for."""

    def one(request: Request) -> Request | None:
        changed = change(query_of(request)) if wanted(request) else None
        return None if changed is None else evolve(request, query=urlencode(changed).encode())

    return asked(one)


def _without(*names: str) -> Callable[[Query], Query]:
    return lambda query: {name: value for name, value in query.items() if name not in names}


def _page(wanted: Wanted, change: Callable[[Body, Query], Any]) -> Callable[[], Behaviour]:
    def one(request: Request, answer: Answer) -> Answer | None:
        if not wanted(request) or answer.status != 200:
            return None
        body = answer.json
        change(body, query_of(request))
        return answer.with_json(body)

    return answered(one)


def _leaks(wanted: Wanted, name: str) -> Callable[[], Behaviour]:
    """Finds what is of every account."""

    def make() -> Behaviour:
        tokens: list[str] = []

        async def behave(request: Request, forward: Forward) -> Answer:
            token = request.token or ""
            if token.startswith("Bearer TEST-") and token not in tokens and request.method == "POST":
                tokens.append(token)
            answer = await forward(request)
            if not wanted(request) or answer.status != 200:
                return answer
            body = answer.json
            for other in tokens:
                if other != token:
                    more = await forward(request.with_header("authorization", other))
                    body[name] += more.json[name] if more.status == 200 else []
            return answer.with_json(body)

        return behave

    return make


def _by_prefix() -> Behaviour:
    async def behave(request: Request, forward: Forward) -> Answer:
        query = query_of(request)
        if not searches(request) or "external_reference" not in query:
            return await forward(request)
        prefix = query.pop("external_reference")
        answer = await forward(evolve(request, query=urlencode({**query, "page_size": "100"}).encode()))
        if answer.status != 200:
            return answer
        body = answer.json
        body["data"] = [each for each in body["data"] if each.get("external_reference", "").startswith(prefix)]
        return answer.with_json(body)

    return behave


def _stale(wanted: Wanted, name: str) -> Callable[[], Behaviour]:
    """Finds an order as it was when it was found first."""

    def make() -> Behaviour:
        first: dict[str, Body] = {}

        async def behave(request: Request, forward: Forward) -> Answer:
            answer = await forward(request)
            if not wanted(request) or answer.status != 200:
                return answer
            body = answer.json
            body[name] = [first.setdefault(str(each["id"]), each) for each in body[name]]
            return answer.with_json(body)

        return behave

    return make


def _repeated() -> Behaviour:
    """A page begins with the last order of the one before it."""

    async def behave(request: Request, forward: Forward) -> Answer:
        query = query_of(request)
        if not searches(request) or int(query.get("page", "1") if query.get("page", "1").isdecimal() else "1") < 2:
            return await forward(request)
        size, page = int(query.pop("page_size", "20")), int(query.pop("page"))
        offset = {"limit": str(size), "offset": str((page - 1) * size - 1)}
        return await forward(evolve(request, query=urlencode({**query, **offset}).encode()))

    return behave


def _taken(wanted: Wanted, code: str, change: Callable[[Query], Query]) -> Callable[[], Behaviour]:
    """What is refused with this code is asked otherwise."""

    def make() -> Behaviour:
        async def behave(request: Request, forward: Forward) -> Answer:
            answer = await forward(request)
            if not wanted(request) or answer.code != code:
                return answer
            again = await forward(evolve(request, query=urlencode(change(query_of(request))).encode()))
            return again if again.status == 200 else answer

        return behave

    return make


def _turned(query: Query) -> Query:
    return {**query, "begin_date": query["end_date"], "end_date": query["begin_date"]}


def _clamped(name: str) -> Callable[[Query], Query]:
    return lambda query: {**query, name: "100"} if query.get(name, "").isdecimal() else query


def _excluded(body: Body, query: Query) -> None:
    body["data"] = [each for each in body["data"] if each["created_date"] != query["end_date"]]


def _paging(**change: Callable[[Body], str]) -> Callable[[], Behaviour]:
    def one(body: Body, _: Query) -> None:
        body["paging"] |= {name: value(body) for name, value in change.items()}

    return _page(searches, one)


def _drop_last(name: str) -> Callable[[Body, Query], None]:
    def change(body: Body, query: Query) -> None:
        if query.get("page") == "2" or query.get("offset") == "2":
            body[name] = body[name][:-1]

    return change


def _kept_back(name: str) -> Callable[[], Behaviour]:
    return _page(searches, lambda body, _: [each.pop(name, None) for each in body["data"]])


REQUIRED, INVALID = "required_search_params", "invalid_search_params"
for _kind, _name, _text, _found_by, _make in (
    ("account", "search leaks", "a search finds orders of another account", "search-own-orders-only",
     _leaks(searches, "data")),
    ("state", "a page that repeats", "a page begins with the last order of the page before", "search-pages",
     lambda: _repeated()),
    ("state", "a page that drops", "a page lacks its last order", "search-pages", _page(searches, _drop_last("data"))),
    ("check", "found by prefix", "a reference finds what begins with it", "search-external-reference",
     lambda: _by_prefix()),
    ("check", "dates are not needed", "a search without dates is taken", "search-needs-dates",
     _taken(searches, REQUIRED, lambda query: {**FOREVER, **query})),
    ("check", "dates are turned round", "a search that ends before it begins is taken", "search-dates-are-dates",
     _taken(searches, INVALID, _turned)),
    ("bound", "the end is excluded", "a search does not find an order of the moment at which it ends",
     "search-finds-created", _page(searches, _excluded)),
    ("bound", "dates are not looked at", "a search finds orders of any time", "search-finds-created",
     _asking(searches, lambda query: {**query, **FOREVER} if len(query.get("begin_date", "")) > 19 else None)),
    ("shape", "total of the page", "paging counts the orders of the page alone", "search-totals",
     _paging(total=lambda body: str(len(body["data"])))),
    ("shape", "a page too few", "paging has a page too few", "search-totals",
     _paging(total_pages=lambda body: str(int(body["paging"]["total"]) // int(body["paging"]["limit"])))),
    ("shape", "offset is the page", "paging has the number of the page for its offset", "search-totals",
     _paging(offset=lambda body: str(int(body["paging"]["offset"]) // int(body["paging"]["limit"])))),
    ("check", "never ascending", "sort_order is not looked at", "search-sorts",
     _asking(searches, lambda query: {**query, "sort_order": "desc"} if "sort_order" in query else None)),
    ("check", "always by creation", "sort_by is not looked at", "search-sorts", _asking(searches, _without("sort_by"))),
    ("check", "the first come first", "orders come in the order of their creation unless it is said", "search-sorts",
     _asking(searches, lambda query: {"sort_order": "asc", **query})),
    ("bound", "a page of 101", "a page of 101 is taken", "search-page-size",
     _taken(searches, INVALID, _clamped("page_size"))),
    ("bound", "a page of ten", "a page has ten orders unless it is said", "search-page-size",
     _asking(searches, lambda query: {"page_size": "10", **query} if "limit" not in query else None)),
    ("check", "status is not looked at", "a search finds orders of any status", "search-filters",
     _asking(searches, _without("status"))),
    ("check", "detail is not looked at", "a search finds orders of any status_detail", "search-filters",
     _asking(searches, _without("status_detail"))),
    ("check", "method is not looked at", "a search finds orders of any method", "search-filters",
     _asking(searches, _without("payment_method_id"))),
    ("check", "type of method is not looked at", "a search finds orders of any type of method", "search-filters",
     _asking(searches, _without("payment_method_type"))),
    ("check", "offset is not looked at", "a search begins at the front whatever its offset", "search-limit-offset",
     _asking(searches, _without("offset"))),
    ("check", "two pagings at once", "a search with both pagings is taken", "search-one-paging",
     _taken(searches, INVALID, _without("limit", "offset"))),
    ("state", "failed orders are hidden", "a search does not find orders whose payment failed", "search-failed-orders",
     _page(searches, lambda body, _: body.update(
         data=[each for each in body["data"] if each["status"] != "failed"]))),
    ("state", "found as it was", "an order is found as it was when it was found first", "search-after-change",
     _asking(searches, lambda query: {**query, "status": "canceled"} if query.get("status") == "created" else None)),
    ("shape", "found without payments", "an order is found without its payments", "search-as-read",
     _kept_back("transactions")),
    ("shape", "found without its total", "an order is found without its total", "search-as-read",
     _kept_back("total_amount")),
    ("shape", "found a cent off", "an order is found with a payment of a cent less", "search-as-read",
     _page(searches, lambda body, _: [
         payment.update(amount=a_cent_off(payment["amount"])) for each in body["data"] for payment in payments(each)])),
    ("account", "merchant search leaks", "a search finds merchant orders of others", "search-merchant-own-only",
     _leaks(searches_merchant, "elements")),
    *(("check", f"{name} is not looked at", f"a search finds merchant orders of any {name}", "search-merchant-filters",
       _asking(searches_merchant, _without(name)))
      for name in ("application_id", "payer_id", "sponsor_id", "site_id", "marketplace", "preference_id", "items")),
    *(("bound", f"{name} is not looked at", f"a search of merchant orders has no {name}", "search-merchant-dates",
       _asking(searches_merchant, _without(name)))
      for name in ("date_created_from", "date_created_to", "last_updated_from", "last_updated_to")),
    ("shape", "next_offset is the offset", "next_offset is where the page itself begins", "search-merchant-pages",
     _page(searches_merchant, lambda body, _: body.update(
         next_offset=body["next_offset"] - len(body["elements"])))),
    ("shape", "merchant total of the page", "the total counts the page alone", "search-merchant-pages",
     _page(searches_merchant, lambda body, _: body.update(total=len(body["elements"])))),
    ("state", "a merchant page that drops", "a page of merchant orders lacks its last", "search-merchant-pages",
     _page(searches_merchant, _drop_last("elements"))),
    ("bound", "a merchant page of 101", "a page of 101 merchant orders is taken", "search-merchant-limit",
     _taken(searches_merchant, "ds_search_query", _clamped("limit"))),
    ("bound", "a merchant page of ten", "a page has ten merchant orders unless it is said", "search-merchant-limit",
     _asking(searches_merchant, lambda query: {"limit": "10", **query})),
    ("state", "merchant order found as it was", "a merchant order is found as it was when it was found first",
     "search-merchant-as-read", _stale(searches_merchant, "elements")),
):  # fmt: skip
    add(_kind, _name, _text, _found_by, _make)
