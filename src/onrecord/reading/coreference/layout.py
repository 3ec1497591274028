"""Where things stand in a text: sentences, paragraphs, quotations, statements."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import Quotation, quotations
from onrecord.reading.text.sentences import sentence_starts
from onrecord.types import Statement

#: Characters of the stretches of a text by which contents are looked up.
_STRETCH: Final = 500


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as far as coreference needs it.

    Attributes:
        id: of the statement.
        source: where its source stands, or None where it has none.
        content: its pieces, as (start, end).
        quoted: whether a piece of it stands between quotation marks.
        continues: id of the statement whose speaker it takes on, or None.
    """

    id: str
    source: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    quoted: bool
    continues: str | None


@dataclass(frozen=True, slots=True)
class Layout:
    """Sentences, paragraphs, quotations and statements of one text."""

    sentences: Sequence[int]
    paragraphs: Sequence[int]
    quotes: Sequence[Quotation]
    statements: tuple[Said, ...]
    _contents: dict[int, list[tuple[int, int, int]]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # contents by the stretches of the text in which they stand: the number of the statement, start, end
        contents: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for number, said in enumerate(self.statements):
            for start, end in said.content:
                for stretch in range(start // _STRETCH, (end - 1) // _STRETCH + 1):
                    contents[stretch].append((number, start, end))
        object.__setattr__(self, "_contents", dict(contents))

    @classmethod
    def of(cls, text: str, statements: Sequence[Statement]) -> Layout:
        """Return the layout of `text`."""
        parts = paragraphs(text)
        marked = quotations(text, parts)
        # a word or two between marks is a name or a doubt, no speech with a speaker of its own
        speech = [q for q in marked if q.depth == 0 and " " in text[q.inner_start : q.inner_end].strip()]
        starts = sentence_starts(text, parts, [])
        said = tuple(_said(statement, speech) for statement in statements)
        return cls(starts, [start for start, _ in parts], speech, said)

    def sentence(self, position: int) -> int:
        """Return the number of the sentence at `position`."""
        return bisect_right(self.sentences, position) - 1

    def paragraph(self, position: int) -> int:
        """Return the number of the paragraph at `position`."""
        return bisect_right(self.paragraphs, position) - 1

    def quote(self, position: int) -> int:
        """Return the number of the quotation that holds `position`, or -1."""
        i = bisect_right(self.quotes, position, key=lambda q: q.start) - 1
        return i if i >= 0 and position < self.quotes[i].end else -1

    def holding(self, position: int) -> list[Said]:
        """Return the statements whose content holds `position`, the shortest content first."""
        near = self._contents.get(position // _STRETCH, ())
        found = dict.fromkeys(number for number, start, end in near if start <= position < end)
        held = [self.statements[number] for number in found]
        return sorted(held, key=lambda said: sum(end - start for start, end in said.content))


def _said(statement: Statement, quotes: Sequence[Quotation]) -> Said:
    content = tuple((span.start, span.end) for span in statement.content)
    quoted = any(at >= 0 and a < quotes[at].end for a, b in content for at in [_last_before(quotes, b)])
    source = (statement.source[0].start, statement.source[0].end) if statement.source else None
    return Said(statement.id, source, content, quoted, statement.continues)


def _last_before(quotes: Sequence[Quotation], position: int) -> int:
    """The number of the last quotation that begins before `position`, or -1."""
    return bisect_left(quotes, position, key=lambda q: q.start) - 1
