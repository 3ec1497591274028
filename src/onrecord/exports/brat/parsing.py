"""An .ann file of brat as the statements and events in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from onrecord.errors import InputError
from onrecord.exports.brat.writing import SPEAKER, STATEMENT, UNCUED
from onrecord.knowledge.plover import ontology

Spans = tuple[tuple[int, int], ...]
_MARK: Final = re.compile(r"(T\S+)\t(\S+) ([0-9]+ [0-9]+(?:;[0-9]+ [0-9]+)*)\t.*")
_EVENT: Final = re.compile(r"(E\S+)\t(\S+):(T\S+)((?: \S+:\S+)*) *")
_VALUE: Final = re.compile(r"[AM]\S+\t(\S+) (\S+)(?: (\S+))? *")
_NOTE: Final = re.compile(r"#\S+\t(\S+) (\S+)\t(.*)")
_NUMBER: Final = re.compile(r"[0-9]+$")


@dataclass(frozen=True, slots=True)
class Marked:
    """A statement or an event as it is marked.

    Attributes:
        line: of the file, counted from 1.
        row: id of the row that it was written from; None for a new one.
        type: PLOVER type of an event; None for a statement.
        trigger: the words that tell of an event.
        source, cue, content: the parts of a statement.
        act, form, factuality, mode: as marked; None where they are not.
        speaker: name in the note; None without one.
        roles: what else an event has, which cannot be corrected: names of the parts, and where they are.
    """

    line: int
    row: str | None
    type: str | None
    trigger: Spans = ()
    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()
    act: str | None = None
    form: str | None = None
    factuality: str | None = None
    mode: str | None = None
    speaker: str | None = None
    roles: tuple[tuple[str, Spans], ...] = ()


@dataclass(slots=True)
class _Lines:
    """What the lines of a file say, by the ids in it."""

    marks: dict[str, Spans] = field(default_factory=dict)
    events: dict[str, tuple[int, str, str, tuple[tuple[str, str], ...]]] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    notes: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))


def parse(annotations: str, text: str, where: str) -> tuple[Marked, ...]:
    """Return the statements and events of an .ann file, in its order.

    Args:
        annotations: the file.
        text: of the article.
        where: name of the file, for errors.

    Raises:
        InputError: a line is not brat's, a mark does not lie in the text, or something has a type that is none.
    """
    lines = _read(annotations, text, where)
    found = []
    for own, (number, kind, mark, arguments) in lines.events.items():
        parts: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for name, target in arguments:
            if target not in lines.marks:
                raise InputError(f"{own} names {target}, which is no mark", where=where, line=number)
            parts[_NUMBER.sub("", name)].extend(lines.marks[target])
        if mark not in lines.marks:
            raise InputError(f"{own} names {mark}, which is no mark", where=where, line=number)
        found.append(_marked(lines, own, (number, kind, lines.marks[mark]), {n: _joined(p, text) for n, p in
                             parts.items()}, where))  # fmt: skip
    rows = [each.row for each in found if each.row]
    if len(rows) != len(set(rows)):
        twice = next(row for row in rows if rows.count(row) > 1)
        raise InputError(f"two marks are of row {twice}", where=where, fix="Delete the note Row of the new one")
    return tuple(found)


def _marked(
    lines: _Lines, own: str, head: tuple[int, str, Spans], parts: dict[str, Spans], where: str
) -> Marked:  # fmt: skip
    number, kind, trigger = head
    values, notes = lines.values[own], lines.notes[own]
    row = notes.get("Row")
    if kind in (STATEMENT, UNCUED):
        note = notes.get("AnnotatorNotes", "")
        speaker = note.removeprefix(SPEAKER).strip() if note.startswith(SPEAKER) else None
        return Marked(
            number, row, None, source=parts.get("Source", ()), cue=trigger if kind == STATEMENT else (),
            content=parts.get("Content", ()) if kind == STATEMENT else trigger, act=values.get("Act"),
            form=values.get("Form"), speaker=speaker or None,
        )  # fmt: skip
    if kind not in ontology().types:
        valid = ", ".join((STATEMENT, UNCUED, *ontology().types))
        raise InputError(f"{kind!r} is no type", where=where, line=number, fix=f"Valid are {valid}")
    return Marked(
        number, row, kind, trigger=trigger, factuality=values.get("Factuality"), mode=values.get("Mode"),
        roles=tuple(sorted(parts.items())),
    )  # fmt: skip


def _read(annotations: str, text: str, where: str) -> _Lines:
    lines = _Lines()
    # only line feeds end a line here: a text may hold other signs that Python takes for ends of lines
    for number, line in enumerate(annotations.split("\n"), 1):
        line = line.removesuffix("\r")  # noqa: PLW2901  an editor of Windows
        if mark := _MARK.fullmatch(line):
            pieces = [piece.split() for piece in mark[3].split(";")]
            spans = [(int(start), int(end)) for start, end in pieces]
            for start, end in spans:
                if not start < end <= len(text):
                    fix = f"It has {len(text)} characters"
                    raise InputError(f"{start} {end} does not lie in the text", where=where, line=number, fix=fix)
            lines.marks[mark[1]] = _joined(spans, text)
        elif event := _EVENT.fullmatch(line):
            arguments = (argument.partition(":") for argument in event[4].split())
            lines.events[event[1]] = (number, event[2], event[3], tuple((name, to) for name, _, to in arguments))
        elif value := _VALUE.fullmatch(line):
            lines.values[value[2]][value[1]] = value[3] or ""
        elif note := _NOTE.fullmatch(line):
            lines.notes[note[2]][note[1]] = note[3].strip()
        elif line.strip() and line[0] not in "RN*":
            raise InputError(f"{line[:60]!r} is no line of brat's standoff", where=where, line=number)
    return lines


def _joined(spans: Iterable[tuple[int, int]], text: str) -> Spans:
    """Spans in order, those joined between which white space alone stands."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
