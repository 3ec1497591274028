"""Quotations that a colon introduces: "She put it this way:" and then the marks, on the same line or below it.

The attribution stands in another sentence or paragraph than the words, out of reach of the links between spans. The
nearest cue before the colon takes the quotation; where the tagger saw none, a short sentence of a name and a verb of
utterance does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.reading.statements.layout import Layout, is_speech
from onrecord.reading.statements.marks import held_by
from onrecord.reading.statements.proposals import Pair, Proposal, in_order, joined, overlap
from onrecord.reading.statements.uttering import is_order, utters_finite
from onrecord.reading.text.paragraphs import paragraph_at
from onrecord.reading.text.quotations import Quotation

_SENTENCE = re.compile(r"[.!?…][”’\"')\]]*\s+(?=[“\"‘]?[^\W\d_a-z])")
#: Titles and initials whose full stop ends no sentence.
_ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Prof|Rev|St|No)|\b[^\W\d_])\.\s+$")
#: Characters before a quotation that its introduction is looked for in.
_FAR: Final = 800
#: Words an introduction may have that the tagger saw nothing in.
_LONGEST: Final = 14
#: Words that may stand behind the verb.
_AFTER: Final = 4
_ADVERB = re.compile(r"also|then|later|again|further|once|has|have|had|\w+ly", re.IGNORECASE)
_SCENE = re.compile(r"(?:In|On|At|During|After|Before|Asked|When)\b[^,;:()]*,\s*")
_CALLED = re.compile(
    r"(?:(?<=[.!?]\s)|(?<=[.!?][”\"’]\s)|(?<=\n)|^)"
    r"(?P<who>His|Her|Their|Its|(?:The\s)?[^\W\d_a-z][\w.-]*(?:\s[^\W_][\w.-]*){0,3}[’']s?)\s+"
    r"(?P<cue>(?:\w+\s)?(?:answer|reply|response|verdict|message|explanation|comment|reaction|advice|retort)"
    r"(?:\s(?:was|is|came|came back|has been)(?:\s\w+){0,3})?)\s*[.:]\s+\Z"
)
_PARTICIPLE = re.compile(r"\b(?P<cue>saying|adding|writing|warning|insisting|asking|noting|stating|reporting):\Z")
_INTRODUCING = re.compile(r",?\s+(?:saying|adding|writing|warning|insisting|noting|stating):\s+(?=[“\"‘'«„])")
_WORD = re.compile(r"[^\W_][\w’'.-]*")
#: What points forward to the quotation and is no content of its own: "the following statement", "it this way".
_FORWARD = re.compile(
    r"(?:(?:it|this|that|so|as follows|the following|these|a|an|the|his|her|its|their)\b)?"
    r"(?:\s*(?:this|that|following|in|way|words?|statement|comment|remark|answer|tweet|message|post|question|headline|"
    r"part|warning|point|simply|bluntly))*",
    re.IGNORECASE,
)


def claim_introduced(layout: Layout, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Give each quotation behind a colon that nobody holds to what introduces it.

    Args:
        layout: of the text.
        proposals: in the order of the text, those without content included.
    """
    out = list(proposals)
    for q in layout.quotations:
        if q.single and not is_speech(layout.text, q):
            continue
        sentence = _introduction(layout, q)
        if sentence is None:
            made = _answer(layout, out, q)
            out += [made] if made is not None and held_by(q, out) is None else []
            continue
        if held_by(q, out) is not None or _already(out, q, sentence):
            continue
        owner = _owner(layout, out, sentence)
        read = _read(layout.text, q, sentence)
        participle = _saying(layout.text, out, q, sentence)
        if owner is not None and out[owner].content and participle and not read:
            out.append(participle)
        elif owner is not None and (out[owner].source or read):
            out[owner] = _given(layout.text, out[owner], q, read)
        elif (made := read or participle) is not None:
            out.append(made)
    return in_order(out)


def parted(text: str, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Cut contents before a participle that introduces a quotation: "described the scene | , saying: “Run!”".

    What is cut off is the quotation's own introduction, and is read as such.
    """
    out = []
    for proposal in proposals:
        content = []
        for start, end in proposal.content:
            cut = _INTRODUCING.search(text, start, end)
            content.append((start, cut.start()) if cut and cut.start() > start else (start, end))
        out.append(replace(proposal, content=tuple(content)))
    return out


def _introduction(layout: Layout, q: Quotation) -> Pair | None:
    """The sentence that ends with a colon right before the quotation, in its paragraph or as the one above it."""
    here = paragraph_at(layout.paragraphs, q.start)
    if here is None:
        return None
    start, end = layout.paragraphs[here][0], q.start
    if start == end:
        if here == 0:
            return None
        start, end = layout.paragraphs[here - 1]
    start = max(start, end - _FAR)
    before = layout.text[start:end].rstrip()
    if not before.endswith(":"):
        return None
    end = start + len(before)
    for match in _SENTENCE.finditer(layout.text, start, end):
        if not _ABBREVIATED.search(layout.text, start, match.end()):
            start = match.end()
    return start, end


def _already(out: Sequence[Proposal], q: Quotation, sentence: Pair) -> bool:
    """Whether the introduction has its words already, or the quotation lost its closing mark and runs into others'."""
    return any(
        (any(overlap(sentence, cue) for cue in p.cue) and any(a >= q.start for a, _ in p.content))
        or (not q.closed and any(overlap((q.inner_start, q.inner_end), cue) for cue in p.cue) and bool(p.source))
        for p in out
    )


def _owner(layout: Layout, out: Sequence[Proposal], sentence: Pair) -> int | None:
    """Position of the last proposal whose cue stands in the sentence, outside marks, and which nothing else claims."""
    inside = [
        (max(cue[1] for cue in p.cue), i)
        for i, p in enumerate(out)
        if p.cue
        and all(sentence[0] <= a and b <= sentence[1] for a, b in p.cue)
        and not any(overlap((q.start, q.end), cue) for q in layout.quotations for cue in p.cue)
        and all(b <= sentence[1] for _, b in p.content)
    ]
    return max(inside)[1] if inside else None


def _given(text: str, proposal: Proposal, q: Quotation, read: Proposal | None) -> Proposal:
    """The proposal with the quotation as content, beside what it has unless that only points forward."""
    if not proposal.source and read is not None:
        proposal = replace(proposal, source=read.source, cue=read.cue)  # "Stated Lund:" was tagged as one cue
    kept = [piece for piece in proposal.content if not _FORWARD.fullmatch(text[slice(*piece)].strip(" ,:"))]
    reason = "content: the quotation behind the colon"
    return replace(proposal, content=joined(text, [*kept, (q.start, q.end)]), reasons=(*proposal.reasons, reason))


def _read(text: str, q: Quotation, sentence: Pair) -> Proposal | None:
    """An attribution read from the words of a short introduction: somebody, a verb of utterance, a colon."""
    words = [m.span() for m in _WORD.finditer(text, *sentence)]
    if not 2 <= len(words) <= _LONGEST or text[words[0][0]].islower():
        return None
    verbs = [i for i, (a, b) in enumerate(words) if utters_finite(text[a:b]) and (i == 0 or text[a].islower())]
    if not verbs or (verbs[-1] == 0 and is_order(text[slice(*words[0])])):
        return None  # "Read more:"
    at = verbs[-1]
    if at == 0:
        cue, found = words[0], (words[1][0], words[-1][1])  # "Stated Lund:"
    else:
        first = at
        while first > 1 and _ADVERB.fullmatch(text[slice(*words[first - 1])]):
            first -= 1
        cue, found = (words[first][0], words[at][1]), (words[0][0], words[first - 1][1])
        if len(words) - 1 - at > _AFTER:
            return None  # "Lund replied in a letter:" is as long as it gets
    source = _subject(text, found)
    if source is None:
        return None
    reason = "attributed by the sentence with a colon before the quotation"
    return Proposal((source,), (cue,), ((q.start, q.end),), 0.8, reasons=(reason,))


def _saying(text: str, out: Sequence[Proposal], q: Quotation, sentence: Pair) -> Proposal | None:
    """An attribution by "… saying:" to whoever speaks before it in the sentence."""
    match = _PARTICIPLE.search(text, *sentence)
    if match is None:
        return None
    speaking = [p for p in out if p.source and all(sentence[0] <= a and b <= match.start() for a, b in p.source)]
    if not speaking:
        return None
    near = max(speaking, key=lambda p: p.source)
    reason = "attributed to the source before it in its sentence"
    return Proposal(near.source, (match.span("cue"),), ((q.start, q.end),), 0.7, reasons=(reason,))


def _answer(layout: Layout, out: Sequence[Proposal], q: Quotation) -> Proposal | None:
    """An attribution by a sentence that calls what follows an answer: "Her reply was short. “Never.”"."""
    here = paragraph_at(layout.paragraphs, q.start)
    if here is None:
        return None
    match = _CALLED.search(layout.text, max(layout.paragraphs[here][0], q.start - _FAR), q.start)
    if match is None or any(overlap(match.span(), cue) for p in out for cue in p.cue):
        return None
    reason = "attributed by the sentence before it, which calls it an answer"
    return Proposal((match.span("who"),), (match.span("cue"),), ((q.start, q.end),), 0.75, reasons=(reason,))


def _subject(text: str, source: Pair) -> Pair | None:
    """The words if they can be a subject, without a phrase of place or time and its comma in front; else None."""
    words = text[slice(*source)]
    if match := _SCENE.match(words):
        source = (source[0] + match.end(), source[1])
        words = text[slice(*source)]
    plain = words.split()
    if re.search(r"[,;:()]", words) or not 1 <= len(plain) <= 8 or any(utters_finite(word) for word in plain):
        return None
    return source
