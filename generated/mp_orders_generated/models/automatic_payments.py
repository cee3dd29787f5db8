# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="AutomaticPayments")


@_attrs_define
class AutomaticPayments:
    """A payment that the seller starts, as it was sent.

    Attributes:
        payment_profile_id: The profile that holds the method.
        retries: How often a refused payment is tried again.
        schedule_date: When the payment is made: RFC 3339.
        due_date: Until when it is tried: RFC 3339.
    """

    payment_profile_id: str | Unset = UNSET
    """ The profile that holds the method. """
    retries: int | Unset = UNSET
    """ How often a refused payment is tried again. """
    schedule_date: str | Unset = UNSET
    """ When the payment is made: RFC 3339. """
    due_date: str | Unset = UNSET
    """ Until when it is tried: RFC 3339. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        payment_profile_id = self.payment_profile_id

        retries = self.retries

        schedule_date = self.schedule_date

        due_date = self.due_date

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if payment_profile_id is not UNSET:
            field_dict["payment_profile_id"] = payment_profile_id
        if retries is not UNSET:
            field_dict["retries"] = retries
        if schedule_date is not UNSET:
            field_dict["schedule_date"] = schedule_date
        if due_date is not UNSET:
            field_dict["due_date"] = due_date

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        payment_profile_id = d.pop("payment_profile_id", UNSET)

        retries = d.pop("retries", UNSET)

        schedule_date = d.pop("schedule_date", UNSET)

        due_date = d.pop("due_date", UNSET)

        automatic_payments = cls(
            payment_profile_id=payment_profile_id,
            retries=retries,
            schedule_date=schedule_date,
            due_date=due_date,
        )

        automatic_payments.additional_properties = d
        return automatic_payments

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
