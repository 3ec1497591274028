"""One article of a database export, before it is made an Article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WORDS = re.compile(r"(\d[\d,.]*)\s*words\b", re.IGNORECASE)
_PAGE = re.compile(r"\s*Page\s*\d+\s*of\s*\d+.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """What the header lines say and the lines of the body; `line` is where the article begins, from 1."""

    line: int
    title: str | None
    outlet: str | None
    date: str | None
    byline: str | None
    words: int | None
    body: tuple[str, ...]
    reasons: tuple[str, ...] = ()


def word_count(line: str) -> int | None:
    """Return the number in `512 words`, or None."""
    match = _WORDS.search(line)
    digits = re.sub(r"\D", "", match[1]) if match else ""
    return int(digits) if digits and len(digits) < 9 else None


def one_line(lines: Sequence[str]) -> str | None:
    """Return `lines` as one line, None if they are blank."""
    return " ".join(" ".join(lines).split()) or None


def trimmed(lines: Sequence[str]) -> tuple[str, ...]:
    """Return `lines` without page marks and without blank ones at the ends."""
    kept = [line for line in lines if not _PAGE.fullmatch(line)]
    while kept and not kept[0].strip():
        kept.pop(0)
    while kept and not kept[-1].strip():
        kept.pop()
    return tuple(kept)


def filled(lines: Sequence[str]) -> list[int]:
    """Return the indices of the lines that are not blank and no page marks."""
    return [index for index, line in enumerate(lines) if line.strip() and not _PAGE.fullmatch(line)]
