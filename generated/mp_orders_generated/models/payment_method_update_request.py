# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.payment_method_type import PaymentMethodType
from ..types import UNSET, Unset

T = TypeVar("T", bound="PaymentMethodUpdateRequest")


@_attrs_define
class PaymentMethodUpdateRequest:
    """What changes of the method; the rest stays as it is.

    Attributes:
        id: The method, such as visa, master, elo, pix or boleto.
        type_: The kind of a payment method.
        token: Stands for a card, and is used once. Only for cards.
        installments: In how many monthly instalments a card pays.
        statement_descriptor: How the seller is named on the statement of the card.
    """

    id: str | Unset = UNSET
    """ The method, such as visa, master, elo, pix or boleto. """
    type_: PaymentMethodType | Unset = UNSET
    """ The kind of a payment method. """
    token: str | Unset = UNSET
    """ Stands for a card, and is used once. Only for cards. """
    installments: int | Unset = UNSET
    """ In how many monthly instalments a card pays. """
    statement_descriptor: str | Unset = UNSET
    """ How the seller is named on the statement of the card. """

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        type_: str | Unset = UNSET
        if not isinstance(self.type_, Unset):
            type_ = self.type_.value

        token = self.token

        installments = self.installments

        statement_descriptor = self.statement_descriptor

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if type_ is not UNSET:
            field_dict["type"] = type_
        if token is not UNSET:
            field_dict["token"] = token
        if installments is not UNSET:
            field_dict["installments"] = installments
        if statement_descriptor is not UNSET:
            field_dict["statement_descriptor"] = statement_descriptor

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id", UNSET)

        _type_ = d.pop("type", UNSET)
        type_: PaymentMethodType | Unset
        if isinstance(_type_, Unset):
            type_ = UNSET
        else:
            type_ = PaymentMethodType(_type_)

        token = d.pop("token", UNSET)

        installments = d.pop("installments", UNSET)

        statement_descriptor = d.pop("statement_descriptor", UNSET)

        payment_method_update_request = cls(
            id=id,
            type_=type_,
            token=token,
            installments=installments,
            statement_descriptor=statement_descriptor,
        )

        return payment_method_update_request
