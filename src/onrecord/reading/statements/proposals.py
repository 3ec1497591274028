"""Attributions in characters, before they become Statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.reading.encoder.pieces import Pieces
from onrecord.reading.statements.decode import TaggedSpan, probability
from onrecord.reading.statements.link import Linked
from onrecord.spans import trimmed

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Proposal:
    """An attribution as half-open character spans.

    Attributes:
        source, cue, content: pieces in order; source and cue may be empty.
        score: raw score between 0 and 1, not yet calibrated.
        continues: position in the list of the proposal whose speaker and scene it takes on, or None.
        inside: position of the proposal whose content holds this one, or None.
        block: its content is a block quotation without marks.
        reasons: why it was added or changed, where no tagger said so.
    """

    source: tuple[Pair, ...]
    cue: tuple[Pair, ...]
    content: tuple[Pair, ...]
    score: float
    continues: int | None = None
    inside: int | None = None
    block: bool = False
    reasons: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """First character of the attribution."""
        return min(a for a, _ in (*self.source, *self.cue, *self.content))

    @property
    def end(self) -> int:
        """Character after the last one of the attribution."""
        return max(b for _, b in (*self.source, *self.cue, *self.content))


def from_linked(cut: Pieces, linked: Iterable[Linked]) -> list[Proposal]:
    """Return the linked spans as characters, in the order of the text, with a score each."""
    out = []
    for one in linked:
        members = [one.cue, *([one.source] if one.source else []), *one.contents]
        score = one.link * min(probability(m.score) for m in members)
        out.append(
            Proposal(
                (_characters(cut, one.source),) if one.source else (),
                (_characters(cut, one.cue),),
                tuple(sorted(_characters(cut, c) for c in one.contents)),
                score,
            )
        )
    return sorted(out, key=lambda p: (p.start, p.cue))


def _characters(cut: Pieces, span: TaggedSpan) -> Pair:
    return int(cut.starts[span.first]), int(cut.ends[span.last - 1])


def overlap(a: Pair, b: Pair) -> int:
    """Number of characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def joined(text: str, spans: Sequence[Pair]) -> tuple[Pair, ...]:
    """Sort spans, trim white space, and merge those that overlap or have only white space between them."""
    out: list[Pair] = []
    for span in sorted(spans):
        start, end = trimmed(text, *span)
        if start == end:
            continue
        if out and (start < out[-1][1] or not _parted(text[out[-1][1] : start])):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def _parted(between: str) -> bool:
    """Whether what stands between two spans keeps them apart: a paragraph break or any visible character."""
    return bool(between.strip()) or "\n" in between


def in_order(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Sort by place in the text; `continues` and `inside` follow."""
    order = sorted(range(len(proposals)), key=lambda i: (proposals[i].start, proposals[i].cue))
    return _renumbered([proposals[i] for i in order], {old: new for new, old in enumerate(order)})


def without(proposals: Sequence[Proposal], gone: set[int]) -> list[Proposal]:
    """Leave out the proposals at the places `gone`; references to them become None."""
    kept = [i for i in range(len(proposals)) if i not in gone]
    return _renumbered([proposals[i] for i in kept], {old: new for new, old in enumerate(kept)})


def _renumbered(proposals: Iterable[Proposal], place: Mapping[int, int]) -> list[Proposal]:
    return [
        replace(
            p,
            continues=None if p.continues is None else place.get(p.continues),
            inside=None if p.inside is None else place.get(p.inside),
        )
        for p in proposals
    ]
