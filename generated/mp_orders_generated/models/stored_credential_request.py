# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="StoredCredentialRequest")


@_attrs_define
class StoredCredentialRequest:
    """How a card that was saved is used.

    Attributes:
        payment_initiator: Who starts the payment: customer or merchant.
        reason: Why the card was saved: recurring or card_on_file.
        store_payment_method: Whether the card is saved.
        first_payment: Whether it is the first payment with it.
        previous_transaction_reference: The first payment with it.
        prev_transaction_ref: The same, as older code has it.
    """

    payment_initiator: str | Unset = UNSET
    """ Who starts the payment: customer or merchant. """
    reason: str | Unset = UNSET
    """ Why the card was saved: recurring or card_on_file. """
    store_payment_method: bool | Unset = UNSET
    """ Whether the card is saved. """
    first_payment: bool | Unset = UNSET
    """ Whether it is the first payment with it. """
    previous_transaction_reference: str | Unset = UNSET
    """ The first payment with it. """
    prev_transaction_ref: str | Unset = UNSET
    """ The same, as older code has it. """

    def to_dict(self) -> dict[str, Any]:
        payment_initiator = self.payment_initiator

        reason = self.reason

        store_payment_method = self.store_payment_method

        first_payment = self.first_payment

        previous_transaction_reference = self.previous_transaction_reference

        prev_transaction_ref = self.prev_transaction_ref

        field_dict: dict[str, Any] = {}

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
        if prev_transaction_ref is not UNSET:
            field_dict["prev_transaction_ref"] = prev_transaction_ref

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        payment_initiator = d.pop("payment_initiator", UNSET)

        reason = d.pop("reason", UNSET)

        store_payment_method = d.pop("store_payment_method", UNSET)

        first_payment = d.pop("first_payment", UNSET)

        previous_transaction_reference = d.pop("previous_transaction_reference", UNSET)

        prev_transaction_ref = d.pop("prev_transaction_ref", UNSET)

        stored_credential_request = cls(
            payment_initiator=payment_initiator,
            reason=reason,
            store_payment_method=store_payment_method,
            first_payment=first_payment,
            previous_transaction_reference=previous_transaction_reference,
            prev_transaction_ref=prev_transaction_ref,
        )

        return stored_credential_request
