# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="QrCode")


@_attrs_define
class QrCode:
    """The point of sale, and the model of its code.

    Attributes:
        external_pos_id: What the seller calls the point of sale.
        mode: Which code is scanned: static, dynamic or hybrid.
    """

    external_pos_id: str | Unset = UNSET
    """ What the seller calls the point of sale. """
    mode: str | Unset = UNSET
    """ Which code is scanned: static, dynamic or hybrid. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        external_pos_id = self.external_pos_id

        mode = self.mode

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if external_pos_id is not UNSET:
            field_dict["external_pos_id"] = external_pos_id
        if mode is not UNSET:
            field_dict["mode"] = mode

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        external_pos_id = d.pop("external_pos_id", UNSET)

        mode = d.pop("mode", UNSET)

        qr_code = cls(
            external_pos_id=external_pos_id,
            mode=mode,
        )

        qr_code.additional_properties = d
        return qr_code

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
