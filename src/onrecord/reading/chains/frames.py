"""The words around a statement that may say how it came here: its sentence without what is said in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.reading.text.paragraphs import paragraph_at, paragraphs
from onrecord.reading.text.quotations import quotations
from onrecord.reading.text.sentences import sentence_starts
from onrecord.types import Span, Statement

#: Stands for characters that are said, not told: no pattern matches it.
_SAID: Final = "\x00"
#: A sentence is looked at no further than this from cue and source, however long it is.
_REACH: Final = 2000
#: What a tagger takes with a content though it tells where it was said.
_TAIL: Final = re.compile(
    r"[\s,]*\b(?:(?:in|during)\s+(?:an?|the|his|her|their)\s+(?:[\w-]+\s+){0,3}(?:interview|tweet|post)\b"
    r"|on\s+(?:Twitter|Facebook|Instagram|Telegram)\b)[^“\"]{0,60}$"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The sentence of a statement.

    Attributes:
        start: where it begins in the article.
        text: its characters, those that are said replaced.
    """

    start: int
    text: str


class Text:
    """An article's text with its paragraphs, sentences and statements, for what asks where something stands."""

    def __init__(self, text: str, statements: Sequence[Statement]) -> None:
        self.text = text
        self.paragraphs = paragraphs(text)
        self.sentences = sentence_starts(text, self.paragraphs, quotations(text, self.paragraphs))
        self.by_id = {statement.id: statement for statement in statements}
        self._of: dict[int, list[Statement]] = defaultdict(list)
        for statement in statements:
            for sentence in {self.sentence(span.start) for span in _told(statement)}:
                self._of[sentence].append(statement)

    def sentence(self, at: int) -> int:
        """Return the number of the sentence that holds `at`."""
        return bisect_right(self.sentences, at) - 1

    def paragraph(self, at: int) -> int:
        """Return the number of the paragraph that holds `at`, or of the one before."""
        found = paragraph_at(self.paragraphs, at)
        return found if found is not None else max(bisect_right(self.paragraphs, (at, len(self.text))) - 1, 0)

    def bounds(self, sentence: int) -> tuple[int, int]:
        """Return where a sentence begins and ends."""
        last = sentence + 1 >= len(self.sentences)
        return self.sentences[max(sentence, 0)], len(self.text) if last else self.sentences[sentence + 1]

    def holds_statement(self, sentence: int) -> bool:
        """Whether anybody is said to say something in a sentence."""
        return sentence in self._of

    def beside(self, statement: Statement) -> list[Statement]:
        """Return the statements of the same sentence and holder, itself among them."""
        found = {s.id: s for span in _told(statement) for s in self._of[self.sentence(span.start)]}
        return [other for other in found.values() if other.inside == statement.inside]

    def frame(self, statement: Statement) -> Frame:
        """Return the sentence of a statement, what it and its neighbours say masked."""
        told = _told(statement)
        if not told:
            return Frame(0, "")
        numbers = [self.sentence(span.start) for span in told]
        start = max(self.bounds(min(numbers))[0], told[0].start - _REACH)
        end = min(self.bounds(max(numbers))[1], max(span.end for span in told) + _REACH)
        holder = self.by_id.get(statement.inside) if statement.inside else None
        if holder is not None:
            at = told[0].start
            piece = next((p for p in holder.content if p.start <= at < p.end), None)
            if piece is not None:
                start, end = max(start, piece.start), min(end, piece.end)
        marks = list(self.text[start:end])
        said = {s.id: s for n in numbers for s in self._of[n] if not self._holds(s, statement)} | {
            statement.id: statement
        }
        for other in said.values():
            for span in other.content:
                # only behind its cue may a content have taken along where it was said
                behind = other.form != "direct" and bool(other.cue) and other.cue[-1].end <= span.start
                stop = _without_tail(span) if behind else span.end
                for place in range(max(span.start, start), min(stop, end)):
                    marks[place - start] = _SAID
        for span in told:
            marks[span.start - start : span.end - start] = span.text
        return Frame(start, "".join(marks))

    def _holds(self, outer: Statement, inner: Statement) -> bool:
        seen = inner.inside
        while seen is not None and seen in self.by_id:
            if seen == outer.id:
                return True
            seen = self.by_id[seen].inside
        return False


def _told(statement: Statement) -> tuple[Span, ...]:
    return statement.cue + statement.source


def place_of(statement: Statement) -> int:
    """Return where a statement stands: at its cue, else its source, else what it says."""
    spans = statement.cue or statement.source or statement.content
    return spans[0].start if spans else 0


def _without_tail(span: Span) -> int:
    match = _TAIL.search(span.text)
    return span.start + match.start() if match else span.end
