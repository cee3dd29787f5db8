# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="Refund")


@_attrs_define
class Refund:
    """What was paid back of a payment.

    Attributes:
        id: The id of the refund: REF and a ULID.
        transaction_id: The payment.
        reference_id: What Mercado Pago calls the refund elsewhere.
        amount: How much was paid back: decimal text.
        status: Where the refund stands: processing or processed.
        e2e_id: What the central bank calls it (Pix).
    """

    id: str | Unset = UNSET
    """ The id of the refund: REF and a ULID. """
    transaction_id: str | Unset = UNSET
    """ The payment. """
    reference_id: str | Unset = UNSET
    """ What Mercado Pago calls the refund elsewhere. """
    amount: str | Unset = UNSET
    """ How much was paid back: decimal text. """
    status: str | Unset = UNSET
    """ Where the refund stands: processing or processed. """
    e2e_id: str | Unset = UNSET
    """ What the central bank calls it (Pix). """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        transaction_id = self.transaction_id

        reference_id = self.reference_id

        amount = self.amount

        status = self.status

        e2e_id = self.e2e_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if transaction_id is not UNSET:
            field_dict["transaction_id"] = transaction_id
        if reference_id is not UNSET:
            field_dict["reference_id"] = reference_id
        if amount is not UNSET:
            field_dict["amount"] = amount
        if status is not UNSET:
            field_dict["status"] = status
        if e2e_id is not UNSET:
            field_dict["e2e_id"] = e2e_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id", UNSET)

        transaction_id = d.pop("transaction_id", UNSET)

        reference_id = d.pop("reference_id", UNSET)

        amount = d.pop("amount", UNSET)

        status = d.pop("status", UNSET)

        e2e_id = d.pop("e2e_id", UNSET)

        refund = cls(
            id=id,
            transaction_id=transaction_id,
            reference_id=reference_id,
            amount=amount,
            status=status,
            e2e_id=e2e_id,
        )

        refund.additional_properties = d
        return refund

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
