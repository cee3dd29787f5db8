# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from ..types import UNSET
from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="MerchantOrderFeed")


@_attrs_define
class MerchantOrderFeed:
    """What is sent where a merchant order has changed, in the older form.

    Attributes:
        resource: The address of the merchant order, on the host of Mercado Libre; its number stands at the end.
        topic: What it is about: merchant_order.
    """

    resource: str
    """ The address of the merchant order, on the host of Mercado Libre; its number stands at the end. """
    topic: str
    """ What it is about: merchant_order. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        resource = self.resource

        topic = self.topic

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "resource": resource,
                "topic": topic,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        resource = d.pop("resource", UNSET)

        topic = d.pop("topic", UNSET)

        merchant_order_feed = cls(
            resource=resource,
            topic=topic,
        )

        merchant_order_feed.additional_properties = d
        return merchant_order_feed

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
