# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.payment_security import PaymentSecurity


T = TypeVar("T", bound="PaymentMethod")


@_attrs_define
class PaymentMethod:
    """With what a payment was made.

    Attributes:
        id: The method, such as visa or pix.
        type_: The kind of method, as in PaymentMethodType.
        token: The token of the card, as it was sent.
        installments: In how many monthly instalments; text on some Point orders.
        installment_amount: What one instalment costs: decimal text.
        statement_descriptor: How the seller is named on the statement of the card.
        financial_institution: The bank of the buyer.
        card_id: The saved card.
        ticket_url: Where the buyer sees what to pay, and how: the ticket, or the QR code.
        barcode_content: What the barcode of a ticket says.
        digitable_line: The numbers of a boleto, as a person types them.
        reference: What the buyer names when they pay in cash.
        verification_code: The code of a ticket.
        qr_code: The text of a QR code for Pix (BR Code); the buyer pastes it into their bank's application.
        qr_code_base64: The same as a picture: PNG in base64.
        e2e_id: What the central bank calls a Pix payment.
        redirect_url: Where the buyer's bank asks for the payment (PSE).
        transaction_security: Whether the buyer had to prove who they are (3-D Secure), and how it went.
    """

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
    card_id: str | Unset = UNSET
    """ The saved card. """
    ticket_url: str | Unset = UNSET
    """ Where the buyer sees what to pay, and how: the ticket, or the QR code. """
    barcode_content: str | Unset = UNSET
    """ What the barcode of a ticket says. """
    digitable_line: str | Unset = UNSET
    """ The numbers of a boleto, as a person types them. """
    reference: str | Unset = UNSET
    """ What the buyer names when they pay in cash. """
    verification_code: str | Unset = UNSET
    """ The code of a ticket. """
    qr_code: str | Unset = UNSET
    """ The text of a QR code for Pix (BR Code); the buyer pastes it into their bank's application. """
    qr_code_base64: str | Unset = UNSET
    """ The same as a picture: PNG in base64. """
    e2e_id: str | Unset = UNSET
    """ What the central bank calls a Pix payment. """
    redirect_url: str | Unset = UNSET
    """ Where the buyer's bank asks for the payment (PSE). """
    transaction_security: PaymentSecurity | Unset = UNSET
    """ Whether the buyer had to prove who they are (3-D Secure), and how it went. """
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

        card_id = self.card_id

        ticket_url = self.ticket_url

        barcode_content = self.barcode_content

        digitable_line = self.digitable_line

        reference = self.reference

        verification_code = self.verification_code

        qr_code = self.qr_code

        qr_code_base64 = self.qr_code_base64

        e2e_id = self.e2e_id

        redirect_url = self.redirect_url

        transaction_security: dict[str, Any] | Unset = UNSET
        if not isinstance(self.transaction_security, Unset):
            transaction_security = self.transaction_security.to_dict()

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
        if card_id is not UNSET:
            field_dict["card_id"] = card_id
        if ticket_url is not UNSET:
            field_dict["ticket_url"] = ticket_url
        if barcode_content is not UNSET:
            field_dict["barcode_content"] = barcode_content
        if digitable_line is not UNSET:
            field_dict["digitable_line"] = digitable_line
        if reference is not UNSET:
            field_dict["reference"] = reference
        if verification_code is not UNSET:
            field_dict["verification_code"] = verification_code
        if qr_code is not UNSET:
            field_dict["qr_code"] = qr_code
        if qr_code_base64 is not UNSET:
            field_dict["qr_code_base64"] = qr_code_base64
        if e2e_id is not UNSET:
            field_dict["e2e_id"] = e2e_id
        if redirect_url is not UNSET:
            field_dict["redirect_url"] = redirect_url
        if transaction_security is not UNSET:
            field_dict["transaction_security"] = transaction_security

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.payment_security import PaymentSecurity  # noqa: PLC0415

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

        card_id = d.pop("card_id", UNSET)

        ticket_url = d.pop("ticket_url", UNSET)

        barcode_content = d.pop("barcode_content", UNSET)

        digitable_line = d.pop("digitable_line", UNSET)

        reference = d.pop("reference", UNSET)

        verification_code = d.pop("verification_code", UNSET)

        qr_code = d.pop("qr_code", UNSET)

        qr_code_base64 = d.pop("qr_code_base64", UNSET)

        e2e_id = d.pop("e2e_id", UNSET)

        redirect_url = d.pop("redirect_url", UNSET)

        _transaction_security = d.pop("transaction_security", UNSET)
        transaction_security: PaymentSecurity | Unset
        if isinstance(_transaction_security, Unset):
            transaction_security = UNSET
        else:
            transaction_security = PaymentSecurity.from_dict(_transaction_security)

        payment_method = cls(
            id=id,
            type_=type_,
            token=token,
            installments=installments,
            installment_amount=installment_amount,
            statement_descriptor=statement_descriptor,
            financial_institution=financial_institution,
            card_id=card_id,
            ticket_url=ticket_url,
            barcode_content=barcode_content,
            digitable_line=digitable_line,
            reference=reference,
            verification_code=verification_code,
            qr_code=qr_code,
            qr_code_base64=qr_code_base64,
            e2e_id=e2e_id,
            redirect_url=redirect_url,
            transaction_security=transaction_security,
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
