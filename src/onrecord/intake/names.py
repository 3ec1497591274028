"""Names and other short fields of records: on one line, whole characters, names of authors apart."""

from __future__ import annotations

import re
from collections.abc import Mapping

LONE = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no file can hold."""
_BY = re.compile(r"^\s*by[\s:]+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:;|\||\n|\s&\s|,?\s+and\s+)\s*", re.IGNORECASE)
_FUNCTION = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|bureau|chief|staff|analyst|columnist)\b", re.IGNORECASE
)
# What feeds put beside names: "Jane Roe For The Karso Post", "Written By", "Published A.M. Et Dec."
_FOR = re.compile(r"(?<=\w)\s+for\s+\S.*$", re.IGNORECASE | re.DOTALL)
_BODY = re.compile(
    r"\b(?:cent(?:er|re)|institut\w*|committee|council|foundation|society|association|campaign|agency|office|department|"
    r"network|fund|alliance|initiative|coalition|project|program\w*|bureau|school|union|movement|organi[sz]ation)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:(?:written|posted|reported|published|updated)\b.*|by|reporter|author|admin|staff|unknown|none|null|nan)\W*",
    re.IGNORECASE,
)
_MAX_AUTHORS = 50
# A name in an object in a list of one, and some more; what is nested deeper is made to do harm.
_NESTED = 5


def sound(text: str) -> str:
    """Return `text` with each lone surrogate (half a character, which no file can hold) as U+FFFD."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return LONE.sub("\ufffd", text)
    return text


def line_of(value: object) -> str | None:
    """Return a title or name: on one line, trimmed; the `name` of an object."""
    for _ in range(_NESTED):
        if isinstance(value, Mapping):
            value = value.get("name")
        elif isinstance(value, list | tuple) and len(value) == 1:
            value = value[0]
    return (sound(" ".join(value.split())) or None) if isinstance(value, str) else None


def names_of(value: object) -> tuple[str, ...]:
    """Return author names from a byline, a list of names, or a list of objects with `name`."""
    if isinstance(value, str):
        parts = _AND.split(_BY.sub("", value))
        names = [piece for part in parts for piece in _commas(part)]
        # "Jane Roe, Political Editor": a function is no name, unless there is nothing else
        names = [name for name in names if not _FUNCTION.search(name)] or names
    elif isinstance(value, list | tuple):
        names = [_BY.sub("", line_of(item) or "") for item in value]
    else:
        names = [line_of(value) or ""]
    names = [_person(" ".join(sound(name[:1000]).split())).strip(",") for name in names]
    kept = [name for name in names if name and "://" not in name and not _NO_NAME.fullmatch(name)]
    return tuple(dict.fromkeys(kept))[:_MAX_AUTHORS]


def _person(name: str) -> str:
    """Return `Jane Roe` of `Jane Roe For The Karso Post`, and names of bodies (`Centre for Water`) as they are."""
    match = _FOR.search(name)
    if match is None or " " not in name[: match.start()] or _BODY.search(name[: match.start()]):
        return name
    return name[: match.start()]


def _commas(part: str) -> list[str]:
    """Split `Jane Roe, John Doe` but not `Roe, Jane`: a piece of one word is no whole name."""
    pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
    return pieces if all(" " in piece for piece in pieces) else [part]
