# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.online_payment_methods_request import OnlinePaymentMethodsRequest
    from ..models.online_settings_request import OnlineSettingsRequest


T = TypeVar("T", bound="OnlineConfigRequest")


@_attrs_define
class OnlineConfigRequest:
    """Settings of an online order, and of the pages of Checkout Pro.

    Attributes:
        online: Settings of online payments.
        payment_method: How the buyer may pay on the pages of Checkout Pro.
        statement_descriptor: How the seller is named on the statement of the card. Checkout Pro.
        default_payment_due_date: How long a payment in cash can be made. Checkout Pro.
    """

    online: OnlineSettingsRequest | Unset = UNSET
    """ Settings of online payments. """
    payment_method: OnlinePaymentMethodsRequest | Unset = UNSET
    """ How the buyer may pay on the pages of Checkout Pro. """
    statement_descriptor: str | Unset = UNSET
    """ How the seller is named on the statement of the card. Checkout Pro. """
    default_payment_due_date: str | Unset = UNSET
    """ How long a payment in cash can be made. Checkout Pro. """

    def to_dict(self) -> dict[str, Any]:
        online: dict[str, Any] | Unset = UNSET
        if not isinstance(self.online, Unset):
            online = self.online.to_dict()

        payment_method: dict[str, Any] | Unset = UNSET
        if not isinstance(self.payment_method, Unset):
            payment_method = self.payment_method.to_dict()

        statement_descriptor = self.statement_descriptor

        default_payment_due_date = self.default_payment_due_date

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if online is not UNSET:
            field_dict["online"] = online
        if payment_method is not UNSET:
            field_dict["payment_method"] = payment_method
        if statement_descriptor is not UNSET:
            field_dict["statement_descriptor"] = statement_descriptor
        if default_payment_due_date is not UNSET:
            field_dict["default_payment_due_date"] = default_payment_due_date

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.online_payment_methods_request import OnlinePaymentMethodsRequest  # noqa: PLC0415
        from ..models.online_settings_request import OnlineSettingsRequest  # noqa: PLC0415

        d = dict(src_dict)
        _online = d.pop("online", UNSET)
        online: OnlineSettingsRequest | Unset
        if isinstance(_online, Unset):
            online = UNSET
        else:
            online = OnlineSettingsRequest.from_dict(_online)

        _payment_method = d.pop("payment_method", UNSET)
        payment_method: OnlinePaymentMethodsRequest | Unset
        if isinstance(_payment_method, Unset):
            payment_method = UNSET
        else:
            payment_method = OnlinePaymentMethodsRequest.from_dict(_payment_method)

        statement_descriptor = d.pop("statement_descriptor", UNSET)

        default_payment_due_date = d.pop("default_payment_due_date", UNSET)

        online_config_request = cls(
            online=online,
            payment_method=payment_method,
            statement_descriptor=statement_descriptor,
            default_payment_due_date=default_payment_due_date,
        )

        return online_config_request
