# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.point_payment_method_request import PointPaymentMethodRequest
    from ..models.qr_code_request import QrCodeRequest


T = TypeVar("T", bound="QrConfigRequest")


@_attrs_define
class QrConfigRequest:
    """At which point of sale the order is, and how it may be paid.

    Attributes:
        qr: The point of sale, and the model of its code.
        payment_method: How the order may be paid; in any way, unless it is sent.
    """

    qr: QrCodeRequest
    """ The point of sale, and the model of its code. """
    payment_method: PointPaymentMethodRequest | Unset = UNSET
    """ How the order may be paid; in any way, unless it is sent. """

    def to_dict(self) -> dict[str, Any]:
        qr = self.qr.to_dict()

        payment_method: dict[str, Any] | Unset = UNSET
        if not isinstance(self.payment_method, Unset):
            payment_method = self.payment_method.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "qr": qr,
            }
        )
        if payment_method is not UNSET:
            field_dict["payment_method"] = payment_method

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.point_payment_method_request import PointPaymentMethodRequest  # noqa: PLC0415
        from ..models.qr_code_request import QrCodeRequest  # noqa: PLC0415

        d = dict(src_dict)
        qr = QrCodeRequest.from_dict(d.pop("qr"))

        _payment_method = d.pop("payment_method", UNSET)
        payment_method: PointPaymentMethodRequest | Unset
        if isinstance(_payment_method, Unset):
            payment_method = UNSET
        else:
            payment_method = PointPaymentMethodRequest.from_dict(_payment_method)

        qr_config_request = cls(
            qr=qr,
            payment_method=payment_method,
        )

        return qr_config_request
