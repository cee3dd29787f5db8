# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.automatic_payments_request import AutomaticPaymentsRequest
    from ..models.payment_method_request import PaymentMethodRequest
    from ..models.stored_credential_request import StoredCredentialRequest
    from ..models.subscription_data_request import SubscriptionDataRequest
    from ..models.transaction_data_request import TransactionDataRequest


T = TypeVar("T", bound="OnlinePaymentRequest")


@_attrs_define
class OnlinePaymentRequest:
    """A payment of an online order.

    Attributes:
        amount: What this payment takes: decimal text with two decimals or none, more than zero.
        payment_method: With what a payment is made.
        expiration_time: A time from the creation of the order, as an ISO 8601 duration: PT16M is sixteen
            minutes, P1D a day.
        date_of_expiration: Until when the payment can be made: RFC 3339. Left out, it follows from
            expiration_time, or from the method.
        automatic_payments: A payment that the seller starts, with a method that the buyer has saved.
        stored_credential: How a card that was saved is used.
        subscription_data: The subscription that is paid for, in the form of older code.
        transaction_data: How a card that was saved is used, as one example of an SDK has it.
    """

    amount: str
    """ What this payment takes: decimal text with two decimals or none, more than zero. """
    payment_method: PaymentMethodRequest | Unset = UNSET
    """ With what a payment is made. """
    expiration_time: str | Unset = UNSET
    """ A time from the creation of the order, as an ISO 8601 duration: PT16M is sixteen minutes, P1D a day. """
    date_of_expiration: str | Unset = UNSET
    """ Until when the payment can be made: RFC 3339. Left out, it follows from expiration_time, or from the method.
    """
    automatic_payments: AutomaticPaymentsRequest | Unset = UNSET
    """ A payment that the seller starts, with a method that the buyer has saved. """
    stored_credential: StoredCredentialRequest | Unset = UNSET
    """ How a card that was saved is used. """
    subscription_data: SubscriptionDataRequest | Unset = UNSET
    """ The subscription that is paid for, in the form of older code. """
    transaction_data: TransactionDataRequest | Unset = UNSET
    """ How a card that was saved is used, as one example of an SDK has it. """

    def to_dict(self) -> dict[str, Any]:
        amount = self.amount

        payment_method: dict[str, Any] | Unset = UNSET
        if not isinstance(self.payment_method, Unset):
            payment_method = self.payment_method.to_dict()

        expiration_time = self.expiration_time

        date_of_expiration = self.date_of_expiration

        automatic_payments: dict[str, Any] | Unset = UNSET
        if not isinstance(self.automatic_payments, Unset):
            automatic_payments = self.automatic_payments.to_dict()

        stored_credential: dict[str, Any] | Unset = UNSET
        if not isinstance(self.stored_credential, Unset):
            stored_credential = self.stored_credential.to_dict()

        subscription_data: dict[str, Any] | Unset = UNSET
        if not isinstance(self.subscription_data, Unset):
            subscription_data = self.subscription_data.to_dict()

        transaction_data: dict[str, Any] | Unset = UNSET
        if not isinstance(self.transaction_data, Unset):
            transaction_data = self.transaction_data.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "amount": amount,
            }
        )
        if payment_method is not UNSET:
            field_dict["payment_method"] = payment_method
        if expiration_time is not UNSET:
            field_dict["expiration_time"] = expiration_time
        if date_of_expiration is not UNSET:
            field_dict["date_of_expiration"] = date_of_expiration
        if automatic_payments is not UNSET:
            field_dict["automatic_payments"] = automatic_payments
        if stored_credential is not UNSET:
            field_dict["stored_credential"] = stored_credential
        if subscription_data is not UNSET:
            field_dict["subscription_data"] = subscription_data
        if transaction_data is not UNSET:
            field_dict["transaction_data"] = transaction_data

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.automatic_payments_request import AutomaticPaymentsRequest  # noqa: PLC0415
        from ..models.payment_method_request import PaymentMethodRequest  # noqa: PLC0415
        from ..models.stored_credential_request import StoredCredentialRequest  # noqa: PLC0415
        from ..models.subscription_data_request import SubscriptionDataRequest  # noqa: PLC0415
        from ..models.transaction_data_request import TransactionDataRequest  # noqa: PLC0415

        d = dict(src_dict)
        amount = d.pop("amount")

        _payment_method = d.pop("payment_method", UNSET)
        payment_method: PaymentMethodRequest | Unset
        if isinstance(_payment_method, Unset):
            payment_method = UNSET
        else:
            payment_method = PaymentMethodRequest.from_dict(_payment_method)

        expiration_time = d.pop("expiration_time", UNSET)

        date_of_expiration = d.pop("date_of_expiration", UNSET)

        _automatic_payments = d.pop("automatic_payments", UNSET)
        automatic_payments: AutomaticPaymentsRequest | Unset
        if isinstance(_automatic_payments, Unset):
            automatic_payments = UNSET
        else:
            automatic_payments = AutomaticPaymentsRequest.from_dict(_automatic_payments)

        _stored_credential = d.pop("stored_credential", UNSET)
        stored_credential: StoredCredentialRequest | Unset
        if isinstance(_stored_credential, Unset):
            stored_credential = UNSET
        else:
            stored_credential = StoredCredentialRequest.from_dict(_stored_credential)

        _subscription_data = d.pop("subscription_data", UNSET)
        subscription_data: SubscriptionDataRequest | Unset
        if isinstance(_subscription_data, Unset):
            subscription_data = UNSET
        else:
            subscription_data = SubscriptionDataRequest.from_dict(_subscription_data)

        _transaction_data = d.pop("transaction_data", UNSET)
        transaction_data: TransactionDataRequest | Unset
        if isinstance(_transaction_data, Unset):
            transaction_data = UNSET
        else:
            transaction_data = TransactionDataRequest.from_dict(_transaction_data)

        online_payment_request = cls(
            amount=amount,
            payment_method=payment_method,
            expiration_time=expiration_time,
            date_of_expiration=date_of_expiration,
            automatic_payments=automatic_payments,
            stored_credential=stored_credential,
            subscription_data=subscription_data,
            transaction_data=transaction_data,
        )

        return online_payment_request
