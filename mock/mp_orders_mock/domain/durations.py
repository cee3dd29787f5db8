"""ISO 8601 durations."""

import functools
import re

_PARTS = re.compile(
    r"P(?!$)(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?(?:T(?!$)(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(?:\.([0-9]{1,9}))?S)?)?"
)
MAX_DIGITS = 18


@functools.lru_cache(256)
def parts(duration: str) -> tuple[int, int, int, int, int, int, int]:
    """Years, months, days, hours, minutes, seconds and nanoseconds.

    Raises:
        ValueError: it is not such a duration.
    """
    match = _PARTS.fullmatch(duration)
    if match is None or any(part and len(part) > MAX_DIGITS for part in match.groups()):
        raise ValueError("is not a duration such as PT24H")
    years, months, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[:6])
    return years, months, days, hours, minutes, seconds, int((match[7] or "0").ljust(9, "0"))


def time_seconds(duration: str) -> int | None:
    """Length in seconds; None for a duration with months or years, whose length depends on when they begin."""
    try:
        years, months, days, hours, minutes, seconds, _ = parts(duration)
    except ValueError:
        return None
    return None if years or months else ((days * 24 + hours) * 60 + minutes) * 60 + seconds
