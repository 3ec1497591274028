"""Draws the picture of a reading that the README shows: `python scripts/make_picture.py`.

It is what the terminal shows for the beginning of an example, as an SVG that needs no font from elsewhere.
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from onrecord.exports.text import reading_to_text
from onrecord.intake import load
from onrecord.reading.reader import Reader
from onrecord.types import Article, Reading

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = ROOT / "examples" / "articles" / "wire-truce.txt"
PICTURE = ROOT / "docs" / "picture" / "reading.svg"
WIDTH, LINES = 96, 38
_PAPER = TerminalTheme(
    (252, 251, 248),
    (34, 37, 42),
    [
        (34, 37, 42), (168, 64, 45), (47, 122, 75), (148, 98, 0),
        (37, 99, 168), (138, 74, 158), (15, 106, 122), (98, 102, 109),
    ],
)  # fmt: skip


def draw(reading: Reading) -> str:
    """Return the picture of a reading's beginning, cut after a whole paragraph with its rows."""
    blocks = reading_to_text(reading, colour=True, width=WIDTH).rstrip("\n").split("\n\n")
    shown: list[str] = []
    for block in blocks:
        if sum(b.count("\n") + 2 for b in [*shown, block]) > LINES:
            break
        shown.append(block)
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(Text.from_ansi("\n\n".join(shown)), highlight=False)
    # the format of the library asks a server for its font; the reader's own monospace font will do
    form = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    form = form.replace("Fira Code", "ui-monospace, DejaVu Sans Mono, Menlo, Consolas")
    return console.export_svg(
        title=f"onrecord read {ARTICLE.name}", theme=_PAPER, code_format=form, unique_id="reading"
    )


def main() -> int:
    """Read the example and write the picture; return the exit code."""
    article = next(iter(load([str(ARTICLE)])))
    if not isinstance(article, Article):
        sys.stderr.write(f"{article}\n")
        return 2
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(draw(Reader().read(article)), encoding="utf8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
