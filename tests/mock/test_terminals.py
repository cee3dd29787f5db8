"""Terminals of an account: listed, set up, and at most one of each point of sale integrated."""

from typing import Any

import pytest
from answers import CheckedClient, code_of, own_user
from mp_orders_mock.control.errors import ControlError
from samples import POINT, changed, headers

pytestmark = pytest.mark.every_store
FIRST, SECOND, THIRD = "NEWLAND_N950__FIRST1", "PAX_A910__SECOND1", "NEWLAND_N950__THIRD1"


@pytest.fixture
def user(mock: CheckedClient) -> int:
    """The account of the tests, with two terminals at one point of sale, and one that stands nowhere."""
    user = own_user(mock)
    mock.controls.put_point_of_sale(7, user, "CAJA1", 3)
    mock.controls.put_terminal(FIRST, user, "PDV", 7)
    mock.controls.put_terminal(SECOND, user, "STANDALONE", 7)
    mock.controls.put_terminal(THIRD, user, "STANDALONE")
    return user


def modes(mock: CheckedClient, query: str = "") -> dict[str, str]:
    page = mock.get(f"/terminals/v1/list{query}", headers=headers()).json()
    return {each["id"]: each["operating_mode"] for each in page["data"]["terminals"]}


def update(mock: CheckedClient, **wanted: str) -> Any:
    names = {"first": FIRST, "second": SECOND, "third": THIRD}
    terminals = [{"id": names[name], "operating_mode": mode} for name, mode in wanted.items()]
    return mock.patch("/terminals/v1/setup", json={"terminals": terminals}, headers=headers())


def test_a_list_tells_where_terminals_stand(mock: CheckedClient, user: int) -> None:
    page = mock.get("/terminals/v1/list?limit=1&offset=2", headers=headers()).json()
    at_pos = {"pos_id": 7, "store_id": 3, "external_pos_id": "CAJA1", "operating_mode": "STANDALONE"}
    assert page == {"data": {"terminals": [{"id": SECOND, **at_pos}]}, "paging": {"total": 3, "offset": 2, "limit": 1}}
    assert list(modes(mock, "?pos_id=7")) == list(modes(mock, "?store_id=3")) == [FIRST, SECOND]
    assert modes(mock, "?pos_id=8") == {}
    other = mock.get("/terminals/v1/list", headers=headers("APP_USR-1-1-0-5")).json()
    assert other["paging"]["total"] == 0
    assert user


def test_a_point_of_sale_changes_its_terminal_in_one_request(mock: CheckedClient, user: int) -> None:
    assert code_of(update(mock, second="PDV").json()).startswith("Only one pos-store")
    assert update(mock, second="PDV", first="STANDALONE").status_code == 200
    assert modes(mock) == {FIRST: "STANDALONE", SECOND: "PDV", THIRD: "STANDALONE"}
    assert code_of(update(mock, second="STANDALONE", third="PDV").json()) == "store_pos_not_found"
    assert modes(mock)[SECOND] == "PDV", user


@pytest.mark.parametrize(("site", "code"), [("MLC", "terminal_not_allowed_action"), ("MLU", "unsupported_site")])
def test_what_differs_by_country(mock: CheckedClient, user: int, site: str, code: str) -> None:
    mock.controls.put_account(user, site_id=site)
    assert code_of(update(mock, second="PDV").json()) == code


def test_a_terminal_is_named_once(mock: CheckedClient, user: int) -> None:
    terminals = [{"id": FIRST, "operating_mode": mode} for mode in ("PDV", "STANDALONE")]
    answer = mock.patch("/terminals/v1/setup", json={"terminals": terminals}, headers=headers())
    assert code_of(answer.json()) == "property_value"
    assert modes(mock)[FIRST] == "PDV", user


def test_terminals_of_others_are_not_there(mock: CheckedClient, user: int) -> None:
    terminals = [{"id": FIRST, "operating_mode": "STANDALONE"}]
    answer = mock.patch("/terminals/v1/setup", json={"terminals": terminals}, headers=headers("APP_USR-1-1-0-5"))
    assert (answer.status_code, code_of(answer.json())) == (404, "not_found")
    assert modes(mock)[FIRST] == "PDV"
    with pytest.raises(ControlError, match="has a terminal in the mode PDV already"):
        mock.controls.put_terminal("NEWLAND_N950__FOURTH1", user, "PDV", 7)


def test_a_terminal_on_its_own_takes_no_order(mock: CheckedClient, user: int) -> None:
    order = changed(POINT, {"config.point.terminal_id": SECOND})
    refused = mock.post("/v1/orders", json=order, headers=headers())
    assert (refused.status_code, code_of(refused.json())) == (403, "forbidden_checking_terminal_owner")
    assert update(mock, first="STANDALONE", second="PDV").status_code == 200
    assert mock.post("/v1/orders", json=order, headers=headers()).status_code == 201, user
