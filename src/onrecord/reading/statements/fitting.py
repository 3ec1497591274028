"""The spans of one statement fitted to the quotation marks around them, and kept apart from one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.statements.layout import Layout, is_speech
from onrecord.reading.statements.proposals import Pair, Proposal, joined, overlap
from onrecord.spans import trimmed

_TRAILING = re.compile(r"[\s,;:–—-]+$")
_ENDED = re.compile(r"[.!?…]\W*$")
_BEGUN = re.compile(r"\s+[^\W\d_a-z]")
_LEADING = re.compile(r"^[\s,;:–—-]+")
#: What adds to the words before it: nine in ten contents go on with it in the training data.
_MORE = re.compile(
    r", (?:(?:an?|the) [\w’' -]{2,60}, )?(?:also known as|including|such as|especially|as well as|and that)\b"
    r"[^.;:!?“”\"\n—–]{2,120}?(?=[.;!?][”’\")\]]*\s)"
)
#: An apposition behind which a clause goes on: "until the league, | the largest of the region, | has met."
_WITHIN = re.compile(
    r", (?:an?|the|its|his|her|their|which|who)\s[^,.;:!?“”\"\n—–]{2,90}, "
    r"(?:has|have|had|is|are|was|were|will|would|could|can|may|might|must|should)\s[^.;:!?“”\"\n—–]{2,160}?(?=[.!?]\s)"
)
#: What belongs to the noun before it: "its engagement | with the rebels in the north".
_COMPLEMENT = re.compile(r"\s(?:with|of|between|about|against|over|towards?)\s[^,.;:!?“”\"()\n—–]{2,140}(?=[,.;!?])")
#: "discussed the case | with the mayor": with whom, not what.
_TALKING = re.compile(r"\b(?:discuss|talk|speak|spoke|share|rais|agree|argu)\w*", re.IGNORECASE)
#: Words of a content that is no more than a noun.
_BARE = 3
#: A content ends with no such word where its clause goes on: "the pastor's case | with".
_OPEN_END = re.compile(r"\s+(?:with|of|to|in|on|at|for|from|by|and|or|but|the|an?)$")
_MARKS = "“\"‘'«„"
_CLAUSE = re.compile(r"(?:whether|if|that|why|how|what|when|where|who)\b")
_TELLING = re.compile(
    r"\b(?:ask|tell|told|warn|inform|remind|assure|advis|notif|persuad|convinc|urg)\w*$", re.IGNORECASE
)
_OTHER_SENTENCE = re.compile(r"\n|[.!?…][”’\"')\]]*\s|[“”\"]|''")
#: Words between two pieces of a content that may have been overlooked.
_WIDEST = 12


def fitted(layout: Layout, proposal: Proposal) -> Proposal:
    """Return the proposal with contents that begin and end with quotations, and no span that cuts through one."""
    source = tuple(_uncut(layout, piece) for piece in proposal.source)
    cue = tuple(_uncut(layout, piece) for piece in proposal.cue)
    proposal = replace(
        proposal, source=tuple(p for p in source if p[0] < p[1]), cue=tuple(p for p in cue if p[0] < p[1])
    )
    content = [_snap(layout, proposal, piece) for piece in proposal.content]
    content = [_to_sentence_end(layout, piece) for piece in content]
    content = [part for piece in content for part in _beside(piece, (*proposal.cue, *proposal.source))]
    content = [_trim(layout.text, piece) for piece in content if piece[0] < piece[1]]
    content = [_without_open_end(layout.text, piece) for piece in content]
    content = [_with_examples(layout, proposal, piece) for piece in content]
    said = _without_addressee(layout.text, proposal, joined(layout.text, content))
    said = _without_strays(layout, proposal, said)
    return replace(proposal, content=_bridged(layout.text, proposal, said))


def _without_strays(layout: Layout, proposal: Proposal, content: Sequence[Pair]) -> Sequence[Pair]:
    """The pieces of a content without those of another verb: beside speech, or a word or two of the clause before.

    "“It is late,” she said after the council approved | the plan |. “We wait.”", "… claimed | the attack |, she said".
    """
    own = (*proposal.cue, *proposal.source)
    touching = [piece for piece in content if any(_touch(layout.text, piece, span) for span in own)]
    quoted = [piece for piece in content if layout.text[piece[0]] in _MARKS]
    if quoted and len(quoted) < len(content) and any(_is_whole_speech(layout, piece) for piece in quoted):
        return [piece for piece in content if piece in quoted or piece in touching]
    if touching and not quoted and proposal.cue:
        begin = proposal.cue[0][0]
        return [p for p in content if p in touching or p[0] > begin or len(layout.text[slice(*p)].split()) > _BARE]
    return content


def _is_whole_speech(layout: Layout, piece: Pair) -> bool:
    return any(q.start == piece[0] and q.end == piece[1] and is_speech(layout.text, q) for q in layout.quotations)


def _touch(text: str, piece: Pair, span: Pair) -> bool:
    """Whether no word stands between a piece and a source or cue."""
    between = text[min(piece[1], span[1]) : max(piece[0], span[0])]
    return not any(map(str.isalnum, between))


def _without_addressee(text: str, proposal: Proposal, content: Sequence[Pair]) -> Sequence[Pair]:
    """The pieces of a content without whom the cue asks or tells: "asked the envoy / whether"."""
    if len(content) < 2 or not proposal.cue or not _CLAUSE.match(text, content[1][0]):
        return content
    telling = _TELLING.search(text[slice(*proposal.cue[-1])])
    beside = not text[proposal.cue[-1][1] : content[0][0]].strip()
    return content[1:] if telling and beside and proposal.cue[-1][1] <= content[0][0] else content


def _with_examples(layout: Layout, proposal: Proposal, piece: Pair) -> Pair:
    """A piece that stops before ", including …" or ", also known as …" goes on with it to the end of the sentence.

    So does one that stops before an apposition with the clause's verb behind it, and a bare noun before what it is of.
    """
    text, own = layout.text, (*proposal.cue, *proposal.source)
    more = _MORE.match(text, piece[1]) or _WITHIN.match(text, piece[1])
    if more is None and len(text[slice(*piece)].split()) <= _BARE and text[piece[0]] not in _MARKS:
        with_whom = any(_TALKING.search(text, *cue) for cue in proposal.cue)
        more = None if with_whom else _COMPLEMENT.match(text, piece[1])
    if more is None or any(overlap(more.span(), span) for span in own):
        return piece
    return piece[0], more.end()


def _without_open_end(text: str, piece: Pair) -> Pair:
    """A piece without the preposition or article that begins what is not of it; one at a sentence's end stays."""
    start, end = piece
    if not re.match(r"\s+[\w“\"]", text[end : end + 2] + " "):
        return piece
    match = _OPEN_END.search(text, start, end)
    return (start, match.start()) if match else piece


def _bridged(text: str, proposal: Proposal, content: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pieces of a content, those of one clause as one.

    Between two pieces of one sentence stand the statement's own cue and source, or another one's; where neither does,
    the tagger was in doubt in the middle of a clause.
    """
    own = (*proposal.cue, *proposal.source)
    out: list[Pair] = []
    for piece in content:
        gap = (out[-1][1], piece[0]) if out else piece
        apart = not out or _OTHER_SENTENCE.search(text, *gap) or any(overlap(gap, span) for span in own)
        if apart or len(text[slice(*gap)].split()) > _WIDEST:
            out.append(piece)
        else:
            out[-1] = (out[-1][0], piece[1])
    return tuple(out)


def _uncut(layout: Layout, piece: Pair) -> Pair:
    """A source or cue that cuts through no quotation: it takes a name between marks whole, and speech not at all."""
    start, end = piece
    for q in layout.quotations:
        if start < q.start < end < q.end:
            end = q.start if is_speech(layout.text, q) or not q.closed else q.end
        elif q.start < start < q.end < end:
            start = q.end if is_speech(layout.text, q) or not q.closed else q.start
    return trimmed(layout.text, start, max(start, end))


def _snap(layout: Layout, proposal: Proposal, piece: Pair) -> Pair:
    start, end = piece
    for q in layout.quotations:
        if q.end <= start or q.start >= end:
            continue
        if any(overlap((q.inner_start, q.inner_end), span) for span in (*proposal.cue, *proposal.source)):
            continue  # an attribution within the quotation: its content ends where the speaker's words do
        share = overlap((q.inner_start, q.inner_end), piece) / max(1, q.inner_end - q.inner_start)
        if q.start < start:
            start = q.start if share >= 0.5 else q.end if start >= q.inner_end else start
        if end < q.end:
            # a content that came from before the marks into them goes on to their end
            least = 0.25 if start < q.start else 0.5
            end = q.end if share >= least else q.start if end <= q.inner_start else end
    return start, end


def _to_sentence_end(layout: Layout, piece: Pair) -> Pair:
    """A piece that holds a quotation up to the end of a sentence, without the reporter's sentence behind it."""
    start, end = piece
    for q in layout.quotations:
        if start <= q.start and q.closed and q.end < end:
            spoken, behind = layout.text[q.inner_start : q.inner_end], layout.text[q.end : end]
            if _ENDED.search(spoken) and _BEGUN.match(behind) and "\n" not in behind:
                return start, q.end
    return piece


def _beside(piece: Pair, own: Sequence[Pair]) -> list[Pair]:
    """What is left of a piece of content on both sides of the statement's own source and cue."""
    parts = [piece]
    for a, b in own:
        parts = [
            part for start, end in parts for part in ((start, min(end, a)), (max(start, b), end)) if _is_span(part)
        ]
    return parts


def _is_span(piece: Pair) -> bool:
    return piece[0] < piece[1]


def _trim(text: str, piece: Pair) -> Pair:
    """Without the comma or dash that parts the content from its cue."""
    start, end = piece
    inner = text[start:end]
    end -= len(inner) - len(_TRAILING.sub("", inner))
    start += len(inner) - len(_LEADING.sub("", inner))
    return (start, end) if start < end else piece
