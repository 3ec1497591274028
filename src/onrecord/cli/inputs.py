"""Articles on their way to the reader, with a count of what was left out and a row for each of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.types import Article, LeftOut

if TYPE_CHECKING:
    from onrecord.intake import Placed, Problem

OK, NOTHING_DONE, SOME_LEFT_OUT = 0, 2, 3
# What to do about an article that is not read, by the beginning of `why`.
_FIXES = {
    "empty": "Give the article's text",
    "language": "Only English is read: give the article in English, or leave it out",
}
# Characters of a title that are shown.
_NAME = 100


class Tally:
    """Passes articles on, tells at once what is left out, and makes a row for each input that could not be read.

    A row travels through the reader as an article that is left out as a whole, which no reader reads: so all rows come
    in the order of the inputs, and none is kept here once there is one article to read.

    Args:
        tell: takes one line for the user.
    """

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._done = False
        self.left_out = 0

    def articles_of(self, loaded: Iterable[Placed | Problem]) -> Iterator[Article]:
        """Yield an article for each of `loaded` but the notes.

        If there is not one article among the inputs, empty ones included, none is given: nothing was done.
        """
        from onrecord.intake import Problem  # here, so that --help does not load it

        waiting: list[Article] = []
        for item in loaded:
            if isinstance(item, Problem):
                if item.left_out_why is None:
                    self._tell(f"note: {item}")
                    continue
                self._leave_out(item)
                self._done = self._done or item.left_out_why == "empty" or item.article is not None
                waiting.append(article_of(item))
            else:
                if problem := _left_out(item):
                    self._leave_out(problem)
                self._done = True
                waiting.append(item.article)
            if self._done:
                yield from waiting
                waiting.clear()

    def _leave_out(self, problem: Problem) -> None:
        self._tell(f"left out: {problem}")
        self.left_out += 1

    @property
    def exit_code(self) -> int:
        """0: all inputs were read; 3: some were left out; 2: nothing could be done."""
        if not self._done:
            return NOTHING_DONE
        return SOME_LEFT_OUT if self.left_out else OK


def article_of(problem: Problem) -> Article:
    """Return the article that stands for an input that could not be read: no text, left out, and why."""
    known = problem.article
    if known is None:
        # an id that no other place has, as there is neither url nor content to take it from
        place = f"{problem.where}\0{problem.line}" + (f"\0{problem.element}" if problem.element else "")
        digest = hashlib.sha256(place.encode("utf8", "surrogatepass")).hexdigest()[:16]
        empty = hashlib.sha256(b"\0").hexdigest()[:16]
        known = Article(f"c{digest}", empty, None, None, None, (), None, None, "")
    left_out = (LeftOut(None, problem.left_out_why or "other"),)
    return replace(known, left_out=left_out, reasons=(*known.reasons, str(problem)))


def _left_out(placed: Placed) -> Problem | None:
    """Return why an article is not read, with its place and name; None if it is read."""
    article = placed.article
    why = next((part.why for part in article.left_out if part.span is None), None)
    if why is None:
        return None
    name = article.title or article.url
    shown = f" ({name[:_NAME]})" if name and name != placed.where else ""
    return placed.problem(f"{why}{shown}", _FIXES.get(why.partition(":")[0]))
