"""Places in a text as people give them: by numbers, or by the words that stand there."""

from __future__ import annotations

import re
from typing import Final

from onrecord.errors import SettingError

#: `12-40` or `12:40`, or words in quotation marks of any kind.
_PART: Final = re.compile(r"""\s*(?:(\d{1,12})\s*[-–:]\s*(\d{1,12})|"([^"]+)"|“([^”]+)”|'([^']+)')\s*(?:[,;]|$)""")
_HOW: Final = "Write 12-40, or the words in double quotation marks, several with commas"
#: Places that are named where words stand in several.
_NAMED: Final = 5


def places_of(given: str, text: str, near: int | None = None) -> tuple[tuple[int, int], ...]:
    """Return the places that somebody names.

    Args:
        given: `12-40, 60-88` (code points, half-open), or `"the words"`, where white space may be of any kind.
        text: in which they are.
        near: where the row stands that they are of: of words that stand there several times, the nearest are meant.

    Raises:
        SettingError: it is no place of the text, or could be several.
    """
    found, at, given = [], 0, given.strip()
    while at < len(given):
        part = _PART.match(given, at)
        if part is None:
            raise SettingError(f"{given[at:].strip()[:60]!r} is no place in the text", fix=_HOW)
        start, end, *quoted = part.groups()
        words = next((each for each in quoted if each), None)
        found.append(_where(words, text, near) if words else _checked(int(start), int(end), text))
        at = part.end()
    return tuple(found)


def written(places: tuple[tuple[int, int], ...]) -> str:
    """Return places as `places_of` takes them."""
    return ", ".join(f"{start}-{end}" for start, end in places)


def _checked(start: int, end: int, text: str) -> tuple[int, int]:
    if not start < end <= len(text):
        raise SettingError(f"{start}-{end} does not lie in the text of {len(text)} characters", fix=_HOW)
    return start, end


def _where(words: str, text: str, near: int | None) -> tuple[int, int]:
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = [match.span() for match in re.finditer(pattern, text)] if pattern else []
    if not found:
        raise SettingError(f"the words {words!r} do not stand in the text", fix="Write them as they stand there")
    if len(found) > 1 and near is None:
        some = written(tuple(found[:_NAMED])) + (" …" if len(found) > _NAMED else "")
        raise SettingError(f"the words {words!r} stand {len(found)} times", fix=f"Say where: {some}")
    return min(found, key=lambda place: abs(place[0] - (near or 0)))
