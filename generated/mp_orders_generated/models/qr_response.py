# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="QrResponse")


@_attrs_define
class QrResponse:
    """What a QR order has beside its request.

    Attributes:
        qr_data: The text of the QR code, as EMV writes it. Dynamic and hybrid orders.
    """

    qr_data: str | Unset = UNSET
    """ The text of the QR code, as EMV writes it. Dynamic and hybrid orders. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        qr_data = self.qr_data

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if qr_data is not UNSET:
            field_dict["qr_data"] = qr_data

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        qr_data = d.pop("qr_data", UNSET)

        qr_response = cls(
            qr_data=qr_data,
        )

        qr_response.additional_properties = d
        return qr_response

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
