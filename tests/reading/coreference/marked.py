"""Texts with names marked, and who their pronouns and descriptions are linked to."""

import re

from onrecord.reading.coreference.read import read_links
from onrecord.reading.names.parts import Name
from onrecord.reading.names.people import People
from onrecord.types import Span, Statement

#: [label|name] in a text marks a name.
MARK = re.compile(r"\[(PERSON|ORG|GPE|NORP)\|([^\]]*)\]")


def unmarked(marked):
    """The text without marks, and its names."""
    text, names, position = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[position : match.start()]
        names.append(Name(len(text), len(text) + len(match.group(2)), match.group(2), match.group(1)))
        text += match.group(2)
        position = match.end()
    return text + marked[position:], names


def statement(number, text, source, content):
    """A statement whose source and content are the first places of their words in the text."""
    spans = [Span.of(text, text.index(words), text.index(words) + len(words)) for words in (source, content)]
    return Statement(
        number, (spans[0],), (), (spans[1],), "direct", "say", None, (), (), None, None, None, 1.0
    )  # fmt: skip


def links(marked, *said):
    """Links of a marked text; `said` are (source, content) pairs of its statements."""
    text, names = unmarked(marked)
    statements = [statement(f"s{i}", text, *pair) for i, pair in enumerate(said, 1)]
    return text, read_links(text, names, People(text, names), statements)


def meant(marked, *said):
    """(words, whom they mean) of each pronoun and description: the first name or words of its chain, or None."""
    text, found = links(marked, *said)
    out = []
    for link in found.links:
        shown = text[link.reference.start : link.reference.end]
        first = None
        if link.chain is not None:
            references = found.chains[link.chain].references
            first = next((r for r in references if r.kind == "name"), references[0])
        out.append((shown, text[first.start : first.end] if first else None))
    return out
