"""From the text of a pack file to a Pack, with all that is wrong in it and where."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, TypeVar

from onrecord.errors import DataError
from onrecord.knowledge import values
from onrecord.knowledge.entries import Body, Entry, OfficeName, Pack, PackProblem, Title
from onrecord.knowledge.nodes import Mapping, Node, Scalar, Sequence, parse_nodes
from onrecord.knowledge.parse_entry import parse_entry
from onrecord.knowledge.values import Notes

#: Fields of the header, all needed.
HEADER: Final = ("pack", "about", "source", "licence")
_PARTS: Final = ("entries", "bodies", "titles", "offices")
_SLUG: Final = re.compile(r"[a-z0-9_]+")
_T = TypeVar("_T")


def parse_pack(
    text: str, *, path: Path, where: str | None = None, builtin: bool = False
) -> tuple[Pack | None, tuple[PackProblem, ...]]:
    """Return the pack of a YAML file, and what is wrong with it.

    Args:
        text: the file's text.
        path: the file.
        where: what to call it in problems; its name if not given.
        builtin: whether it comes with the package.

    Returns:
        The pack, None where the file is no pack at all; and all problems, by line. What cannot be used is left out.
    """
    notes = Notes(where or path.name)
    try:
        root = parse_nodes(text, where=notes.where)
    except DataError as error:
        notes.add(error.line, error.what)
        return None, tuple(notes.problems)
    if not isinstance(root, Mapping):
        notes.add(1, f"a pack begins with its header: {', '.join(HEADER)}")
        return None, tuple(notes.problems)
    got = values.fields_of(root, (*HEADER, *_PARTS), "a pack", notes)
    header = _header(got, path, notes)
    pack = Pack(
        name=header["pack"],
        about=header["about"],
        source=header["source"],
        licence=header["licence"],
        path=path,
        builtin=builtin,
        entries=_rows(got.get("entries"), lambda row: _at_most_one(parse_entry(row, header["pack"], notes)), notes),
        bodies=_rows(got.get("bodies"), lambda row: _body(row, notes), notes),
        titles=_rows(got.get("titles"), lambda row: _titles(row, notes), notes),
        offices=_rows(got.get("offices"), lambda row: _offices(row, notes), notes),
    )
    _check_once("id", ((entry.id, entry.line) for entry in pack.entries), notes)
    _check_once("body", ((body.id, body.line) for body in pack.bodies), notes)
    _check_once("title", ((title.form, title.line) for title in pack.titles), notes)
    _check_once("office", ((office.form, office.line) for office in pack.offices), notes)
    return pack, tuple(sorted(notes.problems, key=lambda problem: problem.line or 0))


def _header(got: dict[str, Node], path: Path, notes: Notes) -> dict[str, str]:
    header = {name: values.one(got.get(name), name, notes) for name in HEADER}
    for name in HEADER:
        if header[name] is None:
            notes.add(1, f"the header has no {name!r}")
    if header["pack"] is not None and header["pack"] != path.stem:
        what = f"pack {header['pack']!r} does not bear the name of its file, {path.stem!r}"
        notes.add(got["pack"].line, what)
    if not any(name in got for name in _PARTS):
        notes.add(1, f"nothing but a header: give one of {', '.join(_PARTS)}")
    return {name: value or "" for name, value in header.items()} | {"pack": path.stem}


def _rows(node: Node | None, parse: Callable[[Node], tuple[_T, ...]], notes: Notes) -> tuple[_T, ...]:
    if node is None or (isinstance(node, Scalar) and node.text is None):
        return ()
    if not isinstance(node, Sequence):
        notes.add(node.line, "a list is expected, each row with a - before it")
        return ()
    return tuple(thing for row in node.items for thing in parse(row))


def _at_most_one(entry: Entry | None) -> tuple[Entry, ...]:
    return () if entry is None else (entry,)


def _body(row: Node, notes: Notes) -> tuple[Body, ...]:
    got = values.fields_of(row, ("body", "name", "sectors", "forms"), "a body", notes)
    slug, name = values.one(got.get("body"), "body", notes), values.one(got.get("name"), "name", notes)
    forms, sectors = values.many(got.get("forms"), "forms", notes), values.sectors(got.get("sectors"), notes)
    if not (slug and name and forms and sectors):
        notes.add(row.line, "a body has the fields body, name, sectors and forms")
        return ()
    if not _SLUG.fullmatch(slug):
        notes.add(row.line, f"body {slug!r} is not of letters a to z, digits and _")
    _check_lower(forms, row.line, notes)
    return (Body(slug, name, sectors, forms, row.line),)


def _titles(row: Node, notes: Notes) -> tuple[Title, ...]:
    got = values.fields_of(row, ("sectors", "titles"), "a row of titles", notes)
    forms, sectors = values.many(got.get("titles"), "titles", notes), values.sectors(got.get("sectors"), notes)
    if not forms or "sectors" not in got:
        notes.add(row.line, "a row of titles has the fields sectors ([] where the body spoken for tells) and titles")
    _check_lower(forms, row.line, notes)
    return tuple(Title(form, sectors, row.line) for form in forms)


def _offices(row: Node, notes: Notes) -> tuple[OfficeName, ...]:
    got = values.fields_of(row, ("roles", "forms"), "a row of offices", notes)
    forms, roles = values.many(got.get("forms"), "forms", notes), values.many(got.get("roles"), "roles", notes)
    if not (forms and roles):
        notes.add(row.line, "a row of offices has the fields roles and forms")
    _check_lower(forms, row.line, notes)
    return tuple(OfficeName(form, roles, row.line) for form in forms)


def _check_lower(forms: tuple[str, ...], line: int, notes: Notes) -> None:
    for form in forms:
        if form != form.lower():
            notes.add(line, f"{form!r} is not in lower case")


def _check_once(what: str, found: Iterable[tuple[str, int]], notes: Notes) -> None:
    seen: dict[str, int] = {}
    for name, line in found:
        if name in seen:
            notes.add(line, f"{what} {name!r} stands already in line {seen[name]}")
        seen.setdefault(name, line)
