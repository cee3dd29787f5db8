# Generated from openapi.yaml by `make generate`. Do not edit.
"""Contains all the data models used in inputs/outputs"""

from .added_payment_request import AddedPaymentRequest
from .additional_payer_request import AdditionalPayerRequest
from .additional_platform_request import AdditionalPlatformRequest
from .additional_shipment_request import AdditionalShipmentRequest
from .address import Address
from .address_request import AddressRequest
from .automatic_payments import AutomaticPayments
from .automatic_payments_request import AutomaticPaymentsRequest
from .capture_mode import CaptureMode
from .chargeback import Chargeback
from .collector_request import CollectorRequest
from .currency import Currency
from .discount import Discount
from .discount_request import DiscountRequest
from .discounts import Discounts
from .discounts_request import DiscountsRequest
from .empty_object import EmptyObject
from .external_category_request import ExternalCategoryRequest
from .free_method_request import FreeMethodRequest
from .gateway_error import GatewayError
from .identification import Identification
from .identification_request import IdentificationRequest
from .installments_request import InstallmentsRequest
from .integration_data import IntegrationData
from .integration_data_request import IntegrationDataRequest
from .interest_free_request import InterestFreeRequest
from .interest_free_request_type import InterestFreeRequestType
from .invoice_period_request import InvoicePeriodRequest
from .invoice_request import InvoiceRequest
from .merchant_order import MerchantOrder
from .merchant_order_feed import MerchantOrderFeed
from .merchant_order_item import MerchantOrderItem
from .merchant_order_item_request import MerchantOrderItemRequest
from .merchant_order_item_update_request import MerchantOrderItemUpdateRequest
from .merchant_order_notification import MerchantOrderNotification
from .merchant_order_notification_data import MerchantOrderNotificationData
from .merchant_order_payer_request import MerchantOrderPayerRequest
from .merchant_order_payment import MerchantOrderPayment
from .merchant_order_payment_request import MerchantOrderPaymentRequest
from .merchant_order_payment_request_operation_type import (
    MerchantOrderPaymentRequestOperationType,
)
from .merchant_order_payment_status import MerchantOrderPaymentStatus
from .merchant_order_payout import MerchantOrderPayout
from .merchant_order_request import MerchantOrderRequest
from .merchant_order_shipment import MerchantOrderShipment
from .merchant_order_shipment_request import MerchantOrderShipmentRequest
from .merchant_order_status import MerchantOrderStatus
from .merchant_order_update_request import MerchantOrderUpdateRequest
from .merchant_order_user import MerchantOrderUser
from .merchant_orders_error import MerchantOrdersError
from .merchant_orders_error_cause import MerchantOrdersErrorCause
from .merchant_orders_error_code import MerchantOrdersErrorCode
from .merchant_orders_page import MerchantOrdersPage
from .online_config_request import OnlineConfigRequest
from .online_order_request import OnlineOrderRequest
from .online_payment_methods_request import OnlinePaymentMethodsRequest
from .online_payment_request import OnlinePaymentRequest
from .online_settings import OnlineSettings
from .online_settings_request import OnlineSettingsRequest
from .online_settings_request_allowed_user_type import (
    OnlineSettingsRequestAllowedUserType,
)
from .online_settings_request_auto_return import OnlineSettingsRequestAutoReturn
from .online_tax_request import OnlineTaxRequest
from .online_transactions_request import OnlineTransactionsRequest
from .order import Order
from .order_additional_info_request import OrderAdditionalInfoRequest
from .order_config import OrderConfig
from .order_event_request import OrderEventRequest
from .order_event_request_payment_method_type import OrderEventRequestPaymentMethodType
from .order_event_request_status import OrderEventRequestStatus
from .order_event_request_status_detail import OrderEventRequestStatusDetail
from .order_item import OrderItem
from .order_item_request import OrderItemRequest
from .order_notification import OrderNotification
from .order_notification_data import OrderNotificationData
from .order_payment_error import OrderPaymentError
from .order_status import OrderStatus
from .order_status_detail import OrderStatusDetail
from .orders_error import OrdersError
from .orders_error_code import OrdersErrorCode
from .orders_error_item import OrdersErrorItem
from .orders_page import OrdersPage
from .orders_paging import OrdersPaging
from .orders_sort_by import OrdersSortBy
from .orders_sort_order import OrdersSortOrder
from .passenger_request import PassengerRequest
from .payer import Payer
from .payer_request import PayerRequest
from .payer_request_entity_type import PayerRequestEntityType
from .payment import Payment
from .payment_method import PaymentMethod
from .payment_method_request import PaymentMethodRequest
from .payment_method_type import PaymentMethodType
from .payment_method_update_request import PaymentMethodUpdateRequest
from .payment_reference import PaymentReference
from .payment_security import PaymentSecurity
from .payment_status import PaymentStatus
from .payment_status_detail import PaymentStatusDetail
from .phone import Phone
from .phone_request import PhoneRequest
from .platform_seller_request import PlatformSellerRequest
from .platform_shipment_request import PlatformShipmentRequest
from .point_config_request import PointConfigRequest
from .point_order_request import PointOrderRequest
from .point_payment_method import PointPaymentMethod
from .point_payment_method_request import PointPaymentMethodRequest
from .point_payment_method_request_default_type import (
    PointPaymentMethodRequestDefaultType,
)
from .point_payment_method_request_installments_cost import (
    PointPaymentMethodRequestInstallmentsCost,
)
from .point_payment_request import PointPaymentRequest
from .point_terminal import PointTerminal
from .point_terminal_request import PointTerminalRequest
from .point_terminal_request_print_on_terminal import (
    PointTerminalRequestPrintOnTerminal,
)
from .point_transactions_request import PointTransactionsRequest
from .point_type_config import PointTypeConfig
from .point_type_config_order_request import PointTypeConfigOrderRequest
from .point_type_config_request import PointTypeConfigRequest
from .processing_mode import ProcessingMode
from .qr_code import QrCode
from .qr_code_request import QrCodeRequest
from .qr_code_request_mode import QrCodeRequestMode
from .qr_config_request import QrConfigRequest
from .qr_item_request import QrItemRequest
from .qr_order_request import QrOrderRequest
from .qr_payment_request import QrPaymentRequest
from .qr_response import QrResponse
from .qr_transactions_request import QrTransactionsRequest
from .refund import Refund
from .refund_request import RefundRequest
from .refund_transaction_request import RefundTransactionRequest
from .retries_request import RetriesRequest
from .route_request import RouteRequest
from .shipment import Shipment
from .shipment_request import ShipmentRequest
from .shipment_request_mode import ShipmentRequestMode
from .site_id import SiteId
from .sponsor import Sponsor
from .sponsor_request import SponsorRequest
from .stored_credential import StoredCredential
from .stored_credential_request import StoredCredentialRequest
from .subscription_data_request import SubscriptionDataRequest
from .subscription_request import SubscriptionRequest
from .subscription_sequence_request import SubscriptionSequenceRequest
from .tax import Tax
from .tax_request import TaxRequest
from .tax_request_payer_condition import TaxRequestPayerCondition
from .terminal import Terminal
from .terminal_update_request import TerminalUpdateRequest
from .terminal_update_request_operating_mode import TerminalUpdateRequestOperatingMode
from .terminals_error import TerminalsError
from .terminals_error_code import TerminalsErrorCode
from .terminals_error_item import TerminalsErrorItem
from .terminals_of_page import TerminalsOfPage
from .terminals_page import TerminalsPage
from .terminals_paging import TerminalsPaging
from .terminals_update_request import TerminalsUpdateRequest
from .terminals_updated import TerminalsUpdated
from .track_request import TrackRequest
from .track_request_type import TrackRequestType
from .track_values_request import TrackValuesRequest
from .tracking_request import TrackingRequest
from .transaction_data_request import TransactionDataRequest
from .transaction_reference_request import TransactionReferenceRequest
from .transaction_security import TransactionSecurity
from .transaction_security_request import TransactionSecurityRequest
from .transaction_security_request_liability_shift import (
    TransactionSecurityRequestLiabilityShift,
)
from .transaction_security_request_validation import (
    TransactionSecurityRequestValidation,
)
from .transaction_update_request import TransactionUpdateRequest
from .transactions import Transactions
from .transactions_request import TransactionsRequest
from .travel_request import TravelRequest
from .updated_transaction import UpdatedTransaction

__all__ = (
    "AddedPaymentRequest",
    "AdditionalPayerRequest",
    "AdditionalPlatformRequest",
    "AdditionalShipmentRequest",
    "Address",
    "AddressRequest",
    "AutomaticPayments",
    "AutomaticPaymentsRequest",
    "CaptureMode",
    "Chargeback",
    "CollectorRequest",
    "Currency",
    "Discount",
    "DiscountRequest",
    "Discounts",
    "DiscountsRequest",
    "EmptyObject",
    "ExternalCategoryRequest",
    "FreeMethodRequest",
    "GatewayError",
    "Identification",
    "IdentificationRequest",
    "InstallmentsRequest",
    "IntegrationData",
    "IntegrationDataRequest",
    "InterestFreeRequest",
    "InterestFreeRequestType",
    "InvoicePeriodRequest",
    "InvoiceRequest",
    "MerchantOrder",
    "MerchantOrderFeed",
    "MerchantOrderItem",
    "MerchantOrderItemRequest",
    "MerchantOrderItemUpdateRequest",
    "MerchantOrderNotification",
    "MerchantOrderNotificationData",
    "MerchantOrderPayerRequest",
    "MerchantOrderPayment",
    "MerchantOrderPaymentRequest",
    "MerchantOrderPaymentRequestOperationType",
    "MerchantOrderPaymentStatus",
    "MerchantOrderPayout",
    "MerchantOrderRequest",
    "MerchantOrdersError",
    "MerchantOrdersErrorCause",
    "MerchantOrdersErrorCode",
    "MerchantOrderShipment",
    "MerchantOrderShipmentRequest",
    "MerchantOrdersPage",
    "MerchantOrderStatus",
    "MerchantOrderUpdateRequest",
    "MerchantOrderUser",
    "OnlineConfigRequest",
    "OnlineOrderRequest",
    "OnlinePaymentMethodsRequest",
    "OnlinePaymentRequest",
    "OnlineSettings",
    "OnlineSettingsRequest",
    "OnlineSettingsRequestAllowedUserType",
    "OnlineSettingsRequestAutoReturn",
    "OnlineTaxRequest",
    "OnlineTransactionsRequest",
    "Order",
    "OrderAdditionalInfoRequest",
    "OrderConfig",
    "OrderEventRequest",
    "OrderEventRequestPaymentMethodType",
    "OrderEventRequestStatus",
    "OrderEventRequestStatusDetail",
    "OrderItem",
    "OrderItemRequest",
    "OrderNotification",
    "OrderNotificationData",
    "OrderPaymentError",
    "OrdersError",
    "OrdersErrorCode",
    "OrdersErrorItem",
    "OrdersPage",
    "OrdersPaging",
    "OrdersSortBy",
    "OrdersSortOrder",
    "OrderStatus",
    "OrderStatusDetail",
    "PassengerRequest",
    "Payer",
    "PayerRequest",
    "PayerRequestEntityType",
    "Payment",
    "PaymentMethod",
    "PaymentMethodRequest",
    "PaymentMethodType",
    "PaymentMethodUpdateRequest",
    "PaymentReference",
    "PaymentSecurity",
    "PaymentStatus",
    "PaymentStatusDetail",
    "Phone",
    "PhoneRequest",
    "PlatformSellerRequest",
    "PlatformShipmentRequest",
    "PointConfigRequest",
    "PointOrderRequest",
    "PointPaymentMethod",
    "PointPaymentMethodRequest",
    "PointPaymentMethodRequestDefaultType",
    "PointPaymentMethodRequestInstallmentsCost",
    "PointPaymentRequest",
    "PointTerminal",
    "PointTerminalRequest",
    "PointTerminalRequestPrintOnTerminal",
    "PointTransactionsRequest",
    "PointTypeConfig",
    "PointTypeConfigOrderRequest",
    "PointTypeConfigRequest",
    "ProcessingMode",
    "QrCode",
    "QrCodeRequest",
    "QrCodeRequestMode",
    "QrConfigRequest",
    "QrItemRequest",
    "QrOrderRequest",
    "QrPaymentRequest",
    "QrResponse",
    "QrTransactionsRequest",
    "Refund",
    "RefundRequest",
    "RefundTransactionRequest",
    "RetriesRequest",
    "RouteRequest",
    "Shipment",
    "ShipmentRequest",
    "ShipmentRequestMode",
    "SiteId",
    "Sponsor",
    "SponsorRequest",
    "StoredCredential",
    "StoredCredentialRequest",
    "SubscriptionDataRequest",
    "SubscriptionRequest",
    "SubscriptionSequenceRequest",
    "Tax",
    "TaxRequest",
    "TaxRequestPayerCondition",
    "Terminal",
    "TerminalsError",
    "TerminalsErrorCode",
    "TerminalsErrorItem",
    "TerminalsOfPage",
    "TerminalsPage",
    "TerminalsPaging",
    "TerminalsUpdated",
    "TerminalsUpdateRequest",
    "TerminalUpdateRequest",
    "TerminalUpdateRequestOperatingMode",
    "TrackingRequest",
    "TrackRequest",
    "TrackRequestType",
    "TrackValuesRequest",
    "TransactionDataRequest",
    "TransactionReferenceRequest",
    "Transactions",
    "TransactionSecurity",
    "TransactionSecurityRequest",
    "TransactionSecurityRequestLiabilityShift",
    "TransactionSecurityRequestValidation",
    "TransactionsRequest",
    "TransactionUpdateRequest",
    "TravelRequest",
    "UpdatedTransaction",
)
