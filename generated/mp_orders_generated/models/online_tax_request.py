# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="OnlineTaxRequest")


@_attrs_define
class OnlineTaxRequest:
    """A tax.

    Attributes:
        payer_condition: Whether the payer pays it, such as payment_taxable_iva.
        type_: The kind of tax, such as IVA.
        value: How much it is: decimal text.
    """

    payer_condition: str | Unset = UNSET
    """ Whether the payer pays it, such as payment_taxable_iva. """
    type_: str | Unset = UNSET
    """ The kind of tax, such as IVA. """
    value: str | Unset = UNSET
    """ How much it is: decimal text. """

    def to_dict(self) -> dict[str, Any]:
        payer_condition = self.payer_condition

        type_ = self.type_

        value = self.value

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if payer_condition is not UNSET:
            field_dict["payer_condition"] = payer_condition
        if type_ is not UNSET:
            field_dict["type"] = type_
        if value is not UNSET:
            field_dict["value"] = value

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        payer_condition = d.pop("payer_condition", UNSET)

        type_ = d.pop("type", UNSET)

        value = d.pop("value", UNSET)

        online_tax_request = cls(
            payer_condition=payer_condition,
            type_=type_,
            value=value,
        )

        return online_tax_request
