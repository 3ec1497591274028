"""What some voices assert and others deny, by how directly they meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.questions.comparing import SHARED_ACROSS, SHARED_WITHIN, days_apart, same_thing
from onrecord.questions.evidence import Evidence
from onrecord.questions.groups import grouped
from onrecord.questions.holdings import Holding
from onrecord.questions.rows import Position, hands, labels, named, position

#: Days between two reports in which voices may speak of one thing.
NEAR: Final = 10
#: How directly an assertion and a denial meet, by the reason.
_EVENT, _MATTER, _ANSWER, _POINTED, _ACROSS = 4, 3, 3, 2, 1


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
    reasons: tuple[str, ...]


def disputes_of(evidence: Evidence, held: Sequence[Holding]) -> tuple[Dispute, ...]:
    """Return the disputes, those that meet most directly first.

    Args:
        evidence: that the positions are from.
        held: positions of all voices.
    """
    meetings = [meeting for yes, no in _candidates(held) if (meeting := _meeting(held, yes, no)) is not None]
    meetings = _nearest(held, meetings)
    found = []
    for numbers in grouped((meeting.yes, meeting.no) for meeting in meetings):
        inside = set(numbers)
        found.append(_dispute(evidence, held, [meeting for meeting in meetings if meeting.yes in inside]))
    return tuple(sorted(found, key=_order))


def _order(one: Dispute) -> tuple[int, int, str, str, int]:
    first = one.denying[0]
    return -one.score, -len(one.asserting) - len(one.denying), first.since or "", first.article, first.sentence.start


def _candidates(held: Sequence[Holding]) -> Iterator[tuple[int, int]]:
    """Pairs of an assertion and a denial of two sides, of one report, matter or side."""
    assertions: dict[object, list[int]] = defaultdict(list)
    for n, one in enumerate(held):
        if one.held.stance in ("asserts", "accuses", "acknowledges"):
            for key in _keys(one):
                assertions[key].append(n)
    pairs = {
        (m, n)
        for n, one in enumerate(held)
        if one.held.stance == "denies"
        for key in _keys(one)
        for m in assertions.get(key, ())
        if one.side is not None and (held[m].side is None or held[m].side != one.side)
    }
    yield from sorted(pairs)


def _keys(one: Holding) -> Iterator[object]:
    yield one.report.key
    yield from one.matters
    if one.held.stance == "accuses" and one.target is not None:
        yield "of", one.target.id
    if one.held.stance == "denies" and one.side is not None:
        yield "of", one.side.id


def _meeting(held: Sequence[Holding], yes: int, no: int) -> _Meeting | None:
    a, d = held[yes], held[no]
    together = a.report.key == d.report.key
    if not together:
        apart = days_apart(a, d)
        if apart is None or apart > NEAR or a.held.told is None:
            return None
    found = _of_one_thing(a, d, together=together) or _answer(a, d, together=together)
    if found is None:
        return None
    score, why = found
    reasons = [why]
    if not together:
        score, reasons = score - 1, [*reasons, f"printed within {NEAR} days"]
    if named(a.held.speaker) and named(d.held.speaker):
        score, reasons = score + 1, [*reasons, "both voices are named"]
    if a.held.told is not None and not hands(a.held.told) and not hands(d.held.told):
        score, reasons = score + 1, [*reasons, "both are heard at first hand"]
    return _Meeting(yes, no, score, tuple(reasons))


def _of_one_thing(a: Holding, d: Holding, *, together: bool) -> tuple[int, str] | None:
    why = same_thing(a, d)
    if why is None or (not together and len(a.words & d.words) < SHARED_ACROSS):
        return None
    return (_EVENT if a.event == d.event else _MATTER), why


def _answer(a: Holding, d: Holding, *, together: bool) -> tuple[int, str] | None:
    """Whether a side denies what is said of it."""
    if d.held.told is None or d.held.told.act != "deny" or a.held.told is None:
        return None
    if d.side is None or a.target is None or a.target.id != d.side.id or (a.matters and d.matters):
        return None
    common = len(a.words & d.words)
    if common >= (SHARED_WITHIN if together else SHARED_ACROSS):
        return _ANSWER, "the side that it is said of denies it, in the same words"
    after = a.held.told.number < d.held.told.number
    return (_POINTED, "the side that it is said of denies what was said") if together and d.vague and after else None


def _nearest(held: Sequence[Holding], meetings: Iterable[_Meeting]) -> list[_Meeting]:
    """Of what a denial only points to, the assertion told last before it."""
    kept: list[_Meeting] = []
    pointed: dict[int, _Meeting] = {}
    for meeting in meetings:
        if not meeting.reasons[0].endswith("denies what was said"):
            kept.append(meeting)
        elif (
            meeting.no not in pointed
            or held[meeting.yes].held.told.number > held[pointed[meeting.no].yes].held.told.number
        ):  # type: ignore[union-attr]  # an answer answers a statement
            pointed[meeting.no] = meeting
    answered = {meeting.no for meeting in kept}
    return [*kept, *(meeting for no, meeting in sorted(pointed.items()) if no not in answered)]


def _dispute(evidence: Evidence, held: Sequence[Holding], meetings: Sequence[_Meeting]) -> Dispute:
    best = max(meetings, key=lambda meeting: (meeting.score, -meeting.yes, -meeting.no))
    labelled = {label for meeting in meetings for n in (meeting.no, meeting.yes) for label in labels(held[n])}
    return Dispute(
        about=tuple(sorted(labelled)),
        asserting=_rows(evidence, (held[meeting.yes] for meeting in meetings)),
        denying=_rows(evidence, (held[meeting.no] for meeting in meetings)),
        score=best.score,
        reasons=best.reasons,
    )


def _rows(evidence: Evidence, held: Iterable[Holding]) -> tuple[Position, ...]:
    rows: dict[tuple[str, str | None, str | None], Position] = {}
    for one in held:
        row = position(evidence, one)
        rows.setdefault((row.article, row.statement, row.event if row.statement is None else None), row)
    return tuple(sorted(rows.values(), key=lambda row: (row.since or "", row.article, row.sentence.start)))
