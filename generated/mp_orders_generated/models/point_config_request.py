# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.point_payment_method_request import PointPaymentMethodRequest
    from ..models.point_terminal_request import PointTerminalRequest


T = TypeVar("T", bound="PointConfigRequest")


@_attrs_define
class PointConfigRequest:
    """At which terminal the order waits, and how it may be paid.

    Attributes:
        point: The terminal.
        payment_method: How the order may be paid; in any way, unless it is sent.
    """

    point: PointTerminalRequest
    """ The terminal. """
    payment_method: PointPaymentMethodRequest | Unset = UNSET
    """ How the order may be paid; in any way, unless it is sent. """

    def to_dict(self) -> dict[str, Any]:
        point = self.point.to_dict()

        payment_method: dict[str, Any] | Unset = UNSET
        if not isinstance(self.payment_method, Unset):
            payment_method = self.payment_method.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "point": point,
            }
        )
        if payment_method is not UNSET:
            field_dict["payment_method"] = payment_method

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.point_payment_method_request import PointPaymentMethodRequest  # noqa: PLC0415
        from ..models.point_terminal_request import PointTerminalRequest  # noqa: PLC0415

        d = dict(src_dict)
        point = PointTerminalRequest.from_dict(d.pop("point"))

        _payment_method = d.pop("payment_method", UNSET)
        payment_method: PointPaymentMethodRequest | Unset
        if isinstance(_payment_method, Unset):
            payment_method = UNSET
        else:
            payment_method = PointPaymentMethodRequest.from_dict(_payment_method)

        point_config_request = cls(
            point=point,
            payment_method=payment_method,
        )

        return point_config_request
