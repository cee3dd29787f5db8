"""The page that a browser sees first, and who sees it."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
import yaml
from answers import CONTRACT, CheckedClient
from mp_orders_mock import create_app
from mp_orders_mock.control.endpoints import Access
from processes import serving
from samples import ONLINE, changed, headers


class Page(HTMLParser):
    """What a person reads, and what a browser would fetch or run."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text, self.tags, self.targets = "", [""], [""]
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.targets += [value or "" for name, value in attrs if name in ("href", "src", "action")]

    def handle_data(self, data: str) -> None:
        self.text += data if self.tags[-1] != "style" else ""


def page(mock: CheckedClient, path: str = "/", **more: str) -> Page:
    response = mock.unchecked("GET", path, headers=more)
    assert (response.status_code, response.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "default-src 'none'" in response.headers["content-security-policy"]
    return Page(response.text)


@pytest.mark.parametrize("path", ["/", "/__mock/"])
def test_it_says_what_runs_here(mock: CheckedClient, path: str) -> None:
    mock.controls.set_clock("2026-01-31T12:00:00Z", stands=True)
    text = page(mock, path).text
    assert "There was none so far." in text
    for fact in (
        "documented",
        "SQLite, in memory",
        "2026-01-31T12:00:00Z, stands",
        CONTRACT.document["info"]["version"],
    ):
        assert fact in text


def test_it_has_the_last_requests_and_what_refused_them(mock: CheckedClient) -> None:
    for body in (ONLINE, ONLINE, changed(ONLINE, total_amount="1.00")):
        mock.post("/v1/orders", json=body, headers=headers(key="k" if body is ONLINE else None))
    mock.controls.add_fault(kind="drop_after_commit")
    mock.unchecked("POST", "/v1/orders", json=ONLINE, headers=headers())
    text = page(mock).text
    found = re.findall(r"POST /v1/orders (\w+)", text)
    assert found == ["closed", "400", "201", "201"]
    assert "invalid_total_amount by total-is-sum$.total_amount: the payments add up to 24.90" in text
    assert "met the fault drop_after_commit" in text
    assert text.count("replayed from its idempotency key") == 1


def test_it_has_the_last_notifications(mock: CheckedClient) -> None:
    """What was told, whether it was taken, and why not."""
    mock.controls.webhooks.put("http://127.0.0.1:9/hook", secret="canary-secret")
    order = mock.post("/v1/orders", json=ONLINE, headers=headers()).json()
    assert mock.controls.webhooks.wait()
    page = mock.unchecked("GET", "/").text
    assert f"<b>order.processed</b> of {order['id']}" in page
    assert '<b class="bad">waiting</b>' in page
    assert "ConnectError" in page
    assert "canary-secret" not in page


def test_it_has_only_the_last_ones(mock: CheckedClient) -> None:
    for number in range(30):
        mock.get(f"/nothing/{number}")
    assert re.findall(r"/nothing/(\d+)", page(mock).text) == [str(29 - number) for number in range(20)]


def test_nothing_on_the_page_is_markup_or_secret(mock: CheckedClient) -> None:
    """Nor does a browser fetch anything for it but its own links."""
    clean = page(mock)
    for name in ("<script>alert(1)</script>", "TEST-canary", "\"'><img src=x>"):
        mock.post("/v1/orders", json=changed(ONLINE, **{name: 1}), headers=headers("TEST-canary"))
        mock.get(f"/{name}?{name}", headers=headers())
        mock.unchecked("GET", "/v1/orders/x", headers={"Authorization": "Bearer canary"})
    seen = page(mock)
    assert "canary" not in seen.text
    assert "$['<script>alert(1)</script>']: not supported" in seen.text
    assert set(seen.tags) <= {*clean.tags, "ol", "div", "span", "b", "br", "p", "code", "li"}
    assert seen.targets == clean.targets
    assert all(each in ("", "data:,") or each.startswith("/__mock") for each in seen.targets)


def test_its_links_lead_somewhere(mock: CheckedClient) -> None:
    links = [each for each in page(mock).targets if each.startswith("/")]
    assert len(links) > 3
    assert {mock.unchecked("GET", each).status_code for each in links} == {200}
    assert mock.unchecked("GET", "/__mock/contract").json() == CONTRACT.document


def test_the_control_document_stays_where_it_was(mock: CheckedClient) -> None:
    """Whatever a browser accepts."""
    response = mock.unchecked("GET", "/__mock", headers={"Accept": "text/html"})
    assert yaml.safe_load(response.content)["info"]["title"] == "Control API of mp-orders-mock"


def test_other_methods_are_those_of_the_api(mock: CheckedClient) -> None:
    assert mock.unchecked("HEAD", "/").status_code == 200
    assert mock.post("/").status_code == 404
    assert mock.unchecked("POST", "/__mock/").json()["error"] == "method_not_allowed"


@pytest.fixture(params=[Access(secret="s3cret"), Access(loopback=False)], ids=["secret", "not loopback"])
def closed(request: pytest.FixtureRequest) -> Iterator[CheckedClient]:
    with CheckedClient(create_app(CONTRACT, access=request.param)) as client:
        yield client


def test_without_access_the_journal_is_not_shown(closed: CheckedClient) -> None:
    closed.get("/canary")
    seen = page(closed)
    assert "A mock of Mercado Pago's Orders" in seen.text
    assert "Its state and its journal are not shown: " in seen.text
    assert not [word for word in ("canary", "SQLite", "Clock", "s3cret") if word in seen.text]
    for path in ("/__mock/", "/__mock/contract"):
        assert closed.unchecked("GET", path).json()["error"] == "forbidden"


def test_with_the_secret_it_is() -> None:
    with CheckedClient(create_app(CONTRACT, access=Access(secret="s3cret", loopback=False))) as client:
        client.get("/asked")
        for path in ("/", "/__mock/"):
            seen = page(client, path, **{"X-Mock-Secret": "s3cret"})
            assert "/asked" in seen.text
            assert "s3cret" not in seen.text
        elsewhere = {"X-Mock-Secret": "s3cret", "Origin": "https://elsewhere.example"}
        assert "/asked" not in page(client, **elsewhere).text


def test_of_the_store_only_its_kind_is_shown(tmp_path: Path) -> None:
    with serving("--store", f"sqlite:///{tmp_path}/canary.db", "--dialect", "observed") as (_, line):
        text = httpx.get(line.split()[-1]).text
    assert "SQLite, in a file" in text
    assert "observed" in text
    assert "canary" not in text
    assert str(tmp_path) not in text


def test_of_postgresql_too(postgres_url: str) -> None:
    with CheckedClient(create_app(CONTRACT, store=postgres_url)) as client:
        text = page(client).text
    assert "PostgreSQL" in text
    assert "postgresql" not in text
