# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.external_category_request import ExternalCategoryRequest


T = TypeVar("T", bound="OrderItemRequest")


@_attrs_define
class OrderItemRequest:
    """A line of what is sold.

    Attributes:
        title: What it is.
        unit_price: The price of one, in the currency of the order: decimal text.
        quantity: How many.
        description: More of what it is. The page allows 100 characters, the live API 256.
        id: What the seller calls it. Pages of 2026 use external_code in its place.
        external_code: What the seller calls it.
        picture_url: Address of a picture.
        category_id: Its category in Mercado Libre.
        type_: The kind of item, such as travel.
        warranty: Whether it comes with a warranty; the page says boolean, and its samples have text.
        event_date: A moment, RFC 3339, with up to nine digits behind the seconds; orders give it in UTC (Z).
        external_categories: What the seller calls its categories.
    """

    title: str | Unset = UNSET
    """ What it is. """
    unit_price: str | Unset = UNSET
    """ The price of one, in the currency of the order: decimal text. """
    quantity: int | Unset = UNSET
    """ How many. """
    description: str | Unset = UNSET
    """ More of what it is. The page allows 100 characters, the live API 256. """
    id: str | Unset = UNSET
    """ What the seller calls it. Pages of 2026 use external_code in its place. """
    external_code: str | Unset = UNSET
    """ What the seller calls it. """
    picture_url: str | Unset = UNSET
    """ Address of a picture. """
    category_id: str | Unset = UNSET
    """ Its category in Mercado Libre. """
    type_: str | Unset = UNSET
    """ The kind of item, such as travel. """
    warranty: bool | str | Unset = UNSET
    """ Whether it comes with a warranty; the page says boolean, and its samples have text. """
    event_date: str | Unset = UNSET
    """ A moment, RFC 3339, with up to nine digits behind the seconds; orders give it in UTC (Z). """
    external_categories: list[ExternalCategoryRequest] | Unset = UNSET
    """ What the seller calls its categories. """

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        unit_price = self.unit_price

        quantity = self.quantity

        description = self.description

        id = self.id

        external_code = self.external_code

        picture_url = self.picture_url

        category_id = self.category_id

        type_ = self.type_

        warranty: bool | str | Unset
        if isinstance(self.warranty, Unset):
            warranty = UNSET
        else:
            warranty = self.warranty

        event_date = self.event_date

        external_categories: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.external_categories, Unset):
            external_categories = []
            for external_categories_item_data in self.external_categories:
                external_categories_item = external_categories_item_data.to_dict()
                external_categories.append(external_categories_item)

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if title is not UNSET:
            field_dict["title"] = title
        if unit_price is not UNSET:
            field_dict["unit_price"] = unit_price
        if quantity is not UNSET:
            field_dict["quantity"] = quantity
        if description is not UNSET:
            field_dict["description"] = description
        if id is not UNSET:
            field_dict["id"] = id
        if external_code is not UNSET:
            field_dict["external_code"] = external_code
        if picture_url is not UNSET:
            field_dict["picture_url"] = picture_url
        if category_id is not UNSET:
            field_dict["category_id"] = category_id
        if type_ is not UNSET:
            field_dict["type"] = type_
        if warranty is not UNSET:
            field_dict["warranty"] = warranty
        if event_date is not UNSET:
            field_dict["event_date"] = event_date
        if external_categories is not UNSET:
            field_dict["external_categories"] = external_categories

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.external_category_request import ExternalCategoryRequest  # noqa: PLC0415

        d = dict(src_dict)
        title = d.pop("title", UNSET)

        unit_price = d.pop("unit_price", UNSET)

        quantity = d.pop("quantity", UNSET)

        description = d.pop("description", UNSET)

        id = d.pop("id", UNSET)

        external_code = d.pop("external_code", UNSET)

        picture_url = d.pop("picture_url", UNSET)

        category_id = d.pop("category_id", UNSET)

        type_ = d.pop("type", UNSET)

        def _parse_warranty(data: object) -> bool | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(bool | str | Unset, data)

        warranty = _parse_warranty(d.pop("warranty", UNSET))

        event_date = d.pop("event_date", UNSET)

        _external_categories = d.pop("external_categories", UNSET)
        external_categories: list[ExternalCategoryRequest] | Unset = UNSET
        if _external_categories is not UNSET:
            external_categories = []
            for external_categories_item_data in _external_categories:
                external_categories_item = ExternalCategoryRequest.from_dict(external_categories_item_data)

                external_categories.append(external_categories_item)

        order_item_request = cls(
            title=title,
            unit_price=unit_price,
            quantity=quantity,
            description=description,
            id=id,
            external_code=external_code,
            picture_url=picture_url,
            category_id=category_id,
            type_=type_,
            warranty=warranty,
            event_date=event_date,
            external_categories=external_categories,
        )

        return order_item_request
