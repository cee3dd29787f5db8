"""What goes to a terminal or a page: text from outside that does nothing there, and the reason of an end."""

import re
import sys

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff]"
)


def printable(text: str) -> str:
    """The text with control characters, marks of direction and halves of characters written out."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def shortened(text: str, most: int) -> str:
    """So many characters of a text, and how long it is where that is not all of it."""
    return text if len(text) <= most else f"{text[:most]}... ({len(text)} characters)"


def give_up(message: str) -> int:
    """Say why a command cannot do its work; gives its exit code."""
    print(f"mp-orders-contract: {message}", file=sys.stderr)
    return 2
