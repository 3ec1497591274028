"""Reading the package's own packs fast, without checking again what the linter has checked.

Their entries are all in the flow style of YAML, `- {id: …, name: …}`, which is JSON but for quotation marks. So each is
made JSON and left to the JSON parser: three times as fast as the strict reader, and a test holds that both give the
same. A file that is written otherwise is left to the strict reader.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from onrecord.knowledge.entries import Entry, Office, Pack
from onrecord.knowledge.parse import parse_pack
from onrecord.knowledge.terms import SECTORS_OF_TERMS, parse_terms, person

_SCALAR: Final = re.compile(
    r'"(?:[^"\\]|\\.)*"'
    r"|'(?:[^']|'')*'"
    r"|[^\s,\[\]{}\"':][^,\[\]{}:]*(?::(?=\S)[^,\[\]{}:]*)*"
)
_NULL: Final = frozenset({"null", "~"})


def quick_pack(text: str, path: Path) -> Pack | None:
    """Return the pack of one of the package's YAML files, or None where the strict reader has to read it.

    Args:
        text: the file's text.
        path: the file.
    """
    head, found, rows = text.partition("\nentries:\n")
    pack, _ = parse_pack(head, path=path, builtin=True)  # the header, and bodies or titles where there are some
    if pack is None or not found or not rows:
        return pack
    if " #" in rows or rows[0] != "-":
        return None
    try:
        return replace(pack, entries=tuple(_entries(rows, head.count("\n") + 3, path.stem)))
    except (ValueError, KeyError):
        return None


def quick_terms(text: str, path: Path) -> Pack | None:
    """Return the pack of one of the package's tables of terms.

    Args:
        text: the file's text.
        path: the file.
    """
    head, _, rows = text.rpartition("\n#")
    last, _, rows = rows.partition("\n")
    pack, _ = parse_terms(f"{head}\n#{last}", path=path, builtin=True)
    if pack is None:
        return None
    entries: dict[str, list[Any]] = {}
    first = head.count("\n") + 3
    for line, row in enumerate(rows.splitlines(), first):
        cells = row.split("\t")
        since, until = ([*cells[6:8], "", ""])[:2]
        office = Office(cells[4], cells[5], SECTORS_OF_TERMS, since or None, until or None)
        known = entries.get(cells[0])
        if known is None:
            entries[cells[0]] = [line, cells, [office]]
        else:
            known[2].append(office)
    name = path.stem
    found = (person(cells, tuple(offices), name, line) for line, cells, offices in entries.values())
    return replace(pack, entries=tuple(found))


def _entries(rows: str, first: int, pack: str) -> Iterator[Entry]:
    for line, row in _rows(rows, first):
        yield _entry(json.loads(_SCALAR.sub(_quoted, row)), pack, line)


def _rows(text: str, first: int) -> Iterator[tuple[int, str]]:
    """Yield each entry, on one line, with the line that it begins in."""
    start, parts = first, list[str]()
    for number, line in enumerate(text.splitlines(), first):
        if line.startswith("- "):
            if parts:
                yield start, " ".join(parts)
            start, parts = number, [line[2:].strip()]
        elif line.strip():
            parts.append(line.strip())
    if parts:
        yield start, " ".join(parts)


def _quoted(scalar: re.Match[str]) -> str:
    text = scalar[0].rstrip()
    if text[0] == '"':
        return text
    if text[0] == "'":
        return json.dumps(text[1:-1].replace("''", "'"))
    if text in _NULL:
        return "null"
    return json.dumps(text) if '"' in text or "\\" in text else f'"{text}"'


def _entry(row: dict[str, Any], pack: str, line: int) -> Entry:
    return Entry(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        country=row.get("country"),
        sectors=tuple(row.get("sectors", ())),
        aliases=tuple(row.get("aliases", ())),
        weak=tuple(row.get("weak", ())),
        since=row.get("since"),
        until=row.get("until"),
        identifiers=tuple(row.get("identifiers", {}).items()),
        domains=_list(row.get("domain")),
        outlet=row.get("outlet"),
        state_run=row.get("state_run") == "true",
        parent=row.get("parent"),
        roles=tuple(_office(office) for office in row.get("roles", ())),
        people=tuple(row.get("people", ())),
        adjectives=tuple(row.get("adjectives", ())),
        capitals=tuple(row.get("capitals", ())),
        seats=tuple(row.get("seats", ())),
        body=row.get("body"),
        pack=pack,
        line=line,
    )


def _list(value: str | list[str] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _office(row: dict[str, Any]) -> Office:
    return Office(row["role"], row["of"], tuple(row.get("sectors", ())), row.get("since"), row.get("until"))
