# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="SubscriptionSequenceRequest")


@_attrs_define
class SubscriptionSequenceRequest:
    """Which payment of the subscription it is.

    Attributes:
        number: The number of this payment.
        total: How many there are.
    """

    number: int | Unset = UNSET
    """ The number of this payment. """
    total: int | Unset = UNSET
    """ How many there are. """

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        total = self.total

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if number is not UNSET:
            field_dict["number"] = number
        if total is not UNSET:
            field_dict["total"] = total

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        number = d.pop("number", UNSET)

        total = d.pop("total", UNSET)

        subscription_sequence_request = cls(
            number=number,
            total=total,
        )

        return subscription_sequence_request
