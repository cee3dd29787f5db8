# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="Chargeback")


@_attrs_define
class Chargeback:
    """What a buyer's bank took back.

    Attributes:
        id: The id of the chargeback: CBK and a ULID.
        transaction_id: The payment.
        case_id: The case at the bank.
        status: Where it stands: in_process, settled or reimbursed.
        references: What the seller has sent in.
    """

    id: str | Unset = UNSET
    """ The id of the chargeback: CBK and a ULID. """
    transaction_id: str | Unset = UNSET
    """ The payment. """
    case_id: str | Unset = UNSET
    """ The case at the bank. """
    status: str | Unset = UNSET
    """ Where it stands: in_process, settled or reimbursed. """
    references: list[str] | Unset = UNSET
    """ What the seller has sent in. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        transaction_id = self.transaction_id

        case_id = self.case_id

        status = self.status

        references: list[str] | Unset = UNSET
        if not isinstance(self.references, Unset):
            references = self.references

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if transaction_id is not UNSET:
            field_dict["transaction_id"] = transaction_id
        if case_id is not UNSET:
            field_dict["case_id"] = case_id
        if status is not UNSET:
            field_dict["status"] = status
        if references is not UNSET:
            field_dict["references"] = references

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id", UNSET)

        transaction_id = d.pop("transaction_id", UNSET)

        case_id = d.pop("case_id", UNSET)

        status = d.pop("status", UNSET)

        references = cast(list[str], d.pop("references", UNSET))

        chargeback = cls(
            id=id,
            transaction_id=transaction_id,
            case_id=case_id,
            status=status,
            references=references,
        )

        chargeback.additional_properties = d
        return chargeback

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
