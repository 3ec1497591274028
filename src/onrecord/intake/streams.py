"""Streams of bytes with limits: looked into before they are read, counted while they are."""

from __future__ import annotations

import codecs
import io
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from onrecord.errors import InputError
from onrecord.intake.problems import reason_of

_CHUNK = 1 << 16
# An archive is judged by its ratio only from here on: a short text of one repeated line packs very well.
_RATIO_FROM = 10_000_000


class _Replay(io.RawIOBase):
    """The bytes of `head`, then those of `rest`."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        if not data:
            # read1 where there is one, so that a line of a living pipe is passed on at once
            data = getattr(self._rest, "read1", self._rest.read)(len(buffer)) or b""
        buffer[: len(data)] = data
        return len(data)

    # It does not close `rest`, which belongs to whoever opened it: standard input stays open.


def peek(stream: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """Return the first `size` bytes of `stream` and a stream that still has them."""
    head = stream.read(size)
    return head, unread(head, stream)


def peek_line(stream: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """Return the first line (at most `size` bytes) and a stream that still has it."""
    head = stream.readline(size)
    return head, unread(head, stream)


def unread(head: bytes, stream: BinaryIO) -> BinaryIO:
    """Return a stream of `head` and then of what is left in `stream`."""
    return cast("BinaryIO", io.BufferedReader(_Replay(head, stream), _CHUNK))


class Budget:
    """Bytes that an archive may still unpack to, shared by all its members."""

    def __init__(self, total: int) -> None:
        self.total = self.left = total

    def spend(self, size: int) -> None:
        """Take `size` bytes.

        Raises:
            InputError: the budget is spent.
        """
        self.left -= size
        if self.left < 0:
            raise InputError(
                f"unpacks to more than {self.total:,} bytes, which is the limit",
                fix="Unpack it yourself and read the files",
            )


class Unpacked(io.RawIOBase):
    """A stream that unpacks, with its size, its ratio and its damage told as InputError.

    Args:
        inner: gives the unpacked bytes.
        packed: how many packed bytes were taken so far.
        budget: of the whole archive.
        ratio: unpacked bytes per packed byte that are still believed.
        also: closed with it.
    """

    def __init__(
        self, inner: BinaryIO, packed: Callable[[], int], budget: Budget, ratio: int, also: BinaryIO | None = None
    ) -> None:
        super().__init__()
        self._inner, self._packed, self._budget, self._ratio, self._also = inner, packed, budget, ratio, also
        self._size = 0

    def readable(self) -> bool:  # noqa: D102
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # noqa: D102
        try:
            # read1, so that what comes before the damage is passed on and only then the damage is met
            data = getattr(self._inner, "read1", self._inner.read)(len(buffer))
        except (OSError, EOFError, zlib.error, RuntimeError, NotImplementedError) as error:
            raise InputError(
                f"damaged archive ({reason_of(error)}); what follows is lost", fix="Pack or download it again"
            ) from error
        except Exception as error:
            # zipfile raises its own BadZipFile, which is a plain Exception, on a wrong checksum
            if type(error).__name__ != "BadZipFile":
                raise
            raise InputError(f"damaged archive ({reason_of(error)})", fix="Pack or download it again") from error
        self._size += len(data)
        self._budget.spend(len(data))
        if self._size > _RATIO_FROM and self._size > self._ratio * max(1, self._packed()):
            raise InputError(
                f"unpacks to more than {self._ratio} times its size, as archives made to fill a disk do",
                fix="Unpack it yourself and read the files if you trust it",
            )
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:  # noqa: D102
        if not self.closed:
            self._inner.close()
            if self._also is not None:
                self._also.close()
        super().close()

    def buffered(self) -> BinaryIO:
        """Return it as the buffered stream that readers expect."""
        return cast("BinaryIO", io.BufferedReader(self, _CHUNK))


def read_whole(stream: BinaryIO, limit: int) -> bytes:
    """Return all bytes of `stream`.

    Raises:
        InputError: there are more than `limit`.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(
            f"larger than {limit:,} bytes, which is the limit for one file",
            fix="Split it, one article per file or per JSON line",
        )
    return data


def lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield (number from 1, line) of `stream`; None in place of a line of more than `limit` bytes."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit:
            ended = line.endswith(b"\n")
            while not ended and (rest := stream.readline(_CHUNK)):
                ended = rest.endswith(b"\n")
            yield number, None
        else:
            yield number, line


class _Utf8(io.RawIOBase):
    """The text of `stream`, which is in `encoding`, as UTF-8."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        super().__init__()
        self._stream, self._decoder = stream, codecs.getincrementaldecoder(encoding)("replace")
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        while not self._ready:
            data = self._stream.read(_CHUNK)
            self._ready = self._decoder.decode(data, final=not data).encode("utf8", "replace")
            if not data:
                break
        out, self._ready = self._ready[: len(buffer)], self._ready[len(buffer) :]
        buffer[: len(out)] = out
        return len(out)


def without_bom(stream: BinaryIO) -> BinaryIO:
    """Return `stream` without its byte order mark; UTF-16 and UTF-32 that have one come out as UTF-8."""
    head = stream.read(4)
    rest = unread(head, stream)
    for mark, encoding in ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32")):
        if head.startswith(mark):
            return cast("BinaryIO", io.BufferedReader(_Utf8(rest, encoding), _CHUNK))
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return cast("BinaryIO", io.BufferedReader(_Utf8(rest, "utf-16"), _CHUNK))
    return unread(head[3:], stream) if head.startswith(codecs.BOM_UTF8) else rest
