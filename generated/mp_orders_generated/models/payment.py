# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.payment_status import PaymentStatus
from ..models.payment_status_detail import PaymentStatusDetail
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.automatic_payments import AutomaticPayments
    from ..models.payment_method import PaymentMethod
    from ..models.payment_reference import PaymentReference
    from ..models.stored_credential import StoredCredential


T = TypeVar("T", bound="Payment")


@_attrs_define
class Payment:
    """A payment of an order.

    Attributes:
        id: The id of the payment, given by Mercado Pago: PAY and a ULID.
        amount: What is to be paid: decimal text.
        paid_amount: What has been paid: decimal text.
        refunded_amount: What has been paid back: decimal text.
        tip_amount: What the buyer has added at a terminal: decimal text.
        reference_id: What Mercado Pago calls the payment elsewhere.
        reference: How notifications give the reference of a payment.
        status: Where the payment stands.
        status_detail: Why it stands there.
        expiration_time: How long the payment can be made, as it was sent: an ISO 8601 duration.
        payment_method: With what a payment was made.
        taxes_amount: What of it are taxes, as far as that is known: decimal text.
        date_of_expiration: Until when the payment can be made: RFC 3339.
        attempt_number: Which attempt it is, from 1.
        automatic_payments: A payment that the seller starts, as it was sent.
        stored_credential: How a card that was saved is used, as it was sent.
    """

    id: str
    """ The id of the payment, given by Mercado Pago: PAY and a ULID. """
    amount: str | Unset = UNSET
    """ What is to be paid: decimal text. """
    paid_amount: str | Unset = UNSET
    """ What has been paid: decimal text. """
    refunded_amount: str | Unset = UNSET
    """ What has been paid back: decimal text. """
    tip_amount: str | Unset = UNSET
    """ What the buyer has added at a terminal: decimal text. """
    reference_id: str | Unset = UNSET
    """ What Mercado Pago calls the payment elsewhere. """
    reference: PaymentReference | Unset = UNSET
    """ How notifications give the reference of a payment. """
    status: PaymentStatus | str | Unset = UNSET
    """ Where the payment stands. """
    status_detail: PaymentStatusDetail | str | Unset = UNSET
    """ Why it stands there. """
    expiration_time: str | Unset = UNSET
    """ How long the payment can be made, as it was sent: an ISO 8601 duration. """
    payment_method: PaymentMethod | Unset = UNSET
    """ With what a payment was made. """
    taxes_amount: str | Unset = UNSET
    """ What of it are taxes, as far as that is known: decimal text. """
    date_of_expiration: str | Unset = UNSET
    """ Until when the payment can be made: RFC 3339. """
    attempt_number: int | Unset = UNSET
    """ Which attempt it is, from 1. """
    automatic_payments: AutomaticPayments | Unset = UNSET
    """ A payment that the seller starts, as it was sent. """
    stored_credential: StoredCredential | Unset = UNSET
    """ How a card that was saved is used, as it was sent. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        amount = self.amount

        paid_amount = self.paid_amount

        refunded_amount = self.refunded_amount

        tip_amount = self.tip_amount

        reference_id = self.reference_id

        reference: dict[str, Any] | Unset = UNSET
        if not isinstance(self.reference, Unset):
            reference = self.reference.to_dict()

        status: str | Unset
        if isinstance(self.status, Unset):
            status = UNSET
        elif isinstance(self.status, PaymentStatus):
            status = self.status.value
        else:
            status = self.status

        status_detail: str | Unset
        if isinstance(self.status_detail, Unset):
            status_detail = UNSET
        elif isinstance(self.status_detail, PaymentStatusDetail):
            status_detail = self.status_detail.value
        else:
            status_detail = self.status_detail

        expiration_time = self.expiration_time

        payment_method: dict[str, Any] | Unset = UNSET
        if not isinstance(self.payment_method, Unset):
            payment_method = self.payment_method.to_dict()

        taxes_amount = self.taxes_amount

        date_of_expiration = self.date_of_expiration

        attempt_number = self.attempt_number

        automatic_payments: dict[str, Any] | Unset = UNSET
        if not isinstance(self.automatic_payments, Unset):
            automatic_payments = self.automatic_payments.to_dict()

        stored_credential: dict[str, Any] | Unset = UNSET
        if not isinstance(self.stored_credential, Unset):
            stored_credential = self.stored_credential.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
            }
        )
        if amount is not UNSET:
            field_dict["amount"] = amount
        if paid_amount is not UNSET:
            field_dict["paid_amount"] = paid_amount
        if refunded_amount is not UNSET:
            field_dict["refunded_amount"] = refunded_amount
        if tip_amount is not UNSET:
            field_dict["tip_amount"] = tip_amount
        if reference_id is not UNSET:
            field_dict["reference_id"] = reference_id
        if reference is not UNSET:
            field_dict["reference"] = reference
        if status is not UNSET:
            field_dict["status"] = status
        if status_detail is not UNSET:
            field_dict["status_detail"] = status_detail
        if expiration_time is not UNSET:
            field_dict["expiration_time"] = expiration_time
        if payment_method is not UNSET:
            field_dict["payment_method"] = payment_method
        if taxes_amount is not UNSET:
            field_dict["taxes_amount"] = taxes_amount
        if date_of_expiration is not UNSET:
            field_dict["date_of_expiration"] = date_of_expiration
        if attempt_number is not UNSET:
            field_dict["attempt_number"] = attempt_number
        if automatic_payments is not UNSET:
            field_dict["automatic_payments"] = automatic_payments
        if stored_credential is not UNSET:
            field_dict["stored_credential"] = stored_credential

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.automatic_payments import AutomaticPayments  # noqa: PLC0415
        from ..models.payment_method import PaymentMethod  # noqa: PLC0415
        from ..models.payment_reference import PaymentReference  # noqa: PLC0415
        from ..models.stored_credential import StoredCredential  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id", UNSET)

        amount = d.pop("amount", UNSET)

        paid_amount = d.pop("paid_amount", UNSET)

        refunded_amount = d.pop("refunded_amount", UNSET)

        tip_amount = d.pop("tip_amount", UNSET)

        reference_id = d.pop("reference_id", UNSET)

        _reference = d.pop("reference", UNSET)
        reference: PaymentReference | Unset
        if isinstance(_reference, Unset):
            reference = UNSET
        else:
            reference = PaymentReference.from_dict(_reference)

        def _parse_status(data: object) -> PaymentStatus | str | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_type_0 = PaymentStatus(data)

                return status_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(PaymentStatus | str | Unset, data)

        status = _parse_status(d.pop("status", UNSET))

        def _parse_status_detail(data: object) -> PaymentStatusDetail | str | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_detail_type_0 = PaymentStatusDetail(data)

                return status_detail_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(PaymentStatusDetail | str | Unset, data)

        status_detail = _parse_status_detail(d.pop("status_detail", UNSET))

        expiration_time = d.pop("expiration_time", UNSET)

        _payment_method = d.pop("payment_method", UNSET)
        payment_method: PaymentMethod | Unset
        if isinstance(_payment_method, Unset):
            payment_method = UNSET
        else:
            payment_method = PaymentMethod.from_dict(_payment_method)

        taxes_amount = d.pop("taxes_amount", UNSET)

        date_of_expiration = d.pop("date_of_expiration", UNSET)

        attempt_number = d.pop("attempt_number", UNSET)

        _automatic_payments = d.pop("automatic_payments", UNSET)
        automatic_payments: AutomaticPayments | Unset
        if isinstance(_automatic_payments, Unset):
            automatic_payments = UNSET
        else:
            automatic_payments = AutomaticPayments.from_dict(_automatic_payments)

        _stored_credential = d.pop("stored_credential", UNSET)
        stored_credential: StoredCredential | Unset
        if isinstance(_stored_credential, Unset):
            stored_credential = UNSET
        else:
            stored_credential = StoredCredential.from_dict(_stored_credential)

        payment = cls(
            id=id,
            amount=amount,
            paid_amount=paid_amount,
            refunded_amount=refunded_amount,
            tip_amount=tip_amount,
            reference_id=reference_id,
            reference=reference,
            status=status,
            status_detail=status_detail,
            expiration_time=expiration_time,
            payment_method=payment_method,
            taxes_amount=taxes_amount,
            date_of_expiration=date_of_expiration,
            attempt_number=attempt_number,
            automatic_payments=automatic_payments,
            stored_credential=stored_credential,
        )

        payment.additional_properties = d
        return payment

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
