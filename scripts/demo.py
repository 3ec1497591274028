"""Reads the example articles: shows them in the terminal, writes `demo.html`, says what to type next.

`make demo` runs this after it has set everything up.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path

import click

from onrecord.cli.main import use_utf8
from onrecord.cli.read import wants_colour
from onrecord.errors import OnrecordError
from onrecord.exports.html import HtmlPage
from onrecord.exports.text import text_pieces
from onrecord.intake import Problem, load
from onrecord.reading.reader import Reader
from onrecord.types import Article, Reading

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT / "examples" / "articles"
PAGE = ROOT / "demo.html"


def read_examples() -> list[Reading]:
    """Return the readings of the example articles.

    Raises:
        OnrecordError: an example cannot be read; they ship with the project, so that is a fault of the checkout.
    """
    loaded = list(load([str(ARTICLES)]))
    for problem in (item for item in loaded if isinstance(item, Problem)):
        raise OnrecordError(problem.what, where=problem.where, line=problem.line, fix="Check out the project anew")
    articles = [item for item in loaded if isinstance(item, Article)]
    return list(Reader().read_many(articles, jobs=1))


def main() -> int:
    """Show, write, say what is next; return the exit code."""
    click.echo("Loading the models and reading the examples …", err=True)
    began = time.monotonic()
    try:
        readings = read_examples()
    except OnrecordError as error:
        click.echo(f"error: {error}", err=True)
        return 2
    seconds = time.monotonic() - began
    colour = wants_colour(None, terminal=sys.stdout.isatty())
    width = min(shutil.get_terminal_size().columns, 100)
    for piece in text_pieces(readings, colour=colour, width=width):
        click.echo(piece, nl=False, color=colour)
    page = HtmlPage("On record: the example articles")
    for reading in readings:
        page.add(reading)
    PAGE.write_text(page.render(), encoding="utf8", newline="\n")
    command = "onrecord" if shutil.which("onrecord") else _local_command()
    click.echo(
        f"\nRead in {seconds:.1f} s, loading the models included. To see more, open {_near(PAGE)} in a browser.\n\n"
        f"Next, your own articles:\n"
        f"  {command} read ARTICLE.txt                       one article, in the terminal\n"
        f"  {command} read FOLDER -o page.html               a folder, as one page\n"
        f"  {command} read https://…                         a page of the web\n"
        f"  {command} read articles.jsonl -o readings.jsonl  many, for a program\n"
        f"  {command} doctor                                 what is installed, and whether it works"
    )
    return 0


def _local_command() -> str:
    """The command of this environment, as it is typed from the checkout."""
    return _near(Path(sys.executable).parent / ("onrecord.exe" if os.name == "nt" else "onrecord"))


def _near(path: Path) -> str:
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


if __name__ == "__main__":
    use_utf8()
    sys.exit(main())
