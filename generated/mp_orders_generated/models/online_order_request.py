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

from ..models.capture_mode import CaptureMode
from ..models.currency import Currency
from ..models.processing_mode import ProcessingMode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.discounts_request import DiscountsRequest
    from ..models.integration_data_request import IntegrationDataRequest
    from ..models.online_config_request import OnlineConfigRequest
    from ..models.online_tax_request import OnlineTaxRequest
    from ..models.online_transactions_request import OnlineTransactionsRequest
    from ..models.order_additional_info_request import OrderAdditionalInfoRequest
    from ..models.order_item_request import OrderItemRequest
    from ..models.payer_request import PayerRequest
    from ..models.shipment_request import ShipmentRequest


T = TypeVar("T", bound="OnlineOrderRequest")


@_attrs_define
class OnlineOrderRequest:
    """An order that is paid online, at once or later.

    Attributes:
        total_amount: What the buyer pays in all, in the currency of the account's country: decimal text with
            two decimals or none, and not zero. The sum of the payments, where there are any.
        type_: The kind of order: an online one.
        external_reference: What the seller calls the order, unique among their orders: letters, digits, hyphen
            and underscore. It is shown to others, so put nothing personal into it.
        capture_mode: Whether money is taken with the authorisation or later. Left out, it is automatic_async in
            answers of 2026.
        processing_mode: Whether the payments are made when the order is created, or when it is processed.
            Automatic, unless it is sent.
        description: What is sold, as the seller calls it.
        marketplace: Where the sale comes from: the name of a marketplace, or NONE.
        marketplace_fee: What the marketplace keeps of the total: decimal text with two decimals or none.
        expiration_time: A time from the creation of the order, as an ISO 8601 duration: PT16M is sixteen
            minutes, P1D a day.
        transactions: How an online order is paid.
        payer: Who pays.
        integration_data: Who built the integration.
        items: What is sold, line by line. Not held against the total.
        shipment: Where the goods go.
        config: Settings of an online order, and of the pages of Checkout Pro.
        currency: The currency of the amounts (ISO 4217); that of the account's country, unless it is sent.
        additional_info: What else is known of the purchase, which helps to get it approved. Nested, or flat
            under names with dots; both are taken. Read, and not given back.
        discounts: Lower totals for some ways to pay.
        taxes: Taxes of the order.
        checkout_available_at: From when the buyer can pay on the pages of Checkout Pro: RFC 3339.
    """

    total_amount: str
    """ What the buyer pays in all, in the currency of the account's country: decimal text with two decimals or
    none, and not zero. The sum of the payments, where there are any. """
    type_: Literal["online"] = "online"
    """ The kind of order: an online one. """
    external_reference: str | Unset = UNSET
    """ What the seller calls the order, unique among their orders: letters, digits, hyphen and underscore. It is
    shown to others, so put nothing personal into it. """
    capture_mode: CaptureMode | Unset = UNSET
    """ Whether money is taken with the authorisation or later. Left out, it is automatic_async in answers of 2026.
    """
    processing_mode: ProcessingMode | Unset = UNSET
    """ Whether the payments are made when the order is created, or when it is processed. Automatic, unless it is
    sent. """
    description: str | Unset = UNSET
    """ What is sold, as the seller calls it. """
    marketplace: str | Unset = UNSET
    """ Where the sale comes from: the name of a marketplace, or NONE. """
    marketplace_fee: str | Unset = UNSET
    """ What the marketplace keeps of the total: decimal text with two decimals or none. """
    expiration_time: str | Unset = UNSET
    """ A time from the creation of the order, as an ISO 8601 duration: PT16M is sixteen minutes, P1D a day. """
    transactions: OnlineTransactionsRequest | Unset = UNSET
    """ How an online order is paid. """
    payer: PayerRequest | Unset = UNSET
    """ Who pays. """
    integration_data: IntegrationDataRequest | Unset = UNSET
    """ Who built the integration. """
    items: list[OrderItemRequest] | Unset = UNSET
    """ What is sold, line by line. Not held against the total. """
    shipment: ShipmentRequest | Unset = UNSET
    """ Where the goods go. """
    config: OnlineConfigRequest | Unset = UNSET
    """ Settings of an online order, and of the pages of Checkout Pro. """
    currency: Currency | Unset = UNSET
    """ The currency of the amounts (ISO 4217); that of the account's country, unless it is sent. """
    additional_info: OrderAdditionalInfoRequest | Unset = UNSET
    """ What else is known of the purchase, which helps to get it approved. Nested, or flat under names with dots;
    both are taken. Read, and not given back. """
    discounts: DiscountsRequest | Unset = UNSET
    """ Lower totals for some ways to pay. """
    taxes: list[OnlineTaxRequest] | Unset = UNSET
    """ Taxes of the order. """
    checkout_available_at: str | Unset = UNSET
    """ From when the buyer can pay on the pages of Checkout Pro: RFC 3339. """

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        total_amount = self.total_amount

        external_reference = self.external_reference

        capture_mode: str | Unset = UNSET
        if not isinstance(self.capture_mode, Unset):
            capture_mode = self.capture_mode.value

        processing_mode: str | Unset = UNSET
        if not isinstance(self.processing_mode, Unset):
            processing_mode = self.processing_mode.value

        description = self.description

        marketplace = self.marketplace

        marketplace_fee = self.marketplace_fee

        expiration_time = self.expiration_time

        transactions: dict[str, Any] | Unset = UNSET
        if not isinstance(self.transactions, Unset):
            transactions = self.transactions.to_dict()

        payer: dict[str, Any] | Unset = UNSET
        if not isinstance(self.payer, Unset):
            payer = self.payer.to_dict()

        integration_data: dict[str, Any] | Unset = UNSET
        if not isinstance(self.integration_data, Unset):
            integration_data = self.integration_data.to_dict()

        items: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.items, Unset):
            items = []
            for items_item_data in self.items:
                items_item = items_item_data.to_dict()
                items.append(items_item)

        shipment: dict[str, Any] | Unset = UNSET
        if not isinstance(self.shipment, Unset):
            shipment = self.shipment.to_dict()

        config: dict[str, Any] | Unset = UNSET
        if not isinstance(self.config, Unset):
            config = self.config.to_dict()

        currency: str | Unset = UNSET
        if not isinstance(self.currency, Unset):
            currency = self.currency.value

        additional_info: dict[str, Any] | Unset = UNSET
        if not isinstance(self.additional_info, Unset):
            additional_info = self.additional_info.to_dict()

        discounts: dict[str, Any] | Unset = UNSET
        if not isinstance(self.discounts, Unset):
            discounts = self.discounts.to_dict()

        taxes: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.taxes, Unset):
            taxes = []
            for taxes_item_data in self.taxes:
                taxes_item = taxes_item_data.to_dict()
                taxes.append(taxes_item)

        checkout_available_at = self.checkout_available_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "type": type_,
                "total_amount": total_amount,
            }
        )
        if external_reference is not UNSET:
            field_dict["external_reference"] = external_reference
        if capture_mode is not UNSET:
            field_dict["capture_mode"] = capture_mode
        if processing_mode is not UNSET:
            field_dict["processing_mode"] = processing_mode
        if description is not UNSET:
            field_dict["description"] = description
        if marketplace is not UNSET:
            field_dict["marketplace"] = marketplace
        if marketplace_fee is not UNSET:
            field_dict["marketplace_fee"] = marketplace_fee
        if expiration_time is not UNSET:
            field_dict["expiration_time"] = expiration_time
        if transactions is not UNSET:
            field_dict["transactions"] = transactions
        if payer is not UNSET:
            field_dict["payer"] = payer
        if integration_data is not UNSET:
            field_dict["integration_data"] = integration_data
        if items is not UNSET:
            field_dict["items"] = items
        if shipment is not UNSET:
            field_dict["shipment"] = shipment
        if config is not UNSET:
            field_dict["config"] = config
        if currency is not UNSET:
            field_dict["currency"] = currency
        if additional_info is not UNSET:
            field_dict["additional_info"] = additional_info
        if discounts is not UNSET:
            field_dict["discounts"] = discounts
        if taxes is not UNSET:
            field_dict["taxes"] = taxes
        if checkout_available_at is not UNSET:
            field_dict["checkout_available_at"] = checkout_available_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.discounts_request import DiscountsRequest  # noqa: PLC0415
        from ..models.integration_data_request import IntegrationDataRequest  # noqa: PLC0415
        from ..models.online_config_request import OnlineConfigRequest  # noqa: PLC0415
        from ..models.online_tax_request import OnlineTaxRequest  # noqa: PLC0415
        from ..models.online_transactions_request import OnlineTransactionsRequest  # noqa: PLC0415
        from ..models.order_additional_info_request import OrderAdditionalInfoRequest  # noqa: PLC0415
        from ..models.order_item_request import OrderItemRequest  # noqa: PLC0415
        from ..models.payer_request import PayerRequest  # noqa: PLC0415
        from ..models.shipment_request import ShipmentRequest  # noqa: PLC0415

        d = dict(src_dict)
        type_ = cast(Literal["online"], d.pop("type"))
        if type_ != "online":
            raise ValueError(f"type must match const 'online', got '{type_}'")

        total_amount = d.pop("total_amount")

        external_reference = d.pop("external_reference", UNSET)

        _capture_mode = d.pop("capture_mode", UNSET)
        capture_mode: CaptureMode | Unset
        if isinstance(_capture_mode, Unset):
            capture_mode = UNSET
        else:
            capture_mode = CaptureMode(_capture_mode)

        _processing_mode = d.pop("processing_mode", UNSET)
        processing_mode: ProcessingMode | Unset
        if isinstance(_processing_mode, Unset):
            processing_mode = UNSET
        else:
            processing_mode = ProcessingMode(_processing_mode)

        description = d.pop("description", UNSET)

        marketplace = d.pop("marketplace", UNSET)

        marketplace_fee = d.pop("marketplace_fee", UNSET)

        expiration_time = d.pop("expiration_time", UNSET)

        _transactions = d.pop("transactions", UNSET)
        transactions: OnlineTransactionsRequest | Unset
        if isinstance(_transactions, Unset):
            transactions = UNSET
        else:
            transactions = OnlineTransactionsRequest.from_dict(_transactions)

        _payer = d.pop("payer", UNSET)
        payer: PayerRequest | Unset
        if isinstance(_payer, Unset):
            payer = UNSET
        else:
            payer = PayerRequest.from_dict(_payer)

        _integration_data = d.pop("integration_data", UNSET)
        integration_data: IntegrationDataRequest | Unset
        if isinstance(_integration_data, Unset):
            integration_data = UNSET
        else:
            integration_data = IntegrationDataRequest.from_dict(_integration_data)

        _items = d.pop("items", UNSET)
        items: list[OrderItemRequest] | Unset = UNSET
        if _items is not UNSET:
            items = []
            for items_item_data in _items:
                items_item = OrderItemRequest.from_dict(items_item_data)

                items.append(items_item)

        _shipment = d.pop("shipment", UNSET)
        shipment: ShipmentRequest | Unset
        if isinstance(_shipment, Unset):
            shipment = UNSET
        else:
            shipment = ShipmentRequest.from_dict(_shipment)

        _config = d.pop("config", UNSET)
        config: OnlineConfigRequest | Unset
        if isinstance(_config, Unset):
            config = UNSET
        else:
            config = OnlineConfigRequest.from_dict(_config)

        _currency = d.pop("currency", UNSET)
        currency: Currency | Unset
        if isinstance(_currency, Unset):
            currency = UNSET
        else:
            currency = Currency(_currency)

        _additional_info = d.pop("additional_info", UNSET)
        additional_info: OrderAdditionalInfoRequest | Unset
        if isinstance(_additional_info, Unset):
            additional_info = UNSET
        else:
            additional_info = OrderAdditionalInfoRequest.from_dict(_additional_info)

        _discounts = d.pop("discounts", UNSET)
        discounts: DiscountsRequest | Unset
        if isinstance(_discounts, Unset):
            discounts = UNSET
        else:
            discounts = DiscountsRequest.from_dict(_discounts)

        _taxes = d.pop("taxes", UNSET)
        taxes: list[OnlineTaxRequest] | Unset = UNSET
        if _taxes is not UNSET:
            taxes = []
            for taxes_item_data in _taxes:
                taxes_item = OnlineTaxRequest.from_dict(taxes_item_data)

                taxes.append(taxes_item)

        checkout_available_at = d.pop("checkout_available_at", UNSET)

        online_order_request = cls(
            type_=type_,
            total_amount=total_amount,
            external_reference=external_reference,
            capture_mode=capture_mode,
            processing_mode=processing_mode,
            description=description,
            marketplace=marketplace,
            marketplace_fee=marketplace_fee,
            expiration_time=expiration_time,
            transactions=transactions,
            payer=payer,
            integration_data=integration_data,
            items=items,
            shipment=shipment,
            config=config,
            currency=currency,
            additional_info=additional_info,
            discounts=discounts,
            taxes=taxes,
            checkout_available_at=checkout_available_at,
        )

        return online_order_request
