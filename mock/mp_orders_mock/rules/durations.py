"""ISO 8601 durations, as far as the rules compare them."""

import re

_PARTS = re.compile(r"P(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?(?:T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)S)?)?")


def time_seconds(duration: str) -> int | None:
    """Length in seconds; None for a duration with months or years, whose length depends on when they begin."""
    match = _PARTS.fullmatch(duration)
    if match is None:
        return None
    years, months, days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return None if years or months else ((days * 24 + hours) * 60 + minutes) * 60 + seconds
