"""What some voices assert and others deny, by how directly they meet."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.questions.comparing import SHARED_ACROSS, SHARED_WITHIN, Link, printed, same_thing
from onrecord.questions.evidence import Evidence
from onrecord.questions.groups import grouped
from onrecord.questions.holdings import Holding, is_claim
from onrecord.questions.rows import Position, hands, named, rows

#: Days between two reports in which voices may speak of one thing.
NEAR: Final = 10
#: Statements between an accusation and the denial that answers it, at most.
SOON: Final = 3
#: Characters between what is said and a denial of it in the same sentence, at most.
_SENTENCE: Final = 200
_END: Final = re.compile(r"[.!?][”’\"')\]]*\s|\n")
_SAID_BEFORE: Final = "the side that it is said of denies what was said before"
#: How directly an assertion and a denial meet, by the reason.
_EVENT, _MATTER, _ANSWER, _POINTED = 5, 3, 3, 2


@dataclass(frozen=True, slots=True)
class Dispute:
    """Voices that hold opposite positions on one thing.

    Attributes:
        about: what it is about.
        asserting, denying: the positions, each at least one, by date and article.
        score: how directly they meet; a rule, not a probability. The most direct pair counts.
        reasons: why they are of one thing, and what the score is made of.
    """

    about: tuple[str, ...]
    asserting: tuple[Position, ...]
    denying: tuple[Position, ...]
    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Meeting:
    """Numbers of an assertion and a denial that meet."""

    yes: int
    no: int
    score: int
    about: tuple[str, ...]
    reasons: tuple[str, ...]


def disputes_of(
    evidence: Evidence,
    held: Sequence[Holding],
    wanted: Callable[[Holding], bool] = lambda one: True,
    limit: int | None = None,
    voice: Callable[[Holding], bool] = lambda one: True,
) -> tuple[Dispute, ...]:
    """Return the disputes, those that meet most directly first, then those of more positions, then by date and place.

    Args:
        evidence: that the positions are from.
        held: positions of all voices.
        wanted: which position a dispute must have.
        limit: how many, at most.
        voice: which voice must be one of those in a dispute.
    """
    meetings = [meeting for yes, no in _candidates(held) if (meeting := _meeting(evidence, held, yes, no)) is not None]
    meetings = _nearest(held, meetings)
    by_denial: dict[int, list[_Meeting]] = defaultdict(list)
    for meeting in meetings:
        by_denial[meeting.no].append(meeting)
    found = []
    for denials in _of_one(held, sorted(by_denial)):
        inside = [meeting for no in sorted(denials) for meeting in by_denial[no]]
        both = [held[n] for meeting in inside for n in (meeting.yes, meeting.no)]
        if any(map(wanted, both)) and any(map(voice, both)):
            found.append(inside)
    found.sort(key=lambda inside: _order(held, inside))
    return tuple(_dispute(evidence, held, inside) for inside in found[:limit])


def _order(held: Sequence[Holding], meetings: Sequence[_Meeting]) -> tuple[int, int, str, tuple[str, int, int, str]]:
    voices = {held[n].place[:2] for meeting in meetings for n in (meeting.yes, meeting.no)}
    first = min((held[meeting.no] for meeting in meetings), key=lambda one: (one.since or "", one.place))
    return -max(meeting.score for meeting in meetings), -len(voices), first.since or "", first.place


def _of_one(held: Sequence[Holding], denials: Sequence[int]) -> Iterator[set[int]]:
    """Denials by the thing that is denied: of one side or of several, in one report or in some of the same days."""
    keys: dict[object, list[int]] = defaultdict(list)
    for n in sorted(denials, key=lambda n: printed(held[n]) or 0):
        for key in (held[n].report.key, *_keys(held[n])):
            keys[key].append(n)
    joined = [(n, n) for n in denials]
    for same in keys.values():
        for at, a in enumerate(same):
            for b in same[at + 1 :]:
                if (printed(held[b]) or 0) - (printed(held[a]) or 0) > NEAR:
                    break
                if _one_denial(held[a], held[b]):
                    joined.append((a, b))
    yield from map(set, grouped(joined))


def _one_denial(a: Holding, b: Holding) -> bool:
    if a.report.key == b.report.key:
        return same_thing(a, b) is not None or (a.side == b.side and bool(a.words & b.words))
    if printed(a) is None or printed(b) is None:
        return False
    return _near(a, b) and (same_thing(a, b) is not None or a.side == b.side)


def _candidates(held: Sequence[Holding]) -> Iterator[tuple[int, int]]:
    """Pairs of an assertion and a denial of two sides: of one report, or of one matter or side and some days apart."""
    together: dict[int, list[int]] = defaultdict(list)
    apart: dict[object, list[tuple[int, int]]] = defaultdict(list)
    for n, one in enumerate(held):
        if one.held.stance in ("asserts", "accuses", "acknowledges"):
            together[one.report.key].append(n)
            day = printed(one)
            if day is not None:
                for key in _keys(one):
                    apart[key].append((day, n))
    for listed in apart.values():
        listed.sort()
    pairs: set[tuple[int, int]] = set()
    for n, one in enumerate(held):
        if one.held.stance == "denies" and one.side is not None:
            found = {*together.get(one.report.key, ()), *_near_days(apart, one)}
            pairs.update((m, n) for m in found if held[m].side != one.side)
    yield from sorted(pairs)


def _near_days(apart: Mapping[object, Sequence[tuple[int, int]]], denial: Holding) -> Iterator[int]:
    day = printed(denial)
    if day is None:
        return
    for key in _keys(denial):
        listed = apart.get(key, ())
        for _, n in listed[bisect_left(listed, (day - NEAR, -1)) : bisect_left(listed, (day + NEAR + 1, -1))]:
            yield n


def _keys(one: Holding) -> Iterator[object]:
    """What positions in two reports must have in common: a matter, or the side that is accused and denies."""
    yield from one.matters
    if one.held.stance == "denies" and one.side is not None:
        yield "of", one.side
    elif one.held.stance == "accuses" and one.target is not None:
        yield "of", one.target


def _meeting(evidence: Evidence, held: Sequence[Holding], yes: int, no: int) -> _Meeting | None:
    a, d = held[yes], held[no]
    together = a.report.key == d.report.key
    if not together and a.held.told is None:
        return None
    found = _of_one_thing(a, d, together=together) or _answer(evidence, a, d, together=together)
    if found is None:
        return None
    score, link = found
    reasons = [link.why]
    if not together:
        score, reasons = score - 2, [*reasons, f"printed within {NEAR} days"]
    if named(a.held.speaker) and named(d.held.speaker):
        score, reasons = score + 1, [*reasons, "both voices are named"]
    if a.held.told is not None and not hands(a.held.told) and not hands(d.held.told):
        score, reasons = score + 1, [*reasons, "both are heard at first hand"]
    return _Meeting(yes, no, score, link.about, tuple(reasons))


def _near(a: Holding, d: Holding) -> bool:
    """Whether two contents in two reports share enough words to speak of one thing."""
    return len(a.words & d.words) >= SHARED_ACROSS


def _of_one_thing(a: Holding, d: Holding, *, together: bool) -> tuple[int, Link] | None:
    link = same_thing(a, d)
    if link is None or not (together or _near(a, d)):
        return None
    if a.held.told is None and (d.held.told is None or d.held.told.act != "deny"):
        return None  # the report tells what became of it, beside what somebody said was not so
    return (_EVENT if a.event == d.event else _MATTER), link


def _answer(evidence: Evidence, a: Holding, d: Holding, *, together: bool) -> tuple[int, Link] | None:
    """Whether a side denies what is said of it."""
    said, denial = a.held.told, d.held.told
    if said is None or denial is None or denial.act != "deny" or d.side is None or said in denial.voices():
        return None
    if d.relating or _one_name(a, d):
        return None
    about = tuple(matter.label for matter in (*d.matters, *a.matters) if d.side in (matter.one, matter.other))
    if said.inside is denial:
        return (_ANSWER, Link("denies what the other claims", about)) if is_claim(said, evidence) else None
    if d.side.id not in a.touched:
        return None
    if together and _in_sentence_of(evidence, a, d):
        return _ANSWER, Link("said, and denied in the same sentence", about)
    return None if a.matters and d.matters else _in_words(a, d, about, together=together)


def _one_name(a: Holding, d: Holding) -> bool:
    """Whether two voices may be one under two names: "Senator Ada Brook", "Ada Brook"."""
    names = [one.held.speaker.name.casefold() for one in (a, d) if one.held.speaker is not None]
    return len(names) > 1 and (names[0] in names[1] or names[1] in names[0])


def _in_words(a: Holding, d: Holding, about: tuple[str, ...], *, together: bool) -> tuple[int, Link] | None:
    """Whether a denial has the words of what is said of the side, or points to it."""
    said, denial = a.held.told, d.held.told
    if said is None or denial is None:
        return None
    common = sorted(a.words & d.words)
    aimed = said.act == "accuse" and a.target == d.side
    if len(common) >= _needed(aimed=aimed, together=together):
        return _ANSWER, Link(f"the side that it is said of denies it, in the same words ({', '.join(common)})", about)
    after = denial.number - said.number
    if not together or after <= 0 or (d.others and a.side not in d.others):
        return None
    plain = aimed and d.denying and after <= SOON
    return (_POINTED, Link(_SAID_BEFORE, about)) if plain or d.vague else None


def _needed(*, aimed: bool, together: bool) -> int:
    """How many words an assertion must share with a denial that answers it: the fewer, the plainer it is aimed."""
    return SHARED_WITHIN if together and aimed else SHARED_ACROSS


def _in_sentence_of(evidence: Evidence, a: Holding, d: Holding) -> bool:
    """Whether a denial follows in the sentence in which something is said of the side that denies."""
    told, denial = a.held.told, d.held.told
    if told is None or denial is None or not told.content or not denial.cue:
        return False
    return in_one_sentence(evidence.sources.text(a.report), told.content[-1][1], denial.cue[0][0])


def in_one_sentence(text: str, end: int, start: int) -> bool:
    """Return whether a cue that starts at a character follows a content that ends at another in the same sentence."""
    return 0 < start - end <= _SENTENCE and _END.search(text, end, start) is None


def _nearest(held: Sequence[Holding], meetings: Iterable[_Meeting]) -> list[_Meeting]:
    """Of what a denial only points to, the one assertion before it that it most likely means."""
    kept: list[_Meeting] = []
    pointed: dict[int, _Meeting] = {}
    for meeting in meetings:
        if meeting.reasons[0] != _SAID_BEFORE:
            kept.append(meeting)
        elif meeting.no not in pointed or _plain(held, meeting) > _plain(held, pointed[meeting.no]):
            pointed[meeting.no] = meeting
    answered = {meeting.no for meeting in kept}
    return [*kept, *(meeting for no, meeting in sorted(pointed.items()) if no not in answered)]


def _plain(held: Sequence[Holding], meeting: _Meeting) -> tuple[bool, int]:
    """How likely an assertion is what a denial points to: an attack or a report, then the one told last."""
    told = held[meeting.yes].held.told
    # positions of a report stand in the order of the text
    return told is not None and told.act in ("accuse", "criticise", "report"), meeting.yes


def _dispute(evidence: Evidence, held: Sequence[Holding], meetings: Sequence[_Meeting]) -> Dispute:
    best = max(meetings, key=lambda meeting: (meeting.score, -meeting.yes, -meeting.no))
    return Dispute(
        about=tuple(sorted({label for meeting in meetings for label in meeting.about})) or _of_whom(held, meetings),
        asserting=rows(evidence, (held[meeting.yes] for meeting in meetings)),
        denying=rows(evidence, (held[meeting.no] for meeting in meetings)),
        score=best.score,
        reasons=best.reasons,
    )


def _of_whom(held: Sequence[Holding], meetings: Sequence[_Meeting]) -> tuple[str, ...]:
    sides = sorted({side for meeting in meetings if (side := held[meeting.no].side) is not None})
    return tuple(f"what is said of {side.name}" for side in sides)
