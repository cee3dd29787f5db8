"""Reads openapi.yaml: operations, their parameters, bodies, answers and codes. Knows no rule of mock, kit or client."""

from mp_orders_spec.contract import (
    Body,
    Code,
    CodeEntry,
    Contract,
    ContractError,
    Form,
    Operation,
    Parameter,
    code_entries,
    load_contract,
    load_spec,
    operations,
    resolve,
    spec_path,
)

__all__ = [
    "Body",
    "Code",
    "CodeEntry",
    "Contract",
    "ContractError",
    "Form",
    "Operation",
    "Parameter",
    "code_entries",
    "load_contract",
    "load_spec",
    "operations",
    "resolve",
    "spec_path",
]
