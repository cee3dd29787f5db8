# Generated from openapi.yaml by `make generate`. Do not edit.
"""Requests as plain dictionaries, as type checkers see them."""

from decimal import Decimal
from typing import Literal, NotRequired, TypeAlias, TypedDict

AdditionalInfo: TypeAlias = str
"""
Whatever else the seller wants to keep with it.
"""


class AdditionalShipmentRequestDict(TypedDict):
    """
    What else is known of the shipment.
    """

    express: NotRequired[bool]
    """
    Whether the goods are sent by express.
    """
    local_pickup: NotRequired[bool]
    """
    Whether the buyer fetches the goods.
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
    floor: NotRequired[str]
    """
    Floor. Checkout Pro.
    """
    apartment: NotRequired[str]
    """
    Apartment. Checkout Pro.
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


Currency: TypeAlias = Literal["ARS", "BRL", "CLP", "COP", "MXN", "PEN", "UYU"]
"""
The currency of the amounts (ISO 4217); that of the account's country, unless it is sent.
"""


CurrencyId: TypeAlias = str
"""
The currency of the price of an item (ISO 4217). A pattern and not a list, so that the page's sample, which has a placeholder, can be read.
"""


Duration: TypeAlias = str
"""
A time from the creation of the order, as an ISO 8601 duration: PT16M is sixteen minutes, P1D a day.
"""


class ExternalCategoryRequestDict(TypedDict):
    """
    A category of the seller.
    """

    id: str
    """
    What the seller calls it.
    """


ExternalReference: TypeAlias = str
"""
What the seller calls the order, unique among their orders: letters, digits, hyphen and underscore. It is shown to others, so put nothing personal into it.
"""


class FreeMethodRequestDict(TypedDict):
    """
    A way of shipment.
    """

    id: int
    """
    Its number.
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


Value: TypeAlias = int


class InterestFreeRequestDict(TypedDict):
    """
    Instalments that cost the buyer nothing.
    """

    type: Literal["range", "list", "none"]
    """
    How values are meant.
    """
    values: NotRequired[list[Value]]
    """
    Numbers of instalments.
    """


class InvoicePeriodRequestDict(TypedDict):
    """
    The time that is paid for.
    """

    interval: NotRequired[int]
    """
    How many of its units; older code calls it period.
    """
    period: NotRequired[int]
    """
    The same, as older code has it.
    """
    type: NotRequired[str]
    """
    The unit, such as month.
    """


class InvoiceRequestDict(TypedDict):
    """
    The invoice that is paid.
    """

    id: NotRequired[str]
    """
    What the seller calls it.
    """
    billing_date: NotRequired[str]
    """
    Its date.
    """
    period: NotRequired[InvoicePeriodRequestDict]


Marketplace: TypeAlias = str
"""
Where the payment comes from: NONE (Mercado Pago), MELI (Mercado Libre) or the name of a marketplace. Left out or empty it is NONE.
"""


MerchantOrderExternalReference: TypeAlias = str | int
"""
What the seller calls the merchant order, to find it in their own system. A number is taken for its digits.
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
    The account of the buyer, its number; 0 where it is not known.
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


NotAllowedId: TypeAlias = str


class OnlineTaxRequestDict(TypedDict):
    """
    A tax.
    """

    payer_condition: NotRequired[str]
    """
    Whether the payer pays it, such as payment_taxable_iva.
    """
    type: NotRequired[str]
    """
    The kind of tax, such as IVA.
    """
    value: NotRequired[str]
    """
    How much it is: decimal text.
    """


class OrderEventRequestDict(TypedDict):
    """
    What a Point order is to come to, for a test.
    """

    status: Literal["processed", "canceled", "expired", "failed", "refunded", "action_required"]
    """
    The status to which the order comes.
    """
    payment_method_type: NotRequired[Literal["credit_card", "debit_card", "qr"]]
    """
    The kind of payment. Only with processed and failed.
    """
    payment_method_id: NotRequired[str]
    """
    The brand or method, such as visa, master, amex, debvisa or debmaster. Only with processed and failed.
    """
    installments: NotRequired[int]
    """
    In how many monthly instalments a credit card pays. Only with payment_method_type credit_card.
    """
    status_detail: NotRequired[
        Literal[
            "accredited",
            "bad_filled_card_data",
            "required_call_for_authorize",
            "card_disabled",
            "high_risk",
            "insufficient_amount",
            "invalid_installments",
            "max_attempts_exceeded",
            "rejected_other_reason",
            "processing_error",
        ]
    ]
    """
    Why the payment stands there; accredited with processed, the others with failed.
    """


ItemReference: TypeAlias = str


class PassengerRequestDict(TypedDict):
    """
    Somebody who travels.
    """

    first_name: NotRequired[str]
    """
    First name.
    """
    last_name: NotRequired[str]
    """
    Last name.
    """
    identification: NotRequired[IdentificationRequestDict]
    identification_type: NotRequired[str]
    """
    The kind of document, in the form of older code.
    """
    identification_number: NotRequired[str]
    """
    Its number, in the form of older code.
    """
    item_references: NotRequired[list[ItemReference]]
    """
    The items that are theirs.
    """


PaymentMethodType: TypeAlias = Literal[
    "credit_card", "debit_card", "prepaid_card", "ticket", "bank_transfer", "account_money", "digital_wallet"
]
"""
The kind of a payment method.
"""


class PaymentMethodUpdateRequestDict(TypedDict):
    """
    What changes of the method; the rest stays as it is.
    """

    id: NotRequired[str]
    """
    The method, such as visa, master, elo, pix or boleto.
    """
    type: NotRequired[PaymentMethodType]
    token: NotRequired[str]
    """
    Stands for a card, and is used once. Only for cards.
    """
    installments: NotRequired[int]
    """
    In how many monthly instalments a card pays.
    """
    statement_descriptor: NotRequired[str]
    """
    How the seller is named on the statement of the card.
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


class PlatformSellerRequestDict(TypedDict):
    """
    A seller on a platform.
    """

    id: NotRequired[str]
    """
    The seller on the platform.
    """
    name: NotRequired[str]
    """
    The seller's name.
    """
    email: NotRequired[str]
    """
    The seller's e-mail address.
    """
    status: NotRequired[str]
    """
    The seller's status.
    """
    referral_url: NotRequired[str]
    """
    The seller's page.
    """
    registration_date: NotRequired[str]
    """
    Since when the seller is on the platform.
    """
    hired_plan: NotRequired[str]
    """
    The seller's plan.
    """
    business_type: NotRequired[str]
    """
    The seller's business.
    """
    address: NotRequired[AddressRequestDict]
    identification: NotRequired[IdentificationRequestDict]
    phone: NotRequired[PhoneRequestDict]


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


ProcessingMode: TypeAlias = Literal["automatic", "automatic_async", "manual"]
"""
Whether the payments are made when the order is created, or when it is processed. Automatic, unless it is sent.
"""


class QrCodeRequestDict(TypedDict):
    """
    The point of sale, and the model of its code.
    """

    external_pos_id: str
    """
    What the seller calls the point of sale.
    """
    mode: NotRequired[Literal["static", "dynamic", "hybrid"]]
    """
    Which code is scanned; static, unless it is sent.
    """


class QrConfigRequestDict(TypedDict):
    """
    At which point of sale the order is, and how it may be paid.
    """

    qr: QrCodeRequestDict
    payment_method: NotRequired[PointPaymentMethodRequestDict]


class QrItemRequestDict(TypedDict):
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
    unit_measure: NotRequired[str]
    """
    In what it is counted.
    """
    external_code: NotRequired[str]
    """
    What the seller calls it.
    """
    external_categories: NotRequired[list[ExternalCategoryRequestDict]]
    """
    What the seller calls its categories. Not together with discounts.
    """


class QrPaymentRequestDict(TypedDict):
    """
    A payment with a QR code. The buyer chooses how it is made.
    """

    amount: str
    """
    What is paid, more than zero: decimal text with two decimals or none. Chile has none.
    """


class QrTransactionsRequestDict(TypedDict):
    """
    What is paid with the code.
    """

    payments: list[QrPaymentRequestDict]
    """
    A QR order has exactly one.
    """


class RefundTransactionRequestDict(TypedDict):
    """
    A part of a payment that is to be paid back.
    """

    id: str
    """
    The payment, by its id in the order.
    """
    amount: str
    """
    How much of it: decimal text with two decimals or none, more than zero.
    """


class RetriesRequestDict(TypedDict):
    """
    Whether the buyer may try again.
    """

    allowed: bool
    """
    True for yes.
    """


class RouteRequestDict(TypedDict):
    """
    A part of a journey.
    """

    departure: NotRequired[str]
    """
    From where, such as the code of an airport.
    """
    destination: NotRequired[str]
    """
    To where.
    """
    departure_date_time: NotRequired[str]
    """
    When it begins.
    """
    arrival_date_time: NotRequired[str]
    """
    When it ends.
    """
    company: NotRequired[str]
    """
    Who carries them.
    """
    item_references: NotRequired[list[ItemReference]]
    """
    The items that are of it.
    """


class ShipmentRequestDict(TypedDict):
    """
    Where the goods go.
    """

    address: NotRequired[AddressRequestDict]
    mode: NotRequired[Literal["me2", "custom", "not_specified"]]
    """
    How the goods are sent. Checkout Pro.
    """
    local_pickup: NotRequired[bool]
    """
    Whether the buyer can fetch the goods. Checkout Pro.
    """
    cost: NotRequired[str]
    """
    What the shipment costs: decimal text. Checkout Pro.
    """
    free_shipping: NotRequired[bool]
    """
    Whether the shipment is free. Checkout Pro.
    """
    free_methods: NotRequired[list[FreeMethodRequestDict]]
    """
    Ways of shipment that are free. Checkout Pro.
    """


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


class StoredCredentialRequestDict(TypedDict):
    """
    How a card that was saved is used.
    """

    payment_initiator: NotRequired[str]
    """
    Who starts the payment: customer or merchant.
    """
    reason: NotRequired[str]
    """
    Why the card was saved: recurring or card_on_file.
    """
    store_payment_method: NotRequired[bool]
    """
    Whether the card is saved.
    """
    first_payment: NotRequired[bool]
    """
    Whether it is the first payment with it.
    """
    previous_transaction_reference: NotRequired[str]
    """
    The first payment with it.
    """
    prev_transaction_ref: NotRequired[str]
    """
    The same, as older code has it.
    """


class SubscriptionSequenceRequestDict(TypedDict):
    """
    Which payment of the subscription it is.
    """

    number: NotRequired[int]
    """
    The number of this payment.
    """
    total: NotRequired[int]
    """
    How many there are.
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


class TerminalUpdateRequestDict(TypedDict):
    """
    A terminal, and how it is to work.
    """

    id: TerminalId
    operating_mode: Literal["PDV", "STANDALONE"]
    """
    How it is to work.
    """


class TerminalsUpdateRequestDict(TypedDict):
    """
    Terminals, and how they are to work.
    """

    terminals: list[TerminalUpdateRequestDict]
    """
    The terminals.
    """


Timestamp: TypeAlias = str
"""
A moment, RFC 3339, with up to nine digits behind the seconds; orders give it in UTC (Z).
"""


class TrackValuesRequestDict(TypedDict):
    """
    What names the advertisement.
    """

    conversion_id: NotRequired[str]
    """
    Of Google.
    """
    conversion_label: NotRequired[str]
    """
    Of Google.
    """
    pixel_id: NotRequired[str]
    """
    Of Facebook.
    """


class TrackingRequestDict(TypedDict):
    """
    Where a shipment is.
    """

    code: NotRequired[str]
    """
    The number under which it can be followed.
    """
    status: NotRequired[str]
    """
    Where it is.
    """


class TransactionReferenceRequestDict(TypedDict):
    """
    The first payment with a card that was saved.
    """

    id: str
    """
    Its id.
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


class TransactionUpdateRequestDict(TypedDict):
    """
    How a payment is to be made from now on.
    """

    payment_method: PaymentMethodUpdateRequestDict


class TravelRequestDict(TypedDict):
    """
    A journey that is paid for.
    """

    passengers: NotRequired[list[PassengerRequestDict]]
    """
    Who travels.
    """
    routes: NotRequired[list[RouteRequestDict]]
    """
    Where they go.
    """


class AdditionalPayerRequestDict(TypedDict):
    """
    What else is known of the buyer.
    """

    ip_address: NotRequired[str]
    """
    The buyer's address on the network. PSE needs it.
    """
    authentication_type: NotRequired[str]
    """
    How the buyer logged in, such as WEB or MOBILE.
    """
    registration_date: NotRequired[str]
    """
    Since when the buyer has an account at the shop.
    """
    is_prime_user: NotRequired[bool]
    """
    Whether the buyer is a member with advantages.
    """
    is_first_purchase_online: NotRequired[bool]
    """
    Whether it is the buyer's first purchase.
    """
    last_purchase: NotRequired[str]
    """
    When the buyer last bought.
    """
    address: NotRequired[AddressRequestDict]


class DiscountRequestDict(TypedDict):
    """
    A lower total for one kind of method.
    """

    type: PaymentMethodType
    new_total_amount: str
    """
    The total that is then paid: decimal text.
    """


class DiscountsRequestDict(TypedDict):
    """
    Lower totals for some ways to pay.
    """

    payment_methods: NotRequired[list[DiscountRequestDict]]
    """
    One for each kind of method.
    """


class InstallmentsRequestDict(TypedDict):
    """
    Which instalments are offered.
    """

    interest_free: NotRequired[InterestFreeRequestDict]


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


class OnlinePaymentMethodsRequestDict(TypedDict):
    """
    How the buyer may pay on the pages of Checkout Pro.
    """

    max_installments: NotRequired[int]
    """
    At most so many monthly instalments.
    """
    not_allowed_ids: NotRequired[list[NotAllowedId]]
    """
    Methods that are not offered.
    """
    not_allowed_types: NotRequired[list[PaymentMethodType]]
    """
    Kinds of methods that are not offered.
    """
    installments: NotRequired[InstallmentsRequestDict]


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
    More of what it is. The page allows 100 characters, the live API 256.
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
    warranty: NotRequired[bool | str]
    """
    Whether it comes with a warranty; the page says boolean, and its samples have text.
    """
    event_date: NotRequired[Timestamp]
    external_categories: NotRequired[list[ExternalCategoryRequestDict]]
    """
    What the seller calls its categories.
    """


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
    transaction_security: NotRequired[TransactionSecurityRequestDict]


class PlatformShipmentRequestDict(TypedDict):
    """
    The shipment of a platform.
    """

    delivery_promise: NotRequired[str]
    """
    When the platform promised the goods.
    """
    drop_shipping: NotRequired[str]
    """
    Whether somebody else than the seller sends them.
    """
    safety: NotRequired[str]
    """
    How the shipment is secured.
    """
    tracking: NotRequired[TrackingRequestDict]
    withdrawn: NotRequired[bool]
    """
    Whether it was taken back.
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


class QrOrderRequestDict(TypedDict):
    """
    An order that a buyer pays by scanning a QR code.
    """

    type: Literal["qr"]
    """
    The kind of order: one for a QR code.
    """
    external_reference: ExternalReference
    total_amount: NotRequired[str]
    """
    What is to be paid in all, the amount of the payment: decimal text with two decimals or none.
    """
    description: NotRequired[str]
    """
    The product or service, or why it is paid. Nothing personal.
    """
    expiration_time: NotRequired[Duration]
    marketplace_fee: NotRequired[str]
    """
    What the marketplace keeps of the total: decimal text. Needs a token from OAuth.
    """
    transactions: QrTransactionsRequestDict
    config: QrConfigRequestDict
    items: NotRequired[list[QrItemRequestDict]]
    """
    What is sold.
    """
    discounts: NotRequired[DiscountsRequestDict]
    integration_data: NotRequired[IntegrationDataRequestDict]


class RefundRequestDict(TypedDict):
    """
    What is to be paid back; all that is left, unless it names a part.
    """

    transactions: NotRequired[list[RefundTransactionRequestDict]]
    """
    The part: one payment, and how much of it.
    """


class SubscriptionDataRequestDict(TypedDict):
    """
    The subscription that is paid for, in the form of older code.
    """

    invoice_id: NotRequired[str]
    """
    What the seller calls the invoice.
    """
    billing_date: NotRequired[str]
    """
    Its date.
    """
    subscription_sequence: NotRequired[SubscriptionSequenceRequestDict]
    invoice_period: NotRequired[InvoicePeriodRequestDict]


class SubscriptionRequestDict(TypedDict):
    """
    The subscription that is paid for.
    """

    id: NotRequired[str]
    """
    What the seller calls it.
    """
    sequence: NotRequired[SubscriptionSequenceRequestDict]
    invoice: NotRequired[InvoiceRequestDict]


class TrackRequestDict(TypedDict):
    """
    An advertisement.
    """

    type: Literal["google_ad", "facebook_ad"]
    """
    Whose it is.
    """
    values: NotRequired[TrackValuesRequestDict]


class TransactionDataRequestDict(TypedDict):
    """
    How a card that was saved is used, as one example of an SDK has it.
    """

    type: NotRequired[str]
    """
    CREDENTIAL_ON_FILE.
    """
    sub_type: NotRequired[str]
    """
    recurring or unscheduled.
    """
    storage: NotRequired[str]
    """
    store or stored.
    """
    transaction_initiator: NotRequired[str]
    """
    customer or merchant.
    """
    first_transaction: NotRequired[bool]
    """
    Whether it is the first payment with it.
    """
    reference: NotRequired[TransactionReferenceRequestDict]


class AddedPaymentRequestDict(TypedDict):
    """
    A payment that is added to an order.
    """

    amount: str
    """
    What this payment takes: decimal text with two decimals or none, more than zero.
    """
    payment_method: PaymentMethodRequestDict


class AdditionalPlatformRequestDict(TypedDict):
    """
    What the platform of the shop knows.
    """

    shipment: NotRequired[PlatformShipmentRequestDict]
    seller: NotRequired[PlatformSellerRequestDict]
    authentication: NotRequired[str]
    """
    How the platform knows the buyer.
    """


class AutomaticPaymentsRequestDict(TypedDict):
    """
    A payment that the seller starts, with a method that the buyer has saved.
    """

    payment_profile_id: NotRequired[str]
    """
    The profile that holds the method; it stands in the place of payment_method.
    """
    retries: NotRequired[int]
    """
    How often a refused payment is tried again.
    """
    schedule_date: NotRequired[str]
    """
    When the payment is made: RFC 3339.
    """
    due_date: NotRequired[str]
    """
    Until when it is tried: RFC 3339.
    """
    subscription: NotRequired[SubscriptionRequestDict]


class OnlinePaymentRequestDict(TypedDict):
    """
    A payment of an online order.
    """

    amount: str
    """
    What this payment takes: decimal text with two decimals or none, more than zero.
    """
    payment_method: NotRequired[PaymentMethodRequestDict]
    expiration_time: NotRequired[Duration]
    date_of_expiration: NotRequired[str]
    """
    Until when the payment can be made: RFC 3339. Left out, it follows from expiration_time, or from the method.
    """
    automatic_payments: NotRequired[AutomaticPaymentsRequestDict]
    stored_credential: NotRequired[StoredCredentialRequestDict]
    subscription_data: NotRequired[SubscriptionDataRequestDict]
    transaction_data: NotRequired[TransactionDataRequestDict]


class OnlineSettingsRequestDict(TypedDict):
    """
    Settings of online payments.
    """

    callback_url: NotRequired[str]
    """
    Where the buyer's browser goes after the payment.
    """
    transaction_security: NotRequired[TransactionSecurityRequestDict]
    success_url: NotRequired[str]
    """
    Where the buyer goes after a payment. Checkout Pro.
    """
    failure_url: NotRequired[str]
    """
    Where the buyer goes after a payment that was refused. Checkout Pro.
    """
    pending_url: NotRequired[str]
    """
    Where the buyer goes where the payment is still to be made. Checkout Pro.
    """
    auto_return: NotRequired[Literal["approved", "all"]]
    """
    After which payments the buyer is sent back without a click; needs success_url. Checkout Pro.
    """
    available_from: NotRequired[str]
    """
    From when the buyer can pay: RFC 3339. Checkout Pro.
    """
    allowed_user_type: NotRequired[Literal["account_only"]]
    """
    Who may pay. Checkout Pro.
    """
    tracks: NotRequired[list[TrackRequestDict]]
    """
    Advertisements that are told of the payment. Checkout Pro.
    """
    retries: NotRequired[RetriesRequestDict]


class OnlineTransactionsRequestDict(TypedDict):
    """
    How an online order is paid.
    """

    payments: list[OnlinePaymentRequestDict]
    """
    One payment, or two cards that share the total. Pages of 2026 allow one.
    """


OrderAdditionalInfoRequestDict = TypedDict(
    "OrderAdditionalInfoRequestDict",
    {
        "payer": NotRequired[AdditionalPayerRequestDict],
        "shipment": NotRequired[AdditionalShipmentRequestDict],
        "platform": NotRequired[AdditionalPlatformRequestDict],
        "travel": NotRequired[TravelRequestDict],
        "payer.ip_address": NotRequired[str],
        "payer.authentication_type": NotRequired[str],
        "payer.registration_date": NotRequired[str],
        "payer.is_prime_user": NotRequired[bool],
        "payer.is_first_purchase_online": NotRequired[bool],
        "payer.last_purchase": NotRequired[str],
        "shipment.express": NotRequired[bool],
        "shipment.local_pickup": NotRequired[bool],
        "platform.shipment.delivery_promise": NotRequired[str],
        "platform.shipment.drop_shipping": NotRequired[str],
        "platform.shipment.safety": NotRequired[str],
        "platform.shipment.tracking.code": NotRequired[str],
        "platform.shipment.tracking.status": NotRequired[str],
        "platform.shipment.withdrawn": NotRequired[bool],
        "platform.seller.id": NotRequired[str],
        "platform.seller.name": NotRequired[str],
        "platform.seller.email": NotRequired[str],
        "platform.seller.status": NotRequired[str],
        "platform.seller.referral_url": NotRequired[str],
        "platform.seller.registration_date": NotRequired[str],
        "platform.seller.hired_plan": NotRequired[str],
        "platform.seller.business_type": NotRequired[str],
        "platform.seller.address.zip_code": NotRequired[str],
        "platform.seller.address.street_name": NotRequired[str],
        "platform.seller.address.street_number": NotRequired[str],
        "platform.seller.address.city": NotRequired[str],
        "platform.seller.address.state": NotRequired[str],
        "platform.seller.address.complement": NotRequired[str],
        "platform.seller.address.country": NotRequired[str],
        "platform.seller.identification.type": NotRequired[str],
        "platform.seller.identification.number": NotRequired[str],
        "platform.seller.phone.area_code": NotRequired[str],
        "platform.seller.phone.number": NotRequired[str],
        "platform.authentication": NotRequired[str],
        "travel.passengers": NotRequired[list[PassengerRequestDict]],
        "travel.routes": NotRequired[list[RouteRequestDict]],
    },
)


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


class TransactionsRequestDict(TypedDict):
    """
    Payments that are to be added to an order in manual mode.
    """

    payments: list[AddedPaymentRequestDict]
    """
    The payments; an order has one or two.
    """


class OnlineConfigRequestDict(TypedDict):
    """
    Settings of an online order, and of the pages of Checkout Pro.
    """

    online: NotRequired[OnlineSettingsRequestDict]
    payment_method: NotRequired[OnlinePaymentMethodsRequestDict]
    statement_descriptor: NotRequired[str]
    """
    How the seller is named on the statement of the card. Checkout Pro.
    """
    default_payment_due_date: NotRequired[str]
    """
    How long a payment in cash can be made. Checkout Pro.
    """


class OnlineOrderRequestDict(TypedDict):
    """
    An order that is paid online, at once or later.
    """

    type: Literal["online"]
    """
    The kind of order: an online one.
    """
    external_reference: NotRequired[ExternalReference]
    total_amount: str
    """
    What the buyer pays in all, in the currency of the account's country: decimal text with two decimals or none, and not zero. The sum of the payments, where there are any.
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
    transactions: NotRequired[OnlineTransactionsRequestDict]
    payer: NotRequired[PayerRequestDict]
    integration_data: NotRequired[IntegrationDataRequestDict]
    items: NotRequired[list[OrderItemRequestDict]]
    """
    What is sold, line by line. Not held against the total.
    """
    shipment: NotRequired[ShipmentRequestDict]
    config: NotRequired[OnlineConfigRequestDict]
    currency: NotRequired[Currency]
    additional_info: NotRequired[OrderAdditionalInfoRequestDict]
    discounts: NotRequired[DiscountsRequestDict]
    taxes: NotRequired[list[OnlineTaxRequestDict]]
    """
    Taxes of the order.
    """
    checkout_available_at: NotRequired[str]
    """
    From when the buyer can pay on the pages of Checkout Pro: RFC 3339.
    """


__all__ = [
    "AddedPaymentRequestDict",
    "AdditionalPayerRequestDict",
    "AdditionalPlatformRequestDict",
    "AdditionalShipmentRequestDict",
    "AddressRequestDict",
    "AutomaticPaymentsRequestDict",
    "CollectorRequestDict",
    "DiscountRequestDict",
    "DiscountsRequestDict",
    "ExternalCategoryRequestDict",
    "FreeMethodRequestDict",
    "IdentificationRequestDict",
    "InstallmentsRequestDict",
    "IntegrationDataRequestDict",
    "InterestFreeRequestDict",
    "InvoicePeriodRequestDict",
    "InvoiceRequestDict",
    "MerchantOrderItemRequestDict",
    "MerchantOrderItemUpdateRequestDict",
    "MerchantOrderPayerRequestDict",
    "MerchantOrderPaymentRequestDict",
    "MerchantOrderRequestDict",
    "MerchantOrderShipmentRequestDict",
    "MerchantOrderUpdateRequestDict",
    "OnlineConfigRequestDict",
    "OnlineOrderRequestDict",
    "OnlinePaymentMethodsRequestDict",
    "OnlinePaymentRequestDict",
    "OnlineSettingsRequestDict",
    "OnlineTaxRequestDict",
    "OnlineTransactionsRequestDict",
    "OrderAdditionalInfoRequestDict",
    "OrderEventRequestDict",
    "OrderItemRequestDict",
    "PassengerRequestDict",
    "PayerRequestDict",
    "PaymentMethodRequestDict",
    "PaymentMethodUpdateRequestDict",
    "PhoneRequestDict",
    "PlatformSellerRequestDict",
    "PlatformShipmentRequestDict",
    "PointConfigRequestDict",
    "PointOrderRequestDict",
    "PointPaymentMethodRequestDict",
    "PointPaymentRequestDict",
    "PointTerminalRequestDict",
    "PointTransactionsRequestDict",
    "PointTypeConfigOrderRequestDict",
    "PointTypeConfigRequestDict",
    "QrCodeRequestDict",
    "QrConfigRequestDict",
    "QrItemRequestDict",
    "QrOrderRequestDict",
    "QrPaymentRequestDict",
    "QrTransactionsRequestDict",
    "RefundRequestDict",
    "RefundTransactionRequestDict",
    "RetriesRequestDict",
    "RouteRequestDict",
    "ShipmentRequestDict",
    "SponsorRequestDict",
    "StoredCredentialRequestDict",
    "SubscriptionDataRequestDict",
    "SubscriptionRequestDict",
    "SubscriptionSequenceRequestDict",
    "TaxRequestDict",
    "TerminalUpdateRequestDict",
    "TerminalsUpdateRequestDict",
    "TrackRequestDict",
    "TrackValuesRequestDict",
    "TrackingRequestDict",
    "TransactionDataRequestDict",
    "TransactionReferenceRequestDict",
    "TransactionSecurityRequestDict",
    "TransactionUpdateRequestDict",
    "TransactionsRequestDict",
    "TravelRequestDict",
]
