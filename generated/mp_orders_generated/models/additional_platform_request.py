# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.platform_seller_request import PlatformSellerRequest
    from ..models.platform_shipment_request import PlatformShipmentRequest


T = TypeVar("T", bound="AdditionalPlatformRequest")


@_attrs_define
class AdditionalPlatformRequest:
    """What the platform of the shop knows.

    Attributes:
        shipment: The shipment of a platform.
        seller: A seller on a platform.
        authentication: How the platform knows the buyer.
    """

    shipment: PlatformShipmentRequest | Unset = UNSET
    """ The shipment of a platform. """
    seller: PlatformSellerRequest | Unset = UNSET
    """ A seller on a platform. """
    authentication: str | Unset = UNSET
    """ How the platform knows the buyer. """

    def to_dict(self) -> dict[str, Any]:
        shipment: dict[str, Any] | Unset = UNSET
        if not isinstance(self.shipment, Unset):
            shipment = self.shipment.to_dict()

        seller: dict[str, Any] | Unset = UNSET
        if not isinstance(self.seller, Unset):
            seller = self.seller.to_dict()

        authentication = self.authentication

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if shipment is not UNSET:
            field_dict["shipment"] = shipment
        if seller is not UNSET:
            field_dict["seller"] = seller
        if authentication is not UNSET:
            field_dict["authentication"] = authentication

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.platform_seller_request import PlatformSellerRequest  # noqa: PLC0415
        from ..models.platform_shipment_request import PlatformShipmentRequest  # noqa: PLC0415

        d = dict(src_dict)
        _shipment = d.pop("shipment", UNSET)
        shipment: PlatformShipmentRequest | Unset
        if isinstance(_shipment, Unset):
            shipment = UNSET
        else:
            shipment = PlatformShipmentRequest.from_dict(_shipment)

        _seller = d.pop("seller", UNSET)
        seller: PlatformSellerRequest | Unset
        if isinstance(_seller, Unset):
            seller = UNSET
        else:
            seller = PlatformSellerRequest.from_dict(_seller)

        authentication = d.pop("authentication", UNSET)

        additional_platform_request = cls(
            shipment=shipment,
            seller=seller,
            authentication=authentication,
        )

        return additional_platform_request
