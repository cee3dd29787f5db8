# Generated from openapi.yaml by `make generate`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.site_id import SiteId
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.collector_request import CollectorRequest
    from ..models.merchant_order_item_request import MerchantOrderItemRequest
    from ..models.merchant_order_payer_request import MerchantOrderPayerRequest
    from ..models.merchant_order_payment_request import MerchantOrderPaymentRequest


T = TypeVar("T", bound="MerchantOrderRequest")


@_attrs_define
class MerchantOrderRequest:
    """A new merchant order. No field is required; an item has to be complete.

    Attributes:
        preference_id: The payment preference of this merchant order: a UUID, in practice behind the number of
            its collector.
        application_id: The application that the merchant order belongs to: its number as text; an integer is
            understood as well.
        site_id: The country of the merchant order, as a site of Mercado Libre.
        payer: Who buys.
        collector: Who sells.
        sponsor_id: The account under which the integration is registered; null for none.
        items: What is sold, line by line.
        payments: Payments come later; a new merchant order takes none.
        notification_url: Where notifications of the payments are sent: an HTTP or HTTPS address.
        additional_info: Whatever else the seller wants to keep with it.
        external_reference: What the seller calls the merchant order, to find it in their own system. A number
            is taken for its digits.
        marketplace: Where the payment comes from: NONE (Mercado Pago), MELI (Mercado Libre) or the name of a
            marketplace. Left out or empty it is NONE.
    """

    preference_id: str | Unset = UNSET
    """ The payment preference of this merchant order: a UUID, in practice behind the number of its collector. """
    application_id: int | str | Unset = UNSET
    """ The application that the merchant order belongs to: its number as text; an integer is understood as well.
    """
    site_id: SiteId | Unset = UNSET
    """ The country of the merchant order, as a site of Mercado Libre. """
    payer: MerchantOrderPayerRequest | Unset = UNSET
    """ Who buys. """
    collector: CollectorRequest | Unset = UNSET
    """ Who sells. """
    sponsor_id: int | None | Unset = UNSET
    """ The account under which the integration is registered; null for none. """
    items: list[MerchantOrderItemRequest] | Unset = UNSET
    """ What is sold, line by line. """
    payments: list[MerchantOrderPaymentRequest] | Unset = UNSET
    """ Payments come later; a new merchant order takes none. """
    notification_url: str | Unset = UNSET
    """ Where notifications of the payments are sent: an HTTP or HTTPS address. """
    additional_info: str | Unset = UNSET
    """ Whatever else the seller wants to keep with it. """
    external_reference: int | str | Unset = UNSET
    """ What the seller calls the merchant order, to find it in their own system. A number is taken for its digits.
    """
    marketplace: str | Unset = UNSET
    """ Where the payment comes from: NONE (Mercado Pago), MELI (Mercado Libre) or the name of a marketplace. Left
    out or empty it is NONE. """

    def to_dict(self) -> dict[str, Any]:
        preference_id = self.preference_id

        application_id: int | str | Unset
        if isinstance(self.application_id, Unset):
            application_id = UNSET
        else:
            application_id = self.application_id

        site_id: str | Unset = UNSET
        if not isinstance(self.site_id, Unset):
            site_id = self.site_id.value

        payer: dict[str, Any] | Unset = UNSET
        if not isinstance(self.payer, Unset):
            payer = self.payer.to_dict()

        collector: dict[str, Any] | Unset = UNSET
        if not isinstance(self.collector, Unset):
            collector = self.collector.to_dict()

        sponsor_id: int | None | Unset
        if isinstance(self.sponsor_id, Unset):
            sponsor_id = UNSET
        else:
            sponsor_id = self.sponsor_id

        items: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.items, Unset):
            items = []
            for items_item_data in self.items:
                items_item = items_item_data.to_dict()
                items.append(items_item)

        payments: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.payments, Unset):
            payments = []
            for payments_item_data in self.payments:
                payments_item = payments_item_data.to_dict()
                payments.append(payments_item)

        notification_url = self.notification_url

        additional_info = self.additional_info

        external_reference: int | str | Unset
        if isinstance(self.external_reference, Unset):
            external_reference = UNSET
        else:
            external_reference = self.external_reference

        marketplace = self.marketplace

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if preference_id is not UNSET:
            field_dict["preference_id"] = preference_id
        if application_id is not UNSET:
            field_dict["application_id"] = application_id
        if site_id is not UNSET:
            field_dict["site_id"] = site_id
        if payer is not UNSET:
            field_dict["payer"] = payer
        if collector is not UNSET:
            field_dict["collector"] = collector
        if sponsor_id is not UNSET:
            field_dict["sponsor_id"] = sponsor_id
        if items is not UNSET:
            field_dict["items"] = items
        if payments is not UNSET:
            field_dict["payments"] = payments
        if notification_url is not UNSET:
            field_dict["notification_url"] = notification_url
        if additional_info is not UNSET:
            field_dict["additional_info"] = additional_info
        if external_reference is not UNSET:
            field_dict["external_reference"] = external_reference
        if marketplace is not UNSET:
            field_dict["marketplace"] = marketplace

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.collector_request import CollectorRequest  # noqa: PLC0415
        from ..models.merchant_order_item_request import MerchantOrderItemRequest  # noqa: PLC0415
        from ..models.merchant_order_payer_request import MerchantOrderPayerRequest  # noqa: PLC0415
        from ..models.merchant_order_payment_request import MerchantOrderPaymentRequest  # noqa: PLC0415

        d = dict(src_dict)
        preference_id = d.pop("preference_id", UNSET)

        def _parse_application_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        application_id = _parse_application_id(d.pop("application_id", UNSET))

        _site_id = d.pop("site_id", UNSET)
        site_id: SiteId | Unset
        if isinstance(_site_id, Unset):
            site_id = UNSET
        else:
            site_id = SiteId(_site_id)

        _payer = d.pop("payer", UNSET)
        payer: MerchantOrderPayerRequest | Unset
        if isinstance(_payer, Unset):
            payer = UNSET
        else:
            payer = MerchantOrderPayerRequest.from_dict(_payer)

        _collector = d.pop("collector", UNSET)
        collector: CollectorRequest | Unset
        if isinstance(_collector, Unset):
            collector = UNSET
        else:
            collector = CollectorRequest.from_dict(_collector)

        def _parse_sponsor_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        sponsor_id = _parse_sponsor_id(d.pop("sponsor_id", UNSET))

        _items = d.pop("items", UNSET)
        items: list[MerchantOrderItemRequest] | Unset = UNSET
        if _items is not UNSET:
            items = []
            for items_item_data in _items:
                items_item = MerchantOrderItemRequest.from_dict(items_item_data)

                items.append(items_item)

        _payments = d.pop("payments", UNSET)
        payments: list[MerchantOrderPaymentRequest] | Unset = UNSET
        if _payments is not UNSET:
            payments = []
            for payments_item_data in _payments:
                payments_item = MerchantOrderPaymentRequest.from_dict(payments_item_data)

                payments.append(payments_item)

        notification_url = d.pop("notification_url", UNSET)

        additional_info = d.pop("additional_info", UNSET)

        def _parse_external_reference(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        external_reference = _parse_external_reference(d.pop("external_reference", UNSET))

        marketplace = d.pop("marketplace", UNSET)

        merchant_order_request = cls(
            preference_id=preference_id,
            application_id=application_id,
            site_id=site_id,
            payer=payer,
            collector=collector,
            sponsor_id=sponsor_id,
            items=items,
            payments=payments,
            notification_url=notification_url,
            additional_info=additional_info,
            external_reference=external_reference,
            marketplace=marketplace,
        )

        return merchant_order_request
