"""All finders together, the surest first: what one has taken, a later one cannot take again."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from functools import partial

from onrecord.intake.leftout.bylines import bylines
from onrecord.intake.leftout.captions import captions
from onrecord.intake.leftout.datelines import datelines
from onrecord.intake.leftout.page import Found, Page
from onrecord.intake.leftout.related import related
from onrecord.intake.leftout.repeated import repeated
from onrecord.intake.leftout.set_phrases import set_phrases, tails
from onrecord.spans import trimmed
from onrecord.types import LeftOut, Span

_Finder = Callable[[Page], Iterable[Found]]
_BY_LOOK: tuple[_Finder, ...] = (related, set_phrases, bylines, captions)
_WITHIN: tuple[_Finder, ...] = (datelines, tails)


class _Taken:
    """Disjoint parts of the text in order."""

    def __init__(self) -> None:
        self.parts: list[tuple[int, int, str]] = []

    def add(self, start: int, end: int, why: str) -> None:
        """Take start:end unless a part of it is taken already."""
        if not self.holds(start, end):
            insort(self.parts, (start, end, why))

    def holds(self, start: int, end: int) -> bool:
        """Whether a part of start:end is taken."""
        at = bisect_left(self.parts, (start, end, ""))
        before = at > 0 and self.parts[at - 1][1] > start
        return before or (at < len(self.parts) and self.parts[at][0] < end)


def find_left_out(
    text: str, *, title: str | None = None, known: tuple[LeftOut, ...] = (), from_markup: bool = False
) -> tuple[LeftOut, ...]:
    """Find the parts of `text` that are not article.

    Args:
        text: the article's text.
        title: its title, where known: tells whether the first paragraph is the headline (which is article).
        known: parts that are known already, from a page's markup; they are kept.
        from_markup: the text comes from a page whose markup names its captions: a line without credit is then
            article, though it may look like one.

    Returns:
        The parts in order, disjoint, each without white space around it.

    Raises:
        ValueError: if a known span does not lie in the text.
    """
    taken = _Taken()
    for part in known:
        if part.span is None:
            continue
        if not 0 <= part.span.start <= part.span.end <= len(text):
            raise ValueError(
                f"known part {part.span.start}:{part.span.end} lies outside a text of {len(text)} characters"
            )
        _add(taken, text, part.span.start, part.span.end, part.why)
    page = Page.of(text, title, from_markup=from_markup)
    finders: tuple[_Finder, ...] = (*_BY_LOOK, partial(repeated, taken=taken.holds), *_WITHIN)
    for finder in finders:
        for found in finder(page):
            _add(taken, text, found.start, found.end, found.why)
    whole = tuple(part for part in known if part.span is None)
    return whole + tuple(LeftOut(Span.of(text, start, end), why) for start, end, why in taken.parts)


def _add(taken: _Taken, text: str, start: int, end: int, why: str) -> None:
    start, end = trimmed(text, start, end)
    if start < end:
        taken.add(start, end, why)
