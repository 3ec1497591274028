"""Parts of states whose names tell of which country somebody is: US states, provinces, large cities."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from onrecord.errors import DataError
from onrecord.knowledge.forms import key
from onrecord.knowledge.tables import packaged, rows

_CODE: Final = re.compile(r"[A-Z]{3}")


def parse_regions(text: str, *, where: str = "regions.tsv") -> dict[str, str]:
    """Return the country's PLOVER code for each region, by the key of its name.

    Args:
        text: the file's text; two tab-separated cells a line: code, names with ; between.
        where: the file's name, for errors.

    Raises:
        DataError: a code that is none, no names, or a name that stands twice.
    """
    found: dict[str, str] = {}
    for row in rows(text, columns=2, where=where):
        code, cell = row.cells
        if not _CODE.fullmatch(code):
            raise DataError(f"{code!r} is no PLOVER code of a state", where=where, line=row.line)
        names = [name.strip() for name in cell.split(";") if name.strip()]
        if not names:
            raise DataError(f"{code} has no names", where=where, line=row.line)
        for name in names:
            if not name[0].isupper():
                raise DataError(f"{name!r} does not begin with a capital letter", where=where, line=row.line)
            if key(name) in found:
                raise DataError(f"{name!r} stands twice", where=where, line=row.line)
            found[key(name)] = code
    return found


@lru_cache(maxsize=1)
def _packaged_regions() -> dict[str, str]:
    return parse_regions(packaged("regions.tsv"))


def region_of(name: str) -> str | None:
    """Return the code of the country that the region or city `name` is a part of, or None."""
    return _packaged_regions().get(key(name)) if name[:1].isupper() else None
