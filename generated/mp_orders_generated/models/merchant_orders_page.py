# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from ..types import UNSET
from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.merchant_order import MerchantOrder


T = TypeVar("T", bound="MerchantOrdersPage")


@_attrs_define
class MerchantOrdersPage:
    """A page of the merchant orders that were found.

    Attributes:
        elements: The merchant orders.
        next_offset: Where the next page begins.
        total: How many merchant orders were found.
    """

    elements: list[MerchantOrder]
    """ The merchant orders. """
    next_offset: int
    """ Where the next page begins. """
    total: int
    """ How many merchant orders were found. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        elements = []
        for elements_item_data in self.elements:
            elements_item = elements_item_data.to_dict()
            elements.append(elements_item)

        next_offset = self.next_offset

        total = self.total

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "elements": elements,
                "next_offset": next_offset,
                "total": total,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.merchant_order import MerchantOrder  # noqa: PLC0415

        d = dict(src_dict)
        elements = []
        _elements = d.pop("elements", UNSET)
        for elements_item_data in _elements:
            elements_item = MerchantOrder.from_dict(elements_item_data)

            elements.append(elements_item)

        next_offset = d.pop("next_offset", UNSET)

        total = d.pop("total", UNSET)

        merchant_orders_page = cls(
            elements=elements,
            next_offset=next_offset,
            total=total,
        )

        merchant_orders_page.additional_properties = d
        return merchant_orders_page

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
