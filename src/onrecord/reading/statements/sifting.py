"""Sifting what is found inside contents: which of it a careful reader would keep, and with which edges.

The encoder reads a content as if the article itself said it, and then takes much for a statement that only tells
what somebody did: a figure of speech, a condition, a negated promise. What stays has a cue that plainly passes on a
voice, a subject right before it or behind it, and a content of its own sentence.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.reading.statements.inner_cues import strength
from onrecord.reading.statements.inner_rules import NAMING, VERB
from onrecord.reading.statements.proposals import Pair, Proposal, overlap
from onrecord.reading.statements.voices import source_of

#: Below these raw scores more than one in five is wrong, by how plainly the cue speaks of saying.
_LEAST_STRONG: Final = 0.4
_LEAST_WEAK: Final = 0.6
#: Characters before a statement that tell whether it is a condition or a question.
_BEFORE: Final = 12
_LONGEST_CUE: Final = 6
#: Words of a piece of content that tells nothing by itself.
_SCRAP: Final = 4
_APPOSED: Final = (",", "(", "—", "–")
#: Words between a source and its cue, where no comma opens an apposition.
_NEAR: Final = 4
#: What is not done, or not by saying: "to warn", "make a promise", "is to blame", "might ask", "was told".
_NO_CUE = re.compile(
    r"^(?:to|make|let|might|may|can|could|should|would|must)\b|\bto blame\b|\ballegiance\b|\blies\b|"
    r"\b(?:was|were|is|are|been|being) (?:informed|told|asked|warned|advised|urged)\b|"
    r"\btruth\b|n[o’']t (?:proposed?|asked|answer)|\banswers? to\b|\bfe(?:el|lt)s? about\b",
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
    r"as \w+$|for |"
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
_NAMES = re.compile(rf"\b{NAMING}$")
_MARKS: Final = "‘'\"“"
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*\s")


def mended(text: str, proposal: Proposal) -> Proposal | None:
    """Return the proposal with source and content as a reader would mark them, or None where it is no statement.

    Args:
        text: of the article.
        proposal: found within the content of another one.
    """
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
    before = text[max(0, proposal.start - _BEFORE) : proposal.start]
    names = said[:1] in _MARKS and _NAMES.search(cue)  # "what he called “a delay”" is an occasion
    if _NO_CUE.search(cue) or (_NO_OCCASION.search(before + _HERE + cue) and not names) or _is_call(cue, proposal):
        return False
    if len(cue.split()) > _LONGEST_CUE or _NO_CONTENT.match(said) or _apart(text, proposal):
        return False
    source = text[slice(*proposal.source[0])]
    return _is_voice(text, proposal, cue, said) and proposal.score >= _least(cue, source, said)


def _is_call(cue: str, proposal: Proposal) -> bool:
    """Whether somebody is called up rather than called something."""
    called = _CALLED.match(cue)
    return bool(called and (called["name"] or len(proposal.content) > 1))


def _is_voice(text: str, proposal: Proposal, cue: str, said: str) -> bool:
    """Whether the source can speak, and the cue is its verb or a noun with what it says."""
    start, end = proposal.source[0]
    source = text[start:end]
    if _NO_VOICE.search(source) or (_OF_DOCUMENTS.search(cue) and not _DOCUMENT.search(source)):
        return False
    genitive = text[end : end + 2] in ("'s", "’s") or _GENITIVE.search(source)
    noun = genitive or (_INDEFINITE.match(source) and _NOUN.fullmatch(cue))
    return not noun or bool(_AFTER_NOUN.match(said))


def _least(cue: str, source: str, said: str) -> float:
    """The raw score that a statement with this cue needs."""
    how = strength(cue)
    scrap = len(said.split()) < 2 and not (said[:1] in _MARKS and _NAMES.search(cue))
    if how == 1 and (_RELATIVE.search(source) or scrap):
        return math.inf  # "those who hope to stay" are no voice
    return (math.inf, _LEAST_WEAK, _LEAST_STRONG)[how]


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
    """The pieces of a content without scraps beside a fuller one ("in a speech"); a subject before its verb is none."""
    full = tuple(
        piece
        for i, piece in enumerate(content)
        if text[piece[0]] in _MARKS
        or len(text[slice(*piece)].split()) > _SCRAP
        or (i + 1 < len(content) and VERB.match(text, content[i + 1][0]))
    )
    return full or tuple(content[:1])


def _same_sentence(text: str, cue: Pair, piece: Pair) -> bool:
    """Whether no sentence ends between cue and piece: what is told within a quotation hardly ever goes further."""
    between = text[min(cue[1], piece[1]) : max(cue[0], piece[0])]
    return not _SENTENCE_END.search(between) or text[piece[0]] in _MARKS
