# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.address_request import AddressRequest


T = TypeVar("T", bound="ShipmentRequest")


@_attrs_define
class ShipmentRequest:
    """Where the goods go."""

    address: AddressRequest | Unset = UNSET
    """ A postal address. """

    def to_dict(self) -> dict[str, Any]:
        address: dict[str, Any] | Unset = UNSET
        if not isinstance(self.address, Unset):
            address = self.address.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if address is not UNSET:
            field_dict["address"] = address

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.address_request import AddressRequest  # noqa: PLC0415

        d = dict(src_dict)
        _address = d.pop("address", UNSET)
        address: AddressRequest | Unset
        if isinstance(_address, Unset):
            address = UNSET
        else:
            address = AddressRequest.from_dict(_address)

        shipment_request = cls(
            address=address,
        )

        return shipment_request
