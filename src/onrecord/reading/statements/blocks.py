"""Block quotations without marks: what stands in the paragraphs below "… responded:" or "… wrote in a letter:".

A cue that ends its paragraph with a colon and has nothing ascribed to it introduces what follows. Its first paragraph
is taken as content; further ones up to the last that shows that it is quoted: it speaks in the first or second
person, asks or exclaims, holds words put in by an editor's square brackets, or judges and foretells what a reporter
leaves to others. One paragraph between two such ones goes with them. The block ends at the latest where the article's
own voice is back: direct speech with its cue outside the marks, somebody introduced before who speaks by surname or
pronoun, "in the interview", a heading, a further introduction.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.knowledge.countries import by_name
from onrecord.reading.statements.layout import Layout
from onrecord.reading.statements.proposals import Pair, Proposal, joined
from onrecord.reading.statements.uttering import utters
from onrecord.reading.text.paragraphs import paragraph_at

_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Uu]s|[Mm]y|[Oo]ur|[Mm]e|[Yy]ou|[Yy]our|mine|ours)\b(?!\.)")
#: What a reporter's own paragraph hardly ever holds outside quotation marks.
_ADDRESS = re.compile(r"[?!](?=\s|$)")
#: Words that somebody put into what he quotes, or dots for what he left out.
_EDITED = re.compile(r"\[(?:[^\W\d_][^\[\]\n]{0,80}|…|\.\.\.)\]")
#: Judging and foretelling; a reporter's own paragraph may foretell once.
_MUST = re.compile(r"\b(?:must|should|ought|cannot)\b")
_WILL = re.compile(r"\b(?:will|would|may|might|can|could)\b|\bIf\b")
_LONGEST: Final = 12
#: Words that may stand between the cue and the colon.
_INTRODUCTION: Final = 12
_FOLLOWING = re.compile(r"\b(?:following|as follows|this way|like this|this to say|these words|statement)\b")
#: A paragraph that shows no sign may stand between two that do.
_GAP: Final = 1
_OPENING = re.compile(r"[“\"„«‘'`]")
#: The occasion or the document of the block named again: the reporter speaks of it.
_OCCASION = re.compile(
    r"(?:(?:Later|Elsewhere|Also)\s+)?(?:[Ii]n|[Dd]uring|[Tt]hroughout|[Aa]t)\s+(?:the|his|her|their)\s+(?:same\s+)?"
    r"(?:interview|conversation|letter|op-ed|article|column|essay|editorial|post|statement|speech|address|e-?mail|"
    r"message|memo|book|report|news conference|press conference|tweet|thread)\b"
    r"|The (?:interview|letter|op-ed|column|post|statement|speech|e-?mail|message|memo|tweet)\b"
)
_PRONOUN = re.compile(r"[Hh]e|[Ss]he")
_SENTENCE_BREAK = re.compile(r"[.!?][”’\"')\]]*\s")
#: Words with a capital at a sentence's start that are no given names.
_NO_GIVEN: Final = frozenset(
    re.findall(
        r"\w+",
        "a after an and as at before but by for from he her his if in it its mr mrs ms of on or she that the their "
        "then they this to when where while with yet",
    )
)
_HONORIFIC = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Prof|Sir|Lady|Lord)\b\.?\s+")
_SENTENCE_END = re.compile(r"[.!?:;…,][”’\"')\]]*$")
#: Words of a cue that lead to where it was printed, not to what was said.
_PRINTED = re.compile(r"\s+(?:in|on|at|for|to|via)$")


def claim_blocks(layout: Layout, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Give each cue that ends its paragraph with a colon the block below it as content.

    Args:
        layout: of the text.
        proposals: in the order of the text, those without content included.
    """
    out: list[Proposal] = []
    for n, proposal in enumerate(proposals):
        here = paragraph_at(layout.paragraphs, proposal.end - 1)
        if proposal.content or here is None or not _introduces(layout, here, proposal):
            out.append(proposal)
            continue
        block, reasons = _block(layout, here + 1, proposal, [*proposals[:n], *proposals[n + 1 :]])
        if not block:
            out.append(proposal)
            continue
        cue = tuple(_without_place(layout.text, piece) for piece in proposal.cue)
        out.append(replace(proposal, cue=cue, content=block, block=True, reasons=reasons))
    return out


def _introduces(layout: Layout, paragraph: int, proposal: Proposal) -> bool:
    """Whether the proposal's cue speaks or writes, and its paragraph ends with a colon soon after it."""
    last = layout.paragraphs[paragraph][1]
    rest = layout.text[proposal.end : last]
    if layout.text[last - 1] != ":" or len(rest.split()) > _INTRODUCTION:
        return False
    cue = layout.text[min(a for a, _ in proposal.cue) : last] if proposal.cue else ""
    return utters(cue) or bool(_FOLLOWING.search(cue))


def _without_place(text: str, cue: Pair) -> Pair:
    match = _PRINTED.search(text[slice(*cue)])
    return (cue[0], cue[0] + match.start()) if match else cue


def _block(
    layout: Layout, first: int, introduction: Proposal, others: Sequence[Proposal]
) -> tuple[tuple[Pair, ...], tuple[str, ...]]:
    """The paragraphs of a block, and why it ends where it does."""
    last, why, k = first, "", first
    for k in range(first, min(first + _LONGEST, len(layout.paragraphs))):
        why = _ended(layout, k, introduction, others, is_first=k == first)
        if why or k - last > _GAP:
            break
        if k == first or speaks(layout, k, ask=True) or _judges(layout, k, others):
            last = k + 1
        elif _has_utterance(layout, k, others):
            break
    reasons = ["content: the paragraphs below the colon, a block quotation without marks"]
    if last < len(layout.paragraphs):
        reasons.append(
            f"ends before: {why}" if why and k == last else "ends where the words no longer show that they are quoted"
        )
    return joined(layout.text, layout.paragraphs[first:last]), tuple(reasons)


def _ended(layout: Layout, k: int, introduction: Proposal, others: Sequence[Proposal], *, is_first: bool) -> str:
    """Why the paragraph cannot be the block's, or an empty string."""
    start, end = layout.paragraphs[k]
    text = layout.text
    introduces = text[end - 1] == ":" and any(start <= a < end for p in others if not p.content for a, _ in p.cue)
    signs = [
        ("a quotation with marks", _OPENING.match(text, start)),
        ("a turn with its own label", any(p.block and p.content and start <= p.start < end for p in others)),
        ("a heading", is_heading(layout, k)),
    ]
    if not is_first:
        signs += [
            ("direct speech with its cue outside the marks", reports(layout, others, k)),
            ("a further introduction", introduces),
            ("the reporter speaks of the occasion", _OCCASION.match(text, start)),
            ("a speaker introduced before speaks again", _told_again(layout, k, introduction, others)),
        ]
    return next((why for why, found in signs if found), "")


def _told_again(layout: Layout, k: int, introduction: Proposal, others: Sequence[Proposal]) -> bool:
    """Whether the paragraph's first sentence has a voice known from before the block, with a verb of utterance."""
    text = layout.text
    start, end = layout.paragraphs[k]
    for p in others:
        if not p.source or not p.cue or not start <= p.source[0][0] < end or not utters(text[slice(*p.cue[0])]):
            continue
        if _SENTENCE_BREAK.search(text, start, p.source[0][0]):
            continue
        who = _HONORIFIC.sub("", text[slice(*p.source[0])])
        if _PRONOUN.fullmatch(who):
            if not speaks(layout, k):
                return True
        elif _known(text, introduction.end, who) or _same(text, introduction, who):
            return True
    return False


def _known(text: str, end: int, who: str) -> bool:
    """Whether `who` is one capitalised word that stood behind a given name in the text before."""
    if not who[:1].isupper() or not who.isalpha() or by_name(who):
        return False
    named = re.compile(rf"\b([^\W\d_a-z][\w’'-]+)\s+{who}\b")
    return any(m[1].lower() not in _NO_GIVEN for m in named.finditer(text, 0, end))


def _same(text: str, introduction: Proposal, who: str) -> bool:
    """Whether `who` takes up the noun of who introduced the block: "the minister"."""
    words = who.lower().split()
    if not introduction.source or not 2 <= len(words) <= 4 or words[0] != "the":
        return False
    return words[-1] in re.findall(r"[a-z]+", text[slice(*introduction.source[0])].lower())


def is_heading(layout: Layout, paragraph: int) -> bool:
    """Whether the paragraph is a short line without the punctuation of a sentence's end."""
    start, end = layout.paragraphs[paragraph]
    words = layout.text[start:end]
    return len(words.split()) <= 12 and not _SENTENCE_END.search(words)


def speaks(layout: Layout, paragraph: int, *, ask: bool = False) -> bool:
    """Whether the paragraph is in the first or second person outside quotation marks; `ask`: or asks or exclaims."""
    patterns = (_FIRST_PERSON, _ADDRESS) if ask else (_FIRST_PERSON,)
    return any(_outside_marks(layout, paragraph, pattern) for pattern in patterns)


def _judges(layout: Layout, paragraph: int, others: Sequence[Proposal]) -> bool:
    """Whether the paragraph was edited as quoted words are, or judges and foretells with nobody named for it."""
    if _outside_marks(layout, paragraph, _EDITED):
        return True
    if _has_utterance(layout, paragraph, others):
        return False
    return _outside_marks(layout, paragraph, _MUST) >= 1 or _outside_marks(layout, paragraph, _WILL) >= 2


def _has_utterance(layout: Layout, paragraph: int, proposals: Sequence[Proposal]) -> bool:
    start, end = layout.paragraphs[paragraph]
    return any(start <= a < end and utters(layout.text[a:b]) for p in proposals for a, b in p.cue)


def _outside_marks(layout: Layout, paragraph: int, pattern: re.Pattern[str]) -> int:
    """How often the pattern matches in the paragraph outside quotation marks."""
    start, end = layout.paragraphs[paragraph]
    here = [q for q in layout.quotations if q.start < end and start < q.end and q.start > start]
    return sum(not any(q.start <= m.start() < q.end for q in here) for m in pattern.finditer(layout.text, start, end))


def reports(layout: Layout, proposals: Sequence[Proposal], paragraph: int) -> bool:
    """Whether the paragraph has direct speech with a cue outside it: the article's own voice."""
    start, end = layout.paragraphs[paragraph]
    quoted = [q for q in layout.quotations if start <= q.start < end and not q.single]
    return any(
        start <= a < end and not any(q.start <= a < q.end for q in quoted)
        for p in proposals
        for a, _ in p.cue
        if any(q.start <= c < q.end for q in quoted for c, _ in p.content)
    )
