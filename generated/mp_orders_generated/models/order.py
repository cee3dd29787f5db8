# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.order_status import OrderStatus
from ..models.order_status_detail import OrderStatusDetail
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.discounts import Discounts
    from ..models.integration_data import IntegrationData
    from ..models.order_config import OrderConfig
    from ..models.order_item import OrderItem
    from ..models.payer import Payer
    from ..models.point_type_config import PointTypeConfig
    from ..models.qr_response import QrResponse
    from ..models.shipment import Shipment
    from ..models.tax import Tax
    from ..models.transactions import Transactions


T = TypeVar("T", bound="Order")


@_attrs_define
class Order:
    """An order. Which fields it has depends on its type and on the form it was created in.

    Attributes:
        id: The id of the order, given by Mercado Pago: ORD and a ULID, ORDTST and a ULID for test credentials.
        status: Where the order stands.
        type_: The kind of order: online, point (for a terminal) or qr.
        user_id: The account that collects, its number as text.
        external_reference: What the seller calls the order, as it was sent.
        description: What is sold, as it was sent.
        total_amount: What is to be paid in all: decimal text. Online orders.
        total_paid_amount: What has been paid of it: decimal text.
        expiration_time: How long the order stays open, counted from its creation, as it was sent: an ISO 8601
            duration. Point orders live fifteen minutes unless it was sent.
        processing_mode: When payments are made: automatic (with the order), manual (when it is processed) or
            automatic_async.
        capture_mode: When money is taken: automatic, automatic_async or manual.
        country_code: The country of the account: two letters today (BR), three in 2024 (BRA).
        site_id: The country of the account, as a site of Mercado Libre: MLB is Brazil. Point orders of 2024.
        currency: The currency of the amounts (ISO 4217).
        marketplace: Where the sale comes from, as it was sent.
        marketplace_fee: What the marketplace keeps of the total: decimal text.
        status_detail: Why it stands there.
        created_date: When the order was created: RFC 3339, in UTC.
        last_updated_date: When it last changed: RFC 3339, in UTC.
        transactions: The payments of an order, and what was paid back of them.
        payer: Who pays, as it was sent. The live API leaves it out.
        integration_data: Who built the integration.
        items: What is sold, as it was sent.
        shipment: Where the goods go.
        config: At which terminal the order waits, and how it may be paid.
        type_config: The terminal, in the form of 2024.
        taxes: The taxes, as they were sent.
        client_token: Lets the shop's page go on with the order.
        checkout_url: Where the buyer pays. Checkout Pro.
        checkout_available_at: From when the buyer can pay: RFC 3339.
        discounts: Lower totals for some ways to pay, as they were sent.
        type_response: What a QR order has beside its request.
    """

    id: str
    """ The id of the order, given by Mercado Pago: ORD and a ULID, ORDTST and a ULID for test credentials. """
    status: OrderStatus | str
    """ Where the order stands. """
    type_: str | Unset = UNSET
    """ The kind of order: online, point (for a terminal) or qr. """
    user_id: str | Unset = UNSET
    """ The account that collects, its number as text. """
    external_reference: str | Unset = UNSET
    """ What the seller calls the order, as it was sent. """
    description: str | Unset = UNSET
    """ What is sold, as it was sent. """
    total_amount: str | Unset = UNSET
    """ What is to be paid in all: decimal text. Online orders. """
    total_paid_amount: str | Unset = UNSET
    """ What has been paid of it: decimal text. """
    expiration_time: str | Unset = UNSET
    """ How long the order stays open, counted from its creation, as it was sent: an ISO 8601 duration. Point orders
    live fifteen minutes unless it was sent. """
    processing_mode: str | Unset = UNSET
    """ When payments are made: automatic (with the order), manual (when it is processed) or automatic_async. """
    capture_mode: str | Unset = UNSET
    """ When money is taken: automatic, automatic_async or manual. """
    country_code: str | Unset = UNSET
    """ The country of the account: two letters today (BR), three in 2024 (BRA). """
    site_id: str | Unset = UNSET
    """ The country of the account, as a site of Mercado Libre: MLB is Brazil. Point orders of 2024. """
    currency: str | Unset = UNSET
    """ The currency of the amounts (ISO 4217). """
    marketplace: str | Unset = UNSET
    """ Where the sale comes from, as it was sent. """
    marketplace_fee: str | Unset = UNSET
    """ What the marketplace keeps of the total: decimal text. """
    status_detail: OrderStatusDetail | str | Unset = UNSET
    """ Why it stands there. """
    created_date: str | Unset = UNSET
    """ When the order was created: RFC 3339, in UTC. """
    last_updated_date: str | Unset = UNSET
    """ When it last changed: RFC 3339, in UTC. """
    transactions: Transactions | Unset = UNSET
    """ The payments of an order, and what was paid back of them. """
    payer: None | Payer | Unset = UNSET
    """ Who pays, as it was sent. The live API leaves it out. """
    integration_data: IntegrationData | Unset = UNSET
    """ Who built the integration. """
    items: list[OrderItem] | Unset = UNSET
    """ What is sold, as it was sent. """
    shipment: Shipment | Unset = UNSET
    """ Where the goods go. """
    config: OrderConfig | Unset = UNSET
    """ At which terminal the order waits, and how it may be paid. """
    type_config: PointTypeConfig | Unset = UNSET
    """ The terminal, in the form of 2024. """
    taxes: list[Tax] | Unset = UNSET
    """ The taxes, as they were sent. """
    client_token: str | Unset = UNSET
    """ Lets the shop's page go on with the order. """
    checkout_url: str | Unset = UNSET
    """ Where the buyer pays. Checkout Pro. """
    checkout_available_at: str | Unset = UNSET
    """ From when the buyer can pay: RFC 3339. """
    discounts: Discounts | Unset = UNSET
    """ Lower totals for some ways to pay, as they were sent. """
    type_response: QrResponse | Unset = UNSET
    """ What a QR order has beside its request. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.payer import Payer  # noqa: PLC0415

        id = self.id

        status: str
        if isinstance(self.status, OrderStatus):
            status = self.status.value
        else:
            status = self.status

        type_ = self.type_

        user_id = self.user_id

        external_reference = self.external_reference

        description = self.description

        total_amount = self.total_amount

        total_paid_amount = self.total_paid_amount

        expiration_time = self.expiration_time

        processing_mode = self.processing_mode

        capture_mode = self.capture_mode

        country_code = self.country_code

        site_id = self.site_id

        currency = self.currency

        marketplace = self.marketplace

        marketplace_fee = self.marketplace_fee

        status_detail: str | Unset
        if isinstance(self.status_detail, Unset):
            status_detail = UNSET
        elif isinstance(self.status_detail, OrderStatusDetail):
            status_detail = self.status_detail.value
        else:
            status_detail = self.status_detail

        created_date = self.created_date

        last_updated_date = self.last_updated_date

        transactions: dict[str, Any] | Unset = UNSET
        if not isinstance(self.transactions, Unset):
            transactions = self.transactions.to_dict()

        payer: dict[str, Any] | None | Unset
        if isinstance(self.payer, Unset):
            payer = UNSET
        elif isinstance(self.payer, Payer):
            payer = self.payer.to_dict()
        else:
            payer = self.payer

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

        type_config: dict[str, Any] | Unset = UNSET
        if not isinstance(self.type_config, Unset):
            type_config = self.type_config.to_dict()

        taxes: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.taxes, Unset):
            taxes = []
            for taxes_item_data in self.taxes:
                taxes_item = taxes_item_data.to_dict()
                taxes.append(taxes_item)

        client_token = self.client_token

        checkout_url = self.checkout_url

        checkout_available_at = self.checkout_available_at

        discounts: dict[str, Any] | Unset = UNSET
        if not isinstance(self.discounts, Unset):
            discounts = self.discounts.to_dict()

        type_response: dict[str, Any] | Unset = UNSET
        if not isinstance(self.type_response, Unset):
            type_response = self.type_response.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "status": status,
            }
        )
        if type_ is not UNSET:
            field_dict["type"] = type_
        if user_id is not UNSET:
            field_dict["user_id"] = user_id
        if external_reference is not UNSET:
            field_dict["external_reference"] = external_reference
        if description is not UNSET:
            field_dict["description"] = description
        if total_amount is not UNSET:
            field_dict["total_amount"] = total_amount
        if total_paid_amount is not UNSET:
            field_dict["total_paid_amount"] = total_paid_amount
        if expiration_time is not UNSET:
            field_dict["expiration_time"] = expiration_time
        if processing_mode is not UNSET:
            field_dict["processing_mode"] = processing_mode
        if capture_mode is not UNSET:
            field_dict["capture_mode"] = capture_mode
        if country_code is not UNSET:
            field_dict["country_code"] = country_code
        if site_id is not UNSET:
            field_dict["site_id"] = site_id
        if currency is not UNSET:
            field_dict["currency"] = currency
        if marketplace is not UNSET:
            field_dict["marketplace"] = marketplace
        if marketplace_fee is not UNSET:
            field_dict["marketplace_fee"] = marketplace_fee
        if status_detail is not UNSET:
            field_dict["status_detail"] = status_detail
        if created_date is not UNSET:
            field_dict["created_date"] = created_date
        if last_updated_date is not UNSET:
            field_dict["last_updated_date"] = last_updated_date
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
        if type_config is not UNSET:
            field_dict["type_config"] = type_config
        if taxes is not UNSET:
            field_dict["taxes"] = taxes
        if client_token is not UNSET:
            field_dict["client_token"] = client_token
        if checkout_url is not UNSET:
            field_dict["checkout_url"] = checkout_url
        if checkout_available_at is not UNSET:
            field_dict["checkout_available_at"] = checkout_available_at
        if discounts is not UNSET:
            field_dict["discounts"] = discounts
        if type_response is not UNSET:
            field_dict["type_response"] = type_response

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.discounts import Discounts  # noqa: PLC0415
        from ..models.integration_data import IntegrationData  # noqa: PLC0415
        from ..models.order_config import OrderConfig  # noqa: PLC0415
        from ..models.order_item import OrderItem  # noqa: PLC0415
        from ..models.payer import Payer  # noqa: PLC0415
        from ..models.point_type_config import PointTypeConfig  # noqa: PLC0415
        from ..models.qr_response import QrResponse  # noqa: PLC0415
        from ..models.shipment import Shipment  # noqa: PLC0415
        from ..models.tax import Tax  # noqa: PLC0415
        from ..models.transactions import Transactions  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id", UNSET)

        def _parse_status(data: object) -> OrderStatus | str:
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_type_0 = OrderStatus(data)

                return status_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(OrderStatus | str, data)

        status = _parse_status(d.pop("status", UNSET))

        type_ = d.pop("type", UNSET)

        user_id = d.pop("user_id", UNSET)

        external_reference = d.pop("external_reference", UNSET)

        description = d.pop("description", UNSET)

        total_amount = d.pop("total_amount", UNSET)

        total_paid_amount = d.pop("total_paid_amount", UNSET)

        expiration_time = d.pop("expiration_time", UNSET)

        processing_mode = d.pop("processing_mode", UNSET)

        capture_mode = d.pop("capture_mode", UNSET)

        country_code = d.pop("country_code", UNSET)

        site_id = d.pop("site_id", UNSET)

        currency = d.pop("currency", UNSET)

        marketplace = d.pop("marketplace", UNSET)

        marketplace_fee = d.pop("marketplace_fee", UNSET)

        def _parse_status_detail(data: object) -> OrderStatusDetail | str | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_detail_type_0 = OrderStatusDetail(data)

                return status_detail_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(OrderStatusDetail | str | Unset, data)

        status_detail = _parse_status_detail(d.pop("status_detail", UNSET))

        created_date = d.pop("created_date", UNSET)

        last_updated_date = d.pop("last_updated_date", UNSET)

        _transactions = d.pop("transactions", UNSET)
        transactions: Transactions | Unset
        if isinstance(_transactions, Unset):
            transactions = UNSET
        else:
            transactions = Transactions.from_dict(_transactions)

        def _parse_payer(data: object) -> None | Payer | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                payer_type_0 = Payer.from_dict(data)

                return payer_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Payer | Unset, data)

        payer = _parse_payer(d.pop("payer", UNSET))

        _integration_data = d.pop("integration_data", UNSET)
        integration_data: IntegrationData | Unset
        if isinstance(_integration_data, Unset):
            integration_data = UNSET
        else:
            integration_data = IntegrationData.from_dict(_integration_data)

        _items = d.pop("items", UNSET)
        items: list[OrderItem] | Unset = UNSET
        if _items is not UNSET:
            items = []
            for items_item_data in _items:
                items_item = OrderItem.from_dict(items_item_data)

                items.append(items_item)

        _shipment = d.pop("shipment", UNSET)
        shipment: Shipment | Unset
        if isinstance(_shipment, Unset):
            shipment = UNSET
        else:
            shipment = Shipment.from_dict(_shipment)

        _config = d.pop("config", UNSET)
        config: OrderConfig | Unset
        if isinstance(_config, Unset):
            config = UNSET
        else:
            config = OrderConfig.from_dict(_config)

        _type_config = d.pop("type_config", UNSET)
        type_config: PointTypeConfig | Unset
        if isinstance(_type_config, Unset):
            type_config = UNSET
        else:
            type_config = PointTypeConfig.from_dict(_type_config)

        _taxes = d.pop("taxes", UNSET)
        taxes: list[Tax] | Unset = UNSET
        if _taxes is not UNSET:
            taxes = []
            for taxes_item_data in _taxes:
                taxes_item = Tax.from_dict(taxes_item_data)

                taxes.append(taxes_item)

        client_token = d.pop("client_token", UNSET)

        checkout_url = d.pop("checkout_url", UNSET)

        checkout_available_at = d.pop("checkout_available_at", UNSET)

        _discounts = d.pop("discounts", UNSET)
        discounts: Discounts | Unset
        if isinstance(_discounts, Unset):
            discounts = UNSET
        else:
            discounts = Discounts.from_dict(_discounts)

        _type_response = d.pop("type_response", UNSET)
        type_response: QrResponse | Unset
        if isinstance(_type_response, Unset):
            type_response = UNSET
        else:
            type_response = QrResponse.from_dict(_type_response)

        order = cls(
            id=id,
            status=status,
            type_=type_,
            user_id=user_id,
            external_reference=external_reference,
            description=description,
            total_amount=total_amount,
            total_paid_amount=total_paid_amount,
            expiration_time=expiration_time,
            processing_mode=processing_mode,
            capture_mode=capture_mode,
            country_code=country_code,
            site_id=site_id,
            currency=currency,
            marketplace=marketplace,
            marketplace_fee=marketplace_fee,
            status_detail=status_detail,
            created_date=created_date,
            last_updated_date=last_updated_date,
            transactions=transactions,
            payer=payer,
            integration_data=integration_data,
            items=items,
            shipment=shipment,
            config=config,
            type_config=type_config,
            taxes=taxes,
            client_token=client_token,
            checkout_url=checkout_url,
            checkout_available_at=checkout_available_at,
            discounts=discounts,
            type_response=type_response,
        )

        order.additional_properties = d
        return order

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
