# Generated from openapi.yaml by `make generate`. Do not edit.
"""Requests as plain dictionaries, as type checkers see them."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NotRequired, TypeAlias, TypedDict

AdditionalInfo: TypeAlias = str
"""
Whatever else the seller wants to keep with it.
"""


class AddressRequestDict(TypedDict):
    """
    A postal address.
    """

    zip_code: NotRequired[str]
    """
    Postal code.
    """
    street_name: NotRequired[str]
    """
    Street.
    """
    street_number: NotRequired[str]
    """
    Number of the house, as text.
    """
    neighborhood: NotRequired[str]
    """
    Part of the city.
    """
    city: NotRequired[str]
    """
    City.
    """
    state: NotRequired[str]
    """
    State or province. The page of Brazil asks for its two letters.
    """
    complement: NotRequired[str]
    """
    What else is needed to find the door.
    """
    country: NotRequired[str]
    """
    Country.
    """


ApplicationIdRequestDict: TypeAlias = str | int
"""
The application that the merchant order belongs to: its number as text; an integer is understood as well.
"""


CaptureMode: TypeAlias = Literal["automatic", "automatic_async", "manual"]
"""
Whether money is taken with the authorisation or later. Left out, it is automatic_async in answers of 2026.
"""


class CollectorRequestDict(TypedDict):
    """
    Who sells.
    """

    id: int
    """
    The account that collects, its number; that of the token, or user_not_allowed.
    """


CurrencyId: TypeAlias = str
"""
The currency of the price of an item (ISO 4217). A pattern and not a list, so that the page's sample, which has a placeholder, can be read.
"""


Duration: TypeAlias = str
"""
A time from the creation of the order, as an ISO 8601 duration: PT16M is sixteen minutes, P1D a day.
"""


ExternalReference: TypeAlias = str
"""
What the seller calls the order, unique among their orders: letters, digits, hyphen and underscore. It is shown to others, so put nothing personal into it.
"""


class IdentificationRequestDict(TypedDict):
    """
    A document that identifies the payer.
    """

    type: NotRequired[str]
    """
    The kind of document, by country: CPF or CNPJ in Brazil, DNI, CUIL or CUIT in Argentina, RUT in Chile, RFC or CURP in Mexico, CC, CE or NIT in Colombia, DNI, CE or RUC in Peru, CI in Uruguay.
    """
    number: NotRequired[str]
    """
    Its number.
    """


Marketplace: TypeAlias = str
"""
Where the payment comes from: NONE (Mercado Pago), MELI (Mercado Libre) or the name of a marketplace. Left out or empty it is NONE.
"""


MerchantOrderExternalReference: TypeAlias = str
"""
What the seller calls the merchant order, to find it in their own system.
"""


class MerchantOrderItemRequestDict(TypedDict):
    """
    A line of what is sold.
    """

    id: NotRequired[str]
    """
    The id of the listing.
    """
    category_id: NotRequired[str]
    """
    The category of the item.
    """
    currency_id: CurrencyId
    description: NotRequired[str]
    """
    What the listing says.
    """
    picture_url: NotRequired[str]
    """
    Address of a picture of the listing.
    """
    title: str
    """
    The title of the listing.
    """
    quantity: int
    """
    How many.
    """
    unit_price: float | Decimal
    """
    The price of one, in its currency: a number, more than zero.
    """


class MerchantOrderItemUpdateRequestDict(TypedDict):
    """
    An item, named by its id. Of its fields only the quantity changes; the others may be as they were read.
    """

    id: str
    """
    The id of the item that changes.
    """
    category_id: NotRequired[str | None]
    """
    The category of the item, as it is.
    """
    currency_id: NotRequired[str | None]
    """
    The currency of its price, as it is.
    """
    description: NotRequired[str | None]
    """
    What the listing says, as it is.
    """
    picture_url: NotRequired[str | None]
    """
    Address of a picture, as it is.
    """
    title: NotRequired[str | None]
    """
    The title of the listing, as it is.
    """
    quantity: NotRequired[int]
    """
    How many; the only field of an item that changes.
    """
    unit_price: NotRequired[float | Decimal]
    """
    The price of one, as it is.
    """


class MerchantOrderPayerRequestDict(TypedDict):
    """
    Who buys.
    """

    id: NotRequired[int]
    """
    The account of the buyer, its number.
    """
    email: NotRequired[str]
    """
    E-mail address of the buyer. Later pages call it deprecated, and answer an empty text.
    """
    nickname: NotRequired[str]
    """
    What the buyer is called in Mercado Libre.
    """


class MerchantOrderPaymentRequestDict(TypedDict):
    """
    A payment of the merchant order.
    """

    id: int
    """
    The id of the payment.
    """
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
    """
    What kind of payment it is.
    """


class MerchantOrderShipmentRequestDict(TypedDict):
    """
    A shipment of the merchant order.
    """

    id: int
    """
    The id of the shipment.
    """


NotificationUrl: TypeAlias = str
"""
Where notifications of the payments are sent: an HTTP or HTTPS address.
"""


PaymentMethodType: TypeAlias = Literal[
    "credit_card", "debit_card", "prepaid_card", "ticket", "bank_transfer", "account_money", "digital_wallet"
]
"""
The kind of a payment method.
"""


class PhoneRequestDict(TypedDict):
    """
    A telephone number.
    """

    area_code: NotRequired[str]
    """
    The area code, without the country.
    """
    number: NotRequired[str]
    """
    The number within its area.
    """


class PointPaymentMethodRequestDict(TypedDict):
    """
    How the order may be paid; in any way, unless it is sent.
    """

    default_type: NotRequired[Literal["credit_card", "debit_card", "qr"]]
    """
    The kind of payment that the terminal offers.
    """
    default_installments: NotRequired[int]
    """
    In how many monthly instalments a credit card pays. Brazil.
    """
    installments_cost: NotRequired[Literal["seller", "buyer"]]
    """
    Who pays the cost of instalments. Brazil.
    """


class PointPaymentRequestDict(TypedDict):
    """
    A payment at a terminal. The terminal asks how it is made.
    """

    amount: str
    """
    What is paid, more than zero: decimal text with up to two decimals. Brazil and Argentina ask for two, Chile for none.
    """


class PointTransactionsRequestDict(TypedDict):
    """
    What is paid at the terminal.
    """

    payments: list[PointPaymentRequestDict]
    """
    A Point order has exactly one.
    """


ProcessingMode: TypeAlias = Literal["automatic", "manual"]
"""
Whether the payments are made when the order is created, or when it is processed. Automatic, unless it is sent.
"""


class ShipmentRequestDict(TypedDict):
    """
    Where the goods go.
    """

    address: NotRequired[AddressRequestDict]


SiteId: TypeAlias = Literal["MLA", "MLB", "MLM", "MLC", "MLU", "MCO", "MPE"]
"""
The country of the merchant order, as a site of Mercado Libre.
"""


class SponsorRequestDict(TypedDict):
    """
    The account under which the integration is registered.
    """

    id: str
    """
    The number of that account, as text.
    """


class TaxRequestDict(TypedDict):
    """
    The tax of a payment in Chile.
    """

    payer_condition: Literal["payment_taxable_iva", "payment_exempt_iva"]
    """
    Whether the payer pays value-added tax (IVA).
    """


TerminalId: TypeAlias = str
"""
The terminal: model, two underscores, serial number.
"""


Timestamp: TypeAlias = str
"""
A moment, RFC 3339, with up to nine digits behind the seconds; orders give it in UTC (Z).
"""


class TransactionSecurityRequestDict(TypedDict):
    """
    When the buyer has to prove who they are (3-D Secure).
    """

    validation: NotRequired[Literal["always", "on_fraud_risk", "never"]]
    """
    When the buyer is asked; never, unless it is sent.
    """
    liability_shift: NotRequired[Literal["required", "preferred"]]
    """
    Whether a payment without the issuer's guarantee is taken.
    """


class IntegrationDataRequestDict(TypedDict):
    """
    Who built the integration.
    """

    integrator_id: NotRequired[str]
    """
    The integrator; given by Mercado Pago, and begins with dev_.
    """
    platform_id: NotRequired[str]
    """
    The platform that the shop runs on; given by Mercado Pago.
    """
    corporation_id: NotRequired[str]
    """
    The corporation that the shop belongs to; given by Mercado Pago.
    """
    sponsor: NotRequired[SponsorRequestDict]


class MerchantOrderRequestDict(TypedDict):
    """
    A new merchant order. No field is required; an item has to be complete.
    """

    preference_id: NotRequired[str]
    """
    The payment preference of this merchant order: a UUID, in practice behind the number of its collector.
    """
    application_id: NotRequired[ApplicationIdRequestDict]
    site_id: NotRequired[SiteId]
    payer: NotRequired[MerchantOrderPayerRequestDict]
    collector: NotRequired[CollectorRequestDict]
    sponsor_id: NotRequired[int | None]
    """
    The account under which the integration is registered; null for none.
    """
    items: NotRequired[list[MerchantOrderItemRequestDict]]
    """
    What is sold, line by line.
    """
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
    """
    The payment preference of this merchant order; any text.
    """
    application_id: NotRequired[ApplicationIdRequestDict]
    site_id: NotRequired[SiteId]
    payer: NotRequired[MerchantOrderPayerRequestDict]
    collector: NotRequired[CollectorRequestDict]
    sponsor_id: NotRequired[int | None]
    """
    The account under which the integration is registered; null for none.
    """
    items: NotRequired[list[MerchantOrderItemUpdateRequestDict]]
    """
    The items whose quantity changes.
    """
    payments: NotRequired[list[MerchantOrderPaymentRequestDict]]
    """
    Payments of this merchant order, named by their ids.
    """
    shipments: NotRequired[list[MerchantOrderShipmentRequestDict]]
    """
    Shipments of this merchant order, named by their ids.
    """
    notification_url: NotRequired[NotificationUrl]
    additional_info: NotRequired[AdditionalInfo]
    external_reference: NotRequired[MerchantOrderExternalReference]
    marketplace: NotRequired[Marketplace]


class OnlineSettingsRequestDict(TypedDict):
    """
    Settings of online payments.
    """

    callback_url: NotRequired[str]
    """
    Where the buyer's browser goes after the payment.
    """
    transaction_security: NotRequired[TransactionSecurityRequestDict]


class OrderItemRequestDict(TypedDict):
    """
    A line of what is sold.
    """

    title: NotRequired[str]
    """
    What it is.
    """
    unit_price: NotRequired[str]
    """
    The price of one, in the currency of the order: decimal text.
    """
    quantity: NotRequired[int]
    """
    How many.
    """
    description: NotRequired[str]
    """
    More of what it is.
    """
    id: NotRequired[str]
    """
    What the seller calls it. Pages of 2026 use external_code in its place.
    """
    external_code: NotRequired[str]
    """
    What the seller calls it.
    """
    picture_url: NotRequired[str]
    """
    Address of a picture.
    """
    category_id: NotRequired[str]
    """
    Its category in Mercado Libre.
    """
    type: NotRequired[str]
    """
    The kind of item, such as travel.
    """
    warranty: NotRequired[bool]
    """
    Whether it comes with a warranty.
    """
    event_date: NotRequired[Timestamp]


class PayerRequestDict(TypedDict):
    """
    Who pays.
    """

    email: NotRequired[str]
    """
    E-mail address. On a sandbox account it has to contain @testuser.com.
    """
    first_name: NotRequired[str]
    """
    First name.
    """
    last_name: NotRequired[str]
    """
    Last name.
    """
    entity_type: NotRequired[Literal["individual", "association"]]
    """
    Whether a person pays or an organisation.
    """
    customer_id: NotRequired[str]
    """
    The id of a customer whom the seller has saved at Mercado Pago.
    """
    identification: NotRequired[IdentificationRequestDict]
    phone: NotRequired[PhoneRequestDict]
    address: NotRequired[AddressRequestDict]


class PaymentMethodRequestDict(TypedDict):
    """
    With what a payment is made.
    """

    id: str
    """
    The method, such as visa, master, elo, pix or boleto.
    """
    type: PaymentMethodType
    token: NotRequired[str]
    """
    Stands for a card, and is used once. Pages of 2026 give 32 or 33 characters, the sample of 2024 has a short one. Only for cards.
    """
    installments: NotRequired[int]
    """
    In how many monthly instalments a card pays.
    """
    statement_descriptor: NotRequired[str]
    """
    How the seller is named on the statement of the card.
    """
    financial_institution: NotRequired[str]
    """
    The bank of the buyer, where the method needs one (PSE in Colombia).
    """


class PointTerminalRequestDict(TypedDict):
    """
    The terminal.
    """

    terminal_id: TerminalId
    print_on_terminal: NotRequired[Literal["seller_ticket", "no_ticket"]]
    """
    What the terminal prints; the seller's ticket, unless it is sent.
    """
    ticket_number: NotRequired[str]
    """
    The number of the invoice or ticket, printed where the terminal prints. Argentina.
    """


class PointTypeConfigRequestDict(TypedDict):
    """
    The terminal, in the form of 2024.
    """

    terminal_id: TerminalId
    ticket_number: NotRequired[str]
    """
    The number of the ticket.
    """
    flow_process: NotRequired[str]
    """
    The kind of payment that the terminal offers, such as credit_card.
    """


class OnlineConfigRequestDict(TypedDict):
    """
    How an online order is paid.
    """

    online: NotRequired[OnlineSettingsRequestDict]


class OnlinePaymentRequestDict(TypedDict):
    """
    A payment of an online order.
    """

    amount: str
    """
    What this payment takes: decimal text with two decimals or none, more than zero.
    """
    payment_method: PaymentMethodRequestDict
    expiration_time: NotRequired[Duration]


class OnlineTransactionsRequestDict(TypedDict):
    """
    How an online order is paid.
    """

    payments: list[OnlinePaymentRequestDict]
    """
    One payment, or two cards that share the total. Pages of 2026 allow one.
    """


class PointConfigRequestDict(TypedDict):
    """
    At which terminal the order waits, and how it may be paid.
    """

    point: PointTerminalRequestDict
    payment_method: NotRequired[PointPaymentMethodRequestDict]


class PointOrderRequestDict(TypedDict):
    """
    An order that waits at a Point terminal, as its pages describe it today.
    """

    type: Literal["point"]
    """
    The kind of order: one for a Point terminal.
    """
    external_reference: ExternalReference
    expiration_time: NotRequired[Duration]
    description: NotRequired[str]
    """
    The product or service, or why it is paid.
    """
    transactions: PointTransactionsRequestDict
    config: PointConfigRequestDict
    integration_data: NotRequired[IntegrationDataRequestDict]
    taxes: NotRequired[list[TaxRequestDict]]
    """
    The tax of the payment. Chile only.
    """


class PointTypeConfigOrderRequestDict(TypedDict):
    """
    An order that waits at a Point terminal, in the form of 2024.
    """

    type: Literal["point"]
    """
    The kind of order: one for a Point terminal.
    """
    external_reference: ExternalReference
    description: NotRequired[str]
    """
    The product or service, or why it is paid.
    """
    transactions: PointTransactionsRequestDict
    type_config: PointTypeConfigRequestDict
    integration_data: NotRequired[IntegrationDataRequestDict]


class OnlineOrderRequestDict(TypedDict):
    """
    An order that is paid online, at once or later.
    """

    type: Literal["online"]
    """
    The kind of order: an online one.
    """
    external_reference: ExternalReference
    total_amount: str
    """
    What the buyer pays in all, in the currency of the account's country: decimal text with two decimals or none. The sum of the payments.
    """
    capture_mode: NotRequired[CaptureMode]
    processing_mode: NotRequired[ProcessingMode]
    description: NotRequired[str]
    """
    What is sold, as the seller calls it.
    """
    marketplace: NotRequired[str]
    """
    Where the sale comes from: the name of a marketplace, or NONE.
    """
    marketplace_fee: NotRequired[str]
    """
    What the marketplace keeps of the total: decimal text with two decimals or none.
    """
    expiration_time: NotRequired[Duration]
    transactions: OnlineTransactionsRequestDict
    payer: NotRequired[PayerRequestDict]
    integration_data: NotRequired[IntegrationDataRequestDict]
    items: NotRequired[list[OrderItemRequestDict]]
    """
    What is sold, line by line. Not held against the total.
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
