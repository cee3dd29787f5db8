# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.transactions import Transactions


T = TypeVar("T", bound="OrderNotificationData")


@_attrs_define
class OrderNotificationData:
    """The order that has changed. Read it by its id before acting on it.

    Attributes:
        id: The id of the order.
        external_reference: What the seller calls the order.
        status: Where the order stands, as in OrderStatus.
        status_detail: Why it stands there, as in OrderStatusDetail.
        total_paid_amount: What has been paid of it: decimal text.
        transactions: The payments of an order, and what was paid back of them.
        type_: The kind of order.
        version: Grows with each change of the order.
    """

    id: str
    """ The id of the order. """
    external_reference: str | Unset = UNSET
    """ What the seller calls the order. """
    status: str | Unset = UNSET
    """ Where the order stands, as in OrderStatus. """
    status_detail: str | Unset = UNSET
    """ Why it stands there, as in OrderStatusDetail. """
    total_paid_amount: str | Unset = UNSET
    """ What has been paid of it: decimal text. """
    transactions: Transactions | Unset = UNSET
    """ The payments of an order, and what was paid back of them. """
    type_: str | Unset = UNSET
    """ The kind of order. """
    version: int | Unset = UNSET
    """ Grows with each change of the order. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        external_reference = self.external_reference

        status = self.status

        status_detail = self.status_detail

        total_paid_amount = self.total_paid_amount

        transactions: dict[str, Any] | Unset = UNSET
        if not isinstance(self.transactions, Unset):
            transactions = self.transactions.to_dict()

        type_ = self.type_

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
            }
        )
        if external_reference is not UNSET:
            field_dict["external_reference"] = external_reference
        if status is not UNSET:
            field_dict["status"] = status
        if status_detail is not UNSET:
            field_dict["status_detail"] = status_detail
        if total_paid_amount is not UNSET:
            field_dict["total_paid_amount"] = total_paid_amount
        if transactions is not UNSET:
            field_dict["transactions"] = transactions
        if type_ is not UNSET:
            field_dict["type"] = type_
        if version is not UNSET:
            field_dict["version"] = version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.transactions import Transactions  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id", UNSET)

        external_reference = d.pop("external_reference", UNSET)

        status = d.pop("status", UNSET)

        status_detail = d.pop("status_detail", UNSET)

        total_paid_amount = d.pop("total_paid_amount", UNSET)

        _transactions = d.pop("transactions", UNSET)
        transactions: Transactions | Unset
        if isinstance(_transactions, Unset):
            transactions = UNSET
        else:
            transactions = Transactions.from_dict(_transactions)

        type_ = d.pop("type", UNSET)

        version = d.pop("version", UNSET)

        order_notification_data = cls(
            id=id,
            external_reference=external_reference,
            status=status,
            status_detail=status_detail,
            total_paid_amount=total_paid_amount,
            transactions=transactions,
            type_=type_,
            version=version,
        )

        order_notification_data.additional_properties = d
        return order_notification_data

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
