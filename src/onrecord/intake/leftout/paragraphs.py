"""Paragraphs of a text with the few properties that the finders look at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
# Closing marks may follow the mark that ends a sentence, also a last remark in brackets.
_END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s[(\[][^()\[\]]{1,300}[)\]])?$")
_QUOTE = re.compile(r"[\"“”„«»]|(?:^|[\s(])[‘'](?=\w)")
_REPORTS = re.compile(
    r"\b(?:said|says|say|saying|told|tells|asked|asks|added|adds|wrote|writes|tweeted|posted|stated|states|denied|"
    r"denies|warned|warns|claimed|claims|announced|explained|insisted|noted|notes|replied|responded|argued|argues|"
    r"declared|acknowledged|admitted|conceded|confirmed|accused|according)\b",
    re.IGNORECASE,
)
_AROUND = " \t\"“”'‘’()[]*_|•·►▶»›>–—-"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the article: `text` is the article's text from `start` to `end`, without white space around it."""

    index: int
    start: int
    end: int
    text: str

    @cached_property
    def bare(self) -> str:
        """The text without marks and brackets around it and without a full stop at the end."""
        return self.text.strip(_AROUND).rstrip(".").rstrip(_AROUND)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the first 1,000 characters."""
        return tuple(_WORD.findall(self.text[:1000]))

    @cached_property
    def ended(self) -> bool:
        """Whether the paragraph ends with a mark that ends a sentence."""
        return _END.search(self.text[-320:]) is not None

    @cached_property
    def quotes(self) -> bool:
        """Whether there are quotation marks in the paragraph."""
        return _QUOTE.search(self.text) is not None

    @cached_property
    def reports(self) -> bool:
        """Whether there is a reporting verb in the paragraph."""
        return _REPORTS.search(self.text) is not None

    @property
    def speech(self) -> bool:
        """Whether the paragraph looks like attributed speech, which is article unless a sure sign tells otherwise."""
        return self.quotes and self.reports


def _wrapped(lines: list[tuple[int, int]], text: str) -> bool:
    """Whether lines are wrapped by hand: many that stand next to each other go on with a small letter."""
    pairs = going_on = 0
    for (_, end), (start, _) in pairwise(lines):
        if text.count("\n", end, start) <= 1:
            pairs += 1
            going_on += text[start].islower()
    return pairs >= 3 and going_on > 0.3 * pairs


def split(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of `text`: its lines, or its blocks of lines where lines are wrapped by hand."""
    lines: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        line = match.group()
        if stripped := line.strip():
            start = match.start() + len(line) - len(line.lstrip())
            lines.append((start, start + len(stripped)))
    if _wrapped(lines, text):
        blocks: list[tuple[int, int]] = []
        for start, end in lines:
            if blocks and text.count("\n", blocks[-1][1], start) <= 1:
                blocks[-1] = (blocks[-1][0], end)
            else:
                blocks.append((start, end))
        lines = blocks
    return tuple(Paragraph(i, start, end, text[start:end]) for i, (start, end) in enumerate(lines))
