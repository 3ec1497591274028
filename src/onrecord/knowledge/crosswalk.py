"""What PLOVER's types and modes are in other code books, as `crosswalk.tsv` has them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, get_args

from onrecord.errors import DataError
from onrecord.knowledge.plover import ontology
from onrecord.knowledge.tables import Row, packaged, rows

_FILE: Final = "crosswalk.tsv"
#: How a code fits. Broader: it takes more than the PLOVER type or mode; narrower: a part of it; overlaps: both.
Fit = Literal["exact", "broader", "narrower", "overlaps", "none"]
Scheme = Literal["cameo", "icews", "acled", "ucdp"]
SCHEMES: Final[tuple[Scheme, ...]] = get_args(Scheme)
FITS: Final[tuple[Fit, ...]] = get_args(Fit)


@dataclass(frozen=True, slots=True)
class Code:
    """What a type or mode of PLOVER may be in another code book.

    Attributes:
        type, mode: PLOVER's; mode is None for the type as such.
        scheme: the other code book.
        code: as it writes it: digits of CAMEO and ICEWS, a sub-event type or event type of ACLED, the number of a type
            of violence of UCDP; None where it has none.
        label: the code's name, or None.
        fit: how the code fits; `none` where there is no code.
        intensity: ICEWS's, -10 (conflict) to 10 (cooperation); None of other schemes.
        note: on what condition, and what is lost; or None.
    """

    type: str
    mode: str | None
    scheme: Scheme
    code: str | None
    label: str | None
    fit: Fit
    intensity: float | None
    note: str | None


def parse_crosswalk(text: str, *, where: str = _FILE) -> tuple[Code, ...]:
    """Return the codes of a table, in its order.

    Args:
        text: the file's text; eight tab-separated cells a line: type, mode, scheme, code, label, fit, intensity, note.
        where: the file's name, for errors.

    Raises:
        DataError: a type, mode, scheme or fit that does not exist, a code without a name or a fit, a fit `none` beside
            other rows of the same scheme, an intensity of another scheme than ICEWS, or a row that stands twice.
    """
    found: list[Code] = []
    seen: dict[tuple[str, str | None, str], list[str | None]] = {}
    for row in rows(text, columns=8, where=where):
        code = _code(row, where)
        others = seen.setdefault((code.type, code.mode, code.scheme), [])
        if code.code in others or (others and None in (code.code, *others)):
            raise DataError(f"{code.code or 'no code'!r} stands beside others or twice", where=where, line=row.line)
        others.append(code.code)
        found.append(code)
    return tuple(found)


def _code(row: Row, where: str) -> Code:
    kind, mode, scheme, code, label, fit, intensity, note = row.cells
    known = ontology().types.get(kind)
    if known is None or (mode and mode not in known.modes):
        raise DataError(f"PLOVER has no {kind}{'/' if mode else ''}{mode}", where=where, line=row.line)
    if scheme not in SCHEMES or fit not in FITS:
        raise DataError(
            f"{scheme!r} or {fit!r} is not known", where=where, line=row.line,
            fix=f"Schemes are {', '.join(SCHEMES)}; fits are {', '.join(FITS)}",
        )  # fmt: skip
    if bool(code) != (fit != "none") or bool(label) != bool(code) or (bool(intensity) and scheme != "icews"):
        raise DataError("code, name, fit and intensity do not go together", where=where, line=row.line)
    try:
        value = float(intensity) if intensity else None
    except ValueError as error:
        raise DataError(f"{intensity!r} is no number", where=where, line=row.line) from error
    return Code(kind, mode or None, scheme, code or None, label or None, fit, value, note or None)


@lru_cache(maxsize=1)
def crosswalk() -> tuple[Code, ...]:
    """Return the packaged table."""
    return parse_crosswalk(packaged(_FILE))


@lru_cache(maxsize=256)
def codes_of(kind: str, mode: str | None) -> tuple[Code, ...]:
    """Return the codes of a type and mode, by scheme, the nearest first; of a type as such where `mode` is None."""
    return tuple(code for code in crosswalk() if code.type == kind and code.mode == mode)
