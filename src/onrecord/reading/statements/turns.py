"""Turns of interviews and transcripts: paragraphs that begin with a label and a colon ("Q: …", "BRANDT: …").

A label names the speaker of its paragraph and of those below it, up to the next label, while they speak on. Labels
are told from headings, fact boxes and results by coming back, and by what stands behind them being speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from onrecord.reading.statements.blocks import is_heading, reports, speaks
from onrecord.reading.statements.labels_of_lines import is_topic
from onrecord.reading.statements.layout import Layout
from onrecord.reading.statements.proposals import Pair, Proposal, in_order, joined, overlap
from onrecord.spans import trimmed

Kind = Literal["asked", "capitals", "name"]

_QA = re.compile(r"[“\"„«]?(?P<label>Q(?:uestion)?|A(?:nswer)?)(?P<colon>[:.])(?=\s)")
_LABEL = re.compile(r"[“\"„«]?(?P<label>[^\W\d_a-z][^:\n]{0,60}?)(?P<colon>:)(?=\s|$)")
_TAIL = re.compile(r"\s*(?:\([^)]*\)|,.*)$")
_PARTICLES: Final = frozenset(re.findall(r"\w+", "al bin da de del der di el ibn la le van von"))
#: Sounds and stage directions between turns: (LAUGHTER), [applause], ellipses alone.
_STAGE = re.compile(r"[“\"]?[(\[][^()\[\]]{2,60}[)\]][.”\"]?|[.…\s*—-]+")
_CLOSING: Final = '”"»“'
#: Of the turns under names, so many must speak in the first or second person, or ask.
_SPEAKING: Final = 1 / 3


@dataclass(frozen=True, slots=True)
class _Turn:
    """A labelled paragraph: its number, what kind of label it has, whose it is, and where label and words stand."""

    paragraph: int
    kind: Kind
    key: str
    label: Pair
    colon: Pair


def claim_turns(layout: Layout, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Make each turn of an interview or a transcript one proposal, and keep the others out of what is not theirs.

    Args:
        layout: of the text.
        proposals: in the order of the text, those without content included.
    """
    turns = _turns(layout)
    if not turns:
        return list(proposals)
    out = list(proposals)
    made: list[Proposal] = []
    said_by: dict[str, int] = {}
    for n, turn in enumerate(turns):
        following = turns[n + 1].paragraph if n + 1 < len(turns) else None
        content, open_end = _content(layout, turn, following, out)
        if not content:
            continue
        region = (turn.label[0], content[-1][1])
        own = [p for p in out if any(overlap(turn.colon, cue) or overlap(turn.label, cue) for cue in p.cue)]
        rest = [kept for p in out if p not in own and (kept := _apart(layout.text, p, turn, region))]
        score = max([0.9, *(p.score for p in own)])
        made.append(replace(_proposal(turn, content, score, open_end), continues=said_by.get(turn.key)))
        said_by[turn.key] = len(made) - 1
        out = rest
    return in_order([*made, *out])


def _proposal(turn: _Turn, content: tuple[Pair, ...], score: float, open_end: bool) -> Proposal:
    if turn.kind == "asked":
        reason = "a turn of an interview: the label says that it asks or answers, not who speaks"
    else:
        reason = "a turn of a transcript: the label names the speaker"
    reasons = (reason, "ends where the words no longer tell whose they are") if open_end else (reason,)
    return Proposal((turn.label,), (turn.colon,), content, score, block=True, reasons=reasons)


def _turns(layout: Layout) -> list[_Turn]:
    """The labelled paragraphs of the text that are turns, in order."""
    found = [t for n in range(len(layout.paragraphs)) if (t := _labelled(layout, n))]
    asked = [t for t in found if t.kind == "asked"]
    if {t.key[0] for t in asked} != {"q", "a"}:
        found = [t for t in found if t.kind != "asked"]
    capitals = [t for t in found if t.kind == "capitals"]
    if len(capitals) < 2 or not any(_words_speak(layout, t) for t in capitals):
        found = [t for t in found if t.kind != "capitals"]
    names = [t for t in found if t.kind == "name"]
    keys = [t.key for t in names]
    again = [t for t in names if keys.count(t.key) > 1]
    if not again or sum(_words_speak(layout, t) for t in names) < _SPEAKING * len(names):
        found = [t for t in found if t.kind != "name"]
    return found


def _labelled(layout: Layout, paragraph: int) -> _Turn | None:
    start, end = layout.paragraphs[paragraph]
    if match := _QA.match(layout.text, start, end):
        return _Turn(paragraph, "asked", match["label"].lower(), match.span("label"), match.span("colon"))
    match = _LABEL.match(layout.text, start, end)
    if match is None:
        return None
    name = _TAIL.sub("", match["label"])
    words = name.split()
    if not 1 <= len(words) <= 4 or is_topic(name):
        return None
    if name.isupper() and sum(map(str.isalpha, name)) > 1:
        kind: Kind = "capitals"
    elif all(word[0].isupper() or word in _PARTICLES for word in words) and name[-1].isalpha():
        kind = "name"
    else:
        return None
    return _Turn(paragraph, kind, words[-1].casefold(), match.span("label"), match.span("colon"))


def _words_speak(layout: Layout, turn: _Turn) -> bool:
    return speaks(layout, turn.paragraph, ask=True)


def _content(
    layout: Layout, turn: _Turn, following: int | None, proposals: Sequence[Proposal]
) -> tuple[tuple[Pair, ...], bool]:
    """The words of a turn, one piece for each paragraph, and whether it was ended for want of a sign."""
    end = layout.paragraphs[turn.paragraph][1]
    pieces = [_without_mark(layout.text, turn.colon[1], end)]
    pending: list[Pair] = []
    for k in _below(layout, turn, following):
        a, b = layout.paragraphs[k]
        other_voice = is_heading(layout, k) or reports(layout, proposals, k) or _LABEL.match(layout.text, a, b)
        if other_voice or _STAGE.fullmatch(layout.text, a, b):
            return joined(layout.text, pieces), False
        pending.append(_without_mark(layout.text, a, b))
        whole_answer = turn.kind == "asked" and following is not None
        if whole_answer or speaks(layout, k) or pieces[0][0] == pieces[0][1]:
            pieces += pending
            pending = []
        elif len(pending) > 1:
            break
    return joined(layout.text, pieces), bool(pending)


def _below(layout: Layout, turn: _Turn, following: int | None) -> Iterator[int]:
    yield from range(turn.paragraph + 1, len(layout.paragraphs) if following is None else following)


def _without_mark(text: str, start: int, end: int) -> Pair:
    """Words without a mark at one end that has no twin at the other: transcripts open one for each paragraph."""
    start, end = trimmed(text, start, end)
    if start < end and text[start] in '“"„«' and not any(mark in text[start + 1 : end] for mark in _CLOSING):
        start += 1
    if start < end and text[end - 1] in _CLOSING and not any(mark in text[start : end - 1] for mark in '“"„«»'):
        end -= 1
    return trimmed(text, start, end)


def _apart(text: str, proposal: Proposal, turn: _Turn, region: Pair) -> Proposal | None:
    """The proposal without what lies on the other side of the turn's edges than its cue; None: nothing is left."""
    if proposal.end <= region[0] or region[1] <= proposal.start:
        return proposal
    head = (turn.label[0], turn.colon[1])
    within = any(overlap(region, cue) for cue in proposal.cue)

    def kept(piece: Pair) -> list[Pair]:
        if not overlap(piece, region):
            return [] if within else [piece]
        if within:
            parts = [(max(piece[0], head[1]), min(piece[1], region[1]))]
        else:
            parts = [(piece[0], region[0]), (region[1], piece[1])]
        return [(a, b) for a, b in (trimmed(text, *part) for part in parts if part[0] < part[1]) if a < b]

    content = tuple(part for piece in proposal.content for part in kept(piece))
    source = tuple(part for piece in proposal.source for part in kept(piece))
    if proposal.content and not any(any(map(str.isalnum, text[a:b])) for a, b in content):
        return None
    return replace(proposal, source=source, content=content)
