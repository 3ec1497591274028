"""What some voices assert and others deny, by how directly they meet."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.questions.evidence.groups import grouped
from onrecord.questions.evidence.view import Evidence
from onrecord.questions.positions.answering import NEAR, SAID_BEFORE, Meeting, meeting_of, near
from onrecord.questions.positions.comparing import SAME_EVENT, SAME_MATTER, printed, same_thing
from onrecord.questions.positions.holdings import Holding
from onrecord.questions.positions.rows import Position, rows
from onrecord.questions.positions.topics import Topic, topic_of


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


def disputes_of(evidence: Evidence, held: Sequence[Holding]) -> list[tuple[Dispute, Topic]]:
    """Return the disputes, those that meet most directly first, then those of more positions, then by date and place.

    Args:
        evidence: that the positions are from.
        held: positions of all voices.
    """
    meetings = [
        meeting for yes, no in _candidates(held) if (meeting := meeting_of(evidence, held, yes, no)) is not None
    ]
    meetings = _nearest(held, meetings)
    by_denial: dict[int, list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        by_denial[meeting.no].append(meeting)
    found = []
    for denials in _of_one(held, sorted(by_denial)):
        inside = [meeting for no in sorted(denials) for meeting in by_denial[no]]
        topic = topic_of(held[n] for meeting in inside for n in (meeting.yes, meeting.no))
        found.append((inside, topic))
    found.sort(key=lambda each: _order(held, each[0]))
    return [(_dispute(evidence, held, inside), topic) for inside, topic in found]


def _order(held: Sequence[Holding], meetings: Sequence[Meeting]) -> tuple[int, int, str, tuple[str, int, int, str]]:
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
    return near(a, b) and (same_thing(a, b) is not None or a.side == b.side)


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


def _nearest(held: Sequence[Holding], meetings: Iterable[Meeting]) -> list[Meeting]:
    """Of what a denial only points to, the assertion before it that it most likely means; no bystanders."""
    kept: list[Meeting] = []
    pointed: dict[int, Meeting] = {}
    met = list(meetings)
    of_event = {meeting.no for meeting in met if meeting.reasons[0] == SAME_EVENT}
    for meeting in met:
        bystander = meeting.reasons[0] == SAME_MATTER and held[meeting.yes].held.stance == "acknowledges"
        if bystander and meeting.no in of_event:
            continue  # it owns to something else of the matter, and the event itself is asserted by others
        if meeting.reasons[0] != SAID_BEFORE:
            kept.append(meeting)
        elif meeting.no not in pointed or _plain(held, meeting) > _plain(held, pointed[meeting.no]):
            pointed[meeting.no] = meeting
    answered = {meeting.no for meeting in kept}
    return [*kept, *(meeting for no, meeting in sorted(pointed.items()) if no not in answered)]


def _plain(held: Sequence[Holding], meeting: Meeting) -> tuple[bool, int]:
    """How likely an assertion is what a denial points to: an attack or a report, then the one told last."""
    told = held[meeting.yes].held.told
    # positions of a report stand in the order of the text
    return told is not None and told.act in ("accuse", "criticise", "report"), meeting.yes


def _dispute(evidence: Evidence, held: Sequence[Holding], meetings: Sequence[Meeting]) -> Dispute:
    best = max(meetings, key=lambda meeting: (meeting.score, -meeting.yes, -meeting.no))
    return Dispute(
        about=tuple(sorted({label for meeting in meetings for label in meeting.about})) or _of_whom(held, meetings),
        asserting=rows(evidence, (held[meeting.yes] for meeting in meetings)),
        denying=rows(evidence, (held[meeting.no] for meeting in meetings)),
        score=best.score,
        reasons=best.reasons,
    )


def _of_whom(held: Sequence[Holding], meetings: Sequence[Meeting]) -> tuple[str, ...]:
    """What a dispute without a matter is about: what is said of the side that denies, or by the one whom it answers."""
    found = set()
    for said, denial in ((held[meeting.yes], held[meeting.no]) for meeting in meetings):
        if denial.side is not None and denial.side.id in said.touched:
            found.add(f"what is said of {denial.side.name}")
        elif said.side is not None:
            found.add(f"what {said.side.name} says")
    return tuple(sorted(found))
