"""Who writes a text, where the text itself says so: in a line about its author at the end, or as signatures of letters.

"Ana Lopez is a professor at Larch College." after an essay that says "I" names who "I" is: somebody who is not
spoken of before. A line that is nothing but a name, with a place below it, signs the letter above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.reading.names.runs import is_plain_name

_WORD: Final = r"[A-Z][\w’'-]+"
_FULL: Final = rf"{_WORD}(?:\s[A-Z]\.)?(?:\s(?:de|da|van|von|bin|al))?(?:\s{_WORD}){{1,2}}"
#: "Ana Lopez is a …", "Ana Lopez, a retired nurse, lives …", "Ana Lopez teaches …".
_ABOUT: Final = re.compile(
    rf"(?:[—–*•-]\s?)?(?:The\s(?:writer|author),\s)?({_FULL})"
    r"(?:,\s[^.\n]{3,120})?,?\s(?:is|was|teaches|lives|writes|works|serves|served|heads|leads|directs|runs|covers|reports)\s"
)
_SIGNED: Final = re.compile(rf"({_FULL})\.?")
_PLACE: Final = re.compile(r"[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){0,2}(?:,\s?(?:[A-Z][\w’'.-]*\s?){1,3})?\.?")
#: A line about the author stands in the last paragraphs, and is short.
_LAST: Final = 2
_LONG: Final = 500


@dataclass(frozen=True, slots=True)
class Letter:
    """A part of the text that somebody has signed.

    Attributes:
        start, end: half-open span of it, the signature not included.
        writer: who signed it.
    """

    start: int
    end: int
    writer: str


def author_told(text: str, paragraphs: Sequence[tuple[int, int]]) -> str | None:
    """Return the author whom the end of a text tells of, or None.

    Args:
        text: the article's text.
        paragraphs: its paragraphs.
    """
    for start, end in reversed(paragraphs[1:][-_LAST:]):
        match = _ABOUT.match(text, start, end) if end - start <= _LONG else None
        if match is None or not is_plain_name(match.group(1), match.start(1)):
            continue
        surname = match.group(1).split()[-1]
        if re.search(rf"\b{re.escape(match.group(1))}\b", text[:start]) is None and not _speaks_of(
            text, start, surname
        ):
            return match.group(1)
    return None


def _speaks_of(text: str, end: int, surname: str) -> bool:
    """Whether a text speaks of somebody by the bare surname, as an essay does not of its author."""
    return (
        re.search(rf"(?<![A-Z]\w\s)\b(?:M(?:r|rs|s)\.\s)?{re.escape(surname)}\s(?:said|says|told|added)\b", text[:end])
        is not None
    )


def letters(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Letter, ...]:
    """Return the signed letters of a text, in order; a heading in capitals begins what follows anew.

    Args:
        text: the article's text.
        paragraphs: its paragraphs.
    """
    found = []
    begin = 0
    for i, (start, end) in enumerate(paragraphs[:-1]):
        signed = _SIGNED.fullmatch(text, start, end)
        below = paragraphs[i + 1]
        if signed is not None and is_plain_name(signed.group(1), start):
            if _PLACE.fullmatch(text, *below) and below[1] - below[0] < 50 and begin < start:
                found.append(Letter(begin, start, signed.group(1)))
            begin = below[1]
        elif text[start:end].isupper():
            begin = end
    return tuple(found)
