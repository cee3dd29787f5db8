# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.tracking_request import TrackingRequest


T = TypeVar("T", bound="PlatformShipmentRequest")


@_attrs_define
class PlatformShipmentRequest:
    """The shipment of a platform.

    Attributes:
        delivery_promise: When the platform promised the goods.
        drop_shipping: Whether somebody else than the seller sends them.
        safety: How the shipment is secured.
        tracking: Where a shipment is.
        withdrawn: Whether it was taken back.
    """

    delivery_promise: str | Unset = UNSET
    """ When the platform promised the goods. """
    drop_shipping: str | Unset = UNSET
    """ Whether somebody else than the seller sends them. """
    safety: str | Unset = UNSET
    """ How the shipment is secured. """
    tracking: TrackingRequest | Unset = UNSET
    """ Where a shipment is. """
    withdrawn: bool | Unset = UNSET
    """ Whether it was taken back. """

    def to_dict(self) -> dict[str, Any]:
        delivery_promise = self.delivery_promise

        drop_shipping = self.drop_shipping

        safety = self.safety

        tracking: dict[str, Any] | Unset = UNSET
        if not isinstance(self.tracking, Unset):
            tracking = self.tracking.to_dict()

        withdrawn = self.withdrawn

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if delivery_promise is not UNSET:
            field_dict["delivery_promise"] = delivery_promise
        if drop_shipping is not UNSET:
            field_dict["drop_shipping"] = drop_shipping
        if safety is not UNSET:
            field_dict["safety"] = safety
        if tracking is not UNSET:
            field_dict["tracking"] = tracking
        if withdrawn is not UNSET:
            field_dict["withdrawn"] = withdrawn

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.tracking_request import TrackingRequest  # noqa: PLC0415

        d = dict(src_dict)
        delivery_promise = d.pop("delivery_promise", UNSET)

        drop_shipping = d.pop("drop_shipping", UNSET)

        safety = d.pop("safety", UNSET)

        _tracking = d.pop("tracking", UNSET)
        tracking: TrackingRequest | Unset
        if isinstance(_tracking, Unset):
            tracking = UNSET
        else:
            tracking = TrackingRequest.from_dict(_tracking)

        withdrawn = d.pop("withdrawn", UNSET)

        platform_shipment_request = cls(
            delivery_promise=delivery_promise,
            drop_shipping=drop_shipping,
            safety=safety,
            tracking=tracking,
            withdrawn=withdrawn,
        )

        return platform_shipment_request
