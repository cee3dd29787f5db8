# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.discount_request import DiscountRequest


T = TypeVar("T", bound="DiscountsRequest")


@_attrs_define
class DiscountsRequest:
    """Lower totals for some ways to pay.

    Attributes:
        payment_methods: One for each kind of method.
    """

    payment_methods: list[DiscountRequest] | Unset = UNSET
    """ One for each kind of method. """

    def to_dict(self) -> dict[str, Any]:
        payment_methods: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.payment_methods, Unset):
            payment_methods = []
            for payment_methods_item_data in self.payment_methods:
                payment_methods_item = payment_methods_item_data.to_dict()
                payment_methods.append(payment_methods_item)

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if payment_methods is not UNSET:
            field_dict["payment_methods"] = payment_methods

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.discount_request import DiscountRequest  # noqa: PLC0415

        d = dict(src_dict)
        _payment_methods = d.pop("payment_methods", UNSET)
        payment_methods: list[DiscountRequest] | Unset = UNSET
        if _payment_methods is not UNSET:
            payment_methods = []
            for payment_methods_item_data in _payment_methods:
                payment_methods_item = DiscountRequest.from_dict(payment_methods_item_data)

                payment_methods.append(payment_methods_item)

        discounts_request = cls(
            payment_methods=payment_methods,
        )

        return discounts_request
