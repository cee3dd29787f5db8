# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="OrderItem")


@_attrs_define
class OrderItem:
    """A line of what is sold, as it was sent.

    Attributes:
        title: What it is.
        unit_price: The price of one, in the currency of the order: decimal text.
        quantity: How many.
        description: More of what it is.
        id: What the seller calls it. Pages of 2026 use external_code in its place.
        external_code: What the seller calls it.
        picture_url: Address of a picture.
        category_id: Its category in Mercado Libre.
        type_: The kind of item, such as travel.
        warranty: Whether it comes with a warranty; text in the samples of the page.
        event_date: When what is sold takes place: RFC 3339.
    """

    title: str | Unset = UNSET
    """ What it is. """
    unit_price: str | Unset = UNSET
    """ The price of one, in the currency of the order: decimal text. """
    quantity: int | Unset = UNSET
    """ How many. """
    description: str | Unset = UNSET
    """ More of what it is. """
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
    """ Whether it comes with a warranty; text in the samples of the page. """
    event_date: str | Unset = UNSET
    """ When what is sold takes place: RFC 3339. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

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

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
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

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
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

        order_item = cls(
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
        )

        order_item.additional_properties = d
        return order_item

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
