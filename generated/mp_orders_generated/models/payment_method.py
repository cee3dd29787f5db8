# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="PaymentMethod")


@_attrs_define
class PaymentMethod:
    """With what a payment was made."""

    id: str | Unset = UNSET
    """ The method, such as visa or pix. """
    type_: str | Unset = UNSET
    """ The kind of method, as in PaymentMethodType. """
    token: str | Unset = UNSET
    """ The token of the card, as it was sent. """
    installments: int | str | Unset = UNSET
    """ In how many monthly instalments; text on some Point orders. """
    installment_amount: str | Unset = UNSET
    """ What one instalment costs: decimal text. """
    statement_descriptor: str | Unset = UNSET
    """ How the seller is named on the statement of the card. """
    financial_institution: str | Unset = UNSET
    """ The bank of the buyer. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        type_ = self.type_

        token = self.token

        installments: int | str | Unset
        if isinstance(self.installments, Unset):
            installments = UNSET
        else:
            installments = self.installments

        installment_amount = self.installment_amount

        statement_descriptor = self.statement_descriptor

        financial_institution = self.financial_institution

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if type_ is not UNSET:
            field_dict["type"] = type_
        if token is not UNSET:
            field_dict["token"] = token
        if installments is not UNSET:
            field_dict["installments"] = installments
        if installment_amount is not UNSET:
            field_dict["installment_amount"] = installment_amount
        if statement_descriptor is not UNSET:
            field_dict["statement_descriptor"] = statement_descriptor
        if financial_institution is not UNSET:
            field_dict["financial_institution"] = financial_institution

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id", UNSET)

        type_ = d.pop("type", UNSET)

        token = d.pop("token", UNSET)

        def _parse_installments(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        installments = _parse_installments(d.pop("installments", UNSET))

        installment_amount = d.pop("installment_amount", UNSET)

        statement_descriptor = d.pop("statement_descriptor", UNSET)

        financial_institution = d.pop("financial_institution", UNSET)

        payment_method = cls(
            id=id,
            type_=type_,
            token=token,
            installments=installments,
            installment_amount=installment_amount,
            statement_descriptor=statement_descriptor,
            financial_institution=financial_institution,
        )

        payment_method.additional_properties = d
        return payment_method

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
