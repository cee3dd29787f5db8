# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.discounts_request import DiscountsRequest
    from ..models.integration_data_request import IntegrationDataRequest
    from ..models.qr_config_request import QrConfigRequest
    from ..models.qr_item_request import QrItemRequest
    from ..models.qr_transactions_request import QrTransactionsRequest


T = TypeVar("T", bound="QrOrderRequest")


@_attrs_define
class QrOrderRequest:
    """An order that a buyer pays by scanning a QR code.

    Attributes:
        external_reference: What the seller calls the order, unique among their orders: letters, digits, hyphen
            and underscore. It is shown to others, so put nothing personal into it.
        transactions: What is paid with the code.
        config: At which point of sale the order is, and how it may be paid.
        type_: The kind of order: one for a QR code.
        total_amount: What is to be paid in all, the amount of the payment: decimal text with two decimals or
            none.
        description: The product or service, or why it is paid. Nothing personal.
        expiration_time: A time from the creation of the order, as an ISO 8601 duration: PT16M is sixteen
            minutes, P1D a day.
        marketplace_fee: What the marketplace keeps of the total: decimal text. Needs a token from OAuth.
        items: What is sold.
        discounts: Lower totals for some ways to pay.
        integration_data: Who built the integration.
    """

    external_reference: str
    """ What the seller calls the order, unique among their orders: letters, digits, hyphen and underscore. It is
    shown to others, so put nothing personal into it. """
    transactions: QrTransactionsRequest
    """ What is paid with the code. """
    config: QrConfigRequest
    """ At which point of sale the order is, and how it may be paid. """
    type_: Literal["qr"] = "qr"
    """ The kind of order: one for a QR code. """
    total_amount: str | Unset = UNSET
    """ What is to be paid in all, the amount of the payment: decimal text with two decimals or none. """
    description: str | Unset = UNSET
    """ The product or service, or why it is paid. Nothing personal. """
    expiration_time: str | Unset = UNSET
    """ A time from the creation of the order, as an ISO 8601 duration: PT16M is sixteen minutes, P1D a day. """
    marketplace_fee: str | Unset = UNSET
    """ What the marketplace keeps of the total: decimal text. Needs a token from OAuth. """
    items: list[QrItemRequest] | Unset = UNSET
    """ What is sold. """
    discounts: DiscountsRequest | Unset = UNSET
    """ Lower totals for some ways to pay. """
    integration_data: IntegrationDataRequest | Unset = UNSET
    """ Who built the integration. """

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        external_reference = self.external_reference

        transactions = self.transactions.to_dict()

        config = self.config.to_dict()

        total_amount = self.total_amount

        description = self.description

        expiration_time = self.expiration_time

        marketplace_fee = self.marketplace_fee

        items: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.items, Unset):
            items = []
            for items_item_data in self.items:
                items_item = items_item_data.to_dict()
                items.append(items_item)

        discounts: dict[str, Any] | Unset = UNSET
        if not isinstance(self.discounts, Unset):
            discounts = self.discounts.to_dict()

        integration_data: dict[str, Any] | Unset = UNSET
        if not isinstance(self.integration_data, Unset):
            integration_data = self.integration_data.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "type": type_,
                "external_reference": external_reference,
                "transactions": transactions,
                "config": config,
            }
        )
        if total_amount is not UNSET:
            field_dict["total_amount"] = total_amount
        if description is not UNSET:
            field_dict["description"] = description
        if expiration_time is not UNSET:
            field_dict["expiration_time"] = expiration_time
        if marketplace_fee is not UNSET:
            field_dict["marketplace_fee"] = marketplace_fee
        if items is not UNSET:
            field_dict["items"] = items
        if discounts is not UNSET:
            field_dict["discounts"] = discounts
        if integration_data is not UNSET:
            field_dict["integration_data"] = integration_data

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.discounts_request import DiscountsRequest  # noqa: PLC0415
        from ..models.integration_data_request import IntegrationDataRequest  # noqa: PLC0415
        from ..models.qr_config_request import QrConfigRequest  # noqa: PLC0415
        from ..models.qr_item_request import QrItemRequest  # noqa: PLC0415
        from ..models.qr_transactions_request import QrTransactionsRequest  # noqa: PLC0415

        d = dict(src_dict)
        type_ = cast(Literal["qr"], d.pop("type"))
        if type_ != "qr":
            raise ValueError(f"type must match const 'qr', got '{type_}'")

        external_reference = d.pop("external_reference")

        transactions = QrTransactionsRequest.from_dict(d.pop("transactions"))

        config = QrConfigRequest.from_dict(d.pop("config"))

        total_amount = d.pop("total_amount", UNSET)

        description = d.pop("description", UNSET)

        expiration_time = d.pop("expiration_time", UNSET)

        marketplace_fee = d.pop("marketplace_fee", UNSET)

        _items = d.pop("items", UNSET)
        items: list[QrItemRequest] | Unset = UNSET
        if _items is not UNSET:
            items = []
            for items_item_data in _items:
                items_item = QrItemRequest.from_dict(items_item_data)

                items.append(items_item)

        _discounts = d.pop("discounts", UNSET)
        discounts: DiscountsRequest | Unset
        if isinstance(_discounts, Unset):
            discounts = UNSET
        else:
            discounts = DiscountsRequest.from_dict(_discounts)

        _integration_data = d.pop("integration_data", UNSET)
        integration_data: IntegrationDataRequest | Unset
        if isinstance(_integration_data, Unset):
            integration_data = UNSET
        else:
            integration_data = IntegrationDataRequest.from_dict(_integration_data)

        qr_order_request = cls(
            type_=type_,
            external_reference=external_reference,
            transactions=transactions,
            config=config,
            total_amount=total_amount,
            description=description,
            expiration_time=expiration_time,
            marketplace_fee=marketplace_fee,
            items=items,
            discounts=discounts,
            integration_data=integration_data,
        )

        return qr_order_request
