# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.transaction_reference_request import TransactionReferenceRequest


T = TypeVar("T", bound="TransactionDataRequest")


@_attrs_define
class TransactionDataRequest:
    """How a card that was saved is used, as one example of an SDK has it.

    Attributes:
        type_: CREDENTIAL_ON_FILE.
        sub_type: recurring or unscheduled.
        storage: store or stored.
        transaction_initiator: customer or merchant.
        first_transaction: Whether it is the first payment with it.
        reference: The first payment with a card that was saved.
    """

    type_: str | Unset = UNSET
    """ CREDENTIAL_ON_FILE. """
    sub_type: str | Unset = UNSET
    """ recurring or unscheduled. """
    storage: str | Unset = UNSET
    """ store or stored. """
    transaction_initiator: str | Unset = UNSET
    """ customer or merchant. """
    first_transaction: bool | Unset = UNSET
    """ Whether it is the first payment with it. """
    reference: TransactionReferenceRequest | Unset = UNSET
    """ The first payment with a card that was saved. """

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        sub_type = self.sub_type

        storage = self.storage

        transaction_initiator = self.transaction_initiator

        first_transaction = self.first_transaction

        reference: dict[str, Any] | Unset = UNSET
        if not isinstance(self.reference, Unset):
            reference = self.reference.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if type_ is not UNSET:
            field_dict["type"] = type_
        if sub_type is not UNSET:
            field_dict["sub_type"] = sub_type
        if storage is not UNSET:
            field_dict["storage"] = storage
        if transaction_initiator is not UNSET:
            field_dict["transaction_initiator"] = transaction_initiator
        if first_transaction is not UNSET:
            field_dict["first_transaction"] = first_transaction
        if reference is not UNSET:
            field_dict["reference"] = reference

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.transaction_reference_request import TransactionReferenceRequest  # noqa: PLC0415

        d = dict(src_dict)
        type_ = d.pop("type", UNSET)

        sub_type = d.pop("sub_type", UNSET)

        storage = d.pop("storage", UNSET)

        transaction_initiator = d.pop("transaction_initiator", UNSET)

        first_transaction = d.pop("first_transaction", UNSET)

        _reference = d.pop("reference", UNSET)
        reference: TransactionReferenceRequest | Unset
        if isinstance(_reference, Unset):
            reference = UNSET
        else:
            reference = TransactionReferenceRequest.from_dict(_reference)

        transaction_data_request = cls(
            type_=type_,
            sub_type=sub_type,
            storage=storage,
            transaction_initiator=transaction_initiator,
            first_transaction=first_transaction,
            reference=reference,
        )

        return transaction_data_request
