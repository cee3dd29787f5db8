# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.online_settings import OnlineSettings
    from ..models.point_payment_method import PointPaymentMethod
    from ..models.point_terminal import PointTerminal
    from ..models.qr_code import QrCode


T = TypeVar("T", bound="OrderConfig")


@_attrs_define
class OrderConfig:
    """At which terminal the order waits, and how it may be paid.

    Attributes:
        point: The terminal.
        qr: The point of sale, and the model of its code.
        payment_method: How the order may be paid.
        online: Settings of online payments.
        statement_descriptor: How the seller is named on the statement of the card.
        default_payment_due_date: How long a payment in cash can be made: an ISO 8601 duration.
    """

    point: PointTerminal | Unset = UNSET
    """ The terminal. """
    qr: QrCode | Unset = UNSET
    """ The point of sale, and the model of its code. """
    payment_method: PointPaymentMethod | Unset = UNSET
    """ How the order may be paid. """
    online: OnlineSettings | Unset = UNSET
    """ Settings of online payments. """
    statement_descriptor: str | Unset = UNSET
    """ How the seller is named on the statement of the card. """
    default_payment_due_date: str | Unset = UNSET
    """ How long a payment in cash can be made: an ISO 8601 duration. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        point: dict[str, Any] | Unset = UNSET
        if not isinstance(self.point, Unset):
            point = self.point.to_dict()

        qr: dict[str, Any] | Unset = UNSET
        if not isinstance(self.qr, Unset):
            qr = self.qr.to_dict()

        payment_method: dict[str, Any] | Unset = UNSET
        if not isinstance(self.payment_method, Unset):
            payment_method = self.payment_method.to_dict()

        online: dict[str, Any] | Unset = UNSET
        if not isinstance(self.online, Unset):
            online = self.online.to_dict()

        statement_descriptor = self.statement_descriptor

        default_payment_due_date = self.default_payment_due_date

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if point is not UNSET:
            field_dict["point"] = point
        if qr is not UNSET:
            field_dict["qr"] = qr
        if payment_method is not UNSET:
            field_dict["payment_method"] = payment_method
        if online is not UNSET:
            field_dict["online"] = online
        if statement_descriptor is not UNSET:
            field_dict["statement_descriptor"] = statement_descriptor
        if default_payment_due_date is not UNSET:
            field_dict["default_payment_due_date"] = default_payment_due_date

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.online_settings import OnlineSettings  # noqa: PLC0415
        from ..models.point_payment_method import PointPaymentMethod  # noqa: PLC0415
        from ..models.point_terminal import PointTerminal  # noqa: PLC0415
        from ..models.qr_code import QrCode  # noqa: PLC0415

        d = dict(src_dict)
        _point = d.pop("point", UNSET)
        point: PointTerminal | Unset
        if isinstance(_point, Unset):
            point = UNSET
        else:
            point = PointTerminal.from_dict(_point)

        _qr = d.pop("qr", UNSET)
        qr: QrCode | Unset
        if isinstance(_qr, Unset):
            qr = UNSET
        else:
            qr = QrCode.from_dict(_qr)

        _payment_method = d.pop("payment_method", UNSET)
        payment_method: PointPaymentMethod | Unset
        if isinstance(_payment_method, Unset):
            payment_method = UNSET
        else:
            payment_method = PointPaymentMethod.from_dict(_payment_method)

        _online = d.pop("online", UNSET)
        online: OnlineSettings | Unset
        if isinstance(_online, Unset):
            online = UNSET
        else:
            online = OnlineSettings.from_dict(_online)

        statement_descriptor = d.pop("statement_descriptor", UNSET)

        default_payment_due_date = d.pop("default_payment_due_date", UNSET)

        order_config = cls(
            point=point,
            qr=qr,
            payment_method=payment_method,
            online=online,
            statement_descriptor=statement_descriptor,
            default_payment_due_date=default_payment_due_date,
        )

        order_config.additional_properties = d
        return order_config

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
