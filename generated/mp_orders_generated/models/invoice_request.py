# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.invoice_period_request import InvoicePeriodRequest


T = TypeVar("T", bound="InvoiceRequest")


@_attrs_define
class InvoiceRequest:
    """The invoice that is paid.

    Attributes:
        id: What the seller calls it.
        billing_date: Its date.
        period: The time that is paid for.
    """

    id: str | Unset = UNSET
    """ What the seller calls it. """
    billing_date: str | Unset = UNSET
    """ Its date. """
    period: InvoicePeriodRequest | Unset = UNSET
    """ The time that is paid for. """

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        billing_date = self.billing_date

        period: dict[str, Any] | Unset = UNSET
        if not isinstance(self.period, Unset):
            period = self.period.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if billing_date is not UNSET:
            field_dict["billing_date"] = billing_date
        if period is not UNSET:
            field_dict["period"] = period

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.invoice_period_request import InvoicePeriodRequest  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id", UNSET)

        billing_date = d.pop("billing_date", UNSET)

        _period = d.pop("period", UNSET)
        period: InvoicePeriodRequest | Unset
        if isinstance(_period, Unset):
            period = UNSET
        else:
            period = InvoicePeriodRequest.from_dict(_period)

        invoice_request = cls(
            id=id,
            billing_date=billing_date,
            period=period,
        )

        return invoice_request
