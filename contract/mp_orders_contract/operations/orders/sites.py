"""Countries and currencies of orders, on each site that an account may be of."""

from typing import Any

from attrs import frozen

from mp_orders_contract.emv import fields
from mp_orders_contract.probe import Probe
from mp_orders_contract.rule import x_rule
from mp_orders_contract.severity import Severity


@frozen
class Site:
    """A country as answers and codes name it (ISO 3166, ISO 4217)."""

    countries: tuple[str, str]
    currency: str
    number: str = ""


SITES = {
    "MLA": Site(("AR", "ARG"), "ARS", "032"),
    "MLB": Site(("BR", "BRA"), "BRL", "986"),
    "MLC": Site(("CL", "CHL"), "CLP", "152"),
    "MLM": Site(("MX", "MEX"), "MXN", "484"),
    "MLU": Site(("UY", "URY"), "UYU", "858"),
    "MCO": Site(("CO", "COL"), "COP"),
    "MPE": Site(("PE", "PER"), "PEN"),
}
"""Those with a number have QR orders, which name it in their codes."""


@x_rule("orders-of-their-site", Severity.MONEY, alone=True)
def orders_of_their_site(probe: Probe) -> None:
    for name, site in SITES.items():
        with probe.on_site(name):
            _require(probe, site, probe.created(probe.online()))
            if not probe.capabilities.no_terminal:
                order = probe.created(probe.point(probe.terminal(), {"transactions.payments.0.amount": "50"}))
                _require(probe, site, order)
                probe.canceled(order["id"])
            if site.number and not probe.capabilities.no_pos:
                order = probe.created(probe.qr())
                _require(probe, site, order)
                _require_code(probe, site, order)


def _require(probe: Probe, site: Site, order: dict[str, Any]) -> None:
    country, currency = order.get("country_code"), order.get("currency", site.currency)
    probe.require(country in site.countries, f"the country of an order in {site.countries[0]} is {country}")
    probe.require(currency == site.currency, f"the currency of an order in {country} is {currency}")


def _require_code(probe: Probe, site: Site, order: dict[str, Any]) -> None:
    told = fields(order["type_response"]["qr_data"])
    told_of = (told.get("58"), told.get("53"))
    probe.require(
        told_of == (site.countries[0], site.number), f"the code of an order in {order['country_code']} says {told_of}"
    )
