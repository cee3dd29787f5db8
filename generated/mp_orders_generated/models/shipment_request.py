# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.shipment_request_mode import ShipmentRequestMode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.address_request import AddressRequest
    from ..models.free_method_request import FreeMethodRequest


T = TypeVar("T", bound="ShipmentRequest")


@_attrs_define
class ShipmentRequest:
    """Where the goods go.

    Attributes:
        address: A postal address.
        mode: How the goods are sent. Checkout Pro.
        local_pickup: Whether the buyer can fetch the goods. Checkout Pro.
        cost: What the shipment costs: decimal text. Checkout Pro.
        free_shipping: Whether the shipment is free. Checkout Pro.
        free_methods: Ways of shipment that are free. Checkout Pro.
    """

    address: AddressRequest | Unset = UNSET
    """ A postal address. """
    mode: ShipmentRequestMode | Unset = UNSET
    """ How the goods are sent. Checkout Pro. """
    local_pickup: bool | Unset = UNSET
    """ Whether the buyer can fetch the goods. Checkout Pro. """
    cost: str | Unset = UNSET
    """ What the shipment costs: decimal text. Checkout Pro. """
    free_shipping: bool | Unset = UNSET
    """ Whether the shipment is free. Checkout Pro. """
    free_methods: list[FreeMethodRequest] | Unset = UNSET
    """ Ways of shipment that are free. Checkout Pro. """

    def to_dict(self) -> dict[str, Any]:
        address: dict[str, Any] | Unset = UNSET
        if not isinstance(self.address, Unset):
            address = self.address.to_dict()

        mode: str | Unset = UNSET
        if not isinstance(self.mode, Unset):
            mode = self.mode.value

        local_pickup = self.local_pickup

        cost = self.cost

        free_shipping = self.free_shipping

        free_methods: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.free_methods, Unset):
            free_methods = []
            for free_methods_item_data in self.free_methods:
                free_methods_item = free_methods_item_data.to_dict()
                free_methods.append(free_methods_item)

        field_dict: dict[str, Any] = {}

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
        if free_methods is not UNSET:
            field_dict["free_methods"] = free_methods

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.address_request import AddressRequest  # noqa: PLC0415
        from ..models.free_method_request import FreeMethodRequest  # noqa: PLC0415

        d = dict(src_dict)
        _address = d.pop("address", UNSET)
        address: AddressRequest | Unset
        if isinstance(_address, Unset):
            address = UNSET
        else:
            address = AddressRequest.from_dict(_address)

        _mode = d.pop("mode", UNSET)
        mode: ShipmentRequestMode | Unset
        if isinstance(_mode, Unset):
            mode = UNSET
        else:
            mode = ShipmentRequestMode(_mode)

        local_pickup = d.pop("local_pickup", UNSET)

        cost = d.pop("cost", UNSET)

        free_shipping = d.pop("free_shipping", UNSET)

        _free_methods = d.pop("free_methods", UNSET)
        free_methods: list[FreeMethodRequest] | Unset = UNSET
        if _free_methods is not UNSET:
            free_methods = []
            for free_methods_item_data in _free_methods:
                free_methods_item = FreeMethodRequest.from_dict(free_methods_item_data)

                free_methods.append(free_methods_item)

        shipment_request = cls(
            address=address,
            mode=mode,
            local_pickup=local_pickup,
            cost=cost,
            free_shipping=free_shipping,
            free_methods=free_methods,
        )

        return shipment_request
