"""Articles on their way to the reader, with a count of what was left out and a row for each of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord._version import __version__
from onrecord.types import Article, LeftOut, ReaderInfo, Reading

if TYPE_CHECKING:
    from onrecord.intake import Problem

OK, NOTHING_DONE, SOME_LEFT_OUT = 0, 2, 3


class Tally:
    """Passes articles on, tells each problem at once, and keeps a row for each input that could not be read.

    Args:
        tell: takes one line for the user.
    """

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._waiting: list[Reading] = []
        self.articles = 0
        self.left_out = 0
        self._rows = 0

    def articles_of(self, loaded: Iterable[Article | Problem]) -> Iterator[Article]:
        """Yield the articles among `loaded`; problems are told and counted on the way."""
        for item in loaded:
            if isinstance(item, Article):
                self.articles += 1
                yield item
                continue
            if item.left_out_why is None:
                self._tell(f"note: {item}")
                continue
            self._tell(f"left out: {item}")
            self.left_out += 1
            self._waiting.append(reading_of(item))
            self._rows += item.left_out_why == "empty" or item.article is not None

    def with_rows(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Yield the readings, and between them a row for each input that could not be read.

        If there is not one article among the inputs, empty ones included, no row is given: nothing was done.
        """
        for reading in readings:
            if why := _why_left_out(reading):
                article = reading.article
                self.left_out += 1
                self._tell(f"left out: {article.url or article.title or article.id}: {why}")
            yield from self._take()
            yield reading
        if self.articles or self._rows:
            yield from self._take()

    def _take(self) -> Iterator[Reading]:
        waiting, self._waiting = self._waiting, []
        yield from waiting

    @property
    def exit_code(self) -> int:
        """0: all inputs were read; 3: some were left out; 2: nothing could be done."""
        if not self.articles and not self._rows:
            return NOTHING_DONE
        return SOME_LEFT_OUT if self.left_out else OK


def reading_of(problem: Problem) -> Reading:
    """Return the row of an input that could not be read: no text, no layers, and why."""
    why = problem.left_out_why or "other"
    left_out = (LeftOut(None, why),)
    known = problem.article
    if known is None:
        # an id that no other place has, as there is neither url nor content to take it from
        digest = hashlib.sha256(f"{problem.where}\0{problem.line}".encode("utf8", "surrogatepass")).hexdigest()[:16]
        empty = hashlib.sha256(b"\0").hexdigest()[:16]
        known = Article(f"c{digest}", empty, None, None, None, (), None, None, "")
    article = replace(known, left_out=left_out, reasons=(*known.reasons, str(problem)))
    return Reading(article, ReaderInfo(__version__, (), ()), left_out=left_out)


def _why_left_out(reading: Reading) -> str | None:
    parts = reading.left_out or reading.article.left_out
    return next((part.why for part in parts if part.span is None), None)
