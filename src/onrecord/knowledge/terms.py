"""Terms of office as a table: a form of pack for thousands of persons, which YAML would be slow to read.

A header of comments (`# about: …`), then one tab-separated line per term: id, name, surname, other names (several of
either with ; between), role, country, since, until, Wikidata id. Further terms of a person follow with the cells from
name to other names empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from onrecord.errors import DataError
from onrecord.knowledge.entries import Entry, Office, Pack, PackProblem
from onrecord.knowledge.tables import Row, rows
from onrecord.knowledge.values import Notes, date_problem, in_order

_HEADER: Final = re.compile(r"# (about|source|licence): (.+)")
_ID: Final = re.compile(r"person\.[a-z0-9_]+")
_CODE: Final = re.compile(r"[A-Z]{3}")
_WIKIDATA: Final = re.compile(r"Q[1-9]\d*")
_COLUMNS: Final = 9
#: All that is listed here are offices of the executive.
SECTORS_OF_TERMS: Final = ("GOV",)


def parse_terms(
    text: str, *, path: Path, where: str | None = None, builtin: bool = False
) -> tuple[Pack | None, tuple[PackProblem, ...]]:
    """Return the pack of a table of terms, and what is wrong with it.

    Args:
        text: the file's text.
        path: the file.
        where: what to call it in problems; its name if not given.
        builtin: whether it comes with the package.
    """
    notes = Notes(where or path.name)
    header = {found[1]: found[2].strip() for line in text.splitlines() if (found := _HEADER.fullmatch(line))}
    for name in ("about", "source", "licence"):
        if name not in header:
            notes.add(1, f"the header has no line `# {name}: …`")
    entries: dict[str, Entry] = {}
    try:
        for row in rows(text, columns=_COLUMNS, where=notes.where):
            _add(row, path.stem, entries, notes)
    except DataError as error:
        notes.add(error.line, error.what)
    pack = Pack(
        name=path.stem,
        about=header.get("about", ""),
        source=header.get("source", ""),
        licence=header.get("licence", ""),
        path=path,
        builtin=builtin,
        entries=tuple(entries.values()),
    )
    return pack, tuple(notes.problems)


def person(cells: Sequence[str], offices: tuple[Office, ...], pack: str, line: int) -> Entry:
    """Return the entry of a person from their first row and their offices."""
    name, surnames, others = cells[1:4]
    wikidata = cells[8] if len(cells) > 8 else ""
    return Entry(
        id=cells[0],
        name=name,
        kind="person",
        country=offices[-1].of,
        sectors=SECTORS_OF_TERMS,
        aliases=_several(others),
        weak=_several(surnames),
        identifiers=(("wikidata", wikidata),) if wikidata else (),
        roles=offices,
        pack=pack,
        line=line,
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";")) if cell else ()


def _add(row: Row, pack: str, entries: dict[str, Entry], notes: Notes) -> None:
    entry_id, name, _, _, role, of, since, until, wikidata = row.cells
    if not _ID.fullmatch(entry_id):
        notes.add(row.line, f"id {entry_id!r} is not person. and then letters a to z, digits and _")
    if not role or not _CODE.fullmatch(of):
        notes.add(row.line, f"{entry_id} has no role, or no country of three capital letters")
    _check_dates(since, until, row.line, notes)
    office = Office(role, of, SECTORS_OF_TERMS, since or None, until or None)
    known = entries.get(entry_id)
    if known is not None:
        if name:
            notes.add(row.line, f"{entry_id} stands already in line {known.line}; leave its name out in further lines")
        entries[entry_id] = replace(known, country=of, roles=(*known.roles, office))
        return
    if not name:
        notes.add(row.line, f"{entry_id} has no name")
    if wikidata and not _WIKIDATA.fullmatch(wikidata):
        notes.add(row.line, f"{wikidata!r} is no Wikidata id")
    entries[entry_id] = person(row.cells, (office,), pack, row.line)


def _check_dates(since: str, until: str, line: int, notes: Notes) -> None:
    for name, text in (("since", since), ("until", until)):
        problem = date_problem(text) if text else None
        if problem:
            notes.add(line, f"{name} {problem}")
    if not in_order(since or None, until or None):
        notes.add(line, f"until {until} is before since {since}")
