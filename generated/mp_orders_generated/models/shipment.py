# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.address import Address


T = TypeVar("T", bound="Shipment")


@_attrs_define
class Shipment:
    """Where the goods go.

    Attributes:
        address: A postal address.
        mode: How the goods are sent.
        local_pickup: Whether the buyer can fetch the goods.
        cost: What the shipment costs: decimal text.
        free_shipping: Whether the shipment is free.
    """

    address: Address | Unset = UNSET
    """ A postal address. """
    mode: str | Unset = UNSET
    """ How the goods are sent. """
    local_pickup: bool | Unset = UNSET
    """ Whether the buyer can fetch the goods. """
    cost: str | Unset = UNSET
    """ What the shipment costs: decimal text. """
    free_shipping: bool | Unset = UNSET
    """ Whether the shipment is free. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        address: dict[str, Any] | Unset = UNSET
        if not isinstance(self.address, Unset):
            address = self.address.to_dict()

        mode = self.mode

        local_pickup = self.local_pickup

        cost = self.cost

        free_shipping = self.free_shipping

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if address is not UNSET:
            field_dict["address"] = address
        if mode is not UNSET:
            field_dict["mode"] = mode
        if local_pickup is not UNSET:
            field_dict["local_pickup"] = local_pickup
        if cost is not UNSET:
            field_dict["cost"] = cost
        if free_shipping is not UNSET:
            field_dict["free_shipping"] = free_shipping

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.address import Address  # noqa: PLC0415

        d = dict(src_dict)
        _address = d.pop("address", UNSET)
        address: Address | Unset
        if isinstance(_address, Unset):
            address = UNSET
        else:
            address = Address.from_dict(_address)

        mode = d.pop("mode", UNSET)

        local_pickup = d.pop("local_pickup", UNSET)

        cost = d.pop("cost", UNSET)

        free_shipping = d.pop("free_shipping", UNSET)

        shipment = cls(
            address=address,
            mode=mode,
            local_pickup=local_pickup,
            cost=cost,
            free_shipping=free_shipping,
        )

        shipment.additional_properties = d
        return shipment

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
