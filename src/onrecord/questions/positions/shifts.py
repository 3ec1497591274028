"""Where a side's position changes: it denied, then acknowledged; asserted, then denied; promised, then would not.

Only where something tells which came first: what the text says of the time, words like "had long denied" and "no longer
denies", or, across articles, the days of publication.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.questions.evidence.groups import grouped
from onrecord.questions.evidence.view import Evidence
from onrecord.questions.positions.comparing import SHARED_ACROSS, Link, earlier, kin_thing, same_thing, strangers
from onrecord.questions.positions.holdings import Holding
from onrecord.questions.positions.rows import Position, rows
from onrecord.questions.positions.topics import Topic, topic_of

#: What a change is called, by stance before and after.
KINDS: Final = {
    ("denies", "acknowledges"): "denied, then acknowledged",
    ("denies", "asserts"): "denied, then asserted",
    ("asserts", "denies"): "asserted, then denied",
    ("acknowledges", "denies"): "acknowledged, then denied",
    ("promises", "denies"): "promised, then denied",
}


@dataclass(frozen=True, slots=True)
class Shift:
    """A side's position on a matter changes.

    Attributes:
        side: its name.
        about: what the positions are about.
        kind: one of `KINDS`.
        before, after: the positions, each at least one, by date and article.
        reasons: why they are of one thing, and why the first came first.
    """

    side: str
    about: tuple[str, ...]
    kind: str
    before: tuple[Position, ...]
    after: tuple[Position, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """Numbers of two positions of a side, the earlier one first, with the reasons."""

    one: int
    other: int
    kind: str
    about: tuple[str, ...]
    reasons: tuple[str, ...]


def shifts_of(evidence: Evidence, held: Sequence[Holding]) -> list[tuple[Shift, Topic]]:
    """Return the shifts of all sides, those told within one article first, then by date and place.

    Args:
        evidence: that the positions are from.
        held: positions of all sides.
    """
    sides: dict[str, list[Holding]] = defaultdict(list)
    for one in held:
        if one.side is not None:
            sides[one.side.id].append(one)
    found = [(own, changes) for own in sides.values() for changes in _of_side(own)]
    found.sort(key=lambda each: _order(*each))
    return [
        (_shift(evidence, own, changes), topic_of(own[n] for change in changes for n in (change.one, change.other)))
        for own, changes in found
    ]


def _order(own: Sequence[Holding], changes: Sequence[_Change]) -> tuple[bool, str, tuple[str, int, int, str], str]:
    places = [own[n].place for change in changes for n in (change.one, change.other)]
    first = min(own[change.other].since or "" for change in changes)
    return len({place[0] for place in places}) > 1, first, min(places), changes[0].kind


def _of_side(own: Sequence[Holding]) -> Iterator[list[_Change]]:
    """The changes of a side, those that hang together in one list."""
    changes = [change for a, b in _candidates(own) for change in _change(own, a, b)]
    changes += [_Change(n, n, KINDS[("denies", "acknowledges")], (), ("says so itself",)) for n in _turned(own)]
    for kind in dict.fromkeys(KINDS.values()):
        by_first: dict[int, list[_Change]] = defaultdict(list)
        for change in changes:
            if change.kind == kind:
                by_first[change.one].append(change)
        pairs = [(change.one, change.other) for some in by_first.values() for change in some]
        for numbers in grouped(pairs):
            yield [change for n in sorted(numbers) for change in by_first.get(n, ())]


def _shift(evidence: Evidence, own: Sequence[Holding], changes: Sequence[_Change]) -> Shift:
    side = own[0].side
    before = rows(evidence, (own[change.one] for change in changes if change.one != change.other))
    after = rows(evidence, (own[change.other] for change in changes))
    about = {label for change in changes for label in change.about}
    return Shift(
        side="" if side is None else side.name,
        about=tuple(sorted(about)) or tuple(sorted({name for row in (*before, *after) for name in row.about})),
        kind=changes[0].kind,
        before=before or after,  # "no longer denies" tells both
        after=after,
        reasons=tuple(sorted({reason for change in changes for reason in change.reasons})),
    )


def _candidates(own: Sequence[Holding]) -> Iterator[tuple[int, int]]:
    """Pairs that may be a shift: a denial with what is not one, in one report, of one matter or about one side."""
    denials: dict[object, list[int]] = defaultdict(list)
    for n, one in enumerate(own):
        if one.held.stance == "denies":
            for key in _keys(one):
                denials[key].append(n)
    pairs = {
        (m, n)
        for n, one in enumerate(own)
        if one.held.stance in ("acknowledges", "asserts", "promises")
        for key in _keys(one)
        for m in denials.get(key, ())
    }
    yield from sorted(pairs)


def _keys(one: Holding) -> Iterator[object]:
    yield one.report.key
    yield from one.matters
    if one.held.told is not None and one.held.told.act in ("deny", "acknowledge", "promise"):
        yield from (("about", side.id) for side in one.others)


def _change(own: Sequence[Holding], denial: int, other: int) -> Iterator[_Change]:
    """The change between a denial and another position, whichever came first."""
    no, yes = own[denial], own[other]
    if strangers(no, yes):
        return
    link = kin_thing(no, yes) if yes.held.stance == "acknowledges" else _strictly_same(no, yes)
    if link is None:
        return
    for first, second, numbers in ((no, yes, (denial, other)), (yes, no, (other, denial))):
        kind = KINDS.get((first.held.stance, second.held.stance))
        order = earlier(first, second)
        if kind is not None and order is not None:
            yield _Change(*numbers, kind, link.about, (link.why, order))
            return


def _strictly_same(no: Holding, yes: Holding) -> Link | None:
    """What is merely said is said of many things: across reports it must be said in the same words."""
    if no.report.key != yes.report.key and len(no.words & yes.words) < SHARED_ACROSS:
        return None
    return same_thing(no, yes)


def _turned(own: Sequence[Holding]) -> Iterator[int]:
    """Acknowledgements that say themselves that it was denied: "no longer denies"."""
    for n, one in enumerate(own):
        if one.held.stance == "acknowledges" and one.denying and one.turn == "after":
            yield n
