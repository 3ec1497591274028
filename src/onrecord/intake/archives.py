"""Archives: what a `.gz` or `.zip` holds, as sources of their own, with limits on what they may unpack to."""

from __future__ import annotations

import gzip
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from onrecord.errors import InputError
from onrecord.intake.options import Limits, Source
from onrecord.intake.problems import Problem, reason_of
from onrecord.intake.streams import Budget, Unpacked

_SPOOL = 16_000_000
_COPY = 1 << 20
# What systems and editors leave in archives and folders beside the files that were meant.
CLUTTER = {"__MACOSX", "Thumbs.db", "desktop.ini"}


def is_hidden(name: str) -> bool:
    """Whether a file or folder of this name is one that its owner does not see."""
    return (name.startswith((".", "~$")) and name not in (".", "..")) or name in CLUTTER


def gunzipped(stream: BinaryIO, limits: Limits, budget: Budget) -> BinaryIO:
    """Return the unpacked bytes of a gzip stream; damage and bombs come out as InputError while reading."""
    taken = _Counted(stream)
    inner = cast("BinaryIO", gzip.GzipFile(fileobj=cast("BinaryIO", taken)))
    return Unpacked(inner, lambda: taken.size, budget, limits.ratio, also=stream).buffered()


class _Counted:
    """A stream that counts what was read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.size = stream, 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.size += len(data)
        return data


def members(stream: BinaryIO, source: Source, limits: Limits, budget: Budget) -> Iterator[Source | Problem]:
    """Yield the files of a zip archive in the order of their names, or Problems for those that cannot be read.

    Args:
        stream: the archive; copied to a temporary file where it cannot be sought in.
        source: what the archive is called.
        limits: on members and ratio.
        budget: bytes that may still be unpacked.
    """
    with tempfile.SpooledTemporaryFile(max_size=_SPOOL) as spool:
        try:
            seekable = stream if stream.seekable() else _spooled(stream, cast("BinaryIO", spool))
            packed = zipfile.ZipFile(seekable)
            entries = packed.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            yield Problem(
                source.where, None, f"a damaged ZIP archive ({reason_of(error)})", "Pack or download it again"
            )
            return
        with packed:
            if len(entries) > limits.members:
                what = f"{len(entries):,} files in one archive; the limit is {limits.members:,}"
                yield Problem(source.where, None, what, "Unpack it yourself and read the folder")
                return
            hidden = 0
            for entry in sorted(entries, key=lambda one: one.filename):
                # one without a name is none that anybody packed; zipfile cannot say whether it is a folder
                if not entry.filename or entry.is_dir():
                    continue
                if any(is_hidden(part) for part in PurePosixPath(entry.filename).parts):
                    hidden += 1
                    continue
                yield _member(packed, entry, source, limits, budget)
            if hidden:
                yield Problem(source.where, None, f"passed over {hidden} hidden file(s)", None, None)


def _spooled(stream: BinaryIO, spool: BinaryIO) -> BinaryIO:
    while data := stream.read(_COPY):
        spool.write(data)
    spool.seek(0)
    return spool


def _member(
    packed: zipfile.ZipFile, entry: zipfile.ZipInfo, source: Source, limits: Limits, budget: Budget
) -> Source | Problem:
    where = f"{source.where}!{entry.filename}"
    if entry.flag_bits & 0x1:
        return Problem(where, None, "encrypted with a password", "Unpack it yourself and read the file")

    def opened() -> BinaryIO:
        try:
            inner = cast("BinaryIO", packed.open(entry))
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError) as error:
            # a ValueError where it is said to begin before the archive does
            raise InputError(f"cannot be unpacked ({reason_of(error)})", fix="Pack or download it again") from error
        return Unpacked(inner, lambda: entry.compress_size, budget, limits.ratio).buffered()

    return Source(where=where, name=PurePosixPath(entry.filename).name, open=opened, named=False)
