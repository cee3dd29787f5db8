# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from ..types import UNSET
from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.order import Order
    from ..models.orders_error_item import OrdersErrorItem


T = TypeVar("T", bound="OrderPaymentError")


@_attrs_define
class OrderPaymentError:
    """A payment failed; the order is there, in `data`.

    Attributes:
        errors: What went wrong.
        data: An order. Which fields it has depends on its type and on the form it was created in.
    """

    errors: list[OrdersErrorItem]
    """ What went wrong. """
    data: Order
    """ An order. Which fields it has depends on its type and on the form it was created in. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        errors = []
        for errors_item_data in self.errors:
            errors_item = errors_item_data.to_dict()
            errors.append(errors_item)

        data = self.data.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "errors": errors,
                "data": data,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.order import Order  # noqa: PLC0415
        from ..models.orders_error_item import OrdersErrorItem  # noqa: PLC0415

        d = dict(src_dict)
        errors = []
        _errors = d.pop("errors", UNSET)
        for errors_item_data in _errors:
            errors_item = OrdersErrorItem.from_dict(errors_item_data)

            errors.append(errors_item)

        data = Order.from_dict(d.pop("data", UNSET))

        order_payment_error = cls(
            errors=errors,
            data=data,
        )

        order_payment_error.additional_properties = d
        return order_payment_error

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
