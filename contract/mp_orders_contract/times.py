"""Reads the timestamps of the contract."""

import re
from datetime import datetime


def moment(text: str) -> datetime:
    """The time that an RFC 3339 text names, to the microsecond.

    Raises:
        ValueError: it is no such text.
    """
    return datetime.fromisoformat(re.sub(r"([.][0-9]{6})[0-9]+", r"\1", text))
