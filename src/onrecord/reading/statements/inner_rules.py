"""Statements within a content that words and marks give away, where the tagger saw none.

Three constructions: quotation marks with who said it right before or behind them (“He said, ‘Run!’ and we ran”), a name
in marks with who gave it ("what her office called “a delay”"), and a clause "according to" somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.reading.statements.proposals import Pair, Proposal, overlap
from onrecord.reading.text.quotations import Quotation

_WHO: Final = (
    r"(?P<who>[Hh]e|[Ss]he|[Tt]hey|[Pp]eople|[Ee]very(?:body|one)|[Ss]ome(?:body|one)"
    r"|(?:[Mm]y|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir|[Yy]our|[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome|[Tt]hat)"
    r"\s+(?:[\w’'-]+\s+){0,3}?[\w’'-]+(?<! and)(?<! or)(?<! but)(?<! who)(?<! then)(?<! to)"
    r"|[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){0,3})"
)
_SAID: Final = (
    r"(?P<cue>(?:\w+(?:\s\w+){0,2}\s+and\s+)?(?:(?:ha[sd]|was|were|is|are|will|just|always|then|even)\s+){0,2}"
    r"(?:sa(?:id|ys?|ying)|t(?:old|ells?)|ask(?:ed|s)?|answer(?:ed|s)|repl(?:ied|ies)|wrote|writes?|shout(?:ed|s|ing)|"
    r"yell(?:ed|s|ing)|scream(?:ed|s|ing)|whisper(?:ed|s)|warn(?:ed|s)|add(?:ed|s)|insist(?:ed|s)|cried|joked))"
)
_HEARER: Final = r"(?:\s+(?:to\s+)?(?:me|us|him|her|them|you|everyone|reporters))?"
#: Verbs that give something a name, which stands in marks behind them.
NAMING: Final = r"(?:call(?:s|ed)|describ(?:es|ed)(?:\s+as)?|term(?:s|ed)|dubb(?:s|ed)|labell?ed|branded)"
_NAMED = re.compile(
    rf"\b(?:[Ww]hat|[Tt]hat|which)\s+{_WHO.replace('[Tt]hat)', '[Tt]hat|[Bb]oth)')}\s+"
    rf"(?P<cue>(?:(?:ha[sd]|have|later|once|also)\s+)*{NAMING})\s*$"
)
_BEFORE = re.compile(rf"(?:^|(?<=[\s(])){_WHO}\s+{_SAID}{_HEARER}[,:]?\s*$")
_AFTER = re.compile(rf"\s*,?\s*{_WHO}\s+{_SAID}\b")
#: Characters before a quotation that may name who said it.
_REACH: Final = 90
_ACCORDING = re.compile(
    r"(?P<cue>[Aa]ccording to|[Aa]s reported by|[Pp]er (?:an? |the )?(?:account|report|story|article)s? "
    r"(?:by|in|from))\s+"
    r"(?P<who>[^,.;:!?\n—–“”\"()]{2,80})"
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\w)[^.!?\n]*)*")
_JOINING = re.compile(r"(?:\b(?:that|and|but|where|which|because|as|so)|,)\s*$")
#: How a clause goes on that "according to" has parted.
VERB = re.compile(r"(?:was|were|is|are|had|has|have|will|would|did|does|may|might|can|could|\w+ed)\b")
#: Words of a clause that is not yet whole.
_SUBJECT: Final = 2
_AUXILIARY = re.compile(r"\b(?:was|were|is|are|had|has|have|will|would|did|does|may|might|can|could)$")
_EDGE: Final = " ,\t\xa0"
_SURE: Final = 0.85


def with_rules(text: str, quotations: Sequence[Quotation], found: Sequence[Proposal]) -> list[Proposal]:
    """Return `found` with the statements that words and marks give away.

    Args:
        text: of contents, without the marks around them.
        quotations: of that text.
        found: the tagger's statements in it; one that the words show too is surer, and completed where it lacks its
            source or more than half of its content.
    """
    out = list(found)
    for proposal in (*_quoted(text, quotations), *_according(text)):
        same = [i for i, p in enumerate(out) if any(overlap(a, b) for a in p.cue for b in proposal.cue)]
        if not same:
            out.append(proposal)
        elif len(same) == 1:
            out[same[0]] = _agreed(out[same[0]], proposal)
    return out


def _agreed(tagged: Proposal, shown: Proposal) -> Proposal:
    """What the tagger and the words both show: the words' cue and content where they are more exact or whole."""
    exact = all(a <= start and end <= b for (a, b) in shown.cue[:1] for start, end in tagged.cue)
    exact = exact and any(overlap(a, b) for a in tagged.content for b in shown.content)
    whole = exact or 2 * _length(tagged) < _length(shown)
    return Proposal(
        tagged.source or shown.source,
        shown.cue if exact else tagged.cue,
        shown.content if whole else tagged.content,
        max(tagged.score, shown.score),
    )


def _length(proposal: Proposal) -> int:
    return sum(end - start for start, end in proposal.content)


def _quoted(text: str, quotations: Sequence[Quotation]) -> Iterator[Proposal]:
    for q in quotations:
        if q.depth or not q.closed:
            continue
        begin = max(0, q.start - _REACH)
        begin = max(begin, text.rfind("\n", 0, q.start) + 1)
        before = text[begin : q.start]
        match = _BEFORE.search(before) or _NAMED.search(before)
        if match:
            yield _proposal(match, begin, (q.start, q.end))
        elif text[q.inner_end - 1] in ",?!" and (match := _AFTER.match(text, q.end)):
            yield _proposal(match, 0, (q.start, q.end))


def _according(text: str) -> Iterator[Proposal]:
    for match in _ACCORDING.finditer(text):
        sentence = next((m.span() for m in _SENTENCE.finditer(text) if m.start() <= match.start() < m.end()), None)
        if sentence is None:
            continue
        before, after = (sentence[0], match.start()), (match.end(), sentence[1])
        pieces = [_bare(text, *part) for part in (before, after)]
        if _JOINING.search(text[before[0] : before[1]].rstrip(" ,")):
            pieces = pieces[1:]  # "that, according to her, …": what it joins belongs to what stands before
        elif _AUXILIARY.search(text[slice(*pieces[0])]) or VERB.match(text[slice(*pieces[1])]):
            pass  # one clause around it
        elif len(text[slice(*pieces[0])].split()) > _SUBJECT:
            pieces = pieces[:1]  # a clause of its own
        content = tuple(piece for piece in pieces if len(text[slice(*piece)].split()) > 1)
        if content:
            yield Proposal((match.span("who"),), (match.span("cue"),), content, _SURE)


def _bare(text: str, start: int, end: int) -> Pair:
    words = text[start:end]
    start += len(words) - len(words.lstrip(_EDGE))
    return start, max(start, start + len(words.strip(_EDGE)))


def _proposal(match: re.Match[str], shift: int, content: Pair) -> Proposal:
    who, cue = match.span("who"), match.span("cue")
    return Proposal((_moved(who, shift),), (_moved(cue, shift),), (content,), _SURE)


def _moved(span: Pair, shift: int) -> Pair:
    return span[0] + shift, span[1] + shift
