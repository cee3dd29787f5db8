# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="TransactionSecurity")


@_attrs_define
class TransactionSecurity:
    """When the buyer has to prove who they are (3-D Secure).

    Attributes:
        validation: When the buyer is asked; never, unless it is sent.
        liability_shift: Whether a payment without the issuer's guarantee is taken.
    """

    validation: str | Unset = UNSET
    """ When the buyer is asked; never, unless it is sent. """
    liability_shift: str | Unset = UNSET
    """ Whether a payment without the issuer's guarantee is taken. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        validation = self.validation

        liability_shift = self.liability_shift

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if validation is not UNSET:
            field_dict["validation"] = validation
        if liability_shift is not UNSET:
            field_dict["liability_shift"] = liability_shift

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        validation = d.pop("validation", UNSET)

        liability_shift = d.pop("liability_shift", UNSET)

        transaction_security = cls(
            validation=validation,
            liability_shift=liability_shift,
        )

        transaction_security.additional_properties = d
        return transaction_security

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
