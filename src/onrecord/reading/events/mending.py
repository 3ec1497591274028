"""The words of roles mended: phrases cut short, words that belong to what follows, owners with what they own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.knowledge.lists import word_list
from onrecord.knowledge.words import words
from onrecord.reading.events.decode import Pair, Proposal
from onrecord.reading.events.role_words import POSSESSIVE
from onrecord.reading.events.sides import on_their_sides

_WORD: Final = re.compile(r"[\w’'-]+")
#: Words that begin a phrase and never are one: what follows belongs to it.
_OPENING: Final = word_list("opening", "events.tsv")
#: Words at which a phrase ends.
_CLOSING: Final = word_list("closing", "events.tsv")
#: Words added to a phrase that was cut short, at most.
_MOST: Final = 4
_NO_GAP: Final = re.compile(r"\s*(?:of\s+(?:the\s+)?)?")
#: What goes on with a number: "1" of "1,200".
_THOUSANDS: Final = re.compile(r"(?:,\d{3})+\b")
#: What goes on with a title: "secretary" of "secretary of state".
_TITLE: Final = re.compile(r"\b(?:secretary|secretaries|chiefs?|heads?|ministers?|commissioners?)$", re.IGNORECASE)
_OF_TITLE: Final = re.compile(
    r"\s+of\s+(?:the\s+)?(?:state|defen[cs]e|staff|police|government|justice|interior|foreign affairs)\b"
)
_POSSESSOR: Final = re.compile(r"(?:its|his|her|their|our|my|your)\b", re.IGNORECASE)
#: What is said of an event by whose it is, and what may stand between that and the event.
_ADJECTIVE: Final = re.compile(r"(?:\w-\w+ed|ous|ive|istic|ful|less|ical)$")
_ADJECTIVES: Final = re.compile(r"\s+(?:[a-z-]+\s+){0,2}")
#: Before a name, of whom somebody is told to be the leader, wife or envoy; who that is follows no comma and no "is".
_OF: Final = re.compile(
    r"(?:(,|\b(?:is|was|are|were|been|be|as|become|became))\s+)?\b(?:the|an?|his|her)\s+(?:[\w-]+\s+){0,2}?([\w-]+)\s+of\s+"
    r"(?:the\s+|an?\s+)?$"
)
_ROLES: Final = words("role")
#: Days are nobody: "condemned Friday's test".
_EMPTY: Final = _OPENING | {day for day in words("calendar") if day.endswith("day")}
_REACH: Final = 60


def mended(text: str, proposal: Proposal) -> Proposal:
    """Return a proposal with its roles mended."""
    actors, recipients = (
        [_phrase(text, span, proposal.trigger) for span in _joined(text, spans)]
        for spans in (proposal.actors, proposal.recipients)
    )
    actors, recipients = on_their_sides(text, proposal, actors, recipients)
    return replace(proposal, actors=_whole(text, actors), recipients=_whole(text, recipients))


def _phrase(text: str, span: Pair, trigger: Pair) -> Pair:
    """The phrase of whom a role means."""
    return _headed(text, _possessor(text, trimmed(text, grown(text, span)), trigger), trigger)


def _joined(text: str, spans: Sequence[Pair]) -> list[Pair]:
    """The spans, those put together between which nothing but white space or "of" stands."""
    out: list[Pair] = []
    for span in sorted(spans):
        if out and _NO_GAP.fullmatch(text[out[-1][1] : span[0]]):
            out[-1] = (out[-1][0], span[1])
        else:
            out.append(span)
    return out


def grown(text: str, span: Pair) -> Pair:
    """Return a span that ends in a number, an article or "of" with the words that these belong to."""
    start, end = span
    if text[start:end].isdigit() and (rest := _THOUSANDS.match(text, end)):
        end = rest.end()
    if _TITLE.search(text, start, end) and (rest := _OF_TITLE.match(text, end)):
        return start, rest.end()
    words = list(_WORD.finditer(text, start, end))
    if not words or not _opens(words[-1].group()):
        return span
    if text[end : end + 1] == ".":
        end += 1  # of "Mrs."
    content = 0
    for count, match in enumerate(_WORD.finditer(text, end)):
        between = text[end : match.start()]
        if count >= _MOST or between.strip() or match.group().lower() in _CLOSING:
            break
        if "\n" in between and match.group()[0].isupper():
            break  # another paragraph, or at least another line's beginning
        if content and not _opens(match.group()) and match.group()[0].islower():
            break
        end = match.end()
        content += not _opens(match.group())
    return start, end


def trimmed(text: str, span: Pair) -> Pair:
    """Return a span without words at its end that belong to what follows: "Police" of "Police in" before a town."""
    words = list(_WORD.finditer(text, *span))
    while len(words) > 1 and words[-1].group() in _CLOSING:
        words.pop()
    return (span[0], words[-1].end()) if words and words[-1].end() < span[1] - 1 else span


def _possessor(text: str, span: Pair, trigger: Pair) -> Pair:
    """Only the first word of "its call", "its hard-nosed" before the call or refusal that is the event."""
    owner = _POSSESSOR.match(text, *span)
    if owner is None or owner.end() == span[1]:
        return span
    holds = span[0] <= trigger[0] < span[1]
    described = _ADJECTIVE.search(text, owner.end(), span[1]) and _ADJECTIVES.fullmatch(text, span[1], trigger[0])
    return (span[0], owner.end()) if holds or described else span


def _headed(text: str, span: Pair, trigger: Pair) -> Pair:
    """A name with who is of it: "the former leader of the Tesk Front", where the words before it are no trigger."""
    of = _OF.search(text, max(0, span[0] - _REACH), span[0]) if text[span[0]].isupper() else None
    if of is None or of[1] or of[2].lower() not in _ROLES or (trigger[0] < span[0] and of.start() < trigger[1]):
        return span
    return of.start(), span[1]


def _opens(word: str) -> bool:
    return word.lower() in _OPENING or word.replace(",", "").isdigit()


def _whole(text: str, spans: Sequence[Pair]) -> tuple[Pair, ...]:
    """The spans in order, those that overlap as one, without those that hold no word of content."""
    out: list[Pair] = []
    for start, end in sorted(spans):
        empty = all(POSSESSIVE.sub("", word[0].lower()) in _EMPTY for word in _WORD.finditer(text, start, end))
        if empty and not _POSSESSOR.fullmatch(text, start, end):
            continue
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)
