"""What every finder gets: the paragraphs, and which one is the headline."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.intake.leftout.paragraphs import Paragraph, split

_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True)
class Found:
    """A part of the text that is not article: characters start to end of the text, and the reason's name."""

    start: int
    end: int
    why: str


@dataclass(frozen=True)
class Page:
    """A text in paragraphs.

    Attributes:
        paragraphs: in order.
        headline: index of the paragraph that is the headline, or None where the text starts below it.
        from_markup: whether the page's markup names its captions already.
    """

    paragraphs: tuple[Paragraph, ...]
    headline: int | None
    from_markup: bool = False

    @classmethod
    def of(cls, text: str, title: str | None, *, from_markup: bool = False) -> Page:
        """Return the page of `text`; without a title the first paragraph counts as the headline."""
        paragraphs = split(text)
        return cls(paragraphs, _headline(paragraphs, title), from_markup)

    @property
    def body(self) -> int:
        """Index of the first paragraph below the headline."""
        return 0 if self.headline is None else self.headline + 1

    def from_top(self, paragraph: Paragraph) -> int:
        """How many paragraphs stand between the headline and this one."""
        return paragraph.index - self.body

    def from_end(self, paragraph: Paragraph) -> int:
        """How many paragraphs follow this one."""
        return len(self.paragraphs) - 1 - paragraph.index


def _headline(paragraphs: tuple[Paragraph, ...], title: str | None) -> int | None:
    if len(paragraphs) < 2:
        return None
    if not title or not title.strip():
        return 0
    wanted = set(_TOKEN.findall(title.lower()))
    for paragraph in paragraphs[:3]:
        there = set(_TOKEN.findall(paragraph.text[:500].lower()))
        if wanted and len(wanted & there) >= 0.6 * len(wanted | there):
            return paragraph.index
    return None
