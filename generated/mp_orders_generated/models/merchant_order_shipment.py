# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="MerchantOrderShipment")


@_attrs_define
class MerchantOrderShipment:
    """A shipment of a merchant order.

    Attributes:
        id: The id of the shipment.
        shipment_type: What kind of shipment it is.
        shipping_mode: How it is sent, such as me2 (Mercado Envios).
        status: Where the shipment stands.
        substatus: Why it stands there.
    """

    id: int
    """ The id of the shipment. """
    shipment_type: None | str | Unset = UNSET
    """ What kind of shipment it is. """
    shipping_mode: None | str | Unset = UNSET
    """ How it is sent, such as me2 (Mercado Envios). """
    status: None | str | Unset = UNSET
    """ Where the shipment stands. """
    substatus: None | str | Unset = UNSET
    """ Why it stands there. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        shipment_type: None | str | Unset
        if isinstance(self.shipment_type, Unset):
            shipment_type = UNSET
        else:
            shipment_type = self.shipment_type

        shipping_mode: None | str | Unset
        if isinstance(self.shipping_mode, Unset):
            shipping_mode = UNSET
        else:
            shipping_mode = self.shipping_mode

        status: None | str | Unset
        if isinstance(self.status, Unset):
            status = UNSET
        else:
            status = self.status

        substatus: None | str | Unset
        if isinstance(self.substatus, Unset):
            substatus = UNSET
        else:
            substatus = self.substatus

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
            }
        )
        if shipment_type is not UNSET:
            field_dict["shipment_type"] = shipment_type
        if shipping_mode is not UNSET:
            field_dict["shipping_mode"] = shipping_mode
        if status is not UNSET:
            field_dict["status"] = status
        if substatus is not UNSET:
            field_dict["substatus"] = substatus

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id", UNSET)

        def _parse_shipment_type(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        shipment_type = _parse_shipment_type(d.pop("shipment_type", UNSET))

        def _parse_shipping_mode(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        shipping_mode = _parse_shipping_mode(d.pop("shipping_mode", UNSET))

        def _parse_status(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        status = _parse_status(d.pop("status", UNSET))

        def _parse_substatus(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        substatus = _parse_substatus(d.pop("substatus", UNSET))

        merchant_order_shipment = cls(
            id=id,
            shipment_type=shipment_type,
            shipping_mode=shipping_mode,
            status=status,
            substatus=substatus,
        )

        merchant_order_shipment.additional_properties = d
        return merchant_order_shipment

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
