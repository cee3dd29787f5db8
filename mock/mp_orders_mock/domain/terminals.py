"""How a terminal may be set up, by its model, its country and its point of sale (terminals)."""

from collections.abc import Mapping

from mp_orders_mock.domain.orders import PDV
from mp_orders_mock.domain.refusals import Refused, refused

POINT_SMART = ("NEWLAND_N950", "PAX_A910")
"""Point Smart 1 and 2, which also cancel what the API asks them to (point-2026; the models are inferred)."""
MODELS: Mapping[str, tuple[str, ...]] = {
    "MLA": POINT_SMART,
    "MLB": (*POINT_SMART, "INGENICO_MOVE2500", "GERTEC_MP35P", "PAX_Q92"),
    "MLC": ("NEWLAND_N950",),
    "MLM": POINT_SMART,
}
"""The models that are integrated, by site; elsewhere there are none."""
POS_TAKEN = "Only one pos-store with PDV mode ON or SUSPENDED is allowed"
"""The code of the page, which is a sentence."""


def check_site(site_id: str) -> None:
    """Refuse an account of a country without integrated terminals.

    Raises:
        Refused: unsupported_site.
    """
    if site_id not in MODELS:
        text = f"terminals are set up on {', '.join(MODELS)}, not on {site_id}"
        raise refused("unsupported_site", "", text, rule="terminals-sites")


def check_mode(place: str, terminal_id: str, mode: str, *, site_id: str, has_pos: bool) -> None:
    """Refuse a mode that a terminal cannot have.

    Raises:
        Refused: terminal_not_allowed_action for its model, store_pos_not_found where it stands at no point of sale.
    """
    model = terminal_id.partition("__")[0]
    if model not in MODELS[site_id]:
        text = f"{model} is not one of {', '.join(MODELS[site_id])}"
        raise refused("terminal_not_allowed_action", place, text, rule="terminals-of-known-models")
    if mode == PDV and not has_pos:
        text = "the terminal stands at no point of sale"
        raise refused("store_pos_not_found", place, text, rule="terminals-at-a-pos")


def unknown(place: str) -> Refused:
    """The refusal of a terminal that the account does not have."""
    return refused("not_found", place, "the account has no such terminal", rule="terminals-of-others")


def taken(place: str) -> Refused:
    """The refusal of a second integrated terminal at a point of sale."""
    return refused(POS_TAKEN, place, "its point of sale has one already", rule="terminals-one-per-pos")
