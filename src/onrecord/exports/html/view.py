"""What a page's template shows of a reading, worked out beforehand so that the template only writes it down."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from onrecord.exports.marks import Layout, Paragraph, Run, lay_out, title_of
from onrecord.exports.rows import EventRow, Row
from onrecord.exports.safe import web_link
from onrecord.types import Article, ReaderInfo, Reading

#: Colours of voices in the style sheet; voice 0 is the grey of those without a name.
COLOURS = 8


@dataclass(frozen=True, slots=True)
class MarkView:
    """One mark around a run.

    Attributes:
        at: the statement's place in the article, from 1; 0 for an event.
        depth: how many contents lie within.
        row: id of the statement or event.
        factuality: of the event, else None.
        leads: whether it is the outermost event of the run, the only one that can be a link.
    """

    role: str
    at: int
    colour: int
    depth: int
    row: str
    factuality: str | None
    leads: bool


@dataclass(frozen=True, slots=True)
class NumberView:
    """A number in the text that leads to its row."""

    label: str
    at: int
    row: str


@dataclass(frozen=True, slots=True)
class RunView:
    """Characters with the marks around them, outermost first, and the numbers that stand before them.

    Attributes:
        left_out: why they were not read, or None; `tag` is this where it begins.
        lit: whether they are of the place that was asked for; `lights` where that begins.
    """

    text: str
    marks: tuple[MarkView, ...]
    numbers: tuple[NumberView, ...]
    left_out: str | None
    tag: str | None
    lit: bool
    lights: bool


@dataclass(frozen=True, slots=True)
class RowView:
    """A row beside the text."""

    row: Row
    at: int
    colour: int
    numbered: bool


@dataclass(frozen=True, slots=True)
class EventView:
    """A row beside the text for an event, in the colour of the voice that tells of it."""

    row: EventRow
    colour: int


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph and the rows beside it; `start` is where it begins in the text."""

    runs: tuple[RunView, ...]
    rows: tuple[RowView, ...]
    events: tuple[EventView, ...]
    start: int


@dataclass(frozen=True, slots=True)
class VoiceView:
    """A speaker with its colour and number of statements; `actor` is its id in the reading, or None."""

    actor: str | None
    name: str
    colour: int
    statements: int


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article of the page."""

    number: int
    article: Article
    reader: ReaderInfo
    title: str
    link: str | None
    summary: str
    left_out: str | None
    paragraphs: tuple[ParagraphView, ...]
    voices: tuple[VoiceView, ...]
    statements: int


def article_view(
    reading: Reading, number: int = 1, *, events: bool = False, lit: tuple[int, int] | None = None
) -> ArticleView:
    """Return what a page shows of a reading.

    Args:
        reading: the article with its rows.
        number: of the article on its page.
        events: whether events are shown too.
        lit: characters that are to be lit.
    """
    layout = lay_out(reading, events=events, lit=lit)
    article = reading.article
    colours = _colours(layout)
    return ArticleView(
        number=number,
        article=article,
        reader=reading.reader,
        title=title_of(article),
        link=web_link(article.url),
        summary=layout.summary,
        left_out=layout.left_out,
        paragraphs=_paragraphs(layout, colours),
        voices=_voices(layout, colours),
        statements=len(reading.statements),
    )


def _rows(layout: Layout) -> list[Row]:
    return [row for paragraph in layout.paragraphs for row in paragraph.rows]


def _colours(layout: Layout) -> dict[str | None, int]:
    """One colour for each voice, in the order in which they speak; beyond the last colour they come round again."""
    colours: dict[str | None, int] = {None: 0}
    for row in _rows(layout):
        colours.setdefault(row.voice, (len(colours) - 1) % COLOURS + 1)
    return colours


def _voices(layout: Layout, colours: dict[str | None, int]) -> tuple[VoiceView, ...]:
    rows = _rows(layout)
    number = Counter(row.voice for row in rows)
    names = {row.voice: row.speaker for row in rows}
    return tuple(
        VoiceView(voice, names[voice] or "without a name", colours[voice], number[voice])
        for voice in sorted(number, key=lambda v: (v is None, list(colours).index(v)))
    )


def _paragraphs(layout: Layout, colours: dict[str | None, int]) -> tuple[ParagraphView, ...]:
    marking = _Marking(layout, colours)
    shown = [marking.runs(paragraph) for paragraph in layout.paragraphs]
    return tuple(
        ParagraphView(
            runs,
            tuple(
                RowView(row, marking.at[row.label], marking.colour[row.label], row.label in marking.numbered)
                for row in paragraph.rows
            ),
            tuple(EventView(event, colours.get(event.voice, 0)) for event in paragraph.events),
            paragraph.start,
        )
        for runs, paragraph in zip(shown, layout.paragraphs, strict=True)
    )


class _Marking:
    """Gives runs their marks and numbers; `numbered` gathers the statements that have their number in the text."""

    def __init__(self, layout: Layout, colours: dict[str | None, int]) -> None:
        rows = _rows(layout)
        events = [event for paragraph in layout.paragraphs for event in paragraph.events]
        self.at = {row.label: place for place, row in enumerate(rows, start=1)}
        self.colour = {row.label: colours[row.voice] for row in rows}
        self.colour |= {event.id: colours.get(event.voice, 0) for event in events}
        self.ids = {row.label: row.id for row in rows} | {event.id: event.id for event in events}
        self.factuality = {event.id: event.factuality for event in events}
        self.contents = {m.label for p in layout.paragraphs for run in p.runs for m in run.marks if m.role == "content"}
        self.numbered: set[str] = set()
        self._lit = False

    def runs(self, paragraph: Paragraph) -> tuple[RunView, ...]:
        """Return the runs of a paragraph."""
        views: list[RunView] = []
        before: str | None = None
        for run in paragraph.runs:
            tag = run.left_out if run.left_out != before else None
            lights = run.lit and not self._lit
            self._lit = self._lit or run.lit
            views.append(RunView(run.text, self._marks(run), self._numbers(run), run.left_out, tag, run.lit, lights))
            before = run.left_out
        return tuple(views)

    def _numbers(self, run: Run) -> tuple[NumberView, ...]:
        numbers = []
        for mark in run.marks:
            # the number stands where the words begin, or at the cue of a statement without words
            wanted = mark.role == "content" or (mark.role == "cue" and mark.label not in self.contents)
            if mark.opens and wanted and mark.label not in self.numbered:
                self.numbered.add(mark.label)
                numbers.append(NumberView(mark.label, self.at[mark.label], self.ids[mark.label]))
        return tuple(numbers)

    def _marks(self, run: Run) -> tuple[MarkView, ...]:
        first = next((place for place, mark in enumerate(run.marks) if mark.role == "event"), None)
        return tuple(
            MarkView(
                mark.role,
                self.at.get(mark.label, 0),
                self.colour[mark.label],
                min(sum(1 for inner in run.marks[place + 1 :] if inner.role == "content"), 3),
                self.ids[mark.label],
                self.factuality.get(mark.label),
                place == first,
            )
            for place, mark in enumerate(run.marks)
        )
