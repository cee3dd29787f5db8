# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.payment_method_type import PaymentMethodType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.transaction_security_request import TransactionSecurityRequest


T = TypeVar("T", bound="PaymentMethodRequest")


@_attrs_define
class PaymentMethodRequest:
    """With what a payment is made.

    Attributes:
        id: The method, such as visa, master, elo, pix or boleto.
        type_: The kind of a payment method.
        token: Stands for a card, and is used once. Pages of 2026 give 32 or 33 characters, the sample of 2024
            has a short one. Only for cards.
        installments: In how many monthly instalments a card pays.
        statement_descriptor: How the seller is named on the statement of the card.
        financial_institution: The bank of the buyer, where the method needs one (PSE in Colombia).
        transaction_security: When the buyer has to prove who they are (3-D Secure).
    """

    id: str
    """ The method, such as visa, master, elo, pix or boleto. """
    type_: PaymentMethodType
    """ The kind of a payment method. """
    token: str | Unset = UNSET
    """ Stands for a card, and is used once. Pages of 2026 give 32 or 33 characters, the sample of 2024 has a short
    one. Only for cards. """
    installments: int | Unset = UNSET
    """ In how many monthly instalments a card pays. """
    statement_descriptor: str | Unset = UNSET
    """ How the seller is named on the statement of the card. """
    financial_institution: str | Unset = UNSET
    """ The bank of the buyer, where the method needs one (PSE in Colombia). """
    transaction_security: TransactionSecurityRequest | Unset = UNSET
    """ When the buyer has to prove who they are (3-D Secure). """

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        type_ = self.type_.value

        token = self.token

        installments = self.installments

        statement_descriptor = self.statement_descriptor

        financial_institution = self.financial_institution

        transaction_security: dict[str, Any] | Unset = UNSET
        if not isinstance(self.transaction_security, Unset):
            transaction_security = self.transaction_security.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "type": type_,
            }
        )
        if token is not UNSET:
            field_dict["token"] = token
        if installments is not UNSET:
            field_dict["installments"] = installments
        if statement_descriptor is not UNSET:
            field_dict["statement_descriptor"] = statement_descriptor
        if financial_institution is not UNSET:
            field_dict["financial_institution"] = financial_institution
        if transaction_security is not UNSET:
            field_dict["transaction_security"] = transaction_security

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.transaction_security_request import TransactionSecurityRequest  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        type_ = PaymentMethodType(d.pop("type"))

        token = d.pop("token", UNSET)

        installments = d.pop("installments", UNSET)

        statement_descriptor = d.pop("statement_descriptor", UNSET)

        financial_institution = d.pop("financial_institution", UNSET)

        _transaction_security = d.pop("transaction_security", UNSET)
        transaction_security: TransactionSecurityRequest | Unset
        if isinstance(_transaction_security, Unset):
            transaction_security = UNSET
        else:
            transaction_security = TransactionSecurityRequest.from_dict(_transaction_security)

        payment_method_request = cls(
            id=id,
            type_=type_,
            token=token,
            installments=installments,
            statement_descriptor=statement_descriptor,
            financial_institution=financial_institution,
            transaction_security=transaction_security,
        )

        return payment_method_request
