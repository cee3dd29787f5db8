# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="InvoicePeriodRequest")


@_attrs_define
class InvoicePeriodRequest:
    """The time that is paid for.

    Attributes:
        interval: How many of its units; older code calls it period.
        period: The same, as older code has it.
        type_: The unit, such as month.
    """

    interval: int | Unset = UNSET
    """ How many of its units; older code calls it period. """
    period: int | Unset = UNSET
    """ The same, as older code has it. """
    type_: str | Unset = UNSET
    """ The unit, such as month. """

    def to_dict(self) -> dict[str, Any]:
        interval = self.interval

        period = self.period

        type_ = self.type_

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if interval is not UNSET:
            field_dict["interval"] = interval
        if period is not UNSET:
            field_dict["period"] = period
        if type_ is not UNSET:
            field_dict["type"] = type_

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        interval = d.pop("interval", UNSET)

        period = d.pop("period", UNSET)

        type_ = d.pop("type", UNSET)

        invoice_period_request = cls(
            interval=interval,
            period=period,
            type_=type_,
        )

        return invoice_period_request
