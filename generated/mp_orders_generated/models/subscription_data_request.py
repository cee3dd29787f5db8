# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.invoice_period_request import InvoicePeriodRequest
    from ..models.subscription_sequence_request import SubscriptionSequenceRequest


T = TypeVar("T", bound="SubscriptionDataRequest")


@_attrs_define
class SubscriptionDataRequest:
    """The subscription that is paid for, in the form of older code.

    Attributes:
        invoice_id: What the seller calls the invoice.
        billing_date: Its date.
        subscription_sequence: Which payment of the subscription it is.
        invoice_period: The time that is paid for.
    """

    invoice_id: str | Unset = UNSET
    """ What the seller calls the invoice. """
    billing_date: str | Unset = UNSET
    """ Its date. """
    subscription_sequence: SubscriptionSequenceRequest | Unset = UNSET
    """ Which payment of the subscription it is. """
    invoice_period: InvoicePeriodRequest | Unset = UNSET
    """ The time that is paid for. """

    def to_dict(self) -> dict[str, Any]:
        invoice_id = self.invoice_id

        billing_date = self.billing_date

        subscription_sequence: dict[str, Any] | Unset = UNSET
        if not isinstance(self.subscription_sequence, Unset):
            subscription_sequence = self.subscription_sequence.to_dict()

        invoice_period: dict[str, Any] | Unset = UNSET
        if not isinstance(self.invoice_period, Unset):
            invoice_period = self.invoice_period.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if invoice_id is not UNSET:
            field_dict["invoice_id"] = invoice_id
        if billing_date is not UNSET:
            field_dict["billing_date"] = billing_date
        if subscription_sequence is not UNSET:
            field_dict["subscription_sequence"] = subscription_sequence
        if invoice_period is not UNSET:
            field_dict["invoice_period"] = invoice_period

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.invoice_period_request import InvoicePeriodRequest  # noqa: PLC0415
        from ..models.subscription_sequence_request import SubscriptionSequenceRequest  # noqa: PLC0415

        d = dict(src_dict)
        invoice_id = d.pop("invoice_id", UNSET)

        billing_date = d.pop("billing_date", UNSET)

        _subscription_sequence = d.pop("subscription_sequence", UNSET)
        subscription_sequence: SubscriptionSequenceRequest | Unset
        if isinstance(_subscription_sequence, Unset):
            subscription_sequence = UNSET
        else:
            subscription_sequence = SubscriptionSequenceRequest.from_dict(_subscription_sequence)

        _invoice_period = d.pop("invoice_period", UNSET)
        invoice_period: InvoicePeriodRequest | Unset
        if isinstance(_invoice_period, Unset):
            invoice_period = UNSET
        else:
            invoice_period = InvoicePeriodRequest.from_dict(_invoice_period)

        subscription_data_request = cls(
            invoice_id=invoice_id,
            billing_date=billing_date,
            subscription_sequence=subscription_sequence,
            invoice_period=invoice_period,
        )

        return subscription_data_request
