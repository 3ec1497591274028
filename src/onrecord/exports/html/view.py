"""What the page's template shows, worked out beforehand so that the template only writes it down."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from onrecord.exports.marks import Layout, Paragraph, Row, lay_out, title_of
from onrecord.exports.safe import web_link
from onrecord.types import Article, ReaderInfo, Reading

#: Colours of voices in the style sheet; voice 0 is the grey of those without a name.
COLOURS = 8


@dataclass(frozen=True, slots=True)
class MarkView:
    """One mark around a run: `at` is the statement's place in the article, `depth` how many contents lie within."""

    role: str
    at: int
    colour: int
    depth: int


@dataclass(frozen=True, slots=True)
class NumberView:
    """A number in the text that leads to its row."""

    label: str
    at: int


@dataclass(frozen=True, slots=True)
class RunView:
    """Characters with the marks around them, outermost first, and the numbers that stand before them."""

    text: str
    marks: tuple[MarkView, ...]
    numbers: tuple[NumberView, ...]
    left_out: str | None
    tag: str | None


@dataclass(frozen=True, slots=True)
class RowView:
    """A row beside the text."""

    row: Row
    at: int
    colour: int
    numbered: bool


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph and the rows beside it."""

    runs: tuple[RunView, ...]
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class VoiceView:
    """A speaker with its colour and number of statements."""

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


def article_view(reading: Reading, number: int) -> ArticleView:
    """Return what the page shows of a reading, the `number`th of the page."""
    layout = lay_out(reading)
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
        VoiceView(names[voice] or "without a name", colours[voice], number[voice])
        for voice in sorted(number, key=lambda v: (v is None, list(colours).index(v)))
    )


def _paragraphs(layout: Layout, colours: dict[str | None, int]) -> tuple[ParagraphView, ...]:
    rows = _rows(layout)
    at = {row.label: place for place, row in enumerate(rows, start=1)}
    colour = {row.label: colours[row.voice] for row in rows}
    contents = {m.label for p in layout.paragraphs for run in p.runs for m in run.marks if m.role == "content"}
    seen: set[str] = set()
    shown = [_runs(paragraph, at, colour, contents, seen) for paragraph in layout.paragraphs]
    return tuple(
        ParagraphView(
            runs,
            tuple(RowView(row, at[row.label], colour[row.label], row.label in seen) for row in paragraph.rows),
        )
        for runs, paragraph in zip(shown, layout.paragraphs, strict=True)
    )


def _runs(
    paragraph: Paragraph, at: dict[str, int], colour: dict[str, int], contents: set[str], seen: set[str]
) -> tuple[RunView, ...]:
    """The runs of a paragraph; `seen` gathers the statements that have their number in the text already."""
    views: list[RunView] = []
    before: str | None = None
    for run in paragraph.runs:
        numbers = []
        for mark in run.marks:
            # the number stands where the words begin, or at the cue of a statement without words
            numbered = mark.role == "content" or (mark.role == "cue" and mark.label not in contents)
            if mark.opens and numbered and mark.label not in seen:
                seen.add(mark.label)
                numbers.append(NumberView(mark.label, at[mark.label]))
        marks = tuple(
            MarkView(
                mark.role,
                at[mark.label],
                colour[mark.label],
                min(sum(1 for inner in run.marks[place + 1 :] if inner.role == "content"), 3),
            )
            for place, mark in enumerate(run.marks)
        )
        tag = run.left_out if run.left_out != before else None
        views.append(RunView(run.text, marks, tuple(numbers), run.left_out, tag))
        before = run.left_out
    return tuple(views)
