"""From spans to attributions: which source and which contents belong to which cue.

Each content span points to a cue; each cue points to its source, or to itself where the text names none, so that one
source can serve several cues ("he said … and added …"). A source stands in the sentence of its cue, and so does a
content without quotation marks (in the training data all but one in a thousand and one in 250 do); one with marks
stands in its paragraph. A content that begins right behind a cue is its own (in the training data all but four in ten
thousand). What reaches further has marks or layout to show it (see `marks` and `blocks`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from onrecord.reading.encoder.session import Outputs
from onrecord.reading.encoder.windows import SIZE
from onrecord.reading.statements.decode import TaggedSpan
from onrecord.reading.statements.places import Places

#: Of a long span, only so many pieces at either end are asked where they belong.
_EDGE: Final = 24


@dataclass(frozen=True, slots=True)
class Linked:
    """A cue with its source and contents, in pieces.

    Attributes:
        link: probability of its weakest link, 1 where there was no choice.
    """

    cue: TaggedSpan
    source: TaggedSpan | None
    contents: tuple[TaggedSpan, ...]
    link: float


def _ends(span: TaggedSpan) -> list[int]:
    pieces = list(range(span.first, span.last))
    return pieces if len(pieces) <= 2 * _EDGE else pieces[:_EDGE] + pieces[-_EDGE:]


@dataclass(frozen=True, slots=True)
class _Head:
    """The link head's vectors with the place of each piece."""

    outputs: Outputs
    places: Places

    def in_reach(self, span: TaggedSpan, target: int) -> bool:
        """Whether a span may belong to a cue, or a cue to a source, at the piece `target`."""
        if target - span.last >= SIZE or span.first - target >= SIZE:
            return False
        if span.role == "content" and self.places.quoted[span.first]:
            return self.places.paragraph[target] == self.places.paragraph[span.first]
        return self.places.sentence[target] == self.places.sentence[span.first]


def _choose(
    head: _Head, span: TaggedSpan, targets: Sequence[int], itself: int | None = None
) -> tuple[int, float] | None:
    """Index of the target the span points to, with its probability among the targets within reach.

    Args:
        head: the link head.
        span: any span.
        targets: pieces, sorted.
        itself: a further target, of index `len(targets)`.
    """
    outputs = head.outputs
    close = range(bisect_left(targets, span.first - SIZE), bisect_right(targets, span.last + SIZE))
    near = [k for k in close if head.in_reach(span, targets[k])]
    pieces = [targets[k] for k in near]
    if itself is not None:
        near.append(len(targets))
        pieces.append(itself)
    if not near:
        return None
    query = outputs.query[_ends(span)].mean(axis=0)
    scores = outputs.key[pieces] @ query / np.sqrt(len(query))
    weights = np.exp(scores - scores.max())
    best = int(weights.argmax())
    return near[best], float(weights[best] / weights.sum())


def link(outputs: Outputs, spans: Sequence[TaggedSpan], places: Places) -> list[Linked]:
    """Join the spans of a text to attributions, one per cue, in the order of the cues.

    Args:
        outputs: of the encoder.
        spans: from `decode.spans`.
        places: where the pieces stand.

    Spans that point to no cue are left out. A cue may have no content: what it introduces can stand below it.
    """
    head = _Head(outputs, places)
    cues = [s for s in spans if s.role == "cue"]
    sources = [s for s in spans if s.role == "source"]
    cue_places, source_places = [c.first for c in cues], [s.first for s in sources]
    contents: list[list[tuple[TaggedSpan, float]]] = [[] for _ in cues]
    ended = {cue.last: k for k, cue in enumerate(cues)}
    for span in spans:
        if span.role != "content":
            continue
        right_before = ended.get(span.first)
        if right_before is not None and head.in_reach(span, cue_places[right_before]):
            contents[right_before].append((span, 1.0))
        elif chosen := _choose(head, span, cue_places):
            contents[chosen[0]].append((span, chosen[1]))
    linked: list[Linked] = []
    taken: set[int] = set()
    for cue, parts in zip(cues, contents, strict=True):
        chosen = _choose(head, cue, source_places, cue.first)
        source, sure = (None, 1.0) if chosen is None else (chosen[0], chosen[1])
        if source is not None and source < len(sources):
            taken.add(source)
        linked.append(
            Linked(
                cue,
                sources[source] if source is not None and source < len(sources) else None,
                tuple(span for span, _ in parts),
                min([sure, *(p for _, p in parts)]),
            )
        )
    return _give_sources(head, linked, cues, [s for k, s in enumerate(sources) if k not in taken])


def _give_sources(
    head: _Head, linked: list[Linked], cues: Sequence[TaggedSpan], left: Sequence[TaggedSpan]
) -> list[Linked]:
    """Give a source that no cue asked for to the cue it points to, if that one has none."""
    cue_places = [c.first for c in cues]
    for source in left:
        chosen = _choose(head, source, cue_places)
        if chosen and linked[chosen[0]].source is None:
            one = linked[chosen[0]]
            linked[chosen[0]] = replace(one, source=source, link=min(one.link, chosen[1]))
    return linked
