# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="MerchantOrderPayment")


@_attrs_define
class MerchantOrderPayment:
    """A payment of a merchant order.

    Attributes:
        id: The id of the payment.
        transaction_amount: What is paid for the goods, in its currency.
        total_paid_amount: What the buyer paid in all.
        shipping_cost: What of it is for the shipment.
        currency_id: The currency of its amounts (ISO 4217).
        status: Where the payment stands: pending, approved, authorized, in_process, in_mediation, rejected,
            cancelled, refunded or charged_back.
        status_detail: Why it stands there.
        operation_type: What kind of payment it is, as in a request.
        amount_refunded: What has been paid back of it.
        date_approved: When it was approved: RFC 3339; null where it was not.
        date_created: When it was made: RFC 3339.
        last_modified: When it last changed: RFC 3339.
    """

    id: int
    """ The id of the payment. """
    transaction_amount: float | Unset = UNSET
    """ What is paid for the goods, in its currency. """
    total_paid_amount: float | Unset = UNSET
    """ What the buyer paid in all. """
    shipping_cost: float | Unset = UNSET
    """ What of it is for the shipment. """
    currency_id: str | Unset = UNSET
    """ The currency of its amounts (ISO 4217). """
    status: str | Unset = UNSET
    """ Where the payment stands: pending, approved, authorized, in_process, in_mediation, rejected, cancelled,
    refunded or charged_back. """
    status_detail: str | Unset = UNSET
    """ Why it stands there. """
    operation_type: str | Unset = UNSET
    """ What kind of payment it is, as in a request. """
    amount_refunded: float | Unset = UNSET
    """ What has been paid back of it. """
    date_approved: None | str | Unset = UNSET
    """ When it was approved: RFC 3339; null where it was not. """
    date_created: str | Unset = UNSET
    """ When it was made: RFC 3339. """
    last_modified: str | Unset = UNSET
    """ When it last changed: RFC 3339. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        transaction_amount = self.transaction_amount

        total_paid_amount = self.total_paid_amount

        shipping_cost = self.shipping_cost

        currency_id = self.currency_id

        status = self.status

        status_detail = self.status_detail

        operation_type = self.operation_type

        amount_refunded = self.amount_refunded

        date_approved: None | str | Unset
        if isinstance(self.date_approved, Unset):
            date_approved = UNSET
        else:
            date_approved = self.date_approved

        date_created = self.date_created

        last_modified = self.last_modified

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
            }
        )
        if transaction_amount is not UNSET:
            field_dict["transaction_amount"] = transaction_amount
        if total_paid_amount is not UNSET:
            field_dict["total_paid_amount"] = total_paid_amount
        if shipping_cost is not UNSET:
            field_dict["shipping_cost"] = shipping_cost
        if currency_id is not UNSET:
            field_dict["currency_id"] = currency_id
        if status is not UNSET:
            field_dict["status"] = status
        if status_detail is not UNSET:
            field_dict["status_detail"] = status_detail
        if operation_type is not UNSET:
            field_dict["operation_type"] = operation_type
        if amount_refunded is not UNSET:
            field_dict["amount_refunded"] = amount_refunded
        if date_approved is not UNSET:
            field_dict["date_approved"] = date_approved
        if date_created is not UNSET:
            field_dict["date_created"] = date_created
        if last_modified is not UNSET:
            field_dict["last_modified"] = last_modified

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id", UNSET)

        transaction_amount = d.pop("transaction_amount", UNSET)

        total_paid_amount = d.pop("total_paid_amount", UNSET)

        shipping_cost = d.pop("shipping_cost", UNSET)

        currency_id = d.pop("currency_id", UNSET)

        status = d.pop("status", UNSET)

        status_detail = d.pop("status_detail", UNSET)

        operation_type = d.pop("operation_type", UNSET)

        amount_refunded = d.pop("amount_refunded", UNSET)

        def _parse_date_approved(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        date_approved = _parse_date_approved(d.pop("date_approved", UNSET))

        date_created = d.pop("date_created", UNSET)

        last_modified = d.pop("last_modified", UNSET)

        merchant_order_payment = cls(
            id=id,
            transaction_amount=transaction_amount,
            total_paid_amount=total_paid_amount,
            shipping_cost=shipping_cost,
            currency_id=currency_id,
            status=status,
            status_detail=status_detail,
            operation_type=operation_type,
            amount_refunded=amount_refunded,
            date_approved=date_approved,
            date_created=date_created,
            last_modified=last_modified,
        )

        merchant_order_payment.additional_properties = d
        return merchant_order_payment

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
