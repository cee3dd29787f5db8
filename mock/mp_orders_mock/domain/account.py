"""The account that calls, as the domain sees it."""

from attrs import frozen


@frozen
class Account:
    """An account of Mercado Pago."""

    user_id: int
    application_id: str
    test: bool
    site_id: str = "MLB"
    sandbox: bool = False

    @property
    def country(self) -> "Country":
        """The country of the site."""
        return COUNTRIES[self.site_id]


@frozen
class Country:
    """How the answers name a country: with three letters online, with two on a terminal."""

    alpha3: str
    alpha2: str
    currency: str


COUNTRIES = {
    "MLA": Country("ARG", "AR", "ARS"),
    "MLB": Country("BRA", "BR", "BRL"),
    "MLM": Country("MEX", "MX", "MXN"),
    "MLC": Country("CHL", "CL", "CLP"),
    "MLU": Country("URY", "UY", "UYU"),
    "MCO": Country("COL", "CO", "COP"),
    "MPE": Country("PER", "PE", "PEN"),
}
