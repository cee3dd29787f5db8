# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="MerchantOrderNotificationData")


@_attrs_define
class MerchantOrderNotificationData:
    """Some of the merchant order, without its number.

    Attributes:
        currency_id: The currency; often empty.
        marketplace: Where the payment comes from, as in MerchantOrder.
        status: Where the merchant order stands, as in MerchantOrderStatus.
    """

    currency_id: str | Unset = UNSET
    """ The currency; often empty. """
    marketplace: str | Unset = UNSET
    """ Where the payment comes from, as in MerchantOrder. """
    status: str | Unset = UNSET
    """ Where the merchant order stands, as in MerchantOrderStatus. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        currency_id = self.currency_id

        marketplace = self.marketplace

        status = self.status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if currency_id is not UNSET:
            field_dict["currency_id"] = currency_id
        if marketplace is not UNSET:
            field_dict["marketplace"] = marketplace
        if status is not UNSET:
            field_dict["status"] = status

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        currency_id = d.pop("currency_id", UNSET)

        marketplace = d.pop("marketplace", UNSET)

        status = d.pop("status", UNSET)

        merchant_order_notification_data = cls(
            currency_id=currency_id,
            marketplace=marketplace,
            status=status,
        )

        merchant_order_notification_data.additional_properties = d
        return merchant_order_notification_data

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
