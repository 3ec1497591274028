"""What the noun in the name of a body tells of its sector, where no pack knows the body: "Larch Airlines"."""

from __future__ import annotations

from functools import lru_cache

from onrecord.errors import DataError
from onrecord.knowledge.entries import SECTORS
from onrecord.knowledge.tables import packaged, rows


def parse_nouns(text: str, *, where: str = "nouns.tsv") -> dict[str, str]:
    """Return the sector of each noun.

    Args:
        text: the file's text; two tab-separated cells a line: sector, nouns with spaces between.
        where: the file's name, for errors.

    Raises:
        DataError: a sector that does not exist, no nouns, a noun twice or not in lower case.
    """
    found: dict[str, str] = {}
    for row in rows(text, columns=2, where=where):
        sector, cell = row.cells
        if sector not in SECTORS:
            raise DataError(f"sector {sector!r} is none of {', '.join(SECTORS)}", where=where, line=row.line)
        if not cell:
            raise DataError(f"sector {sector!r} has no nouns", where=where, line=row.line)
        for noun in cell.split():
            if noun != noun.lower():
                raise DataError(f"{noun!r} is not in lower case", where=where, line=row.line)
            if noun in found:
                raise DataError(f"{noun!r} stands twice", where=where, line=row.line)
            found[noun] = sector
    return found


@lru_cache(maxsize=1)
def _packaged_nouns() -> dict[str, str]:
    return parse_nouns(packaged("nouns.tsv"))


def sector_of_noun(noun: str) -> str | None:
    """Return the sector that the noun of a body's name tells ("airlines" is BUS), or None."""
    return _packaged_nouns().get(noun)
