"""ISO 8601 durations, as far as the rules compare them."""

import re

_TIME = re.compile(r"^PT(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)S)?$")


def time_seconds(duration: str) -> int | None:
    """Length in seconds of a duration without days, months and years; None for one that has them."""
    match = _TIME.match(duration)
    if match is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds
