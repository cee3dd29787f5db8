"""Proves that what came on a connection is exactly one answer, so that it may be used for another request.

A parser of HTTP keeps bytes behind an answer for the next one, which would be another call's: a refused cancel would
come back as done. Whatever cannot be proven to be one answer, by a strict reading, closes the connection.
"""

import re

MAX_HEAD_BYTES = 100 * 1024
_STATUS = re.compile(rb"HTTP/1\.1 ([1-5][0-9]{2})(?: [\t -~\x80-\xff]*)?")
_FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\t -~\x80-\xff]*?)[ \t]*")
_SIZE = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;[\t -~\x80-\xff]*)?")
_LENGTH = re.compile(rb"[0-9]{1,15}")
_BODILESS = (204, 304)

_START, _FIELDS, _BODY, _CHUNK_SIZE, _CHUNK, _CHUNK_END, _TRAILER, _WHOLE, _BROKEN = range(9)
_LINES = (_START, _FIELDS, _CHUNK_SIZE, _CHUNK_END, _TRAILER)


class OneAnswer:
    """Reads the bytes that came since a request, in time that is linear in their number.

    Accepted is HTTP/1.1 with lines that end in CRLF, one Content-Length or chunks, and interim answers before it.
    """

    __slots__ = ("_chunked", "_head", "_left", "_length", "_line", "_state", "_status")

    def __init__(self) -> None:
        self._state = _START
        self._line = bytearray()
        self._left = self._head = self._status = 0
        self._length: int | None = None
        self._chunked = False

    @property
    def has_begun(self) -> bool:
        """Whether anything came."""
        return self._state != _START or bool(self._line) or bool(self._head)

    @property
    def is_whole(self) -> bool:
        """Whether all of one answer came, and nothing behind it."""
        return self._state == _WHOLE

    def feed(self, data: bytes) -> None:
        """Take what came next."""
        at = 0
        while at < len(data) and self._state != _BROKEN:
            if self._state in _LINES:
                end = data.find(b"\n", at) + 1
                self._line += data[at : end or len(data)]
                self._head += (end or len(data)) - at
                at = end or len(data)
                if self._head > MAX_HEAD_BYTES and self._state in (_START, _FIELDS, _TRAILER):
                    self._state = _BROKEN
                elif end:
                    line, self._line = self._line, bytearray()
                    self._take_line(bytes(line))
            elif self._state in (_BODY, _CHUNK):
                taken = min(self._left, len(data) - at)
                at += taken
                self._left -= taken
                if not self._left:
                    self._state = _WHOLE if self._state == _BODY else _CHUNK_END
            else:  # something follows the answer
                self._state = _BROKEN

    def _take_line(self, line: bytes) -> None:
        if not line.endswith(b"\r\n"):
            self._state = _BROKEN
            return
        line = line[:-2]
        if self._state == _START:
            found = _STATUS.fullmatch(line)
            self._status = int(found[1]) if found else 0
            self._state = _FIELDS if found and self._status != 101 else _BROKEN
        elif self._state == _FIELDS:
            self._state = self._after_head() if not line else self._after_field(line)
        elif self._state == _CHUNK_SIZE:
            found = _SIZE.fullmatch(line)
            self._left = int(found[1], 16) if found else 0
            self._state = _BROKEN if not found else _CHUNK if self._left else _TRAILER
        elif self._state == _CHUNK_END:
            self._state = _BROKEN if line else _CHUNK_SIZE
        else:
            self._state = _WHOLE if not line else _TRAILER if _FIELD.fullmatch(line) else _BROKEN

    def _after_field(self, line: bytes) -> int:
        found = _FIELD.fullmatch(line)
        if not found:
            return _BROKEN
        name, value = found[1].lower(), found[2]
        if name == b"content-length":
            if self._length is not None or not _LENGTH.fullmatch(value):
                return _BROKEN
            self._length = int(value)
        elif name == b"transfer-encoding":
            if self._chunked or value.lower() != b"chunked":
                return _BROKEN
            self._chunked = True
        return _FIELDS

    def _after_head(self) -> int:
        has_body = self._chunked or self._length is not None
        if self._status < 200:
            return _BROKEN if has_body else _START
        if self._status in _BODILESS:
            return _WHOLE
        if self._chunked:
            return _BROKEN if self._length is not None else _CHUNK_SIZE
        if self._length is None:  # it ends with the connection
            return _BROKEN
        self._left = self._length
        return _BODY if self._left else _WHOLE
