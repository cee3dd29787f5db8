"""What holds for online orders alone: their totals, their methods, and how their payments are made."""

from decimal import Decimal

from .call import Call
from .checks import Problem, Refusal
from .codes import emv_text
from .store import Row
from .timeline import follow, later, soon

CARDS = ("credit_card", "debit_card", "prepaid_card")
_BRANDS = {"visa", "master", "amex", "elo", "hipercard", "diners", "debvisa", "debmaster", "debelo", "maestro", "cabal"}
_OTHERS = {"pix", "boleto", "bolbradesco", "pec", "rapipago", "pagofacil", "oxxo", "pse", "efecty", "account_money"}
_SAVED = ("automatic_payments", "stored_credential", "transaction_data", "subscription_data")
_WAITING = {"bank_transfer": "waiting_transfer", "ticket": "waiting_payment", "digital_wallet": "waiting_payment"}


def check_online(call: Call) -> None:
    """Refuse an online order whose parts do not go together."""
    sent = call.body
    payments = sent.get("transactions", {}).get("payments", [])
    problems: list[Problem] = []
    if not payments and sent.get("processing_mode") != "manual":
        problems.append(("required_properties", "#/transactions (required)"))
    for number, each in enumerate(payments):
        place = f"#/transactions/payments/{number}/payment_method"
        problems += method_problems(each, place)
        if "payment_method" not in each and "payment_profile_id" not in each.get("automatic_payments", {}):
            problems.append(("required_properties", f"{place} (required)"))
        if each.get("payment_method", {}).get("id") == "pix" and "external_reference" not in sent:
            problems.append(("required_properties", "#/external_reference (required for Pix)"))
    total = Decimal(sent["total_amount"])
    if total == 0 or (payments and not adds_up(call, payments, total)):
        problems.append(("invalid_total_amount", "#/total_amount (not the sum, or zero)"))
    if problems:
        raise Refusal(*problems)


def adds_up(call: Call, payments: list[Row], total: Decimal) -> bool:
    """Whether payments are worth the total."""
    if call.wrong("a total is compared as a float, with some tolerance"):
        return abs(sum(float(each["amount"]) for each in payments) - float(total)) < 0.05
    return sum((Decimal(each["amount"]) for each in payments), Decimal(0)) == total


def method_problems(sent: Row, place: str) -> list[Problem]:
    """Whether the method of a payment goes with its type, and a new card has its token."""
    method = sent.get("payment_method")
    if not method:
        return []
    card = method["type"] in CARDS
    if (card and method["id"] in _OTHERS) or (not card and method["id"] in _BRANDS):
        return [("invalid_properties", f"{place}/type (not that of {method['id']})")]
    if card and "token" not in method and not any(name in sent for name in _SAVED):
        return [("invalid_properties", f"{place}/token (a card needs one)")]
    return []


def charge(order: Row, now: int) -> None:
    """Make the payments of an order, as far as they can be made at once."""
    for each in order["payments"]:
        method = each["sent"].get("payment_method", {})
        each["status"], each["detail"] = _outcome(order["sent"], method.get("type", "credit_card"))
        if method.get("id") == "pix":
            text = emv_text("br.gov.bcb.pix", each["id"], each["sent"]["amount"], "986", "BR")
            each["method"] = {"qr_code": text}
        if each["status"] == "processing":
            later(order, soon(now, 1), "paid")
    follow(order, now)


def _outcome(sent: Row, kind: str) -> tuple[str, str]:
    if kind in _WAITING:
        return "action_required", _WAITING[kind]
    if kind in CARDS and sent.get("capture_mode") == "manual":
        return "action_required", "waiting_capture"
    if kind in CARDS and sent.get("processing_mode") == "automatic_async":
        return "processing", "in_process"
    return "processed", "accredited"
