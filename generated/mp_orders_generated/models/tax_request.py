# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.tax_request_payer_condition import TaxRequestPayerCondition

T = TypeVar("T", bound="TaxRequest")


@_attrs_define
class TaxRequest:
    """The tax of a payment in Chile.

    Attributes:
        payer_condition: Whether the payer pays value-added tax (IVA).
    """

    payer_condition: TaxRequestPayerCondition
    """ Whether the payer pays value-added tax (IVA). """

    def to_dict(self) -> dict[str, Any]:
        payer_condition = self.payer_condition.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "payer_condition": payer_condition,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        payer_condition = TaxRequestPayerCondition(d.pop("payer_condition"))

        tax_request = cls(
            payer_condition=payer_condition,
        )

        return tax_request
