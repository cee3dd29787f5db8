"""Edits of pages in every layout: what means something is found and named, what means nothing is not."""

import datetime
import json
import os
import random
import re
import time
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from xml.etree import ElementTree

import pages
import pytest
from attrs import evolve
from mp_orders_contract.cli import main
from mp_orders_contract.documents import compare as comparing
from mp_orders_contract.documents import snapshots
from mp_orders_contract.documents.contract_view import view
from mp_orders_contract.documents.findings import Finding
from mp_orders_contract.documents.layouts import read_page
from mp_orders_contract.documents.lines import PageError, decoded
from mp_orders_contract.documents.report import CheckedPage
from mp_orders_spec import load_spec
from pages import KEPT, LAYOUTS, PAGES, Entry, Param, Written

PROSE = ("full text", "full text of 2025", "glued", "Localization", "Localization on lines", "HTML")
NAMED = (*PROSE, "Markdown", "Markdown on one line")
SAMPLED = ("bare scrape", *PROSE)
WITH_TABLE = (*NAMED, "table", "table on lines")
EVERY = tuple(LAYOUTS)


def page_of(name: str) -> Written:
    source = pages.source_of(name)
    return pages.written(name, view(source.operation, source.forms))


def drift(text: str | bytes) -> list[Finding]:
    found = comparing.compare(read_page(text if isinstance(text, bytes) else text.encode()))
    kept = KEPT.get(snapshots.key_of(found))
    since = tuple(snapshots.since(found, kept)) if kept else ()
    return CheckedPage(Path("page"), found, "before", since, sha256="").drift


def tables(name: str) -> tuple[str, ...]:
    """The layouts in which a page is edited here; no page of orders was ever a table."""
    return EVERY if "merchant" in name else (*SAMPLED, "Markdown", "Markdown on one line")


@pytest.mark.parametrize("layout", EVERY)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_says_what_the_contract_says_is_no_drift(name: str, layout: str) -> None:
    page = page_of(name)
    assert drift(LAYOUTS[layout](page)) == []
    read = read_page(LAYOUTS[layout](page).encode())
    assert len(read.codes) == len(page.errors)
    assert read.layout in layout or layout in read.layout or "2025" in layout or "on " in layout


# ---- Edits that mean something: page, layouts in which they are seen, what is named, edit.

EDITS: dict[str, tuple[str, tuple[str, ...], str, Callable[[Written], object]]] = {}


def edit(
    page: str, layouts: tuple[str, ...], named: str
) -> Callable[[Callable[[Written], object]], Callable[[Written], object]]:
    def keep(change: Callable[[Written], object]) -> Callable[[Written], object]:
        EDITS[f"{page}: {change.__name__}"] = (page, layouts, named, change)
        return change

    return keep


def entry(page: Written, code: str) -> Entry:
    return next(each for each in page.errors if each.code == code)


def _code_edits(name: str, code: str, other: str) -> None:
    """The four edits of a code, in every layout."""
    everywhere = tables(name)

    @edit(name, everywhere, f"{code}x")
    def code_renamed(page: Written) -> None:
        entry(page, code).code += "x"

    @edit(name, everywhere, "brand_new_code")
    def code_added(page: Written) -> None:
        page.errors.insert(1, Entry(page.errors[0].status, "brand_new_code"))

    @edit(name, everywhere, code)
    def code_removed(page: Written) -> None:
        page.errors.remove(entry(page, code))

    @edit(name, everywhere, other)
    def code_moved(page: Written) -> None:
        moved = entry(page, other)
        page.errors.remove(moved)
        page.errors.append(Entry(page.errors[-1].status, other, moved.said))


_code_edits("cancel-point", "bad_request", "order_not_found")
_code_edits("create-online", "minimum_items", "json_syntax_error")
_code_edits("create-point", "already_queued_order_for_terminal", "property_type")
_code_edits("create-merchant-order", "invalid_expired", "invalid_payer")
_code_edits("update-merchant-order", "unmarshall_error", "invalid_shipment_id")


@edit("create-merchant-order", EVERY, "invalid_items")
def one_of_seven_meanings_removed(page: Written) -> None:
    page.errors.remove(entry(page, "invalid_items"))


@edit("create-merchant-order", EVERY, "invalid_items")
def an_eighth_meaning_added(page: Written) -> None:
    page.errors.insert(page.errors.index(entry(page, "invalid_items")), Entry(400, "invalid_items"))


@edit("create-merchant-order", EVERY, "invalid_tokens")
def only_code_of_its_kind_renamed(page: Written) -> None:
    entry(page, "invalid_token").code = "invalid_tokens"


@edit("create-point", tables("create-point"), "48 hours")
def hours_of_a_key_changed(page: Written) -> None:
    entry(page, "idempotency_key_already_used").said = ["48 hours"]


@edit("create-point", tables("create-point"), "24 hours")
def hours_of_a_key_gone(page: Written) -> None:
    entry(page, "idempotency_key_already_used").said = []


@edit("cancel-point", tables("cancel-point"), "processed")
def another_state_can_be_canceled(page: Written) -> None:
    entry(page, "cannot_cancel_order").said = ["status", "processed", "at_terminal"]


@edit("create-online", tables("create-online"), "@example.com")
def another_domain_of_sandbox_addresses(page: Written) -> None:
    entry(page, "invalid_email_for_sandbox").said = ["@example.com"]


@edit("create-online", tables("create-online"), "code 402")
def a_new_status(page: Written) -> None:
    page.errors.insert(-2, Entry(402, "payment_refused"))


@edit("update-merchant-order", EVERY, "429")
def a_status_the_page_did_not_have(page: Written) -> None:
    page.errors.append(Entry(429, "slow_down"))


@edit("cancel-point", tables("cancel-point"), "status 202")
def another_success(page: Written) -> None:
    page.said = ["created", "status 202"]


@edit("cancel-point", tables("cancel-point"), "at_rest")
def another_state_in_the_summary(page: Written) -> None:
    page.said = ["at_rest", "status 200"]


@edit("cancel-point", ("bare scrape",), "required marks")
def a_mark_less(page: Written) -> None:
    page.marks -= 1


@edit("create-online", ("bare scrape",), "required marks")
def a_mark_more(page: Written) -> None:
    page.marks += 1


def _place_edits(name: str, method: str, path: str) -> None:
    @edit(name, tables(name), "method")
    def method_changed(page: Written) -> None:
        page.method = method

    @edit(name, tables(name), "path")
    def path_changed(page: Written) -> None:
        page.path = path


_place_edits("cancel-point", "DELETE", "/v1/orders/{order_id}/void")
_place_edits("create-online", "PUT", "/v2/orders")
_place_edits("create-point", "PATCH", "/v1/point/orders")
_place_edits("create-merchant-order", "PUT", "/merchant_order")
_place_edits("update-merchant-order", "PATCH", "/merchant_orders/{id}/details")


def _field_edits(name: str, layouts: tuple[str, ...], location: str, field: str, removed: tuple[str, ...] = ()) -> None:
    """The four edits of a field; one that is removed from a list that is folded can only be missed by who saw it."""

    @edit(name, layouts, f"{field}_new")
    def field_renamed(page: Written) -> None:
        page.param(location, field).name += "_new"

    @edit(name, layouts, "extra_field")
    def field_added(page: Written) -> None:
        page.params.insert(page.params.index(page.param(location, field)), Param(location, "extra_field", "string"))

    @edit(name, removed or layouts, field)
    def field_removed(page: Written) -> None:
        page.params.remove(page.param(location, field))

    @edit(name, layouts, f"{field} type")
    def type_changed(page: Written) -> None:
        page.param(location, field).type = "boolean"


_field_edits("create-point", NAMED, "body", "type_config")
_field_edits("create-online", NAMED, "body", "description", removed=("Markdown", "Markdown on one line"))
_field_edits("create-merchant-order", ("table", "table on lines"), "body", "notification_url")
_field_edits("update-merchant-order", NAMED, "response", "status")
_field_edits("cancel-point", NAMED, "header", "X-Idempotency-Key")


@edit("create-merchant-order", ("table", "table on lines"), "items.category_id type")
def type_of_an_inner_field(page: Written) -> None:
    page.param("body", "items.category_id").type = "integer"


@edit("create-merchant-order", ("table", "table on lines"), "items.unit_price type")
def float_to_integer(page: Written) -> None:
    page.param("body", "items.unit_price").type = "integer"


@edit("create-merchant-order", ("table", "table on lines"), "items.stock")
def inner_field_added(page: Written) -> None:
    page.params.insert(page.params.index(page.param("body", "items.quantity")), Param("body", "items.stock", "integer"))


@edit("create-merchant-order", ("table", "table on lines"), "items.title")
def inner_field_removed(page: Written) -> None:
    page.params.remove(page.param("body", "items.title"))


@edit("create-merchant-order", ("table", "table on lines"), "additional_info limit")
def limit_changed(page: Written) -> None:
    page.param("body", "additional_info").limit = 601


@edit("create-merchant-order", ("table", "table on lines"), "additional_info limit")
def limit_removed(page: Written) -> None:
    page.param("body", "additional_info").limit = None


@edit("create-merchant-order", ("table", "table on lines"), "site_id limit")
def limit_added(page: Written) -> None:
    page.param("body", "site_id").limit = 3


@edit("create-merchant-order", ("table", "table on lines"), "preference_id form")
def form_removed(page: Written) -> None:
    page.param("body", "preference_id").form = None


@edit("create-merchant-order", ("table", "table on lines"), "value EUR")
def currency_added(page: Written) -> None:
    page.param("body", "items.currency_id").values.append("EUR")


@edit("create-merchant-order", ("table", "table on lines"), "value PEN")
def currency_removed(page: Written) -> None:
    page.param("body", "items.currency_id").values.remove("PEN")


@edit("create-merchant-order", ("table", "table on lines"), "ANY")
def default_changed(page: Written) -> None:
    page.param("body", "marketplace").said = ["ANY"]


@edit("create-merchant-order", ("table", "table on lines"), "items.id in put")
def required_in_put_no_more(page: Written) -> None:
    page.param("body", "items.id").methods = ["put"]


@edit("create-point", NAMED, "128 characters")
def length_in_prose_changed(page: Written) -> None:
    said = page.param("body", "external_reference").said
    said[said.index("64 characters")] = "128 characters"


@edit("create-point", NAMED, "64 characters")
def length_in_prose_removed(page: Written) -> None:
    page.param("body", "external_reference").said.remove("64 characters")


@edit("create-point", NAMED, "external_reference says .")
def another_letter_allowed(page: Written) -> None:
    page.param("body", "external_reference").said.append(".")


@edit("create-point", NAMED, "2 transactions")
def two_transactions(page: Written) -> None:
    page.param("body", "transactions").said = ["2 transactions"]


@edit("create-point", NAMED, "kiosk")
def another_only_value(page: Written) -> None:
    page.param("body", "type").said = ["kiosk"]
    page.param("body", "type").values = ["kiosk"]


@edit("create-point", PROSE, "external_reference required")
def mark_removed(page: Written) -> None:
    page.param("body", "external_reference").required = False


@edit("create-point", NAMED, "X-Idempotency-Key required")
def mark_of_a_header_removed(page: Written) -> None:
    page.param("header", "X-Idempotency-Key").required = False


@edit("update-merchant-order", PROSE, "marketplace required")
def mark_added(page: Written) -> None:
    page.param("body", "marketplace").required = True


@edit("update-merchant-order", NAMED, "value paused")
def state_added(page: Written) -> None:
    page.param("response", "status").values.append("paused")


@edit("update-merchant-order", NAMED, "value expired")
def state_removed(page: Written) -> None:
    page.param("response", "status").values.remove("expired")


@edit("update-merchant-order", NAMED, "value open")
def state_renamed(page: Written) -> None:
    page.param("response", "status").values[0] = "open"


@edit("create-online", (*SAMPLED, "Markdown"), "sample request total_amount")
def value_in_a_request(page: Written) -> None:
    page.request["total_amount"] = "24.91"


@edit("create-online", (*SAMPLED, "Markdown"), "sample response transactions.payments[].payment_method.installments")
def type_in_an_answer(page: Written) -> None:
    page.response["transactions"]["payments"][0]["payment_method"]["installments"] = "1"


@edit("create-online", (*SAMPLED, "Markdown"), "sample request payer.nickname")
def name_in_a_request(page: Written) -> None:
    page.request["payer"]["nickname"] = "John"


@edit("create-online", (*SAMPLED, "Markdown"), "sample request items[].category_id")
def name_gone_from_a_request(page: Written) -> None:
    del page.request["items"][0]["category_id"]


@edit("cancel-point", (*SAMPLED, "Markdown"), "sample response status")
def cancelled_with_two_l(page: Written) -> None:
    page.response["status"] = "cancelled"


@edit("cancel-point", (*SAMPLED, "Markdown"), "sample response taxes")
def list_gone_from_an_answer(page: Written) -> None:
    del page.response["taxes"]


@edit("create-point", (*SAMPLED, "Markdown"), "sample response type_config.terminal_id")
def name_renamed_in_an_answer(page: Written) -> None:
    page.response["type_config"]["terminal"] = page.response["type_config"].pop("terminal_id")


@edit("update-merchant-order", (*SAMPLED, "Markdown", "table"), "sample response application_id")
def text_to_number_in_an_answer(page: Written) -> None:
    page.response["application_id"] = 10000000000000000


@edit("update-merchant-order", (*SAMPLED, "table"), "sample response payments")
def object_to_list_in_an_answer(page: Written) -> None:
    page.response["payments"] = []


@edit("create-merchant-order", (*SAMPLED, "table"), "sample request preference_id")
def decided_value_changed(page: Written) -> None:
    page.request["preference_id"] = "another_word"


@edit("create-merchant-order", (*SAMPLED, "table"), "sample response status")
def decided_state_changed(page: Written) -> None:
    page.response["status"] = "opened"


@edit("create-point", (*SAMPLED, "Markdown"), "curl header X-New")
def header_in_curl(page: Written) -> None:
    page.headers.append("X-New")


@edit("create-merchant-order", EVERY, "curl query")
def token_in_another_place(page: Written) -> None:
    page.query = "?token=X"


CASES = [(name, layout) for name, (_, layouts, _, _) in EDITS.items() for layout in layouts]


def test_there_are_enough_edits() -> None:
    assert len(EDITS) >= 60
    assert {layout for _, layout in CASES} == set(EVERY)


@pytest.mark.parametrize("name", list(EDITS))
def test_an_edit_is_found_and_named(name: str) -> None:
    source, layouts, named, change = EDITS[name]
    for layout in layouts:
        page = deepcopy(page_of(source))
        change(page)
        found = drift(LAYOUTS[layout](page))
        assert any(named in each.key for each in found), (layout, [each.key for each in found])


@pytest.mark.parametrize(
    ("name", "layout"),
    [
        ("cancel-point: code_removed", "bare scrape"),
        ("create-online: code_moved", "bare scrape"),
        ("create-merchant-order: one_of_seven_meanings_removed", "table"),
        ("create-merchant-order: limit_changed", "table"),
        ("create-merchant-order: limit_removed", "table"),
        ("create-merchant-order: currency_removed", "table"),
        ("create-merchant-order: field_removed", "table"),
        ("create-point: hours_of_a_key_gone", "full text"),
        ("create-point: mark_removed", "full text"),
        ("create-point: type_changed", "full text"),
        ("update-merchant-order: state_removed", "full text"),
        ("create-online: value_in_a_request", "bare scrape"),
        ("create-online: name_gone_from_a_request", "bare scrape"),
        ("create-merchant-order: decided_value_changed", "table"),
    ],
)
def test_the_contract_alone_notices_it(name: str, layout: str) -> None:
    """Without a snapshot: each property, code and example names the page that it is from."""
    source, _, named, change = EDITS[name]
    page = deepcopy(page_of(source))
    change(page)
    found = comparing.compare(read_page(LAYOUTS[layout](page).encode())).drift
    assert any(named in each.key for each in found), [each.key for each in found]


@pytest.mark.parametrize("name", PAGES)
def test_each_code_of_a_page_names_it_as_a_source(name: str) -> None:
    """Else nobody would miss the code, once the page has it no more."""
    known = view(pages.source_of(name).operation)
    listed = [entry for entry in page_of(name).errors if name not in known.codes[entry.status, entry.code].sources]
    assert listed == []


# ---- Edits that mean nothing.

CHROME = {
    "en": [
        "AI resources",
        "Did you find this information useful?",
        "Yes",
        "No",
        "Intelligent search powered by OpenAI",
    ],
    "es": ["Recursos para IA", "¿Te sirvió esta información?", "Búsqueda inteligente powered by OpenAI"],
    "pt": ["Recursos para IA", "Busca inteligente powered by OpenAI"],
}


def _chrome_first(text: str, language: str) -> str:
    return "\n".join([*CHROME[language], text])


def _chrome_last(text: str, language: str) -> str:
    return "\n".join([text, "", *CHROME[language]])


def _chrome_before_samples(text: str, language: str) -> str:
    return text.replace("curl -X", "\n".join([*CHROME[language], "curl -X"]), 1)


def _blank_lines(text: str, _: str) -> str:
    return text.replace("\n", "\n\n")


def _spaces_at_ends(text: str, _: str) -> str:
    return re.sub(r"(?<!\\)\n", "  \n", text)


def _other_line_ends(text: str, _: str) -> str:
    return text.replace("\n", "\r\n")


def _other_key(text: str, _: str) -> str:
    return text.replace("0d5020ed-1af6-469c-ae06-c3bec19954bb", "11111111-2222-4333-8444-555555555555")


def _other_token(text: str, _: str) -> str:
    return text.replace("TEST-1*********2-3*********4", "APP_USR-99*********1-0*********ab*********7")


def _token_as_placeholder(text: str, _: str) -> str:
    return text.replace("TEST-1*********2-3*********4", "<ACCESS_TOKEN>")


def _other_words(text: str, language: str) -> str:
    return text.replace(
        pages.SENTENCES[language], "Se explica de otro modo" if language == "es" else "Told in othr wrds"
    )


def _mojibake_of_iso(text: str, _: str) -> bytes:
    return "".join(each.encode().decode("iso8859_16") if each in "áéíóúãçõâê" else each for each in text).encode()


def _mojibake_of_windows(text: str, _: str) -> bytes:
    return text.encode().decode("cp1252", errors="replace").encode() if _fits(text) else text.encode()


def _fits(text: str) -> bool:
    return "Í" not in text and "Á" not in text and "í" not in text and "à" not in text


def _windows_bytes(text: str, _: str) -> bytes:
    return text.encode("cp1252")


def _byte_order_mark(text: str, _: str) -> bytes:
    return b"\xef\xbb\xbf" + text.encode()


def _no_break_spaces(text: str, _: str) -> str:
    return text.replace(". ", ".\u00a0").replace("is for the", "is\u00a0for\u200b the")


def _as_it_is(text: str, _: str) -> str:
    return text


MEANS_NOTHING: list[Callable[[str, str], str | bytes]] = [
    _chrome_first,
    _chrome_last,
    _chrome_before_samples,
    _blank_lines,
    _spaces_at_ends,
    _other_line_ends,
    _other_key,
    _other_token,
    _token_as_placeholder,
    _other_words,
    _mojibake_of_iso,
    _mojibake_of_windows,
    _windows_bytes,
    _byte_order_mark,
    _no_break_spaces,
    _as_it_is,
]
TEXTS = ("bare scrape", "full text", "glued", "Localization", "Localization on lines")


@pytest.mark.parametrize("change", MEANS_NOTHING, ids=lambda each: each.__name__)
@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_what_means_nothing_is_no_drift(language: str, change: Callable[[str, str], str | bytes]) -> None:
    """In each language; a merchant order's page as a table, too."""
    for name in PAGES:
        page = page_of(name)
        page.language = language
        for layout in (*TEXTS, *(("table",) if "merchant" in name else ())):
            found = drift(change(LAYOUTS[layout](page), language))
            assert found == [], (name, layout, [each.key for each in found])


@pytest.mark.parametrize("layout", ["full text", "Markdown"])
def test_the_order_of_sections_means_nothing(layout: str) -> None:
    page = page_of("create-point")
    text = LAYOUTS[layout](page)
    heads = (
        ["## Response parameters", "## Errors", "## Request example"]
        if layout == "Markdown"
        else ["Response parameters", "Errors\n", "Request\n"]
    )
    first, second, third = (text.index(f"\n{head}") for head in heads)
    moved = text[:first] + text[second:third] + text[first:second] + text[third:]
    assert moved != text
    assert drift(moved) == []


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_codes_and_fields_means_nothing(seed: int) -> None:
    shuffle = random.Random(seed).shuffle
    for name in PAGES:
        page = page_of(name)
        shuffle(page.errors)
        page.errors.sort(key=lambda each: each.status)
        params = {location: page.of(location) for location in ("header", "path", "body", "response")}
        for each in params.values():
            first = each[:4]
            shuffle(first)
            each[:4] = first
        page.params = [each for listed in params.values() for each in listed]
        for layout in ("bare scrape", "full text", "glued", "Markdown"):
            found = drift(LAYOUTS[layout](page))
            assert found == [], (name, layout, [each.key for each in found])


def test_several_copies_of_the_same_request_are_one() -> None:
    """As the pages have them, one for each SDK, and without an end of line between."""
    text = pages.bare(page_of("create-online"))
    start, end = text.index("curl -X"), text.index('}\'\n{\n"id"') + 2
    assert drift(text[:end] + text[start:end] + text[end:]) == []
    assert drift(text.replace("}'\n{", "}'{")) == []
    assert drift(text.replace("}'\n{", "}'Response{")) == []


# ---- What cannot be read, or is cut off.


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"   \n\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "bytes of zero"),
        (b"hello", "names no method"),
        (b"# MD for: https://example.com\n\n\\# Guide\n", "guide"),
        (b"POST\nREQUIRED\n", "no parameters, error codes or samples"),
        (b"x" * (8 * 1024 * 1024 + 1), "bytes; a page has at most"),
        (
            b"GET\n400Error.\nbad_widget\nNo.\ncurl -X GET \\\n'https://api.example.com/widgets/{id}'\n{\n\"id\": 1\n}",
            "no operation of the contract",
        ),
    ],
)
def test_what_is_no_page_is_said(
    content: bytes, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(PageError, match=reason):
        comparing.compare(read_page(content))
    file = tmp_path / "page.txt"
    file.write_bytes(content)
    assert main(["documents", str(file)]) == 2
    assert reason in capsys.readouterr().out


def test_a_page_of_another_operation_is_not_taken_for_one_that_is_known() -> None:
    """The chargeback of an order has much in common with its cancel, the payments of older APIs have little."""
    page = page_of("cancel-point")
    page.path = "/v1/orders/{order_id}/chargeback"
    page.errors = [each for each in page.errors if each.code in ("unauthorized", "order_not_found", "500")]
    page.errors += [Entry(409, f"chargeback_{number}") for number in range(12)]
    page.response = {
        "id": "ORD1",
        "refunds": [{"id": "1", "amount": "1.00", "status": "done", "reason": "x"}],
        "total": "1",
    }
    with pytest.raises(PageError, match="/chargeback is no operation of the contract; the nearest is"):
        comparing.compare(read_page(pages.bare(page).encode()))


@pytest.mark.parametrize("layout", ["bare scrape", "full text", "Markdown", "table"])
def test_a_page_that_is_cut_off_misses_nothing(layout: str) -> None:
    """Wherever a word is cut: what is not there proves nothing."""
    text = LAYOUTS[layout](page_of("create-merchant-order"))
    for end in range(len(text) // 3, len(text), 97):
        if not text[end - 1].isalnum():
            continue
        try:
            found = drift(text[:end])
        except PageError:
            continue
        half = re.search(r"[a-z_]+$", text[:end])
        told = [each.key for each in found if half is None or half.group() not in each.key]
        assert told == [], (end, told)


def test_broken_json_is_told_with_its_line() -> None:
    text = pages.bare(page_of("create-point")).replace('"site_id": "MLB",', '"site_id": MLB,')
    (found,) = drift(text)
    assert found.key == "sample response"
    assert found.page == "it is not JSON"
    assert text.split("\n")[found.page_line - 1] == "{"


def test_letters_read_in_a_wrong_code_are_put_right() -> None:
    broken = (
        "OBRIGATĂ\x93RIO idempotĂȘncia Ășnico mĂĄximo sĂŁo ParĂąmetros powered by OpenAIÂ\xa0 NÃO informaçÔes".encode()
    )
    text = decoded(broken)
    assert text.startswith("OBRIGATÓRIO idempotência único máximo são Parâmetros powered by OpenAI")
    assert text.endswith("NÃO informaçÔes")


# ---- Kinds of mistakes that a tester found.


def only(name: str, change: Callable[[str], str], layout: str = "bare scrape") -> list[str]:
    """The keys of drift of a page as written, after a change of its text."""
    text = LAYOUTS[layout](page_of(name))
    after = change(text)
    assert after != text
    return [each.key for each in drift(after)]


def swap(old: str, new: str, count: int = 1) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, count)


def test_one_value_does_not_make_another_page_of_it() -> None:
    """Not even the type of the order, on which the choice of a page leans where little is alike."""
    assert only("cancel-point", swap('"type": "point"', '"type": "qr"')) == ["sample response type"]


@pytest.mark.parametrize("code", ["zz-code", "ZzCode", "BadRequest", "zz.code", "422"])
@pytest.mark.parametrize("layout", ["bare scrape", "full text", "glued", "Localization", "HTML", "Markdown"])
def test_a_code_may_have_any_form(layout: str, code: str) -> None:
    page = page_of("cancel-point")
    page.errors.insert(1, Entry(400, code))
    assert [each.key for each in drift(LAYOUTS[layout](page))] == [f"code 400 {code}"]


@pytest.mark.parametrize("value", ["qr-code", "Zz", "zz.v", "3ds"])
@pytest.mark.parametrize("layout", ["full text", "glued", "HTML", "Markdown"])
def test_a_value_may_have_any_form(layout: str, value: str) -> None:
    page = page_of("update-merchant-order")
    page.param("response", "status").values.append(value)
    assert [each.key for each in drift(LAYOUTS[layout](page))] == [f"response status value {value}"]


@pytest.mark.parametrize(
    ("page", "layout", "change", "key"),
    [
        ("update-merchant-order", "full text", swap("status\nstring", "status\nstring[]"), "response status type"),
        ("cancel-point", "bare scrape", swap("500Error.", "Another one.\n500Error."), "code 409 without a name"),
        (
            "create-merchant-order",
            "table",
            swap(
                "BASE URI https://api.mercadopago.com/merchant_orders", "BASE URI https://api.mercadopago.com/v2/carts"
            ),
            "base path",
        ),
        (
            "create-online",
            "bare scrape",
            swap("application/json", "application/xml"),
            "curl header Content-Type application/xml",
        ),
        (
            "update-merchant-order",
            "full text",
            swap("marketplace\nstring\n", "marketplace\nstring\nAt most 1,000 characters.\n"),
            "body marketplace says 1000 characters",
        ),
        ("cancel-point", "full text", swap("https://api.mercadopago.com", "https://sandbox.mercadopago.com"), "host"),
    ],
)
def test_smaller_things_are_seen(page: str, layout: str, change: Callable[[str], str], key: str) -> None:
    assert key in only(page, change, layout)


@pytest.mark.parametrize(
    "change",
    [
        swap("curl -X", "curl --location -X"),
        swap("curl -X", "curl -sS -X"),
        swap("curl -X POST", "curl --request POST"),
        swap("-H ", "--header ", 9),
        swap("-d '{", "-d $'{"),
        swap("-d '{", "--data-raw '{"),
        swap("Content-Type:", "content-type:"),
        swap('"integer"', "&quot;integer&quot;"),
        swap("curl -X", "Copy\ncurl -X"),
    ],
)
def test_other_spellings_of_the_same_request_mean_nothing(change: Callable[[str], str]) -> None:
    assert only("create-online", change) == []


@pytest.mark.parametrize("place", ["ORD0000ABCD222233334444555566", "<ORDER_ID>", ":order_id", "{id}"])
def test_an_id_in_a_path_is_a_parameter(place: str) -> None:
    assert only("cancel-point", swap("{order_id}", place)) == []


@pytest.mark.parametrize("figure", ["24h", "24 hs", "24 horas", "24-hour", "24 HOURS"])
def test_a_figure_may_be_written_otherwise(figure: str) -> None:
    assert only("create-point", swap("24 hours", figure), "full text") == []


def test_html_may_be_of_many_forms() -> None:
    """Spaces between boxes, tables of errors and of parameters, numbered lines of code, no doctype, deep nesting."""
    page = page_of("create-point")
    text = LAYOUTS["HTML"](page)
    assert drift(text.replace("</span><span", "</span>\n  <span")) == []
    assert drift(text.replace("<!doctype html>\n", '<?xml version="1.0"?>\n')) == []
    assert drift(text.replace("<!doctype html>\n<html>", "<meta charset='utf-8'><title>x</title>")) == []
    assert (
        drift(
            re.sub(
                r"<div><code>(.*?)</code><p>(.*?)</p></div>", r"<table><tr><td>\1</td><td>\2</td></tr></table>", text
            )
        )
        == []
    )
    deep = "<div>" * 900 + "x" + "</div>" * 900
    assert drift(text.replace("<body>", f"<body>{deep}")) == []
    numbered = "".join(
        f"<tr><td>{number}</td><td>{line}</td></tr>"
        for number, line in enumerate(pages.as_text(page.response).split("\n"), 1)
    )
    start = text.index("<h3>Response</h3>")
    assert drift(f"{text[:start]}<h3>Response</h3><table>{numbered}</table></body></html>") == []


def test_a_field_that_came_or_went_is_told_once() -> None:
    page = page_of("create-point")
    page.param("body", "type_config").name = "type_setup"
    assert sorted(each.key for each in drift(pages.full(page))) == ["body type_config", "body type_setup"]


def test_what_a_new_field_of_the_contract_lacks_is_not_hidden_by_its_being_new(monkeypatch: pytest.MonkeyPatch) -> None:
    """A field that is new since the snapshot, and is in the contract with another type, is drift by its type."""
    page = page_of("create-point")
    kept = deepcopy(KEPT["create-point"])
    facts = {key: value for key, value in kept.facts.items() if not key.startswith("body type_config")}
    monkeypatch.setitem(KEPT, "create-point", evolve(kept, facts=facts))
    page.param("body", "type_config").type = "boolean"
    assert [each.key for each in drift(pages.full(page))] == ["body type_config type", "body type_config"]


def test_a_fifth_field_does_not_make_a_list_whole() -> None:
    assert only(
        "update-merchant-order",
        swap("Response parameters", "site_id\nstring\nIts site.\nResponse parameters"),
        "full text",
    ) == ["body site_id"]


def test_a_page_of_somebody_else_is_none_of_ours() -> None:
    text = pages.bare(page_of("create-online")).replace("api.mercadopago.com", "api.example.com")
    cut = text[: text.index("400Error.")] + text[text.index("curl") :].replace('"external_reference"', '"a"')
    with pytest.raises(PageError, match="no operation of the contract"):
        comparing.compare(read_page(re.sub(r'"\w+":', '"z":', cut).encode()))


@pytest.mark.parametrize(
    "content",
    [
        "ParameterTypeDescription",
        "BASE URI x",
        "Request Params\nParameterTypeDescription\nx String(\u00b2) y.\nz String(" + "9" * 6000 + ") y.",
        "POST\n400Error.\na_b\n" + "9" * 6000 + " hours.",
        "POST\n400Error.\na_b\nNo.\ncurl -X POST \\\n'http://[::1/v1'",
        "POST\n400Error.\na_b\nNo.\n" + '{"a":' * 500,
        "POST\n400Error.\na_b\nNo.\n" + "[{" * 50_000,
        "POST\n400Error.\na_b\nNo.\n" + "curl -X POST \\\n" * 10_000,
        "POST\n" + " " * 3_000_000 + "x",
        "POST\n" * 20_002,
    ],
)
def test_odd_pages_are_refused_and_quickly(content: str) -> None:
    before = time.process_time()
    with pytest.raises(PageError):
        comparing.compare(read_page(content.encode()))
    assert time.process_time() - before < 10


@pytest.mark.parametrize("facts", ["null", "[a]", "{1: x}", "{a: 1}"])
def test_a_snapshot_of_another_form_is_said(facts: str, tmp_path: Path) -> None:
    file = tmp_path / "kept.yaml"
    file.write_text(f"a: {{operation: b, read: c, sha256: d, layout: e, language: f, facts: {facts}}}")
    with pytest.raises(snapshots.SnapshotError, match="cannot read the snapshots"):
        snapshots.load(file)


def test_snapshots_are_written_whole_or_not_at_all(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept.yaml"
    assert main(["snapshot", "--snapshots", str(kept), str(saved)]) == 0
    before = kept.read_bytes()

    def full_disk(self: Path, content: bytes) -> int:
        with self.open("wb") as file:
            file.write(content[:100])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full_disk)
    assert main(["snapshot", "--snapshots", str(kept), str(saved)]) == 2
    assert kept.read_bytes() == before
    assert {each.name for each in tmp_path.iterdir()} == {"kept.yaml", "pages"}


def test_what_is_no_file_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert main(["documents", str(tmp_path / "pipe.txt")]) == 2
    assert "it is no file" in capsys.readouterr().out
    assert main(["documents", str(tmp_path)]) == 2


def test_a_name_of_a_file_may_be_no_text(saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = Path(os.fsdecode(os.fsencode(saved / "x") + b"\xff.txt"))
    (saved / "cancel-point.txt").rename(odd)
    assert main(["documents", str(odd), "--report-dir", str(tmp_path / "out")]) == 0
    assert "x\ufffd.txt" in capsys.readouterr().out
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_a_page_does_nothing_to_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "page.txt"
    file.write_text(pages.bare(page_of("cancel-point")).replace("bad_request", "bad\x1b[31m_\x07request\u202e_x"))
    assert main(["documents", str(file)]) == 1
    out = capsys.readouterr().out
    assert "code 400" in out
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


# ---- The command.


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """The five pages, each in another layout."""
    for name, layout in zip(PAGES, ("bare scrape", "table", "HTML", "Markdown", "glued"), strict=True):
        file = (
            tmp_path / "pages" / f"{name}{'.html' if layout == 'HTML' else '.md' if layout == 'Markdown' else '.txt'}"
        )
        file.parent.mkdir(exist_ok=True)
        file.write_text(LAYOUTS[layout](page_of(name)))
    (tmp_path / "pages" / "logo.png").write_bytes(b"\x00")
    return tmp_path / "pages"


def test_the_command_reads_folders_and_says_what_it_left(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["documents", str(saved)]) == 0
    out = capsys.readouterr().out
    assert "5 pages" in out
    assert "0 drift" in out
    assert "logo.png" in out
    assert "create-point: Create order, Mercado Pago Point" in out
    assert "decided: sample request preference_id" in out


def test_drift_is_exit_code_1_in_every_form(saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = page_of("cancel-point")
    page.errors[1].code = "bad_requests"
    file = saved / "cancel-point.txt"
    file.write_text(pages.bare(page))
    assert main(["documents", str(file)]) == 1
    out = capsys.readouterr().out
    assert re.search(
        r"the page has code 400 bad_requests, and the contract does not \(line \d+, openapi.yaml:\d+\)", out
    )
    assert "add `- const: bad_requests`" in out
    assert main(["documents", "--json", str(file)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["exit_code"] == 1
    assert {"code 400 bad_requests", "code 400 bad_request"} <= {each["fact"] for each in told["pages"][0]["drift"]}
    assert all(each["contract_line"] for each in told["pages"][0]["drift"])
    assert sum(
        told["pages"][0]["counts"][kind] for kind in ("operation", "header", "field", "value", "code", "sample")
    ) == len(told["pages"][0]["facts"])
    assert main(["documents", "--junit", str(file)]) == 1
    suite = ElementTree.fromstring(capsys.readouterr().out)
    assert (suite.get("tests"), suite.get("failures")) == ("1", "1")
    assert main(["documents", "--markdown", str(file), "--report-dir", str(tmp_path / "out")]) == 1
    assert "| drift | the page has code 400 bad_requests" in capsys.readouterr().out
    assert {each.name for each in (tmp_path / "out").iterdir()} == {"documents.json", "documents.md", "junit.xml"}


def test_one_page_that_cannot_be_read_is_exit_code_2(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (saved / "news.txt").write_text("News of the day")
    assert main(["documents", str(saved)]) == 2
    assert "news.txt: cannot be read as a page: it names no method" in capsys.readouterr().out
    assert main(["documents", str(saved / "missing.txt")]) == 2
    assert "No such file" in capsys.readouterr().out
    (saved / "empty").mkdir()
    assert main(["documents", str(saved / "empty")]) == 2
    assert "no page in what was named" in capsys.readouterr().err


def test_a_snapshot_tells_what_changed_since(saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also where the contract would take either."""
    kept = tmp_path / "kept.yaml"
    file = saved / "create-merchant-order.txt"
    assert main(["snapshot", "--snapshots", str(kept), str(saved)]) == 0
    assert "create-merchant-order, 150 facts" in capsys.readouterr().out
    assert main(["documents", "--since", "--snapshots", str(kept), str(saved)]) == 0
    assert "0 changed since" in capsys.readouterr().out
    page = page_of("create-merchant-order")
    page.param("body", "application_id").type = "integer"
    file.write_text(pages.table(page))
    assert main(["documents", "--since", "--snapshots", str(kept), str(file)]) == 1
    out = capsys.readouterr().out
    assert "body application_id type was string, and is integer" in out
    assert "decided" not in out
    assert main(["documents", "--snapshots", str(kept), str(file)]) == 1
    assert "body application_id type was string" in capsys.readouterr().out
    assert main(["snapshot", "--snapshots", str(kept), str(file)]) == 0
    assert "1 changed since" in capsys.readouterr().out
    assert main(["documents", "--snapshots", str(kept), str(file)]) == 0


def test_a_page_without_a_snapshot_does_not_pass_for_unchanged(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = str(saved.parent / "missing.yaml")
    assert main(["documents", "--since", "--snapshots", missing, str(saved)]) == 2
    assert "there is no snapshot of this page; take one first" in capsys.readouterr().out


def test_a_snapshot_keeps_facts_and_no_sentences(saved: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.yaml"
    assert main(["snapshot", "--snapshots", str(kept), str(saved)]) == 0
    assert pages.SENTENCES["en"] not in kept.read_text()
    assert set(snapshots.load(kept)) == set(PAGES)


def test_snapshots_that_cannot_be_used_are_said(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("cancel-point: [1, 2")
    assert main(["documents", "--snapshots", str(broken), str(saved)]) == 2
    assert "cannot read the snapshots" in capsys.readouterr().err
    assert main(["snapshot", "--snapshots", str(tmp_path), str(saved)]) == 2
    assert "cannot" in capsys.readouterr().err
    (saved / "news.txt").write_text("News of the day")
    assert main(["snapshot", "--snapshots", str(tmp_path / "new.yaml"), str(saved)]) == 2
    assert "nothing was kept" in capsys.readouterr().err
    assert not (tmp_path / "new.yaml").exists()


def test_sources_that_nobody_read_for_long_are_listed() -> None:
    read = datetime.date.fromisoformat(load_spec()["x-sources"]["live"]["read"])
    assert ("live", read.isoformat()) in snapshots.not_read(read + datetime.timedelta(days=91))
    assert ("live", read.isoformat()) not in snapshots.not_read(read + datetime.timedelta(days=90))


def test_decisions_are_rows_of_the_list_of_contradictions() -> None:
    rows = re.findall(r"^\| ([^|]+?) \|", Path("docs/contradictions.md").read_text(), re.MULTILINE)
    listed = load_spec()["x-contradictions"]
    assert listed
    for each in listed:
        assert each["entry"] in rows, each
        assert each["page"] in PAGES, each


def test_a_page_takes_no_long_time() -> None:
    """CPU seconds of the largest page ten times over; the bound is for a page of ten thousand lines."""
    text = pages.bare(page_of("create-online"))
    big = text.replace('"items": [', '"items": [' + ",".join(['{"title": "x", "quantity": 4}'] * 3000) + ",\n", 1)
    before = time.process_time()
    drift(big)
    assert time.process_time() - before < 15
