"""How inputs are to be read, and how much of a hostile one is read before it is given up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import BinaryIO

from onrecord.intake.problems import Placed, Problem
from onrecord.types import Article

Loaded = Iterator[Article | Placed | Problem]
"""What a format gives; an article that shares its file with others comes with its place in it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may cost.

    Attributes:
        text: characters of one article; a long article has 50,000, a novel a million.
        record: bytes of one JSON line or array element.
        document: bytes of a file that has to be in memory as a whole (text, HTML, PDF, DOCX).
        unpacked: bytes that one archive may unpack to.
        ratio: how many times its size an archive may unpack to; news text packs three to ten times.
        members: files in one archive.
        nesting: archives within archives; 2 reads a `.gz` in a `.zip`.
        pages: pages of one PDF.
        seconds: time spent on one PDF.
    """

    text: int = 5_000_000
    record: int = 32_000_000
    document: int = 64_000_000
    unpacked: int = 4_000_000_000
    ratio: int = 200
    members: int = 100_000
    nesting: int = 2
    pages: int = 3_000
    seconds: float = 120.0


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller asked for: a format (else told by name and content), the text column of tables, limits."""

    as_format: str | None = None
    text_column: str | None = None
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Source:
    """One stream of bytes to read.

    Attributes:
        where: as the user is told of it.
        name: file name whose endings tell the format; empty for standard input.
        open: opens the bytes anew.
        url: where a download came from, else None.
        content_type: as a server said, else None.
        charset: as a server said, else None.
        named: whether the user named it (then it must be readable), or it was met in a folder.
    """

    where: str
    name: str
    open: Callable[[], BinaryIO]
    url: str | None = None
    content_type: str | None = None
    charset: str | None = None
    named: bool = True

    @property
    def endings(self) -> tuple[str, ...]:
        """The lower-case endings of the name that mean something, last first: `.gz`, `.jsonl`."""
        return tuple(reversed([ending.lower() for ending in PurePath(self.name).suffixes]))


FormatReader = Callable[[BinaryIO, Source, Options], Loaded]
