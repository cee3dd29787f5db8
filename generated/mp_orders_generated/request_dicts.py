# Generated from openapi.yaml by `make generate`. Do not edit.
"""Requests as plain dictionaries, as type checkers see them."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NotRequired, TypeAlias, TypedDict

AdditionalInfo: TypeAlias = str


class AddressRequestDict(TypedDict):
    zip_code: NotRequired[str]
    street_name: NotRequired[str]
    street_number: NotRequired[str]
    neighborhood: NotRequired[str]
    city: NotRequired[str]
    state: NotRequired[str]
    complement: NotRequired[str]
    country: NotRequired[str]


ApplicationIdRequestDict: TypeAlias = str | int
"""
A string; an integer is understood as well.
"""


CaptureMode: TypeAlias = Literal["automatic", "automatic_async", "manual"]
"""
Manual authorises now and captures later.
"""


class CollectorRequestDict(TypedDict):
    id: int


CurrencyId: TypeAlias = str
"""
The currencies that the page lists. A pattern, so that its sample, which has a placeholder, can be read.
"""


Duration: TypeAlias = str
"""
ISO 8601 duration, counted from creation.
"""


ExternalReference: TypeAlias = str
"""
What the seller calls the order. Letters, digits, hyphen and underscore.
"""


class IdentificationRequestDict(TypedDict):
    type: NotRequired[str]
    """
    CPF, CNPJ, DNI, RUT and others.
    """
    number: NotRequired[str]


Marketplace: TypeAlias = str
"""
NONE (Mercado Pago), MELI (Mercado Libre) or the name of a marketplace; empty means NONE.
"""


MerchantOrderExternalReference: TypeAlias = str


class MerchantOrderItemRequestDict(TypedDict):
    id: NotRequired[str]
    category_id: NotRequired[str]
    currency_id: CurrencyId
    description: NotRequired[str]
    picture_url: NotRequired[str]
    title: str
    quantity: int
    unit_price: float | Decimal


class MerchantOrderItemUpdateRequestDict(TypedDict):
    """
    An item, named by its id. Of its fields only the quantity changes; the others may be as they were read.
    """

    id: str
    category_id: NotRequired[str | None]
    currency_id: NotRequired[str | None]
    description: NotRequired[str | None]
    picture_url: NotRequired[str | None]
    title: NotRequired[str | None]
    quantity: NotRequired[int]
    unit_price: NotRequired[float | Decimal]


class MerchantOrderPayerRequestDict(TypedDict):
    id: NotRequired[int]
    email: NotRequired[str]
    nickname: NotRequired[str]


class MerchantOrderPaymentRequestDict(TypedDict):
    id: int
    operation_type: NotRequired[
        Literal[
            "regular_payment",
            "payment_addition",
            "money_transfer",
            "recurring_payment",
            "account_fund",
            "cellphone_recharge",
            "pos_payment",
        ]
    ]


class MerchantOrderShipmentRequestDict(TypedDict):
    id: int


NotificationUrl: TypeAlias = str


PaymentMethodType: TypeAlias = Literal[
    "credit_card", "debit_card", "prepaid_card", "ticket", "bank_transfer", "account_money", "digital_wallet"
]


class PhoneRequestDict(TypedDict):
    area_code: NotRequired[str]
    number: NotRequired[str]


class PointPaymentMethodRequestDict(TypedDict):
    default_type: NotRequired[Literal["credit_card", "debit_card", "qr"]]
    default_installments: NotRequired[int]
    installments_cost: NotRequired[Literal["seller", "buyer"]]


class PointPaymentRequestDict(TypedDict):
    amount: str
    """
    Decimal text with up to two decimals. Brazil and Argentina ask for two, Chile for none.
    """


class PointTransactionsRequestDict(TypedDict):
    payments: list[PointPaymentRequestDict]
    """
    A Point order has exactly one.
    """


ProcessingMode: TypeAlias = Literal["automatic", "manual"]
"""
Manual creates the order and pays it when it is processed.
"""


class ShipmentRequestDict(TypedDict):
    address: NotRequired[AddressRequestDict]


SiteId: TypeAlias = Literal["MLA", "MLB", "MLM", "MLC", "MLU", "MCO", "MPE"]


class SponsorRequestDict(TypedDict):
    id: str


class TaxRequestDict(TypedDict):
    payer_condition: Literal["payment_taxable_iva", "payment_exempt_iva"]


TerminalId: TypeAlias = str
"""
Model, two underscores, serial number.
"""


Timestamp: TypeAlias = str
"""
RFC 3339, with up to nanoseconds.
"""


class TransactionSecurityRequestDict(TypedDict):
    validation: NotRequired[Literal["always", "on_fraud_risk", "never"]]
    liability_shift: NotRequired[Literal["required", "preferred"]]


class IntegrationDataRequestDict(TypedDict):
    integrator_id: NotRequired[str]
    platform_id: NotRequired[str]
    corporation_id: NotRequired[str]
    sponsor: NotRequired[SponsorRequestDict]


class MerchantOrderRequestDict(TypedDict):
    """
    A new merchant order. No field is required; an item has to be complete.
    """

    preference_id: NotRequired[str]
    """
    UUID of the payment preference, in practice behind the number of its collector.
    """
    application_id: NotRequired[ApplicationIdRequestDict]
    site_id: NotRequired[SiteId]
    payer: NotRequired[MerchantOrderPayerRequestDict]
    collector: NotRequired[CollectorRequestDict]
    sponsor_id: NotRequired[int | None]
    items: NotRequired[list[MerchantOrderItemRequestDict]]
    payments: NotRequired[list[MerchantOrderPaymentRequestDict]]
    """
    Payments come later; a new merchant order takes none.
    """
    notification_url: NotRequired[NotificationUrl]
    additional_info: NotRequired[AdditionalInfo]
    external_reference: NotRequired[MerchantOrderExternalReference]
    marketplace: NotRequired[Marketplace]


class MerchantOrderUpdateRequestDict(TypedDict):
    """
    What changes. A field that is left out stays as it is.
    """

    preference_id: NotRequired[str]
    application_id: NotRequired[ApplicationIdRequestDict]
    site_id: NotRequired[SiteId]
    payer: NotRequired[MerchantOrderPayerRequestDict]
    collector: NotRequired[CollectorRequestDict]
    sponsor_id: NotRequired[int | None]
    items: NotRequired[list[MerchantOrderItemUpdateRequestDict]]
    payments: NotRequired[list[MerchantOrderPaymentRequestDict]]
    shipments: NotRequired[list[MerchantOrderShipmentRequestDict]]
    notification_url: NotRequired[NotificationUrl]
    additional_info: NotRequired[AdditionalInfo]
    external_reference: NotRequired[MerchantOrderExternalReference]
    marketplace: NotRequired[Marketplace]


class OnlineSettingsRequestDict(TypedDict):
    callback_url: NotRequired[str]
    transaction_security: NotRequired[TransactionSecurityRequestDict]


class OrderItemRequestDict(TypedDict):
    title: NotRequired[str]
    unit_price: NotRequired[str]
    """
    Decimal text.
    """
    quantity: NotRequired[int]
    description: NotRequired[str]
    id: NotRequired[str]
    external_code: NotRequired[str]
    picture_url: NotRequired[str]
    category_id: NotRequired[str]
    type: NotRequired[str]
    warranty: NotRequired[bool]
    event_date: NotRequired[Timestamp]


class PayerRequestDict(TypedDict):
    email: NotRequired[str]
    first_name: NotRequired[str]
    last_name: NotRequired[str]
    entity_type: NotRequired[Literal["individual", "association"]]
    customer_id: NotRequired[str]
    identification: NotRequired[IdentificationRequestDict]
    phone: NotRequired[PhoneRequestDict]
    address: NotRequired[AddressRequestDict]


class PaymentMethodRequestDict(TypedDict):
    id: str
    """
    The method, such as visa, master, elo, pix or boleto.
    """
    type: PaymentMethodType
    token: NotRequired[str]
    """
    Card token. Pages of 2026 give 32 or 33 characters, the page of 2024 shows a short one.
    """
    installments: NotRequired[int]
    statement_descriptor: NotRequired[str]
    financial_institution: NotRequired[str]


class PointTerminalRequestDict(TypedDict):
    terminal_id: TerminalId
    print_on_terminal: NotRequired[Literal["seller_ticket", "no_ticket"]]
    ticket_number: NotRequired[str]


class PointTypeConfigRequestDict(TypedDict):
    terminal_id: TerminalId
    ticket_number: NotRequired[str]
    flow_process: NotRequired[str]
    """
    Such as credit_card.
    """


class OnlineConfigRequestDict(TypedDict):
    online: NotRequired[OnlineSettingsRequestDict]


class OnlinePaymentRequestDict(TypedDict):
    amount: str
    """
    Decimal text with two decimals or none.
    """
    payment_method: PaymentMethodRequestDict
    expiration_time: NotRequired[Duration]


class OnlineTransactionsRequestDict(TypedDict):
    payments: list[OnlinePaymentRequestDict]
    """
    One payment, or two cards. Pages of 2026 allow one.
    """


class PointConfigRequestDict(TypedDict):
    point: PointTerminalRequestDict
    payment_method: NotRequired[PointPaymentMethodRequestDict]


class PointOrderRequestDict(TypedDict):
    """
    An order that waits at a Point terminal, as its pages describe it today.
    """

    type: Literal["point"]
    external_reference: ExternalReference
    expiration_time: NotRequired[Duration]
    description: NotRequired[str]
    transactions: PointTransactionsRequestDict
    config: PointConfigRequestDict
    integration_data: NotRequired[IntegrationDataRequestDict]
    taxes: NotRequired[list[TaxRequestDict]]
    """
    Chile.
    """


class PointTypeConfigOrderRequestDict(TypedDict):
    """
    An order that waits at a Point terminal, in the form of 2024.
    """

    type: Literal["point"]
    external_reference: ExternalReference
    description: NotRequired[str]
    transactions: PointTransactionsRequestDict
    type_config: PointTypeConfigRequestDict
    integration_data: NotRequired[IntegrationDataRequestDict]


class OnlineOrderRequestDict(TypedDict):
    """
    An order that is paid online.
    """

    type: Literal["online"]
    external_reference: ExternalReference
    total_amount: str
    """
    The sum of the payments, with two decimals or none.
    """
    capture_mode: NotRequired[CaptureMode]
    processing_mode: NotRequired[ProcessingMode]
    description: NotRequired[str]
    """
    What is sold.
    """
    marketplace: NotRequired[str]
    """
    Where the sale comes from.
    """
    marketplace_fee: NotRequired[str]
    """
    What the marketplace keeps.
    """
    expiration_time: NotRequired[Duration]
    transactions: OnlineTransactionsRequestDict
    payer: NotRequired[PayerRequestDict]
    integration_data: NotRequired[IntegrationDataRequestDict]
    items: NotRequired[list[OrderItemRequestDict]]
    """
    What is sold, line by line. Not checked against the total.
    """
    shipment: NotRequired[ShipmentRequestDict]
    config: NotRequired[OnlineConfigRequestDict]


__all__ = [
    "AddressRequestDict",
    "CollectorRequestDict",
    "IdentificationRequestDict",
    "IntegrationDataRequestDict",
    "MerchantOrderItemRequestDict",
    "MerchantOrderItemUpdateRequestDict",
    "MerchantOrderPayerRequestDict",
    "MerchantOrderPaymentRequestDict",
    "MerchantOrderRequestDict",
    "MerchantOrderShipmentRequestDict",
    "MerchantOrderUpdateRequestDict",
    "OnlineConfigRequestDict",
    "OnlineOrderRequestDict",
    "OnlinePaymentRequestDict",
    "OnlineSettingsRequestDict",
    "OnlineTransactionsRequestDict",
    "OrderItemRequestDict",
    "PayerRequestDict",
    "PaymentMethodRequestDict",
    "PhoneRequestDict",
    "PointConfigRequestDict",
    "PointOrderRequestDict",
    "PointPaymentMethodRequestDict",
    "PointPaymentRequestDict",
    "PointTerminalRequestDict",
    "PointTransactionsRequestDict",
    "PointTypeConfigOrderRequestDict",
    "PointTypeConfigRequestDict",
    "ShipmentRequestDict",
    "SponsorRequestDict",
    "TaxRequestDict",
    "TransactionSecurityRequestDict",
]
