"""What a judged sample tells: the precision of each type of row, with its interval."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from onrecord.errors import DataError, SettingError
from onrecord.evaluation.intervals import Figure, wilson
from onrecord.record.audit import AuditRow

VERDICTS: Final = ("right", "wrong", "unsure")
FIELDS: Final = tuple(field.name for field in dataclasses.fields(AuditRow))
_NUMBERS: Final = ("number", "start", "end")
_WRITES: Final = "`onrecord audit` writes it"


#: A verdict in one letter, as in the address of a page.
LETTERS: Final = {"r": "right", "w": "wrong", "u": "unsure", "-": ""}


@dataclass(frozen=True, slots=True)
class Precision:
    """Of one type of rows, or of all (`type` None): how many are right, of those that were judged so or wrong."""

    type: str | None
    right: int
    figure: Figure
    unsure: int
    open: int


def precision(rows: Iterable[AuditRow]) -> tuple[Precision, ...]:
    """Return the precision of all rows, then of each type, the commonest first."""
    counts: dict[str | None, Counter[str]] = {None: Counter()}
    for row in rows:
        for group in (None, row.type):
            counts.setdefault(group, Counter())[row.verdict] += 1
    order = sorted(counts, key=lambda group: (group is not None, -counts[group].total(), group or ""))
    return tuple(
        Precision(
            group,
            counts[group]["right"],
            wilson(counts[group]["right"], counts[group]["right"] + counts[group]["wrong"]),
            counts[group]["unsure"],
            counts[group][""],
        )
        for group in order
    )


def judged(rows: Sequence[AuditRow], letters: str) -> tuple[AuditRow, ...]:
    """Return rows with their verdicts.

    Args:
        rows: of a sample, in order.
        letters: one of `LETTERS` for each row; rows beyond the last letter are not judged.

    Raises:
        SettingError: a letter is none, or there are more than rows.
    """
    wrong = next((letter for letter in letters if letter not in LETTERS), None)
    if wrong is not None:
        raise SettingError(f"{wrong!r} is no verdict", fix=f"Valid are {', '.join(LETTERS)}, a letter for each row")
    if len(letters) > len(rows):
        raise SettingError(f"{len(letters)} verdicts for {len(rows)} rows", fix="Draw the sample that was judged")
    verdicts = (*(LETTERS[letter] for letter in letters), *[""] * (len(rows) - len(letters)))
    return tuple(replace(row, verdict=verdict) for row, verdict in zip(rows, verdicts, strict=True))


def letters_of(rows: Iterable[AuditRow]) -> str:
    """Return the verdicts of rows, a letter each, as `judged` takes them; nothing behind the last one."""
    of = {verdict: letter for letter, verdict in LETTERS.items()}
    return "".join(of[row.verdict] for row in rows).rstrip("-")


def sheet(rows: Iterable[AuditRow], *, json_lines: bool) -> Iterator[str]:
    """Yield the lines of a sheet to fill in: verdict is right, wrong or unsure, the note is free."""
    if json_lines:
        for row in rows:
            yield json.dumps(dataclasses.asdict(row), ensure_ascii=False) + "\n"
        return
    # the columns that are filled in come first, so that they are in view
    first = ("number", "verdict", "note", "type", "claim", "context")
    order = (*first, *(name for name in FIELDS if name not in first))
    yield "\t".join(order) + "\n"
    for row in rows:
        yield "\t".join(_cell(getattr(row, name)) for name in order) + "\n"


def _cell(value: object) -> str:
    # a spreadsheet must neither split a cell nor take it for a formula
    words = " ".join(str(value).split())
    return f"'{words}" if words[:1] in ("=", "+", "-", "@") else words


def filled(path: Path) -> tuple[AuditRow, ...]:
    """Return the rows of a sheet, tabs or JSON lines, as it was filled in.

    Raises:
        DataError: it is no such sheet, or a verdict is none.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"cannot be read: {error}", where=str(path)) from error
    return tuple(_row(data, path, line) for line, data in _lines(text, path))


def _lines(text: str, path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    if text.lstrip().startswith("{"):
        for number, line in enumerate(text.splitlines(), 1):
            try:
                data = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise DataError(f"not JSON: {error}", where=str(path), line=number) from error
            if not isinstance(data, dict):
                raise DataError("is no row of a sheet", where=str(path), line=number, fix=_WRITES)
            yield number, data
        return
    number = 1
    try:
        for number, row in enumerate(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE), 2):
            yield number, {name: value for name, value in row.items() if name is not None}
    except csv.Error as error:  # a cell of more than 131,072 characters
        raise DataError(f"no table: {error}", where=str(path), line=number + 1) from error


def _row(data: dict[str, Any], path: Path, line: int) -> AuditRow:
    missing = [name for name in FIELDS if data.get(name) is None]
    if missing:
        raise DataError(f"column {missing[0]!r} is missing", where=str(path), line=line, fix=_WRITES)
    verdict = str(data["verdict"]).strip().lower()
    if verdict not in ("", *VERDICTS):
        raise DataError(
            f"verdict {verdict!r}", where=str(path), line=line, fix=f"Write {', '.join(VERDICTS)}, or nothing"
        )
    values: dict[str, Any] = {name: _number(data[name], name, path, line) for name in (*_NUMBERS, "confidence")}
    for name in _NUMBERS:
        values[name] = int(values[name])
    return AuditRow(**({name: str(data[name]) for name in FIELDS} | values | {"verdict": verdict}))


def _number(value: Any, name: str, path: Path, line: int) -> float:
    try:
        number = float(value)
        if math.isfinite(number):
            return number
    except (ValueError, TypeError, OverflowError):
        pass  # told below
    raise DataError(f"{name} is no number: {str(value)[:60]!r}", where=str(path), line=line, fix=_WRITES)
