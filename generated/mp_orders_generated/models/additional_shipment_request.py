# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="AdditionalShipmentRequest")


@_attrs_define
class AdditionalShipmentRequest:
    """What else is known of the shipment.

    Attributes:
        express: Whether the goods are sent by express.
        local_pickup: Whether the buyer fetches the goods.
    """

    express: bool | Unset = UNSET
    """ Whether the goods are sent by express. """
    local_pickup: bool | Unset = UNSET
    """ Whether the buyer fetches the goods. """

    def to_dict(self) -> dict[str, Any]:
        express = self.express

        local_pickup = self.local_pickup

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if express is not UNSET:
            field_dict["express"] = express
        if local_pickup is not UNSET:
            field_dict["local_pickup"] = local_pickup

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        express = d.pop("express", UNSET)

        local_pickup = d.pop("local_pickup", UNSET)

        additional_shipment_request = cls(
            express=express,
            local_pickup=local_pickup,
        )

        return additional_shipment_request
