# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="Tax")


@_attrs_define
class Tax:
    """The tax of a payment in Chile.

    Attributes:
        payer_condition: Whether the payer pays value-added tax: payment_taxable_iva or payment_exempt_iva.
        type_: The kind of tax.
        value: How much it is: decimal text.
    """

    payer_condition: str | Unset = UNSET
    """ Whether the payer pays value-added tax: payment_taxable_iva or payment_exempt_iva. """
    type_: str | Unset = UNSET
    """ The kind of tax. """
    value: str | Unset = UNSET
    """ How much it is: decimal text. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        payer_condition = self.payer_condition

        type_ = self.type_

        value = self.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
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

        tax = cls(
            payer_condition=payer_condition,
            type_=type_,
            value=value,
        )

        tax.additional_properties = d
        return tax

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
