# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.external_category_request import ExternalCategoryRequest


T = TypeVar("T", bound="QrItemRequest")


@_attrs_define
class QrItemRequest:
    """A line of what is sold.

    Attributes:
        title: What it is.
        unit_price: The price of one, in the currency of the order: decimal text.
        quantity: How many.
        unit_measure: In what it is counted.
        external_code: What the seller calls it.
        external_categories: What the seller calls its categories. Not together with discounts.
    """

    title: str | Unset = UNSET
    """ What it is. """
    unit_price: str | Unset = UNSET
    """ The price of one, in the currency of the order: decimal text. """
    quantity: int | Unset = UNSET
    """ How many. """
    unit_measure: str | Unset = UNSET
    """ In what it is counted. """
    external_code: str | Unset = UNSET
    """ What the seller calls it. """
    external_categories: list[ExternalCategoryRequest] | Unset = UNSET
    """ What the seller calls its categories. Not together with discounts. """

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        unit_price = self.unit_price

        quantity = self.quantity

        unit_measure = self.unit_measure

        external_code = self.external_code

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
        if unit_measure is not UNSET:
            field_dict["unit_measure"] = unit_measure
        if external_code is not UNSET:
            field_dict["external_code"] = external_code
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

        unit_measure = d.pop("unit_measure", UNSET)

        external_code = d.pop("external_code", UNSET)

        _external_categories = d.pop("external_categories", UNSET)
        external_categories: list[ExternalCategoryRequest] | Unset = UNSET
        if _external_categories is not UNSET:
            external_categories = []
            for external_categories_item_data in _external_categories:
                external_categories_item = ExternalCategoryRequest.from_dict(external_categories_item_data)

                external_categories.append(external_categories_item)

        qr_item_request = cls(
            title=title,
            unit_price=unit_price,
            quantity=quantity,
            unit_measure=unit_measure,
            external_code=external_code,
            external_categories=external_categories,
        )

        return qr_item_request
