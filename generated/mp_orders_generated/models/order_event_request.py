# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.order_event_request_payment_method_type import (
    OrderEventRequestPaymentMethodType,
)
from ..models.order_event_request_status import OrderEventRequestStatus
from ..models.order_event_request_status_detail import OrderEventRequestStatusDetail
from ..types import UNSET, Unset

T = TypeVar("T", bound="OrderEventRequest")


@_attrs_define
class OrderEventRequest:
    """What a Point order is to come to, for a test.

    Attributes:
        status: The status to which the order comes.
        payment_method_type: The kind of payment. Only with processed and failed.
        payment_method_id: The brand or method, such as visa, master, amex, debvisa or debmaster. Only with
            processed and failed.
        installments: In how many monthly instalments a credit card pays. Only with payment_method_type
            credit_card.
        status_detail: Why the payment stands there; accredited with processed, the others with failed.
    """

    status: OrderEventRequestStatus
    """ The status to which the order comes. """
    payment_method_type: OrderEventRequestPaymentMethodType | Unset = UNSET
    """ The kind of payment. Only with processed and failed. """
    payment_method_id: str | Unset = UNSET
    """ The brand or method, such as visa, master, amex, debvisa or debmaster. Only with processed and failed. """
    installments: int | Unset = UNSET
    """ In how many monthly instalments a credit card pays. Only with payment_method_type credit_card. """
    status_detail: OrderEventRequestStatusDetail | Unset = UNSET
    """ Why the payment stands there; accredited with processed, the others with failed. """

    def to_dict(self) -> dict[str, Any]:
        status = self.status.value

        payment_method_type: str | Unset = UNSET
        if not isinstance(self.payment_method_type, Unset):
            payment_method_type = self.payment_method_type.value

        payment_method_id = self.payment_method_id

        installments = self.installments

        status_detail: str | Unset = UNSET
        if not isinstance(self.status_detail, Unset):
            status_detail = self.status_detail.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "status": status,
            }
        )
        if payment_method_type is not UNSET:
            field_dict["payment_method_type"] = payment_method_type
        if payment_method_id is not UNSET:
            field_dict["payment_method_id"] = payment_method_id
        if installments is not UNSET:
            field_dict["installments"] = installments
        if status_detail is not UNSET:
            field_dict["status_detail"] = status_detail

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        status = OrderEventRequestStatus(d.pop("status"))

        _payment_method_type = d.pop("payment_method_type", UNSET)
        payment_method_type: OrderEventRequestPaymentMethodType | Unset
        if isinstance(_payment_method_type, Unset):
            payment_method_type = UNSET
        else:
            payment_method_type = OrderEventRequestPaymentMethodType(_payment_method_type)

        payment_method_id = d.pop("payment_method_id", UNSET)

        installments = d.pop("installments", UNSET)

        _status_detail = d.pop("status_detail", UNSET)
        status_detail: OrderEventRequestStatusDetail | Unset
        if isinstance(_status_detail, Unset):
            status_detail = UNSET
        else:
            status_detail = OrderEventRequestStatusDetail(_status_detail)

        order_event_request = cls(
            status=status,
            payment_method_type=payment_method_type,
            payment_method_id=payment_method_id,
            installments=installments,
            status_detail=status_detail,
        )

        return order_event_request
