"""Short forms of parts of countries: "Ill.", "B.C.", "NSW"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.errors import DataError
from onrecord.knowledge.tables import packaged, rows

_DOTTED: Final = re.compile(r"(?:[A-Z]\.){2,4}")


@dataclass(frozen=True, slots=True)
class Short:
    """What a short form stands for: the name of a part of a country, and the country (ISO alpha-3)."""

    name: str
    country: str


def parse_short_places(text: str, *, where: str = "short_places.tsv") -> dict[str, Short]:
    """Return what each short form stands for.

    Args:
        text: the file's text; three tab-separated cells a line: short forms, name, country.
        where: the file's name, for errors.

    Raises:
        DataError: a short form that stands twice, or a line without name or country.
    """
    found: dict[str, Short] = {}
    for row in rows(text, columns=3, where=where):
        forms, name, country = row.cells
        if not (name and country):
            raise DataError(f"{forms!r} stands for nothing", where=where, line=row.line)
        for form in (part.strip() for part in forms.split(";")):
            if form in found:
                raise DataError(f"{form!r} stands twice", where=where, line=row.line)
            found[form] = Short(name, country)
    return found


@lru_cache(maxsize=1)
def _packaged() -> dict[str, Short]:
    return parse_short_places(packaged("short_places.tsv"))


def short_place(form: str) -> Short | None:
    """Return what a short form stands for, written with full stops or without: "N.Y.", "NY", "Ky."; or None.

    M.D. is a doctor's: a name of one word has no stop within its short form.
    """
    short = _packaged().get(form.replace(".", ""))
    inner = "." in form[:-1]
    return None if short is None or (inner and " " not in short.name) else short


def stands_alone(form: str) -> bool:
    """Return whether a short form is clear without a town before it: B.C. is, BC, Man. or M.D. is not."""
    short = short_place(form)
    return short is not None and " " in short.name and _DOTTED.fullmatch(form) is not None
