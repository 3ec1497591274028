"""Roles mended by the words around them: phrases cut short, doers taken for those done to, owners for doers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.knowledge.lists import word_list
from onrecord.knowledge.words import words
from onrecord.reading.events.decode import Pair, Proposal
from onrecord.reading.events.party import of_relative

_WORD: Final = re.compile(r"[\w’'-]+")
#: Words that begin a phrase and never are one: what follows belongs to it.
_OPENING: Final = word_list("opening", "events.tsv")
#: Words at which a phrase ends.
_CLOSING: Final = word_list("closing", "events.tsv")
#: Words added to a phrase that was cut short, at most.
_MOST: Final = 4
_PARTICIPLE: Final = re.compile(r"(?:ed|en|wn|un|ght|pt|id|ung|ot|truck|eld|aken|hit|shot|led)$")
_BY: Final = re.compile(r"\bby\s+(?:the\s+|an?\s+)?(?:[\w’'.-]+\s+){0,3}$", re.IGNORECASE)
_NO_GAP: Final = re.compile(r"\s*(?:of\s+(?:the\s+)?)?")
_CLAUSE: Final = re.compile(r"[.;:!?]|,\s+(?:and|but|who|which)\b")
#: What stands behind an owner, and so many words of what is owned at most.
_OWNS: Final = re.compile(r"(?:[’']s|(?<=s)[’'])(?=\s\w)")
_OWNED: Final = 4
#: Nouns of who can act for an owner: "Norland's chancellor".
_SOMEBODY: Final = words("role", "body")
#: Between a verb and its object: "met with the", "went to".
_TO_OBJECT: Final = re.compile(r"(?:\s+(?:to|with|into|at|from|inside|off))?(?:\s+(?:the|an?))?\s+")
#: Words after which what somebody visited stands.
_VISITED: Final = re.compile(
    r"\b(?:(?:went|go|goes|gone|came|flew|drove|travell?ed|return(?:ed|s)|visits?) to|visit(?:ed|s)?|toured|inspected|"
    r"entered)(?:\s+(?:the|an?))?\s+$"
)
_POSSESSOR: Final = re.compile(r"(?:its|his|her|their|our|my|your)\b", re.IGNORECASE)
#: What is said of an event by whose it is, and what may stand between that and the event.
_ADJECTIVE: Final = re.compile(r"(?:\w-\w+ed|ous|ive|istic|ful|less|ical)$")
_ADJECTIVES: Final = re.compile(r"\s+(?:[a-z-]+\s+){0,2}")
#: Between who suffered an attack and the word for it: "survived an assassination attempt", "died in the blast".
_SUFFERED: Final = re.compile(
    r"[\w\s]{0,20}\b(?:surviv(?:ed|es)|escap(?:ed|es)|(?:died|dies|perished|killed|hurt|injured|wounded) in)\b"
    r"[\w\s-]{0,30}",
    re.IGNORECASE,
)
#: Of 242 subjects of passive verbs of these types in the labelled sentences none is labelled as actor.
_DONE_TO: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "AID"})
_PASSIVE: Final = re.compile(
    r"(?:,?\s(?:who|which|that))?\s(?:(?:has|have|had|will|would|could|may|might|should|must|can|also|not|never|already|then|"
    r"later|reportedly|recently|allegedly|to)\s)*(?:was|were|is|are|been|be|being|got|gets|[’']s been)\s"
    r"(?:\w+ly\s|also\s|then\s|later\s|not\s|still\s|already\s)?"
)
#: A pronoun, a name or "the envoy" right before a verb, with an adverb or auxiliaries between at most.
_SUBJECT: Final = re.compile(
    r"\b((?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I)|(?:[Tt]he|[Aa]n?)\s(?:[\w-]+\s)?[\w-]+|[A-Z][\w.-]+(?:\s[A-Z][\w.-]+)*)"
    r"(?:\s(?:has|have|had|is|was|were|are|will|also|then|later|recently|secretly))*\s$"
)


def mended(text: str, proposal: Proposal) -> Proposal:
    """Return a proposal with its roles mended."""
    actors, recipients = (
        [_possessor(text, trimmed(text, grown(text, span)), proposal.trigger) for span in _joined(text, spans)]
        for spans in (proposal.actors, proposal.recipients)
    )
    if proposal.type == "ASSAULT":
        met = [span for span in actors if _went_through(text, span, proposal.trigger)]
        recipients += [span for span in met if span not in recipients]
        actors = [span for span in actors if span not in met]
    done_to = [span for span in actors if _undergoes(text, proposal, span)]
    recipients += [span for span in done_to if span not in recipients]
    actors = [span for span in actors if span not in done_to]
    actors = [span for span in actors if not _is_owner_visited(text, span)] or actors
    actors = of_relative(text, proposal.trigger, actors)
    objects = _owned_objects(text, proposal.trigger, actors)
    if objects:
        recipients += [span for span in objects if span not in recipients]
        actors = [span for span in actors if span not in objects] or _subject(text, proposal.trigger)
    doers = [span for span in recipients if _is_doer(text, proposal.trigger, span)]
    if doers:
        actors += [span for span in doers if span not in actors]
        recipients = [span for span in recipients if span not in doers]
    return replace(proposal, actors=_whole(text, actors), recipients=_whole(text, recipients))


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


def _owned_objects(text: str, trigger: Pair, actors: Sequence[Pair]) -> list[Pair]:
    """The actors that are the object of the verb, or own it: "Norland" of "toured Norland's port".

    Who owns somebody may act through them ("met Norland's envoy"), so that one is an object only where nobody stands
    before the verb.
    """
    led = any(span[1] <= trigger[0] for span in actors)
    return [
        span
        for span in actors
        if _TO_OBJECT.fullmatch(text, trigger[1], span[0])
        and (_owns_thing(text, span[1]) or (not led and _OWNS.search(text, *span) and _subject(text, trigger)))
    ]


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


def _went_through(text: str, span: Pair, attack: Pair) -> bool:
    """Whether an actor is told to have survived an attack or died in it, and so did not make it."""
    return span[1] <= attack[0] and _SUFFERED.fullmatch(text, span[1], attack[0]) is not None


def _undergoes(text: str, proposal: Proposal, span: Pair) -> bool:
    """Whether an actor is the subject of a passive verb that tells what was done to it: "Norland was struck"."""
    trigger = text[slice(*proposal.trigger)].split()
    return (
        proposal.type in _DONE_TO
        and _PARTICIPLE.search(trigger[0].lower()) is not None
        and _PASSIVE.fullmatch(text, span[1], proposal.trigger[0]) is not None
    )


def _is_owner_visited(text: str, span: Pair) -> bool:
    """Whether an actor is, or owns, what somebody visited: "Norland" of "went to Norland's port and met sailors"."""
    owned = _OWNS.match(text, span[1]) or _OWNS.search(text, *span)
    return bool(owned) and _VISITED.search(text, max(0, span[0] - 40), span[0]) is not None


def _owns_thing(text: str, end: int) -> bool:
    """Whether a possessive ending and words for a thing follow, none for somebody."""
    owns = _OWNS.match(text, end)
    if owns is None:
        return False
    far = owns.end()
    for count, match in enumerate(_WORD.finditer(text, far)):
        word = match.group().lower()
        if count >= _OWNED or text[far : match.start()] != " " or word in _CLOSING:
            break
        if word in _SOMEBODY:
            return False
        far = match.end()
    return True


def _subject(text: str, trigger: Pair) -> list[Pair]:
    """Who stands right before a verb."""
    found = _SUBJECT.search(text, max(0, trigger[0] - 60), trigger[0])
    return [found.span(1)] if found else []


def _opens(word: str) -> bool:
    return word.lower() in _OPENING or word.replace(",", "").isdigit()


def _whole(text: str, spans: Sequence[Pair]) -> tuple[Pair, ...]:
    """The spans in order, those that overlap as one, without those that hold no word of content."""
    out: list[Pair] = []
    for start, end in sorted(spans):
        empty = all(match.group().lower() in _OPENING for match in _WORD.finditer(text, start, end))
        if empty and not _POSSESSOR.fullmatch(text, start, end):
            continue
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def _is_doer(text: str, trigger: Pair, span: Pair) -> bool:
    """Whether a recipient stands behind "by" after a participle: "abducted by the group"."""
    if span[0] < trigger[1] or not _PARTICIPLE.search(text[slice(*trigger)].lower()):
        return False
    between = text[trigger[1] : span[0]]
    return bool(_BY.search(between) or between.rstrip().lower().endswith("by")) and not _CLAUSE.search(between)
