"""`mp-orders-mock doctor`: each keyword of the contract in each place gives its code, and it notices where not."""

from typing import Any

import pytest
from answers import CONTRACT
from mp_orders_mock import doctor, violations
from mp_orders_mock.families import MERCHANT_KEYWORDS, ORDERS_KEYWORDS, is_silent
from mp_orders_spec import Contract, ContractError

CASES = list(doctor.cases(CONTRACT))


def keywords(contract: Contract, schema: Any) -> set[str]:
    """Every keyword below a schema that can be broken."""
    found: set[str] = set()
    if isinstance(schema, dict):
        if "$ref" in schema:
            found |= keywords(contract, contract.schemas[schema["$ref"].rsplit("/", 1)[-1]])
        found |= {keyword for keyword in schema if not is_silent(keyword)}
        children = [*schema.get("properties", {}).values(), *schema.get("oneOf", []), *schema.get("anyOf", [])]
        if schema.get("maxItems") != 0:  # else nothing reaches the items
            children.append(schema.get("items"))
        for child in children:
            found |= keywords(contract, child)
    return found


@pytest.mark.parametrize(
    ("operation", "schema"), sorted({(case.operation.id, case.variant) for case in CASES}), ids=lambda value: str(value)
)
def test_no_keyword_is_left_out(operation: str, schema: str) -> None:
    seen = {case.keyword for case in CASES if (case.operation.id, case.variant) == (operation, schema)}
    assert seen == keywords(CONTRACT, CONTRACT.schemas[schema])
    assert seen <= (ORDERS_KEYWORDS.keys() if operation == "create_order" else MERCHANT_KEYWORDS.keys())


def test_each_place_is_broken_once_for_each_keyword() -> None:
    names = [(case.operation.id, case.variant, case.keyword, case.place) for case in CASES]
    assert len(names) == len(set(names)) > 500


def test_every_case_gets_its_code() -> None:
    said: list[str] = []
    assert doctor.run(CONTRACT, said.append) == 0
    assert said[-1] == f"{len(CASES)} of {len(CASES)} wrong bodies got the code of their keyword"


SLOW = [pytest.param(name, marks=pytest.mark.slow) for name in ("pattern", "required", "additionalProperties")]


@pytest.mark.parametrize("keyword", ["maxLength", *SLOW])
def test_it_notices_a_keyword_that_is_not_looked_at(monkeypatch: pytest.MonkeyPatch, keyword: str) -> None:
    """With a validator that lets it pass, every case of the keyword fails."""
    honest = violations.BodyValidator.violations

    def blind(self: violations.BodyValidator, body: Any) -> Any:
        return [each for each in honest(self, body) if each.keyword != keyword]

    monkeypatch.setattr(violations.BodyValidator, "violations", blind)
    said: list[str] = []
    assert doctor.run(CONTRACT, said.append) == 1
    failed = [line for line in said if line.startswith("FAILED")]
    assert len(failed) >= sum(case.keyword == keyword for case in CASES) / 2
    assert all(f" {keyword} at " in line for line in failed)


def test_a_contract_without_a_fitting_example() -> None:
    document: dict[str, Any] = {**CONTRACT.document}
    document["components"] = {**document["components"], "examples": {}}
    with pytest.raises((ContractError, KeyError)):
        list(doctor.cases(Contract(document, CONTRACT.operations)))
