# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from ..types import UNSET
from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.order import Order
    from ..models.orders_paging import OrdersPaging


T = TypeVar("T", bound="OrdersPage")


@_attrs_define
class OrdersPage:
    """A page of the orders that were found.

    Attributes:
        data: The orders.
        paging: Where the page stands among all that were found. The page gives numbers as text, the SDKs also
            as numbers.
    """

    data: list[Order]
    """ The orders. """
    paging: OrdersPaging
    """ Where the page stands among all that were found. The page gives numbers as text, the SDKs also as numbers.
    """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        data = []
        for data_item_data in self.data:
            data_item = data_item_data.to_dict()
            data.append(data_item)

        paging = self.paging.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "data": data,
                "paging": paging,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.order import Order  # noqa: PLC0415
        from ..models.orders_paging import OrdersPaging  # noqa: PLC0415

        d = dict(src_dict)
        data = []
        _data = d.pop("data", UNSET)
        for data_item_data in _data:
            data_item = Order.from_dict(data_item_data)

            data.append(data_item)

        paging = OrdersPaging.from_dict(d.pop("paging", UNSET))

        orders_page = cls(
            data=data,
            paging=paging,
        )

        orders_page.additional_properties = d
        return orders_page

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
