"""The second look: the contents of statements read once more, for the statements inside them.

The encoder learnt from data that marks no attribution within another one, so in the article's text it sees a content
as one span. Read as a text of its own, without its quotation marks, the same content shows who says what in it. All
contents of an article that hold a word of saying are put below each other, one paragraph each, and read in one run.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from operator import attrgetter, itemgetter
from typing import Final

from tokenizers import Tokenizer

from onrecord.reading.encoder.pieces import pieces
from onrecord.reading.encoder.session import Encoder
from onrecord.reading.statements.inner_cues import may_hold
from onrecord.reading.statements.inner_rules import with_rules
from onrecord.reading.statements.layout import Layout
from onrecord.reading.statements.marks import fit_to_marks
from onrecord.reading.statements.nesting import with_inner
from onrecord.reading.statements.proposals import Pair, Proposal, overlap
from onrecord.reading.statements.propose import propose
from onrecord.reading.text.quotations import Quotation
from onrecord.spans import trimmed

#: Words a content needs to hold a statement of its own: a source, a cue, and what is said.
_LEAST_WORDS: Final = 5
#: How often contents are looked into: those of the article's statements, then those of what was found in them.
_DEPTH: Final = 2
_SUBORDINATE: Final = ("that ", "whether ", "if ")
_BREAK: Final = "\n\n"


@dataclass(frozen=True, slots=True)
class Excerpts:
    """Parts of an article as a text of their own.

    Attributes:
        text: the parts, a paragraph each.
        places: where each part starts in `text`.
        parts: the same in the article, half-open.
    """

    text: str
    places: tuple[int, ...]
    parts: tuple[Pair, ...]

    @classmethod
    def of(cls, article: str, parts: Sequence[Pair]) -> Excerpts:
        """Put the parts below each other: each begins with a capital and ends with a full stop, as sentences do."""
        out, places, at = [], [], 0
        for start, end in parts:
            words = article[start:end].replace("\n", " ")
            words = words[0].upper() + words[1:] if words[0].isascii() else words
            words = words.rstrip(",;:–—- ")
            places.append(at)
            out.append(words + (_BREAK if words.rstrip("”’\"'").endswith((".", "!", "?", "…")) else "." + _BREAK))
            at += len(out[-1])
        return cls("".join(out), tuple(places), tuple(parts))

    def back(self, span: Pair) -> Pair:
        """Return the characters of the article that a span of `text` stands for; the added full stop is none."""
        n = bisect_right(self.places, span[0]) - 1
        shift = self.parts[n][0] - self.places[n]
        return span[0] + shift, min(span[1] + shift, self.parts[n][1])


class SecondLook:
    """Reads the contents of statements with the encoder that read the article.

    Args:
        tokenizer, encoder: of the statements layer.
        bias: see `decode.best_tags`.
    """

    def __init__(self, tokenizer: Tokenizer, encoder: Encoder, bias: float) -> None:
        self._tokenizer, self._encoder, self._bias = tokenizer, encoder, bias

    def with_inner(self, layout: Layout, proposals: Sequence[Proposal]) -> list[Proposal]:
        """Return the statements of an article with those inside their contents, and one more inside each of these.

        Args:
            layout: of the article.
            proposals: its statements; those that no other one holds stay as they are.
        """
        out = list(proposals)
        looked = out
        for _ in range(_DEPTH):
            before = {p.cue for p in out}
            out = with_inner(layout, out, self._found(layout, looked))
            looked = [p for p in out if p.inside is not None and p.cue not in before]
        return out

    def _found(self, layout: Layout, proposals: Sequence[Proposal]) -> list[Proposal]:
        """What the contents of `proposals` hold, in characters of the article, each with a raw score."""
        excerpts = Excerpts.of(layout.text, parts_of(layout, proposals))
        if not excerpts.parts:
            return []
        cut = pieces(excerpts.text, self._tokenizer)
        outputs = self._encoder.run(cut)
        found = propose(cut, outputs, self._bias)
        out: list[Proposal] = []
        for paragraph in cut.paragraphs:
            marks = [q for q in cut.quotations if overlap(paragraph, (q.start, q.end))]
            here = [p for p in found if overlap(paragraph, (p.start, p.end))]
            out.extend(_within_marks(p, marks) for p in fit_to_marks(Layout.of(cut.text, [paragraph], marks), here))
        return [_moved(excerpts, proposal) for proposal in with_rules(cut.text, cut.quotations, out)]


def _within_marks(proposal: Proposal, quotations: Sequence[Quotation]) -> Proposal:
    """The proposal without what follows the quotation that a piece of its content begins with."""
    ends = {q.start: q.end for q in quotations if q.closed and q.depth == 0}
    return replace(proposal, content=tuple((a, min(b, ends.get(a, b))) for a, b in proposal.content))


def _moved(excerpts: Excerpts, proposal: Proposal) -> Proposal:
    def moved(spans_: Sequence[Pair]) -> tuple[Pair, ...]:
        pairs = (excerpts.back(span) for span in spans_)
        return tuple(pair for pair in pairs if pair[0] < pair[1])

    return replace(
        proposal,
        source=moved(proposal.source),
        cue=moved(proposal.cue),
        content=moved(proposal.content),
        continues=None,
    )


def parts_of(layout: Layout, proposals: Sequence[Proposal]) -> list[Pair]:
    """Return the parts of contents that may hold a statement, without marks around them, in order, none in another.

    Args:
        layout: of the article.
        proposals: its statements.
    """
    pieces_ = {part for p in proposals for piece in p.content for part in _parts(layout, piece)}
    out: list[Pair] = []
    for start, end in sorted(pieces_, key=lambda piece: (piece[0], -piece[1])):
        inside = out and end <= out[-1][1]
        words = layout.text[start:end]
        if not inside and len(words.split()) >= _LEAST_WORDS and may_hold(words):
            out.append((start, end))
    return out


def _parts(layout: Layout, piece: Pair) -> Iterator[Pair]:
    """The part of a content in each paragraph, without its quotation marks and the conjunction it begins with."""
    at = max(0, bisect_right(layout.paragraphs, piece[0], key=itemgetter(0)) - 1)
    for start, end in islice(layout.paragraphs, at, None):
        if start >= piece[1]:
            return
        if common := overlap(piece, (start, end)):
            a = max(piece[0], start)
            yield _bare(layout, (a, a + common))


def _bare(layout: Layout, part: Pair) -> Pair:
    start, end = part
    at = max(0, bisect_right(layout.quotations, start, key=attrgetter("start")) - 1)
    for q in layout.quotations[at : at + 1]:
        if q.start <= start < q.inner_end and end <= q.end:
            start, end = max(start, q.inner_start), min(end, q.inner_end)
    for word in _SUBORDINATE:
        if layout.text.startswith(word, start, end):
            start += len(word)
            break
    return trimmed(layout.text, start, end)
