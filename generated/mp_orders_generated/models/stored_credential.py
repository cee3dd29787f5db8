# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="StoredCredential")


@_attrs_define
class StoredCredential:
    """How a card that was saved is used, as it was sent.

    Attributes:
        payment_initiator: Who starts the payment: customer or merchant.
        reason: Why the card was saved.
        store_payment_method: Whether the card is saved.
        first_payment: Whether it is the first payment with it.
        previous_transaction_reference: The first payment with it.
    """

    payment_initiator: str | Unset = UNSET
    """ Who starts the payment: customer or merchant. """
    reason: str | Unset = UNSET
    """ Why the card was saved. """
    store_payment_method: bool | Unset = UNSET
    """ Whether the card is saved. """
    first_payment: bool | Unset = UNSET
    """ Whether it is the first payment with it. """
    previous_transaction_reference: str | Unset = UNSET
    """ The first payment with it. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        payment_initiator = self.payment_initiator

        reason = self.reason

        store_payment_method = self.store_payment_method

        first_payment = self.first_payment

        previous_transaction_reference = self.previous_transaction_reference

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if payment_initiator is not UNSET:
            field_dict["payment_initiator"] = payment_initiator
        if reason is not UNSET:
            field_dict["reason"] = reason
        if store_payment_method is not UNSET:
            field_dict["store_payment_method"] = store_payment_method
        if first_payment is not UNSET:
            field_dict["first_payment"] = first_payment
        if previous_transaction_reference is not UNSET:
            field_dict["previous_transaction_reference"] = previous_transaction_reference

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        payment_initiator = d.pop("payment_initiator", UNSET)

        reason = d.pop("reason", UNSET)

        store_payment_method = d.pop("store_payment_method", UNSET)

        first_payment = d.pop("first_payment", UNSET)

        previous_transaction_reference = d.pop("previous_transaction_reference", UNSET)

        stored_credential = cls(
            payment_initiator=payment_initiator,
            reason=reason,
            store_payment_method=store_payment_method,
            first_payment=first_payment,
            previous_transaction_reference=previous_transaction_reference,
        )

        stored_credential.additional_properties = d
        return stored_credential

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
