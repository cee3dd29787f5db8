"""The body of one answer, decoded as it comes and held within bounds."""

import zlib

import httpx

MAX_BYTES = 4 * 1024 * 1024
MAX_INFLATION = 100
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
_PLAIN = ("", "identity")
_COMPRESSED = ("gzip", "x-gzip", "deflate")


class UnusableBodyError(Exception):
    """The body is too large, or cannot be decoded."""


class Body:
    """Collects the pieces of an answer.

    Attributes:
        raw: What came, as it came.
        decoded: What it says, as far as that could be decoded.
    """

    def __init__(self, headers: httpx.Headers) -> None:
        self.raw = bytearray()
        self.decoded = self.raw
        self._encoding = headers.get("content-encoding", "").strip().lower()
        if self._encoding not in _PLAIN:
            self.decoded = bytearray()
            self._inflater = zlib.decompressobj(_GZIP_OR_ZLIB)

    def add(self, piece: bytes) -> None:
        """Take the next piece.

        Raises:
            UnusableBodyError: the body is over 4 MiB, inflates more than 100 times, or is no gzip.
        """
        room = MAX_BYTES - len(self.raw)
        self.raw += piece[:room]
        if len(piece) > room:
            raise UnusableBodyError("it is larger than 4 MiB")
        if self._encoding in _COMPRESSED:
            self._inflate(piece)

    def end(self) -> None:
        """Say that all of it has come.

        Raises:
            UnusableBodyError: it is compressed and not complete, or in a way that was not asked for.
        """
        if self._encoding in _PLAIN or not self.raw:
            return
        if self._encoding not in _COMPRESSED:
            raise UnusableBodyError(f"its encoding is not known: {self._encoding[:40]!r}")
        if not self._inflater.eof:
            raise UnusableBodyError("its compressed data broke off")

    def _inflate(self, data: bytes) -> None:
        bound = min(MAX_BYTES, MAX_INFLATION * len(self.raw))
        while data:
            if self._inflater.eof:  # a gzip file may have several members
                self._inflater = zlib.decompressobj(_GZIP_OR_ZLIB)
            try:
                self.decoded += self._inflater.decompress(data, bound - len(self.decoded) + 1)
            except zlib.error as error:
                raise UnusableBodyError("its compressed data is damaged") from error
            if len(self.decoded) > bound:
                del self.decoded[bound:]
                raise UnusableBodyError("it inflates to more than 4 MiB, or more than 100 times")
            data = self._inflater.unused_data
