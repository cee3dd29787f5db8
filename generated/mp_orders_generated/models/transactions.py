# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.chargeback import Chargeback
    from ..models.payment import Payment
    from ..models.refund import Refund


T = TypeVar("T", bound="Transactions")


@_attrs_define
class Transactions:
    """The payments of an order, and what was paid back of them.

    Attributes:
        payments: The payments, in the order in which they were sent.
        refunds: What was paid back.
        chargebacks: What the buyers' banks took back.
    """

    payments: list[Payment] | Unset = UNSET
    """ The payments, in the order in which they were sent. """
    refunds: list[Refund] | Unset = UNSET
    """ What was paid back. """
    chargebacks: list[Chargeback] | Unset = UNSET
    """ What the buyers' banks took back. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        payments: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.payments, Unset):
            payments = []
            for payments_item_data in self.payments:
                payments_item = payments_item_data.to_dict()
                payments.append(payments_item)

        refunds: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.refunds, Unset):
            refunds = []
            for refunds_item_data in self.refunds:
                refunds_item = refunds_item_data.to_dict()
                refunds.append(refunds_item)

        chargebacks: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.chargebacks, Unset):
            chargebacks = []
            for chargebacks_item_data in self.chargebacks:
                chargebacks_item = chargebacks_item_data.to_dict()
                chargebacks.append(chargebacks_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if payments is not UNSET:
            field_dict["payments"] = payments
        if refunds is not UNSET:
            field_dict["refunds"] = refunds
        if chargebacks is not UNSET:
            field_dict["chargebacks"] = chargebacks

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.chargeback import Chargeback  # noqa: PLC0415
        from ..models.payment import Payment  # noqa: PLC0415
        from ..models.refund import Refund  # noqa: PLC0415

        d = dict(src_dict)
        _payments = d.pop("payments", UNSET)
        payments: list[Payment] | Unset = UNSET
        if _payments is not UNSET:
            payments = []
            for payments_item_data in _payments:
                payments_item = Payment.from_dict(payments_item_data)

                payments.append(payments_item)

        _refunds = d.pop("refunds", UNSET)
        refunds: list[Refund] | Unset = UNSET
        if _refunds is not UNSET:
            refunds = []
            for refunds_item_data in _refunds:
                refunds_item = Refund.from_dict(refunds_item_data)

                refunds.append(refunds_item)

        _chargebacks = d.pop("chargebacks", UNSET)
        chargebacks: list[Chargeback] | Unset = UNSET
        if _chargebacks is not UNSET:
            chargebacks = []
            for chargebacks_item_data in _chargebacks:
                chargebacks_item = Chargeback.from_dict(chargebacks_item_data)

                chargebacks.append(chargebacks_item)

        transactions = cls(
            payments=payments,
            refunds=refunds,
            chargebacks=chargebacks,
        )

        transactions.additional_properties = d
        return transactions

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
