# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="MerchantOrderItemRequest")


@_attrs_define
class MerchantOrderItemRequest:
    """A line of what is sold.

    Attributes:
        currency_id: The currency of the price of an item (ISO 4217). A pattern and not a list, so that the
            page's sample, which has a placeholder, can be read.
        title: The title of the listing.
        quantity: How many.
        unit_price: The price of one, in its currency: a number, more than zero.
        id: The id of the listing.
        category_id: The category of the item.
        description: What the listing says.
        picture_url: Address of a picture of the listing.
    """

    currency_id: str
    """ The currency of the price of an item (ISO 4217). A pattern and not a list, so that the page's sample, which
    has a placeholder, can be read. """
    title: str
    """ The title of the listing. """
    quantity: int
    """ How many. """
    unit_price: float
    """ The price of one, in its currency: a number, more than zero. """
    id: str | Unset = UNSET
    """ The id of the listing. """
    category_id: str | Unset = UNSET
    """ The category of the item. """
    description: str | Unset = UNSET
    """ What the listing says. """
    picture_url: str | Unset = UNSET
    """ Address of a picture of the listing. """

    def to_dict(self) -> dict[str, Any]:
        currency_id = self.currency_id

        title = self.title

        quantity = self.quantity

        unit_price = self.unit_price

        id = self.id

        category_id = self.category_id

        description = self.description

        picture_url = self.picture_url

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "currency_id": currency_id,
                "title": title,
                "quantity": quantity,
                "unit_price": unit_price,
            }
        )
        if id is not UNSET:
            field_dict["id"] = id
        if category_id is not UNSET:
            field_dict["category_id"] = category_id
        if description is not UNSET:
            field_dict["description"] = description
        if picture_url is not UNSET:
            field_dict["picture_url"] = picture_url

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        currency_id = d.pop("currency_id")

        title = d.pop("title")

        quantity = d.pop("quantity")

        unit_price = d.pop("unit_price")

        id = d.pop("id", UNSET)

        category_id = d.pop("category_id", UNSET)

        description = d.pop("description", UNSET)

        picture_url = d.pop("picture_url", UNSET)

        merchant_order_item_request = cls(
            currency_id=currency_id,
            title=title,
            quantity=quantity,
            unit_price=unit_price,
            id=id,
            category_id=category_id,
            description=description,
            picture_url=picture_url,
        )

        return merchant_order_item_request
