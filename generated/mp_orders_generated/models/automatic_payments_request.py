# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.subscription_request import SubscriptionRequest


T = TypeVar("T", bound="AutomaticPaymentsRequest")


@_attrs_define
class AutomaticPaymentsRequest:
    """A payment that the seller starts, with a method that the buyer has saved.

    Attributes:
        payment_profile_id: The profile that holds the method; it stands in the place of payment_method.
        retries: How often a refused payment is tried again.
        schedule_date: When the payment is made: RFC 3339.
        due_date: Until when it is tried: RFC 3339.
        subscription: The subscription that is paid for.
    """

    payment_profile_id: str | Unset = UNSET
    """ The profile that holds the method; it stands in the place of payment_method. """
    retries: int | Unset = UNSET
    """ How often a refused payment is tried again. """
    schedule_date: str | Unset = UNSET
    """ When the payment is made: RFC 3339. """
    due_date: str | Unset = UNSET
    """ Until when it is tried: RFC 3339. """
    subscription: SubscriptionRequest | Unset = UNSET
    """ The subscription that is paid for. """

    def to_dict(self) -> dict[str, Any]:
        payment_profile_id = self.payment_profile_id

        retries = self.retries

        schedule_date = self.schedule_date

        due_date = self.due_date

        subscription: dict[str, Any] | Unset = UNSET
        if not isinstance(self.subscription, Unset):
            subscription = self.subscription.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if payment_profile_id is not UNSET:
            field_dict["payment_profile_id"] = payment_profile_id
        if retries is not UNSET:
            field_dict["retries"] = retries
        if schedule_date is not UNSET:
            field_dict["schedule_date"] = schedule_date
        if due_date is not UNSET:
            field_dict["due_date"] = due_date
        if subscription is not UNSET:
            field_dict["subscription"] = subscription

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.subscription_request import SubscriptionRequest  # noqa: PLC0415

        d = dict(src_dict)
        payment_profile_id = d.pop("payment_profile_id", UNSET)

        retries = d.pop("retries", UNSET)

        schedule_date = d.pop("schedule_date", UNSET)

        due_date = d.pop("due_date", UNSET)

        _subscription = d.pop("subscription", UNSET)
        subscription: SubscriptionRequest | Unset
        if isinstance(_subscription, Unset):
            subscription = UNSET
        else:
            subscription = SubscriptionRequest.from_dict(_subscription)

        automatic_payments_request = cls(
            payment_profile_id=payment_profile_id,
            retries=retries,
            schedule_date=schedule_date,
            due_date=due_date,
            subscription=subscription,
        )

        return automatic_payments_request
