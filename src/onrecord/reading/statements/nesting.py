"""Statements inside the content of other ones.

The tagger is trained on data that marks none, so what it finds inside a content is kept only where it names a voice
other than the speaker's own: "I think" within somebody's words is still the speaker. One construction is read by its
words: in "the paper quoted a waiter as saying …" the paper's content is the waiter's statement. What the second look
finds in the contents (`second_look`) is sifted here by the same rule and joined to the statements of the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.reading.statements.inner_cues import strength
from onrecord.reading.statements.marks import Layout
from onrecord.reading.statements.proposals import Pair, Proposal, in_order, overlap, without
from onrecord.reading.statements.voices import is_own_voice, own_words, source_of

_QUOTING = re.compile(r"\b(?:quot|cit)(?:e|es|ed|ing)\b", re.IGNORECASE)
_AS_SAYING = re.compile(
    r"(?P<who>\S.{1,150}?)\s+(?P<cue>as\s+(?:having\s+)?(?:said|saying|telling|writing))\b\s*", re.DOTALL
)
#: Below this raw score a statement inside another one is more often wrong than right.
_LEAST: Final = 0.25
#: The same for what the second look finds, by how plainly the cue speaks of saying.
_LEAST_STRONG: Final = 0.4
_LEAST_WEAK: Final = 0.6
_LONGEST_CUE: Final = 6
#: Words of a piece of content that tells nothing by itself.
_SCRAP: Final = 4
_APPOSED: Final = (",", "(", "—", "–")
#: Words between a source and its cue, where no comma opens an apposition.
_NEAR: Final = 4
#: What is not done, or done otherwise than by saying: "to warn", "make a promise", "is to blame", "might ask".
_NO_CUE = re.compile(
    r"^(?:to|make|let|might|may|can|could|should|would|must)\b|\bto blame\b|\ballegiance\b|\blies\b|\btruth\b|n[o’']t (?:proposed?|asked)|\banswers? to\b|\bfe(?:el|lt)s? about\b",
    re.IGNORECASE,
)
#: "if he says so", "what the two said was", "when a clerk suspects".
_NO_OCCASION = re.compile(
    r"\b(?:(?:if|unless|whether|what|as|than|ha(?:ve|s|d)|d(?:id|o|oes))\s+\0|when\s+\0.*[^s]s$)", re.IGNORECASE
)
#: Between what stands before a statement and its cue.
_HERE: Final = "\0"
#: What follows no cue: a relative clause ("a post that listed"), a verb without its complement ("says he is").
_NO_CONTENT = re.compile(
    r"that (?:\w+ed|is|was|has|have|had|can|will|would)\b|(?:(?:he|she|it|they) |to )?(?:is|was|are|be|did)$"
)
#: Sources of a cue that is a noun ("his claim that", "a Herald report that"), and how the content of one begins.
_GENITIVE = re.compile(r"['’]s?$|^(?:his|her|their|its)$", re.IGNORECASE)
_INDEFINITE = re.compile(r"an?\s", re.IGNORECASE)
_NOUN = re.compile(
    r"(?:tweet|report|claim|request|statement|plan|remark|comment|call|order|decision|proposal|demand|promise|warning|"
    r"pledge|estimate|fear|hope|belief|threat|offer|consensus|criticism|allegation|accusation|assertion|rumou?r)s?",
    re.IGNORECASE,
)
_CLAIM_BY = re.compile(
    r"(?:that\s+)?(?P<cue>(?:(?:an?|the|any|all|such|these|those|what \w+ called)\s+)?(?:[a-z]+\s+)?(?:claim|report|accusation|"
    r"allegation|assertion|suggestion|statement|complaint|charge|rumou?r|warning)s?)\s+(?:by|from|in|made by)\s+"
    r"(?P<who>[^,.;:\n“”\"]{2,80}?)\s+(?P<said>that\s)"
)
#: Raw score of what its words alone give away.
_SURE: Final = 0.85
_AFTER_NOUN = re.compile(r"(?:that|to)\s", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:from|to|without|of|before|after|for|by)\s*$", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:who|which|that)$", re.IGNORECASE)
_CALLED = re.compile(r"(?:had |has )?call(?:s|ed)?(?P<name> [A-Z]\w*)?$")
#: What confirms, suggests or demands in a figure of speech.
_NO_VOICE = re.compile(
    r"\b(?:attacks?|behaviou?r|crisis|facts?|incidents?|performance|phrase|silence|situation|spate|success|failure|"
    r"events|history|experience|logic|reality|rules? of)\b",
    re.IGNORECASE,
)
_OF_DOCUMENTS = re.compile(
    r"\b(?:show\w*|read|reads|indicat\w+|signal\w*|impl(?:y|ies|ied)|find|finds)\b", re.IGNORECASE
)
_DOCUMENT = re.compile(
    r"\b(?:polls?|surveys?|reports?|stud(?:y|ies)|data|figures|statistics|records?|documents?|e-?mails?|videos?|tapes?|"
    r"recordings?|transcripts?|analys[ie]s|filings?|memos?|letters?|books?|articles?|papers?|research|evidence|findings|"
    r"audit|census|numbers|photos?|images|pictures|footage|index|logs?|reviews?|tax returns|results|maps?|signs?)\b",
    re.IGNORECASE,
)
_MARKS: Final = "‘'\"“"
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*\s")


def nested(text: str, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Mark proposals that lie within the content of another one, and leave out those that are its speaker's own.

    Args:
        text: of the article.
        proposals: in the order of the text, with content.
    """
    proposals = in_order([*proposals, *(inner for p in proposals for inner in _as_saying(text, p))])
    out = [replace(p, inside=_holder(proposals, i)) for i, p in enumerate(proposals)]
    gone = {
        i
        for i, p in enumerate(out)
        if p.inside is not None and (not p.source or p.score < _LEAST or own_words(text[slice(*p.source[0])]))
    }
    return without(out, gone)


def with_inner(layout: Layout, proposals: Sequence[Proposal], found: Sequence[Proposal]) -> list[Proposal]:
    """Join what the second look found to the statements of an article, which stay as they are.

    Args:
        layout: of the article.
        proposals: its statements.
        found: by the second look, in characters of the article.

    Returns:
        The statements in order, with those inside others whose source is not the speaker's own voice.
    """
    found = [*found, *(inner for p in proposals for inner in _claims(layout.text, p))]
    sifted = [_mended(layout, p) if p.inside is not None else p for p in proposals]
    out = without(
        [new or old for new, old in zip(sifted, proposals, strict=True)], {i for i, p in enumerate(sifted) if p is None}
    )
    for raw in found:
        inner = _mended(layout, raw)
        if inner is None or any(overlap(mine, cue) for p in out for mine in inner.cue for cue in p.cue):
            continue
        place = _holder([*out, inner], len(out))
        if place is None or is_own_voice(layout, inner, out[place]):
            continue
        out.append(replace(inner, inside=place))
    return in_order(out)


def _mended(layout: Layout, proposal: Proposal) -> Proposal | None:
    """The proposal with its source and content as a reader would mark them, or None where it is no statement."""
    text = layout.text
    if not (proposal.source and proposal.cue and proposal.content):
        return None
    source = source_of(text, proposal.source[0], proposal.cue[0])
    content = _telling(text, [c for c in proposal.content if _same_sentence(text, proposal.cue[0], c)])
    if source is None or not content or not _is_statement(text, proposal, content):
        return None
    return replace(proposal, source=(source, *proposal.source[1:]), content=content)


def _is_statement(text: str, proposal: Proposal, content: Sequence[Pair]) -> bool:
    """Whether source and cue say plainly enough that somebody else speaks."""
    cue = " ".join(text[slice(*piece)] for piece in proposal.cue)
    said = text[slice(*content[0])]
    if _NO_CUE.search(cue) or len(cue.split()) > _LONGEST_CUE or _NO_CONTENT.match(said):
        return False
    if _NO_OCCASION.search(text[max(0, proposal.start - 12) : proposal.start] + _HERE + cue):
        return False
    called = _CALLED.match(cue)
    if called and (called["name"] or len(proposal.content) > 1):
        return False  # a telephone call
    source = text[slice(*proposal.source[0])]
    if _NO_VOICE.search(source):
        return False
    if _OF_DOCUMENTS.search(cue) and not _DOCUMENT.search(source):
        return False
    genitive = text[proposal.source[0][1] :][:2] in ("'s", "’s") or _GENITIVE.search(source)
    if not _AFTER_NOUN.match(said) and (genitive or (_INDEFINITE.match(source) and _NOUN.fullmatch(cue))):
        return False
    if _apart(text, proposal):
        return False
    strong = strength(cue)
    if strong == 1 and _RELATIVE.search(source):
        return False  # "those who want to stay" are no voice
    if strong == 2:
        return proposal.score >= _LEAST_STRONG
    return strong == 1 and proposal.score >= _LEAST_WEAK and len(said.split()) > 1


def _apart(text: str, proposal: Proposal) -> bool:
    """Whether what stands between source and cue shows that the one is not the other's subject."""
    source, cue = proposal.source[-1], proposal.cue[0]
    if source[1] > cue[0]:
        return False
    between = (source[1], cue[0])
    words = text[slice(*between)]
    if len(words.split()) > _NEAR and words.lstrip()[:1] not in _APPOSED:
        first = " ".join(words.split()[:3])  # of two cues, the first follows the source: "promised … and said"
        return not (words.endswith("and ") and strength(first))
    return bool(_PREPOSITION.search(words)) or any(overlap(between, c) for c in proposal.content)


def _telling(text: str, content: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pieces of a content without scraps beside a fuller one: "in a speech", "on Monday"."""
    full = tuple(piece for piece in content if text[piece[0]] in _MARKS or len(text[slice(*piece)].split()) > _SCRAP)
    return full or tuple(content[:1])


def _same_sentence(text: str, cue: Pair, piece: Pair) -> bool:
    """Whether no sentence ends between cue and piece: what is told within a quotation hardly ever goes further."""
    between = text[min(cue[1], piece[1]) : max(cue[0], piece[0])]
    return not _SENTENCE_END.search(between) or text[piece[0]] in _MARKS


def _claims(text: str, outer: Proposal) -> list[Proposal]:
    """The statement in "denied a claim by somebody that …", or none."""
    if not outer.content:
        return []
    start, end = outer.content[0][0], outer.content[-1][1]
    match = _CLAIM_BY.match(text, start, end)
    if match is None:
        return []
    return [Proposal((match.span("who"),), (match.span("cue"),), ((match.start("said"), end),), _SURE)]


def _as_saying(text: str, outer: Proposal) -> list[Proposal]:
    """The statement in "… quoted somebody as saying …", or none."""
    if not any(_QUOTING.search(text, *cue) for cue in outer.cue):
        return []
    for piece in outer.content:
        match = _AS_SAYING.match(text, *piece)
        if match is None:
            continue
        said: tuple[Pair, ...] = ((match.end(), piece[1]),) if match.end() < piece[1] else ()
        content = (*said, *(other for other in outer.content if other != piece))
        if content:
            return [Proposal((match.span("who"),), (match.span("cue"),), tuple(sorted(content)), outer.score)]
    return []


def _holder(proposals: Sequence[Proposal], i: int) -> int | None:
    """Place of the proposal with the shortest piece of content that holds proposal `i` whole."""
    own = proposals[i]
    holding = [
        (end - start, j)
        for j, other in enumerate(proposals)
        if j != i and _holds(other, own)
        for start, end in other.content
    ]
    return min(holding)[1] if holding else None


def _holds(other: Proposal, own: Proposal) -> bool:
    """Whether every piece of `own` lies in the content of `other`, which holds more than these pieces.

    A source may stand in a gap of the content: "denied a claim / by the union / that …".
    """
    if not other.content:
        return False
    first, last = other.content[0][0], other.content[-1][1]
    covered = all(any(a <= start and end <= b for a, b in other.content) for start, end in (*own.cue, *own.content))
    named = all(
        any(a <= start and end <= b for a, b in other.content)
        or (first <= start and end <= last and not any(overlap((start, end), span) for span in _outside(other)))
        for start, end in own.source
    )
    return covered and named and sum(b - a for a, b in other.content) > sum(b - a for a, b in own.content)


def _outside(proposal: Proposal) -> tuple[Pair, ...]:
    return (*proposal.source, *proposal.cue)
