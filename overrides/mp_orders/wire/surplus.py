"""Finds bytes that follow an answer, so that none is taken for the answer to the next request on its connection.

h11 keeps them for the next answer (github.com/encode/httpcore has no check for it), which would be another call's.
"""

import re

_STATUS = re.compile(rb"HTTP/1\.[01] ([0-9]{3})")
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*([0-9]{1,20})")
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:[^\r\n]*chunked")
_BODILESS = (b"204", b"304")


def has_surplus(received: bytes) -> bool:
    """Whether more came than the one answer of HTTP/1 that this begins with; interim answers (1xx) go before it."""
    rest = received
    while True:
        head, end, rest = rest.partition(b"\r\n\r\n")
        status = _STATUS.match(head)
        if not end or status is None:
            return False
        if not status[1].startswith(b"1"):
            break
    if status[1] in _BODILESS:
        return bool(rest)
    head = head.lower()
    if _CHUNKED.search(head):
        return _follows_chunks(rest)
    length = _LENGTH.search(head)
    return length is not None and len(rest) > int(length[1])


def _follows_chunks(body: bytes) -> bool:
    at = 0
    while (end := body.find(b"\r\n", at)) >= 0:
        size = int(body[at:end].partition(b";")[0].strip() or b"0", 16)
        if size == 0:
            last = end if body[end + 2 : end + 4] == b"\r\n" else body.find(b"\r\n\r\n", end)
            return 0 <= last < len(body) - 4
        at = end + 2 + size + 2
    return False
