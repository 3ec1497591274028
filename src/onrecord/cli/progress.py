"""A line on standard error that says how far the work is, while somebody is looking."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

import click

from onrecord.exports.safe import visible

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Progress:
    """Counts articles with their rate; vanishes at the end.

    Args:
        shown: whether to show the line; False where standard error is no terminal.
        colour: whether colour is wanted.
    """

    def __init__(self, *, shown: bool, colour: bool = True) -> None:
        self._shown = shown
        self._colour = colour
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._done = 0
        self._began = 0.0

    def __enter__(self) -> Progress:
        if self._shown:
            from rich.console import Console
            from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as Bar

            console = Console(file=sys.stderr, no_color=not self._colour, markup=False, highlight=False, emoji=False)
            columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(24), TimeElapsedColumn())
            self._bar = Bar(*columns, console=console, transient=True)
            self._bar.start()
            self._task = self._bar.add_task("loading the models", total=None)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()
            self._bar = None

    def advance(self) -> None:
        """Count one article. The rate runs from the first one, so that loading does not count."""
        self._done += 1
        now = time.monotonic()
        if self._done == 1:
            self._began = now
        if self._bar and self._task is not None:
            passed = now - self._began
            rate = f", {(self._done - 1) / passed:.1f} a second" if passed > 0.5 else ""
            articles = "article" if self._done == 1 else "articles"
            self._bar.update(self._task, description=f"{self._done} {articles} read{rate}")

    def say(self, doing: str) -> None:
        """Say what is done now, in the place of how many articles are read."""
        if self._bar and self._task is not None:
            self._bar.update(self._task, description=doing)

    def tell(self, line: str) -> None:
        """Print one line on standard error, above the progress if it is shown."""
        line = visible(line)
        if self._bar:
            from rich.text import Text

            self._bar.console.print(Text(line), soft_wrap=True)
        else:
            click.echo(line, err=True)
