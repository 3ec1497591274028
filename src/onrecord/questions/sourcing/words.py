"""Whose word each word of an article is: of the innermost statement that holds it, or of the article itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.reading.text.paragraphs import paragraphs
from onrecord.reading.text.quotations import quotations
from onrecord.reading.text.sentences import sentence_starts
from onrecord.types import Reading, Span, Statement

_WORD: Final = re.compile(r"[^\W_](?:[\w’'.,-]*\w)?")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article, by whose they are.

    Attributes:
        held: words of each statement that no statement inside it holds, by statement id.
        quoted: those of them that stand in quotation marks, or in a content that is told word for word.
        attributed: all words that a statement holds; each counts once.
        own: sentences that no statement touches, in order.
        sentences: how many sentences the article has.
        all: how many words; what is left out of the article is not counted.
    """

    held: dict[str, int]
    quoted: dict[str, int]
    attributed: int
    own: tuple[Span, ...]
    sentences: int
    all: int


def words_of(reading: Reading) -> Words:
    """Return whose word each word of the article is."""
    # an article that was left out as a whole was not read: nothing of it is in any voice
    text = "" if any(part.span is None for part in reading.left_out) else reading.article.text
    bounds = paragraphs(text)
    found = quotations(text, bounds)
    marks = [(q.start, q.end) for q in found if q.depth == 0]
    gone = [(part.span.start, part.span.end) for part in reading.left_out if part.span]
    owner = _owners(len(text), reading.statements)
    direct = {statement.id for statement in reading.statements if statement.form == "direct"}
    quoted_at = bytearray(len(text))
    for start, end in marks:
        quoted_at[start:end] = b"\x01" * (end - start)
    left = bytearray(len(text))
    for start, end in gone:
        left[start:end] = b"\x01" * (end - start)
    held: dict[str, int] = defaultdict(int)
    quoted: dict[str, int] = defaultdict(int)
    count = 0
    for match in _WORD.finditer(text):
        at = match.start()
        if left[at]:
            continue
        count += 1
        holder = owner[at]
        if holder is not None:
            held[holder] += 1
            quoted[holder] += bool(quoted_at[at] or holder in direct)
    sentences = _sentences(text, sentence_starts(text, bounds, found), left)
    touched = _touched(len(text), reading.statements)
    own = tuple(span for span in sentences if not any(touched[span.start : span.end]))
    return Words(dict(held), dict(quoted), sum(held.values()), own, len(sentences), count)


def _owners(length: int, statements: Sequence[Statement]) -> list[str | None]:
    """For each character the innermost statement whose content holds it."""
    owner: list[str | None] = [None] * length
    outermost_first = sorted(statements, key=lambda s: -sum(span.end - span.start for span in s.content))
    for statement in outermost_first:
        for span in statement.content:
            owner[span.start : span.end] = [statement.id] * (span.end - span.start)
    return owner


def _sentences(text: str, starts: Sequence[int], left: bytearray) -> list[Span]:
    """The sentences with words, without what is left out."""
    found = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=False):
        stop = start + len(text[start:end].rstrip())
        if _WORD.search(text, start, stop) and not all(left[start:stop]):
            found.append(Span.of(text, start, stop))
    return found


def _touched(length: int, statements: Sequence[Statement]) -> bytearray:
    """For each character whether a source, cue or content stands there."""
    touched = bytearray(length)
    for statement in statements:
        for span in (*statement.source, *statement.cue, *statement.content):
            touched[span.start : span.end] = b"\x01" * (span.end - span.start)
    return touched
