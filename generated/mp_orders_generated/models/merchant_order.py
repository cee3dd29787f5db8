# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.merchant_order_payment_status import MerchantOrderPaymentStatus
from ..models.merchant_order_status import MerchantOrderStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.empty_object import EmptyObject
    from ..models.merchant_order_item import MerchantOrderItem
    from ..models.merchant_order_payment import MerchantOrderPayment
    from ..models.merchant_order_payout import MerchantOrderPayout
    from ..models.merchant_order_shipment import MerchantOrderShipment
    from ..models.merchant_order_user import MerchantOrderUser


T = TypeVar("T", bound="MerchantOrder")


@_attrs_define
class MerchantOrder:
    """A merchant order: what is bought, and the payments and shipments that belong to it.

    Attributes:
        id: The id of the merchant order, given by Mercado Pago: a 64-bit number.
        status: Whether it is paid.
        order_status: Where its payments stand.
        external_reference: What the seller calls it, as it was sent.
        preference_id: The payment preference that it belongs to.
        application_id: The application that it belongs to.
        site_id: The country, as a site of Mercado Libre; one sample has it in lower case.
        marketplace: Where the payment comes from: NONE, MELI or the name of a marketplace.
        notification_url: Where notifications of the payments are sent.
        additional_info: Whatever else the seller keeps with it.
        sponsor_id: The account under which the integration is registered.
        collector: Who sells.
        payer: Who buys; null where nobody is known yet.
        items: What is sold, line by line.
        payments: The payments; an empty object in some answers.
        shipments: The shipments; an empty object in some answers.
        payouts: Cash that was paid out; an empty object in some answers.
        shipping_cost: What the shipment costs, in the currency of the site.
        total_amount: What its items cost in all, in the currency of the site.
        paid_amount: What has been paid of it.
        refunded_amount: What has been paid back.
        cancelled: Whether it was cancelled.
        is_test: Whether it was made with test credentials.
        date_created: When it was created: RFC 3339, with any offset.
        last_updated: When it last changed: RFC 3339, with any offset.
    """

    id: int
    """ The id of the merchant order, given by Mercado Pago: a 64-bit number. """
    status: MerchantOrderStatus | str | Unset = UNSET
    """ Whether it is paid. """
    order_status: MerchantOrderPaymentStatus | str | Unset = UNSET
    """ Where its payments stand. """
    external_reference: None | str | Unset = UNSET
    """ What the seller calls it, as it was sent. """
    preference_id: None | str | Unset = UNSET
    """ The payment preference that it belongs to. """
    application_id: int | None | str | Unset = UNSET
    """ The application that it belongs to. """
    site_id: None | str | Unset = UNSET
    """ The country, as a site of Mercado Libre; one sample has it in lower case. """
    marketplace: None | str | Unset = UNSET
    """ Where the payment comes from: NONE, MELI or the name of a marketplace. """
    notification_url: None | str | Unset = UNSET
    """ Where notifications of the payments are sent. """
    additional_info: None | str | Unset = UNSET
    """ Whatever else the seller keeps with it. """
    sponsor_id: int | None | str | Unset = UNSET
    """ The account under which the integration is registered. """
    collector: MerchantOrderUser | None | Unset = UNSET
    """ Who sells. """
    payer: MerchantOrderUser | None | Unset = UNSET
    """ Who buys; null where nobody is known yet. """
    items: list[MerchantOrderItem] | Unset = UNSET
    """ What is sold, line by line. """
    payments: EmptyObject | list[MerchantOrderPayment] | Unset = UNSET
    """ The payments; an empty object in some answers. """
    shipments: EmptyObject | list[MerchantOrderShipment] | Unset = UNSET
    """ The shipments; an empty object in some answers. """
    payouts: EmptyObject | list[MerchantOrderPayout] | Unset = UNSET
    """ Cash that was paid out; an empty object in some answers. """
    shipping_cost: float | Unset = UNSET
    """ What the shipment costs, in the currency of the site. """
    total_amount: float | Unset = UNSET
    """ What its items cost in all, in the currency of the site. """
    paid_amount: float | Unset = UNSET
    """ What has been paid of it. """
    refunded_amount: float | Unset = UNSET
    """ What has been paid back. """
    cancelled: bool | Unset = UNSET
    """ Whether it was cancelled. """
    is_test: bool | Unset = UNSET
    """ Whether it was made with test credentials. """
    date_created: str | Unset = UNSET
    """ When it was created: RFC 3339, with any offset. """
    last_updated: str | Unset = UNSET
    """ When it last changed: RFC 3339, with any offset. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.merchant_order_user import MerchantOrderUser  # noqa: PLC0415

        id = self.id

        status: str | Unset
        if isinstance(self.status, Unset):
            status = UNSET
        elif isinstance(self.status, MerchantOrderStatus):
            status = self.status.value
        else:
            status = self.status

        order_status: str | Unset
        if isinstance(self.order_status, Unset):
            order_status = UNSET
        elif isinstance(self.order_status, MerchantOrderPaymentStatus):
            order_status = self.order_status.value
        else:
            order_status = self.order_status

        external_reference: None | str | Unset
        if isinstance(self.external_reference, Unset):
            external_reference = UNSET
        else:
            external_reference = self.external_reference

        preference_id: None | str | Unset
        if isinstance(self.preference_id, Unset):
            preference_id = UNSET
        else:
            preference_id = self.preference_id

        application_id: int | None | str | Unset
        if isinstance(self.application_id, Unset):
            application_id = UNSET
        else:
            application_id = self.application_id

        site_id: None | str | Unset
        if isinstance(self.site_id, Unset):
            site_id = UNSET
        else:
            site_id = self.site_id

        marketplace: None | str | Unset
        if isinstance(self.marketplace, Unset):
            marketplace = UNSET
        else:
            marketplace = self.marketplace

        notification_url: None | str | Unset
        if isinstance(self.notification_url, Unset):
            notification_url = UNSET
        else:
            notification_url = self.notification_url

        additional_info: None | str | Unset
        if isinstance(self.additional_info, Unset):
            additional_info = UNSET
        else:
            additional_info = self.additional_info

        sponsor_id: int | None | str | Unset
        if isinstance(self.sponsor_id, Unset):
            sponsor_id = UNSET
        else:
            sponsor_id = self.sponsor_id

        collector: dict[str, Any] | None | Unset
        if isinstance(self.collector, Unset):
            collector = UNSET
        elif isinstance(self.collector, MerchantOrderUser):
            collector = self.collector.to_dict()
        else:
            collector = self.collector

        payer: dict[str, Any] | None | Unset
        if isinstance(self.payer, Unset):
            payer = UNSET
        elif isinstance(self.payer, MerchantOrderUser):
            payer = self.payer.to_dict()
        else:
            payer = self.payer

        items: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.items, Unset):
            items = []
            for items_item_data in self.items:
                items_item = items_item_data.to_dict()
                items.append(items_item)

        payments: dict[str, Any] | list[dict[str, Any]] | Unset
        if isinstance(self.payments, Unset):
            payments = UNSET
        elif isinstance(self.payments, list):
            payments = []
            for componentsschemas_merchant_order_payments_item_data in self.payments:
                componentsschemas_merchant_order_payments_item = (
                    componentsschemas_merchant_order_payments_item_data.to_dict()
                )
                payments.append(componentsschemas_merchant_order_payments_item)

        else:
            payments = self.payments.to_dict()

        shipments: dict[str, Any] | list[dict[str, Any]] | Unset
        if isinstance(self.shipments, Unset):
            shipments = UNSET
        elif isinstance(self.shipments, list):
            shipments = []
            for componentsschemas_merchant_order_shipments_item_data in self.shipments:
                componentsschemas_merchant_order_shipments_item = (
                    componentsschemas_merchant_order_shipments_item_data.to_dict()
                )
                shipments.append(componentsschemas_merchant_order_shipments_item)

        else:
            shipments = self.shipments.to_dict()

        payouts: dict[str, Any] | list[dict[str, Any]] | Unset
        if isinstance(self.payouts, Unset):
            payouts = UNSET
        elif isinstance(self.payouts, list):
            payouts = []
            for componentsschemas_merchant_order_payouts_item_data in self.payouts:
                componentsschemas_merchant_order_payouts_item = (
                    componentsschemas_merchant_order_payouts_item_data.to_dict()
                )
                payouts.append(componentsschemas_merchant_order_payouts_item)

        else:
            payouts = self.payouts.to_dict()

        shipping_cost = self.shipping_cost

        total_amount = self.total_amount

        paid_amount = self.paid_amount

        refunded_amount = self.refunded_amount

        cancelled = self.cancelled

        is_test = self.is_test

        date_created = self.date_created

        last_updated = self.last_updated

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
            }
        )
        if status is not UNSET:
            field_dict["status"] = status
        if order_status is not UNSET:
            field_dict["order_status"] = order_status
        if external_reference is not UNSET:
            field_dict["external_reference"] = external_reference
        if preference_id is not UNSET:
            field_dict["preference_id"] = preference_id
        if application_id is not UNSET:
            field_dict["application_id"] = application_id
        if site_id is not UNSET:
            field_dict["site_id"] = site_id
        if marketplace is not UNSET:
            field_dict["marketplace"] = marketplace
        if notification_url is not UNSET:
            field_dict["notification_url"] = notification_url
        if additional_info is not UNSET:
            field_dict["additional_info"] = additional_info
        if sponsor_id is not UNSET:
            field_dict["sponsor_id"] = sponsor_id
        if collector is not UNSET:
            field_dict["collector"] = collector
        if payer is not UNSET:
            field_dict["payer"] = payer
        if items is not UNSET:
            field_dict["items"] = items
        if payments is not UNSET:
            field_dict["payments"] = payments
        if shipments is not UNSET:
            field_dict["shipments"] = shipments
        if payouts is not UNSET:
            field_dict["payouts"] = payouts
        if shipping_cost is not UNSET:
            field_dict["shipping_cost"] = shipping_cost
        if total_amount is not UNSET:
            field_dict["total_amount"] = total_amount
        if paid_amount is not UNSET:
            field_dict["paid_amount"] = paid_amount
        if refunded_amount is not UNSET:
            field_dict["refunded_amount"] = refunded_amount
        if cancelled is not UNSET:
            field_dict["cancelled"] = cancelled
        if is_test is not UNSET:
            field_dict["is_test"] = is_test
        if date_created is not UNSET:
            field_dict["date_created"] = date_created
        if last_updated is not UNSET:
            field_dict["last_updated"] = last_updated

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.empty_object import EmptyObject  # noqa: PLC0415
        from ..models.merchant_order_item import MerchantOrderItem  # noqa: PLC0415
        from ..models.merchant_order_payment import MerchantOrderPayment  # noqa: PLC0415
        from ..models.merchant_order_payout import MerchantOrderPayout  # noqa: PLC0415
        from ..models.merchant_order_shipment import MerchantOrderShipment  # noqa: PLC0415
        from ..models.merchant_order_user import MerchantOrderUser  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id", UNSET)

        def _parse_status(data: object) -> MerchantOrderStatus | str | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_type_0 = MerchantOrderStatus(data)

                return status_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MerchantOrderStatus | str | Unset, data)

        status = _parse_status(d.pop("status", UNSET))

        def _parse_order_status(data: object) -> MerchantOrderPaymentStatus | str | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                order_status_type_0 = MerchantOrderPaymentStatus(data)

                return order_status_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MerchantOrderPaymentStatus | str | Unset, data)

        order_status = _parse_order_status(d.pop("order_status", UNSET))

        def _parse_external_reference(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        external_reference = _parse_external_reference(d.pop("external_reference", UNSET))

        def _parse_preference_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        preference_id = _parse_preference_id(d.pop("preference_id", UNSET))

        def _parse_application_id(data: object) -> int | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | str | Unset, data)

        application_id = _parse_application_id(d.pop("application_id", UNSET))

        def _parse_site_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        site_id = _parse_site_id(d.pop("site_id", UNSET))

        def _parse_marketplace(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        marketplace = _parse_marketplace(d.pop("marketplace", UNSET))

        def _parse_notification_url(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        notification_url = _parse_notification_url(d.pop("notification_url", UNSET))

        def _parse_additional_info(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        additional_info = _parse_additional_info(d.pop("additional_info", UNSET))

        def _parse_sponsor_id(data: object) -> int | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | str | Unset, data)

        sponsor_id = _parse_sponsor_id(d.pop("sponsor_id", UNSET))

        def _parse_collector(data: object) -> MerchantOrderUser | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                collector_type_0 = MerchantOrderUser.from_dict(data)

                return collector_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MerchantOrderUser | None | Unset, data)

        collector = _parse_collector(d.pop("collector", UNSET))

        def _parse_payer(data: object) -> MerchantOrderUser | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                payer_type_0 = MerchantOrderUser.from_dict(data)

                return payer_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MerchantOrderUser | None | Unset, data)

        payer = _parse_payer(d.pop("payer", UNSET))

        _items = d.pop("items", UNSET)
        items: list[MerchantOrderItem] | Unset = UNSET
        if _items is not UNSET:
            items = []
            for items_item_data in _items:
                items_item = MerchantOrderItem.from_dict(items_item_data)

                items.append(items_item)

        def _parse_payments(data: object) -> EmptyObject | list[MerchantOrderPayment] | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                payments_type_0 = []
                _payments_type_0 = data
                for componentsschemas_merchant_order_payments_item_data in _payments_type_0:
                    componentsschemas_merchant_order_payments_item = MerchantOrderPayment.from_dict(
                        componentsschemas_merchant_order_payments_item_data
                    )

                    payments_type_0.append(componentsschemas_merchant_order_payments_item)

                return payments_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            payments_type_1 = EmptyObject.from_dict(data)

            return payments_type_1

        payments = _parse_payments(d.pop("payments", UNSET))

        def _parse_shipments(data: object) -> EmptyObject | list[MerchantOrderShipment] | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                shipments_type_0 = []
                _shipments_type_0 = data
                for componentsschemas_merchant_order_shipments_item_data in _shipments_type_0:
                    componentsschemas_merchant_order_shipments_item = MerchantOrderShipment.from_dict(
                        componentsschemas_merchant_order_shipments_item_data
                    )

                    shipments_type_0.append(componentsschemas_merchant_order_shipments_item)

                return shipments_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            shipments_type_1 = EmptyObject.from_dict(data)

            return shipments_type_1

        shipments = _parse_shipments(d.pop("shipments", UNSET))

        def _parse_payouts(data: object) -> EmptyObject | list[MerchantOrderPayout] | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                payouts_type_0 = []
                _payouts_type_0 = data
                for componentsschemas_merchant_order_payouts_item_data in _payouts_type_0:
                    componentsschemas_merchant_order_payouts_item = MerchantOrderPayout.from_dict(
                        componentsschemas_merchant_order_payouts_item_data
                    )

                    payouts_type_0.append(componentsschemas_merchant_order_payouts_item)

                return payouts_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            payouts_type_1 = EmptyObject.from_dict(data)

            return payouts_type_1

        payouts = _parse_payouts(d.pop("payouts", UNSET))

        shipping_cost = d.pop("shipping_cost", UNSET)

        total_amount = d.pop("total_amount", UNSET)

        paid_amount = d.pop("paid_amount", UNSET)

        refunded_amount = d.pop("refunded_amount", UNSET)

        cancelled = d.pop("cancelled", UNSET)

        is_test = d.pop("is_test", UNSET)

        date_created = d.pop("date_created", UNSET)

        last_updated = d.pop("last_updated", UNSET)

        merchant_order = cls(
            id=id,
            status=status,
            order_status=order_status,
            external_reference=external_reference,
            preference_id=preference_id,
            application_id=application_id,
            site_id=site_id,
            marketplace=marketplace,
            notification_url=notification_url,
            additional_info=additional_info,
            sponsor_id=sponsor_id,
            collector=collector,
            payer=payer,
            items=items,
            payments=payments,
            shipments=shipments,
            payouts=payouts,
            shipping_cost=shipping_cost,
            total_amount=total_amount,
            paid_amount=paid_amount,
            refunded_amount=refunded_amount,
            cancelled=cancelled,
            is_test=is_test,
            date_created=date_created,
            last_updated=last_updated,
        )

        merchant_order.additional_properties = d
        return merchant_order

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
