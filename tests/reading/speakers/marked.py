"""Texts with names and sources marked, for tests of who speaks."""

import re

from onrecord.reading.speakers import Name, assign_speakers
from onrecord.types import Span, Statement

#: [label|name] in a text marks a name, {source} a source phrase; a statement ends at the next full stop.
MARK = re.compile(r"\[(PERSON|ORG|GPE|NORP)\|([^\]]*)\]|([{}])")


def read(marked, **changes):
    """The text, its names and statements, from a marked text; `changes` maps a statement's id to fields."""
    text, names, sources, opened, position = "", [], [], None, 0
    for match in MARK.finditer(marked):
        text += marked[position : match.start()]
        position = match.end()
        if match.group(1):
            names.append(Name(len(text), len(text) + len(match.group(2)), match.group(2), match.group(1)))
            text += match.group(2)
        elif match.group(3) == "{":
            opened = len(text)
        else:
            sources.append((opened, len(text)))
    text += marked[position:]
    statements = []
    for number, (start, end) in enumerate(sources, 1):
        cue_end = text.index(" ", end + 1) if " " in text[end + 1 :] else len(text)
        stop = text.find(".", cue_end)
        content = (Span.of(text, cue_end + 1, stop if stop > cue_end else len(text)),)
        row = {
            "inside": None,
            "continues": None,
            "source": (Span.of(text, start, end),),
            "content": content,
        } | changes.get(f"s{number}", {})
        cue = (Span.of(text, end, cue_end),)
        statements.append(
            Statement(
                f"s{number}", row["source"], cue, row["content"], "indirect", "say", None, (), (),
                row["inside"], None, row["continues"], 1.0,
            )
        )  # fmt: skip
    return text, statements, names


def speak(marked, outlet=None, authors=(), **changes):
    """(name or None) of each speaker, and the whole result."""
    text, statements, names = read(marked, **changes)
    found = assign_speakers(text, statements, names, None, outlet=outlet, authors=authors)
    by_id = {actor.id: actor for actor in found.actors}
    return [by_id[s.speaker] if s.speaker else None for s in found.statements], found


def names_of(marked, **changes):
    """The names of the speakers, None where nobody could be told."""
    return [actor.name if actor else None for actor in speak(marked, **changes)[0]]
