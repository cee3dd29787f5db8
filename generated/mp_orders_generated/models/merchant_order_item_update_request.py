# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="MerchantOrderItemUpdateRequest")


@_attrs_define
class MerchantOrderItemUpdateRequest:
    """An item, named by its id. Of its fields only the quantity changes."""

    id: str
    category_id: str | Unset = UNSET
    currency_id: str | Unset = UNSET
    description: str | Unset = UNSET
    picture_url: str | Unset = UNSET
    title: str | Unset = UNSET
    quantity: int | Unset = UNSET
    unit_price: float | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        category_id = self.category_id

        currency_id = self.currency_id

        description = self.description

        picture_url = self.picture_url

        title = self.title

        quantity = self.quantity

        unit_price = self.unit_price

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
            }
        )
        if category_id is not UNSET:
            field_dict["category_id"] = category_id
        if currency_id is not UNSET:
            field_dict["currency_id"] = currency_id
        if description is not UNSET:
            field_dict["description"] = description
        if picture_url is not UNSET:
            field_dict["picture_url"] = picture_url
        if title is not UNSET:
            field_dict["title"] = title
        if quantity is not UNSET:
            field_dict["quantity"] = quantity
        if unit_price is not UNSET:
            field_dict["unit_price"] = unit_price

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        category_id = d.pop("category_id", UNSET)

        currency_id = d.pop("currency_id", UNSET)

        description = d.pop("description", UNSET)

        picture_url = d.pop("picture_url", UNSET)

        title = d.pop("title", UNSET)

        quantity = d.pop("quantity", UNSET)

        unit_price = d.pop("unit_price", UNSET)

        merchant_order_item_update_request = cls(
            id=id,
            category_id=category_id,
            currency_id=currency_id,
            description=description,
            picture_url=picture_url,
            title=title,
            quantity=quantity,
            unit_price=unit_price,
        )

        return merchant_order_item_update_request
