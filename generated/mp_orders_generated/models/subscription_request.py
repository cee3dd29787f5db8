# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.invoice_request import InvoiceRequest
    from ..models.subscription_sequence_request import SubscriptionSequenceRequest


T = TypeVar("T", bound="SubscriptionRequest")


@_attrs_define
class SubscriptionRequest:
    """The subscription that is paid for.

    Attributes:
        id: What the seller calls it.
        sequence: Which payment of the subscription it is.
        invoice: The invoice that is paid.
    """

    id: str | Unset = UNSET
    """ What the seller calls it. """
    sequence: SubscriptionSequenceRequest | Unset = UNSET
    """ Which payment of the subscription it is. """
    invoice: InvoiceRequest | Unset = UNSET
    """ The invoice that is paid. """

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        sequence: dict[str, Any] | Unset = UNSET
        if not isinstance(self.sequence, Unset):
            sequence = self.sequence.to_dict()

        invoice: dict[str, Any] | Unset = UNSET
        if not isinstance(self.invoice, Unset):
            invoice = self.invoice.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if sequence is not UNSET:
            field_dict["sequence"] = sequence
        if invoice is not UNSET:
            field_dict["invoice"] = invoice

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.invoice_request import InvoiceRequest  # noqa: PLC0415
        from ..models.subscription_sequence_request import SubscriptionSequenceRequest  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id", UNSET)

        _sequence = d.pop("sequence", UNSET)
        sequence: SubscriptionSequenceRequest | Unset
        if isinstance(_sequence, Unset):
            sequence = UNSET
        else:
            sequence = SubscriptionSequenceRequest.from_dict(_sequence)

        _invoice = d.pop("invoice", UNSET)
        invoice: InvoiceRequest | Unset
        if isinstance(_invoice, Unset):
            invoice = UNSET
        else:
            invoice = InvoiceRequest.from_dict(_invoice)

        subscription_request = cls(
            id=id,
            sequence=sequence,
            invoice=invoice,
        )

        return subscription_request
