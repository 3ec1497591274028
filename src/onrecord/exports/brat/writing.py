"""Readings as brat standoff: for each article its text and its annotations, to be looked at and changed in brat.

Statements are events of brat whose trigger is the cue (`Statement`), or the content where there is no cue (`Uncued`);
events have their PLOVER type. A note `Row` has the id of the row, an AnnotatorNotes `speaker: NAME` who speaks. The
annotations as they were written are kept in `exported/`, so that it can be told later what was changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, get_args

from onrecord.exports.jsonl import json_text
from onrecord.exports.safe import visible
from onrecord.exports.tables import text_name, write_text
from onrecord.knowledge.plover import ontology
from onrecord.record.frames.columns import View
from onrecord.record.frames.table import whole
from onrecord.types import Act, Event, Factuality, Form, Role, Span, Statement

#: The folder with the annotations as they were written, and the file that says which article each is of.
EXPORTED: Final = "exported"
ARTICLES: Final = "articles.jsonl"
STATEMENT, UNCUED = "Statement", "Uncued"
SPEAKER: Final = "speaker: "
_LINE: Final = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


def write_brat(views: Iterable[View], folder: Path) -> None:
    """Write texts, annotations and brat's configuration into a folder."""
    (folder / EXPORTED).mkdir()
    (folder / "annotation.conf").write_text(configuration(), encoding="utf8", newline="\n")
    with (folder / ARTICLES).open("w", encoding="utf8", newline="\n") as articles:
        for view in views:
            article = view.reading.article
            name = text_name(article.id).removesuffix(".txt")
            write_text(folder, article.id, article.text)
            annotations = str(whole(ann(view)))
            for place in (folder, folder / EXPORTED):
                (place / f"{name}.ann").write_text(annotations, encoding="utf8", newline="\n")
            articles.write(json_text({"file": name, "article": article.id, "version": article.version}) + "\n")


def ann(view: View) -> str:
    """Return the annotations of a reading, as an .ann file has them."""
    writer = _Writer(view)
    for statement in view.reading.statements:
        writer.statement(statement)
    for event in view.reading.events:
        writer.event(event)
    return "".join(f"{line}\n" for line in writer.lines)


def fragments(span: Span) -> Iterator[tuple[int, int]]:
    """Yield a span line by line: brat's annotations do not run over the end of one."""
    for match in _LINE.finditer(span.text):
        if match.group().strip():
            yield span.start + match.start(), span.start + match.end()


@dataclass(slots=True)
class _Writer:
    """Writes the lines of one file."""

    view: View
    lines: list[str] = field(default_factory=list)
    marks: dict[tuple[str, str], str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def number(self, letter: str) -> str:
        self.counts[letter] = self.counts.get(letter, 0) + 1
        return f"{letter}{self.counts[letter]}"

    def mark(self, kind: str, spans: Sequence[Span]) -> str | None:
        """A stretch of text; None where nothing in it can be marked."""
        pieces = [piece for span in spans for piece in fragments(span)]
        if not pieces:
            return None
        text = self.view.reading.article.text
        own = self.number("T")
        where = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(text[start:end] for start, end in pieces).replace("\t", " ")
        self.lines.append(f"{own}\t{kind} {where}\t{words}")
        return own

    def once(self, kind: str, row: str, span: Span) -> str | None:
        """The mark of a mention, time or place, written when it is first needed."""
        if (kind, row) not in self.marks:
            own = self.mark(kind, (span,))
            if own is None:
                return None
            self.marks[kind, row] = own
        return self.marks[kind, row]

    def statement(self, row: Statement) -> None:
        content = self.mark("Content", row.content) if row.cue else None
        source = self.mark("Source", row.source)
        kind, trigger = (STATEMENT, row.cue) if row.cue else (UNCUED, row.content)
        arguments = [("Source", source), ("Content", content)]
        values = {"Act": row.act, "Form": row.form}
        own = self.brat_event(kind, trigger, row.id, arguments, values)
        name = self.view.name(row.speaker)
        if own is not None and name:
            self.lines.append(f"{self.number('#')}\tAnnotatorNotes {own}\t{SPEAKER}{visible(name)}")

    def event(self, row: Event) -> None:
        if row.type not in ontology().types:
            return  # a correction can give it any type, brat's configuration those of the ontology alone
        arguments = [*self.roles("Actor", row.actors), *self.roles("Recipient", row.recipients)]
        time = next((time for time in self.view.reading.times if time.id == row.time), None)
        place = self.view.places.get(row.place or "")
        arguments.append(("Time", self.once("Time", time.id, time.span) if time else None))
        arguments.append(("Place", self.once("Place", place.id, place.span) if place else None))
        values = {"Factuality": row.factuality, "Mode": row.mode}
        self.brat_event(row.type, (row.trigger,), row.id, arguments, values)

    def roles(self, name: str, roles: Sequence[Role]) -> Iterator[tuple[str, str | None]]:
        for number, role in enumerate(roles, 1):
            mention = self.view.mentions.get(role.mention)
            own = self.once("Mention", mention.id, mention.span) if mention else None
            yield (name if number == 1 else f"{name}{number}"), own

    def brat_event(
        self, kind: str, trigger: Sequence[Span], row: str, arguments: Iterable[tuple[str, str | None]],
        values: Mapping[str, str | None],
    ) -> str | None:  # fmt: skip
        mark = self.mark(kind, trigger)
        if mark is None:
            return None
        own = self.number("E")
        parts = " ".join(f"{name}:{argument}" for name, argument in arguments if argument)
        self.lines.append(f"{own}\t{kind}:{mark} {parts}".rstrip())
        for name, value in values.items():
            if value and not re.search(r"\s", value):
                self.lines.append(f"{self.number('A')}\t{name} {own} {value}")
        self.lines.append(f"{self.number('#')}\tRow {own}\t{row}")
        return own


def configuration() -> str:
    """Return brat's annotation.conf: what may be marked, and with which values."""
    types = ontology().types
    modes = sorted({mode for kind in types.values() for mode in kind.modes})
    events = [f"{name}\tActor*:Mention, Recipient*:Mention, Time?:Time, Place?:Place" for name in types]
    said = f"{STATEMENT}|{UNCUED}"
    lines = [
        "[entities]", "Source", "Content", "Mention", "Time", "Place", "", "[relations]", "",
        "[events]", f"{STATEMENT}\tSource?:Source, Content+:Content", f"{UNCUED}\tSource?:Source", *events, "",
        "[attributes]", f"Act\tArg:{said}, Value:{'|'.join(get_args(Act))}",
        f"Form\tArg:{said}, Value:{'|'.join(get_args(Form))}",
        f"Factuality\tArg:{'|'.join(types)}, Value:{'|'.join(get_args(Factuality))}",
        f"Mode\tArg:{'|'.join(types)}, Value:{'|'.join(modes)}",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"
