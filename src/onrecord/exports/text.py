"""Readings for the terminal: the article with its statements marked, and a row for each below its paragraph.

With colour, source, cue and content differ by colour. Without, they stand in brackets that survive any pipe:
`{3:what was said}`, `[3:who said it]`, `<3:by which words>`, `/e2:met/` for the word of an event, and
`(left out, byline: …)`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from onrecord.exports.marks import Layout, Paragraph, Run, count, lay_out, title_of
from onrecord.exports.safe import visible
from onrecord.exports.text_rows import WIDEST_NAME, print_event, print_row
from onrecord.types import Article, Reading

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_BRACKETS = {"source": "[]", "cue": "<>", "content": "{}", "event": "//"}
_STYLES = {"source": "bold cyan", "cue": "yellow", "content": "green", "event": "magenta"}
_NUMBER = "dim"
_QUIET = "dim"
#: A break within a paragraph: of a text that was wrapped by hand, with the indent of the next line.
_WRAP = re.compile(r"[^\S\n]*\n\s*")


def text_pieces(readings: Iterable[Reading], *, colour: bool = False, width: int = 100) -> Iterator[str]:
    """Yield a line that says how to read the marks, each reading as it comes, and a line that sums up several.

    Args:
        readings: what to show.
        colour: as in `reading_to_text`.
        width: as in `reading_to_text`.
    """
    statements = read = left_out = 0
    for reading in readings:
        yield "─" * min(width, 100) + "\n\n" if read + left_out else _legend(colour, "events" in reading.reader.layers)
        yield reading_to_text(reading, colour=colour, width=width)
        statements += len(reading.statements)
        if any(part.span is None for part in reading.left_out or reading.article.left_out):
            left_out += 1
        else:
            read += 1
    if read + left_out > 1:
        more = f", {left_out} left out" if left_out else ""
        yield f"{count(read, 'article')} read{more}, {count(statements, 'statement')}.\n"


def _legend(colour: bool, events: bool) -> str:
    if not colour:
        told = " /en:what happened/" if events else ""
        return f"{{n:what was said}} [n:who said it] <n:by which words>{told}; n is the row below the paragraph\n\n"
    console = _console(colour=True, width=100)
    line = _styled("")
    line.append("1\xa0", _NUMBER).append("what was said", _STYLES["content"]).append("  ")
    line.append("who said it", _STYLES["source"]).append("  ").append("by which words", _STYLES["cue"])
    if events:
        line.append("  ").append("what happened", _STYLES["event"])
    console.print(line.append("; the number is that of the row below the paragraph", _QUIET))
    return _written(console) + "\n"


def _console(*, colour: bool, width: int) -> Console:
    from rich.console import Console

    return Console(
        file=io.StringIO(),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        width=max(width, 30),
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )


def _written(console: Console) -> str:
    file = console.file
    assert isinstance(file, io.StringIO)  # noqa: S101  as _console makes it
    return "\n".join(line.rstrip() for line in file.getvalue().split("\n"))


def reading_to_text(reading: Reading, *, colour: bool = False, width: int = 100) -> str:
    """Return a reading as text to look at, ending in a line break.

    Args:
        reading: what to show.
        colour: mark by colour (ANSI sequences), else by brackets.
        width: columns to wrap at.
    """
    console = _console(colour=colour, width=width)
    layout = lay_out(reading, events=True)
    _print_head(console, reading.article)
    if layout.left_out:
        _print_left_out(console, reading.article, layout)
    else:
        name_width = min(WIDEST_NAME, max((len(visible(r.who)) for p in layout.paragraphs for r in p.rows), default=0))
        for paragraph in layout.paragraphs:
            _print_paragraph(console, paragraph, colour, name_width)
        console.print(_styled(layout.summary + ".", "bold"))
    return _written(console) + "\n"


def _styled(words: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(words, style=style)


def _print_head(console: Console, article: Article) -> None:
    console.print(_styled(visible(title_of(article)), "bold"))
    facts = [article.outlet, article.published, ", ".join(article.authors), article.language, article.id]
    console.print(_styled(visible(" · ".join(fact for fact in facts if fact)), _QUIET))
    if article.url:
        console.print(_styled(visible(article.url), _QUIET), soft_wrap=True)
    console.print()


def _print_left_out(console: Console, article: Article, layout: Layout) -> None:
    console.print(_styled(f"Left out: {layout.left_out}.", "bold"))
    for reason in article.reasons:
        console.print(_styled(visible(reason), _QUIET))


def _print_paragraph(console: Console, paragraph: Paragraph, colour: bool, name_width: int) -> None:
    text = _styled("")
    with_content = {m.label for run in paragraph.runs for m in run.marks if m.role == "content"}
    for run, before, after in zip(paragraph.runs, (None, *paragraph.runs), (*paragraph.runs[1:], None), strict=False):
        why = run.left_out if before is None or before.left_out != run.left_out else None
        if why:
            text.append(f"(left out, {why}: ", _QUIET)
        _append_run(text, run, colour, with_content)
        if run.left_out and (after is None or after.left_out != run.left_out):
            text.append(")", _QUIET)
    console.print(text)
    for row in paragraph.rows:
        print_row(console, row, name_width)
    for event in paragraph.events:
        print_event(console, event)
    console.print()


def _append_run(text: Text, run: Run, colour: bool, with_content: set[str]) -> None:
    words = visible(_WRAP.sub(" ", run.text))
    if not colour:
        # pieces of several statements over the same words share one pair of brackets: [9,10:the official]
        pieces = [list(same) for _, same in groupby(run.marks, key=lambda m: (m.role, m.start, m.end))]
        for same in pieces:
            if same[0].opens:
                text.append(f"{_BRACKETS[same[0].role][0]}{','.join(m.label for m in same)}:")
        text.append(words)
        for same in reversed(pieces):
            text.append(_BRACKETS[same[0].role][1] if same[0].closes else "")
        return
    for mark in run.marks:
        # numbers stand at contents, or at the cue of what has none here; a no-break space keeps them together
        if mark.opens and (mark.role == "content" or (mark.role == "cue" and mark.label not in with_content)):
            text.append(f"{mark.label}\xa0", _NUMBER)
    contents = sum(1 for mark in run.marks if mark.role == "content")
    role = next((r for r in ("source", "cue", "event", "content") if any(m.role == r for m in run.marks)), None)
    style = _QUIET if run.left_out else _STYLES[role] if role else ""
    # a statement within a statement: underlined, as its colour is that of the one around it
    text.append(words, f"{style} underline" if contents > 1 else style)
