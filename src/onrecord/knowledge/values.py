"""Reading single values of a pack file; each says what is wrong with it instead of stopping."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from onrecord.knowledge.entries import INTERNATIONAL, SECTORS, PackProblem
from onrecord.knowledge.nodes import Mapping, Node, Scalar, Sequence

_CODE: Final = re.compile(r"[A-Z]{3}")
_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_SCHEME: Final = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(slots=True)
class Notes:
    """Collects the problems of one file."""

    where: str
    problems: list[PackProblem] = field(default_factory=list)

    def add(self, line: int | None, what: str) -> None:
        """Note a problem."""
        self.problems.append(PackProblem(self.where, line, what))


def fields_of(node: Node, known: tuple[str, ...], what: str, notes: Notes) -> dict[str, Node]:
    """Return the fields of a mapping by name; unknown ones, doubles and other nodes are noted and left out."""
    if not isinstance(node, Mapping):
        notes.add(node.line, f"{what}: fields are expected, as in `{{{known[0]}: …, {known[1]}: …}}`")
        return {}
    found: dict[str, Node] = {}
    for key, value in node.fields:
        name = key.text or ""
        if name not in known:
            notes.add(key.line, f"{what} has no field {name!r}; there are {', '.join(known)}")
        elif name in found:
            notes.add(key.line, f"field {name!r} stands twice")
        else:
            found[name] = value
    return found


def one(node: Node | None, name: str, notes: Notes) -> str | None:
    """Return a text without surrounding white space, None where there is none."""
    if node is None:
        return None
    if not isinstance(node, Scalar):
        notes.add(node.line, f"{name}: one text is expected, not a list or fields")
        return None
    if node.text is None:
        return None
    text = " ".join(node.text.split())
    if not text:
        notes.add(node.line, f"{name} is empty; leave the field out where it is unknown")
    return text or None


def many(node: Node | None, name: str, notes: Notes) -> tuple[str, ...]:
    """Return a list of texts; a single text is a list of one."""
    if node is None:
        return ()
    if isinstance(node, Mapping):
        notes.add(node.line, f"{name}: a list in [ ] is expected, not fields")
        return ()
    texts: list[str] = []
    for item in node.items if isinstance(node, Sequence) else (node,):
        text = one(item, name, notes)
        if text is not None and text in texts:
            notes.add(item.line, f"{name}: {text!r} stands twice")
        elif text is not None:
            texts.append(text)
    return tuple(texts)


def choice(node: Node | None, name: str, valid: tuple[str, ...], notes: Notes) -> str | None:
    """Return a text that is one of `valid`."""
    text = one(node, name, notes)
    if text is not None and node is not None and text not in valid:
        notes.add(node.line, f"{name} {text!r} is none of {', '.join(valid)}")
        return None
    return text


def sectors(node: Node | None, notes: Notes) -> tuple[str, ...]:
    """Return PLOVER sectors."""
    found = many(node, "sectors", notes)
    for code in found:
        if code not in SECTORS and node is not None:
            notes.add(node.line, f"sector {code!r} is none of {', '.join(SECTORS)}")
    return tuple(code for code in found if code in SECTORS)


def country(node: Node | None, name: str, notes: Notes) -> str | None:
    """Return a PLOVER country code."""
    text = one(node, name, notes)
    if text is not None and node is not None and not _CODE.fullmatch(text):
        what = f"{name} {text!r} is no PLOVER code: ISO 3166-1 alpha-3, XKX, or {', '.join(INTERNATIONAL)}"
        notes.add(node.line, what)
        return None
    return text


def day(node: Node | None, name: str, notes: Notes) -> str | None:
    """Return a date as exact as it is given."""
    text = one(node, name, notes)
    if text is None or node is None:
        return None
    problem = date_problem(text)
    if problem:
        notes.add(node.line, f"{name} {problem}")
        return None
    return text


def date_problem(text: str) -> str | None:
    """Return what is wrong with a date, or None."""
    if text.isdecimal() and len(text) == 4 and text > "0000":
        return None
    found = _DATE.fullmatch(text)
    if not found:
        return f"{text!r} is no date: YYYY, YYYY-MM or YYYY-MM-DD"
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return f"{text!r} is no day of the calendar"
    return None


def in_order(since: str | None, until: str | None) -> bool:
    """Return whether a beginning is not after its end, as far as both are known."""
    if since is None or until is None:
        return True
    shared = min(len(since), len(until))
    return since[:shared] <= until[:shared]


def identifiers(node: Node | None, notes: Notes) -> tuple[tuple[str, str], ...]:
    """Return (scheme, value) pairs."""
    if node is None:
        return ()
    if not isinstance(node, Mapping):
        notes.add(node.line, "identifiers: fields are expected, as in {iso3: NOR}")
        return ()
    pairs: dict[str, str] = {}
    for key, value in node.fields:
        scheme, text = key.text or "", one(value, "identifier", notes)
        if not _SCHEME.fullmatch(scheme):
            notes.add(key.line, f"identifier {scheme!r} is not named in lower-case letters: wikidata, iso3, cow")
        elif scheme in pairs:
            notes.add(key.line, f"identifier {scheme!r} stands twice")
        elif text is not None:
            pairs[scheme] = text
    return tuple(pairs.items())
